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
_LETTER = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+([^\W\d].{2,118})")
_NUMBER = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2})+)(?![\d%])(?:\.?\s+([^\W\d_]{2,}))?")


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
        sections=_sections(document),
    )


def _sections(document: Document) -> tuple[tuple[str, str], ...]:
    """Titles of headings that bear a number of two parts and more; none for a number that several have."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in document.passages:
        match = _NUMBERED.fullmatch(passage.text) if passage.role is Role.HEADING else None
        if match:
            found[match[1]].append(match[2])
    return tuple((number, titles[0]) for number, titles in found.items() if len(titles) == 1)


def sections_named(text: str, reading: Reading, *, alone: bool) -> str:
    """The numbered sections that a text names by number and first word; by its number `alone` where no word stands."""
    titles = dict(reading.sections)
    alone = alone and not _LETTER.search(text)
    named = [
        f"{match[1]} {titles[match[1]]}"
        for match in _NUMBER.finditer(text)
        if match[1] in titles and (alone or _same_start(titles[match[1]], match[2]))
    ]
    return "; ".join(dict.fromkeys(named))


def _same_start(title: str, word: str | None) -> bool:
    return word is not None and title.casefold().startswith(word.casefold())


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
