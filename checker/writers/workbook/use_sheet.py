"""The claim of use held against its conditions: what is not held first, with the disclosures concerned."""

from collections.abc import Iterator

from checker.model.assessment import Assessment
from checker.model.finding import Evidence
from checker.model.use import ConditionResult, Outcome, UseCheck
from checker.writers.safe_text import shorten
from checker.writers.use_words import OUTCOMES, claim_words, conditions_in_order
from checker.writers.words import page_ranges
from checker.writers.workbook.columns import CODE, COMMENT, FRAMEWORK, PDF_PAGE, PRINTED, make_table, page_cells
from checker.writers.workbook.table import Cell, Column, Kind, Table

_LONGEST_QUOTE = 300
_CLAIM = "Claim of use"


def use_table(assessments: tuple[Assessment, ...]) -> Table | None:
    """Return a row for each claim and condition; None where the report makes no claim and has no index to need one."""
    if not any(assessment.use for assessment in assessments):
        return None
    columns = (
        FRAMEWORK,
        CODE,
        Column(title="Condition", width=38),
        Column(title="Outcome", width=16, kind=Kind.CODE),
        Column(title="What it means", width=60),
        Column(title="Disclosures concerned", width=24),
        Column(title="Pages of the rows concerned", width=14),
        Column(title="Evidence, word for word", width=50, kind=Kind.QUIET),
        PDF_PAGE,
        PRINTED,
        COMMENT,
    )
    rows = (row for one in assessments if one.use for row in _rows(one, one.use))
    return make_table(_CLAIM, columns, rows, tab="#0072B2")


def _rows(assessment: Assessment, use: UseCheck) -> Iterator[tuple[Cell, ...]]:
    evidence = [quote for claim in use.stated for quote in claim.evidence]
    outcome = "" if use.stated else "No claim found"
    yield _row(assessment.framework, "", (_CLAIM, outcome, claim_words(use)), ("", ""), evidence)
    for condition in conditions_in_order(use):
        words = OUTCOMES[condition.outcome]
        code = f"{condition.requirement} {condition.id}".strip()
        told = condition.title, words.shown, condition.message or words.meaning
        yield _row(assessment.framework, code, told, _concerned(condition), _shown(condition))


def _row(
    framework: str,
    code: str,
    told: tuple[str, str, str],
    concerned: tuple[str, str],
    evidence: list[Evidence] | tuple[Evidence, ...],
) -> tuple[Cell, ...]:
    quote = shorten(evidence[0].quote, _LONGEST_QUOTE) if evidence else ""
    place = page_cells(evidence[0].locator if evidence else None)
    return (framework, code, *told, *concerned, quote, *place, None)


def _shown(condition: ConditionResult) -> tuple[Evidence, ...]:
    """What bears a condition out or, where it is not held, the rows that speak against it."""
    rows = tuple(one.row for one in sorted(condition.points, key=lambda one: not one.against) if one.row)
    return condition.evidence if condition.outcome is Outcome.HELD else rows


def _concerned(condition: ConditionResult) -> tuple[str, str]:
    """Codes of the disclosures, and the pages on which their rows stand."""
    codes = ", ".join(dict.fromkeys(one.code for one in condition.points))
    pages = page_ranges(sorted({one.row.locator.page for one in condition.points if one.row}))
    return codes, pages
