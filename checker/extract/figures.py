"""Figures from sentences: every amount with its clause's concepts, its year and what it counts; nil statements too."""

import re
from collections.abc import Iterator, Sequence

from checker.extract.breakdowns import ahead, beside, breakdown, of_number, paired
from checker.extract.concepts import NOTHING, Mention, Mentions, concepts_of
from checker.extract.cues import Cue
from checker.extract.following import Told, carried, taken_up, things_of
from checker.extract.nils import nil_figures
from checker.extract.ordered import in_order
from checker.extract.owners import owner_at
from checker.extract.sentence import Sentence
from checker.extract.values import is_value
from checker.extract.years import in_brackets
from checker.model.document import Document, Role
from checker.model.fact import Figure, Period, Source, Statement
from checker.text.quantities import Quantity, quantities
from checker.text.units import UnitIndex

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)\b"
    r"|[一二两三四五六七八九十百][名人宗件次起个家项]",
    re.IGNORECASE,
)
_OTHER_NOUN = frozenset({"other_noun"})
"""Counted noun that no concept names ("250 questions"): it is not what any rule asks for."""
_METRIC_LENGTH = 120
_NOUN_REACH = 24
"""Characters behind the first noun within which the counted noun may go on ("13,500 written product complaints")."""


def sentence_figures(
    document: Document,
    statements: Sequence[Statement],
    mentions: Mentions,
    focus: frozenset[str],
    counted: frozenset[str],
    units: UnitIndex,
    period: Period | None,
) -> Iterator[Figure]:
    """Figures of all statements that name a concept of `focus`, table rows apart; `period` is the reporting period.

    `counted` are the things of which some rule asks a figure. A sentence of parts that names none of them goes on about
    those that the sentence before it counted.
    """
    before: Told | None = None
    for current in statements:
        statement, things = taken_up(current, before, mentions), carried(current, before, counted)
        figures: list[Figure] = []
        if things or not focus.isdisjoint(statement.concepts):
            figures = list(_figures_of(document, Sentence(statement, mentions, period), things, units))
            yield from figures
        said = frozenset[str]().union(*(figure.concepts for figure in figures if not figure.nil))
        before = Told(statement=current, things=things_of(said & counted))


def _figures_of(document: Document, sentence: Sentence, things: frozenset[str], units: UnitIndex) -> Iterator[Figure]:
    statement = sentence.statement
    role = document.passages[statement.locator.passage].role
    if role in (Role.TABLE, Role.INFOGRAPHIC) and not _is_wordy(statement.text):
        return
    if _NUMBER.search(statement.text):
        in_table = role is Role.TABLE
        amounts = _amounts(sentence, things, units, is_index=role is Role.CONTENT_INDEX)
        yield from (one for one in amounts if not (in_table and _is_cell(one, statement)))
    if statement.nil:
        yield from nil_figures(sentence, is_index=role is Role.CONTENT_INDEX)


def _is_wordy(text: str) -> bool:
    """A table row whose longest cell is a sentence."""
    return max(len(cell) for cell in text.split(" | ")) > 60


def _is_cell(figure: Figure, statement: Statement) -> bool:
    """The number stands in a cell of its own, beside the words, and is read with its column."""
    start, end = (place - statement.locator.start for place in (figure.locator.start, figure.locator.end))
    if " | " not in statement.text:
        return False
    first = statement.text.rfind(" | ", 0, start)
    last = statement.text.find(" | ", end)
    cell = statement.text[first + 3 if first >= 0 else 0 : last if last >= 0 else None]
    return is_value(cell.strip())


def _amounts(sentence: Sentence, things: frozenset[str], units: UnitIndex, *, is_index: bool) -> Iterator[Figure]:
    """Figures of a sentence; `things` are those that it goes on about without naming them."""
    found = [quantity for quantity in quantities(sentence.text, units) if quantity.kind == "amount"]
    for quantity, parts in zip(found, _parts(sentence, found), strict=True):
        before, start, end = sentence.clause(quantity.start)
        reach = before if quantity.per else start  # "..., with an intensity of 2 t per piece" goes on about its subject
        concepts = concepts_of(sentence.within(reach, end)) | things
        if is_index and len(found) == 1:
            concepts |= sentence.statement.concepts  # with the topics that the row lends to its answer
        year = sentence.year_at(quantity.start, quantity.end)
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
            by=breakdown(parts, concepts_of(of_number(quantity.end, sentence.within(reach, end), sentence.text))),
            owner=owner_at(sentence, quantity.start),
            mood=sentence.mood,
            source=Source.SENTENCE,
            statement=sentence.statement.id,
            quote=sentence.text,
            locator=sentence.locate(quantity.start, quantity.end),
        )


def _parts(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[frozenset[str]]:
    """Breakdown parts of each number: by the order of the sentence or of its clause, else those nearest to it."""
    listed = in_order(sentence.text, found, sentence.inside)
    whole = paired(len(found), sentence.inside)
    for number, quantity in enumerate(found):
        _, start, end = sentence.clause(quantity.start)
        near = of_number(quantity.end, sentence.within(start, end), sentence.text)
        members = [other for other in found if start <= other.start < end]
        in_clause = paired(len(members), near)[members.index(quantity)]
        named = listed.get(quantity.start) or whole[number] or in_clause
        yield named or _nearest(sentence.text, quantity, members, near)


def _nearest(text: str, quantity: Quantity, members: Sequence[Quantity], near: Sequence[Mention]) -> frozenset[str]:
    """Parts right behind each number of the clause, else those nearest; a bracket belongs to what stands before it."""
    outside = [member for member in members if not in_brackets(text, member.start)]
    decided = ahead([member.start for member in outside], near)
    main = max((member.start for member in outside if member.start <= quantity.start), default=-1)
    own = decided.get(main, {})
    closest = beside(quantity.start, quantity.end, near)
    return frozenset(one for one in closest if one.partition("=")[0] not in own) | frozenset(filter(None, own.values()))


def _counted(quantity: Quantity, inside: Sequence[Mention]) -> frozenset[str]:
    """Concepts of the noun after the number."""
    if quantity.dimension != "count" or not quantity.unit_text or len(quantity.unit_text) == 1:
        return NOTHING  # one character is a Chinese measure word, not a noun
    reach = _NOUN_REACH if quantity.unit_text.isascii() else 0  # a Chinese measure word is no noun that goes on
    first, last = quantity.end - len(quantity.unit_text), quantity.end + reach
    nouns = [mention for mention in inside if first <= mention.start < last]
    if not nouns and quantity.unit_text.isascii():
        return _OTHER_NOUN
    if all(Cue.COUNTER in mention.concepts for mention in nouns):
        return NOTHING  # "37 cases" says nothing of what the cases are
    return concepts_of(nouns)


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _METRIC_LENGTH else words[: _METRIC_LENGTH - 1].rstrip() + "…"
