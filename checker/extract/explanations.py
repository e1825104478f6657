"""Reasons for silence and references elsewhere, from statements and index rows."""

from collections.abc import Iterable, Sequence

from checker.extract.concepts import NOTHING, Mentions, concepts_of
from checker.extract.cues import REASONS, Cue
from checker.model.document import Document
from checker.model.fact import Claim, Explanation, Reference, Statement
from checker.text.normalise import fold
from checker.text.words import regex

_POINTS_BACK = regex(
    r"(?:(?:all|both|none) of )?(?:these|this|they|it|both|the above)\b"
    r"|(?:is |are )?not (?:applicable|relevant|material)\b|n/a\b"
    r"|[^,。]{0,20}?,?(?:此项|此等|此类|该等|上述|以上|这些|两者|本项|本节)|不适用|并不适用"
)
"""How a sentence begins that gives a reason for what its heading names."""
_ONLY_IF_WITHHELD = frozenset({"confidential", "legal"})


def explanations(
    document: Document, mentions: Mentions, statements: Iterable[Statement], claims: Iterable[Claim]
) -> tuple[Explanation, ...]:
    """Reasons given in the text for a topic, and in index rows for a requirement.

    One that points back ("These are not applicable ...") is about all that its heading names.
    """
    found = [
        Explanation(
            reason=reason,
            concepts=statement.concepts | _headed(document, mentions, statement),
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


def _headed(document: Document, mentions: Mentions, statement: Statement) -> frozenset[str]:
    """What the nearest heading names, where a statement at the head of its section points back to it."""
    passage = document.passages[statement.locator.passage]
    if not passage.headings or passage.id != passage.headings[-1] + 1 or statement.locator.start:
        return NOTHING
    return concepts_of(mentions[passage.headings[-1]]) if _POINTS_BACK.match(fold(statement.text)) else NOTHING


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
