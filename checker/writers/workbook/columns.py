"""Columns and cells that several tables of the workbook share.

Key and Evidence digest are hidden: the stable key (edition, requirement, element, with colons between) by which a
reviewed workbook is read back, and a digest of outcome and evidence that tells whether they have changed since.
"""

import hashlib
from collections.abc import Iterable, Iterator

from checker.model.assessment import Assessment, ElementResult, ReportFacts, RequirementResult
from checker.model.fact import Locator
from checker.model.finding import Evidence
from checker.writers.ranking import element_key, requirement_code
from checker.writers.workbook.table import A4, Cell, Column, Kind, Table

STATUSES = ("Open", "In progress", "Closed", "Accepted")
DECISIONS = ("Agree", "Disagree", "Not sure")

KEY = Column(title="Key", width=24, hidden=True)
DIGEST = Column(title="Evidence digest", width=14, hidden=True)
FRAMEWORK = Column(title="Framework", width=13, kind=Kind.QUIET)
ALSO_CLOSES = Column(title="Closing it also closes, at least in part", width=24, kind=Kind.QUIET)
CODE = Column(title="Requirement", width=13, kind=Kind.CODE)
ELEMENT = Column(title="Element", width=25)
TITLE = Column(title="Title", width=27)
METRIC = Column(title="Metric", width=38)
STATE = Column(title="State", width=16, kind=Kind.OUTCOME)
CONFIDENCE = Column(title="Confidence", width=14, kind=Kind.CONFIDENCE)
PDF_PAGE = Column(title="PDF page", width=8, kind=Kind.NUMBER)
PRINTED = Column(title="Printed page", width=8, kind=Kind.NUMBER)
OCR = Column(title="Read by OCR", width=9)
DECISION = Column(
    title="Reviewer decision",
    width=12,
    kind=Kind.ENTRY,
    choices=DECISIONS,
    hint="Do you agree with the program's outcome?",
)
COMMENT = Column(title="Comment", width=28, kind=Kind.ENTRY)

ELEMENT_COLUMNS = (KEY, FRAMEWORK, CODE, ELEMENT, STATE)
"""What a table of elements begins with; `element_cells` fills it."""
_FROZEN = (CODE, ELEMENT, TITLE, METRIC)


def make_table(
    name: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    *,
    tab: str,
    paper: int = A4,
    empty: str = "None.",
) -> Table:
    """Return a table without idle columns: those that tell of several frameworks where there is one, of OCR without."""
    body = tuple(rows)
    for idle in (FRAMEWORK, ALSO_CLOSES, OCR):
        index = columns.index(idle) if idle in columns else -1
        values = {row[index] for row in body}
        if index >= 0 and (values <= {""} if idle == OCR else len(values) <= 1):
            columns = columns[:index] + columns[index + 1 :]
            body = tuple(row[:index] + row[index + 1 :] for row in body)
    frozen = 1 + max((columns.index(column) for column in _FROZEN if column in columns), default=0)
    return Table(name=name, columns=columns, rows=body, frozen=frozen, tab=tab, paper=paper, empty=empty)


def element_cells(assessment: Assessment, requirement: RequirementResult, element: ElementResult) -> tuple[Cell, ...]:
    """Return the cells of ELEMENT_COLUMNS."""
    return (
        element_key(assessment, requirement, element),
        assessment.framework,
        requirement_code(requirement),
        element.title,
        element.state,
    )


def page_cells(locator: Locator | None) -> tuple[Cell, Cell]:
    """Return the cells of a place: PDF page and printed page."""
    if locator is None or locator.page < 1:
        return None, None
    return locator.page, locator.printed_page


def ocr_cell(report: ReportFacts, locator: Locator) -> Cell:
    """Return the cell that marks what stands on a page that was read by character recognition."""
    return "OCR" if locator.page in report.ocr_pages else ""


def digest(outcome: str, quotes: Iterable[Evidence]) -> str:
    """Return what changes when the outcome or its evidence does."""
    text = "\n".join((outcome, *(f"{item.locator.page} {item.quote}" for item in quotes)))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def each_element(
    assessments: tuple[Assessment, ...],
) -> Iterator[tuple[Assessment, RequirementResult, ElementResult]]:
    """Yield every element with what it belongs to."""
    for assessment in assessments:
        for requirement in assessment.requirements:
            for element in requirement.elements:
                yield assessment, requirement, element
