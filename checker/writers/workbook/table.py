"""A sheet that is one table: columns with their kinds, rows of plain values, everything else follows from them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from math import inf
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.model.assessment import Verdict
from checker.model.finding import State
from checker.writers.safe_text import cell_text, shorten
from checker.writers.words import HIGH_CONFIDENCE, MEDIUM_CONFIDENCE, STATES, VERDICTS
from checker.writers.workbook.book import Book, Property, decimals_format, fits_number, put_text
from checker.writers.workbook.layout import MOST_LINES, lines_needed, row_height
from checker.writers.workbook.palette import BRAND, ENTRY, MUTED, WHITE, cell_colours

A3, A4 = 8, 9
_FIRST_DAY = date(2000, 1, 1)

Cell = str | int | float | Decimal | Verdict | State | None


class Kind(Enum):
    """What a column holds; decides how its cells are written and look."""

    TEXT = auto()
    CODE = auto()
    QUIET = auto()
    NUMBER = auto()
    CONFIDENCE = auto()
    OUTCOME = auto()
    IDS = auto()
    """Ids for programs, kept on one line."""
    ENTRY = auto()
    """Filled in by people."""
    DATE = auto()
    """A day filled in by people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    width: float
    kind: Kind = Kind.TEXT
    hidden: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    """Shown when a person selects a cell to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int
    """Number of columns that stay in sight, hidden ones included."""
    tab: str = BRAND
    paper: int = A4
    empty: str = "None."
    """Said in the first row where there are no rows."""


_CONFIDENCE_FORMAT = (
    f'[>={HIGH_CONFIDENCE}]"High · "0%;[>={MEDIUM_CONFIDENCE}]"Medium · "0%;"Low · "0%'  # the number stays sortable
)
_WRAPPED = (Kind.TEXT, Kind.CODE, Kind.ENTRY, Kind.QUIET)
_PADDED: dict[str, Property] = {"valign": "vcenter", "align": "left", "indent": 1}
_PADDING = 2.0
"""What the indent takes of a column's width."""
_HEADER: dict[str, Property] = {
    **_PADDED,
    "bold": True,
    "font_color": WHITE,
    "bg_color": BRAND,
    "text_wrap": True,
    "border": 1,
    "border_color": BRAND,
}
_TO_FILL_IN: dict[str, Property] = {"bg_color": ENTRY, "left": 4, "left_color": "#E5DFC0"}
_KIND_FORMATS: dict[Kind, dict[str, Property]] = {
    Kind.TEXT: _PADDED | {"text_wrap": True},
    Kind.CODE: _PADDED | {"bold": True, "text_wrap": True},
    Kind.QUIET: _PADDED | {"text_wrap": True, "font_color": MUTED},
    Kind.IDS: _PADDED | {"font_color": MUTED},
    Kind.NUMBER: {"align": "center", "valign": "vcenter"},
    Kind.CONFIDENCE: _PADDED | {"num_format": _CONFIDENCE_FORMAT},
    Kind.OUTCOME: _PADDED,
    Kind.ENTRY: _PADDED | _TO_FILL_IN | {"text_wrap": True},
    Kind.DATE: _PADDED | _TO_FILL_IN | {"num_format": "yyyy-mm-dd"},
}


def write_table(book: Book, table: Table, source: str) -> Worksheet:
    """Add the table's sheet to the workbook and return it."""
    sheet = book.workbook.add_worksheet(table.name)
    sheet.set_tab_color(table.tab)
    sheet.hide_gridlines(2)
    _write_header(book, sheet, table)
    _write_rows(book, sheet, table)
    last = max(len(table.rows), 1)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.freeze_panes(1, table.frozen)
    _add_choices(sheet, table, last)
    set_up_print(sheet, source, paper=table.paper)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, len(table.columns) - 1)
    return sheet


