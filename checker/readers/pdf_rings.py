"""Ring charts told by their title: shares with their labels stand around it, as far from it one as another.

For drawings whose texts the file gives in no order of the slices, several rings beside each other among them.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.readers.blocks import Block
from checker.readers.pdf_charts import Chart, Slice, block_of, is_label, is_share, is_whole
from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of

_MOST_LINES = 5
"""Lines of a label or of a title."""
_LEADING = 1.9
"""Distance of the lines of a label or title, in sizes of the larger one."""
_ROUND = 1.3
"""How much farther from the title the farthest share may stand than the nearest one."""
_FACING = 1.1
"""The same for two shares that make no whole, such as the rates of two groups."""
_MOST_SLICES = 8


class _Spot(NamedTuple):
    """A slice and how far its middle is from a title's."""

    distance: float
    part: Slice


def take_rings(lines: Sequence[Run], page: int) -> tuple[list[Run], list[tuple[int, Block]]]:
    """The lines that are left, and each ring as a table of labels and shares with its place in the stream."""
    slices = list(_slices(lines))
    if len(slices) < 2:
        return list(lines), []
    used = {id(run) for part in slices for run in (part.share, *part.labels)}
    rings: list[Chart] = []
    for title in _titles([line for line in lines if id(line) not in used]):
        taken = {id(part.share) for ring in rings for part in ring.slices}
        ring = _ring(title, [part for part in slices if id(part.share) not in taken])
        if ring:
            rings.append(Chart(ring, title))
    gone = {id(run) for ring in rings for run in ring.runs}
    left = [line for line in lines if id(line) not in gone]
    return left, [(min(run.order for run in ring.runs), block_of(ring, page)) for ring in rings]


def _slices(lines: Sequence[Run]) -> Iterator[Slice]:
    """Each share with the label right below it."""
    for position, share in enumerate(lines):
        if is_share(share):
            labels = _stack(share, lines[position + 1 : position + _MOST_LINES])
            if labels and all(map(is_label, labels)):
                yield Slice(share, tuple(labels))


def _titles(lines: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Texts of few lines that might stand in the middle of a ring; those of longer texts are none."""
    position = 0
    while position < len(lines):
        first = lines[position]
        stack = [first, *_stack(first, lines[position + 1 : position + _MOST_LINES + 1])]
        position += len(stack)
        if len(stack) <= _MOST_LINES and all(is_label(run) and abs(run.size - first.size) < 0.5 for run in stack):
            yield tuple(stack)


def _stack(upper: Run, following: Sequence[Run]) -> list[Run]:
    """Lines that stand one under another below `upper`."""
    stack: list[Run] = []
    for run in following:
        leading = _LEADING * max(upper.size, run.size)
        close = 0 < run.base - upper.base < leading and run.left < upper.right and upper.left < run.right
        if not close or is_share(run) or (stack and abs(run.size - upper.size) > 0.5):
            break
        stack.append(run)
        upper = run
    return stack


def _ring(title: Sequence[Run], slices: Sequence[Slice]) -> tuple[Slice, ...]:
    """The slices nearest to a title where they make a whole around it, or two that face each other across it."""
    centre = _middle(title)
    near = sorted(_Spot(math.dist(centre, _middle((part.share, *part.labels))), part) for part in slices)
    for count in range(2, min(len(near), _MOST_SLICES) + 1):
        spots = near[:count]
        if spots[-1].distance > _ROUND * spots[0].distance:
            break
        parts = tuple(spot.part for spot in spots)
        if is_whole([part.share for part in parts]) and _surround(title, parts):
            return parts
    pair = near[:2]
    if (
        len(pair) == 2
        and pair[-1].distance <= _FACING * pair[0].distance
        and _face(title, [spot.part for spot in pair])
    ):
        alone = len(near) == 2 or near[2].distance > _ROUND * pair[-1].distance
        return tuple(spot.part for spot in pair) if alone else ()
    return ()


def _surround(title: Sequence[Run], parts: Sequence[Slice]) -> bool:
    """The title's middle lies between those of the slices, across or down."""
    across, down = _middle(title)
    middles = [_middle((part.share, *part.labels)) for part in parts]
    between_sides = min(x for x, _ in middles) < across < max(x for x, _ in middles)
    return between_sides and (len(parts) == 2 or min(y for _, y in middles) < down < max(y for _, y in middles))


def _face(title: Sequence[Run], parts: Sequence[Slice]) -> bool:
    """Two slices on one line, on either side of the title, and neither beneath nor above it."""
    left, top, right, bottom = box_of(title)
    first, second = sorted(parts, key=lambda part: part.share.left)
    level = (
        abs(first.share.base - second.share.base) < first.share.size
        and top < first.share.base < bottom + first.share.size
    )
    rights = max(run.right for run in (first.share, *first.labels))
    return level and rights < left and right < min(run.left for run in (second.share, *second.labels))


def _middle(runs: Sequence[Run]) -> tuple[float, float]:
    left, top, right, bottom = box_of(runs)
    return (left + right) / 2, (top + bottom) / 2
