"""Recognised lines to runs, as if the page had text: true sizes, a skewed scan set straight.

The engine's boxes are wider and higher than the text by margins that depend on their shape; the constants here were
measured on rendered pages whose true sizes are known.
"""

import math
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from checker.readers.ocr_engine import Corner, Line, Picture
from checker.readers.pdf_clean import clean
from checker.readers.pdf_runs import Run
from checker.readers.pdf_text import CJK

_LEAST_SCORE = 0.8
"""Lines that the engine is less sure of are left out: of 1,720 lines read right two had less, gibberish mostly has."""
_LEAST_MEAN = 0.93
"""Mean score of a page that counts as read: at 0.9 most figures of a poor scan are wrong, at 0.98 one in five."""
_LEAST_SHARE = 0.8
"""Share of a page's lines, by length, that must be kept for the page to count as read."""
_SOUND_SCORE = 0.85
"""Mean score above which a page was read the right way up."""
_NARROW = frozenset("iljtfrI.,:;'!|()[]·‘’- ")
_WIDE = frozenset("mwMW%@—")
_LEAST_SKEW = 0.002
_MOST_SKEW = 0.1
"""Radians."""
_ASPECTS = (2.0, 3.0, 5.0, 8.0, 14.0)
"""Bounds of width by height between which the margins were measured."""
_HEIGHTS = (1.76, 1.66, 1.56, 1.41, 1.34, 1.22)
"""Height of a box in font sizes."""
_MARGINS = (0.45, 0.38, 0.3, 0.24, 0.18, 0.14)
"""Margin at each end of a box in font sizes."""
_LONG = 8.0
"""Font sizes of text from which its length tells its size surely."""
_SAME_SIZE = 0.07
_MAY_BE_SAME = 0.22
"""How far two measured sizes, of long and of short lines, may be apart and mean one size."""


