"""Figures from sentences: every amount with its clause's concepts, its year and what it counts; nil statements too."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.extract.statements import Mentions
from checker.extract.tables import breakdown
from checker.model.document import Document, Role
from checker.model.fact import Figure, Locator, Source, Statement
from checker.text.periods import years_in
from checker.text.quantities import Quantity, quantities
from checker.text.sentences import clauses
from checker.text.units import UnitIndex

_METRIC_LENGTH = 120
_NOUN_REACH = 24
"""Characters behind the first noun within which the counted noun may go on ("13,500 written product complaints")."""
_NIL_REACH = 90
"""Characters after a nil cue within which its subject stands."""


def sentence_figures(
    document: Document,
    statements: Sequence[Statement],
    mentions: Mentions,
    topics: frozenset[str],
    units: UnitIndex,
    year: int | None,
) -> Iterator[Figure]:
    """Figures of all statements on some topic that are not table rows; `year` is the reporting year."""
    for statement in statements:
        if topics.isdisjoint(statement.paragraph) and topics.isdisjoint(statement.context):
            continue
        role = document.passages[statement.locator.passage].role
        if role in (Role.TABLE, Role.INFOGRAPHIC) and not _is_wordy(statement.text):
            continue
        offset = statement.locator.start
        inside = [
            Mention(mention.concept, mention.start - offset, mention.end - offset)
            for mention in mentions[statement.locator.passage]
            if offset <= mention.start and mention.end <= statement.locator.end
        ]
        if any(character.isdigit() for character in statement.text):
            yield from _amounts(statement, inside, units, year)
        if statement.nil:
            yield from _nils(statement, inside, year)


def _is_wordy(text: str) -> bool:
    """A table row whose longest cell is a sentence."""
    return max(len(cell) for cell in text.split(" | ")) > 60


def _amounts(statement: Statement, inside: Sequence[Mention], units: UnitIndex, year: int | None) -> Iterator[Figure]:
    found = [quantity for quantity in quantities(statement.text, units) if quantity.kind == "amount"]
    years = _years(statement.text, inside)
    paired = _paired(found, inside)
    for number, quantity in enumerate(found):
        start, end = _clause(statement.text, quantity.start)
        near = [mention for mention in inside if start <= mention.start and mention.end <= end]
        figure_year = _year_at(statement.text, quantity.start, years, year)
        concepts = frozenset(mention.concept for mention in near)
        yield Figure(
            text=quantity.text,
            value=quantity.value,
            unit=quantity.unit,
            dimension=quantity.dimension,
            per=quantity.per,
            unit_text=quantity.unit_text,
            metric=_shorten(statement.text[start:end]),
            counted=_counted(quantity, inside),
            concepts=concepts,
            context=statement.concepts | statement.context | statement.paragraph,
            year=figure_year,
            is_current=figure_year is None or year is None or figure_year == year,
            by=breakdown(paired[number] or _beside(quantity, near), concepts),
            owner=statement.owner,
            mood=statement.mood,
            source=Source.SENTENCE,
            statement=statement.id,
            quote=statement.text,
            locator=_locator(statement, quantity.start, quantity.end),
        )


def _clause(text: str, position: int) -> tuple[int, int]:
    """Bounds of the clause around `position`."""
    for start, end in clauses(text, 0, len(text)):
        if start <= position < end:
            return start, end
    return 0, len(text)


def _paired(found: Sequence[Quantity], inside: Sequence[Mention]) -> Sequence[frozenset[str]]:
    """Parts in the order of the numbers, where a sentence names as many of a dimension ("women 13 hours, men 12")."""
    parts: dict[str, list[str]] = {}
    for mention in inside:
        dimension, is_part, _ = mention.concept.partition("=")
        if is_part:
            parts.setdefault(dimension, []).append(mention.concept)
    pairs = [names for names in parts.values() if len(names) == len(found) and len(set(names)) == len(names) > 1]
    return [frozenset(names[number] for names in pairs) for number in range(len(found))]


def _beside(quantity: Quantity, near: Sequence[Mention]) -> frozenset[str]:
    """Of each breakdown dimension the part that stands nearest to the number ("21 women and 34 men")."""
    closest: dict[str, tuple[int, str]] = {}
    for mention in near:
        dimension, is_part, _ = mention.concept.partition("=")
        if is_part:
            distance = max(mention.start - quantity.end, quantity.start - mention.end, 0)
            closest[dimension] = min(closest.get(dimension, (distance, mention.concept)), (distance, mention.concept))
    return frozenset(concept for _, concept in closest.values())


def _counted(quantity: Quantity, inside: Sequence[Mention]) -> frozenset[str]:
    """Concepts of the noun after the number."""
    if quantity.dimension != "count" or not quantity.unit_text or len(quantity.unit_text) == 1:
        return frozenset()  # one character is a Chinese measure word, not a noun
    reach = _NOUN_REACH if quantity.unit_text.isascii() else 0  # a Chinese measure word is no noun that goes on
    first, last = quantity.end - len(quantity.unit_text), quantity.end + reach
    return frozenset(mention.concept for mention in inside if first <= mention.start < last)


def _years(text: str, inside: Sequence[Mention]) -> Sequence[tuple[int, int, int]]:
    """Years named in a sentence, without those that only serve as a comparison ("compared with 2019")."""
    compared = [mention.end for mention in inside if mention.concept == Cue.COMPARATIVE]
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


def _nils(statement: Statement, inside: Sequence[Mention], year: int | None) -> Iterator[Figure]:
    """A figure of zero for what each nil cue denies."""
    reached = -1
    for cue in inside:
        if cue.concept != Cue.NIL or cue.start < reached:
            continue
        reached = cue.end
        yield _nil(statement, inside, cue, year)


def _nil(statement: Statement, inside: Sequence[Mention], cue: Mention, year: int | None) -> Figure:
    start, end = _clause(statement.text, cue.start)
    denied = frozenset(
        mention.concept for mention in inside if cue.start - _NIL_REACH <= mention.start <= cue.end + _NIL_REACH
    )
    figure_year = _year_at(statement.text, cue.start, _years(statement.text, inside), year)
    return Figure(
        text=statement.text[cue.start : cue.end],
        value=Decimal(0),
        dimension="count",
        metric=_shorten(statement.text[start:end]),
        counted=denied,
        concepts=denied,
        context=statement.concepts | statement.context | statement.paragraph,
        year=figure_year,
        is_current=figure_year is None or year is None or figure_year == year,
        nil=True,
        owner=statement.owner,
        mood=statement.mood,
        source=Source.SENTENCE,
        statement=statement.id,
        quote=statement.text,
        locator=_locator(statement, cue.start, cue.end),
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
