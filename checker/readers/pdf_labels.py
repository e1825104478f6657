"""Page numbers as printed: numbers in the top or bottom band that go up with the pages, else the file's own labels."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from checker.readers.pdf_runs import Run

_BAND = 0.1
_MARGIN = 0.06
_LONGEST = 120
_ALONE = re.compile(
    r"[-–—|·•\s]*(?:p(?:age|\.)?\s*|第\s*)?[A-Z]?(\d{1,3})(?:\s*(?:/|of)\s*\d{1,3})?\s*(?:頁|页)?[-–—|·•\s]*",
    re.IGNORECASE,
)
_AT_EDGE = re.compile(r"^(\d{1,3})(?=[^\d.,%])|(?<=[^\d.,]\s)(\d{1,3})$")
_PAIR = re.compile(r"(\d{1,3})\s*[-–—|/]?\s*(\d{1,3})")
_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)


def numbers_in_bands(runs: Sequence[Run], width: float, height: float) -> list[int]:
    """Numbers at the top and bottom edge of a page that may be its number, those that stand alone first."""
    alone: list[int] = []
    at_edge: list[int] = []
    lowest = max((run.base for run in runs if not run.sideways), default=height)
    top, bottom = height * _BAND, min(height * (1 - _BAND), lowest - 1)
    left, right = width * _MARGIN, width * (1 - _MARGIN)
    near = [run for run in runs if not top < run.base < bottom or run.left < left or run.right > right]
    for run, following in zip_longest(near, near[1:]):
        if len(run.text) > _LONGEST or (following and _is_note_mark(run, following)):
            continue
        match = _ALONE.fullmatch(run.text)
        if match:
            alone.append(int(match[1]))
            continue
        pair = _PAIR.fullmatch(run.text)
        if pair:
            alone.extend((int(pair[1]), int(pair[2])))
        at_edge.extend(int(found[1] or found[2]) for found in _AT_EDGE.finditer(run.text))
    return list(dict.fromkeys([*alone, *at_edge]))


def _is_note_mark(run: Run, following: Run) -> bool:
    """Tell whether a run is the small number in front of a footnote."""
    near = 0 <= following.left - run.right < 2 * following.size and abs(following.base - run.base) < following.size
    return near and run.size < 0.8 * following.size


def printed_labels(numbers: Sequence[Sequence[int]], own: Callable[[], Sequence[str]]) -> list[str]:
    """Label of each page from the numbers in its bands, or else from the file's own labels, which `own` gives."""
    spread = _spread_labels(numbers)
    if spread:
        return spread
    found = _single_labels(numbers)
    if any(found):
        return found
    return _plausible(own())


def _single_labels(numbers: Sequence[Sequence[int]]) -> list[str]:
    """Numbers whose distance to the page's position is shared by several pages."""
    offsets = Counter(value - position for position, values in enumerate(numbers, 1) for value in set(values))
    least = max(2, min(len(numbers) // 2, max(10, len(numbers) // 8)))
    labels: list[int | None] = []
    for position, values in enumerate(numbers, 1):
        fitting = [value for value in values if offsets[value - position] >= least and value > 0]
        labels.append(max(fitting, key=lambda value: offsets[value - position]) if fitting else None)
    return [str(value) if value else "" for value in _without_strays(_filled(labels))]


def _filled(labels: Sequence[int | None]) -> list[int | None]:
    """Pages without a printed number between two that continue each other take the number that is left out."""
    filled = list(labels)
    known = [position for position, value in enumerate(labels) if value is not None]
    for first, second in pairwise(known):
        start, end = labels[first], labels[second]
        if start is not None and end is not None and end - start == second - first:
            for position in range(first + 1, second):
                filled[position] = start + position - first
    return filled


def _without_strays(labels: Sequence[int | None]) -> list[int | None]:
    """Drop numbers that no neighbour continues."""
    kept: list[int | None] = []
    for position, value in enumerate(labels):
        offsets = [
            other - value - step
            for step, other in zip((-2, -1, 1, 2), _around(labels, position), strict=True)
            if other is not None and value is not None
        ]
        kept.append(value if not offsets or 0 in offsets else None)
    return kept


def _around(labels: Sequence[int | None], position: int) -> list[int | None]:
    return [
        labels[other] if 0 <= other < len(labels) else None
        for other in (position - 2, position - 1, position + 1, position + 2)
    ]


def _spread_labels(numbers: Sequence[Sequence[int]]) -> list[str]:
    """Labels like 12-13 where most pages print two numbers that follow each other; empty for single pages."""
    offsets = Counter(
        value - 2 * position for position, values in enumerate(numbers, 1) for value in values if value + 1 in values
    )
    if not offsets:
        return []
    offset, count = offsets.most_common(1)[0]
    if count < max(2, len(numbers) // 3):
        return []
    lefts = [2 * position + offset for position in range(1, len(numbers) + 1)]
    return [f"{left}-{left + 1}" if left > 0 else "1" if left == 0 else "" for left in lefts]


def _plausible(own: Sequence[str]) -> list[str]:
    """The file's labels, unless they only count the pages or are no numbers."""
    if all(label in ("", str(position)) for position, label in enumerate(own, 1)):
        return [""] * len(own)
    good = [label if label.isdigit() or _ROMAN.fullmatch(label) else "" for label in own]
    repeated = Counter(label for label in good if label)
    return [label if repeated[label] == 1 else "" for label in good]
