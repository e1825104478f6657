"""Rows of content indexes: the codes that a row lists, and the words beside them, each with what they are for.

Tables are read by their columns; plain lines, and tables without a column of codes, from code to code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.extract.concepts import NOTHING, Mentions, concepts_of
from checker.extract.grid import Cell, cells_of
from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_codes import Code, code_form, find_codes, joined
from checker.extract.index_columns import (
    Column,
    Line,
    Use,
    header_of,
    in_brackets,
    is_prefix,
    line_of,
    uses_of,
)
from checker.extract.index_cues import IndexCue
from checker.extract.index_regions import Block
from checker.model.document import Box, Document, Role, Table

_STANDARD = re.compile(r"(?<![\d.\-])(\d{1,3})(?:\s?[:：\-–]|\s)[^|\d]{2,90}?(?<!\d)((?:19|20)\d{2})(?!\d)")
_OVERLAP = 0.3
_GROUP_TITLE = 90
_GENERAL = "GD"
_NEXT_STEP = 6
"""A code of weak shape among words counts when it is one of the next few after the code before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a row with what they are for."""

    use: Use
    passage: int
    start: int
    text: str
    """In `code_form`."""
    concepts: frozenset[str]
    column: Column | None = None
    """None in plain lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One row: codes and what stands beside them."""

    codes: tuple[Code, ...]
    passage: int
    parts: tuple[Part, ...]
    topic: str = ""
    """Title of the group that the row stands in."""
    years: tuple[tuple[str, int], ...] = ()
    """Years of the standards, by the stem of their codes, as titles name them so far."""
    flat: bool = False
    filled: bool = False
    """Most rows of its table say where to look."""


@dataclass(slots=True)
class _State:
    """What carries on from row to row."""

    aspect: str = ""
    topic: str = ""
    years: dict[str, int] = field(default_factory=dict)
    last: Code | None = None

    def see(self, text: str) -> None:
        """Remember the years of the standards that a text names."""
        if "20" in text or "19" in text:
            for match in _STANDARD.finditer(text):
                self.years[f"{int(match[1])}-"] = int(match[2])

    def years_of(self, codes: Sequence[Code]) -> tuple[tuple[str, int], ...]:
        """Years of the standards of these codes."""
        stems = {split[0] for code in codes for one in code.ids if (split := numbered(one))}
        return tuple(sorted((stem, self.years[stem]) for stem in stems if stem in self.years))


def index_rows(
    document: Document, mentions: Mentions, catalogue: Catalogue, blocks: Sequence[Block]
) -> Iterator[IndexRow]:
    """Rows of the blocks that make up the content indexes of a report, in reading order."""
    state = _State()
    titles: dict[int, dict[int, tuple[Cell, ...]]] = {}
    for block in blocks:
        if block.table is None:
            yield from _flat_rows(document, mentions, catalogue, block.passages, state)
            continue
        table = document.tables[block.table]
        lines = [
            line_of(table.passages[row], row, cells_of(table, row, mentions), catalogue)
            for row in range(len(table.rows))
        ]
        width = len(table.rows[0]) if table.rows else 0
        count, heads = header_of(lines, table.header_rows)
        heads = heads or titles.get(width, {})
        columns = uses_of(lines[count:], heads, width)
        if not columns:
            yield from _flat_rows(document, mentions, catalogue, table.passages, state)
            continue
        titles[width] = heads
        yield from _table_rows(table, lines[count:], columns, catalogue, state)


def _table_rows(
    table: Table, lines: Sequence[Line], columns: dict[int, Column], catalogue: Catalogue, state: _State
) -> Iterator[IndexRow]:
    coded = [replace(line, codes=_listed(line, columns, catalogue, state)) for line in lines]
    owners = _owners(table, coded, columns)
    rows: list[IndexRow] = []
    for index, line in enumerate(coded):
        for cell in line.cells:
            state.see(cell.text)
        if not line.codes:
            if owners[index] is None and len(line.cells) == 1 and len(line.cells[0].text) <= _GROUP_TITLE:
                state.topic = line.cells[0].text
            continue
        mine = [other for other, owner in zip(coded, owners, strict=True) if owner == index]
        codes = tuple(code for found in line.codes.values() for code in found)
        parts = [part for one in sorted([line, *mine], key=lambda one: one.row) for part in _parts(one, columns)]
        rows.append(
            IndexRow(
                codes=codes,
                passage=line.passage,
                parts=tuple(parts),
                topic=state.topic,
                years=state.years_of(codes),
            )
        )
    placed = sum(any(part.use is Use.PLACE and part.text.strip(" -/") for part in row.parts) for row in rows)
    filled = placed * 10 >= len(rows) * 6
    for row in rows:
        yield replace(row, filled=filled) if filled else row


def _listed(line: Line, columns: dict[int, Column], catalogue: Catalogue, state: _State) -> dict[int, tuple[Code, ...]]:
    """Codes in the columns of codes; a row of a general disclosure stands for the aspect above it."""
    codes = {column: found for column, found in line.codes.items() if _lists(line, column, found[0], columns[column])}
    general = any(IndexCue.GENERAL in cell.concepts for cell in line.cells)
    if not codes:
        if general and state.aspect:
            cell = line.cells[0]
            return {cell.column: (_general_code(state.aspect, len(cell.text), catalogue),)}
        return {}
    for column, found in codes.items():
        if is_aspect(found[0], catalogue):
            state.aspect = found[0].ids[0]
            if general:
                codes[column] = (_general_code(state.aspect, found[0].end, catalogue), *found[1:])
        elif "." in found[0].ids[0] and found[0].ids[0][:1].isalpha():
            state.aspect = found[0].ids[0].split(".")[0]
    return codes


def _lists(line: Line, column: int, code: Code, what: Column) -> bool:
    """Tell whether a cell lists codes: in a column of codes, or where it starts with one and should say no place."""
    if what.use is Use.CODE:
        return True
    titled = what.use is Use.PLACE and what.header is not None
    if not code.sure or titled or what.use in (Use.OMISSION, Use.REMARK):
        return False
    text = next(cell.text for cell in line.cells if cell.column == column)
    return is_prefix(text[: code.start])


def is_aspect(code: Code, catalogue: Catalogue) -> bool:
    """Tell whether a code names a whole aspect."""
    one = code.ids[0]
    return bool(catalogue.general(one)) or (not catalogue and one[1:].isdigit())


def _general_code(aspect: str, end: int, catalogue: Catalogue) -> Code:
    return Code(start=0, end=end, ids=(catalogue.general(aspect) or f"{aspect}.{_GENERAL}",))


def _parts(line: Line, columns: dict[int, Column]) -> Iterator[Part]:
    for cell in line.cells:
        column = columns[cell.column]
        text = code_form(cell.text)
        offset = 0
        use = column.use
        if use is Use.CODE:
            found = line.codes.get(cell.column)
            offset = min(found[-1].end, len(text)) if found else 0
            use = Use.TITLE
        if text[offset:].strip():
            yield Part(
                use=use,
                passage=line.passage,
                start=cell.start + offset,
                text=text[offset:],
                concepts=cell.concepts,
                column=column,
            )


def _owners(table: Table, lines: Sequence[Line], columns: dict[int, Column]) -> list[int | None]:
    """For each row without a code the row with one that it belongs to, if any."""
    coded = [index for index, line in enumerate(lines) if line.codes]
    owners: list[int | None] = [None] * len(lines)
    bounds = [_bounds(table, line.row) for line in lines]
    centred = _is_centred(lines, bounds)
    for index, line in enumerate(lines):
        if line.codes or _is_title(line, columns):
            continue
        before = max((one for one in coded if one < index), default=None)
        after = min((one for one in coded if one > index), default=None)
        owners[index] = _nearer(bounds, index, before, after) if centred else _by_gap(bounds, index, before, after)
    return owners


def _is_title(line: Line, columns: dict[int, Column]) -> bool:
    """A row with nothing but a title or a standard's name in it, or one with a name and a place of its own."""
    uses = {columns[cell.column].use for cell in line.cells}
    return uses <= {Use.TITLE, Use.GROUP, Use.CODE} or {Use.GROUP, Use.PLACE} <= uses


