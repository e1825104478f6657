"""What a sentence takes over from the one before it: "Of these, 12 were women", "Some 60% are based in China"."""

from dataclasses import dataclass, replace

from checker.extract.concepts import NOTHING, Mentions
from checker.extract.cues import Cue
from checker.extract.grid import is_part
from checker.model.fact import Statement

_LOOSE = "direction="
"""Parts that nearly every sentence on people names; they tell of no breakdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence and the things that its figures are of."""

    statement: Statement
    things: frozenset[str]


def taken_up(statement: Statement, before: Told | None, mentions: Mentions) -> Statement:
    """A sentence that takes up the one before it is about what that one names, too."""
    place = statement.locator
    if before is None or before.statement.locator.passage != place.passage:
        return statement
    takes_up = any(
        Cue.TAKING_UP in mention.concepts and mention.start == place.start for mention in mentions[place.passage]
    )
    return replace(statement, concepts=statement.concepts | before.statement.concepts) if takes_up else statement


def carried(statement: Statement, before: Told | None, counted: frozenset[str]) -> frozenset[str]:
    """Things that the sentence before counted, where this one names parts of a breakdown and nothing to count."""
    if before is None or before.statement.locator.passage != statement.locator.passage:
        return NOTHING
    parts = any("=" in concept and not concept.startswith(_LOOSE) for concept in statement.concepts)
    return before.things if parts and counted.isdisjoint(things_of(statement.concepts)) else NOTHING


def things_of(concepts: frozenset[str]) -> frozenset[str]:
    """The concepts but for parts of breakdowns."""
    return frozenset(concept for concept in concepts if not is_part(concept))
