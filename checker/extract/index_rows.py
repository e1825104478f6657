"""Rows of content indexes: the codes that a row lists, and the words beside them, each with what they are for.

Tables are read by their columns; plain lines, and tables without a column of codes, from code to code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.extract.concepts import NOTHING, Mentions, concepts_of
from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_codes import Code, code_form, find_codes, joined
from checker.extract.index_columns import (
    Column,
    Line,
    Use,
    Words,
    header_of,
    in_brackets,
    is_prefix,
    uses_of,
)
from checker.extract.index_cues import IndexCue
from checker.extract.index_layout import grids_of, owners_of
from checker.extract.index_regions import Block, Kind, Region
from checker.model.document import Document, Role

_STANDARD = re.compile(r"(?<![\d.\-])(\d{1,3})(?:\s?[:：\-–]|\s)[^|\d]{2,90}?(?<!\d)((?:19|20)\d{2})(?!\d)")
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
    tag: bool = False
    """The codes stand beside the text that answers them."""


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
    document: Document, mentions: Mentions, catalogue: Catalogue, region: Region
) -> Iterator[IndexRow]:
    """Rows of the content indexes of a report, in reading order."""
    state = _State()
    titles: dict[int, dict[int, tuple[Words, ...]]] = {}
    for block in region.blocks:
        if region.kind is not Kind.INDEX:
            yield from _listed_rows(document, block, catalogue, state, tags=region.kind is Kind.TAGS)
            continue
        for lines in grids_of(document, mentions, catalogue, block):
            count, heads = header_of(lines, 0 if block.table is None else document.tables[block.table].header_rows)
            width = 1 + max((cell.column for line in lines for cell in line.cells), default=-1)
            heads = heads or (titles.get(width, {}) if block.table is not None else {})
            columns = uses_of(lines[count:], heads, width)
            if columns:
                titles[width] = heads
                yield from _table_rows(lines[count:], columns, catalogue, state)
            else:
                yield from _flat_rows(document, mentions, catalogue, _passages(lines), state)
        if block.table is None and not block.laid_out:
            yield from _flat_rows(document, mentions, catalogue, block.passages, state)


def _passages(lines: Sequence[Line]) -> list[int]:
    return list(dict.fromkeys(cell.passage for line in lines for cell in line.cells))


def _listed_rows(
    document: Document, block: Block, catalogue: Catalogue, state: _State, *, tags: bool
) -> Iterator[IndexRow]:
    """Codes that are listed without places, or stand beside the text that answers them."""
    for number in block.passages:
        text = code_form(document.passages[number].text)
        state.see(text)
        codes = tuple(code for code in find_codes(text, catalogue) if code.sure)
        if codes:
            yield IndexRow(codes=codes, passage=number, parts=(), years=state.years_of(codes), flat=True, tag=tags)


def _table_rows(
    lines: Sequence[Line], columns: dict[int, Column], catalogue: Catalogue, state: _State
) -> Iterator[IndexRow]:
    coded = [replace(line, codes=_listed(line, columns, catalogue, state)) for line in lines]
    owners = owners_of(coded, columns)
    for index, line in enumerate(coded):
        for cell in line.cells:
            state.see(cell.text)
        if not line.codes:
            if owners[index] is None and len(line.cells) == 1 and len(line.cells[0].text) <= _GROUP_TITLE:
                state.topic = line.cells[0].text
            continue
        mine = [other for other, owner in zip(coded, owners, strict=True) if owner == index or other is line]
        codes = tuple(code for found in line.codes.values() for code in found)
        yield IndexRow(
            codes=codes,
            passage=line.cell(next(iter(line.codes))).passage,
            parts=tuple(part for one in mine for part in _parts(one, columns)),
            topic=state.topic,
            years=state.years_of(codes),
        )


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
    return is_prefix(line.cell(column).text[: code.start])


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
                passage=cell.passage,
                start=cell.start + offset,
                text=text[offset:],
                concepts=cell.concepts,
                column=column,
            )


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
