"""The list for a reviewer with little time: most worthwhile first."""

from checker.model.assessment import Assessment, ElementResult
from checker.model.finding import State
from checker.writers.ranking import element_key, requirement_code, review_order
from checker.writers.workbook.columns import (
    CODE,
    COMMENT,
    CONFIDENCE,
    DECISION,
    DIGEST,
    ELEMENT,
    FRAMEWORK,
    KEY,
    PDF_PAGE,
    PRINTED,
    STATE,
    digest,
    make_table,
    page_cells,
)
from checker.writers.workbook.table import Cell, Column, Kind, Table


def review_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return the elements that a look could change, most worthwhile first."""
    columns = (
        KEY,
        DIGEST,
        Column(title="Rank", width=6, kind=Kind.NUMBER),
        FRAMEWORK,
        CODE,
        ELEMENT,
        STATE,
        CONFIDENCE,
        Column(title="Why look here", width=26),
        Column(title="Passage to read", width=56),
        PDF_PAGE,
        PRINTED,
        DECISION,
        COMMENT,
    )
    rows = (
        (
            element_key(item.assessment, item.requirement, item.element),
            digest(item.element.state, item.element.evidence),
            rank,
            item.assessment.framework,
            requirement_code(item.requirement),
            item.element.title,
            item.element.state,
            item.element.confidence if item.element.state is not State.NOT_ASSESSED else None,
            item.because,
            *_passage_to_read(item.element),
            None,
            None,
        )
        for rank, item in enumerate(review_order(assessments), 1)
    )
    return make_table("Review", columns, rows, tab="#E69F00", empty="Nothing needs a second look.")


def _passage_to_read(element: ElementResult) -> tuple[Cell, Cell, Cell]:
    if element.evidence:
        return element.evidence[0].quote, *page_cells(element.evidence[0].locator)
    if element.near_misses:
        miss = element.near_misses[0]
        return f"Turned down ({miss.because}): {miss.quote}", *page_cells(miss.locator)
    return element.reason, None, None
