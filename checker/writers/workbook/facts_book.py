"""Facts in, the bytes of a KPI workbook out: figures, explanations, references, claims and period, each on a sheet.

Header names are plain words in the first row, so that the file can be edited and read again.
"""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet

from checker.model.fact import Claim, Explanation, Facts, Figure, Locator, Period, Reference
from checker.writers.figure_row import FIGURE_COLUMNS, figure_row
from checker.writers.workbook.book import Book
from checker.writers.workbook.table import A3, Cell, Column, Kind, Table, write_table

_WIDTHS = {
    "metric": 38.0,
    "quote": 60.0,
    "text": 80.0,
    "target": 40.0,
    "answer": 50.0,
    "breakdown": 24.0,
    "concepts": 28.0,
    "context": 28.0,
    "section": 24.0,
    "title": 38.0,
    "topic": 24.0,
    "explanation": 38.0,
    "documents": 24.0,
    "web address": 24.0,
}
_NUMBERS = (
    "amount",
    "year",
    "page",
    "printed page",
    "current",
    "nil",
    "external",
    "reported",
    "remedy",
    "whole standard",
)
_IDS = ("concepts", "context")
_PLACE = ("page", "printed page", "text")
_PERIOD = ("start", "end", "label")
_EXPLANATIONS = ("requirement", "reason", "concepts", *_PLACE)
_REFERENCES = ("requirement", "target", "external", "concepts", *_PLACE)
_CLAIMS = (
    "framework",
    "edition",
    "requirement",
    "year",
    "items",
    "title",
    "topic",
    "reported",
    "whole standard",
    "pages cited",
    "pages of the file",
    "section",
    "documents",
    "web address",
    "withheld",
    "omission",
    "explanation",
    "remedy",
    "answer",
    *_PLACE,
)


def render_facts(name: str, facts: Facts) -> bytes:
    """Return the KPI workbook of one report."""
    book = Book(title=f"Figures of {name}", subject="KPI table", author="esgcheck")
    _add(book, name, "Figures", FIGURE_COLUMNS, map(_figure_cells, facts.figures))
    _add(book, name, "Explanations", _EXPLANATIONS, map(_explanation_cells, facts.explanations))
    _add(book, name, "References", _REFERENCES, map(_reference_cells, facts.references))
    _add(book, name, "Claims", _CLAIMS, map(_claim_cells, facts.claims))
    _add(book, name, "Period", _PERIOD, map(_period_cells, [facts.period] if facts.period else []))
    return book.close()


def _add(book: Book, name: str, title: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Worksheet:
    table = Table(name=title, columns=tuple(map(_column, columns)), rows=tuple(rows), frozen=1, paper=A3, empty="")
    return write_table(book, table, name)


def _column(name: str) -> Column:
    kind = Kind.NUMBER if name in _NUMBERS else Kind.IDS if name in _IDS else Kind.TEXT
    return Column(title=name, width=_WIDTHS.get(name, 14.0), kind=kind)


def _figure_cells(figure: Figure) -> tuple[Cell, ...]:
    cells: list[Cell] = list(figure_row(figure))
    cells[FIGURE_COLUMNS.index("amount")] = figure.value
    return tuple(cells)


def _period_cells(item: Period) -> tuple[Cell, ...]:
    return item.start.isoformat(), item.end.isoformat(), item.label


def _place(locator: Locator) -> tuple[Cell, Cell]:
    return (locator.page, locator.printed_page) if locator.page > 0 else (None, None)


def _explanation_cells(item: Explanation) -> tuple[Cell, ...]:
    return item.requirement, item.reason, " ".join(sorted(item.concepts)), *_place(item.locator), item.text


def _reference_cells(item: Reference) -> tuple[Cell, ...]:
    external = _yes(value=item.external)
    concepts = " ".join(sorted(item.concepts))
    return item.requirement, item.target, external, concepts, *_place(item.locator), item.text


def _claim_cells(item: Claim) -> tuple[Cell, ...]:
    return (
        item.framework,
        item.edition,
        item.requirement,
        item.year,
        " ".join(item.items),
        item.title,
        item.topic,
        _yes(value=item.reported),
        _yes(value=item.whole),
        _numbers(item.pages),
        _numbers(item.file_pages),
        item.section,
        "; ".join(f"{name}={_numbers(pages)}" for name, pages in item.documents),
        item.address,
        item.withheld,
        item.omission,
        item.explanation,
        _yes(value=item.remedy),
        item.answer,
        *_place(item.locator),
        item.text,
    )


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _yes(*, value: bool) -> str:
    return "yes" if value else "no"
