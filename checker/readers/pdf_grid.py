"""Chunks of a PDF page to candidate tables: rows of cells that follow each other in the stream and line up."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.readers.pdf_lines import Chunk, is_same_line
from checker.readers.pdf_text import is_chinese

_AMOUNT = r"[(（<>≤≥~≈+\-–−±]{0,2}\s?(?:(?:[A-Z]{0,3}[$€£¥]|RMB|HKD|USD|EUR)\s?)?\d[\d,.，'\s]*"
NUMERIC = re.compile(
    rf"{_AMOUNT}(?:%|％|‰|pp|x|:\s?\d[\d,.]*)?[)）]?\*{{0,3}}|[-–—−/]{{1,2}}|={{1,2}}|[Nn][/.]?\s?[AaDd]\.?|[Nn]il|NIL|不適用|不适用|無|无"
)
_WITH_UNIT = re.compile(rf"{_AMOUNT}[%％)）]?(?:\s?(?!to\b|of\b|and\b|or\b)[^\d\s,;:()]\S{{0,13}}){{0,2}}[)）]?")
YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d{2}(?![\d,.])(?:\s?[/–-]\s?\d{2,4})?\s?年?度?")
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\s[A-Z][a-z]{3}")
_LEAST_PASSAGE = 25
_LEAST_LINES = 5
EDGE = 0.065
"""Share of the page's height that running heads and feet take at top and bottom."""


class Row:
    """Cells side by side."""

    __slots__ = ("bottom", "cells", "left", "position", "right", "top")

    def __init__(self, cells: Iterable[Chunk], position: int) -> None:
        """Start a row; `position` is that of its first cell in the stream."""
        self.position = position
        self.cells: list[Chunk] = []
        self.left = self.top = float("inf")
        self.right = self.bottom = float("-inf")
        for cell in cells:
            self.add(cell)

    def add(self, cell: Chunk) -> None:
        """Take one more cell, to the right of the others as long as `arrange` is not called."""
        self.cells.append(cell)
        first, last = cell.runs[0].base, cell.runs[-1].base
        self.left = cell.left if cell.left < self.left else self.left
        self.right = cell.right if cell.right > self.right else self.right
        self.top = first if first < self.top else self.top
        self.bottom = last if last > self.bottom else self.bottom

    def arrange(self) -> None:
        """Put the cells in order from left to right."""
        self.cells.sort(key=lambda cell: cell.left)

    @property
    def is_multiple(self) -> bool:
        """Tell whether it has more than one cell."""
        return len(self.cells) > 1


@lru_cache(maxsize=512)  # the cells of a page are asked for again and again while its tables grow
def is_value(text: str) -> bool:
    """Tell whether a text is a number, perhaps with its unit, or a mark for none."""
    if NUMERIC.fullmatch(text):
        return True
    return len(text) < 30 and bool(_WITH_UNIT.fullmatch(text)) and not YEAR.match(text) and not _SECTION.match(text)


def is_numeric(chunk: Chunk) -> bool:
    """Tell whether a cell holds numbers only."""
    return all(is_value(run.text) for run in chunk.runs)


def is_year(chunk: Chunk) -> bool:
    """Tell whether a cell holds a year and nothing else."""
    return len(chunk.runs) == 1 and bool(YEAR.fullmatch(chunk.runs[0].text))


def group_rows(chunks: Sequence[Chunk]) -> list[Row]:
    """Rows in stream order; most have one cell."""
    rows: list[Row] = []
    for position, chunk in enumerate(chunks):
        if rows and _starts_beside_last_line(rows[-1], chunk):
            rows.extend(_parted(rows.pop()))
        row = _row_beside(rows, chunk)
        if row:
            row.add(chunk)
        else:
            rows.append(Row([chunk], position))
    return rows


def _row_beside(rows: Sequence[Row], chunk: Chunk) -> Row | None:
    """The last row, or the one before a wrapped line of it, if the chunk is its next cell."""
    if rows and _is_beside(rows[-1], chunk):
        return rows[-1]
    if len(rows) > 1 and rows[-2].is_multiple and not rows[-1].is_multiple and rows[-1].right < chunk.left:
        first, size = chunk.runs[0], chunk.runs[0].size
        wrapped = rows[-1].top - rows[-2].bottom < 1.5 * size
        if wrapped and abs(first.base - rows[-2].top) <= 0.4 * size and chunk.left > rows[-2].right - 0.3 * size:
            return rows[-2]
    return None


