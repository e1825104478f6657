"""The last sheet: what made the assessment, and what its words mean."""

from collections.abc import Iterable

from checker.model.assessment import Assessment, Verdict
from checker.model.finding import State
from checker.writers.words import ADVICE, CONFIDENCE_MEANING, COVERAGE_MEANING, STATES, VERDICTS, ocr_line
from checker.writers.workbook.book import Book
from checker.writers.workbook.page import Page
from checker.writers.workbook.palette import MUTED
from checker.writers.workbook.table import outcome_format, outcome_text

_READING = (("Advice", ADVICE), ("Confidence", CONFIDENCE_MEANING), ("Coverage", COVERAGE_MEANING))
_FILLING_IN = (
    ("Owner, Due date, Status", "On the sheet Gaps: who follows a potential gap up, until when, and how far it is."),
    ("Reviewer decision", "On Gaps for a whole requirement, on Review for one element: Agree, Disagree or Not sure."),
    ("Hidden columns", "Key and Evidence digest identify a row when the reviewed workbook is read back. Keep them."),
    ("Pages", "PDF page counts from the first page of the file; printed page is the number that the page shows."),
)


def write_about(book: Book, assessments: tuple[Assessment, ...]) -> None:
    """Add the sheet that says what made the workbook and what its words mean."""
    page = Page(book, "About", widths=(30.0, 120.0), tab=MUTED)
    page.title("About this workbook", assessments[0].report.source)
    page.heading("How to read it")
    page.pairs(_READING)
    if assessments[0].report.ocr_pages:
        page.pair("Read by OCR", ocr_line(assessments[0].report))
    page.heading("How to fill it in")
    page.pairs(_FILLING_IN)
    page.heading("Verdicts of a requirement")
    _write_outcomes(page, VERDICTS)
    page.heading("States of an element")
    _write_outcomes(page, STATES)
    page.heading("What made it")
    page.pairs(_provenance(assessments))
    page.finish(assessments[0].report.source)


def _provenance(assessments: tuple[Assessment, ...]) -> Iterable[tuple[str, str]]:
    first = assessments[0]
    yield "Program", first.provenance.program
    yield "Report", first.report.source
    yield "Report, SHA-256", first.report.sha256
    yield "Rules, digest", first.provenance.rules_digest
    for assessment in assessments:
        yield f"{assessment.framework}, digest", assessment.provenance.framework_digest
    for name, value in first.provenance.settings:
        yield f"Setting: {name}", value


def _write_outcomes(page: Page, outcomes: Iterable[Verdict | State]) -> None:
    for outcome in outcomes:
        words = VERDICTS[outcome] if isinstance(outcome, Verdict) else STATES[outcome]
        page.sheet.write_string(page.row, 0, outcome_text(outcome), outcome_format(page.book, outcome))
        page.value(f"{words.meaning} In data files: {outcome.value}.")
