"""Columns of a candidate table by overlap of its cells, and the column of each cell."""

from collections.abc import Sequence

from checker.readers.pdf_grid import Row, is_numeric, is_year
from checker.readers.pdf_lines import Chunk
from checker.readers.pdf_runs import Run

_LEVEL = 1.5
"""Left edges that are as near as this are level."""

Line = list[list[Run]]
"""Runs of each column."""


def find_columns(rows: Sequence[Row]) -> list[list[float]]:
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
    level = [choice for choice in choices if abs(cell.left - columns[choice][0]) < _LEVEL and not is_numeric(cell)]
    if level:
        return level[0]
    across = [choice for choice in choices if overlaps[choice] > 0.2 * (cell.right - cell.left)]
    if across and (alone or (len(across) > 1 and not is_numeric(cell)) or is_year(cell)):
        return across[0]
    return max(choices, key=lambda choice: (overlaps[choice], -choice))
