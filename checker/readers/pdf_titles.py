"""Titles of columns that the stream keeps away from their table."""

from collections.abc import Sequence

from checker.readers.pdf_grid import Row, is_numeric, is_year
from checker.readers.pdf_lines import Chunk
from checker.readers.pdf_part import Part

_LONGEST_TITLE = 60
_REACH = 3.8
"""Distance of titles above a table, in font sizes."""
_YEARS_REACH = 8.0
"""Distance of years above their columns, with the name of a section between them and the first row."""


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
    above = _pieces_above(table, parts, _REACH)
    size = first.cells[-1].runs[0].size
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
    return above if enough and pieces >= 2 else _years_above(table, parts)


def _pieces_above(table: Part, parts: Sequence[Part], reach: float) -> list[Part]:
    """Lines of short pieces above a table, as far as `reach` font sizes."""
    first = table.rows[0]
    size = first.cells[-1].runs[0].size
    return [
        part
        for part in parts
        if part is not table
        and 0.5 * size < first.top - part.bottom < reach * size
        and part.left < table.right
        and part.right > table.left
        and len(part.rows) == 1
        and all(_is_title(cell) for cell in part.rows[0].cells)
    ]


def _years_above(table: Part, parts: Sequence[Part]) -> list[Part]:
    """Years over at least two columns, with what else stands on their line, where no other table is between."""
    pieces = _pieces_above(table, parts, _YEARS_REACH)
    years = [part for part in pieces if any(_is_year_over(cell, table) for cell in part.rows[0].cells)]
    line = [part for part in pieces if years and abs(part.bottom - years[-1].bottom) < 0.3 * part.size]
    count = sum(_is_year_over(cell, table) for part in line for cell in part.rows[0].cells)
    bottom = max((part.bottom for part in line), default=0.0)
    between = any(part.is_table and bottom < part.top < table.top for part in parts)
    return line if count >= 2 and not between else []


def _is_year_over(cell: Chunk, table: Part) -> bool:
    return is_year(cell) and any(
        cell.left < below.right and cell.right > below.left for row in table.rows[:2] for below in row.cells
    )


def _is_title(cell: Chunk) -> bool:
    return len(cell.runs) <= 4 and sum(len(run.text) for run in cell.runs) <= _LONGEST_TITLE
