"""The sheet for whoever follows the gaps up: one row for each requirement."""

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.writers.ranking import GAPS, best_evidence, missing_words, reason_words, requirement_code, requirement_key
from checker.writers.words import OBLIGATIONS
from checker.writers.workbook.columns import (
    ALSO_CLOSES,
    CODE,
    COMMENT,
    CONFIDENCE,
    DECISION,
    DIGEST,
    FRAMEWORK,
    KEY,
    PDF_PAGE,
    PRINTED,
    STATUSES,
    TITLE,
    digest,
    make_table,
    page_cells,
)
from checker.writers.workbook.table import A3, Cell, Column, Kind, Table


def gaps_table(assessments: tuple[Assessment, ...]) -> Table:
    """Return one row for each requirement, in the framework's order."""
    columns = (
        KEY,
        DIGEST,
        FRAMEWORK,
        CODE,
        TITLE,
        Column(title="Aspect", width=18, kind=Kind.QUIET),
        Column(title="Obligation", width=12),
        Column(title="Verdict", width=16, kind=Kind.OUTCOME),
        CONFIDENCE,
        Column(title="What is missing (potential gap)", width=32),
        Column(title="Reason or explanation", width=32),
        Column(title="Suggested next step", width=28),
        ALSO_CLOSES,
        Column(title="Best evidence", width=42),
        PDF_PAGE,
        PRINTED,
        Column(title="Owner", width=13, kind=Kind.ENTRY),
        Column(title="Due date", width=11, kind=Kind.DATE, hint="As a date, for example 2025-03-31."),
        Column(title="Status", width=11, kind=Kind.ENTRY, choices=STATUSES, hint="How far the follow-up is."),
        DECISION,
        COMMENT,
    )
    rows = (_gap_row(assessment, item) for assessment in assessments for item in assessment.requirements)
    return make_table("Gaps", columns, rows, tab="#D55E00", paper=A3)


def _gap_row(assessment: Assessment, requirement: RequirementResult) -> tuple[Cell, ...]:
    proof = best_evidence(requirement)
    titles = {aspect.id: aspect.title for aspect in assessment.aspects}
    quotes = tuple(item for element in requirement.elements for item in element.evidence)
    decided = requirement.verdict is not Verdict.NOT_ASSESSED
    return (
        requirement_key(assessment, requirement),
        digest(requirement.verdict, quotes),
        assessment.framework,
        requirement_code(requirement),
        requirement.title,
        f"{requirement.aspect} {titles.get(requirement.aspect, '')}".strip(),
        OBLIGATIONS[requirement.obligation],
        requirement.verdict,
        requirement.confidence if decided else None,
        missing_words(requirement),
        reason_words(requirement),
        requirement.next_step,
        ", ".join(requirement.also_closes),
        proof.quote if proof else "",
        *page_cells(proof.locator if proof else None),
        None,
        None,
        "Open" if requirement.verdict in (*GAPS, Verdict.NEEDS_REVIEW) else None,
        None,
        None,
    )
