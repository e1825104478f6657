"""Which year a number in a sentence belongs to."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Period
from checker.text.dates import PrintedDate, dates_in, first_day, years_in
from checker.text.normalise import fold


class Year(NamedTuple):
    """A year named in a sentence."""

    value: int
    start: int
    end: int
    is_bound: bool = False
    """Serves as a comparison, or is named by "last year": it dates no number but the one that it stands at."""


_NAMES_YEAR = re.compile(r"20\d\d|19\d\d|[fF][yY] ?\d\d|二[零〇○]")
_RUN_ON = 24
"""Characters between a number and the year that follows it ("31 complaints in 2022")."""
_BETWEEN = re.compile(r"[^\d,;，；。()（）]*[(（]?(?:in|for|during|at|as at|于|在|in the year)?\s*", re.IGNORECASE)
_SUFFIX = r"\s*(?:财政?|財政?|会计|會計)?年?(?:度|同期|全年)?"
_HEADS_NUMBER = re.compile(rf"{_SUFFIX}\s*[:：]|{_SUFFIX}的\s*\d")
_AT_NUMBER = re.compile(_SUFFIX + r"(?:的|为|為|是|共|'s|’s|:|：)?\s*")
"""Between a year and the number that it heads ("2022年的31宗")."""
_NUMBER_AT_ONCE = re.compile(_AT_NUMBER.pattern + r"\d[\d,.]*(?![\d,.]|\s*月)")
_AGAINST = re.compile(r"(?:[较較比同与與跟]|相对于|相對於|\b(?:than|versus|vs\.?))\s*$", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:[由从從]|\bfrom)\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_THIS_YEAR = re.compile(
    r"\b(?:this (?:financial |fiscal |reporting )?year|in the reporting (?:year|period))\b|本年度?|今年", re.IGNORECASE
)
_LAST_YEAR = re.compile(
    r"\b(?:last|in the (?:previous|prior|preceding)|the (?:previous|prior)) (?:financial |fiscal )?year\b"
    r"|去年|上一?年度?",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:than|from|over|on|versus|against|to|with|as|since|of)\s*$|[较較比同与與]\s*$", re.IGNORECASE
)
"""Before "last year", these compare ("12% less than last year")."""
_HALF_WIDTH = str.maketrans("（）", "()")


_HAN_YEAR = re.compile("[一二][零〇○一二三四五六七八九]{3}年")
_SINCE_CHINESE = re.compile(r"[自从從]\s*$|[成创創]立[于於]\s*$")
_BEGUN_CHINESE = re.compile(r"年?[^，,。]{0,6}(?:成立|创立|創立|建立|建成|设立|設立|投产|投產|以来|以來|起|至今)")
_IN_YEAR = re.compile(r"\b(?:in|during|of)(?: [A-Z][a-z]+)?,? $", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:since|founded|established|set up|built|opened|launched|listed|started|begun)\b(?: \w+){0,4} $", re.IGNORECASE
)
"""Before a year since when something is there."""


def years_of(text: str, inside: Sequence[Mention], period: Period | None) -> Sequence[Year]:
    """Years named in a sentence, in order, those that only serve as a comparison bound to what they stand at.

    A month of the reporting period counts as the reporting year: October 2021 of a year that ends in March 2022.
    """
    found = _years(text, inside, period.end.year if period else None)
    return _by_month(text, found, period) if period else found


def _years(text: str, inside: Sequence[Mention], reporting: int | None) -> list[Year]:
    named = list(_named(text, inside)) if _NAMES_YEAR.search(text) else []
    if reporting is None:
        return named
    if named:
        named += [Year(reporting, match.start(), match.end()) for match in _THIS_YEAR.finditer(text)]
    for match in _LAST_YEAR.finditer(text):
        if not _COMPARES.search(text, 0, match.start()):
            named.append(Year(reporting - 1, match.start(), match.end(), is_bound=True))
    return sorted(named, key=lambda year: year.start)


def _named(text: str, inside: Sequence[Mention]) -> Iterator[Year]:
    """Years in digits or Chinese numerals."""
    compared = [mention for mention in inside if Cue.COMPARATIVE in mention.concepts]
    for value, start, end in years_in(text):
        bound = _is_compared(text, start, end, compared)
        if bound or (_OUT_OF.search(text, 0, start) and _heads(text, end)):
            yield Year(value, start, end, is_bound=True)
        else:
            yield Year(value, start, end)


def _is_compared(text: str, start: int, end: int, compared: Sequence[Mention]) -> bool:
    """A word of comparison stands right before or behind a year, with no number of the year's own between."""
    if _AGAINST.search(text, 0, start):
        return True
    return any(
        0 <= mention.start - end <= 1 or (0 <= start - mention.end <= 6 and not _DIGIT.search(text, mention.end, start))
        for mention in compared
    )


