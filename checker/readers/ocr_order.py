"""The order in which a PDF would hold recognised lines: column after column for prose, row after row for tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from checker.model.document import Box
from checker.readers.ocr_cells import Cell, find_cells, is_level, row_by_row
from checker.readers.ocr_stacks import find_stacks, is_wrapped, overlap
from checker.readers.pdf_grid import is_value
from checker.readers.pdf_lines import is_same_line
from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of

_NEAR = 3.0
"""Gap up to which lines below each other belong to one column or table."""
_LEAST_LINES, _LEAST_WRAPPED = 3, 0.5
"""Lines of a paragraph, and share of them that must be wrapped."""
_LEAST_NARROW_LINES, _LEAST_NARROW_WRAPPED = 5, 0.6
_WIDE = 0.28
"""Share of the page's width from which few lines make a paragraph; narrower ones may be cells."""
_MOST_BESIDE = 0.6
"""Share of the lines of a narrow paragraph that may stand beside others."""
_MOST_UNITS = 250
"""From so many pieces of text on, a page is a picture with labels: they are taken from top to bottom."""
_LEAST_WIDTH = 9.0
"""Width of a column of prose in font sizes."""
_BESIDE = 0.7
"""Most that baselines side by side may differ: a figure may stand midway between the two lines of its label."""
_GUTTER = 1.2
"""Blank width between two columns in font sizes."""
_LEAST_LEVEL = 0.6
"""Share of cells that are level with another from which two columns are one table."""


@dataclass(eq=False)
class _Unit:
    """Runs that keep together, in order."""

    runs: list[Run]

    @cached_property
    def box(self) -> Box:
        """The box around all runs."""
        return box_of(self.runs)


def in_stream_order(runs: Sequence[Run], width: float) -> list[Run]:
    """Runs of a page, given from top to bottom, in the order in which a reader goes through them."""
    prose, loose = _parted(find_stacks([run for run in runs if not run.sideways]), width * _WIDE)
    bound = _bound(prose, loose)
    units = [
        *prose,
        *(_Unit(row_by_row(part)) for group in _groups(loose, bound) for part in _columns(find_cells(group))),
    ]
    ordered = [run for unit in _sorted(units) for run in unit.runs]
    return [run._replace(order=order) for order, run in enumerate([*ordered, *(run for run in runs if run.sideways)])]


def _parted(stacks: Sequence[list[Run]], wide: float) -> tuple[list[_Unit], list[Run]]:
    """Paragraphs, and all other lines; a narrow stack beside whose lines others stand is a column of cells."""
    likely = [stack for stack in stacks if _is_prose(stack, wide)]
    prose, loose = [], [run for stack in stacks if not any(stack is other for other in likely) for run in stack]
    for stack in likely:
        beside = sum(any(is_same_line(run, other) for other in loose) for run in stack)
        if _width(stack) > wide or beside <= _MOST_BESIDE * len(stack):
            prose.append(_Unit(stack))
        else:
            loose.extend(stack)
    return prose, sorted(loose, key=lambda run: run.order)


def _is_prose(stack: Sequence[Run], wide: float) -> bool:
    """Tell whether most lines of a stack are wrapped, so that it is a paragraph and no cell or column of a table."""
    width, right = _width(stack), box_of(stack)[2]
    least, share = (_LEAST_LINES, _LEAST_WRAPPED) if width > wide else (_LEAST_NARROW_LINES, _LEAST_NARROW_WRAPPED)
    if len(stack) < least or width < _LEAST_WIDTH * stack[0].size or any(is_value(run.text) for run in stack):
        return False
    pairs = list(pairwise(stack))
    wrapped = sum(is_wrapped(*pair, right) and not pair[1].text[:1].isupper() for pair in pairs)
    return wrapped >= share * len(pairs)


def _width(stack: Sequence[Run]) -> float:
    left, _, right, _ = box_of(stack)
    return right - left


