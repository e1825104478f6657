"""Finds tables in lines of text: cells parted by bars, tabs or wide gaps, or rows that end in figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.readers.paragraphs import Line
from checker.readers.shapes import (
    BULLET,
    ends_sentence,
    has_letters,
    is_number,
    is_value,
    is_year,
    width_of,
)

_GAP = re.compile(r"\s{2,}|\t+")
_TRAILING = re.compile(
    r"^(?P<label>.*?\S)??(?P<values>(?:(?:^|\s+)(?:\(?[-–+−]?[$€£¥]?\d[\d,.]*[%％]?\)?|[-–—]|[Nn]/?[Aa]\.?))+)\s*$"
)
_YEAR_COLUMN = re.compile(r"(?<!\d)(?:FY\s?)?20\d{2}(?!\d)")
_OPEN_WORD = re.compile(
    r"(?:\b(?:of|in|to|and|for|by|from|the|on|at|than|over|with|since|until|page|pages|no\.|about|or)|[(（,，/])$", re.I
)
_DIGIT = re.compile(r"\d")
_MOST_LABEL_WORDS = 8
_MOST_BETWEEN = 2
_WIDEST_ROW = 220
_WIDEST_LABEL = 110


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table found in lines `first` to `last`."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line read as cells."""

    cells: tuple[str, ...]
    values: int
    """Number of cells at the end that hold figures or years."""
    marked: bool
    """Cells are parted by bars, tabs or wide gaps."""


def find_tables(lines: Sequence[Line]) -> list[TextTable]:
    """Tables of a page, in order, not overlapping."""
    rows = [None if line.furniture else _row(line.text) for line in lines]
    tables: list[TextTable] = []
    position = 0
    while position < len(lines):
        run = _run_from(lines, rows, position) if rows[position] else []
        if run and _is_table(rows, run):
            table = _build(lines, rows, run, tables[-1].last + 1 if tables else 0)
            tables.append(table)
            position = table.last + 1
        else:
            position += 1
    return tables


def split_pairs(text: str) -> list[str]:
    """Part a line that holds several rows one after another, each a label with its figures ("Men 12 Women 15")."""
    groups: list[tuple[list[str], list[str]]] = []
    for word in text.split():
        if is_number(word):
            if not groups:
                return [text]
            groups[-1][1].append(word)
        elif groups and not groups[-1][1]:
            groups[-1][0].append(word)
        else:
            groups.append(([word], []))
    return [" ".join((*label, *values)) for label, values in groups] if _are_pairs(groups) else [text]


def _are_pairs(groups: Sequence[tuple[list[str], list[str]]]) -> bool:
    if len(groups) < 2 or len({len(values) for _, values in groups}) != 1 or not groups[0][1]:
        return False
    figures = [value for _, values in groups for value in values]
    titled = all(label[0][:1].isupper() and not any(map(_DIGIT.search, label)) for label, _ in groups)
    short = (
        all(len(label) <= _MOST_LABEL_WORDS for label, _ in groups[1:]) and len(groups[0][0]) <= 2 * _MOST_LABEL_WORDS
    )
    return titled and short and sum(len(figure) >= 3 for figure in figures) * 2 >= len(figures)


def _row(text: str) -> _Row | None:
    """Read a line as a row; None where it is plain text."""
    stripped = text.strip()
    if width_of(stripped) > _WIDEST_ROW or BULLET.match(stripped):
        return None
    if stripped.count("|") >= 1 and len(stripped.strip("|").split("|")) > 1:
        return _with_values(tuple(cell.strip() for cell in stripped.strip("|").split("|")), marked=True)
    parts = tuple(part for part in _GAP.split(stripped) if part)
    if len(parts) > 1 and not _is_justified(parts):
        return _with_values(tuple(cell for part in parts for cell in _split_figures(part)), marked=True)
    cells = _split_figures(" ".join(parts))
    if len(cells) < 2 or not _may_be_flat_row(cells):
        return None
    return _with_values(cells, marked=False)


def _is_justified(parts: Sequence[str]) -> bool:
    """Tell whether wide gaps are only those of justified text."""
    if any(is_value(part) for part in parts[1:]):
        return False
    words = sum(len(part.split()) for part in parts)
    low = sum(part[:1].islower() for part in parts[1:])
    long = sum(len(part.split()) >= 8 for part in parts)
    return (
        low * 2 > len(parts) - 1 or long * 2 >= len(parts) or (len(parts) >= 5 and words < 2 * len(parts) and low > 0)
    )


def _split_figures(text: str) -> tuple[str, ...]:
    """Part the figures at the end of a cell from its label."""
    match = _TRAILING.match(text)
    if not match or not match["values"]:
        return (text,)
    values = tuple(match["values"].split())
    if any(value.endswith(",") for value in values):  # a list of pages, not figures
        values = (" ".join(values),)
    label = (match["label"] or "").strip()
    return (label, *values) if label else values


