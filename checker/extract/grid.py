"""Reads the structure of a table: what heads each column, what labels each row, which rows group others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.extract.cells import are_akin
from checker.extract.concepts import NOTHING, Mention, Mentions, concepts_of
from checker.extract.cues import Cue
from checker.extract.values import is_value
from checker.model.document import Table
from checker.text.periods import years_in
from checker.text.units import UnitIndex, UnitText

_TOKEN = re.compile(r"[\d,.]*\d%?|[–—-]")
_SWALLOWED = re.compile(r"(?P<label>.*?[^\W\d_].*?)(?P<numbers>(?:\s+(?:[\d,.]*\d%?|[–—-])){2,})")
_RANGE = re.compile(r"\d\s*(?:to|-|–|至|~)\s*\D{0,4}\d")
_UNFINISHED = re.compile(r"(?:[^\W\d_ ] ?/|,|\b(?:per|of|and|or|by|in|for|the|to|with|from|on))\.?\s*$", re.IGNORECASE)
"""A line that goes on in the next one: a label broken over two lines, no title of the rows below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with its place in the row's passage and the concepts named in it."""

    column: int
    text: str
    start: int
    concepts: frozenset[str]
    named: frozenset[str]
    """Concepts that do not stand inside a breakdown part or its cue ("employee" in "by employee category")."""
    is_value: bool
    """Holds a number, a percentage or a dash rather than words."""
    order: int = 0
    """Position among several numbers that one cell of the file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A data row: its label cells, its value cells and what the rows above say of it."""

    index: int
    passage: int
    label: str
    label_concepts: frozenset[str]
    subjects: frozenset[str]
    """Concepts of the label without its unit column."""
    group: str
    group_concepts: frozenset[str]
    values: tuple[Cell, ...]
    words: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What the header rows say of a column."""

    text: str
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    text: str = ""
    concepts: frozenset[str] = NOTHING
    sub_text: str = ""
    sub_concepts: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """What a row that names a thing passes on to the rows of its parts."""

    text: str = ""
    concepts: frozenset[str] = NOTHING
    unit: UnitText | None = None


_PARTIAL = frozenset({Cue.ROW_PART.value, Cue.INTENSITY.value})
_HEADER_LENGTH = 120
"""A longer cell in the header rows is a paragraph that the table's frame took in."""


def is_part(concept: str) -> bool:
    """A breakdown part ("gender=female") or a word that announces a breakdown ("by:gender")."""
    return "=" in concept or concept.startswith("by:")


def names_metric(concepts: frozenset[str], focus: frozenset[str]) -> bool:
    """The words name a thing of their own rather than only a breakdown part or a cue."""
    return any(concept in focus and not is_part(concept) for concept in concepts)


def header_rows(table: Table) -> int:
    """Rows that head the columns; a row of words over rows of values does so even where the reader said none."""
    if table.header_rows or len(table.rows) < 2:
        return table.header_rows
    first = [cell for cell in table.rows[0] if cell.strip()]
    second = [cell for cell in table.rows[1][1:] if cell.strip()]
    words = len(first) > 2 and not any(is_value(cell) for cell in first)
    return int(words and len(second) > 1 and all(is_value(cell) for cell in second))


def columns_of(table: Table, mentions: Mentions) -> tuple[Column, ...]:
    """Header of each column; a header cell that spans several columns counts for each of them."""
    width = len(table.rows[0]) if table.rows else 0
    texts: list[list[str]] = [[] for _ in range(width)]
    concepts: list[set[str]] = [set() for _ in range(width)]
    count = min(header_rows(table), len(table.rows))
    for index in range(count):
        cells = {cell.column: cell for cell in cells_of(table, index, mentions)}
        reached = _spread(cells, table.rows[count - 1]) if index < count - 1 else {}
        for column in range(width):
            current = cells.get(column) if index == count - 1 else reached.get(column)
            if current is not None and len(current.text) <= _HEADER_LENGTH:
                texts[column].append(current.text)
                concepts[column] |= current.concepts
    return tuple(
        Column(text=" ".join(text), concepts=frozenset(found)) for text, found in zip(texts, concepts, strict=True)
    )


