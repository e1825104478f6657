"""The first sheet: what a director reads. Who, what, how much is covered, the gaps that matter, what was not read."""

from collections import Counter
from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from checker.model.assessment import Assessment, ReportFacts, RequirementResult, Verdict
from checker.writers.ranking import gaps, missing_words, no_gap_words, requirement_code, requirement_key
from checker.writers.safe_text import cell_text
from checker.writers.words import (
    ADVICE,
    OBLIGATIONS,
    confidence_text,
    languages_text,
    ocr_count,
    ocr_line,
    period_text,
    unread_notes,
)
from checker.writers.workbook.book import Book, Property, merge_text, put_text
from checker.writers.workbook.columns import CODE, STATUSES
from checker.writers.workbook.coverage import write_coverage, write_tiles
from checker.writers.workbook.layout import lines_needed, row_height
from checker.writers.workbook.page import Page
from checker.writers.workbook.palette import BAND, BRAND, MUTED
from checker.writers.workbook.table import Table, outcome_format, outcome_text

_WIDTHS = (44.0, *(10.6,) * 10)
_MOST_GAPS = 15
_LINK_TEXT = 255
_COLUMNS = {"requirement": (0, 0), "obligation": (1, 2), "verdict": (3, 4), "missing": (5, 8), "confidence": (9, 10)}
_PADDED: dict[str, Property] = {"indent": 1, "align": "left", "valign": "vcenter"}
_NOTE: dict[str, Property] = {"italic": True, "font_color": MUTED}
_TITLES = ("Requirement", "Obligation", "Verdict", "What is missing", "Confidence")


def write_summary(book: Book, assessments: tuple[Assessment, ...], gaps_sheet: Table) -> None:
    """Add the summary sheet; it links to the rows of `gaps_sheet` and counts its statuses."""
    page = Page(book, "Summary", widths=_WIDTHS)
    titles = " · ".join(assessment.framework_title or assessment.framework for assessment in assessments)
    page.title("ESG disclosure gap analysis", titles)
    report = assessments[0].report
    page.pairs(_report_pairs(report))
    links = _gap_links(assessments, gaps_sheet)
    for number, assessment in enumerate(assessments):
        if number:
            page.new_page()
        _write_framework(page, assessment, links)
    _write_follow_up(page, gaps_sheet)
    _write_not_read(page, assessments)
    page.heading("Who decides")
    page.line(ADVICE)
    page.finish(report.source)


def _report_pairs(report: ReportFacts) -> Iterator[tuple[str, str]]:
    unread = len(report.unread_pages)
    yield "Report", report.source
    pages = f"{report.pages}, of which {unread} could not be read" if unread else f"{report.pages}, all read"
    yield "Pages", pages + ocr_count(report)
    yield "Languages", languages_text(report)
    yield "Reporting period", period_text(report)


def _gap_links(assessments: tuple[Assessment, ...], table: Table) -> dict[str, str]:
    """Return the link to each requirement's row on the sheet Gaps."""
    keys = [requirement_key(assessment, item) for assessment in assessments for item in assessment.requirements]
    column = xl_col_to_name(table.columns.index(CODE))
    return {key: f"internal:'{table.name}'!{column}{number}" for number, key in enumerate(keys, 2)}


def _write_framework(page: Page, assessment: Assessment, links: dict[str, str]) -> None:
    page.heading(assessment.framework_title or assessment.framework)
    page.pair("Edition", assessment.framework)
    page.pair("Chosen because", assessment.chosen_because)
    write_tiles(page, assessment)
    write_coverage(page, assessment)
    _write_gaps(page, assessment, links)


def _write_gaps(page: Page, assessment: Assessment, links: dict[str, str]) -> None:
    found = gaps((assessment,))
    page.heading(f"Most important potential gaps ({min(len(found), _MOST_GAPS)} of {len(found)})")
    if not found:
        page.line(no_gap_words(assessment), _NOTE)
        return
    style = page.book.bordered(_PADDED, bold=True, bg_color=BAND)
    for columns, title in zip(_COLUMNS.values(), _TITLES, strict=True):
        merge_text(page.sheet, page.row, columns, title, style)
    page.end_row(row_height(1))
    for gap in found[:_MOST_GAPS]:
        _write_gap(page, assessment, gap.requirement, links)
    page.line("All requirements, with evidence and next steps: sheet Gaps.", _NOTE)


def _write_gap(page: Page, assessment: Assessment, requirement: RequirementResult, links: dict[str, str]) -> None:
    label = f"{requirement_code(requirement)}  {requirement.title}"
    missing = missing_words(requirement)
    plain = page.book.bordered(_PADDED, text_wrap=True)
    strong = page.book.bordered(_PADDED, bold=True, text_wrap=True, font_color=BRAND)
    target = links[requirement_key(assessment, requirement)]
    first, last = _COLUMNS["missing"]
    lines = max(lines_needed(label, _WIDTHS[0] - 3), lines_needed(missing, sum(_WIDTHS[first : last + 1]) - 2))
    page.keep_together(row_height(lines))
    page.sheet.write_url(page.row, 0, target, strong, cell_text(label)[:_LINK_TEXT], "Show on the sheet Gaps")
    for name, text, style in (
        ("obligation", OBLIGATIONS[requirement.obligation], plain),
        (
            "verdict",
            outcome_text(requirement.verdict),
            outcome_format(page.book, requirement.verdict),
        ),
        ("missing", missing, plain),
        ("confidence", confidence_text(requirement.confidence), plain),
    ):
        merge_text(page.sheet, page.row, _COLUMNS[name], text, style)
    page.end_row(row_height(lines))


def _write_follow_up(page: Page, table: Table) -> None:
    """Write how many rows of Gaps have which status, counted anew by the workbook program as people fill them in."""
    column = next(index for index, column in enumerate(table.columns) if column.choices == STATUSES)
    values = Counter(row[column] for row in table.rows)
    letter = xl_col_to_name(column, col_abs=True)
    area = f"Gaps!{letter}$2:{letter}${len(table.rows) + 1}"
    page.heading("Follow-up (counted from the column Status of the sheet Gaps)", then=80)
    for status in STATUSES:
        put_text(page.sheet, page.row, 0, status, page.label_style())
        style = page.book.bordered(align="center", bold=True, valign="vcenter")
        page.sheet.write_formula(page.row, 1, f'=COUNTIF({area},"{status}")', style, values[status])
        page.end_row(row_height(1))


def _write_not_read(page: Page, assessments: tuple[Assessment, ...]) -> None:
    page.heading("What was not read or not assessed")
    unread = unread_notes(assessments[0])
    page.pair("Not read", "\n".join(unread) or "Every page was read.")
    if assessments[0].report.ocr_pages:
        page.pair("Read by OCR", ocr_line(assessments[0].report))
    for assessment in assessments:
        for name, verdict in (("To be looked at", Verdict.NEEDS_REVIEW), ("Not assessed", Verdict.NOT_ASSESSED)):
            codes = [requirement_code(item) for item in assessment.requirements if item.verdict is verdict]
            label = f"{name} ({assessment.framework})" if len(assessments) > 1 else name
            page.pair(label, ", ".join(codes) or "None.")
