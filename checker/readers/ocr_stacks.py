"""Recognised lines to stacks: lines that follow each other down one column, each paragraph in one font size."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of
from checker.readers.pdf_text import ends_sentence, has_room

_LEADING = 1.9
"""Step from line to line within a paragraph, in font sizes."""
_ALIKE = 0.8
_MAY_BE_SAME = 0.87
"""Ratio of two sizes that may be one, measured twice."""


def overlap(first: Run, second: Run) -> bool:
    """Tell whether one run stands above some part of the other."""
    return first.left < second.right and second.left < first.right


def is_wrapped(first: Run, second: Run, right: float) -> bool:
    """Tell whether a line was broken because the column, which ends at `right`, was full."""
    return not has_room(first, second, right - 0.5 * first.size)


def at_base(run: Run, base: float) -> Run:
    """The run moved to a baseline."""
    return run._replace(base=base, top=base - 0.85 * run.size, bottom=base + 0.22 * run.size)


def find_stacks(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs, given from top to bottom, in stacks: no other line stands beside a step from one line to the next."""
    below, above = _steps(runs)
    stacks: list[list[Run]] = []
    home: dict[int, list[Run]] = {}
    for position, run in enumerate(runs):
        over = above[position]
        if len(over) == 1 and len(below[over[0]]) == 1 and _alike(runs[over[0]], run) > _ALIKE:
            home[position] = home[over[0]]
            home[position].append(run)
        else:
            home[position] = [run]
            stacks.append(home[position])
    return [_even(stack) for stack in stacks]


def _steps(runs: Sequence[Run]) -> tuple[list[list[int]], list[list[int]]]:
    """For each run the runs right below it, and those right above it."""
    below: list[list[int]] = [[] for _ in runs]
    above: list[list[int]] = [[] for _ in runs]
    for position, run in enumerate(runs):
        for other in range(position + 1, len(runs)):
            step = runs[other].base - run.base
            if step > _LEADING * run.size:
                break
            if step > 0.5 * run.size and overlap(run, runs[other]):
                below[position].append(other)
                above[other].append(position)
    return below, above


def _alike(first: Run, second: Run) -> float:
    return min(first.size, second.size) / max(first.size, second.size)


def _even(stack: list[Run]) -> list[Run]:
    """Give all lines of a paragraph the size that most of its text has."""
    right = box_of(stack)[2]
    even: list[Run] = []
    paragraph = stack[:1]
    for first, run in pairwise(stack):
        goes_on = is_wrapped(first, run, right) and not ends_sentence(first.text)
        if (goes_on or run.text[:1].islower()) and _alike(first, run) > _MAY_BE_SAME:
            paragraph.append(run)
        else:
            even.extend(_in_one_size(paragraph))
            paragraph = [run]
    return [*even, *_in_one_size(paragraph)]


def _in_one_size(paragraph: Sequence[Run]) -> list[Run]:
    weights: Counter[float] = Counter()
    for run in paragraph:
        weights[run.size] += len(run.text)
    size = max(weights, key=lambda size: (weights[size], size))
    return [at_base(run._replace(size=size), run.base) for run in paragraph]
