"""Numbers written with digits: finds them in folded text and tells amounts from years, dates and codes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.text.labels import QuantityKind, calendar_kind, is_age_bound, is_year, naming_kind, shape_kind
from checker.text.numerals import arabic_value
from checker.text.quantity import Line, Measure, Quantity, amount, read_measure
from checker.text.units import read_unit
from checker.text.words import regex

_NUMBER = regex(r"[0-9]+(?:[.,][0-9]+)*")
_PROPER = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_COMMA_SHARE = regex("[0-9]{1,2},[0-9]{1,2}%")
_SPACED = regex(r"(?: [0-9]{3})+(?![0-9,])(?:\.[0-9]+)?")
_FULL_DATE = regex(
    r"(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2}))(?![0-9])"
)
_YEAR_SPAN = regex(r"(?:19|20)[0-9]{2} ?[-/~至] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9%]|[.,][0-9])")
_COMPOUND = regex(r"([0-9]+(?:\.[0-9]+)?)([万亿])([0-9]+)([百千]?)(万?)(?![0-9.,亿])")
_HEADING = regex(r"[0-9]{1,2}(?:\.[0-9]{1,2})+ [A-Z]")
_RATIO = regex(r"([0-9]+(?:\.[0-9]+)?) ?: ?([0-9]+(?:\.[0-9]+)?)(?![0-9:]|[.,][0-9])")
_PAIR = regex(r"([0-9]{1,3})-([0-9]{1,3})(?![0-9-]|[.,][0-9]|%)")
_NOTE = 40
"""No note that is a sentence is shorter."""
_NOTE_BEGINS = regex(r" {1,2}[A-Z][\w’'&-]* [a-z(]")
_SIGNS = "+-"
_YEARLY = regex(r" ?/ ?(?:a|yr|year|年)(?![a-z])")
_MAX_DIGITS = 24
"""Longer runs of digits are keys or noise."""


def arabic_quantities(line: Line) -> Iterator[Quantity]:
    """Quantities written with digits, in order; those inside words and inside another's "per" are left out."""
    done = 0
    for match in _NUMBER.finditer(line.folded):
        start, end = match.span()
        if start < done:
            continue
        found = _special(line, start, end) or _plain(line, start, end)
        if found is None:
            continue
        quantity, done = found
        yield quantity


def _marked(line: Line, start: int, end: int, kind: QuantityKind) -> tuple[Quantity, int]:
    """A number that measures nothing."""
    printed = line.folded[start : min(end, start + _MAX_DIGITS)]
    if kind is QuantityKind.YEAR and len(printed) > 4:
        value = Decimal(printed[:2] + printed[-2:])
    elif _PROPER.fullmatch(printed):
        value = arabic_value(printed)
    else:
        value = Decimal(re.sub("[^0-9]", "", printed))
    return Quantity(start=start, end=end, text=line.text[start:end], value=value, kind=kind), end


def _special(line: Line, start: int, end: int) -> tuple[Quantity, int] | None:
    """Forms of several numbers: 31/12/2021, 2019/20, 1.2:1."""
    after = line.folded[end : end + 2].strip()[:1]
    if not after or after not in "-/~至:.":
        dotted = line.folded.count(".", start, end) == 2 and _FULL_DATE.fullmatch(line.folded, start, end)
        return _marked(line, start, end, QuantityKind.DATE) if dotted else None
    for form, kind in ((_FULL_DATE, QuantityKind.DATE), (_YEAR_SPAN, QuantityKind.YEAR)):
        match = form.match(line.folded, start)
        if match:
            return _marked(line, start, match.end(), kind)
    pair = _PAIR.match(line.folded, start) if line.folded[end : end + 1] == "-" else None
    if pair and (int(pair[1]) >= int(pair[2]) or _opens_cell(line, start, pair.end())):
        return _marked(line, start, pair.end(), QuantityKind.CODE)
    ratio = _RATIO.match(line.folded, start) if after == ":" else None
    if ratio and len(ratio[1]) < 4 and (ratio[2] == "1" or (ratio[1] == "1" and "." in ratio[2])):
        value = Decimal(ratio[1] if ratio[2] == "1" else ratio[2])
        printed = line.text[start : ratio.end()]
        return Quantity(start=start, end=ratio.end(), text=printed, value=value, dimension="rate"), ratio.end()
    return None


def _opens_cell(line: Line, start: int, end: int) -> bool:
    """Whether a number opens its text or cell and a capitalised word follows, as in "2-7 Employees"."""
    before = line.folded[:start].rstrip() if start < 4 else line.folded[start - 2 : start].strip()
    return before in ("", "|") and (start < 4 or before == "|") and line.text[end : end + 4].lstrip(" |")[:1].isupper()


def _plain(line: Line, start: int, end: int) -> tuple[Quantity, int] | None:
    """One number: an amount, or one of the kinds that measure nothing; None inside a word."""
    folded = line.folded
    first = _sign_start(line, start)
    money = line.units.before(folded, first)
    if money is None and _is_inside_word(folded, start, end) and not _is_yearly(line, start, end):
        return None
    end = _spaced_end(line, start, end)
    if end - start > _MAX_DIGITS or not _is_number(folded, start, end):
        return _marked(line, start, end, QuantityKind.CODE)
    kind = None if money else shape_kind(folded, start, end) or calendar_kind(folded, start, end)
    if kind is not None:
        return _marked(line, start, end, kind)
    value, end = _value(folded, start, end)
    measure = read_measure(line, end, money=money[0] if money else None, singular=value in (0, 1))
    _read_percent_around(line, start, measure)
    kind = None if money else _kind(line, start, end, measure)
    if kind is not None:
        return _marked(line, start, end, kind)
    outer = money[1] if money else first
    if (first < start and folded[first] == "-") or _is_negative_cell(folded, outer, measure):
        value = -value
    return amount(line, outer, first, value, measure), max(measure.last, measure.end)