def _bounds(table: Table, row: int) -> tuple[float, float] | None:
    boxes: list[Box] = [box for box in table.cell_boxes[row] if box] if row < len(table.cell_boxes) else []
    return (min(box[1] for box in boxes), max(box[3] for box in boxes)) if boxes else None


def _is_centred(lines: Sequence[Line], bounds: Sequence[tuple[float, float] | None]) -> bool:
    """Tell whether cells are centred: lines of one cell then stand beside and above the code of their row."""
    beside = 0
    for index in range(len(lines) - 1):
        first, second = bounds[index], bounds[index + 1]
        if bool(lines[index].codes) == bool(lines[index + 1].codes) or not first or not second:
            continue
        shared = min(first[1], second[1]) - max(first[0], second[0])
        beside += shared > _OVERLAP * min(first[1] - first[0], second[1] - second[0])
    return beside >= 2


def _nearer(
    bounds: Sequence[tuple[float, float] | None], index: int, before: int | None, after: int | None
) -> int | None:
    if before is None or after is None:
        return after if before is None else before
    own, above, below = bounds[index], bounds[before], bounds[after]
    if not own or not above or not below:
        return before
    middle = sum(own) / 2
    return before if abs(middle - sum(above) / 2) <= abs(middle - sum(below) / 2) else after


