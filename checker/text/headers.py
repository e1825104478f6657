"""A table caption, row label or column header in, the unit that it announces for its numbers out."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from checker.text.normalise import fold
from checker.text.units import UnitIndex, UnitText, read_per
from checker.text.words import regex

_BRACKETS = regex(r"[(\[]((?:[^()\[\]]|\([^()]*\))*)[)\]]?")
_ANNOUNCED = regex(r"(?:\bunits?(?: of measure(?:ment)?)?|单位|计量单位) ?[:= ] ?")
_LEAD = regex(r"(?:\bin|\bunits?:?|\bexpressed in|\bmeasured in|单位为?:?|以) ?")
_TAIL = regex(r"(?: in(?: the)?|[,:;]| -|以) ?(?=[^ ])")
_CALENDAR = regex(r"(?:\b(?:fy ?)?(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?年?度?\b|\bfy[0-9]{2}\b)")
_COUNT = regex(
    r"^(?:total )?(?:numbers? of|no\. ?of|nos\. ?of|count of|headcounts?\b|#)"
    r"|\b(?:number|no\.|nos\.|headcount|cases?|persons?|people)$|人数|人次$|宗数|件数|次数|数目|总数$|数量$"
)
_COUNT_ALONE = regex(
    r"(?:number|no\.?|nos\.?|cases?|persons?|people|headcount|employees|人|名|宗|件|次|项|个|家|人次|个案)s?"
)
_SHARE = regex(r"^(?:proportion|share)\b|^%|\b(?:percentage|per cent|percent)\b|百分比|百分率|比例|占比")
_TIME = regex(
    r"\b(?:hours|days|working days|workdays|(?:man|person)-?(?:hours|days))\b|小时|时数|学时|工作日|天数|日数"
)
_DIVIDES = regex(r"[ (](?=per |for every |for each )|/(?= ?(?:'000|[0-9]|million|thousand))|每")
_LAST_WORD = regex(r"[^\W\d_][)0-9]{0,2} ((?:[0-9]{1,3},000 ?|'000 )?[^ ()]+)$")
_MEASURED = frozenset({"mass", "energy", "volume", "co2e", "area"})
_OF_YEARS = regex(
    r"\s*(?:(?:start(?:ing)?|base(?:line)?|target|reference|completion) )?years?\b(?! end)"
    r"|.*(?:基准年|目标年|起始年|年份)"
)
_COUNTED = UnitText(unit="", dimension="count")


@lru_cache(maxsize=8192)
def unit_of_header(text: str, units: UnitIndex) -> UnitText | None:
    """Unit of the numbers under a header or beside a label; None where it names none.

    Looks, in this order, for a text that is a unit ("HK$ million"), one in brackets ("Energy ('000 kWh)"), one
    announced or set off ("单位：吨", "Waste, in tonnes"), a share ("Percentage of ..."), hours or days named in the
    label, and a plain count ("Number of ...", dimension "count" without a unit).
    """
    if not text or len(text) > 400:
        return None
    folded = fold(text)
    whole = units.whole(text)
    if whole or _COUNT_ALONE.fullmatch(folded.strip(" ().")):
        return whole or _COUNTED
    for start, end in _pieces(folded):
        found = units.whole(text[start:end])
        if found:
            return _with_per(found, folded, text, end)
        if _COUNT_ALONE.fullmatch(folded[start:end].strip(" ().")):
            return _COUNTED
    return _by_words(folded, text, units) or _gas(folded, text, units) or _last_word(folded, text, units)


def tells_years(text: str) -> bool:
    """Whether a column under this header holds years, not amounts ("Base year", 目標年)."""
    return _OF_YEARS.match(fold(text)) is not None


def per_of_header(text: str) -> str:
    """What a label divides its numbers by, as printed, whether or not it names a unit ("Accidents per 1,000 staff")."""
    folded = fold(text)
    for match in _DIVIDES.finditer(folded):
        per = read_per(folded, text, match.start())[0]
        if per:
            return per
    return ""


def _gas(folded: str, text: str, units: UnitIndex) -> UnitText | None:
    """Give the gas that stands alone in brackets: "Emissions (CO2e)"."""
    found = (units.gas(text[slice(*match.span(1))]) for match in _BRACKETS.finditer(folded))
    return next(filter(None, found), None)


def _last_word(folded: str, text: str, units: UnitIndex) -> UnitText | None:
    """Give the unit that ends a label, the unit column having run into it: "NOx emissions 10,000t", "Power kWh"."""
    match = _LAST_WORD.search(folded)
    found = units.whole(text[match.start(1) : match.end(1)]) if match else None
    return found if found and found.dimension in _MEASURED else None


def _with_per(found: UnitText, folded: str, text: str, end: int) -> UnitText:
    """Add a "per" that follows the bracket: "(kWh) per employee"."""
    if found.per or folded[end : end + 1] != ")":
        return found
    per, _ = read_per(folded, text, end + 1)
    return (
        UnitText(unit=found.unit, dimension=found.dimension, scale=found.scale, per=per, unit_text=found.unit_text)
        if per
        else found
    )


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    """Spans that may be a unit: brackets from last to first, what follows "unit:", what a comma or "in" sets off."""
    for match in reversed(list(_BRACKETS.finditer(folded))):
        start = match.start(1)
        lead = _LEAD.match(folded, start)
        yield (lead.end() if lead else start), match.end(1)
    lead = _LEAD.match(folded)
    if lead:
        yield lead.end(), len(folded)
    for match in _ANNOUNCED.finditer(folded):
        stop = min(
            filter(lambda at: at >= 0, (folded.find(mark, match.end()) for mark in ")]|;。")), default=len(folded)
        )
        yield match.end(), stop
    for match in reversed(list(_TAIL.finditer(folded))):
        lead = _LEAD.match(folded, match.end())
        yield (lead.end() if lead else match.end()), len(folded)
    calendar = [match.span() for match in _CALENDAR.finditer(folded)]
    if calendar:
        yield 0, calendar[0][0]
        yield calendar[-1][1], len(folded)


def _by_words(folded: str, text: str, units: UnitIndex) -> UnitText | None:
    """Share, time or count by the words of a label."""
    if _SHARE.search(folded):
        return units.whole("%") or UnitText(unit="", dimension="percent")
    divided = folded.find(" per ")
    time = _TIME.search(folded, 0, divided if divided >= 0 else len(folded))
    if any(char.isdigit() for char in folded):
        time = None
    if time:
        found = units.at(folded, text, time.start())
        if found:
            unit, end = found
            per, _ = read_per(folded, text, end)
            return UnitText(
                unit=unit.id, dimension=unit.dimension, scale=Decimal(1), per=per, unit_text=text[time.start() : end]
            )
    return _COUNTED if _COUNT.search(folded.strip()) else None