def _starts_beside_last_line(row: Row, chunk: Chunk) -> bool:
    """Tell whether a chunk continues the last line of the one before it, below lines that reach across it."""
    cell = row.cells[0]
    if row.is_multiple or len(cell.runs) < 2 or chunk.left >= cell.right:
        return False
    return is_same_line(cell.runs[-1], chunk.runs[0]) and chunk.left > cell.runs[-1].right


def _parted(row: Row) -> list[Row]:
    """A row of one cell in two: its last line becomes a row of its own."""
    runs = row.cells[0].runs
    upper = Chunk(runs[:-1], min(run.left for run in runs[:-1]), max(run.right for run in runs[:-1]))
    lower = Chunk(runs[-1:], runs[-1].left, runs[-1].right)
    return [
        Row([upper], row.position),
        Row([lower], row.position),
    ]


def _is_beside(row: Row, chunk: Chunk) -> bool:
    last = row.cells[-1]
    first = chunk.runs[0]
    size = max(first.size, last.runs[0].size)
    if first.sideways or last.runs[0].sideways or chunk.left < last.right - 0.3 * size:
        return False
    top, bottom = first.base, chunk.runs[-1].base
    if abs(bottom - row.bottom) <= 0.3 * size and (len(chunk.runs) <= 3 or chunk.right - chunk.left < 14 * size):
        return True
    if abs(top - last.runs[0].base) <= 0.4 * size or abs(top - row.top) <= 0.4 * size:
        return True
    if top > row.bottom + 0.4 * size or bottom < row.top - 0.4 * size:
        return False
    middle = (top + bottom) / 2
    centred = abs(middle - (row.top + row.bottom) / 2) <= 0.7 * size
    inside = top >= row.top - 0.4 * size and bottom <= row.bottom + 0.4 * size
    return centred or inside


def find_tables(rows: Sequence[Row], height: float) -> list[tuple[int, int]]:
    """Stretches of rows (first, last + 1) that make up tables; running heads and feet are left out."""
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        inside = height * EDGE < row.bottom and row.top < height * (1 - EDGE)
        end = _extend(rows, position, height) if row.is_multiple and inside and not _holds_prose(row) else position
        if end > position and _is_table(rows[position:end]):
            found.append((position, end))
            position = end
        else:
            position += 1
    return found


def _extend(rows: Sequence[Row], start: int, height: float) -> int:
    """End of the stretch of rows below `start` that belong together."""
    end = start + 1
    left, right = rows[start].left, rows[start].right
    size = rows[start].cells[-1].runs[0].size
    for position in range(start + 1, len(rows)):
        row = rows[position]
        if (
            not _follows(rows[start:position], row)
            or row.right < left
            or row.left > right
            or row.top > height * (1 - EDGE)
        ):
            break
        if row.is_multiple:
            if not _lines_up(rows[start:end], row) or _restarts(rows[start:end], row):
                break
            end = position + 1
        elif (
            (position - end >= 4 and row.left < left + 3 * size)
            or _is_prose(row.cells[0], right - left)
            or row.cells[0].runs[0].size < 0.85 * size
        ):
            break
        left, right = min(left, row.left), max(right, row.right)
    while end < len(rows) and _wraps_onto(rows[start:end], rows[end], left):
        end += 1
    return end


def _wraps_onto(rows: Sequence[Row], row: Row, left: float) -> bool:
    """Tell whether a line below a table is only the rest of a cell of its last row."""
    first = row.cells[0].runs[0]
    step = row.top - max(cell.runs[-1].base for cell in rows[-1].cells)
    if row.is_multiple or len(row.cells[0].runs) > 2 or abs(step) > 1.45 * first.size or not _follows(rows, row):
        return False
    return first.text[:1].islower() or (row.left > left + 3 * first.size and not is_numeric(row.cells[0]))


