"""Tables as grids: text of a row, number of header rows, title above."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from checker.readers.blocks import Block
from checker.readers.shapes import ends_sentence, gives_figure, is_number, is_value, is_year, width_of

_MOST_HEADER_ROWS = 4
_LONGEST_CAPTION = 160
_MOST_NUMBERS = 3
_MOST_COLUMNS = 200
_MOST_ROWS = 5000


def row_text(cells: Sequence[str]) -> str:
    """Cells of a row as one line; empty cells are left out."""
    return " | ".join(cell for cell in cells if cell)


def guess_header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows at the top that hold no figures; years count as headers."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return 0
    count = 0
    for row in rows[: min(_MOST_HEADER_ROWS, len(rows) - 1)]:
        if _holds_figures(row):
            break
        count += 1
    if any(_holds_figures(row) for row in rows[count:]):
        return _without_section_rows(rows, count)
    first = rows[0]
    return 1 if all(first) and len(rows) > 1 and max(map(len, first)) <= 60 else 0


def _holds_figures(row: Sequence[str]) -> bool:
    return any(is_value(cell) and not is_year(cell) for cell in row[1:] if cell)


def _without_section_rows(rows: Sequence[Sequence[str]], count: int) -> int:
    """A row with nothing but a label below the column titles names a section of the table."""
    while count > 1 and not any(rows[count - 1][1:]) and any(any(row[1:]) for row in rows[: count - 1]):
        count -= 1
    return count


def caption_of(blocks: Sequence[Block], position: int, skipped: Container[int]) -> tuple[int, ...]:
    """Positions of the title lines right above a table, topmost first."""
    block = blocks[position]
    if not block.rows or block.infographic or block.caption or position in skipped:
        return ()
    found: list[int] = []
    above = position - 1
    while above >= 0 and len(found) < 2 and blocks[above].page == block.page:
        if above not in skipped:
            if not _may_be_caption(blocks[above]):
                break
            found.append(above)
            if not _is_unit_line(blocks[above].text):
                break
        above -= 1
    return tuple(reversed(found))


def _may_be_caption(block: Block) -> bool:
    text = block.text
    if block.rows or block.list_item or block.footnote or not text or width_of(text) > _LONGEST_CAPTION:
        return False
    if _is_unit_line(text):
        return True
    numbers = sum(is_number(word) and not is_year(word) for word in text.split())
    return not ends_sentence(text) and numbers < _MOST_NUMBERS and not gives_figure(text)


def _is_unit_line(text: str) -> bool:
    """A line in brackets, or short and with a colon, as units are given above a table."""
    stripped = text.strip()
    bracketed = stripped[:1] in "(（[【" and stripped[-1:] in ")）]】"
    return bracketed or (width_of(stripped) <= 40 and (":" in stripped[:-1] or "：" in stripped[:-1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A cell as Word and HTML give it: it may reach over columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1
    above: bool = False
    """Only goes on the cell above it."""


def spread(rows: Sequence[Sequence[Span]]) -> tuple[tuple[str, ...], ...]:
    """Lay spans out as a grid. Labels that reach down are repeated in each row; figures and empty reach are not.

    Column titles that reach over several columns are repeated in each, as far down as the column titles go.
    """
    grid: list[list[str]] = []
    across: list[list[bool]] = []
    open_cells: dict[int, tuple[int, str]] = {}
    for spans in rows:
        line, copied = _lay_row(spans, grid[-1] if grid else [], open_cells)
        grid.append(line)
        across.append(copied)
    width = max(map(len, grid), default=0)
    for line, copied in zip(grid, across, strict=True):
        line.extend([""] * (width - len(line)))
        copied.extend([False] * (width - len(copied)))
    return _with_titles_across(grid, across)


def _lay_row(
    spans: Sequence[Span], above: Sequence[str], open_cells: dict[int, tuple[int, str]]
) -> tuple[list[str], list[bool]]:
    """Texts of a row, and which of its cells are only reached over by the cell to the left."""
    line: list[str] = []
    across: list[bool] = []

    def fill_from_above() -> None:
        while len(line) in open_cells:
            column = len(line)
            left, text = open_cells.pop(column)
            line.append(text)
            across.append(False)
            if left > 1:
                open_cells[column] = (left - 1, text)

    for span in spans:
        fill_from_above()
        column = len(line)
        text = above[column] if span.above and column < len(above) and _is_label(above[column]) else span.text
        for offset in range(min(span.columns, _MOST_COLUMNS)):
            line.append(text if offset == 0 else "")
            across.append(offset > 0)
            if span.rows > 1:
                label = text if offset == 0 and _is_label(text) else ""
                open_cells[column + offset] = (min(span.rows, _MOST_ROWS) - 1, label)
    fill_from_above()
    return line, across


def _is_label(text: str) -> bool:
    return not is_value(text) or is_year(text)


def _with_titles_across(grid: list[list[str]], across: list[list[bool]]) -> tuple[tuple[str, ...], ...]:
    header = guess_header_rows(grid)
    for line, copied in zip(grid[:header], across[:header], strict=True):
        if sum(bool(cell) for cell in line) > 1:
            for column in range(1, len(line)):
                if copied[column]:
                    line[column] = line[column - 1]
    return tuple(map(tuple, grid))
