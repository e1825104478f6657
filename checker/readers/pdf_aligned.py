"""Text tables that the stream keeps column by column: cells start on the same lines and end before the next ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.readers.pdf_grid import EDGE, Row
from checker.readers.pdf_lines import Chunk
from checker.readers.pdf_part import Part
from checker.readers.pdf_text import is_chinese

_LEAST_ROWS = 3
_MOST = 400
"""Pages with more loose pieces of text are maps or drawings."""
_DEEPEST_GAP = 3.0
"""Lines that may be blank above the last cells of a table."""


@dataclass(slots=True)
class _Line:
    """Parts that start on one line."""

    top: float
    parts: list[Part]


def join_aligned(parts: list[Part], height: float) -> list[Part]:
    """Parts with tables put together from loose pieces of text that line up in rows and columns."""
    loose = sorted(
        (
            part
            for part in parts
            if not part.is_table
            and len(part.rows[0].cells) == 1
            and not part.rows[0].cells[0].first.sideways
            and EDGE * height < part.top < (1 - EDGE) * height
        ),
        key=lambda part: (part.top, part.left),
    )
    lines = [line for line in _lines(loose) if len(line.parts) > 1]
    if len(lines) < _LEAST_ROWS or len(loose) > _MOST:
        return parts
    for group in _groups(lines):
        table, used = _table(group, loose)
        if table:
            parts = [part for part in parts if not any(part is other for other in used)]
            parts.append(table)
            loose = [part for part in loose if not any(part is other for other in used)]
    return sorted(parts, key=lambda part: part.position)


def _lines(loose: Sequence[Part]) -> list[_Line]:
    lines: list[_Line] = []
    for part in loose:
        if lines and part.top - lines[-1].top <= 0.35 * part.size:
            if all(part.left > other.right or part.right < other.left for other in lines[-1].parts):
                lines[-1].parts.append(part)
        else:
            lines.append(_Line(part.top, [part]))
    return lines


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Runs of lines whose parts stand in the same columns."""
    groups: list[list[_Line]] = []
    for line in lines:
        home = next((group for group in groups if _shared(group[-1], line) >= 2), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return [group for group in groups if len(group) >= _LEAST_ROWS]


def _shared(first: _Line, second: _Line) -> int:
    """Number of parts that start at the same left edge."""
    return sum(any(abs(part.left - other.left) < 0.8 * part.size for other in first.parts) for part in second.parts)


def _table(group: Sequence[_Line], loose: Sequence[Part]) -> tuple[Part | None, list[Part]]:
    """The table of a group of lines with the parts it uses, if every part inside keeps to one row and column."""
    columns = _columns(group)
    left, right = columns[0][0], columns[-1][1]
    inside = [part for part in loose if part.top >= group[0].top - 2 and part.left < right and part.right > left]
    tops = [line.top for line in group]
    kept, used = _contained(inside, tops, columns)
    if len(kept) < _LEAST_ROWS or len(columns) < 2 or _is_bilingual(used, columns):
        return None, []
    rows = [_row(kept[top]) for top in sorted(kept)]
    if not _has_labels(rows):
        return None, []
    position = min(part.position for part in used)
    for row in rows:
        row.position = position
    return Part(rows, is_table=True), used


def _columns(group: Sequence[_Line]) -> list[list[float]]:
    columns: list[list[float]] = []
    for part in sorted((part for line in group for part in line.parts), key=lambda part: part.left):
        if columns and part.left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], part.right)
        else:
            columns.append([part.left, part.right])
    return columns


def _contained(
    inside: Sequence[Part], tops: Sequence[float], columns: Sequence[Sequence[float]]
) -> tuple[dict[float, list[Part]], list[Part]]:
    """Parts by the top of their row, as far as rows and columns are kept to without a break."""
    rows: dict[float, list[Part]] = {}
    used: list[Part] = []
    ends = [*tops[1:], float("inf")]
    for top, end in zip(tops, ends, strict=True):
        members = [part for part in inside if top - 0.4 * part.size <= part.top < end - 0.4 * part.size]
        if end == float("inf"):
            members = _until_gap(members)
        if not members or any(part.bottom >= end - 0.4 * part.size or _crosses(part, columns) for part in members):
            break
        rows[top] = members
        used.extend(members)
    return rows, used


def _until_gap(parts: Sequence[Part]) -> list[Part]:
    """The parts of the last row: down to the first wide gap."""
    kept: list[Part] = []
    for part in parts:
        if kept and part.top - max(other.bottom for other in kept) > _DEEPEST_GAP * part.size:
            break
        kept.append(part)
    return kept


def _crosses(part: Part, columns: Sequence[Sequence[float]]) -> bool:
    return sum(part.left < right and part.right > left for left, right in columns) > 1


def _is_bilingual(parts: Sequence[Part], columns: Sequence[Sequence[float]]) -> bool:
    """Tell whether one column holds running Chinese and another running English."""
    scripts = set()
    for left, right in columns:
        text = "".join(
            run.text for part in parts if part.left < right and part.right > left for run in part.rows[0].cells[0].runs
        )
        if len(text) > 60:
            scripts.add(is_chinese(text))
    return len(scripts) > 1


def _has_labels(rows: Sequence[Row]) -> bool:
    """Tell whether short labels stand on the left and text on the right, unlike in columns of prose or in charts."""
    full = [row for row in rows if len(row.cells) > 1]
    if len(full) < _LEAST_ROWS:
        return False
    labels = [row.cells[0] for row in full]
    texts = [max(row.cells[1:], key=_length) for row in full]
    if max(len(cell.runs) for cell in labels) > 5 or sum(map(_length, labels)) > 60 * len(labels):
        return False
    narrow = max(cell.right for cell in labels) - min(cell.left for cell in labels)
    wide = max(cell.right - cell.left for cell in texts)
    return narrow <= 0.75 * wide and sum(map(_length, texts)) >= 15 * len(texts)


def _length(cell: Chunk) -> int:
    """Number of characters, a Chinese one counted as two."""
    return sum(len(run.text) if run.text.isascii() else 2 * len(run.text) for run in cell.runs)


def _row(parts: Sequence[Part]) -> Row:
    """Parts of one row as cells, those in one column below each other."""
    cells: list[Chunk] = []
    for part in sorted(parts, key=lambda part: (part.left, part.top)):
        chunk = part.rows[0].cells[0]
        home = next((cell for cell in cells if cell.left < chunk.right and cell.right > chunk.left), None)
        if home is None:
            cells.append(Chunk(list(chunk.runs), chunk.left, chunk.right))
        else:
            home.runs.extend(chunk.runs)
            home.runs.sort(key=lambda run: run.base)
            home.left, home.right = min(home.left, chunk.left), max(home.right, chunk.right)
    cells.sort(key=lambda cell: cell.left)
    return Row(cells, 0)
