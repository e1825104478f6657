"""Figures from sentences: every amount with its clause's concepts, its year and what it counts; nil statements too."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.extract.breakdowns import beside, breakdown, paired
from checker.extract.concepts import Mention, Mentions, concepts_of
from checker.extract.cues import Cue
from checker.extract.ordered import in_order
from checker.model.document import Document, Role
from checker.model.fact import Figure, Locator, Mood, Source, Statement
from checker.text.periods import years_in
from checker.text.quantities import Quantity, quantities
from checker.text.sentences import clauses
from checker.text.units import UnitIndex

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b|[一二两三四五六七八九十百][名人宗件次起个家项]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d|19\d\d|[fF][yY] ?\d\d|二[零〇○]")
_WANTING = frozenset({Cue.PLAN.value, Cue.WISH.value})
_METRIC_LENGTH = 120
_NOUN_REACH = 24
"""Characters behind the first noun within which the counted noun may go on ("13,500 written product complaints")."""
_NIL_REACH = 90
"""Characters after a nil cue within which its subject stands."""


def sentence_figures(
    document: Document,
    statements: Sequence[Statement],
    mentions: Mentions,
    focus: frozenset[str],
    units: UnitIndex,
    year: int | None,
) -> Iterator[Figure]:
    """Figures of all statements that name a concept of `focus`, table rows apart; `year` is the reporting year."""
    for statement in statements:
        if focus.isdisjoint(statement.concepts):
            continue
        role = document.passages[statement.locator.passage].role
        if role in (Role.TABLE, Role.INFOGRAPHIC) and not _is_wordy(statement.text):
            continue
        numbered = _NUMBER.search(statement.text) is not None
        if not numbered and not statement.nil:
            continue
        sentence = _Sentence(statement, _inside(statement, mentions), year)
        if numbered:
            yield from _amounts(sentence, units)
        if statement.nil:
            yield from _nils(sentence)


class _Sentence:
    """A statement with its mentions, offsets counted from its start, and its years."""

    def __init__(self, statement: Statement, inside: Sequence[Mention], year: int | None) -> None:
        self.statement = statement
        self.text = statement.text
        self.inside = inside
        self.reporting = year
        self.years = _years(statement.text, inside) if _YEAR.search(statement.text) else ()
        self.clauses = clauses(statement.text, 0, len(statement.text))
        # a slogan beside a figure does not make the figure a wish
        self.mood = Mood.DONE if statement.concepts.isdisjoint(_WANTING) else statement.mood

    def year_at(self, position: int) -> int | None:
        """Year that a number at `position` belongs to."""
        return _year_at(self.text, position, self.years, self.reporting)

    def clause(self, position: int) -> tuple[int, int, int]:
        """Bounds of the clause around `position`, after the start of the clause before it."""
        before = 0
        for start, end in self.clauses:
            if start <= position < end:
                return before, start, end
            before = start
        return 0, 0, len(self.text)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions between two places."""
        return [mention for mention in self.inside if start <= mention.start and mention.end <= end]

    def is_current(self, year: int | None) -> bool:
        """The year is the reporting year, or there is nothing to say otherwise."""
        return year is None or self.reporting is None or year == self.reporting


def _inside(statement: Statement, mentions: Mentions) -> Sequence[Mention]:
    start, end = statement.locator.start, statement.locator.end
    return [
        Mention(mention.start - start, mention.end - start, mention.concepts)
        for mention in mentions[statement.locator.passage]
        if start <= mention.start and mention.end <= end
    ]


def _is_wordy(text: str) -> bool:
    """A table row whose longest cell is a sentence."""
    return max(len(cell) for cell in text.split(" | ")) > 60


def _amounts(sentence: _Sentence, units: UnitIndex) -> Iterator[Figure]:
    found = [quantity for quantity in quantities(sentence.text, units) if quantity.kind == "amount"]
    for quantity, parts in zip(found, _parts(sentence, found), strict=True):
        before, start, end = sentence.clause(quantity.start)
        reach = before if quantity.per else start  # "..., with an intensity of 2 t per piece" goes on about its subject
        concepts = concepts_of(sentence.within(reach, end))
        year = sentence.year_at(quantity.start)
        yield Figure(
            text=quantity.text,
            value=quantity.value,
            unit=quantity.unit,
            dimension=quantity.dimension,
            per=quantity.per,
            unit_text=quantity.unit_text,
            metric=_shorten(sentence.text[start:end]),
            counted=_counted(quantity, sentence.inside),
            concepts=concepts,
            group=sentence.statement.concepts,
            context=sentence.statement.context,
            year=year,
            is_current=sentence.is_current(year),
            by=breakdown(parts, concepts),
            owner=sentence.statement.owner,
            mood=sentence.mood,
            source=Source.SENTENCE,
            statement=sentence.statement.id,
            quote=sentence.text,
            locator=_locator(sentence.statement, quantity.start, quantity.end),
        )


