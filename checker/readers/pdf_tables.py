"""Rows of a candidate table to a grid: columns by overlap, wrapped cells joined to their row, header rows counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.document import Box
from checker.readers.pdf_grid import YEAR, Row, is_numeric, is_value, is_year
from checker.readers.pdf_lines import BULLET, Chunk
from checker.readers.pdf_runs import Run
from checker.readers.pdf_text import has_room, join_lines

_LONG_NUMBER = re.compile(r"[-(（]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?[)）]?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader of the page sees it."""

    rows: tuple[tuple[str, ...], ...]
    boxes: tuple[tuple[Box | None, ...], ...]
    header_rows: int | None
    box: Box
    size: float


Line = list[list[Run]]
"""Runs of each column."""


def build_lines(rows: Sequence[Row]) -> list[Line]:
    """Put the cells of the rows into columns."""
    columns = _find_columns(rows)
    rights = [right for _, right in columns]
    return _merge_lines([line for row in rows for line in split_line(place_cells(row, columns), rights)])


def count_titles(lines: Sequence[Line]) -> int:
    """Number of lines at the top that hold only a title above the first column: they stand above the table."""
    titles = next((number for number, line in enumerate(lines) if any(line[1:])), 0)
    return titles if titles < len(lines) - 1 else 0


def make_grid(lines: Sequence[Line]) -> Grid:
    """Texts and boxes of cells that are in their places."""
    texts = tuple(tuple(_text_of(cell) if cell else "" for cell in line) for line in lines)
    boxes = tuple(tuple(box_of(cell) if cell else None for cell in line) for line in lines)
    runs = [run for line in lines for cell in line for run in cell]
    return Grid(texts, boxes, _count_headers(texts), box_of(runs), runs[0].size)


def _text_of(cell: Sequence[Run]) -> str:
    """Text of a cell; a number that is broken over lines is put together."""
    pieces = [run.text for run in cell]
    whole = "".join(pieces)
    if len(pieces) > 1 and len(pieces[0]) > len(pieces[-1]) and _LONG_NUMBER.fullmatch(whole):
        return whole
    return join_lines(pieces)


def box_of(runs: Sequence[Run]) -> Box:
    """The box around all runs."""
    first = runs[0]
    left, top, right, bottom = first.left, first.top, first.right, first.bottom
    for run in runs[1:]:
        left = run.left if run.left < left else left
        top = run.top if run.top < top else top
        right = run.right if run.right > right else right
        bottom = run.bottom if run.bottom > bottom else bottom
    return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def _find_columns(rows: Sequence[Row]) -> list[list[float]]:
    """Left and right of each column; rows with most cells come first, cells across several columns shape none."""
    columns: list[list[float]] = []
    for row in sorted(rows, key=lambda row: -len(row.cells)):
        if not row.is_multiple:
            break
        for cell in row.cells:
            _widen(columns, cell)
    return columns or [[rows[0].left, rows[0].right]]


def _widen(columns: list[list[float]], cell: Chunk) -> None:
    touching = [column for column in columns if cell.left < column[1] and cell.right > column[0]]
    if not touching:
        columns.append([cell.left, cell.right])
        columns.sort()
    elif len(touching) == 1:
        column = touching[0]
        position = columns.index(column)
        low = columns[position - 1][1] if position else float("-inf")
        high = columns[position + 1][0] if position + 1 < len(columns) else float("inf")
        column[0] = max(min(column[0], cell.left), min(low, column[0]))
        column[1] = min(max(column[1], cell.right), max(high, column[1]))


def place_cells(row: Row, columns: Sequence[Sequence[float]]) -> Line:
    """Give each cell the column that it covers most, in order from left to right."""
    line: Line = [[] for _ in columns]
    if len(row.cells) == len(columns):
        return [list(cell.runs) for cell in row.cells]
    least = 0
    for number, cell in enumerate(row.cells):
        most = len(columns) - (len(row.cells) - number - 1)
        choices = range(min(least, len(columns) - 1), max(most, least + 1, 1))
        best = _best_column(
            cell, columns, [choice for choice in choices if choice < len(columns)], alone=not row.is_multiple
        )
        line[best].extend(cell.runs)
        least = best + 1
    return line


def _best_column(cell: Chunk, columns: Sequence[Sequence[float]], choices: Sequence[int], *, alone: bool) -> int:
    overlaps = {choice: min(cell.right, columns[choice][1]) - max(cell.left, columns[choice][0]) for choice in choices}
    across = [choice for choice in choices if overlaps[choice] > 0.2 * (cell.right - cell.left)]
    if across and (alone or (len(across) > 1 and not is_numeric(cell)) or is_year(cell)):
        return across[0]
    return max(choices, key=lambda choice: (overlaps[choice], -choice))


