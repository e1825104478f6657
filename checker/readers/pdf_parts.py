"""Parts of a page that the stream tore apart: columns of numbers without labels, tables without their column titles."""

from collections.abc import Sequence
from itertools import pairwise

from checker.readers.pdf_grid import Row, find_tables, is_numeric, is_prose, is_year
from checker.readers.pdf_lines import Chunk, flow
from checker.readers.pdf_part import Part
from checker.readers.pdf_runs import Run
from checker.readers.pdf_titles import with_titles

_LONGEST_LABEL = 90


def find_parts(rows: Sequence[Row], height: float) -> list[Part]:
    """Tables and rows of text in stream order, torn tables put together."""
    parts: list[Part] = []
    position = 0
    for start, end in [*find_tables(rows, height), (len(rows), len(rows))]:
        parts.extend(Part([row], is_table=False) for row in rows[position:start])
        if end > start and is_prose(rows[start:end]):
            parts.extend(_columns_of(rows[start:end]))
        elif end > start:
            parts.append(Part(list(rows[start:end]), is_table=True))
        position = end
    parts = _from_loose(parts)
    if any(map(_lacks_labels, parts)):
        parts = _with_labels(_with_grids(parts))
    if any(part.is_table for part in parts):
        parts = with_titles(parts)
    return parts


def _columns_of(rows: Sequence[Row]) -> list[Part]:
    """Each column of prose as parts of its own."""
    count = len(rows[0].cells)
    columns = [[row.cells[number].runs[0] for row in rows if number < len(row.cells)] for number in range(count)]
    return [Part([Row([chunk], rows[0].position)], is_table=False) for runs in columns for chunk in flow(runs)]


def _from_loose(parts: list[Part]) -> list[Part]:
    """Put together rows whose label and numbers all stand apart in the stream, where two or more rows line up."""
    single = [part for part in parts if not part.is_table and _is_single(part)]
    if sum(map(_is_number, single)) < 4:
        return parts
    chains: list[list[list[Part]]] = []
    for row in _full_rows(single):
        above = chains[-1][-1] if chains else None
        if above and 0 < row[0].top - above[0].top < 6 * row[0].size and _stand_under(above, row):
            chains[-1].append(row)
        else:
            chains.append([row])
    for chain in chains:
        if len(chain) > 1:
            used = {id(part) for row in chain for part in row}
            position = min(part.position for row in chain for part in row)
            lines = [Row([part.rows[0].cells[0] for part in row], position) for row in chain]
            parts = [part for part in parts if id(part) not in used]
            parts.append(Part(lines, is_table=True))
    return sorted(parts, key=lambda part: part.position)


def _full_rows(single: Sequence[Part]) -> list[list[Part]]:
    """Parts that share a baseline, where they are a label and at least two numbers."""
    rows: list[list[Part]] = []
    for part in sorted(single, key=lambda part: (part.top, part.left)):
        if rows and abs(part.top - rows[-1][0].top) <= 0.3 * part.size:
            rows[-1].append(part)
        else:
            rows.append([part])
    ordered = [sorted(row, key=lambda part: part.left) for row in rows]
    return [row for row in ordered if len(row) > 2 and not _is_number(row[0]) and all(map(_is_number, row[1:]))]


def _is_single(part: Part) -> bool:
    return len(part.rows[0].cells) == 1 and len(part.rows[0].cells[0].runs) == 1


def _is_number(part: Part) -> bool:
    return is_numeric(part.rows[0].cells[0]) and not is_year(part.rows[0].cells[0])


def _stand_under(above: Sequence[Part], below: Sequence[Part]) -> bool:
    """Tell whether each part of one line has its own part of the other line above it."""
    return len(above) == len(below) and all(
        second.left < first.right and second.right > first.left for first, second in zip(above, below, strict=True)
    )


def _lacks_labels(part: Part) -> bool:
    """Tell whether a part is a grid or a column of numbers, perhaps below column titles, without any label."""
    rows = part.rows
    if not part.is_table:
        return len(rows[0].cells) == 1 and len(rows[0].cells[0].runs) > 1 and _is_plain(rows[0])
    while len(rows) > 1 and not any(is_numeric(cell) and not is_year(cell) for cell in rows[0].cells):
        rows = rows[1:]
    return all(map(_is_plain, rows)) and (len(rows) > 1 or len(rows[0].cells[0].runs) > 1)


def _is_plain(row: Row) -> bool:
    return all(is_numeric(cell) and not is_year(cell) for cell in row.cells)


def _with_grids(parts: list[Part]) -> list[Part]:
    """Columns of numbers on the same lines side by side become one grid, where no text stands between them."""
    columns = [part for part in parts if not part.is_table and _lacks_labels(part)]
    columns.sort(key=lambda part: part.left)
    grids: list[list[Part]] = []
    for column in columns:
        for grid in grids:
            if _share_lines(grid[-1], column) and not _is_between(grid[-1], column, parts):
                grid.append(column)
                break
        else:
            grids.append([column])
    for grid in (grid for grid in grids if len(grid) > 1):
        first = min(grid, key=lambda part: part.position)
        whole = Part([Row((part.rows[0].cells[0] for part in grid), first.position)], is_table=True)
        parts = [
            whole if part is first else part for part in parts if part is first or all(part is not x for x in grid)
        ]
    return parts


