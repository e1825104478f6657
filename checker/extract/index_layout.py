"""Puts the lines of an index table to the rows that they belong to, by where their cells stand on the page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extract.concepts import Mention, Mentions, concepts_of
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_columns import Column, Line, Span, Use, Words, line_of, span_of
from checker.model.document import Box, Table

JOINT = " | "
"""Stands between the cells of a row in the text of its passage."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOSE = 2.0
"""Points that a cell may reach over the bound of its row."""
_CLEARLY = 1.3
"""A gap this much wider than the next parts two rows."""


def lines_of_table(table: Table, mentions: Mentions, catalogue: Catalogue) -> list[Line]:
    """The lines of a table with their codes."""
    return [
        line_of(_cells(table, row, passage, mentions[passage]), catalogue) for row, passage in enumerate(table.passages)
    ]


def _cells(table: Table, row: int, passage: int, named: Sequence[Mention]) -> Iterator[Words]:
    """Cells that are not empty; in the row's passage they are joined by ' | '."""
    boxes = table.cell_boxes[row] if row < len(table.cell_boxes) else ()
    start = 0
    for column, raw in enumerate(table.rows[row]):
        text = raw.strip()
        if text:
            end = start + len(text)
            yield Words(
                column=column,
                text=text,
                passage=passage,
                start=start,
                concepts=concepts_of(one for one in named if start <= one.start and one.end <= end),
                span=_span(boxes[column]) if column < len(boxes) else None,
            )
            start = end + len(JOINT)


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
        group = next((index for index in between if _is_group(lines[index], columns)), len(lines))
        above = [index for index in loose if index < group]
        for index in loose:
            owners[index] = before if index < group else after
        if after is not None and (before is None or (centred and group == len(lines))):
            for index in above[_split(lines, above, before, after, columns) :]:
                owners[index] = after
    return owners


def _is_title(line: Line, columns: dict[int, Column]) -> bool:
    """A row with nothing but a title or a standard's name in it, or one with a name and a place of its own."""
    uses = {columns[cell.column].use for cell in line.cells}
    named = any(
        (columns[cell.column].use is Use.CODE and not _YEAR.fullmatch(cell.text))
        or (columns[cell.column].use is Use.GROUP and _starts_name(cell.text))
        for cell in line.cells
    )
    return uses <= {Use.TITLE, Use.GROUP, Use.CODE} or (named and Use.PLACE in uses)


def _starts_name(text: str) -> bool:
    """Tell the start of a name from the rest of one that goes on from the line above."""
    return text[:1].isupper() or not text[:1].isascii()


def _is_group(line: Line, columns: dict[int, Column]) -> bool:
    """A row with nothing but the title of a group, which starts left of what the columns of titles hold."""
    return len(line.cells) == 1 and columns[line.cells[0].column].use in (Use.CODE, Use.GROUP)


def _are_centred(lines: Sequence[Line], coded: Sequence[int]) -> bool:
    """Tell whether cells are centred in their rows: fewer then reach over middles between codes than over tops."""
    tops: list[float] = []
    middles: list[float] = []
    for index in coded:
        span = _code_span(lines[index])
        if span:
            tops.append(span[0])
            middles.append(sum(span) / 2)
    bounds = [(low + high) / 2 for low, high in pairwise(middles)]
    others = [span for line in lines for span in _place_spans(line)]
    return _crossings(others, bounds) < _crossings(others, tops[1:])


def _place_spans(line: Line) -> list[Span]:
    return [cell.span for cell in line.cells if cell.span and cell.column not in line.codes]


def _crossings(spans: Sequence[Span], bounds: Sequence[float]) -> int:
    ordered = sorted(bounds)
    return sum(
        max(0, bisect_left(ordered, bottom - _LOOSE) - bisect_right(ordered, top + _LOOSE)) for top, bottom in spans
    )


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
    gaps = [low[0] - high[1] if high and low else None for high, low in pairwise(chain)]
    real = sorted((gap for gap in gaps if gap is not None), reverse=True)
    if len(real) > 1 and real[0] > max(_LOOSE, _CLEARLY * real[1]):
        return gaps.index(real[0])
    above, below = _code_middle(lines[before]), _code_middle(lines[after])
    if above is None or below is None:
        return len(loose)
    return sum(sum(span) / 2 - above <= below - sum(span) / 2 for span in known)


def _told(line: Line, columns: dict[int, Column]) -> Span | None:
    """Where a line's cells beyond code and title stand."""
    return span_of(cell.span for cell in line.cells if columns[cell.column].use not in (Use.CODE, Use.TITLE, Use.GROUP))


def _code_middle(line: Line) -> float | None:
    span = _code_span(line)
    return sum(span) / 2 if span else None


def _code_span(line: Line) -> Span | None:
    return span_of(cell.span for cell in line.cells if cell.column in line.codes)