def _by_gap(
    bounds: Sequence[tuple[float, float] | None], index: int, before: int | None, after: int | None
) -> int | None:
    """Rows between two codes go with the one above, unless a wider gap parts them from it than from the one below."""
    if before is None or after is None:
        return before
    known = [bounds[one] for one in range(before, after + 1)]
    if any(one is None for one in known):
        return before
    gaps = [low[0] - high[1] for high, low in zip(known, known[1:], strict=False) if high and low]
    widest = max(range(len(gaps)), key=lambda one: (gaps[one], one))
    return before if index - before <= widest else after


def _flat_rows(
    document: Document, mentions: Mentions, catalogue: Catalogue, passages: Sequence[int], state: _State
) -> Iterator[IndexRow]:
    row: IndexRow | None = None
    for number in passages:
        passage = document.passages[number]
        text = code_form(passage.text)
        groups = list(_row_codes(text, number, mentions, catalogue, state))
        end = groups[0][0].start if groups else len(text)
        state.see(text[:end])
        lead = _part(text, number, 0, end, mentions)
        if row is not None and lead is not None and not _opens(lead, passage.role):
            row = replace(row, parts=(*row.parts, lead))
        elif lead is not None and len(lead.text) <= _GROUP_TITLE:
            state.topic = lead.text.strip()
        for index, group in enumerate(groups):
            if row is not None:
                yield row
            start = group[-1].end
            stop = groups[index + 1][0].start if index + 1 < len(groups) else len(text)
            part = _part(text, number, start, stop, mentions)
            row = IndexRow(
                codes=group,
                passage=number,
                parts=(part,) if part else (),
                topic=state.topic,
                years=state.years_of(group),
                flat=True,
            )
            state.see(text[start:stop])
    if row is not None:
        yield row


def _opens(lead: Part, role: Role) -> bool:
    """Tell whether words before a code open a group rather than go on with the row above."""
    return role is Role.HEADING and not any(character.isdigit() for character in lead.text)


def _part(text: str, passage: int, start: int, end: int, mentions: Mentions) -> Part | None:
    if not text[start:end].strip():
        return None
    inside = concepts_of(one for one in mentions[passage] if start <= one.start and one.end <= end)
    return Part(use=Use.REMARK, passage=passage, start=start, text=text[start:end], concepts=inside)


def _row_codes(
    text: str, passage: int, mentions: Mentions, catalogue: Catalogue, state: _State
) -> Iterator[tuple[Code, ...]]:
    """Codes that open a row in a line of text, grouped."""
    kept: list[Code] = []
    for code in find_codes(text, catalogue):
        first = not kept and is_prefix(text[: code.start])
        if not first and in_brackets(text, code.start):
            continue
        if not (code.sure or first or _follows(text, code, kept[-1] if kept else state.last, catalogue)):
            continue
        if is_aspect(code, catalogue):
            state.aspect = code.ids[0]
            if not any(IndexCue.GENERAL in one.concepts for one in mentions[passage]):
                continue
            code = replace(code, ids=_general_code(state.aspect, 0, catalogue).ids)
        kept.append(code)
    if not kept and state.aspect:
        general = [one for one in mentions[passage] if IndexCue.GENERAL in one.concepts]
        if general:
            code = _general_code(state.aspect, 0, catalogue)
            kept.append(replace(code, start=general[0].start, end=general[0].end))
    if kept:
        state.last = kept[-1]
    return joined(text, kept)


def _follows(text: str, code: Code, last: Code | None, catalogue: Catalogue) -> bool:
    """Tell whether a code of weak shape among words is one of the next after the code before it, and opens words."""
    before, here = numbered(last.ids[-1]) if last else None, numbered(code.ids[0])
    if not before or not here or before[0] != here[0] or not catalogue.knows(code.ids[0]):
        return False
    opens = re.match(r"[\s:.]*([^\W\d_])", text[code.end : code.end + 6])
    return 0 < here[1] - before[1] <= _NEXT_STEP and opens is not None and not opens[1].islower()


__all__ = ["NOTHING", "IndexRow", "Part", "index_rows", "is_aspect"]