def _parts(sentence: _Sentence, found: Sequence[Quantity]) -> Iterator[frozenset[str]]:
    """Breakdown parts of each number: by the order of the sentence or of its clause, else those nearest to it."""
    listed = in_order(sentence.text, found, sentence.inside)
    whole = paired(len(found), sentence.inside)
    for number, quantity in enumerate(found):
        _, start, end = sentence.clause(quantity.start)
        near = sentence.within(start, end)
        members = [other for other in found if start <= other.start < end]
        in_clause = paired(len(members), near)[members.index(quantity)]
        yield listed.get(quantity.start) or whole[number] or in_clause or beside(quantity.start, quantity.end, near)


def _counted(quantity: Quantity, inside: Sequence[Mention]) -> frozenset[str]:
    """Concepts of the noun after the number."""
    if quantity.dimension != "count" or not quantity.unit_text or len(quantity.unit_text) == 1:
        return frozenset()  # one character is a Chinese measure word, not a noun
    reach = _NOUN_REACH if quantity.unit_text.isascii() else 0  # a Chinese measure word is no noun that goes on
    first, last = quantity.end - len(quantity.unit_text), quantity.end + reach
    return concepts_of(mention for mention in inside if first <= mention.start < last)


def _years(text: str, inside: Sequence[Mention]) -> Sequence[tuple[int, int, int]]:
    """Years named in a sentence, without those that only serve as a comparison ("compared with 2019")."""
    compared = [mention.end for mention in inside if Cue.COMPARATIVE in mention.concepts]
    return [
        (value, start, end)
        for value, start, end in years_in(text)
        if not any(0 <= start - position <= 6 for position in compared)
    ]


def _year_at(text: str, position: int, years: Sequence[tuple[int, int, int]], reporting: int | None) -> int | None:
    """Year that a number belongs to: the one in its brackets, else the last before it, else the reporting year."""
    if not years:
        return None
    opening = text.rfind("(", 0, position)
    bracketed = opening >= 0 and ")" not in text[opening:position]
    if bracketed:
        inside = [value for value, start, _ in years if opening < start < position]
        return inside[-1] if inside else None
    outside = [(value, start) for value, start, _ in years if not _in_brackets(text, start)]
    before = [value for value, start in outside if start < position]
    if before:
        return reporting if reporting in before and before[-1] != reporting and len(before) > 1 else before[-1]
    return reporting if any(value == reporting for value, _ in outside) else None


def _in_brackets(text: str, position: int) -> bool:
    opening = text.rfind("(", 0, position)
    return opening >= 0 and ")" not in text[opening:position]


def _nils(sentence: _Sentence) -> Iterator[Figure]:
    """A figure of zero for what each nil cue denies."""
    reached = -1
    for cue in sentence.inside:
        if Cue.NIL in cue.concepts and cue.start >= reached:
            reached = cue.end
            yield _nil(sentence, cue)


def _nil(sentence: _Sentence, cue: Mention) -> Figure:
    _, start, end = sentence.clause(cue.start)
    denied = concepts_of(
        mention for mention in sentence.inside if cue.start - _NIL_REACH <= mention.start <= cue.end + _NIL_REACH
    )
    if len(sentence.text) <= _NIL_REACH:
        denied |= sentence.statement.concepts  # with the topics that an index row lends to its answer
    year = sentence.year_at(cue.start)
    return Figure(
        text=sentence.text[cue.start : cue.end],
        value=Decimal(0),
        dimension="count",
        metric=_shorten(sentence.text[start:end]),
        counted=denied,
        concepts=denied,
        group=sentence.statement.concepts,
        context=sentence.statement.context,
        year=year,
        is_current=sentence.is_current(year),
        nil=True,
        owner=sentence.statement.owner,
        mood=sentence.mood,
        source=Source.SENTENCE,
        statement=sentence.statement.id,
        quote=sentence.text,
        locator=_locator(sentence.statement, cue.start, cue.end),
    )


def _locator(statement: Statement, start: int, end: int) -> Locator:
    place = statement.locator
    return Locator(
        page=place.page,
        printed_page=place.printed_page,
        passage=place.passage,
        start=place.start + start,
        end=place.start + end,
        box=place.box,
    )


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _METRIC_LENGTH else words[: _METRIC_LENGTH - 1].rstrip() + "…"
