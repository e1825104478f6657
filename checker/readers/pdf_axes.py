"""Numbers along the axis of a chart, evenly spaced and counted from zero: they measure the drawing, not the issuer."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from checker.readers.pdf_runs import Run

_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s?[%％]?")
_FEWEST = 4
"""Numbers that make an axis."""
_UNEVEN = 0.15
"""Share by which the steps on the page may differ."""


def without_axes(lines: Sequence[Run]) -> list[Run]:
    """Lines of a page but for the numbers of chart axes."""
    numbers = [line for line in lines if line.text[-1:] in "0123456789%％" and _NUMBER.fullmatch(line.text)]
    if len(numbers) < _FEWEST or all(map(_value, numbers)):
        return list(lines)  # no zero from which an axis could count
    axes = {id(run) for place in (_across, _down) for axis in _axes(numbers, place) for run in axis}
    return [line for line in lines if id(line) not in axes] if axes else list(lines)


def _across(first: Run, second: Run) -> float | None:
    """Step to the right, where both stand on one line."""
    level = abs(first.base - second.base) < 0.2 * first.size
    return (second.left + second.right - first.left - first.right) / 2 if level else None


def _down(first: Run, second: Run) -> float | None:
    """Step down the page, where both stand flush in one column."""
    flush = min(abs(first.left - second.left), abs(first.right - second.right)) < 0.3 * first.size
    return second.base - first.base if flush else None


def _axes(numbers: Sequence[Run], place: Callable[[Run, Run], float | None]) -> Iterator[list[Run]]:
    """Runs of numbers that follow each other in the stream, each as far from the one before as all the others."""
    start = 0
    while start + _FEWEST <= len(numbers):
        end = start + 1
        while end < len(numbers) and _goes_on(numbers[start : end + 1], place):
            end += 1
        if end - start >= _FEWEST and 0.0 in (_value(numbers[start]), _value(numbers[end - 1])):
            if not _is_rest_of_row(numbers[max(0, start - 1) : start + 2], place):
                yield list(numbers[start:end])
            start = end
        else:
            start += 1


def _goes_on(numbers: Sequence[Run], place: Callable[[Run, Run], float | None]) -> bool:
    steps = [place(first, second) for first, second in pairwise(numbers[-3:])]
    counted = [_value(second) - _value(first) for first, second in pairwise(numbers[-3:])]
    if counted[0] == 0 or abs(counted[-1] - counted[0]) > 1e-6 * abs(counted[0]) or None in steps:
        return False
    first, last = steps[0] or 0.0, steps[-1] or 0.0
    return first * last > 0 and abs(last - first) <= _UNEVEN * abs(first)


def _value(run: Run) -> float:
    found = _NUMBER.fullmatch(run.text)
    return float(found.group(1).replace(",", "")) if found else 0.0


def _is_rest_of_row(numbers: Sequence[Run], place: Callable[[Run, Run], float | None]) -> bool:
    """Tell whether a number stands as far before the first one as that before the second: a row of a table."""
    steps = [place(first, second) or 0.0 for first, second in pairwise(numbers)]
    return len(steps) == 2 and abs(steps[0] - steps[1]) <= _UNEVEN * abs(steps[1])
