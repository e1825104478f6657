"""The reporting period of a report from its own words, and the years in its headers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from checker.model.fact import Period
from checker.text.dates import PrintedDate, dates_in, first_day, last_day, years_in
from checker.text.normalise import fold
from checker.text.words import regex

__all__ = ["reporting_period", "years_in"]

_HINT = regex("20[0-9]{2}|fy ?[0-9]{2}|二[零〇○]")
_SPAN = r"(20[0-9]{2})(?: ?[/-] ?(20[0-9]{2}|[0-9]{2}))?"
"""A year, or two that a financial year spans."""
_TO = regex(
    r",? ?(?:\(?both(?: dates| days)? inclusive\)? ?)?"
    r"(?:to|-|~|until|till|through|up to|and|至|到|起至|止至)(?: and including)? ?"
)
_YEAR_ENDED = regex(
    r"(?:year|twelve months|12 months)(?:s)?(?:-| )?(?:ended|ending|end|to)(?: on| at)?:? $|截至 ?$|为止 ?$"
)
_STOPS = regex(" ?(?:日)?止 ?(?:的)?(?:会计|财政)?年")
_CALLED = regex(
    r"report(?:ing)? period|reporting year|period covered|(?:this|the) report\b|report (?:covers|presents)"
    r"|报告期|报告时间|时间范围|本报告|报告涵盖|汇报期|报告年度|汇报年度|本年度"
)
_NOT_OURS = regex(
    r"compar\w+|versus|previous|prior|preceding|last (?:financial |fiscal )?year|corresponding|baseline|base year"
    r"|plan\b|target|term of|option|lease|contract|tenure"
    r"|相[比较]|对比|去年|上年|上一|规划|计划|基准|目标|任期|合约|租"
)
_FINANCIAL = regex(
    r"\bfy ?(20[0-9]{2}|[0-9]{2})(?: ?[/-] ?(20[0-9]{2}|[0-9]{2}))?(?![0-9])"
    rf"|\b(?:financial|fiscal|reporting) year ?(?:of )?{_SPAN}(?![0-9])"
    rf"|{_SPAN}(?= ?(?:财年|(?:年|财政|会计)+年?度| (?:financial|fiscal|reporting) year))"
)
_TITLE = regex(
    rf"\breport[ :,|-]{{1,3}}{_SPAN}(?![0-9])"
    rf"|(?<![0-9]){_SPAN} (?:[a-z,&-]+ ){{1,7}}report\b"
    rf"|(?<![0-9]){_SPAN} ?(?:年度?)?[^,。;0-9]{{0,16}}报告"
    rf"|报告书? ?{_SPAN}(?![0-9])"
)
_TOLD_OF = regex(r"\b(?:in|during) (20[0-9]{2})(?![0-9/-])|(?<![0-9/-])(20[0-9]{2})年(?![0-9一二三四五六七八九十])")
_TOLD_OFTEN = 4
_NAMED_BONUS = 20
_SHORTEST, _LONGEST = 150, 580
"""Days: a period outside these is no reporting period (a quarter, a five-year plan)."""
_ENOUGH = 60
"""Points at which a clear leader is taken without reading on."""
_TITLE_PASSAGES = 40


@dataclass(slots=True)
class _Candidate:
    """A period with what speaks for it."""

    points: int
    label: str


class _Ballot:
    """Adds up the evidence for each period."""

    def __init__(self) -> None:
        self.candidates: dict[tuple[date, date], _Candidate] = {}

    def add(self, start: date, end: date, points: int, label: str) -> None:
        """Count evidence for a period."""
        if not points:
            return
        known = self.candidates.setdefault((start, end), _Candidate(0, label))
        known.points += points

    def ranked(self) -> list[tuple[tuple[date, date], _Candidate]]:
        """Best first; of equals the later period."""
        return sorted(self.candidates.items(), key=lambda item: (-item[1].points, -item[0][1].toordinal()))

    def is_decided(self) -> bool:
        """Whether one period leads so clearly that the rest need not be read."""
        ranked = self.ranked()
        second = ranked[1][1].points if len(ranked) > 1 else 0
        return bool(ranked) and ranked[0][1].points >= _ENOUGH and ranked[0][1].points >= 3 * second


def reporting_period(texts: Iterable[str]) -> Period | None:
    """Find the reporting period in the passages of a report, given in reading order; None where none is stated.

    A range of about a year that the text calls the reporting period weighs most, then "year ended ...", then financial
    years (FY2022), then the report's title, and last the year that nearly all of the text tells of; these stand for the
    calendar year, and 2021/22 for April to March. Comparison years, plans and terms of office do not count. Reading
    stops once the matter is clear.
    """
    explicit, named, told = _Ballot(), _Ballot(), _Ballot()
    for number, text in enumerate(texts):
        folded = fold(text)
        if not _HINT.search(folded):
            continue
        for match in _TOLD_OF.finditer(folded):
            told.add(*_span([match[1] or match[2]]), 1, match[0])
        _explicit(folded, text, explicit)
        _named(folded, text, named, is_early=number < _TITLE_PASSAGES)
        if explicit.is_decided():
            break
    return _decide(explicit, named, told)


def _decide(explicit: _Ballot, named: _Ballot, told: _Ballot) -> Period | None:
    """Take the best explicit period; a named year only where there is none, or to choose between explicit ones."""
    ranked = _weighed(explicit, named) or named.ranked() or _leader(told)
    if not ranked:
        return None
    (start, end), candidate = ranked[0]
    return Period(start=start, end=end, label=candidate.label)


def _weighed(explicit: _Ballot, named: _Ballot) -> list[tuple[tuple[date, date], _Candidate]]:
    """Explicit periods, best first; the financial year that the report names most adds to the one that ends in it."""
    years = {end.year: candidate.points for (_, end), candidate in named.candidates.items()}
    most = max(years.values(), default=1)

    def weight(item: tuple[tuple[date, date], _Candidate]) -> tuple[int, int]:
        (_, end), candidate = item
        return -(candidate.points + _NAMED_BONUS * years.get(end.year, 0) // most), -end.toordinal()

    return sorted(explicit.candidates.items(), key=weight)


def _explicit(folded: str, text: str, ballot: _Ballot) -> None:
    """Evidence from dates: ranges, and years ended."""
    found = list(dates_in(folded))
    for at, printed in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _TO.fullmatch(folded, printed.end, following.start):
            _range(folded, text, printed, following, ballot)
        elif printed.year and printed.day and _ends_year(folded, printed):
            end = last_day(printed, printed.year)
            points = _points(folded, printed.start - 30, printed.end, 3)
            ballot.add(_year_before(end), end, points, text[printed.start : printed.end])


def _ends_year(folded: str, printed: PrintedDate) -> bool:
    """Whether the date is said to end a year."""
    if _YEAR_ENDED.search(folded, max(0, printed.start - 40), printed.start):
        return folded[printed.start - 1 : printed.start] == " " or _STOPS.match(folded, printed.end) is not None
    return False


def _range(folded: str, text: str, first: PrintedDate, last: PrintedDate, ballot: _Ballot) -> None:
    """Evidence from one date to another."""
    if not (first.year or last.year):
        return
    crosses = int(first.month > last.month)
    start = first_day(first, first.year or last.year - crosses)
    end = last_day(last, last.year or first.year + crosses)
    days = (end - start).days + 1
    if _SHORTEST <= days <= _LONGEST:
        base = 4 if 350 <= days <= 380 else 0
        points = _points(folded, first.start, last.end, base)
        ballot.add(start, end, points, text[first.start : last.end])


def _points(folded: str, start: int, end: int, base: int) -> int:
    """Weight of a mention by the words around it."""
    around = folded[max(0, start - 160) : end + 100]
    near = folded[max(0, start - 40) : end]
    if _NOT_OURS.search(near):
        return 0
    return base + (8 if _CALLED.search(around) else 0)


def _year_before(end: date) -> date:
    """First day of the year that ends on `end`."""
    following = end + timedelta(days=1)
    try:
        return following.replace(year=following.year - 1)
    except ValueError:  # 29 February
        return date(following.year - 1, 3, 1)


def _named(folded: str, text: str, ballot: _Ballot, *, is_early: bool) -> None:
    """Evidence from years that are named: FY2022, 2021/22 financial year, a title."""
    for form, points in ((_FINANCIAL, 2), (_TITLE, 3 if is_early else 0)):
        if not points:
            continue
        for match in form.finditer(folded):
            years = [group for group in match.groups() if group]
            start, end = _span(years)
            if start < end and not _NOT_OURS.search(folded, max(0, match.start() - 30), match.end()):
                ballot.add(start, end, points, text[match.start() : match.end()])


def _leader(told: _Ballot) -> list[tuple[tuple[date, date], _Candidate]]:
    """The year that the text tells of again and again, if one leads clearly."""
    ranked = told.ranked()
    second = ranked[1][1].points if len(ranked) > 1 else 0
    return ranked[:1] if ranked and ranked[0][1].points >= max(_TOLD_OFTEN, 2 * second) else []


def _span(years: list[str]) -> tuple[date, date]:
    """Calendar year for one year, April to March for two in a row, nothing (a day) for more."""
    first = int(years[0]) if len(years[0]) == 4 else 2000 + int(years[0])
    if len(years) == 1:
        return date(first, 1, 1), date(first, 12, 31)
    last = int(years[1]) if len(years[1]) == 4 else 2000 + int(years[1])
    return (date(first, 4, 1), date(last, 3, 31)) if last == first + 1 else (date(first, 1, 1), date(first, 1, 1))