def _bound(prose: Sequence[_Unit], loose: Sequence[Run]) -> frozenset[int]:
    """Lines, by their order, that stand alone above or below a paragraph in its column, as headings and items do."""
    bound: set[int] = set()
    for unit in prose:
        left, top, right, bottom = unit.box
        inside = [run for run in loose if run.left > left - run.size and run.right < right + run.size]
        alone = [run for run in inside if sum(is_same_line(run, other) for other in inside) == 1]
        for run in sorted(alone, key=lambda run: run.base):
            if 0 <= run.top - bottom + 0.5 * run.size < _NEAR * run.size:
                bound.add(run.order)
                bottom = run.bottom
        for run in sorted(alone, key=lambda run: -run.base):
            if 0 <= top - run.bottom + 0.5 * run.size < _NEAR * run.size:
                bound.add(run.order)
                top = run.top
    free = [run for run in loose if run.order not in bound]
    return frozenset(
        run.order for run in loose if run.order in bound and not any(_may_be_cells(run, other) for other in free)
    )


def _may_be_cells(first: Run, second: Run) -> bool:
    """Tell whether two lines may be cells of one row."""
    small, large = sorted((first.size, second.size))
    return abs(first.base - second.base) <= _BESIDE * small and small > 0.87 * large and not overlap(first, second)


def _groups(loose: Sequence[Run], bound: frozenset[int]) -> list[list[Run]]:
    """Lines that hang together, side by side or below each other; those bound to a column only below each other."""
    groups: list[list[Run]] = []
    for run in loose:
        near = [group for group in groups if any(_hangs_together(other, run, bound) for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append([*(other for group in near for other in group), run])
    return [sorted(group, key=lambda run: run.order) for group in groups]


def _hangs_together(above: Run, run: Run, bound: frozenset[int]) -> bool:
    if not overlap(above, run):
        beside = abs(above.base - run.base) <= _BESIDE * min(above.size, run.size)
        return beside and above.order not in bound and run.order not in bound
    return 0 < run.base - above.base < _NEAR * max(above.size, run.size)


def _columns(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """Cells parted at blank columns across which few stand side by side."""
    for gutter in _gutters(cells):
        left = [cell for cell in cells if cell.box[2] <= gutter]
        right = [cell for cell in cells if cell.box[2] > gutter]
        fewer, more = (left, right) if len(left) < len(right) else (right, left)
        level = sum(any(is_level(cell, other) for other in more) for cell in fewer)
        if len(fewer) > 1 and level < _LEAST_LEVEL * len(fewer):
            yield from _columns(left)
            yield from _columns(right)
            return
    yield cells


def _gutters(cells: Sequence[Cell]) -> Iterator[float]:
    """Right edges of what stands to the left of a blank column."""
    ordered = sorted(cells, key=lambda cell: cell.box[0])
    edge = ordered[0].box[2]
    for cell in ordered[1:]:
        if cell.box[0] - edge > _GUTTER * cell.runs[0].size:
            yield edge
        edge = max(edge, cell.box[2])


def _sorted(units: Sequence[_Unit]) -> list[_Unit]:
    """Units with each behind those above it in its column and those in columns to the left."""
    waiting = sorted(units, key=lambda unit: (unit.box[1], unit.box[0]))
    if len(waiting) > _MOST_UNITS:
        return waiting
    before = {
        id(unit): {id(other) for other in waiting if other is not unit and _precedes(other, unit, waiting)}
        for unit in waiting
    }
    ordered: list[_Unit] = []
    done: set[int] = set()
    while waiting:
        chosen = next((unit for unit in waiting if before[id(unit)] <= done), waiting[0])
        waiting.remove(chosen)
        done.add(id(chosen))
        ordered.append(chosen)
    return ordered


def _precedes(first: _Unit, second: _Unit, units: Sequence[_Unit]) -> bool:
    """Tell whether the first unit is read before the second: above it, or left of it with nothing across between."""
    left, top, right, _ = first.box
    other_left, other_top, other_right, _ = second.box
    if left < other_right and other_left < right:
        return top < other_top
    if right > other_left:
        return False
    return top <= other_top or not any(
        unit.box[0] < right and unit.box[2] > other_left and other_top < unit.box[1] < top for unit in units
    )
