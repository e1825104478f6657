"""Tells whether a sentence says that laws are complied with and nothing else: no policy and no measure."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue

_TELLING = frozenset({Cue.ACTION.value, Cue.POLICY.value, Cue.PROCESS.value, Cue.MONITORING.value})
"""Cues of a thing done or laid down."""
_ON_LAW = frozenset({Cue.COMPLIANCE.value, Cue.SUBJECT_TO.value})
"""Cues that say that laws are kept, or that there are some."""
_LAWFUL = frozenset({Cue.LAW.value, Cue.VIOLATION.value})
_CLAUSE_END = re.compile(r"[,;，；。]")
_NOUN = re.compile(r"(?:tion|ment|sion|ance|ing|al|age|ure|ice)s?$", re.IGNORECASE)
_TITLE = re.compile(r"[《“\"「『][^》”\"」』]*$")
"""An opening mark of a title that is not closed yet."""
_NAME_LETTER = re.compile(r"[A-Z]")


def complies_only(text: str, mentions: Sequence[Mention], concepts: frozenset[str]) -> bool:
    """Every cue of a doing only makes up the statement on the law ("strictly complied with the laws on dismissal").

    `text` is the passage's, `mentions` those of the sentence and `concepts` what they stand for.
    """
    if concepts.isdisjoint(_ON_LAW) or concepts.isdisjoint(_LAWFUL) or not concepts.isdisjoint({Cue.WISH, Cue.PLAN}):
        return False
    start = mentions[0].start
    complying = [mention for mention in mentions if not _ON_LAW.isdisjoint(mention.concepts)]
    laws = [mention for mention in mentions if Cue.LAW in mention.concepts]
    return all(
        _belongs(text, mention, start, complying, laws)
        for mention in mentions
        if not _TELLING.isdisjoint(mention.concepts)
    )


def _belongs(text: str, mention: Mention, start: int, complying: Sequence[Mention], laws: Sequence[Mention]) -> bool:
    """The word is part of the compliance phrase, of a law's name, or of what the laws are about."""
    word = text[mention.start : mention.end]
    if Cue.COMPLYING in mention.concepts or any(
        other.start <= mention.start and mention.end <= other.end for other in (*complying, *laws)
    ):
        return True
    if (mention.start > start and _NAME_LETTER.match(word)) or _TITLE.search(text[start : mention.start]):
        return True
    if _NOUN.search(word):
        return True
    return complying[0].end <= mention.start and any(
        not word.isascii() and mention.end <= law.start and not _CLAUSE_END.search(text, mention.end, law.start)
        for law in laws
    )