class _Box(NamedTuple):
    """A line's place on the page in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sideways: bool


def is_sound(lines: Sequence[Line]) -> bool:
    """Tell whether a page seems to have been read the right way up."""
    return mean_score(lines) >= _SOUND_SCORE and not stands_sideways(lines)


def mean_score(lines: Sequence[Line]) -> float:
    """How sure the engine is of a page, long lines counting more."""
    total = sum(len(line.text) for line in lines)
    return sum(line.score * len(line.text) for line in lines) / total if total else 0.0


def stands_sideways(lines: Sequence[Line]) -> bool:
    """Tell whether most of the text runs up or down the picture."""
    return sum(len(line.text) * (1 if _is_tall(line) else -1) for line in lines) > 0


def is_legible(lines: Sequence[Line]) -> bool:
    """Tell whether so much was read with confidence that the page counts as read."""
    kept = sum(_length(line) for line in lines if line.score >= _LEAST_SCORE)
    return kept >= _LEAST_SHARE * sum(map(_length, lines)) and mean_score(lines) >= _LEAST_MEAN


def _length(line: Line) -> float:
    (left, top), _, (right, bottom), _ = line.corners
    return max(abs(right - left), abs(bottom - top))


def _is_tall(line: Line) -> bool:
    (left, top), _, (right, bottom), _ = line.corners
    return abs(bottom - top) > 1.5 * abs(right - left)


def read_runs(lines: Iterable[Line], picture: Picture, width: float, height: float) -> list[Run]:
    """Runs of a page of `width` by `height` points, from top to bottom."""
    kept = _straight([line for line in lines if line.score >= _LEAST_SCORE and clean(line.text).strip()], picture)
    scale = (width / picture.width, height / picture.height)
    boxes = [_box(line, scale) for line in kept]
    runs = [_run(box, size) for box, size in zip(boxes, _classes(boxes), strict=True)]
    runs.sort(key=lambda run: (run.base, run.left, run.text))
    return [run._replace(order=order) for order, run in enumerate(runs)]


def _straight(lines: list[Line], picture: Picture) -> list[Line]:
    """Lines turned about the middle of the picture so that most of them run level."""
    angles = [_angle(line) for line in lines if not _is_tall(line) and _length(line) > 0.1 * picture.width]
    skew = median(angles) if len(angles) > 2 else 0.0
    if not _LEAST_SKEW < abs(skew) < _MOST_SKEW:
        return lines
    middle, sine, cosine = (picture.width / 2, picture.height / 2), math.sin(-skew), math.cos(-skew)

    def turn(corner: Corner) -> Corner:
        x, y = corner[0] - middle[0], corner[1] - middle[1]
        return (x * cosine - y * sine + middle[0], x * sine + y * cosine + middle[1])

    return [line._replace(corners=tuple(map(turn, line.corners))) for line in lines]


def _angle(line: Line) -> float:
    (left, top), (right, right_top), *_ = line.corners
    return math.atan2(right_top - top, right - left)


def _box(line: Line, scale: tuple[float, float]) -> _Box:
    xs = [corner[0] * scale[0] for corner in line.corners]
    ys = [corner[1] * scale[1] for corner in line.corners]
    tall = _is_tall(line)
    if tall:
        return _Box(clean(line.text).strip(), min(xs), min(ys), max(xs), max(ys), sideways=True)
    # the sides' middles: the corners of a box that is not quite level would make it too high
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    return _Box(clean(line.text).strip(), (xs[0] + xs[3]) / 2, top, (xs[1] + xs[2]) / 2, bottom, sideways=False)


def _shape(box: _Box) -> int:
    """Position in the measured margins."""
    length, across = box.right - box.left, box.bottom - box.top
    aspect = (across / length if box.sideways else length / across) if length > 0 < across else 1.0
    return sum(aspect > bound for bound in _ASPECTS)


def _size(box: _Box) -> float:
    """Font size: by the width that the characters need, which says more than the height of the box."""
    shape = _shape(box)
    length, across = box.right - box.left, box.bottom - box.top
    if box.sideways:
        length, across = across, length
    by_height = across / _HEIGHTS[shape]
    need = sum(map(_need, box.text))
    if need < 2:
        return by_height
    by_width = length / (need + 2 * _MARGINS[shape])
    return min(max(by_width, 0.8 * by_height), 1.25 * by_height)


def _need(character: str) -> float:
    """Usual width of a character in font sizes."""
    if character > "\u2e7f":
        return 1.0
    if character in _NARROW:
        return 0.28
    if character in _WIDE:
        return 0.85
    return 0.66 if character.isupper() else 0.54


def _classes(boxes: Sequence[_Box]) -> list[float]:
    """Size of each line: few for long lines; short ones, whose size is unsure, take one of these."""
    sizes = [_size(box) for box in boxes]
    sure = [len(box.text) if sum(map(_need, box.text)) >= _LONG else 0 for box in boxes]
    classes = _centres([item for item in zip(sizes, sure, strict=True) if item[1]])
    return [
        _nearest(size, classes) if is_sure else _likely(size, classes)
        for size, is_sure in zip(sizes, sure, strict=True)
    ]


def _nearest(size: float, classes: Sequence[float]) -> float:
    return min(classes, key=lambda centre: abs(centre - size))


def _likely(size: float, classes: Sequence[float]) -> float:
    """The class of most text that is not too far from an unsure size."""
    return next((centre for centre in classes if abs(centre - size) <= _MAY_BE_SAME * centre), size)


def _centres(sizes: Iterable[tuple[float, int]]) -> list[float]:
    """Sizes in which most of the text is set, from pairs of size and weight; the heaviest take those near them."""
    centres: list[float] = []
    left = sorted(sizes)
    while left:
        weights = [sum(weight for other, weight in left if abs(other - size) <= _SAME_SIZE * size) for size, _ in left]
        heaviest = left[weights.index(max(weights))][0]
        near = [item for item in left if abs(item[0] - heaviest) <= _SAME_SIZE * heaviest]
        centres.append(sum(size * weight for size, weight in near) / sum(weight for _, weight in near))
        left = [item for item in left if item not in near]
    return centres


def _run(box: _Box, size: float) -> Run:
    text, left, top, right, bottom, sideways = box
    if sideways:
        return Run(text, left, top, right, bottom, base=bottom, size=size, bold=False, order=0, sideways=True)
    margin = _MARGINS[_shape(box)] * size
    base = (top + bottom) / 2 + (0.4 if CJK.search(text) else 0.32) * size
    left, right = left + margin, max(right - margin, left + 2 * margin)
    return Run(text, left, base - 0.85 * size, right, base + 0.22 * size, base=base, size=size, bold=False, order=0)
