"""Colours that follow what people fill in: status, decision, a due date that has passed, a low confidence."""

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from checker.model.assessment import Verdict
from checker.writers.words import MEDIUM_CONFIDENCE
from checker.writers.workbook.book import Book
from checker.writers.workbook.palette import CELLS
from checker.writers.workbook.table import Kind, Table

_LIKE = {
    "Open": Verdict.PARTIAL,
    "In progress": Verdict.EXPLAINED,
    "Closed": Verdict.PRESENT,
    "Accepted": Verdict.NOT_APPLICABLE,
    "Agree": Verdict.PRESENT,
    "Disagree": Verdict.MISSING,
    "Not sure": Verdict.NEEDS_REVIEW,
}


def mark_follow_up(book: Book, sheet: Worksheet, table: Table) -> None:
    """Add the conditional formats of a table's columns."""
    if not table.rows:
        return
    last = len(table.rows)
    for index, column in enumerate(table.columns):
        for choice in column.choices:
            background, ink = CELLS[_LIKE[choice]]
            style = book.workbook.add_format({"bg_color": background, "font_color": ink, "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{choice}"', "format": style}
            sheet.conditional_format(1, index, last, index, rule)
        if column.kind is Kind.CONFIDENCE:
            style = book.workbook.add_format({"font_color": "#A34400", "bold": True})
            low = {"type": "formula", "criteria": _low(index), "format": style}
            sheet.conditional_format(1, index, last, index, low)
        if column.kind is Kind.DATE:
            style = book.workbook.add_format({"font_color": "#A34400", "bold": True})
            overdue = {"type": "formula", "criteria": _overdue(table, index), "format": style}
            sheet.conditional_format(1, index, last, index, overdue)


def _low(index: int) -> str:
    cell = f"${xl_col_to_name(index)}2"
    return f'=AND({cell}<>"",{cell}<{MEDIUM_CONFIDENCE})'


def _overdue(table: Table, index: int) -> str:
    status = next(number for number, column in enumerate(table.columns) if "Closed" in column.choices)
    day, state = f"${xl_col_to_name(index)}2", f"${xl_col_to_name(status)}2"
    return f'=AND({day}<>"",{day}<TODAY(),{state}<>"Closed",{state}<>"Accepted")'
