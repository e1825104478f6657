"""Assessments in, the bytes of a CSV file out: one row for each element, for filters and other programs.

UTF-8 with a byte order mark, so that spreadsheets read Chinese; texts that look like formulas get an apostrophe.
"""

import csv
import io
from collections.abc import Iterable

from checker.model.assessment import Assessment, ElementResult, RequirementResult
from checker.writers.ranking import requirement_code
from checker.writers.safe_text import csv_text
from checker.writers.words import figure_text

_COLUMNS = (
    "framework",
    "requirement",
    "title",
    "aspect",
    "obligation",
    "verdict",
    "element",
    "element title",
    "state",
    "confidence",
    "reason",
    "figures",
    "quote",
    "page",
    "printed page",
    "turned down",
    "turned down because",
    "datapoint",
    "rule version",
)


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the CSV of one report against one or several frameworks."""
    return csv_bytes(
        _COLUMNS,
        (
            _row(assessment, requirement, element)
            for assessment in assessments
            for requirement in assessment.requirements
            for element in requirement.elements
        ),
    )


def csv_bytes(columns: Iterable[str], rows: Iterable[Iterable[str | int]], *, numbers: tuple[int, ...] = ()) -> bytes:
    """Return a CSV file; texts are made harmless, the columns `numbers` hold numbers of our own making."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(
        [value if isinstance(value, int) or index in numbers else csv_text(value) for index, value in enumerate(row)]
        for row in rows
    )
    return stream.getvalue().encode("utf-8-sig")


def _row(assessment: Assessment, requirement: RequirementResult, element: ElementResult) -> tuple[str | int, ...]:
    proof = element.evidence[0] if element.evidence else None
    miss = element.near_misses[0] if element.near_misses else None
    return (
        assessment.framework,
        requirement_code(requirement),
        requirement.title,
        requirement.aspect,
        requirement.obligation.value,
        requirement.verdict.value,
        element.id,
        element.title,
        element.state.value,
        f"{element.confidence:.2f}",
        element.reason,
        "; ".join(figure_text(figure) for figure in element.figures),
        proof.quote if proof else "",
        proof.locator.page if proof else "",
        proof.locator.printed_page if proof else "",
        miss.quote if miss else "",
        miss.because if miss else "",
        element.datapoint,
        element.rule_version,
    )