def _follows(rows: Sequence[Row], row: Row) -> bool:
    """Tell whether a row starts below the others, though cells of several lines may reach down beside it."""
    above, size = rows[-1], row.cells[0].runs[0].size
    bottom = max(other.bottom for other in rows[-3:])
    if not (row.top > above.top + 0.4 * size and row.top - bottom < 4.5 * size):
        return False
    if row.top > bottom:
        return True
    deep = [cell for other in rows[-3:] for cell in other.cells if cell.runs[-1].base >= row.top - 0.3 * size]
    return not any(cell.left < other.right and cell.right > other.left for cell in row.cells for other in deep)


def _holds_prose(row: Row) -> bool:
    """Tell whether two cells hold a paragraph each: columns of text that start on one line, not titles of a table."""
    return sum(len(cell.runs) >= 5 and sum(len(run.text) for run in cell.runs) > 250 for cell in row.cells) > 1


def _is_prose(chunk: Chunk, width: float) -> bool:
    return len(chunk.runs) >= 2 and chunk.right - chunk.left > 0.6 * width and len(chunk.runs[0].text) > 50


def _lines_up(rows: Sequence[Row], row: Row) -> bool:
    """Tell whether the row's cells stand under different cells of the rows above."""
    above = [cell for other in rows[-8:] if other.is_multiple for cell in other.cells]
    under = sum(any(cell.left < other.right and cell.right > other.left for other in above) for cell in row.cells)
    return under >= 2 or under == len(row.cells)


def _restarts(rows: Sequence[Row], row: Row) -> bool:
    """Tell whether a row heads another table: column titles again, below rows of numbers."""
    if any(is_numeric(cell) and not is_year(cell) for cell in row.cells) or not _has_numbers(rows[-1]):
        return False
    titles = {cell.runs[0].text for cell in rows[0].cells}
    if len(rows[0].cells) > 1 and row.cells[0].runs[0].text in titles:
        return True
    bold = all(cell.runs[0].bold for cell in row.cells) and len(row.cells) > 2
    return bold and not any(cell.runs[0].bold for cell in rows[-1].cells)


def _has_numbers(row: Row) -> bool:
    return any(is_numeric(cell) and not is_year(cell) for cell in row.cells[1:])


def _is_table(rows: Sequence[Row]) -> bool:
    multiple = [row for row in rows if row.is_multiple]
    numeric = sum(_has_numbers(row) for row in multiple)
    if numeric * 2 >= len(multiple):
        return True
    if len(multiple) < 2 or _is_bilingual(multiple):
        return False
    return len(multiple) >= 3 or max(len(row.cells) for row in multiple) >= 3


def _is_bilingual(rows: Sequence[Row]) -> bool:
    """Tell whether most rows hold a passage in English beside the same in Chinese."""
    return sum(_holds_both(row) for row in rows) * 2 > len(rows)


def _holds_both(row: Row) -> bool:
    texts = ["".join(run.text for run in cell.runs) for cell in row.cells]
    return len({is_chinese(text) for text in texts if len(text) >= _LEAST_PASSAGE}) > 1


def is_prose(rows: Sequence[Row]) -> bool:
    """Tell whether rows are the lines of columns of prose that were drawn side by side."""
    if len(rows) < _LEAST_LINES or any(len(row.cells) != len(rows[0].cells) for row in rows[:-1]):
        return False
    cells = [cell for row in rows for cell in row.cells]
    if any(len(cell.runs) > 1 or is_numeric(cell) for cell in cells):
        return False
    size = cells[0].runs[0].size
    if any(not 0 < below.top - above.top < 1.6 * size for above, below in pairwise(rows)):
        return False
    columns = list(zip(*(row.cells for row in rows[:-1]), strict=True))
    return all(_fills(column) for column in columns)


def _fills(column: Sequence[Chunk]) -> bool:
    """Tell whether most lines of a column are long and reach its right edge."""
    right = max(cell.right for cell in column)
    full = sum(cell.right > right - 6 * cell.runs[0].size and len(cell.runs[0].text) >= 20 for cell in column)
    return full >= 0.7 * len(column)