def _heads(text: str, end: int) -> bool:
    """A number stands right behind a year."""
    return _NUMBER_AT_ONCE.match(text, end) is not None


def _by_month(text: str, named: list[Year], period: Period) -> list[Year]:
    """Years with those put right whose month lies in a reporting period that runs over two calendar years."""
    if period.start.year == period.end.year or not named:
        return named
    inside = [printed for printed in dates_in(fold(text)) if printed.year and _is_inside(printed, period)]
    return [
        year._replace(value=period.end.year)
        if any(one.start <= year.start and year.end <= one.end for one in inside)
        else year
        for year in named
    ]


def _is_inside(printed: PrintedDate, period: Period) -> bool:
    """The date lies in the period; its first day printed as a day is where the period before it closed."""
    day = first_day(printed, printed.year)
    return period.start <= day <= period.end and not (printed.day and day == period.start)


def year_at(text: str, span: tuple[int, int], years: Sequence[Year], reporting: int | None) -> int | None:
    """Year that a number belongs to.

    In brackets with a year ("2020: 85") it is that year; else the year right behind it, else the last before it in the
    sentence. A bound year counts only where it stands at the number.
    """
    if not years:
        return None
    narrow, text = text, text.translate(_HALF_WIDTH)
    start, end = span
    if in_brackets(text, start):
        opening = text.rfind("(", 0, start)
        inside = [year.value for year in years if opening < year.start < start]
        if inside or in_brackets(narrow, start):
            return inside[-1] if inside else None
    behind = _right_behind(text, end, years)
    if behind is not None:
        return behind
    before = [year for year in years if year.start < start and not in_brackets(text, year.start)]
    if before and before[-1].is_bound and _AT_NUMBER.fullmatch(text, before[-1].end, start):
        return before[-1].value
    values = [year.value for year in before if not year.is_bound]
    if values:
        return reporting if reporting in values and values[-1] != reporting and len(values) > 1 else values[-1]
    return None


def _right_behind(text: str, end: int, years: Sequence[Year]) -> int | None:
    """The year that follows a number with nothing but its noun and a preposition between."""
    for year in years:
        if not 0 <= year.start - end <= _RUN_ON or not _BETWEEN.fullmatch(text, end, year.start):
            continue
        if _is_bound_elsewhere(text, end, year):
            continue
        return None if _HEADS_NUMBER.match(text, year.end) else year.value
    return None


def _is_bound_elsewhere(text: str, end: int, year: Year) -> bool:
    """The year is one of comparison ("14宗较2022年减少"), or "last year" behind such words."""
    return year.is_bound and (text[year.start].isdigit() or _COMPARES.search(text, end, year.start) is not None)


def in_brackets(text: str, position: int) -> bool:
    """A bracket that opens before the position closes behind it."""
    opening = text.rfind("(", 0, position)
    return opening >= 0 and ")" not in text[opening:position]


def told_year(text: str, inside: Sequence[Mention], reporting: int | None) -> int | None:
    """The latest year that a sentence tells of, where all of them lie before the reporting year.

    Years that only compare, or that tell since when something is there ("founded in 2018"), do not count.
    """
    if reporting is None or not _NAMES_YEAR.search(text):
        return None
    years = [year for year in _years(text, inside, reporting) if not year.is_bound]
    if not years or any(year.value >= reporting for year in years):
        return None
    told = [year.value for year in years if _tells(text, year)]
    return max(told) if len(told) == len(years) else None


def _tells(text: str, year: Year) -> bool:
    """Something is said to have happened in the year."""
    if text[year.end : year.end + 1] == "年" or _HAN_YEAR.match(text, year.start):
        return _SINCE_CHINESE.search(text, 0, year.start) is None and _BEGUN_CHINESE.match(text, year.end) is None
    return _IN_YEAR.search(text, 0, year.start) is not None and _BEGUN.search(text, 0, year.start) is None
