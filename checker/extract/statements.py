"""Turns passages into Statements: one typed sentence each. Headings, furniture and contents give none."""

from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import EXPLANATION_PREFIX, Cue
from checker.extract.polarity import mood_of, owner_of
from checker.model.document import Document, Passage, Role
from checker.model.fact import Kind, Locator, Statement
from checker.text.sentences import sentences

Mentions = tuple[tuple[Mention, ...], ...]

_SILENT = frozenset({Role.HEADING, Role.FURNITURE, Role.CONTENTS, Role.CONTENT_INDEX})
_KIND_CUES = {kind.value: kind for kind in Kind if kind not in (Kind.EXPLANATION, Kind.REFERENCE)}


def statements(document: Document, mentions: Mentions) -> tuple[Statement, ...]:
    """Every sentence that names a concept or cue, in reading order, numbered from 0."""
    found: list[Statement] = []
    leads = _Leads(mentions)
    for passage in document.passages:
        lead = leads.before(passage)
        if passage.role in _SILENT:
            continue
        own = mentions[passage.id]
        if not own:
            continue
        paragraph = frozenset(mention.concept for mention in own) | lead
        context = section_concepts(passage, mentions)
        for start, end in sentence_spans(passage):
            inside = [mention for mention in own if start <= mention.start and mention.end <= end]
            if inside:
                found.append(_statement(document, passage, start, end, inside, paragraph, context, len(found)))
    return tuple(found)


def sentence_spans(passage: Passage) -> Sequence[tuple[int, int]]:
    """Bounds of the passage's sentences; a table row or infographic is one."""
    if passage.role in (Role.TABLE, Role.INFOGRAPHIC):
        return ((0, len(passage.text)),)
    return sentences(passage.text)


def section_concepts(passage: Passage, mentions: Mentions) -> frozenset[str]:
    """Concepts of the headings above a passage."""
    return frozenset(mention.concept for heading in passage.headings for mention in mentions[heading])


def locate(document: Document, passage: Passage, start: int, end: int) -> Locator:
    """Locator of a stretch of a passage's text."""
    label = document.pages[passage.page - 1].label if passage.page <= len(document.pages) else ""
    return Locator(page=passage.page, printed_page=label, passage=passage.id, start=start, end=end, box=passage.box)


class _Leads:
    """Remembers the sentence that leads to a list or table."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._lead: frozenset[str] = frozenset()

    def before(self, passage: Passage) -> frozenset[str]:
        """Concepts of the paragraph that leads to this list item or row; remembers paragraphs as they pass."""
        if passage.role in (Role.LIST_ITEM, Role.TABLE, Role.INFOGRAPHIC):
            return self._lead
        if passage.role in (Role.BODY, Role.CAPTION):
            self._lead = frozenset(mention.concept for mention in self._mentions[passage.id])
        elif passage.role is Role.HEADING:
            self._lead = frozenset()
        return frozenset()


def _statement(
    document: Document,
    passage: Passage,
    start: int,
    end: int,
    inside: Sequence[Mention],
    paragraph: frozenset[str],
    context: frozenset[str],
    number: int,
) -> Statement:
    concepts = frozenset(mention.concept for mention in inside)
    kinds: set[Kind] = {_KIND_CUES[name] for name in concepts & _KIND_CUES.keys()}
    if any(name.startswith(EXPLANATION_PREFIX) or name == Cue.UNDISCLOSED for name in concepts):
        kinds.add(Kind.EXPLANATION)
    if Cue.REFERENCE in concepts:
        kinds.add(Kind.REFERENCE)
    return Statement(
        id=number,
        text=passage.text[start:end],
        locator=locate(document, passage, start, end),
        concepts=concepts,
        paragraph=paragraph,
        context=context,
        kinds=frozenset(kinds),
        negated=Cue.NEGATION in concepts,
        nil=Cue.NIL in concepts,
        mood=mood_of(passage.text, inside, concepts),
        owner=owner_of(inside, concepts),
    )
