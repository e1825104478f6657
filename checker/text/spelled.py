"""Numbers written in words: Chinese numerals, and English number words before a counted noun or unit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.text.labels import QuantityKind
from checker.text.nouns import is_slogan
from checker.text.numerals import ENGLISH_NUMBERS, chinese_number
from checker.text.quantity import Line, Quantity, amount, read_measure
from checker.text.words import regex

_WORD = regex("(?:" + "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True)) + r")(?= )")
_IN_DIGITS = regex(r" \(([0-9]{1,2})\)(?= )")
_CHINESE = regex("(百分之|第)?([零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)")
_HAS_DIGIT = regex("[零〇一二两三四五六七八九十]")
_PHRASES = regex(
    "一(?:起|次性|部分|家人|人一|个个|件件|对一|条龙|门心思)|[二两三四五六七八九十]部委"
    "|[一二三四五六七八九十]期[^,。;、 ]{0,8}(?:工程|项目|厂|机组|扩建)"
)
"""Set phrases, ministries by their number, and the phases of a building project."""


def english_quantities(line: Line) -> Iterator[Quantity]:
    """Number words from zero to twenty, and "both", where what they count or measure follows."""
    folded = line.folded
    for match in _WORD.finditer(folded):
        start, end = match.span()
        if start and (folded[start - 1].isalnum() or folded[start - 1] in "-'"):
            continue
        value = ENGLISH_NUMBERS[match[0]]
        digits = _IN_DIGITS.match(folded, end)
        if digits and Decimal(digits[1]) == value:
            end = digits.end()
        measure = read_measure(line, end, money=None, singular=value <= 1)
        if not measure.dimension or _is_phrase(folded, start, end, match[0], measure.end):
            continue
        yield amount(line, start, start, value, measure)


def _is_phrase(folded: str, start: int, end: int, word: str, noun_end: int) -> bool:
    """Whether the words are a set phrase rather than a count: zero tolerance, both men and women, net zero."""
    if word == "zero":
        return is_slogan(folded, end) or folded[:start].endswith("net ")
    if word == "both":
        return folded.startswith(" and ", noun_end)
    return False


def chinese_quantities(line: Line) -> Iterator[Quantity]:
    """Chinese numerals before a measure word or unit or after 百分之, and years; 一般 and the like are left out."""
    folded = line.folded
    for match in _CHINESE.finditer(folded):
        start, end = match.span(2)
        if not _HAS_DIGIT.search(folded, start, end) or _beside_digits(folded, match.start(), end):
            continue
        quantity = _chinese(line, match, start, end)
        if quantity is not None:
            yield quantity


def _beside_digits(folded: str, start: int, end: int) -> bool:
    return folded[start - 1 : start].isdigit() or folded[end : end + 1].isdigit()


def _chinese(line: Line, match: re.Match[str], start: int, end: int) -> Quantity | None:
    """The quantity of one numeral; None where it counts nothing."""
    folded, numeral = line.folded, match[2]
    value = chinese_number(numeral)
    if value is None or match[1] == "第" or _PHRASES.match(folded, start):
        return None
    if match[1] == "百分之":
        unit = line.units.whole("%")
        return Quantity(
            start=match.start(),
            end=end,
            text=line.text[start:end],
            value=value,
            unit=unit.unit if unit else "",
            dimension="percent",
            unit_text=line.text[match.start() : start],
        )
    if folded[end : end + 1] == "年" and len(numeral) == 4 and value >= 1000:
        return Quantity(start=start, end=end, text=line.text[start:end], value=value, kind=QuantityKind.YEAR)
    if folded[end : end + 1] in ("月", "日", "号", "时", "点"):
        return None
    measure = read_measure(line, end, money=None, singular=False)
    if not measure.dimension or (numeral == "一" and measure.unit):
        return None
    return amount(line, start, start, value, measure)
