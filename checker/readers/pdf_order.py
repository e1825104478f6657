"""Reading order of the blocks of a page: the stream's own order, mended where it runs upwards or from right to left."""

from collections.abc import Sequence

from checker.model.document import Box

_SLACK = 2.0
_EDGE = 0.065
_TALL = 60.0
_LINE = 36.0
_MOST = 500
"""Pages with more pieces are maps or drawings, which have no order; comparing all pairs would take too long."""


def reading_order(boxes: Sequence[Box], height: float) -> list[int]:
    """Positions of the boxes, which come in stream order, in reading order."""
    bands = [_band(box, height) for box in boxes]
    order = sorted(range(len(boxes)), key=bands.__getitem__)
    inner = [position for position in order if not bands[position]]
    if len(inner) <= _MOST:
        if _runs_upwards([boxes[position] for position in inner]):
            inner = _mended(boxes, inner)
        inner = _titles_with_text(boxes, inner)
    heads = [position for position in order if bands[position] < 0]
    feet = [position for position in order if bands[position] > 0]
    return [*heads, *inner, *feet]


def _band(box: Box, height: float) -> int:
    """-1 for the top edge of the page, 1 for its bottom edge: running heads and feet belong to no column."""
    return (box[1] > height * (1 - _EDGE)) - (box[3] < height * _EDGE)


def _is_above(first: Box, second: Box) -> bool:
    """Tell whether the first box lies above the second in the same column."""
    if first[3] > second[1] + _SLACK or first[1] >= second[1]:
        return False
    shared = min(first[2], second[2]) - max(first[0], second[0])
    return shared > 0.3 * min(first[2] - first[0], second[2] - second[0])


def _is_left(first: Box, second: Box) -> bool:
    """Tell whether the first box, a tall one, stands to the left of the second, also a tall one."""
    if first[2] > second[0] + _SLACK:
        return False
    height = min(first[3] - first[1], second[3] - second[1])
    return height > _TALL and min(first[3], second[3]) - max(first[1], second[1]) > 0.5 * height


def _runs_upwards(boxes: Sequence[Box]) -> bool:
    for position in range(1, len(boxes)):
        box, before = boxes[position], boxes[position - 1]
        if box[1] < before[1] and any(_is_above(box, other) for other in boxes[:position]):
            return True
        if box[0] < before[0] and box[3] - box[1] > _TALL and any(_is_left(box, other) for other in boxes[:position]):
            return True
    return False


def _mended(boxes: Sequence[Box], order: Sequence[int]) -> list[int]:
    """The order with each box behind all that lie above or left of it; ties as in the given order."""
    before = {position: _predecessors(boxes, order, position) for position in order}
    waiting = list(order)
    mended: list[int] = []
    done: set[int] = set()
    while waiting:
        chosen = next((position for position in waiting if before[position] <= done), waiting[0])
        waiting.remove(chosen)
        done.add(chosen)
        mended.append(chosen)
    return mended


def _predecessors(boxes: Sequence[Box], order: Sequence[int], position: int) -> set[int]:
    box = boxes[position]
    top = box[1] + _SLACK
    found = {other for other in order if boxes[other][3] <= top and other != position and _is_above(boxes[other], box)}
    if box[3] - box[1] > _TALL:
        found.update(other for other in order if other != position and _is_left(boxes[other], box))
    return found


def _titles_with_text(boxes: Sequence[Box], order: Sequence[int]) -> list[int]:
    """The order with each single line that is torn from what stands right below it put in front of that."""
    mended = list(order)
    for place in range(len(mended) - 2, -1, -1):
        line = boxes[mended[place]]
        if line[3] - line[1] > _LINE or _is_right_below(boxes[mended[place + 1]], line):
            continue
        below = next(
            (later for later in range(place + 2, len(mended)) if _is_right_below(boxes[mended[later]], line)), 0
        )
        if below and not _is_right_below(boxes[mended[below]], boxes[mended[below - 1]]):
            mended.insert(below - 1, mended.pop(place))
    return mended


def _is_right_below(box: Box, line: Box) -> bool:
    """Tell whether a box starts below a line, at the same left edge and without room for another line between."""
    return -_SLACK < box[1] - line[3] < 1.4 * (line[3] - line[1]) and abs(box[0] - line[0]) < 2 * (line[3] - line[1])