def _may_be_flat_row(cells: tuple[str, ...]) -> bool:
    """A row without wide gaps: a label and figures behind it, not a sentence that ends in a number."""
    label = cells[0]
    if not has_letters(label):
        return len(cells) >= 2
    if width_of(label) > _WIDEST_LABEL or _OPEN_WORD.search(label) or ends_sentence(label) or label.endswith(":"):
        return False
    return not re.search(r"[.;] [A-Z]|。", label) and sum(map(is_number, label.split())) < 2


def _with_values(cells: tuple[str, ...], *, marked: bool) -> _Row:
    values = 0
    for cell in reversed(cells):
        if not (is_value(cell) or is_year(cell) or not cell):
            break
        values += 1
    return _Row(cells, min(values, len(cells)), marked)


def _run_from(lines: Sequence[Line], rows: Sequence[_Row | None], start: int) -> list[int]:
    """Positions of rows that follow each other, with at most two short lines between two of them."""
    run = [start]
    between = 0
    for position in range(start + 1, len(lines)):
        row = rows[position]
        if row is not None:
            run.append(position)
            between = 0
            continue
        between += 1
        if lines[position].furniture or between > _MOST_BETWEEN or not _may_be_label(lines[position].text):
            break
    return run


def _may_be_label(text: str) -> bool:
    """A piece of a label or the title of a part of the table."""
    return width_of(text) <= 90 and not ends_sentence(text) and not BULLET.match(text)


def _is_table(rows: Sequence[_Row | None], run: Sequence[int]) -> bool:
    found = [row for position in run if (row := rows[position])]
    if len(found) < 2:
        return False
    if sum(has_letters(row.cells[0]) for row in found) * 2 < len(found):
        return False
    several = sum(row.values >= 2 for row in found)
    if several >= 2 or (several and sum(row.values >= 1 for row in found) >= 3):
        return True
    single = [row for row in found if row.values == 1 and has_letters(row.cells[0])]
    if len(single) >= 3 and len(single) * 2 >= len(found):
        return True
    marked = [row for row in found if row.marked]
    widths = [len(row.cells) for row in marked]
    usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0
    long = sum(len(cell.split()) > 10 for row in marked for cell in row.cells)
    return (
        usual >= 2
        and widths.count(usual) >= 3
        and widths.count(usual) * 10 >= 6 * len(found)
        and long * 4 < sum(widths)
    )


def _build(lines: Sequence[Line], rows: Sequence[_Row | None], run: Sequence[int], free: int) -> TextTable:
    """Make the grid: wrapped labels joined, column titles above taken in, short rows filled up."""
    found = [row for position in run if (row := rows[position])]
    width = max(len(row.cells) for row in found)
    grid: list[tuple[str, ...]] = []
    pending: list[str] = []
    for position in range(run[0], run[-1] + 1):
        row = rows[position]
        if row is None:
            pending.append(lines[position].text.strip())
            continue
        cells = row.cells
        if pending:
            cells = _take_label(grid, pending, cells, width)
            pending = []
        grid.append(_filled(cells, row.values, width))
    first = run[0]
    header = _titles(lines[first - 1], width) if first > free else None
    if header:
        grid.insert(0, header)
        first -= 1
    return TextTable(first, run[-1], tuple(grid))


def _take_label(grid: list[tuple[str, ...]], pending: list[str], cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Lines before a row either begin its label or are titles of a part of the table."""
    label = cells[0] if has_letters(cells[0]) else ""
    last = pending[-1]
    begins = not label or label[:1].islower() or _OPEN_WORD.search(last) or last.endswith(("/", "-", "–"))
    grid.extend((text, *[""] * (width - 1)) for text in (pending[:-1] if begins else pending))
    if not begins:
        return cells
    rest = cells[1:] if label else cells
    return (f"{last} {label}".strip(), *rest)


def _filled(cells: tuple[str, ...], values: int, width: int) -> tuple[str, ...]:
    """Fill a row up to the table's width; figures stand at the right."""
    missing = width - len(cells)
    if missing <= 0:
        return cells
    if values == len(cells):
        return ("",) * missing + cells
    cut = len(cells) - values if values else len(cells)
    return cells[:cut] + ("",) * missing + cells[cut:]


def _titles(line: Line, width: int) -> tuple[str, ...] | None:
    """Column titles that are no row by themselves: as many years as there are columns of figures, each with a word."""
    years = list(_YEAR_COLUMN.finditer(line.text))
    if line.furniture or ends_sentence(line.text) or width_of(line.text) > _WIDEST_ROW or len(years) != width - 1:
        return None
    if len(years) < 2 or not line.text[: years[0].start()].strip():
        return None
    starts = [year.start() for year in years] + [len(line.text)]
    columns = (line.text[start:end].strip() for start, end in pairwise(starts))
    return (line.text[: starts[0]].strip(), *columns)
