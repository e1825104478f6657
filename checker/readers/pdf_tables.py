"""Rows of a candidate table to a grid: columns by overlap, wrapped cells joined to their row, header rows counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.model.document import Box
from checker.readers.pdf_columns import Line, find_columns, place_cells
from checker.readers.pdf_grid import NUMERIC, YEAR, Row, is_value
from checker.readers.pdf_lines import BULLET
from checker.readers.pdf_runs import Run
from checker.readers.pdf_text import has_room, join_lines

_LONG_NUMBER = re.compile(r"[-(（]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?[)）]?")
_BAND = re.compile(r"\d{1,2}\s?[-–~～至]\s?\d{1,3}")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader of the page sees it."""

    rows: tuple[tuple[str, ...], ...]
    boxes: tuple[tuple[Box | None, ...], ...]
    header_rows: int | None
    box: Box
    size: float


def build_lines(rows: Sequence[Row]) -> list[Line]:
    """Put the cells of the rows into columns."""
    columns = find_columns(rows)
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


def split_line(line: Line, rights: Sequence[float]) -> list[Line]:
    """Part what was run together: a group title above the label it flows into, columns of numbers.

    `rights` are the right edges of the columns.
    """
    if len(line[0]) > 1 and not any(line[1:]):
        return _split_titles(line, rights[-1])
    lead = _lead(line)
    if lead:
        rest = [cell[lead:] if cell and cell is line[0] else cell for cell in line]
        return [*_split_titles([line[0][:lead], *([] for _ in line[1:])], rights[0]), *split_line(rest, rights)]
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


def _lead(line: Line) -> int:
    """Count the bold lines of a label that make up a title above its row."""
    tops = [cell[0].base for cell in line[1:] if cell]
    if not tops or len(line[0]) < 2 or not line[0][0].bold:
        return 0
    lead = next((number for number, run in enumerate(line[0]) if not run.bold), 0)
    return lead if lead and line[0][lead - 1].base < min(tops) - 0.7 * line[0][0].size else 0


def split_boxes(line: Line, rights: Sequence[float]) -> list[Line]:
    """Part a row of boxed cells where each line of its labels has numbers or a text of its own."""
    first = next((cell for cell in line if cell), [])
    count = len({round(run.base) for run in first})
    beside = max((len(cell) for cell in line if cell is not first), default=0)
    if beside >= 0.6 * count > 1.5 and all(
        _is_list(cell, first, right) for cell, right in zip(line, rights, strict=True)
    ):
        bases = sorted(run.base for run in first)
        return [[[run for run in cell if _on(run, base)] for cell in line] for base in bases]
    numbers = max((len(cell) for cell in line[1:] if all(is_value(run.text) for run in cell)), default=0)
    lines = split_line(line, rights)
    return lines if len(lines) <= count and numbers >= 0.6 * count else [line]


def _is_list(cell: Sequence[Run], labels: Sequence[Run], right: float) -> bool:
    """Tell whether no line of a cell runs on, all are of one kind, and each stands beside one of the labels."""
    if any(BULLET.match(run.text) or sum(_on(run, label.base) for label in labels) != 1 for run in cell):
        return False
    if len({not NUMERIC.fullmatch(run.text) and not any(map(str.isdigit, run.text)) for run in cell[1:]}) > 1:
        return False
    return all(has_room(line, run, right) and not _continues_text(run.text) for line, run in pairwise(cell))


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
            anchor = _next_anchor(cell, own, position, anchors, right)
        found.append(anchor)
    return found


def _next_anchor(
    cell: Sequence[Run], own: Sequence[float | None], position: int, anchors: Sequence[float], right: float
) -> float:
    """The row of the line that this one runs on into, the row in the middle of the label, or else its own baseline."""
    base = end = cell[position].base
    for following in range(position + 1, len(cell)):
        if not _wraps(cell[following - 1], cell[following], right):
            break
        anchor = own[following]
        if anchor is not None:
            return anchor
        end = cell[following].base
    return next((anchor for anchor in anchors if base < anchor < end), base)


def _wraps(line: Run, following: Run, right: float) -> bool:
    """Tell whether a line of a cell runs on into the next."""
    if line.bold != following.bold or BULLET.match(following.text) or following.base - line.base > 1.6 * line.size:
        return False
    return following.text[:1].islower() or following.text[:1] in "(（&" or not has_room(line, following, right)


def _merge_lines(lines: list[Line]) -> list[Line]:
    merged: list[Line] = []
    for line in lines:
        partner = _partner(merged, line)
        if partner is None and merged and _continues(merged[-1], line):
            partner = merged[-1]
        if partner is None:
            merged.append(line)
            continue
        for above, cell in zip(partner, line, strict=True):
            above.extend(cell)
    return merged


def _partner(merged: Sequence[Line], line: Line) -> Line | None:
    """The earlier row on whose line the cells stand, where the stream keeps some columns by themselves."""
    if line[0] or not merged:
        return None
    first = next(run for cell in line for run in cell)
    if first.base > max(run.base for cell in merged[-1] for run in cell) - 0.5 * first.size:
        return None
    for above in merged:
        if above[0] and _on(first, above[0][0].base) and not any(a and b for a, b in zip(above, line, strict=True)):
            return above
    return None


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
        if any(_is_figure(cell) for cell in row[1:]) and not _names_bands(rows, number):
            return titles
        if sum(map(bool, row)) > 1:
            titles = number + 1
    return None


def _is_figure(cell: str) -> bool:
    return is_value(cell) and not YEAR.fullmatch(cell) and not _DATE.fullmatch(cell)


def _names_bands(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Tell whether the only numbers of a row are bands (of age, say) that head the figures of the next row."""
    figures = [cell for cell in rows[number][1:] if _is_figure(cell)]
    below = [cell for cell in (rows[number + 1] if number + 1 < len(rows) else ())[1:] if cell]
    bands = all(_BAND.fullmatch(cell) for cell in figures)
    return bands and len(figures) > 1 and bool(below) and all(map(_is_figure, below)) and not _BAND.fullmatch(below[0])
