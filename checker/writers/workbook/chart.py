"""The chart of the summary: one bar for each aspect, stacked by verdict, each part with its number."""

from typing import Any

from xlsxwriter.chart import Chart

from checker.model.assessment import Assessment, Verdict
from checker.writers.ranking import verdict_counts
from checker.writers.words import VERDICTS
from checker.writers.workbook.layout import column_points
from checker.writers.workbook.page import Page
from checker.writers.workbook.palette import CHART, INK, LINE, WHITE

_FONT: dict[str, Any] = {"name": "Calibri", "size": 9, "color": INK}
_ON_DARK = (Verdict.PRESENT, Verdict.MISSING)
_ROW = 15.0
_POINTS_PER_PIXEL = 0.75


def add_chart(page: Page, assessment: Assessment, rows: tuple[int, int]) -> None:
    """Add the chart of the coverage table in `rows` and move below it."""
    first, last = rows
    height = 96 + 24 * (last - first + 1)
    page.keep_together(height * _POINTS_PER_PIXEL + _ROW)
    chart = page.book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    counts = verdict_counts(assessment.requirements)
    for column, verdict in enumerate(VERDICTS, 1):
        if counts[verdict]:
            chart.add_series(_series(page.sheet.get_name(), rows, column, verdict))
    _style(chart)
    chart.set_size({"width": int(column_points(page.widths) / _POINTS_PER_PIXEL) - 8, "height": height})
    options = {"x_offset": 4, "y_offset": 4, "description": "Requirements by aspect and verdict, as in the table above"}
    page.sheet.insert_chart(page.row, 0, chart, options)
    for _ in range(int(height * _POINTS_PER_PIXEL / _ROW) + 1):
        page.end_row(_ROW)


def _series(sheet: str, rows: tuple[int, int], column: int, verdict: Verdict) -> dict[str, Any]:
    first, last = rows
    ink = WHITE if verdict in _ON_DARK else INK
    return {
        "name": [sheet, first - 1, column],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, column, last, column],
        "fill": {"color": CHART[verdict]},
        "border": {"color": WHITE, "width": 0.75},
        "gap": 40,
        # A zero is a bar without length: its number would lie on its neighbour's.
        "data_labels": {"value": True, "num_format": "0;;;", "font": _FONT | {"color": ink, "bold": True}},
    }


def _style(chart: Chart) -> None:
    chart.set_title({"name": "Requirements by aspect and verdict", "name_font": _FONT | {"size": 11, "bold": True}})
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": LINE}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_chartarea({"border": {"color": LINE}})
