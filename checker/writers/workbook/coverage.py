"""How much of one framework is covered: large figures, a table by aspect, a chart of it."""

from collections import Counter

from checker.model.assessment import Assessment, Verdict
from checker.model.framework import Obligation
from checker.writers.ranking import GAPS, AspectCount, by_aspect, share_answered, verdict_counts
from checker.writers.words import COVERAGE_MEANING, VERDICTS
from checker.writers.workbook.book import Property, merge_text, put_text
from checker.writers.workbook.chart import add_chart
from checker.writers.workbook.layout import lines_needed, row_height
from checker.writers.workbook.page import Page
from checker.writers.workbook.palette import BAND, BRAND, CELLS, LINE, MUTED, PALE, WHITE

_MIDDLE: dict[str, Property] = {"valign": "vcenter"}
_LABEL: dict[str, Property] = {"valign": "vcenter", "align": "left", "indent": 1}
_CENTRED: dict[str, Property] = {"valign": "vcenter", "align": "center"}
_TOTAL = len(VERDICTS) + 1
_SHARE = len(VERDICTS) + 2


def write_tiles(page: Page, assessment: Assessment) -> None:
    """Write the six figures that say most."""
    counts = verdict_counts(assessment.requirements)
    share = share_answered(counts)
    mandatory = sum(
        requirement.verdict in GAPS and requirement.obligation is Obligation.MANDATORY
        for requirement in assessment.requirements
    )
    tiles = (
        (0, 0, "–" if share is None else f"{share:.0%}", "coverage", Verdict.PRESENT),
        (1, 2, str(sum(counts[verdict] for verdict in GAPS)), "potential gaps", Verdict.PARTIAL),
        (3, 4, str(mandatory), "of them mandatory", Verdict.MISSING),
        (5, 6, str(counts[Verdict.NEEDS_REVIEW]), "need review", Verdict.NEEDS_REVIEW),
        (7, 8, str(counts[Verdict.NOT_ASSESSED]), "not assessed", Verdict.NOT_ASSESSED),
        (9, 10, str(len(assessment.report.unread_pages)), "pages not read", Verdict.NOT_APPLICABLE),
    )
    page.space()
    page.keep_together(60)
    for first, last, number, caption, like in tiles:
        colours = CELLS[like if number != "0" else Verdict.NOT_ASSESSED]
        _tile(page, (first, last), (number, caption), colours)
    page.end_row(32)
    page.end_row(18)
    page.space(10)


def _tile(page: Page, columns: tuple[int, int], texts: tuple[str, str], colours: tuple[str, str]) -> None:
    edges: dict[str, Property] = {"left": 5, "right": 5, "border_color": WHITE}
    common = _CENTRED | edges | {"bg_color": colours[0], "font_color": colours[1]}
    merge_text(page.sheet, page.row, columns, texts[0], page.book.format(common, bold=True, font_size=20))
    merge_text(page.sheet, page.row + 1, columns, texts[1], page.book.format(common))


def write_coverage(page: Page, assessment: Assessment) -> None:
    """Write the table of verdicts by aspect and the chart below it."""
    _header(page)
    aspects = by_aspect(assessment)
    first = page.row
    for aspect in aspects:
        _aspect_row(page, aspect)
    last = page.row - 1
    _total_row(page, verdict_counts(assessment.requirements))
    page.line(COVERAGE_MEANING, {"font_size": 9, "italic": True, "font_color": MUTED})
    if aspects:
        page.sheet.conditional_format(first, _SHARE, last, _SHARE, _shading())
        add_chart(page, assessment, (first, last))


def _header(page: Page) -> None:
    base: dict[str, Property] = {"bold": True, "bg_color": BRAND, "font_color": WHITE}
    put_text(page.sheet, page.row, 0, "Requirements by aspect", page.book.format(_LABEL | base))
    titles = (*(words.shown for words in VERDICTS.values()), "Total", "Coverage")
    for column, title in enumerate(titles, 1):
        put_text(page.sheet, page.row, column, title, page.book.format(_CENTRED | base, text_wrap=True))
    page.end_row(32)


def _aspect_row(page: Page, aspect: AspectCount) -> None:
    label = f"{aspect.aspect.id}  {aspect.aspect.title}".strip()
    height = row_height(lines_needed(label, page.widths[0] - 2))
    page.keep_together(height)
    put_text(page.sheet, page.row, 0, label, page.book.bordered(_LABEL, text_wrap=True))
    for column, verdict in enumerate(VERDICTS, 1):
        count = aspect.counts[verdict]
        background, ink = CELLS[verdict]
        strong = page.book.bordered(_CENTRED, bold=True, bg_color=background, font_color=ink)
        style = strong if count else page.book.bordered(_CENTRED, font_color=PALE)
        page.sheet.write_number(page.row, column, count, style)
    page.sheet.write_number(page.row, _TOTAL, aspect.total, page.book.bordered(_CENTRED))
    _write_share(page, aspect.coverage, _MIDDLE | {"bottom": 1, "bottom_color": LINE})
    page.end_row(height)


def _total_row(page: Page, counts: Counter[Verdict]) -> None:
    style: dict[str, Property] = {"bold": True, "top": 2, "top_color": BRAND, "bg_color": BAND}
    put_text(page.sheet, page.row, 0, "All aspects", page.book.format(style | _LABEL))
    centred = page.book.format(style | _CENTRED)
    for column, verdict in enumerate(VERDICTS, 1):
        page.sheet.write_number(page.row, column, counts[verdict], centred)
    page.sheet.write_number(page.row, _TOTAL, counts.total(), centred)
    _write_share(page, share_answered(counts), style | _MIDDLE)
    page.end_row(row_height(1))


def _write_share(page: Page, share: float | None, style: dict[str, Property]) -> None:
    cell = page.book.format(style, num_format="0%", align="right", indent=1)
    if share is None:
        put_text(page.sheet, page.row, _SHARE, "–", cell)
    else:
        page.sheet.write_number(page.row, _SHARE, round(share, 4), cell)


def _shading() -> dict[str, object]:
    # A data bar needs an extension to show nothing at zero, and other programs warn about it when they read the file.
    bounds = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    return {"type": "2_color_scale", "min_color": WHITE, "max_color": "#A9DCC9"} | bounds
