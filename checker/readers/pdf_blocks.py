"""Chunks and tables of one PDF page to blocks: paragraphs, list items, tables with their titles."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from checker.model.document import Box
from checker.readers.blocks import Block
from checker.readers.pdf_aligned import join_aligned
from checker.readers.pdf_axes import without_axes
from checker.readers.pdf_charts import take_charts
from checker.readers.pdf_columns import Line, place_cells
from checker.readers.pdf_finish import finish
from checker.readers.pdf_grid import EDGE, Row, group_rows
from checker.readers.pdf_infographics import take_infographics
from checker.readers.pdf_lines import BULLET, ENUMERATED, Chunk, flow, join_initials, join_justified, join_markers
from checker.readers.pdf_order import reading_order
from checker.readers.pdf_part import Part
from checker.readers.pdf_parts import find_parts
from checker.readers.pdf_rings import take_rings
from checker.readers.pdf_ruled import RuledTable, find_ruled_tables, find_rules
from checker.readers.pdf_runs import Run
from checker.readers.pdf_sentences import with_rests
from checker.readers.pdf_tables import (
    Grid,
    box_of,
    build_lines,
    count_titles,
    make_grid,
    split_boxes,
)
from checker.readers.pdf_text import ends_sentence, has_room, is_left_open, join_lines
from checker.readers.pdf_titles import take_titles

_FULL_LINE = 20
"""Characters that a line of running text has at least."""


def page_blocks(runs: Sequence[Run], page: int, height: float, boxes: Callable[[], Sequence[Box]]) -> list[Block]:
    """All blocks of a page in reading order; `boxes` gives those of its drawn lines, asked for only where they help."""
    lines, charts = take_charts(without_axes(join_justified(join_markers(join_initials(runs)))), page)
    lines, rings = take_rings(lines, page)
    blocks, parts = _parts(lines, page, height)
    if any(_needs_rules(part, height) for part in parts):
        tables = find_ruled_tables(lines, find_rules(boxes()))
        if tables:
            used = {id(run) for table in tables for run in table.runs}
            blocks, parts = _parts([run for run in lines if id(run) not in used], page, height)
            for table in tables:
                block, parts = _ruled_block(table, parts, page)
                blocks.append((table.runs[0].order, block))
    for part in parts:
        if part.is_table:
            blocks.extend((part.order, block) for block in _table_blocks(build_lines(part.rows), page))
        else:
            blocks.extend((part.order, block) for block in _text_blocks(_joined(part.rows[0], height), page))
    blocks.extend((*charts, *rings))
    blocks.sort(key=lambda item: item[0])
    found = [block for _, block in blocks]
    order = reading_order([block.box or (0.0, 0.0, 0.0, 0.0) for block in found], height)
    return finish(with_rests([found[place] for place in order], height), height)


def _parts(lines: Sequence[Run], page: int, height: float) -> tuple[list[tuple[int, Block]], list[Part]]:
    """Infographic numbers, each with its place in the stream, and the parts that are left."""
    chunks, pairs = take_infographics(flow(lines), page, height)
    return pairs, join_aligned(find_parts(group_rows(chunks), height), height)


def _needs_rules(part: Part, height: float) -> bool:
    """Tell whether drawn lines could tell better what belongs together: in a table or in texts side by side."""
    if part.is_table:
        return True
    return part.rows[0].is_multiple and EDGE * height < part.top < (1 - EDGE) * height


def _table_blocks(lines: Sequence[Line], page: int) -> list[Block]:
    """A table, and before it the titles that the stream ran into its first column."""
    titles = count_titles(lines)
    return [
        *(_paragraph(line[0], page) for line in lines[:titles]),
        _grid_block(make_grid(lines[titles:]), page),
    ]


def _ruled_block(table: RuledTable, parts: list[Part], page: int) -> tuple[Block, list[Part]]:
    """The block of a boxed table, with titles that stand above the boxes, and the parts that are left."""
    rights = [right for _, right in table.columns]
    lines = [line for row in table.rows for line in split_boxes([list(cell) for cell in row], rights)]
    cells = [Chunk([*cell], cell[0].left, max(run.right for run in cell)) for cell in lines[0] if cell]
    titles, parts = take_titles(Part([Row(cells, 0)], is_table=True), parts)
    if titles:
        lines.insert(0, place_cells(titles, table.columns))
    return _grid_block(make_grid(lines), page), parts


def _joined(row: Row, height: float) -> Row:
    """A running head or foot of several pieces as one line."""
    if not row.is_multiple or (height * EDGE < row.bottom and row.top < height * (1 - EDGE)):
        return row
    if any(len(cell.runs) > 1 for cell in row.cells):
        return row
    runs = [cell.runs[0] for cell in row.cells]
    line = runs[0]._replace(
        text=" ".join(run.text for run in runs), right=row.right, bold=all(run.bold for run in runs)
    )
    return Row([Chunk([line], row.left, row.right)], row.position)


def _grid_block(grid: Grid, page: int) -> Block:
    return Block(
        page=page,
        text="",
        box=grid.box,
        font_size=round(grid.size, 1),
        rows=grid.rows,
        cell_boxes=grid.boxes,
        header_rows=grid.header_rows,
    )


def _text_blocks(row: Row, page: int) -> Iterator[Block]:
    for cell in row.cells:
        for lines in split_paragraphs(cell):
            yield _paragraph(lines, page)


def _paragraph(lines: Sequence[Run], page: int) -> Block:
    text = join_lines([line.text for line in lines])
    return Block(
        page=page,
        text=text,
        box=box_of(lines),
        font_size=round(lines[0].size, 1),
        bold=all(line.bold for line in lines),
        list_item=bool(BULLET.match(text)),
    )


def split_paragraphs(chunk: Chunk) -> Iterator[list[Run]]:
    """The lines of each paragraph of a chunk."""
    runs = chunk.runs
    if len(runs) == 1:
        yield runs
        return
    steps = sorted(second.base - first.base for first, second in pairwise(runs))
    usual = steps[(len(steps) - 1) // 2]
    lines: list[Run] = []
    for position, run in enumerate(runs):
        if lines:
            around = runs[max(0, position - 2) : position + 2]
            if _starts_paragraph(lines, run, usual, around, is_short=len(runs) <= 3):
                yield lines
                lines = []
        lines.append(run)
    yield lines


def _starts_paragraph(lines: list[Run], run: Run, usual: float, around: list[Run], *, is_short: bool) -> bool:
    """Tell whether a line opens a new paragraph; the lines around it tell how far a full line reaches."""
    last = lines[-1]
    if is_left_open(last.text) and not last.bold:
        return False
    if abs(run.size - last.size) > 0.08 * last.size:
        return True
    if BULLET.match(run.text):
        return not _goes_on_with_dash(lines, run, max(line.right for line in around) - run.size)
    if run.bold != last.bold and not run.text[:1].islower():
        return True
    if run.base - last.base > 1.22 * usual or (run.bold and run.text.isupper() != last.text.isupper()):
        return True
    indent = run.left - min(line.left for line in lines)
    if indent > 0.7 * run.size and run.left > last.left + 0.7 * run.size and ends_sentence(last.text):
        return not BULLET.match(lines[0].text)
    room = has_room(last, run, max(line.right for line in around) - run.size)
    if ENUMERATED.match(run.text):
        beside = abs(run.left - lines[0].left) < 0.3 * run.size and bool(ENUMERATED.match(lines[0].text))
        if room or run.bold or beside or ends_sentence(last.text):
            return True
    if not room or (is_short and run.bold):
        return False
    return ends_sentence(last.text) or not (run.text[:1].islower() or run.text[:1] in "(（")


def _goes_on_with_dash(lines: Sequence[Run], run: Run, right: float) -> bool:
    """Tell whether a dash at the start of a line is no bullet: the full line above breaks off, level with this one."""
    last, rest = lines[-1], run.text[1:].lstrip()
    if run.text[0] not in "-–—" or not (run.text[1:2].isalpha() or rest[:1].islower()):
        return False
    if BULLET.match(lines[0].text) or ENUMERATED.match(lines[0].text) or ends_sentence(last.text):
        return False
    level = run.left < last.left + 0.3 * run.size and run.bold == last.bold
    return (
        level and len(last.text) >= _FULL_LINE and not has_room(last, run._replace(text=rest), right - 1.5 * run.size)
    )
