"""Rows of the content indexes of a report, in reading order: the codes of each, and the words beside them.

Tables are read by their columns; plain lines, and tables without a column of codes, from code to code.
"""

from collections.abc import Iterator, Sequence

from checker.extract.concepts import Mentions
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_columns import Line, Words, header_of, uses_of
from checker.extract.index_layout import lines_of_table
from checker.extract.index_lines import line_rows, listed_rows
from checker.extract.index_parts import IndexRow, State
from checker.extract.index_pieces import lines_of_page
from checker.extract.index_regions import Block, Kind
from checker.extract.index_tables import table_rows
from checker.model.document import Document

_Titles = dict[int, tuple[Words, ...]]
"""Cells that title the columns of a table."""


def index_rows(
    document: Document, mentions: Mentions, catalogue: Catalogue, blocks: Sequence[Block]
) -> Iterator[IndexRow]:
    """Rows of blocks; a table without titles goes by those of the table before it that is as wide."""
    state = State()
    titles: dict[int, _Titles] = {}
    for block in blocks:
        if block.kind is not Kind.INDEX:
            yield from listed_rows(document, block, catalogue, state)
        elif block.table is None and not block.laid_out:
            yield from line_rows(document, mentions, catalogue, block.passages, state)
        for lines, header_rows in _grids(document, mentions, catalogue, block):
            count, heads = header_of(lines, header_rows)
            width = 1 + max((cell.column for line in lines for cell in line.cells), default=-1)
            heads = heads or ({} if block.laid_out else titles.get(width, {}))
            columns = uses_of(lines[count:], heads, width)
            if columns:
                titles[width] = heads
                yield from table_rows(lines[count:], columns, catalogue, state)
            else:
                yield from line_rows(document, mentions, catalogue, _passages(lines), state)


def _grids(
    document: Document, mentions: Mentions, catalogue: Catalogue, block: Block
) -> Iterator[tuple[list[Line], int]]:
    """Lines of a table, or of each column of rows on a torn page, with the number of header rows that is known."""
    if block.kind is not Kind.INDEX:
        return
    if block.table is not None:
        table = document.tables[block.table]
        yield lines_of_table(table, mentions, catalogue), table.header_rows
    elif block.laid_out:
        for lines in lines_of_page(document, block.passages, mentions, catalogue):
            yield lines, 0


def _passages(lines: Sequence[Line]) -> list[int]:
    return list(dict.fromkeys(cell.passage for line in lines for cell in line.cells))
