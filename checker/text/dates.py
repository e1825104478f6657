"""Dates and years printed in a text, English and Chinese, as typed values with their places."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.text.labels import MONTH
from checker.text.normalise import fold
from checker.text.numerals import chinese_number
from checker.text.words import regex

_MONTHS = {name: number for number, name in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)}
_HAN_YEAR = "[一二][零〇○一二三四五六七八九]{3}"
_HAN_SMALL = "[一二三四五六七八九十]{1,3}"
_DATE = regex(
    rf"\b(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m1>{MONTH})\b\.?,?(?:[ -]?(?P<y1>[12][0-9]{{3}})\b)?"
    rf"|\b(?P<m2>{MONTH})\b\.? ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])(?:,? ?(?P<y2>[12][0-9]{{3}})\b)?"
    rf"|\b(?P<m3>{MONTH})\b\.?,?[ -](?P<y3>[12][0-9]{{3}})\b"
    r"|(?<![0-9.])(?P<y4>[12][0-9]{3})(?P<s4>[-/.])(?P<m4>[0-9]{1,2})(?P=s4)(?P<d4>[0-9]{1,2})(?![0-9])"
    r"|(?<![0-9.])(?P<d5>[0-9]{1,2})(?P<s5>[-/.])(?P<m5>[0-9]{1,2})(?P=s5)(?P<y5>[12][0-9]{3})(?![0-9])"
    rf"|(?:(?P<y6>(?<![0-9])[12][0-9]{{3}}|{_HAN_YEAR}) ?年 ?)?(?P<m6>(?<![0-9])[0-9]{{1,2}}|{_HAN_SMALL}) ?月"
    rf"(?: ?(?P<d6>[0-9]{{1,2}}|{_HAN_SMALL}) ?[日号])?"
)
_MONTH_LIKE = regex(
    rf"\b{MONTH}\b\.?,?[ -]?[0-9]|[0-9](?:st|nd|rd|th)?[ -](?:of )?{MONTH}\b|月|[0-9][./-][0-9]{{1,2}}[./-][0-9]"
)
"""Found in any text that holds a date, and quicker to look for."""
_YEARS = regex(
    r"(?<![0-9.:/a-z$-])(?:fy ?)?(?P<a>(?:19|20)[0-9]{2})"
    r"(?: ?[/-] ?(?P<b>20[0-9]{2}|[0-9]{2})(?![0-9/.-]))?(?![0-9%a-z]|\.[0-9]|,[0-9]{3}(?![0-9]))"
    r"|(?<=[0-9][./-])(?P<c>20[0-9]{2})(?![0-9])"
    r"|\bfy ?(?P<d>[0-9]{2})(?:[/-](?P<e>[0-9]{2}))?(?![0-9])"
    rf"|(?P<f>{_HAN_YEAR})(?=[年/至-]|$| )"
)
_HAS_YEAR = regex("(?:19|20)[0-9]{2}|fy ?[0-9]{2}|[一二][零〇○九]")
_CODE_BEFORE = regex(r"(?:\b(?:iso|iec|ohsas|gb|gri)(?![a-z])[ /a-z]*|\b(?:no|cap)\.? ?|[a-z0-9]:)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as printed; year 0 or day 0 where the text leaves them out."""

    year: int
    month: int
    day: int
    start: int
    end: int


def dates_in(folded: str) -> Iterator[PrintedDate]:
    """Dates of a folded text, in order; impossible ones (month 13) are left out."""
    if not _MONTH_LIKE.search(folded):
        return
    for match in _DATE.finditer(folded):
        groups = match.groupdict()
        form = next(name[1] for name, value in groups.items() if name[0] == "m" and value)
        month = _month(groups[f"m{form}"])
        day = _small(groups.get(f"d{form}"))
        if 1 <= month <= 12 and 0 <= day <= 31:
            yield PrintedDate(
                year=_small(groups.get(f"y{form}")), month=month, day=day, start=match.start(), end=match.end()
            )


def _month(text: str) -> int:
    return _MONTHS.get(text[:3]) or _small(text)


def _small(text: str | None) -> int:
    """Number of an Arabic or Chinese numeral; 0 for none."""
    if not text:
        return 0
    return int(text) if text.isdigit() and text.isascii() else int(chinese_number(text.replace("○", "〇")) or 0)


def first_day(printed: PrintedDate, year: int) -> date:
    """The day itself, or the first of a month printed alone."""
    return _safe(year, printed.month, printed.day or 1)


def last_day(printed: PrintedDate, year: int) -> date:
    """The day itself, or the last of a month printed alone."""
    return _safe(year, printed.month, printed.day or 31)


def _safe(year: int, month: int, day: int) -> date:
    """A day that exists: 31 September is its 30th."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def years_in(text: str) -> tuple[tuple[int, int, int], ...]:
    """Years named in a header or sentence as (year, start, end), in order.

    A financial year over two calendar years (2020/21, FY2020-21) is the year in which it ends; 2019-2021 is two years.
    Dates give their year, Chinese numerals (二零二一年) count; those of standards (ISO 9001:2015) and amounts do not.
    """
    folded = fold(text)
    if not _HAS_YEAR.search(folded):
        return ()
    return tuple(found for match in _YEARS.finditer(folded) for found in _years(folded, match))


def _years(folded: str, match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """The one or two years of one match."""
    if _CODE_BEFORE.search(folded, max(0, match.start() - 12), match.start()):
        return
    first = match["a"] or match["c"] or (match["d"] and f"20{match['d']}") or str(_small(match["f"]))
    second = match["b"] or match["e"]
    if not second:
        yield int(first), match.start(), match.end()
        return
    last = int(first[:2] + second) if len(second) == 2 else int(second)
    if last == int(first) + 1:
        yield last, match.start(), match.end()
    elif last > int(first):
        middle = match.end() - len(second)
        yield int(first), match.start(), middle - 1
        yield last, middle, match.end()
