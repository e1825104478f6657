"""Reasons for silence and references elsewhere, from statements and index rows."""

from collections.abc import Iterable, Sequence

from checker.extract.cues import REASONS, Cue
from checker.model.fact import Claim, Explanation, Reference, Statement

_ONLY_IF_WITHHELD = frozenset({"confidential", "legal"})


def explanations(statements: Iterable[Statement], claims: Iterable[Claim]) -> tuple[Explanation, ...]:
    """Reasons given in the text for a topic, and in index rows for a requirement."""
    found = [
        Explanation(
            reason=reason,
            concepts=statement.concepts,
            text=statement.text,
            locator=statement.locator,
        )
        for statement in statements
        for reason in reasons_in(statement.concepts)[:1]
    ]
    found += [
        Explanation(
            reason=claim.omission,
            concepts=frozenset(),
            requirement=claim.requirement,
            text=claim.text,
            locator=claim.locator,
        )
        for claim in claims
        if claim.omission
    ]
    return tuple(found)


def reasons_in(concepts: frozenset[str]) -> Sequence[str]:
    """Reasons named by the cues among `concepts`, in a fixed order.

    Confidentiality and law are reasons only where something is said not to be disclosed; else they are topics.
    """
    withheld = Cue.UNDISCLOSED in concepts
    named = {REASONS[name] for name in concepts & REASONS.keys()}
    return sorted(named if withheld else named - _ONLY_IF_WITHHELD)


def references(statements: Iterable[Statement], claims: Iterable[Claim] = ()) -> tuple[Reference, ...]:
    """Sentences that send the reader elsewhere, and index rows that do so for a whole requirement."""
    found = [
        Reference(
            target="another document" if Cue.EXTERNAL_PLACE in statement.concepts else "another place in the report",
            external=Cue.EXTERNAL_PLACE in statement.concepts,
            concepts=statement.concepts,
            text=statement.text,
            locator=statement.locator,
        )
        for statement in statements
        if Cue.REFERENCE in statement.concepts
    ]
    found += [
        Reference(
            target="another document",
            external=True,
            concepts=frozenset(),
            requirement=claim.requirement,
            text=claim.text,
            locator=claim.locator,
        )
        for claim in claims
        if _points_elsewhere(claim)
    ]
    return tuple(found)


def _points_elsewhere(claim: Claim) -> bool:
    """The row names another document or address, or pages that this file does not have, and no page that it has."""
    return bool(claim.documents or claim.address or claim.pages) and not claim.file_pages
