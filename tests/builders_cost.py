"""How the cost of a piece of work grows, as a ratio within one run: no machine is too slow for such a test."""

import time
from collections.abc import Callable

TOO_SHORT = 0.002
"""Seconds below which a measurement is mostly noise."""


def growth(work: Callable[[int], object], small: int, large: int) -> float:
    """Cost of `work(large)` divided by that of `work(small)`, in process time, the least of three runs each."""
    work(small)
    return _cost(work, large) / max(_cost(work, small), TOO_SHORT)


def _cost(work: Callable[[int], object], size: int) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        work(size)
        times.append(time.process_time() - started)
    return min(times)
