"""Titles of columns that the stream keeps away from their table."""

from collections.abc import Sequence

from checker.readers.pdf_grid import Row, is_numeric, is_year
from checker.readers.pdf_lines import Chunk
from checker.readers.pdf_part import Part

_LONGEST_TITLE = 60


def with_titles(parts: list[Part]) -> list[Part]:
    """Give tables the column titles that the stream keeps elsewhere."""
    for table in [part for part in parts if part.is_table]:
        while True:
            title, parts = take_titles(table, parts)
            if title is None:
                break
            table.rows = [title, *table.rows]
    return parts


def take_titles(table: Part, parts: list[Part]) -> tuple[Row | None, list[Part]]:
    """A row of the column titles that stand right above a table, if there are any, and the parts that are left."""
    titles = _titles_above(table, parts)
    if not titles:
        return None, parts
    cells = sorted((cell for part in titles for cell in part.rows[0].cells), key=lambda cell: cell.left)
    return Row(cells, table.position), [part for part in parts if not any(part is title for title in titles)]


def _titles_above(table: Part, parts: Sequence[Part]) -> list[Part]:
    """Short pieces of text on one line right above at least two columns of a table whose first row has figures."""
    first = table.rows[0]
    if len(first.cells) < 2:
        return []
    size = first.cells[-1].runs[0].size
    above = [
        part
        for part in parts
        if part is not table
        and 0.5 * size < first.top - part.bottom < 3.8 * size
        and part.left < table.right
        and part.right > table.left
        and len(part.rows) == 1
        and all(_is_title(cell) for cell in part.rows[0].cells)
    ]
    covered = sum(
        any(
            cell.left < title.right + size and cell.right > title.left - size
            for part in above
            for title in part.rows[0].cells
        )
        for cell in first.cells[1:]
    )
    years = [cell for part in above for cell in part.rows[0].cells if is_year(cell)]
    if not any(is_numeric(cell) for cell in first.cells[1:]) and len(years) < 2:
        return []
    enough = covered >= 2 or (covered == 1 and len(first.cells) == 2) or len(years) >= 2
    pieces = sum(len(part.rows[0].cells) for part in above)
    return above if enough and pieces >= 2 else []


def _is_title(cell: Chunk) -> bool:
    return len(cell.runs) <= 4 and sum(len(run.text) for run in cell.runs) <= _LONGEST_TITLE