def set_up_print(sheet: Worksheet, source: str, *, paper: int) -> None:
    """Set up landscape pages, as wide as the sheet, with the report's name and page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    name = shorten(source, 80).replace("&", "&&")
    sheet.set_footer(f"&L&8{name}&C&8&A&R&8Page &P of &N")


def _write_header(book: Book, sheet: Worksheet, table: Table) -> None:
    style = book.format(_HEADER)
    for index, column in enumerate(table.columns):
        options = {"hidden": True} if column.hidden else {}
        sheet.set_column(index, index, column.width, None, options)
        sheet.write_string(0, index, column.title, style)
    most = max(lines_needed(column.title, column.width - _PADDING - 1) for column in table.columns if not column.hidden)
    sheet.set_row(0, row_height(most) + 4)


def _write_rows(book: Book, sheet: Worksheet, table: Table) -> None:
    middle = [book.bordered(_KIND_FORMATS[column.kind]) for column in table.columns]
    # In a row whose text is longer than the row can show, the text's start must be what shows.
    top = [book.bordered(_KIND_FORMATS[column.kind], valign="top") for column in table.columns]
    outcomes = {value: outcome_format(book, value) for value in (*Verdict, *State)}
    top_outcomes = {value: outcome_format(book, value, valign="top") for value in outcomes}
    widths = [column.width - _PADDING if _wraps(column) else inf for column in table.columns]
    for number, row in enumerate(table.rows, 1):
        lines = _row_lines(row, widths)
        styles, colours = (middle, outcomes) if lines <= MOST_LINES else (top, top_outcomes)
        for index, value in enumerate(row):
            if type(value) is str and value:
                sheet.write_string(number, index, cell_text(value), styles[index])
            elif isinstance(value, Verdict | State):
                sheet.write_string(number, index, outcome_text(value), colours[value])
            else:
                _write_other(book, sheet, (number, index), value, styles[index])
        sheet.set_row(number, row_height(lines))
    if not table.rows:
        first = next(index for index, column in enumerate(table.columns) if not column.hidden)
        put_text(sheet, 1, first, table.empty, book.format(italic=True, font_color=MUTED))


def _row_lines(row: tuple[Cell, ...], widths: list[float]) -> int:
    """Return how many lines the longest text of a row fills."""
    lines = 1
    for value, width in zip(row, widths, strict=True):
        # A text under half the width fits one line even if it is Chinese; measuring it would be wasted time.
        if type(value) is str and (len(value) > width * 0.45 or "\n" in value):
            lines = max(lines, lines_needed(value, width))
    return lines


def _wraps(column: Column) -> bool:
    return column.kind in _WRAPPED and not column.hidden


def _write_other(book: Book, sheet: Worksheet, place: tuple[int, int], value: Cell, style: Format) -> None:
    if value is None or isinstance(value, str):
        sheet.write_blank(*place, None, style)
    elif isinstance(value, Decimal):
        _write_amount(book, sheet, place, value)
    else:
        sheet.write_number(*place, value, style)


def _write_amount(book: Book, sheet: Worksheet, place: tuple[int, int], value: Decimal) -> None:
    """Write a reported value as a number where that keeps every digit, else as the text of the number."""
    row, column = place
    if fits_number(value):
        style = book.bordered(align="right", valign="vcenter", indent=1, num_format=decimals_format(value))
        sheet.write_number(row, column, value, style)
    else:
        put_text(sheet, row, column, str(value), book.bordered(align="right", valign="vcenter", indent=1))


def outcome_text(value: Verdict | State) -> str:
    """Return symbol and words of a verdict or state."""
    return VERDICTS[value].shown if isinstance(value, Verdict) else STATES[value].shown


def outcome_format(book: Book, value: Verdict | State, **more: Property) -> Format:
    """Return the coloured format of a verdict or state."""
    background, ink = cell_colours(value)
    return book.bordered(_PADDED | more, bold=True, bg_color=background, font_color=ink)


def _add_choices(sheet: Worksheet, table: Table, last: int) -> None:
    if not table.rows:
        return
    for index, column in enumerate(table.columns):
        rule: dict[str, Any] = {"ignore_blank": True, "input_title": column.title, "input_message": column.hint}
        if column.choices:
            rule |= {"validate": "list", "source": list(column.choices), "error_message": "Choose one of the list."}
        elif column.kind is Kind.DATE:
            rule |= {"validate": "date", "criteria": ">", "value": _FIRST_DAY, "error_message": "Enter a date."}
        else:
            continue
        sheet.data_validation(1, index, last, index, rule)
