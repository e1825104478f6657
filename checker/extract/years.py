"""Which year a number in a sentence belongs to."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Period
from checker.text.dates import PrintedDate, dates_in, first_day, years_in
from checker.text.normalise import fold

Years = Sequence[tuple[int, int, int]]
"""(year, start, end) of each year named in a text."""

_NAMES_YEAR = re.compile(r"20\d\d|19\d\d|[fF][yY] ?\d\d|二[零〇○]")
_RUN_ON = 24
"""Characters between a number and the year that follows it ("31 complaints in 2022")."""
_BETWEEN = re.compile(r"[^\d,;，；。()（）]*[(（]?(?:in|for|during|at|in the year|as at|于|在)?\s*", re.IGNORECASE)
_HALF_WIDTH = str.maketrans("（）", "()")
_HEADS_NUMBER = re.compile(r"\s*年?\s*[:：]|\s*年的\s*\d")


def years_of(text: str, inside: Sequence[Mention], period: Period | None) -> Years:
    """Years named in a sentence, without those that only serve as a comparison ("compared with 2019").

    A month of the reporting period counts as the reporting year: October 2021 of a year that ends in March 2022.
    """
    if not _NAMES_YEAR.search(text):
        return ()
    compared = [mention for mention in inside if Cue.COMPARATIVE in mention.concepts]
    return [
        (year, start, end)
        for year, start, end in _by_month(text, years_in(text), period)
        if not any(0 <= start - mention.end <= 6 or 0 <= mention.start - end <= 1 for mention in compared)
    ]


def _by_month(text: str, named: Years, period: Period | None) -> Years:
    """Years with those put right whose month lies in a reporting period that runs over two calendar years."""
    if period is None or period.start.year == period.end.year or not named:
        return named
    inside = [printed for printed in dates_in(fold(text)) if printed.year and _is_inside(printed, period)]
    return [
        (period.end.year if any(one.start <= start and end <= one.end for one in inside) else year, start, end)
        for year, start, end in named
    ]


def _is_inside(printed: PrintedDate, period: Period) -> bool:
    """The date lies in the period; its first day printed as a day is where the period before it closed."""
    day = first_day(printed, printed.year)
    return period.start <= day <= period.end and not (printed.day and day == period.start)


def year_at(text: str, span: tuple[int, int], years: Years, reporting: int | None) -> int | None:
    """Year that a number belongs to.

    In brackets with a year ("2020: 85") it is that year; else the year right behind it, else the last before it in the
    sentence, else the first behind it in the same clause.
    """
    if not years:
        return None
    narrow, text = text, text.translate(_HALF_WIDTH)
    start, end = span
    if in_brackets(text, start):
        opening = text.rfind("(", 0, start)
        inside = [value for value, place, _ in years if opening < place < start]
        if inside or in_brackets(narrow, start):
            return inside[-1] if inside else None
    behind = _right_behind(text, end, years)
    if behind is not None:
        return behind
    before = [value for value, place, _ in years if place < start and not in_brackets(text, place)]
    if before:
        return reporting if reporting in before and before[-1] != reporting and len(before) > 1 else before[-1]
    return None


def _right_behind(text: str, end: int, years: Years) -> int | None:
    """The year that follows a number with nothing but its noun and a preposition between."""
    for value, start, stop in years:
        if 0 <= start - end <= _RUN_ON and _BETWEEN.fullmatch(text, end, start):
            return None if _HEADS_NUMBER.match(text, stop) else value
    return None


def in_brackets(text: str, position: int) -> bool:
    """A bracket that opens before the position closes behind it."""
    opening = text.rfind("(", 0, position)
    return opening >= 0 and ")" not in text[opening:position]
