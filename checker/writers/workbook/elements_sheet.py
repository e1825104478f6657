"""The sheet for whoever wants to know why: one row for each element, with what was asked and what was found."""

from checker.model.assessment import Assessment, ElementResult, RequirementResult
from checker.model.finding import State
from checker.writers.words import figure_text
from checker.writers.workbook.columns import (
    CONFIDENCE,
    ELEMENT_COLUMNS,
    PDF_PAGE,
    PRINTED,
    each_element,
    element_cells,
    make_table,
    page_cells,
)
from checker.writers.workbook.table import A3, Cell, Column, Kind, Table


def elements_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return one row for each element of each requirement."""
    columns = (
        *ELEMENT_COLUMNS,
        CONFIDENCE,
        Column(title="Question asked of the report", width=32),
        Column(title="Why", width=30),
        Column(title="Best evidence", width=44),
        PDF_PAGE,
        PRINTED,
        Column(title="Figures", width=26),
        Column(title="Closest passage turned down", width=36, kind=Kind.QUIET),
        Column(title="Why it was turned down", width=22, kind=Kind.QUIET),
        Column(title="Its PDF page", width=8, kind=Kind.NUMBER),
        Column(title="Datapoint", width=20, kind=Kind.QUIET),
        Column(title="Rule version", width=8, kind=Kind.NUMBER),
        Column(title="Rule agreed with labels", width=12, kind=Kind.QUIET),
    )
    rows = tuple(_element_row(*item) for item in each_element(assessments))
    return make_table("Elements", columns, rows, tab="#0072B2", paper=A3)


def record_text(record: tuple[int, int]) -> str:
    """Return how often the rule agreed with a reader of labelled reports."""
    labels, right = record
    return f"{right} of {labels}" if labels else "not measured"


def _element_row(assessment: Assessment, requirement: RequirementResult, element: ElementResult) -> tuple[Cell, ...]:
    proof = element.evidence[0] if element.evidence else None
    miss = element.near_misses[0] if element.near_misses else None
    decided = element.state is not State.NOT_ASSESSED
    return (
        *element_cells(assessment, requirement, element),
        element.confidence if decided else None,
        element.asks,
        element.reason,
        proof.quote if proof else "",
        *page_cells(proof.locator if proof else None),
        "\n".join(figure_text(figure) for figure in element.figures),
        miss.quote if miss else "",
        miss.because if miss else "",
        page_cells(miss.locator)[0] if miss else None,
        element.datapoint,
        element.rule_version or None,
        record_text(element.record),
    )
