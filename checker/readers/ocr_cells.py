"""Lines of a table to the order of its cells: row by row, the lines of a cell together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from checker.model.document import Box
from checker.readers.ocr_stacks import at_base, find_stacks, is_wrapped
from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of

_TIGHT = 1.4
"""Step from line to line within a cell, in font sizes."""
_LOOKED_AT = 4
"""Rows that a cell may still belong to."""


@dataclass(eq=False)
class _Cell:
    runs: list[Run]
    box: Box


def row_by_row(group: Sequence[Run]) -> list[Run]:
    """The lines of a table, given from top to bottom, in the order in which a PDF mostly holds them."""
    rows: list[list[_Cell]] = []
    cells = [_Cell(runs, box_of(runs)) for stack in find_stacks(group) for runs in _cells(stack)]
    for cell in sorted(cells, key=lambda cell: (cell.box[1], cell.box[0])):
        row = next((row for row in reversed(rows[-_LOOKED_AT:]) if _stands_in(row, cell)), None)
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [run for row in rows for run in _levelled(sorted(row, key=lambda cell: cell.box[0]))]


def _cells(stack: Sequence[Run]) -> Iterator[list[Run]]:
    """The lines of a stack, parted where a line does not go on with the one above."""
    right = box_of(stack)[2]
    cell = list(stack[:1])
    for run in stack[1:]:
        last = cell[-1]
        goes_on = run.text[:1].islower() or is_wrapped(last, run, right)
        if goes_on and run.base - last.base < _TIGHT * run.size:
            cell.append(run)
        else:
            yield cell
            cell = [run]
    yield cell


def _stands_in(row: Sequence[_Cell], cell: _Cell) -> bool:
    """Tell whether a cell stands beside all others of a row and level with one of them."""
    left, top, right, bottom = cell.box
    if any(left < other.box[2] and other.box[0] < right for other in row):
        return False
    return any(
        min(bottom, other.box[3]) - max(top, other.box[1]) > 0.5 * min(bottom - top, other.box[3] - other.box[1])
        for other in row
    )


def _levelled(row: Sequence[_Cell]) -> list[Run]:
    """Lines of a row; where each cell has one line, all of them on one baseline."""
    runs = [run for cell in row for run in cell.runs]
    if len(runs) > len(row):
        return runs
    base = median(run.base for run in runs)
    return [at_base(run, base) for run in runs]
