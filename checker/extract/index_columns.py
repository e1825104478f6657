"""What each column of an index table is for: codes, titles, places, omissions, other matters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_codes import Code, code_form, find_codes
from checker.extract.index_cues import HEADINGS, IndexCue
from checker.extract.index_pages import is_page_list

_HEADER_CELL = 90
"""No title of a column is longer."""
_MOSTLY = 0.3
_LONG_TITLE = 24
_LEAST_LISTS = 3
_BRACKET = 60
_WORDS = 8
"""Characters behind a code from which its cell holds a title, too."""


Span = tuple[float, float]


class Use(StrEnum):
    """What a column, or a part of a row, is for."""

    CODE = "code"
    TITLE = "title"
    PLACE = "place"
    OMISSION = "omission"
    REMARK = "remark"
    OTHER = "other"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A cell, or a piece of a page, with its place in its passage and the concepts named in it."""

    column: int
    text: str
    passage: int
    start: int
    concepts: frozenset[str]
    span: Span | None = None
    """Top and bottom on the page, where they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's use and what its header says of it."""

    use: Use
    header: Words | None = None
    bare: bool = False
    """Bare numbers in it are pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as printed: its cells, and the codes that stand in them, by column."""

    cells: tuple[Words, ...]
    codes: dict[int, tuple[Code, ...]]

    def cell(self, column: int) -> Words:
        """The cell of a column that is known to have one."""
        return next(cell for cell in self.cells if cell.column == column)


def line_of(cells: Iterable[Words], catalogue: Catalogue) -> Line:
    """Find the codes of a row."""
    cells = tuple(cells)
    found = {cell.column: leading_codes(code_form(cell.text), catalogue) for cell in cells}
    return Line(cells=cells, codes={column: codes for column, codes in found.items() if codes})


def span_of(spans: Iterable[Span | None]) -> Span | None:
    """Top and bottom of several cells together."""
    known = [span for span in spans if span]
    return (min(top for top, _ in known), max(bottom for _, bottom in known)) if known else None


def leading_codes(text: str, catalogue: Catalogue) -> tuple[Code, ...]:
    """Codes that a cell lists: it starts with them, or they could be nothing else; none that stand in brackets."""
    found: list[Code] = []
    for code in find_codes(text, catalogue):
        first = not found and is_prefix(text[: code.start])
        after = bool(found) and (code.sure or not text[found[-1].end : code.start].strip(" ,;/&()+.·•"))
        if (first or after or code.sure) and not in_brackets(text, code.start, first=first):
            found.append(code)
    return tuple(found)


def is_prefix(text: str) -> bool:
    """Tell whether what stands before a code only announces it: a word or two, no sentence."""
    words = text.split()
    return len(words) <= 3 and len(text) <= _LONG_TITLE


def in_brackets(text: str, position: int, *, first: bool = False) -> bool:
    """Tell whether a place lies in brackets behind other words, where a code is mentioned rather than listed."""
    near = max(0, position - _BRACKET)
    opened = max(text.rfind("(", near, position), text.rfind("[", near, position))
    if opened < 0 or opened < max(text.rfind(")", near, position), text.rfind("]", near, position)):
        return False
    if not any(mark in text[position : position + _BRACKET] for mark in ")]"):
        return False
    return not first or bool(text[:opened].strip())


def header_of(lines: Sequence[Line], header_rows: int) -> tuple[int, dict[int, tuple[Words, ...]]]:
    """Count the rows at the top that title the columns, and give their cells by column."""
    titles: dict[int, tuple[Words, ...]] = {}
    count = 0
    for index, line in enumerate(lines[: max(4, header_rows)]):
        heads = [
            cell for cell in line.cells if len(cell.text) <= _HEADER_CELL and not HEADINGS.isdisjoint(cell.concepts)
        ]
        if line.codes or not (len(heads) >= 2 or (heads and index < header_rows and len(line.cells) > 1)):
            if count or line.codes:
                break
            continue
        for cell in line.cells:
            titles[cell.column] = (*titles.get(cell.column, ()), cell)
        count = index + 1
    return count, titles


