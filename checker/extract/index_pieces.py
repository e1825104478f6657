"""Puts the rows of torn index pages together: pages whose codes, titles and places the reader gave apart.

Works on where passages and cells stand on the page; columns of rows that stand side by side are read one by one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.extract.concepts import Mentions, concepts_of
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import Code, code_form
from checker.extract.index_columns import Line, Words, leading_codes
from checker.extract.index_layout import JOINT
from checker.model.document import Box, Document, Passage

_LOOSE = 2.0
"""Points that a piece may reach over the bound of its line."""
_SAME_LINE = 0.5
"""Share of the lower of two pieces that makes them stand on one line."""
_APART = 16.0
"""Points between the left edges of two columns."""
_STACKED = 2
_TALL = 1.5
"""Lines from which a piece is no single line."""
_BAND = 150.0
"""Points between two columns of codes that list different rows."""
_NUMBERS = re.compile(r"\d{1,3}(?:(?:,\s?|\s?-\s?|\s)\d{1,3})*")
_ROW_OF_NUMBERS = re.compile(r"\d{1,3}(?:(?:,\s?|\s?-\s?)\d{1,3})*")

_Placed = tuple[int, "_Piece"]
"""A piece with the number of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A passage or cell of a torn page with its place."""

    passage: int
    start: int
    text: str
    box: Box
    codes: tuple[Code, ...] = ()


def lines_of_page(
    document: Document, passages: Sequence[int], mentions: Mentions, catalogue: Catalogue
) -> Iterator[list[Line]]:
    """The lines of each column of rows on a torn page, put together."""
    pieces = [piece for number in passages for piece in _pieces(document, document.passages[number], catalogue)]
    for band in _bands(pieces):
        yield _lines_of_pieces(_unstacked(band), mentions)


def _pieces(document: Document, passage: Passage, catalogue: Catalogue) -> Iterator[_Piece]:
    for start, text, box in _texts(document, passage):
        if text and box is not None:
            codes = leading_codes(code_form(text), catalogue)
            yield _Piece(passage=passage.id, start=start, text=text, box=box, codes=codes)


def _texts(document: Document, passage: Passage) -> Iterator[tuple[int, str, Box | None]]:
    """A passage, or the cells of a row, with offsets into the passage."""
    if passage.table is None or passage.row is None:
        yield 0, passage.text, passage.box
        return
    table = document.tables[passage.table]
    boxes = table.cell_boxes[passage.row] if passage.row < len(table.cell_boxes) else ()
    start = 0
    for column, text in enumerate(table.rows[passage.row]):
        if text:
            yield start, text, boxes[column] if column < len(boxes) else None
            start += len(text) + len(JOINT)


def _bands(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces by the columns of rows that a page has side by side."""
    lefts: list[float] = []
    for left in sorted(piece.box[0] for piece in pieces if piece.codes):
        if not lefts or left - lefts[-1] > _BAND:
            lefts.append(left)
    bounds = [*(left - 2 * _LOOSE for left in lefts[1:]), float("inf")]
    low = float("-inf")
    for bound in bounds:
        yield [piece for piece in pieces if low <= piece.box[0] < bound]
        low = bound


