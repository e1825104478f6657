"""Tells what a law asks of everyone from what the issuer does."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue

_DEMANDING = re.compile(r"[\s》”\"]*(?:\([^()]*\)\s*)?(?:(?:also|generally|further)\s+)?")
"""What may stand between a law and its "requires"."""


def is_of_law(text: str, mentions: Sequence[Mention], concepts: frozenset[str]) -> bool:
    """Whether a law requires, allows or forbids something, and nothing before says "in accordance with".

    `mentions` are placed by offsets of `text`; `concepts` are theirs.
    """
    if Cue.ENACTMENT not in concepts or Cue.ISSUER in concepts:
        return False
    demands = [mention for mention in mentions if Cue.DEMAND in mention.concepts]
    framed = min((mention.start for mention in mentions if Cue.FRAMING in mention.concepts), default=None)
    return any(
        (framed is None or law.start < framed)
        and any(law.end <= demand.start and _DEMANDING.fullmatch(text, law.end, demand.start) for demand in demands)
        for law in mentions
        if Cue.ENACTMENT in law.concepts
    )