def _share_lines(column: Part, other: Part) -> bool:
    lines, others = column.rows[0].cells[0].runs, other.rows[0].cells[0].runs
    return len(lines) == len(others) and all(
        abs(line.base - run.base) < 0.2 * run.size for line, run in zip(lines, others, strict=True)
    )


def _is_between(left: Part, right: Part, parts: Sequence[Part]) -> bool:
    return any(
        part.left < right.left and part.right > left.right and part.top <= left.bottom and part.bottom >= left.top
        for part in parts
        if part is not left and part is not right
    )


def _with_labels(parts: list[Part]) -> list[Part]:
    """Put each grid of numbers beside the labels on its lines, in another table or in loose text."""
    for part in [part for part in parts if _lacks_labels(part)]:
        partner = _labelled_table(part, parts)
        if partner:
            _merge_into(partner, part)
            parts = [other for other in parts if other is not part]
            continue
        labels = _loose_labels(part, parts)
        if labels:
            table = Part(_labelled_rows(part, labels), is_table=True)
            parts = [
                table if other is part else other for other in parts if not any(other is label for label in labels)
            ]
            parts.sort(key=lambda other: other.position)
    return parts


def _labelled_table(part: Part, parts: Sequence[Part]) -> Part | None:
    """The table whose rows stand on the same lines and which leaves room for the numbers."""
    best: tuple[int, Part] | None = None
    for other in parts:
        if other is part or not other.is_table or other.bottom < part.top or other.top > part.bottom:
            continue
        pairs = [(row, mate) for row in part.rows if (mate := _mate(row, other.rows)) is not None]
        matched, lines = _lines([row for row, _ in pairs]), _lines(part.rows)
        if matched < 2 or matched < 0.6 * lines or any(_collide(row, mate) for row, mate in pairs):
            continue
        if best is None or matched > best[0]:
            best = (matched, other)
    return best[1] if best else None


def _lines(rows: Sequence[Row]) -> int:
    return sum(max(len(cell.runs) for cell in row.cells) for row in rows)


def _mate(row: Row, others: Sequence[Row]) -> Row | None:
    size = row.cells[0].runs[0].size
    for other in others:
        if abs(other.top - row.top) <= 0.35 * size or abs(other.bottom - row.top) <= 0.35 * size:
            return other
    return None


def _collide(row: Row, other: Row) -> bool:
    return any(cell.left < mate.right and cell.right > mate.left for cell in row.cells for mate in other.cells)


def _merge_into(table: Part, part: Part) -> None:
    for row in part.rows:
        mate = _mate(row, table.rows)
        if mate is None:
            table.rows.append(row)
        else:
            for cell in row.cells:
                mate.add(cell)
            mate.arrange()
    table.rows.sort(key=lambda row: row.top)


def _loose_labels(part: Part, parts: Sequence[Part]) -> list[Part]:
    """Lines of text to the left of a grid of numbers, if most of its rows have one."""
    size = part.size
    near = [
        other
        for other in parts
        if not other.is_table
        and len(other.rows[0].cells) == 1
        and other.right < part.left
        and other.top > part.top - 2.5 * size
        and other.bottom < part.bottom + 2.5 * size
        and all(len(run.text) < _LONGEST_LABEL for run in other.rows[0].cells[0].runs)
    ]
    if not near:
        return []
    lines = [run.base for other in near for run in other.rows[0].cells[0].runs]
    if any(second - first < 0.35 * size for first, second in pairwise(sorted(lines))):
        edge = max(other.left for other in near)
        near = [other for other in near if other.right > edge]
    lines = [run.base for other in near for run in other.rows[0].cells[0].runs]
    bases = [run.base for row in part.rows if _is_plain(row) for run in row.cells[0].runs]
    matched = sum(any(abs(line - base) <= 0.35 * size for line in lines) for base in bases)
    return near if matched >= max(2, 0.6 * len(bases)) and matched >= 0.4 * len(lines) else []


def _labelled_rows(part: Part, labels: Sequence[Part]) -> list[Row]:
    """The rows of a grid of numbers, one for each line, with the labels that stand on them; other labels between."""
    rows = [row for whole in part.rows for row in _lines_of(whole)]
    size = part.size
    for run in (run for label in labels for cell in label.rows[0].cells for run in cell.runs):
        home = next((row for row in rows if row.top - 0.35 * size <= run.base <= row.bottom + 0.35 * size), None)
        if home is None:
            rows.append(Row([_chunk(run)], part.position))
        else:
            home.add(_chunk(run))
            home.arrange()
    rows.sort(key=lambda row: row.top)
    return rows


def _lines_of(row: Row) -> list[Row]:
    """A row of columns of numbers as one row for each of their lines."""
    if not any(len(cell.runs) > 1 for cell in row.cells) or not _is_plain(row):
        return [row]
    rows: list[Row] = []
    for run in sorted((run for cell in row.cells for run in cell.runs), key=lambda run: (run.base, run.left)):
        if rows and abs(rows[-1].bottom - run.base) <= 0.35 * run.size:
            rows[-1].add(_chunk(run))
        else:
            rows.append(Row([_chunk(run)], row.position))
    for line in rows:
        line.arrange()
    return rows


def _chunk(run: Run) -> Chunk:
    return Chunk([run], run.left, run.right)
