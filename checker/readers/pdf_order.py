"""Reading order of the blocks of a page: the stream's own order, mended where it runs upwards within a column."""

from collections.abc import Sequence

from checker.model.document import Box

_SLACK = 2.0
_EDGE = 0.065


def reading_order(boxes: Sequence[Box], height: float) -> list[int]:
    """Positions of the boxes, which come in stream order, in reading order."""
    bands = [_band(box, height) for box in boxes]
    order = sorted(range(len(boxes)), key=bands.__getitem__)
    inner = [position for position in order if not bands[position]]
    if not _runs_upwards([boxes[position] for position in inner]):
        return order
    heads = [position for position in order if bands[position] < 0]
    feet = [position for position in order if bands[position] > 0]
    return [*heads, *_mended(boxes, inner), *feet]


def _band(box: Box, height: float) -> int:
    """-1 for the top edge of the page, 1 for its bottom edge: running heads and feet belong to no column."""
    return (box[1] > height * (1 - _EDGE)) - (box[3] < height * _EDGE)


def _is_above(first: Box, second: Box) -> bool:
    """Tell whether the first box lies above the second in the same column."""
    if first[3] > second[1] + _SLACK or first[1] >= second[1]:
        return False
    shared = min(first[2], second[2]) - max(first[0], second[0])
    return shared > 0.3 * min(first[2] - first[0], second[2] - second[0])


def _runs_upwards(boxes: Sequence[Box]) -> bool:
    for position in range(1, len(boxes)):
        box = boxes[position]
        if box[1] < boxes[position - 1][1] and any(_is_above(box, other) for other in boxes[:position]):
            return True
    return False


def _mended(boxes: Sequence[Box], order: Sequence[int]) -> list[int]:
    """The order with each box behind all that lie above it; ties as in the given order."""
    above: dict[int, set[int]] = {
        position: {other for other in order if other != position and _is_above(boxes[other], boxes[position])}
        for position in order
    }
    waiting = list(order)
    mended: list[int] = []
    done: set[int] = set()
    while waiting:
        chosen = next((position for position in waiting if above[position] <= done), waiting[0])
        waiting.remove(chosen)
        done.add(chosen)
        mended.append(chosen)
    return mended
