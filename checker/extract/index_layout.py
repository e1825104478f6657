"""Puts the rows of an index together by where their cells stand on the page: lines of tables, and pieces of torn pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.concepts import Mentions, concepts_of
from checker.extract.grid import cells_of
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form
from checker.extract.index_columns import Column, Line, Span, Use, Words, leading_codes, line_of, span_of
from checker.extract.index_regions import Block
from checker.model.document import Box, Document, Table

_LOOSE = 2.0
"""Points that a cell may reach over the bound of its row."""
_CLEARLY = 1.3
_SAME_LINE = 0.5
_WIDE = 0.6
_BAND = 150.0
"""Points between two columns of codes that list different rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A passage or cell of a torn page with its place."""

    passage: int
    start: int
    text: str
    box: Box
    coded: bool


def grids_of(document: Document, mentions: Mentions, catalogue: Catalogue, block: Block) -> Iterator[list[Line]]:
    """The lines of a table; those of each column of rows on a torn page; nothing for plain passages."""
    if block.table is not None:
        yield _lines_of_table(document.tables[block.table], mentions, catalogue)
    elif block.laid_out:
        pieces = list(_pieces(document, block, catalogue))
        for band in _bands(pieces):
            yield _lines_of_pieces(band, mentions, catalogue)


def _lines_of_table(table: Table, mentions: Mentions, catalogue: Catalogue) -> list[Line]:
    lines = []
    for row, passage in enumerate(table.passages):
        boxes = table.cell_boxes[row] if row < len(table.cell_boxes) else ()
        cells = [
            Words(
                column=cell.column,
                text=cell.text,
                passage=passage,
                start=cell.start,
                concepts=cell.concepts,
                span=_span(boxes[cell.column]) if cell.column < len(boxes) else None,
            )
            for cell in cells_of(table, row, mentions)
        ]
        lines.append(line_of(cells, catalogue))
    return lines


def _span(box: Box | None) -> Span | None:
    return (box[1], box[3]) if box else None


def owners_of(lines: Sequence[Line], columns: dict[int, Column]) -> list[int | None]:
    """For each line without a code the line with one that it belongs to, if any."""
    coded = [index for index, line in enumerate(lines) if line.codes]
    owners: list[int | None] = [None] * len(lines)
    centred = _are_centred(lines, coded)
    for before, after in zip([None, *coded], [*coded, None], strict=True):
        first = 0 if before is None else before + 1
        between = range(first, len(lines) if after is None else after)
        loose = [index for index in between if not _is_title(lines[index], columns)]
        for index in loose:
            owners[index] = before
        if after is not None and (before is None or centred):
            for index in loose[_split(lines, loose, before, after, columns) :]:
                owners[index] = after
    return owners


def _is_title(line: Line, columns: dict[int, Column]) -> bool:
    """A row with nothing but a title or a standard's name in it, or one with a name and a place of its own."""
    uses = {columns[cell.column].use for cell in line.cells}
    return uses <= {Use.TITLE, Use.GROUP, Use.CODE} or {Use.GROUP, Use.PLACE} <= uses


def _are_centred(lines: Sequence[Line], coded: Sequence[int]) -> bool:
    """Tell whether cells are centred in their rows: fewer lines then cross the middles between codes than their tops."""
    tops: list[float] = []
    middles: list[float] = []
    for index in coded:
        span = _code_span(lines[index])
        if span:
            tops.append(span[0])
            middles.append(sum(span) / 2)
    bounds = [(low + high) / 2 for low, high in zip(middles, middles[1:], strict=False)]
    others = [span for line in lines for span in _place_spans(line)]
    return _crossings(others, bounds) < _crossings(others, tops[1:])


def _place_spans(line: Line) -> list[Span]:
    return [cell.span for cell in line.cells if cell.span and cell.column not in line.codes]


def _crossings(spans: Sequence[Span], bounds: Sequence[float]) -> int:
    return sum(top + _LOOSE < bound < bottom - _LOOSE for top, bottom in spans for bound in bounds)


def _split(
    lines: Sequence[Line], loose: Sequence[int], before: int | None, after: int, columns: dict[int, Column]
) -> int:
    """How many of the loose lines between two codes belong to the one above, where cells are centred."""
    if before is None:
        return 0
    chain = [_told(lines[index], columns) for index in (before, *loose, after)]
    known = [span for span in chain[1:-1] if span]
    if len(known) < len(loose):
        return len(loose)
    gaps = [low[0] - high[1] if high and low else None for high, low in zip(chain, chain[1:], strict=False)]
    real = sorted((gap for gap in gaps if gap is not None), reverse=True)
    if len(real) > 1 and real[0] > max(_LOOSE, _CLEARLY * real[1]):
        return gaps.index(real[0])
    above, below = _code_middle(lines[before]), _code_middle(lines[after])
    if above is None or below is None:
        return len(loose)
    return sum(sum(span) / 2 - above <= below - sum(span) / 2 for span in known)


