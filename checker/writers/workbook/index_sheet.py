"""The report's content index held against the report: what to put right first, then what stands."""

from checker.model.assessment import Assessment, IndexFinding
from checker.writers.index_words import INDEX_KINDS, cited_words, found_words, in_order
from checker.writers.safe_text import shorten
from checker.writers.workbook.columns import CODE, COMMENT, FRAMEWORK, PDF_PAGE, PRINTED, make_table, page_cells
from checker.writers.workbook.table import Cell, Column, Kind, Table

_LONGEST_QUOTE = 300


def index_table(assessments: tuple[Assessment, ...]) -> Table | None:
    """Return one row for each finding; None where the report has no content index of the run's frameworks."""
    if not any(assessment.index for assessment in assessments):
        return None
    columns = (
        FRAMEWORK,
        CODE,
        Column(title="Finding", width=22, kind=Kind.CODE),
        Column(title="What it means", width=40),
        Column(title="Cited: printed page or section", width=18),
        Column(title="Evidence on PDF pages", width=14),
        Column(title="Evidence, word for word", width=50),
        Column(title="Row of the index", width=46, kind=Kind.QUIET),
        PDF_PAGE,
        PRINTED,
        COMMENT,
    )
    rows = (_row(assessment, finding) for assessment in assessments for finding in in_order(assessment.index))
    return make_table("Content index", columns, rows, tab="#0072B2")


def _row(assessment: Assessment, finding: IndexFinding) -> tuple[Cell, ...]:
    code = f"{finding.requirement}@{finding.year}" if finding.year else finding.requirement
    return (
        assessment.framework,
        code,
        INDEX_KINDS[finding.kind].shown,
        finding.message,
        cited_words(finding),
        found_words(finding),
        shorten(finding.evidence.quote, _LONGEST_QUOTE) if finding.evidence else "",
        shorten(finding.quote, _LONGEST_QUOTE),
        *page_cells(finding.locator),
        None,
    )