def _spread(cells: Mapping[int, Cell], titles: Sequence[str]) -> Mapping[int, Cell]:
    """For each column the header cell that spans it; `titles` are those of the last header row.

    A spanning cell is printed over the middle of its columns or over the first of them. Where the titles below repeat
    once for each spanning cell ("Number, Share, Number, Share" under two years), they tell which columns are whose.
    """
    below = [column for column, title in enumerate(titles) if title.strip() and column]
    spanning = [cells[column] for column in sorted(cells) if column]
    size = len(below) // len(spanning) if spanning and len(below) % len(spanning) == 0 else 0
    names = [titles[column].strip() for column in below]
    if size > 1 and len(spanning) > 1 and names == names[:size] * len(spanning):
        shared = {column: spanning[place // size] for place, column in enumerate(below)}
        return {0: cells[0], **shared} if 0 in cells else shared
    reached: dict[int, Cell] = {}
    current: Cell | None = None
    for column in range(len(titles)):
        current = cells.get(column) or current
        if current is not None:
            reached[column] = current
    return reached


def cells_of(table: Table, index: int, mentions: Mentions) -> tuple[Cell, ...]:
    """Cells that are not empty, with offsets into the row's passage (cells joined by ' | ')."""
    passage = table.passages[index] if index < len(table.passages) else -1
    found, position = [], 0
    named = mentions[passage] if passage >= 0 else ()
    for column, raw in enumerate(table.rows[index]):
        text = raw.strip()
        if not text:
            continue
        end = position + len(text)
        inside = [mention for mention in named if position <= mention.start and mention.end <= end]
        found.append(
            Cell(
                column=column,
                text=text,
                start=position,
                concepts=concepts_of(inside),
                named=_outside_parts(inside),
                is_value=is_value(text),
            )
        )
        position = end + len(" | ")
    return tuple(found)


def _outside_parts(inside: Sequence[Mention]) -> frozenset[str]:
    parts = [mention for mention in inside if _names_part(mention.concepts)]
    if not parts:
        return concepts_of(inside)
    return concepts_of(
        mention
        for mention in inside
        if not any(part.start <= mention.start and mention.end <= part.end for part in parts)
    )


@lru_cache(maxsize=4096)
def _names_part(concepts: frozenset[str]) -> bool:
    """Some concept of a term is a part; a lexicon has a few thousand such sets."""
    return any(is_part(concept) for concept in concepts)


def rows_of(table: Table, mentions: Mentions, focus: frozenset[str], units: UnitIndex) -> Sequence[Row]:
    """Data rows below the header, each with the group rows above it."""
    rows: list[Row] = []
    group = _Group()
    carried = _Carried()
    for index, words, values in _lines(table, mentions):
        if not values and len(words) == 1:
            following = _next_group(group, words[0], focus)
            if following.text != group.text:
                carried = _Carried()
            group = following
            continue
        label = " ".join(cell.text for cell in words)
        concepts = frozenset().union(*(cell.concepts for cell in words)) if words else NOTHING
        above = group.concepts | group.sub_concepts
        text = " ".join(filter(None, (group.text, group.sub_text)))
        subjects = _subjects(words, units)
        if names_metric(subjects, focus):
            carried = _Carried(text=label, concepts=concepts - {Cue.INTENSITY}, unit=_unit_word(words, units))
        elif _goes_on(words, concepts) and are_akin(carried.unit, _unit_word(words, units)):
            above |= carried.concepts
            text = " ".join(filter(None, (text, carried.text)))
        rows.append(
            Row(
                index=index,
                passage=table.passages[index],
                label=label,
                label_concepts=concepts,
                subjects=subjects,
                group=text,
                group_concepts=above,
                values=values,
                words=words,
            )
        )
    return rows


def _lines(table: Table, mentions: Mentions) -> Iterator[tuple[int, tuple[Cell, ...], tuple[Cell, ...]]]:
    """Each row below the header: its index, words and values; a label broken over lines is put before its values."""
    begun: tuple[Cell, ...] = ()
    for index in range(header_rows(table), len(table.rows)):
        cells = _apart(cells_of(table, index, mentions))
        values = tuple(cell for cell in cells if cell.is_value and not _labels(cell, cells))
        words = tuple(cell for cell in cells if cell not in values)
        alone = len(words) == 1 and not values
        if alone and _UNFINISHED.search(words[0].text):
            begun = (*begun, *words)
        elif cells:
            yield index, words if alone else (*begun, *words), values
            begun = ()


def _apart(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Undo a label that swallowed the numbers beside it ("Male 16 69.57 | 15 | 71.42")."""
    first, *others = cells or (None,)
    swallowed = _SWALLOWED.fullmatch(first.text) if first and others and all(cell.is_value for cell in others) else None
    if first is None or swallowed is None:
        return tuple(cells)
    label = replace(first, text=swallowed["label"].strip())
    numbers = [
        replace(
            first,
            text=match[0],
            start=first.start + match.start(),
            concepts=NOTHING,
            named=NOTHING,
            is_value=True,
            order=order,
        )
        for order, match in enumerate(_TOKEN.finditer(first.text, swallowed.start("numbers")))
    ]
    return (label, *numbers, *others)


def _goes_on(words: Sequence[Cell], concepts: frozenset[str]) -> bool:
    """The row names a part, a total or a rate of what the row above is about, or nothing; a ledger entry does not."""
    if not words or not concepts.isdisjoint(_PARTIAL) or any(is_part(concept) for concept in concepts):
        return True
    return not any(character.isalpha() for cell in words for character in cell.text)


def _unit_word(words: Sequence[Cell], units: UnitIndex) -> UnitText | None:
    """Unit of a row's unit column."""
    return next(filter(None, (units.whole(cell.text) for cell in words[1:])), None)


def _subjects(words: Sequence[Cell], units: UnitIndex) -> frozenset[str]:
    """Concepts of the label cells; a unit column ("tonnes/employee") names no subject."""
    named = [cell for cell in words if cell is words[0] or units.whole(cell.text) is None]
    return NOTHING.union(*(cell.named for cell in named))


def _labels(cell: Cell, cells: Sequence[Cell]) -> bool:
    """A number in the first column labels its row (a year in a transposed table) when values follow it."""
    if cell is not cells[0] or len(cells) == 1:
        return False
    if any(is_part(concept) for concept in cell.concepts):
        return True
    heads = bool(years_in(cell.text)) or _RANGE.search(cell.text) is not None
    return cell.column == 0 and all(other.is_value for other in cells) and heads


def _next_group(group: _Group, cell: Cell, focus: frozenset[str]) -> _Group:
    """A group row replaces the one above it, unless it only announces a breakdown of it."""
    announces = any(is_part(concept) for concept in cell.concepts)
    if announces and not names_metric(cell.named, focus):
        return replace(group, sub_text=cell.text, sub_concepts=cell.concepts)
    return _Group(text=cell.text, concepts=cell.concepts)
