"""The proof: one row for each quote, and one for each passage that was turned down."""

from checker.model.assessment import Assessment
from checker.model.fact import Locator
from checker.writers.workbook.columns import (
    ELEMENT_COLUMNS,
    OCR,
    PDF_PAGE,
    PRINTED,
    each_element,
    element_cells,
    make_table,
    ocr_cell,
    page_cells,
)
from checker.writers.workbook.table import Column, Kind, Table


def evidence_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return one row for each quote."""
    columns = (
        *ELEMENT_COLUMNS,
        Column(title="Quote, word for word", width=90),
        PDF_PAGE,
        PRINTED,
        OCR,
        Column(title="Box on the page (left, top, right, bottom, in points)", width=24, kind=Kind.QUIET),
    )
    rows = (
        (
            *element_cells(assessment, requirement, element),
            item.quote,
            *page_cells(item.locator),
            ocr_cell(assessment.report, item.locator),
            _box_text(item.locator),
        )
        for assessment, requirement, element in each_element(assessments)
        for item in element.evidence
    )
    return make_table("Evidence", columns, rows, tab="#009E73", empty="No evidence was found.")


def _box_text(locator: Locator) -> str:
    return ", ".join(f"{side:.0f}" for side in locator.box) if locator.box else ""


def near_misses_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return one row for each passage that was turned down."""
    columns = (
        *ELEMENT_COLUMNS[1:],
        Column(title="Passage that was not accepted as evidence", width=80, kind=Kind.QUIET),
        Column(title="Why not", width=34),
        PDF_PAGE,
        PRINTED,
        OCR,
    )
    rows = (
        (
            *element_cells(assessment, requirement, element)[1:],
            miss.quote,
            miss.because,
            *page_cells(miss.locator),
            ocr_cell(assessment.report, miss.locator),
        )
        for assessment, requirement, element in each_element(assessments)
        for miss in element.near_misses
    )
    return make_table("Turned down", columns, rows, tab="#999999", empty="Nothing turned down.")