def uses_of(lines: Sequence[Line], titles: dict[int, tuple[Words, ...]], width: int) -> dict[int, Column]:
    """Use of each column, by its cells first, then by its title."""
    codes = _code_columns(lines, titles, width)
    if not codes:
        return {}
    columns: dict[int, Column] = {}
    stems = {split[0] for line in lines for found in line.codes.values() if (split := numbered(found[0].ids[0]))}
    for column in range(width):
        cells = [cell for line in lines for cell in line.cells if cell.column == column]
        titled = titles.get(column, ())
        if column in codes:
            columns[column] = Column(use=Use.CODE, header=titled[-1] if titled else None)
            continue
        lists = sum(is_page_list(code_form(cell.text)) and f"{cell.text}-" not in stems for cell in cells)
        bare = bool(lists) and (lists >= _MOSTLY * len(cells) or _heads(titled, IndexCue.PAGE))
        columns[column] = Column(
            use=_use(cells, titled, lists, left=column < min(codes)), header=titled[-1] if titled else None, bare=bare
        )
    return _with_a_place(columns, lines, codes)


def _code_columns(lines: Sequence[Line], titles: dict[int, tuple[Words, ...]], width: int) -> list[int]:
    """Columns that list codes: a good share of their cells starts with one, and no title makes them something else."""
    found: dict[int, int] = {}
    for column in range(width):
        cells = sum(any(cell.column == column for cell in line.cells) for line in lines)
        coded = sum(column in line.codes for line in lines)
        elsewhere = not titles.get(column, ()) or not _heads(
            titles[column], IndexCue.OMISSION, IndexCue.REMARK, IndexCue.PAGE
        )
        if coded and coded >= _MOSTLY * cells and elsewhere:
            found[column] = coded
    most = max(found.values(), default=0)
    return [column for column, coded in found.items() if coded * 6 >= most]


def _heads(titled: Sequence[Words], *cues: IndexCue) -> bool:
    return any(cue in cell.concepts for cell in titled for cue in cues)


def _use(cells: Sequence[Words], titled: Sequence[Words], lists: int, *, left: bool) -> Use:
    if _heads(titled, IndexCue.PAGE):
        return Use.PLACE
    if _heads(titled, IndexCue.OTHER):
        return Use.OTHER
    if lists >= _LEAST_LISTS and lists * 2 >= len(cells) and not left:
        return Use.PLACE
    if _heads(titled, IndexCue.OMISSION):
        return Use.OMISSION
    if _heads(titled, IndexCue.PLACE):
        return Use.PLACE
    if _heads(titled, IndexCue.REMARK):
        return Use.REMARK
    if left and lists < _LEAST_LISTS:
        return Use.GROUP
    if cells and (lists >= _MOSTLY * len(cells) or sum(map(_points, cells)) >= _MOSTLY * len(cells)):
        return Use.PLACE
    return Use.TITLE


def _points(cell: Words) -> bool:
    return IndexCue.PAGE_WORD in cell.concepts or IndexCue.DOCUMENT in cell.concepts


def _with_a_place(columns: dict[int, Column], lines: Sequence[Line], codes: Sequence[int]) -> dict[int, Column]:
    """One column right of the codes is the title, unless the code's own cell holds it; the others say where or what."""
    inside = sum(_holds_title(line) for line in lines) * 2 >= sum(bool(line.codes) for line in lines)
    titles = [column for column, one in columns.items() if one.use is Use.TITLE and column > min(codes)]
    titled = set() if inside else set(titles[:1])
    for column in titles:
        if column not in titled:
            use = Use.REMARK if any(one.use is Use.PLACE for one in columns.values()) else Use.PLACE
            columns[column] = Column(use=use, header=columns[column].header, bare=columns[column].bare)
    return columns


def _holds_title(line: Line) -> bool:
    return any(len(line.cell(column).text) - codes[-1].end >= _WORDS for column, codes in line.codes.items())
