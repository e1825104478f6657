"""The figures of the report as a KPI table, with the elements that use each."""

from checker.model.assessment import Assessment, ReportFacts
from checker.model.fact import Figure
from checker.writers.ranking import requirement_code
from checker.writers.safe_text import shorten
from checker.writers.words import breakdown_text
from checker.writers.workbook.columns import (
    METRIC,
    OCR,
    PDF_PAGE,
    PRINTED,
    each_element,
    make_table,
    ocr_cell,
    page_cells,
)
from checker.writers.workbook.table import Cell, Column, Kind, Table

_LONGEST_QUOTE = 160

FigurePlace = tuple[int, int, int, int | None, int | None, str]


def _place(figure: Figure) -> FigurePlace:
    locator = figure.locator
    return locator.page, locator.passage, locator.start, figure.row, figure.column, figure.text


def figures_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return one row for each figure of the report: first those that some element uses, then the others, by page."""
    columns = (
        METRIC,
        Column(title="Value", width=16, kind=Kind.NUMBER),
        Column(title="As printed", width=16),
        Column(title="Unit", width=14),
        Column(title="Per", width=14),
        Column(title="Year", width=7, kind=Kind.NUMBER),
        Column(title="Breakdown", width=22),
        PDF_PAGE,
        PRINTED,
        OCR,
        Column(title="Used by", width=24, kind=Kind.QUIET),
        Column(title="Where it stands", width=60, kind=Kind.QUIET),
    )
    users = _figure_users(assessments)
    figures = {_place(figure): figure for assessment in assessments for figure in assessment.figures}
    figures |= {place: figure for place, (figure, _) in users.items()}
    ordered = sorted(figures.items(), key=lambda item: (item[0] not in users, _reading_order(item[0])))
    report = assessments[0].report
    rows = tuple(_figure_row(report, figure, users.get(place, (figure, []))[1]) for place, figure in ordered)
    return make_table("Figures", columns, rows, tab="#56B4E9", empty="No figure was recognised.")


def _reading_order(place: FigurePlace) -> tuple[int, int, int, int, int, str]:
    page, passage, start, row, column, text = place
    return page, passage, start, row or 0, column or 0, text


def _figure_users(assessments: tuple[Assessment, ...]) -> dict[FigurePlace, tuple[Figure, list[str]]]:
    users: dict[FigurePlace, tuple[Figure, list[str]]] = {}
    for _, requirement, element in each_element(assessments):
        for figure in element.figures:
            users.setdefault(_place(figure), (figure, []))[1].append(f"{requirement_code(requirement)} {element.id}")
    return users


def _figure_row(report: ReportFacts, figure: Figure, users: list[str]) -> tuple[Cell, ...]:
    return (
        figure.metric,
        figure.value,
        figure.text,
        figure.unit_text or figure.unit,
        figure.per,
        figure.year,
        breakdown_text(figure),
        *page_cells(figure.locator),
        ocr_cell(report, figure.locator),
        "\n".join(dict.fromkeys(users)),
        shorten(figure.quote, _LONGEST_QUOTE),
    )
