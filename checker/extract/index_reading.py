"""How a report's index cites pages: with words or bare, and by which names and abbreviations of documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.extract.concepts import Mention, Mentions
from checker.extract.index_columns import Use
from checker.extract.index_cues import IndexCue
from checker.extract.index_pages import Reading, document_key, initials
from checker.extract.index_parts import IndexRow
from checker.extract.index_regions import Block
from checker.model.document import Document, Role

_WORDED = 0.3
_FEW_PAGES = 2
_SHORTEST_MARK = 2
_DIGIT = re.compile(r"\d")


def reading_of(document: Document, mentions: Mentions, blocks: Sequence[Block], rows: Sequence[IndexRow]) -> Reading:
    """What furniture and index together tell."""
    own = _own_names(document, mentions)
    cited = {
        document_key(document.passages[number].text[mention.start : mention.end])
        for block in blocks
        for number in block.passages
        for mention in _documents(mentions[number])
    }
    marks = {initials(name) for name in own | cited}
    return Reading(
        own=frozenset(own | {initials(name) for name in own}),
        marks=frozenset(mark for mark in marks if len(mark) >= _SHORTEST_MARK),
        worded=_is_worded(rows),
    )


def _documents(mentions: Iterable[Mention]) -> Iterable[Mention]:
    return (mention for mention in mentions if IndexCue.DOCUMENT in mention.concepts)


def _own_names(document: Document, mentions: Mentions) -> set[str]:
    """Names of documents that the running heads and feet of several pages print."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for passage in document.passages:
        if passage.role is Role.FURNITURE:
            for mention in _documents(mentions[passage.id]):
                pages[document_key(passage.text[mention.start : mention.end])].add(passage.page)
    return {name for name, found in pages.items() if len(found) >= _FEW_PAGES}


def _is_worded(rows: Iterable[IndexRow]) -> bool:
    """Tell whether a good share of the places with numbers has a word for pages."""
    places = [
        part for row in rows for part in row.parts if (part.use is Use.PLACE or row.flat) and _DIGIT.search(part.text)
    ]
    worded = sum(IndexCue.PAGE_WORD in part.concepts for part in places)
    return worded > _WORDED * len(places)