def _told(line: Line, columns: dict[int, Column]) -> Span | None:
    """Where a line's cells beyond code and title stand."""
    return span_of(
        cell.span for cell in line.cells if columns[cell.column].use not in (Use.CODE, Use.TITLE, Use.GROUP)
    )


def _code_middle(line: Line) -> float | None:
    span = _code_span(line)
    return sum(span) / 2 if span else None


def _code_span(line: Line) -> Span | None:
    return span_of(cell.span for cell in line.cells if cell.column in line.codes)


def _pieces(document: Document, block: Block, catalogue: Catalogue) -> Iterator[_Piece]:
    """Passages and cells of a torn page; codes that are stacked in one piece come one by one."""
    for number in block.passages:
        passage = document.passages[number]
        if passage.table is None or passage.row is None:
            cells: list[tuple[int, str, Box | None]] = [(0, passage.text, passage.box)]
        else:
            table = document.tables[passage.table]
            boxes = table.cell_boxes[passage.row] if passage.row < len(table.cell_boxes) else ()
            cells, start = [], 0
            for column, text in enumerate(table.rows[passage.row]):
                if text:
                    cells.append((start, text, boxes[column] if column < len(boxes) else None))
                    start += len(text) + 3
        for start, text, box in cells:
            if box is not None:
                codes = leading_codes(code_form(text), catalogue)
                yield _Piece(passage=number, start=start, text=text, box=box, coded=bool(codes))


def _bands(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces by the columns of rows that a page has side by side."""
    lefts: list[float] = []
    for left in sorted(piece.box[0] for piece in pieces if piece.coded):
        if not lefts or left - lefts[-1] > _BAND:
            lefts.append(left)
    bounds = [*(left - 2 * _LOOSE for left in lefts[1:]), float("inf")]
    low = float("-inf")
    for bound in bounds:
        yield [piece for piece in pieces if low <= piece.box[0] < bound]
        low = bound


def _lines_of_pieces(pieces: Sequence[_Piece], mentions: Mentions, catalogue: Catalogue) -> list[Line]:
    """Lines of one column of rows: pieces beside a code join it, all others are lines of their own, from top to bottom."""
    columns = _columns(pieces)
    rows: list[list[tuple[int, _Piece]]] = []
    placed = sorted(((_column(piece, columns), piece) for piece in pieces), key=lambda one: (one[1].box[1], one[0]))
    codes = [one for one in placed if one[1].coded]
    rows = [[one] for one in codes]
    for column, piece in placed:
        if piece.coded:
            continue
        row = next((row for row in rows if _beside(row, column, piece)), None)
        if row is None:
            rows.append([(column, piece)])
        else:
            row.append((column, piece))
    rows.sort(key=lambda row: min(piece.box[1] for _, piece in row))
    return [_line(sorted(row, key=lambda one: one[0]), mentions, catalogue) for row in rows]


def _beside(row: Sequence[tuple[int, _Piece]], column: int, piece: _Piece) -> bool:
    """Tell whether a piece stands on the same line as a code, in a column that the code's row has not filled."""
    first = row[0][1]
    if not first.coded or any(column == filled for filled, _ in row):
        return False
    shared = min(first.box[3], piece.box[3]) - max(first.box[1], piece.box[1])
    return shared >= _SAME_LINE * min(first.box[3] - first.box[1], piece.box[3] - piece.box[1])


def _columns(pieces: Sequence[_Piece]) -> list[tuple[float, float]]:
    """Stretches from left to right that pieces share; very wide pieces do not count."""
    if not pieces:
        return []
    width = max(piece.box[2] for piece in pieces) - min(piece.box[0] for piece in pieces)
    stretches: list[tuple[float, float]] = []
    for left, right in sorted((piece.box[0], piece.box[2]) for piece in pieces):
        if right - left > _WIDE * width:
            continue
        if stretches and left < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(right, stretches[-1][1]))
        else:
            stretches.append((left, right))
    return stretches or [(0.0, width)]


def _column(piece: _Piece, columns: Sequence[tuple[float, float]]) -> int:
    return max((index for index, (left, _) in enumerate(columns) if left <= piece.box[0] + _LOOSE), default=0)


def _line(row: Sequence[tuple[int, _Piece]], mentions: Mentions, catalogue: Catalogue) -> Line:
    return line_of((_words(column, piece, mentions) for column, piece in row), catalogue)


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