def split_line(line: Line, rights: Sequence[float]) -> list[Line]:
    """Part what was run together: a group title above the label it flows into, columns of numbers.

    `rights` are the right edges of the columns.
    """
    if len(line[0]) > 1 and not any(line[1:]):
        return _split_titles(line, rights[-1])
    numbers = [run for cell in line[1:] for run in cell if is_value(run.text)]
    if not numbers or all(len(cell) <= 1 for cell in line):
        return [line]
    anchors = _anchors(numbers)
    if len(anchors) == 1 and not any(_on(run, anchors[0]) for run in line[0]):
        return [line]
    placed: dict[float, Line] = {}
    for column, cell in enumerate(line):
        for run, anchor in zip(cell, _anchors_of(cell, anchors, rights[column]), strict=True):
            placed.setdefault(anchor, [[] for _ in line])[column].append(run)
    return [placed[anchor] for anchor in sorted(placed)]


def split_boxes(line: Line, rights: Sequence[float]) -> list[Line]:
    """Part a row of boxed cells where each line of its labels has numbers of its own."""
    count = len({round(run.base) for run in next((cell for cell in line if cell), [])})
    numbers = max((len(cell) for cell in line[1:] if all(is_value(run.text) for run in cell)), default=0)
    lines = split_line(line, rights)
    return lines if len(lines) <= count and numbers >= 0.6 * count else [line]


def _split_titles(line: Line, right: float) -> list[Line]:
    """Part titles of groups that stand below each other."""
    titles: list[list[Run]] = []
    for run in line[0]:
        if titles and _wraps(titles[-1][-1], run, right):
            titles[-1].append(run)
        else:
            titles.append([run])
    return [[title, *([] for _ in line[1:])] for title in titles]


def _anchors(numbers: Sequence[Run]) -> list[float]:
    """Baselines on which numbers stand."""
    anchors: list[float] = []
    for run in sorted(numbers, key=lambda run: run.base):
        if not anchors or not _on(run, anchors[-1]):
            anchors.append(run.base)
    return anchors


def _on(run: Run, anchor: float) -> bool:
    return abs(run.base - anchor) <= 0.4 * run.size


def _anchors_of(cell: Sequence[Run], anchors: Sequence[float], right: float) -> list[float]:
    """For each line of a cell the baseline of the row that it belongs to; its own where it makes a row by itself."""
    own = [next((anchor for anchor in anchors if _on(run, anchor)), None) for run in cell]
    found: list[float] = []
    for position, anchor in enumerate(own):
        if anchor is None and position and _wraps(cell[position - 1], cell[position], right):
            anchor = found[-1]
        if anchor is None:
            anchor = _next_anchor(cell, own, position, right)
        found.append(anchor)
    return found


def _next_anchor(cell: Sequence[Run], own: Sequence[float | None], position: int, right: float) -> float:
    """The row of the line that this one runs on into, or else its own baseline."""
    for following in range(position + 1, len(cell)):
        if not _wraps(cell[following - 1], cell[following], right):
            break
        anchor = own[following]
        if anchor is not None:
            return anchor
    return cell[position].base


def _wraps(line: Run, following: Run, right: float) -> bool:
    """Tell whether a line of a cell runs on into the next."""
    if line.bold != following.bold or BULLET.match(following.text) or following.base - line.base > 1.6 * line.size:
        return False
    return following.text[:1].islower() or following.text[:1] in "(（&" or not has_room(line, following, right)


def _merge_lines(lines: list[Line]) -> list[Line]:
    merged: list[Line] = []
    for line in lines:
        if merged and _continues(merged[-1], line):
            for above, cell in zip(merged[-1], line, strict=True):
                above.extend(cell)
        else:
            merged.append(line)
    return merged


def _continues(above: Line, line: Line) -> bool:
    """Tell whether a line only completes the row above."""
    runs = [run for cell in line for run in cell]
    over = [run for cell in above for run in cell]
    step = min(run.base for run in runs) - max(run.base for run in over)
    size = runs[0].size
    if not line[0] and above[0] and step < 0.8 * size and not any(a and b for a, b in zip(above, line, strict=True)):
        return True
    if step > 2.2 * size or any(b and not a for a, b in zip(above, line, strict=True)):
        return False
    if any(is_value(run.text) for run in runs):
        return False
    starts = [_continues_text(cell[0].text) for cell in line if cell]
    if not line[0] and above[0] and (any(starts) or len(starts) == 1):
        return True
    return step <= 1.45 * size and all(starts)


def _continues_text(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(（&"


def _count_headers(rows: Sequence[Sequence[str]]) -> int | None:
    """Rows of column titles above the first with figures, group titles not counted; None where no row has figures."""
    titles = 0
    for number, row in enumerate(rows):
        if any(is_value(cell) and not YEAR.fullmatch(cell) for cell in row[1:]):
            return titles
        if sum(map(bool, row)) > 1:
            titles = number + 1
    return None