def _unstacked(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces with stacks of codes, and of page numbers beside them, taken apart where each line has its own place."""
    parted: list[_Piece] = []
    for piece in pieces:
        beside = [other for other in pieces if other is not piece and _share_lines(piece, other)]
        if _is_stack(piece) and not any(_is_shared(other, piece) for other in beside):
            parted += _parts_of(piece, [(code.start, code.end) for code in piece.codes])
        elif len(lists := _lists(piece)) >= _STACKED and sum(len(one.codes) for one in beside) >= _STACKED:
            parted += _parts_of(piece, lists)
        else:
            parted.append(piece)
    return parted


def _is_shared(piece: _Piece, stack: _Piece) -> bool:
    """Tell whether a piece beside a stack of codes is one place for several of them."""
    line = _height(stack) / len(stack.codes)
    told = not piece.codes and len(_lists(piece)) < _STACKED and any(map(str.isdigit, piece.text))
    return told and _height(piece) > _TALL * line


def _is_stack(piece: _Piece) -> bool:
    """Tell whether a piece is nothing but codes, one below the other."""
    return (
        len(piece.codes) > 1
        and piece.codes[-1].end == len(piece.text)
        and all(piece.text[first.end : second.start].isspace() for first, second in pairwise(piece.codes))
    )


def _lists(piece: _Piece) -> list[tuple[int, int]]:
    """Page numbers of several rows in one piece: a blank between two numbers is the end of a row."""
    if piece.codes or not _NUMBERS.fullmatch(code_form(piece.text)):
        return []
    return [match.span() for match in _ROW_OF_NUMBERS.finditer(code_form(piece.text))]


def _share_lines(first: _Piece, second: _Piece) -> bool:
    return first.box[1] - _LOOSE < second.box[3] and second.box[1] - _LOOSE < first.box[3]


def _height(piece: _Piece) -> float:
    return piece.box[3] - piece.box[1]


def _parts_of(piece: _Piece, spans: Sequence[tuple[int, int]]) -> list[_Piece]:
    """A piece taken apart into lines of equal height."""
    left, top, right, _ = piece.box
    pitch = _height(piece) / len(spans)
    parts = []
    for index, (start, end) in enumerate(spans):
        codes = tuple(replace(code, start=0, end=end - start) for code in piece.codes[index : index + 1])
        box = (left, top + index * pitch, right, top + (index + 1) * pitch)
        parts.append(
            _Piece(passage=piece.passage, start=piece.start + start, text=piece.text[start:end], box=box, codes=codes)
        )
    return parts


def _lines_of_pieces(pieces: Sequence[_Piece], mentions: Mentions) -> list[Line]:
    """Lines of one column of rows, from top to bottom: pieces beside a code join it, others are lines of their own."""
    columns = _columns(pieces)
    placed = sorted(((_column(piece, columns), piece) for piece in pieces), key=lambda one: (one[1].box[1], one[0]))
    rows = [[one] for one in placed if one[1].codes]
    rows += _side_by_side([one for one in placed if not one[1].codes and not _joins(rows, one)])
    rows.sort(key=lambda row: min(piece.box[1] for _, piece in row))
    return [_line(sorted(row, key=lambda one: one[0]), mentions) for row in rows]


def _joins(rows: list[list[_Placed]], one: _Placed) -> bool:
    """Add a piece to the row of the code beside it; stacks of codes that share it become one row."""
    beside = [row for row in rows if _beside(row, *one)]
    if not beside:
        return False
    first, *others = beside
    first.append(one)
    if all(len(row[0][1].codes) > 1 for row in beside):
        for row in others:
            first += row
            rows.remove(row)
    return True


def _side_by_side(pieces: Sequence[_Placed]) -> list[list[_Placed]]:
    """Pieces without a code, those on one line together."""
    rows: list[list[_Placed]] = []
    for column, piece in pieces:
        first = rows[-1][0][1] if rows else None
        filled = {one for one, _ in rows[-1]} if rows else set()
        if first is not None and column not in filled and _on_one_line(first, piece):
            rows[-1].append((column, piece))
        else:
            rows.append([(column, piece)])
    return rows


def _on_one_line(first: _Piece, second: _Piece) -> bool:
    shared = min(first.box[3], second.box[3]) - max(first.box[1], second.box[1])
    return shared >= _SAME_LINE * min(_height(first), _height(second))


def _beside(row: Sequence[_Placed], column: int, piece: _Piece) -> bool:
    """Tell whether a piece stands on the same line as a code, in a column that the code's row has not filled."""
    first = row[0][1]
    stacked = len(first.codes) > 1
    if not first.codes or (not stacked and any(column == filled for filled, _ in row)):
        return False
    return _on_one_line(first, piece)


def _columns(pieces: Sequence[_Piece]) -> list[float]:
    """Left edges of the columns: those of the codes and of the pieces beside them, near ones taken together."""
    codes = [piece for piece in pieces if piece.codes]
    lefts = sorted(piece.box[0] for piece in pieces if any(_on_one_line(piece, code) for code in codes))
    return [left for before, left in pairwise([float("-inf"), *lefts]) if left - before > _APART]


def _column(piece: _Piece, lefts: Sequence[float]) -> int:
    """The column that a piece shares most of its width with."""
    bounds = [left - _LOOSE for left in lefts] + [float("inf")]
    shared = [min(piece.box[2], right) - max(piece.box[0], left) for left, right in pairwise(bounds)]
    return shared.index(max(shared)) if shared else 0


def _line(row: Sequence[_Placed], mentions: Mentions) -> Line:
    codes: dict[int, tuple[Code, ...]] = {}
    for column, piece in row:
        if piece.codes:
            codes[column] = (*codes.get(column, ()), *piece.codes)
    return Line(cells=tuple(_words(column, piece, mentions) for column, piece in row), codes=codes)


def _words(column: int, piece: _Piece, mentions: Mentions) -> Words:
    end = piece.start + len(piece.text)
    named = concepts_of(one for one in mentions[piece.passage] if piece.start <= one.start and one.end <= end)
    return Words(
        column=column,
        text=piece.text,
        passage=piece.passage,
        start=piece.start,
        concepts=named,
        span=(piece.box[1], piece.box[3]),
    )
