"""Turns passages into Statements: one typed sentence each. Headings, furniture and contents give none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract.absences import denies_existence
from checker.extract.concepts import NOTHING, Mention, Mentions, concepts_of, shifted
from checker.extract.content_index import answers
from checker.extract.cues import REASONS, Cue
from checker.extract.mere_compliance import complies_only
from checker.extract.owners import owner_of
from checker.extract.polarity import denies_breach, mood_of
from checker.extract.restated import restates
from checker.extract.years import told_year
from checker.model.document import Document, Passage, Role
from checker.model.fact import Kind, Locator, Owner, Statement
from checker.text.sentences import sentences

LONG_CELL = 200
"""Characters from which a table cell is read sentence by sentence."""
_SILENT = frozenset({Role.HEADING, Role.FURNITURE, Role.CONTENTS, Role.CONTENT_INDEX})
_ANSWERING = frozenset({Kind.COMPLIANCE, Kind.EXPLANATION, Kind.REFERENCE, Kind.TARGET})
"""What a row of a content index may be: its topics are the requirement's words, so it tells of no measure."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_KIND_CUES = {kind.value: kind for kind in Kind if kind not in (Kind.EXPLANATION, Kind.REFERENCE)}


def statements(
    document: Document, mentions: Mentions, focus: frozenset[str], topics: frozenset[str], year: int | None
) -> tuple[Statement, ...]:
    """Every sentence with a concept of `focus` in its paragraph or headings, in reading order, numbered from 0.

    A row of a content index counts only by the cell in which it answers, which is about the row's `topics`.
    """
    found: list[Statement] = []
    leads = _Leads(mentions)
    sections: dict[tuple[int, ...], frozenset[str]] = {}
    answered = answers(document, mentions, topics)
    for passage in document.passages:
        lead = leads.before(passage)
        own = mentions[passage.id]
        if not own or (passage.role in _SILENT and passage.id not in answered):
            continue
        paragraph = concepts_of(own) | lead
        if passage.headings not in sections:
            sections[passage.headings] = section_concepts(passage, mentions)
        context = sections[passage.headings]
        if focus.isdisjoint(paragraph) and focus.isdisjoint(context):
            continue
        around = _Around(paragraph=paragraph, context=context, year=year)
        if passage.id in answered:
            cell, around.topics = answered[passage.id]
            spans: Sequence[tuple[int, int]] = ((cell.start, cell.start + len(cell.text)),)
        else:
            spans = sentence_spans(passage)
        for start, end in spans:
            inside = [mention for mention in own if start <= mention.start and mention.end <= end]
            if (inside or around.topics) and not restates(passage, (start, end), inside):
                found.append(_statement(document, passage, (start, end), inside, around, len(found)))
    return tuple(found)


@dataclass(slots=True, kw_only=True)
class _Around:
    """What stands around the sentences of a passage."""

    paragraph: frozenset[str]
    context: frozenset[str]
    year: int | None
    """The reporting year."""
    topics: frozenset[str] = NOTHING
    """Topics that an index row lends to its answer."""


def sentence_spans(passage: Passage) -> Sequence[tuple[int, int]]:
    """Bounds of the passage's sentences; a table row or infographic is one, but for cells that hold paragraphs."""
    if passage.role not in (Role.TABLE, Role.INFOGRAPHIC):
        return sentences(passage.text)
    if len(passage.text) <= LONG_CELL:
        return ((0, len(passage.text)),)
    return _row_spans(passage.text)


def _row_spans(text: str) -> Sequence[tuple[int, int]]:
    """Short cells of a row together, the sentences of each long cell apart."""
    spans: list[tuple[int, int]] = []
    short_from, position = 0, 0
    for cell in text.split(" | "):
        end = position + len(cell)
        if len(cell) > LONG_CELL:
            if short_from < position:
                spans.append((short_from, position - len(" | ")))
            spans += [(position + start, position + stop) for start, stop in sentences(cell)]
            short_from = end + len(" | ")
        position = end + len(" | ")
    if short_from < len(text):
        spans.append((short_from, len(text)))
    return spans


def section_concepts(passage: Passage, mentions: Mentions) -> frozenset[str]:
    """Concepts of the headings above a passage."""
    return concepts_of(mention for heading in passage.headings for mention in mentions[heading])


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
            self._lead = concepts_of(self._mentions[passage.id])
        elif passage.role is Role.HEADING:
            self._lead = frozenset()
        return frozenset()


def _statement(
    document: Document,
    passage: Passage,
    span: tuple[int, int],
    inside: Sequence[Mention],
    around: _Around,
    number: int,
) -> Statement:
    text = passage.text[span[0] : span[1]]
    placed = shifted(inside, span[0])
    concepts = concepts_of(inside) | around.topics
    if Cue.NEGATION in concepts and denies_existence(text, placed):
        concepts |= {Cue.ABSENCE.value}
    kinds: set[Kind] = {_KIND_CUES[name] for name in concepts & _KIND_CUES.keys()}
    if Cue.UNDISCLOSED in concepts or not concepts.isdisjoint(REASONS):
        kinds.add(Kind.EXPLANATION)
    if Cue.REFERENCE in concepts:
        kinds.add(Kind.REFERENCE)
    return Statement(
        id=number,
        text=text,
        locator=locate(document, passage, *span),
        concepts=concepts,
        paragraph=around.paragraph,
        context=around.context,
        kinds=frozenset(kinds & _ANSWERING if around.topics else kinds),
        negated=Cue.NEGATION in concepts,
        nil=Cue.NIL in concepts,
        denies_breach=Cue.NIL in concepts and Kind.COMPLIANCE in concepts and denies_breach(passage.text, inside),
        mood=mood_of(passage.text, inside, concepts, is_later=_is_later(text, around.year)),
        owner=_owner(passage, text, placed, concepts),
        complies_only=complies_only(passage.text, inside, concepts),
        earlier=told_year(text, placed, around.year),
    )


def _is_later(text: str, year: int | None) -> bool:
    """The sentence names a year after the reporting year."""
    return year is not None and any(int(named) > year for named in _YEAR.findall(text))


def _owner(passage: Passage, text: str, inside: Sequence[Mention], concepts: frozenset[str]) -> Owner:
    """Owner of a sentence; a table row that begins with suppliers lists them, it does not speak for them."""
    owner = owner_of(text, inside, concepts)
    return Owner.OWN if owner is Owner.SUPPLIER and passage.role is Role.TABLE else owner