def _is_number(folded: str, start: int, end: int) -> bool:
    """Whether the separators stand as in a number; a decimal comma only before a percent sign."""
    if " " in folded[start:end] or _PROPER.fullmatch(folded, start, end):
        return True
    return _COMMA_SHARE.match(folded, start, end + 1) is not None


def _is_inside_word(folded: str, start: int, end: int) -> bool:
    """Whether a letter touches the number on the left, it is the zeros of '000, or belongs to a "per"."""
    before = folded[start - 1 : start]
    if before == " ":
        return folded.endswith(("per ", "per  "), 0, start) and not folded[start - 5 : start - 4].isalpha()
    return "a" <= before <= "z" or before == "每" or (before == "'" and folded[start:end] == "000")


def _is_yearly(line: Line, start: int, end: int) -> bool:
    """Whether a decimal printed right behind a name is an amount per year all the same: "CODcr0.894t/a"."""
    if "." not in line.folded[start:end] or line.folded[start - 1 : start] == " ":
        return False
    found = line.units.at(line.folded, line.text, end)
    return found is not None and _YEARLY.match(line.folded, found[1]) is not None


def _value(folded: str, start: int, end: int) -> tuple[Decimal, int]:
    """Value and end of the numeral; 3亿5千万 and 1万2千 are one."""
    match = _COMPOUND.match(folded, start)
    if not match:
        return arabic_value(folded[start:end]), end
    high, mark, low, place, ten_thousand = match.groups()
    unit = {"": 1, "百": 100, "千": 1000}[place] * (10**4 if ten_thousand else 1)
    return Decimal(high) * (10**8 if mark == "亿" else 10**4) + Decimal(low) * unit, match.end()


def _sign_start(line: Line, start: int) -> int:
    """Start of the number with the sign tied to it; a dash after a word or number is no sign."""
    if not start or line.folded[start - 1] not in _SIGNS:
        return start
    before = line.folded[start - 2 : start - 1]
    return start if before.isascii() and (before.isalnum() or before in (")", "%", ".")) and before else start - 1


def _spaced_end(line: Line, start: int, end: int) -> int:
    """End of a number grouped by spaces: no-break ones, or at least two groups, or one group with a unit behind it."""
    folded = line.folded
    if end - start > 3 or not folded[start:end].isdigit() or folded[end : end + 1] != " ":
        return end
    match = _SPACED.match(folded, end)
    if not match or (folded[start - 1 : start] == " " and folded[start - 2 : start - 1].isdigit()):
        return end
    if line.text[end] != " " or folded.count(" ", *match.span()) > 1:
        return match.end()
    unit = read_unit(line.units, folded, line.text, match.end())
    return match.end() if unit and naming_kind(folded, start, end) is None else end


def _read_percent_around(line: Line, start: int, measure: Measure) -> None:
    """百分之 before the number, or a sign behind its bracket as in (12.5)%, makes it a percentage."""
    folded = line.folded
    spoken = folded[max(0, start - 3) : start] == "百分之"
    if spoken or (folded.startswith(")%", measure.number_end) and "(" in folded[max(0, start - 2) : start]):
        unit = line.units.whole("%")
        measure.unit, measure.dimension = unit.unit if unit else "", "percent"
        measure.unit_text = line.text[start - 3 : start] if spoken else "%"
        measure.end = measure.last = measure.number_end


def _kind(line: Line, start: int, end: int, measure: Measure) -> QuantityKind | None:
    """Kind of a number without currency, its unit known; None for an amount."""
    folded = line.folded
    measured = bool(measure.dimension) and not measure.counts
    if folded[start - 1 : start] == "第":
        return QuantityKind.ORDINAL
    if is_year(folded, start, end, counts=measure.counts, measured=measured):
        return QuantityKind.YEAR
    if measured:
        return None
    if _is_note_mark(line, start, end):
        return QuantityKind.CODE
    glued = measure.scale == 1 and "a" <= folded[end : end + 1] <= "z"
    glued = glued or (
        measure.scale == 1 and start < 4 and not folded[:start].strip() and bool(_HEADING.match(line.text, start))
    )
    if not measure.dimension and is_age_bound(folded, start, end):
        return QuantityKind.AGE
    return QuantityKind.CODE if glued else naming_kind(folded, start, end)


def _is_note_mark(line: Line, start: int, end: int) -> bool:
    """Whether a number opens a sentence that goes on with a capital, as a footnote does ("3 Temporary staff ...")."""
    if start or end > 2 or len(line.text) < _NOTE or line.text.rstrip()[-1:] not in ".:;":
        return False
    return _NOTE_BEGINS.match(line.text, end) is not None


def _is_negative_cell(folded: str, start: int, measure: Measure) -> bool:
    """Whether the number fills its table cell, or the text, in brackets."""
    if folded[start - 1 : start] != "(":
        return False
    before = folded[max(0, start - 4) : start - 1].rstrip()
    after = folded[measure.end : measure.end + 6].replace("%", "").lstrip()
    rest = after[1:].lstrip()
    return (not before or before[-1] == "|") and after[:1] == ")" and (not rest or rest[0] == "|")
