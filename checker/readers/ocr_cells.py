"""Lines of a table to the order of its cells: row by row, the lines of a cell together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from checker.model.document import Box
from checker.readers.ocr_stacks import at_base, find_stacks, is_wrapped
from checker.readers.pdf_lines import BULLET, ENUMERATED
from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of

_TIGHT = 1.4
"""Step from line to line within a cell, in font sizes."""
_LEVEL = 0.22
"""Most that two cells of one row may be out of level, in font sizes."""
_LOOKED_AT = 4
"""Rows that a cell may still belong to."""


@dataclass(eq=False)
class Cell:
    """Lines that keep together."""

    runs: list[Run]
    box: Box

    @property
    def middle(self) -> float:
        """Middle between its first and last baseline."""
        return (self.runs[0].base + self.runs[-1].base) / 2


def find_cells(runs: Sequence[Run]) -> list[Cell]:
    """Cells of a table, or items of a list, whose lines are given from top to bottom."""
    return [Cell(cell, box_of(cell)) for stack in find_stacks(runs) for cell in _cells(stack)]


def is_level(first: Cell, second: Cell) -> bool:
    """Tell whether two cells start on one line or are centred on each other."""
    slack = _LEVEL * min(first.runs[0].size, second.runs[0].size)
    return abs(first.runs[0].base - second.runs[0].base) <= slack or abs(first.middle - second.middle) <= slack


def row_by_row(cells: Iterable[Cell]) -> list[Run]:
    """The lines of cells in the order in which a PDF mostly holds them."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell.box[1], cell.box[0])):
        row = next((row for row in reversed(rows[-_LOOKED_AT:]) if _stands_in(row, cell)), None)
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [run for row in rows for run in _levelled(sorted(row, key=lambda cell: cell.box[0]))]


def _cells(stack: Sequence[Run]) -> Iterator[list[Run]]:
    """The lines of a stack, parted where a line does not go on with those above."""
    right = box_of(stack)[2]
    cell = list(stack[:1])
    for run in stack[1:]:
        if run.base - cell[-1].base < _TIGHT * run.size and _goes_on(cell, run, right):
            cell.append(run)
        else:
            yield cell
            cell = [run]
    yield cell


def _goes_on(cell: Sequence[Run], run: Run, right: float) -> bool:
    """Tell whether a line goes on with a cell, in a column that ends at `right`; numbered items start cells."""
    if BULLET.match(run.text) or (ENUMERATED.match(run.text) and ENUMERATED.match(cell[0].text)):
        return False
    return run.text[:1].islower() or is_wrapped(cell[-1], run, right)


def _stands_in(row: Sequence[Cell], cell: Cell) -> bool:
    """Tell whether a cell stands beside all others of a row and level with one of them."""
    left, top, right, bottom = cell.box
    if any(left < other.box[2] and other.box[0] < right for other in row):
        return False
    return any(
        min(bottom, other.box[3]) - max(top, other.box[1]) > 0.5 * min(bottom - top, other.box[3] - other.box[1])
        for other in row
    )


def _levelled(row: Sequence[Cell]) -> list[Run]:
    """Lines of a row; where each cell has one line, all of them on one baseline."""
    runs = [run for cell in row for run in cell.runs]
    if len(runs) > len(row):
        return runs
    base = median(run.base for run in runs)
    return [at_base(run, base) for run in runs]
