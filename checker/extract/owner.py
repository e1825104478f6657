"""Tells whose operations a sentence is about: the issuer's own or another party's. Needs its mentions, not rules."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Owner

_PARTIES = {Cue.OWNER_SUPPLIER: Owner.SUPPLIER, Cue.OWNER_OUTSIDER: Owner.OUTSIDER}
"""Parties that own what a sentence tells where they are its subject."""
_OTHERS = frozenset(
    cue.value for cue in (Cue.OWNER_CUSTOMER, Cue.OWNER_PRODUCT_SOLD, Cue.OWNER_INDUSTRY, Cue.ENACTMENT, *_PARTIES)
)
_BEGINNING = 12
"""Characters from the first mention within which a party named without any action is taken for the subject."""
_POSSESSIVE = re.compile(r"(?:our|.+['\u2019]s)(?: [a-z-]+){0,2} ", re.IGNORECASE)
"""From "our" or "the Group's" to the suppliers or competitors whose it is."""
_OF = ("的", "之")
_DEMANDING = re.compile(r"[\s》”\"]*(?:\([^()]*\)\s*)?(?:(?:also|generally|further)\s+)?")
"""What may stand between a law and its "requires"."""


def owner_of(text: str, mentions: Sequence[Mention], concepts: frozenset[str]) -> Owner:
    """Whose operations the sentence is about; the issuer's own unless a cue says otherwise.

    `text` is the passage's, `mentions` those of the sentence and `concepts` what they stand for.
    """
    if concepts.isdisjoint(_OTHERS):
        return Owner.OWN
    if Cue.OWNER_CUSTOMER in concepts:
        return Owner.CUSTOMER
    if Cue.OWNER_PRODUCT_SOLD in concepts:
        return Owner.PRODUCT_SOLD
    if Cue.ENACTMENT in concepts and Cue.ISSUER not in concepts and _is_of_law(text, mentions):
        return Owner.LAW
    own = _own(text, mentions)
    for cue, owner in _PARTIES.items():
        if _is_subject(_first(mentions, cue), own, mentions):
            return owner
    return Owner.INDUSTRY if Cue.OWNER_INDUSTRY in concepts and own is None else Owner.OWN


def _is_subject(party: int | None, own: int | None, mentions: Sequence[Mention]) -> bool:
    """The party stands before the issuer and before any action."""
    if party is None or (own is not None and own < party):
        return False
    action = _first(mentions, Cue.ACTION)
    return party < (mentions[0].start + _BEGINNING if action is None else action)


def _is_of_law(text: str, mentions: Sequence[Mention]) -> bool:
    """A law requires, allows or forbids something, and nothing before says "in accordance with"."""
    demands = [mention for mention in mentions if Cue.DEMAND in mention.concepts]
    framed = _first(mentions, Cue.FRAMING)
    return any(
        (framed is None or law.start < framed)
        and any(law.end <= demand.start and _DEMANDING.fullmatch(text, law.end, demand.start) for demand in demands)
        for law in mentions
        if Cue.ENACTMENT in law.concepts
    )


def _own(text: str, mentions: Sequence[Mention]) -> int | None:
    """Where the issuer is first named as itself, not as the one whose supplier or competitor it is."""
    parties = [mention for mention in mentions if not mention.concepts.isdisjoint(_PARTIES)]
    named = [mention for mention in mentions if Cue.OWNER_OWN in mention.concepts]
    return min((mention.start for mention in named if not _is_possessor(text, mention, parties)), default=None)


def _is_possessor(text: str, own: Mention, parties: Sequence[Mention]) -> bool:
    """The mention only tells whose suppliers or competitors ("our suppliers") are meant."""
    for party in parties:
        if party.start <= own.start and own.end <= party.end:
            return True
        several = text[party.end - 1 : party.end] in "sS"
        if several and _POSSESSIVE.fullmatch(text, own.start, party.start):
            return True
        if text[own.end : party.start] in _OF:
            return True
    return False


def _first(mentions: Sequence[Mention], cue: Cue) -> int | None:
    """Where a cue first stands."""
    return min((mention.start for mention in mentions if cue in mention.concepts), default=None)
