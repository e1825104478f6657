"""An invented canteen's report with a GRI content index, to be held against the conditions of its claim."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.model.assessment import Assessment
from checker.model.use import ConditionResult
from checker.pipeline import CheckRequest, check

IN_ACCORDANCE = (
    "Harbour Noodle has reported in accordance with the GRI Standards for the period 1 January to 31 December 2024."
)
WITH_REFERENCE = (
    "Harbour Noodle has reported the information cited in this GRI content index for the period 1 January to "
    "31 December 2024 with reference to the GRI Standards."
)
_BODY = """\
# Harbour Noodle sustainability report 2024

Harbour Noodle cooks noodles. This report covers the year from 1 January 2024 to 31 December 2024.

# Kitchens

{body}
"""


def general(prefix: str, numbers: range, **rows: str) -> dict[str, str]:
    """Rows of general disclosures, each citing page 1; `rows` replaces the cell of some, "" leaves the row out."""
    cells = {f"{prefix}{number}": "1" for number in numbers}
    for name, cell in rows.items():
        cells[f"{prefix}{name.lstrip('_')}"] = cell
    return {code: cell for code, cell in cells.items() if cell}


def report(tmp_path: Path, claim: str, rows: Mapping[str, str], *, body: str = "", heading: str = "") -> Path:
    """A report of two pages, the second of which is the index."""
    lines = [f"{code} | Title of {code} in words | {cell}" for code, cell in rows.items()]
    return printed(tmp_path, claim, lines, body=body, heading=heading)


def printed(tmp_path: Path, claim: str, lines: Iterable[str], *, body: str = "", heading: str = "") -> Path:
    """As `report`, with the rows of the index as they are printed, cells parted by |."""
    rows = (f"| {line} |" for line in lines)
    table = "\n".join(["| Disclosure | Title | Location |", "|---|---|---|", *rows])
    page = f"# {heading or 'GRI content index'}\n\n{claim}\n\n{table}\n"
    path = tmp_path / "report.md"
    path.write_text(_BODY.format(body=body) + "\f\n" + page, encoding="utf-8")
    return path


def assessed(path: Path, edition: str) -> Assessment:
    """The report against one edition."""
    (assessment,) = check(CheckRequest(path=path, frameworks=(edition,)))
    return assessment


def condition(assessment: Assessment, datapoint: str) -> ConditionResult:
    """The condition that asks for a datapoint."""
    assert assessment.use is not None
    return next(one for one in assessment.use.conditions if one.datapoint == datapoint)


def told_of(assessment: Assessment, datapoint: str) -> dict[str, str]:
    """What speaks against a condition, by code."""
    return {one.code: one.message for one in condition(assessment, datapoint).points if one.against}
