"""The lexicon's units in; what unit, scale and "per" stand at a place in folded text out.

All offsets are the same in the text and in its fold. Which units exist is the lexicon's knowledge, not this module's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.model.rule import Unit
from checker.text.normalise import fold
from checker.text.numerals import CHINESE_SCALES, ENGLISH_SCALES
from checker.text.words import regex

ONE = Decimal(1)
_SCALE = regex(
    r" ?(?:(hundred|thousands?|millions?|billions?|trillion|mn|mil|bn)(?![a-z0-9])|('000s?|000s)(?![0-9a-z])"
    r"|(万亿|[十百千]?[万亿]|千(?!瓦|克|米|焦|卡|帕|赫|伏|字)|百)|([mk])(?![a-z0-9/]))"
)
_FIGURE_SCALE = regex(r"(10?0?,000) ?(?=[a-z])")
"""A scale in figures in front of a unit: "10,000 t" over a column."""
_LETTER_SCALES = {"m": Decimal(10**6), "k": Decimal(10**3)}
_MASS, _CO2E, _CURRENCY = "mass", "co2e", "currency"
BARE_GAS = "co2e"
"""The unit that names the gas and no amount of it: after a mass it turns the mass into its dimension."""
_UPPER_CASE_TOO = frozenset("lwj")
"""One-letter units that are also written as capitals; for any other a capital is no unit (5G, Class T)."""
_OF = regex(r"[ -]?(?:of )?\(?")
_PER = regex(r" ?/ ?|[ (] ?(?:per|for every|for each)(?: each| every)? {1,2}|(?: |的)?每")
_PER_WORD = r"(?:[a-z]{0,3}[$€£¥]|'000|[0-9][0-9,.]*|[a-z]+[0-9]?(?:[.'][a-z]+)?)"
_PER_WORDS = regex(f"{_PER_WORD}(?:[ -]?{_PER_WORD})*")
_PER_CHINESE = regex("[0-9,.]*[a-z0-9$'()]{0,6}[\u4e00-\u9fff]{1,10}(?:\\([\u4e00-\u9fff]+\\))?")
_PER_STOP = regex(
    r"\b(?:in|for|during|and|was|is|were|are|which|as|from|compared|respectively|to|by|over|on|with|at|than|has|have|had"
    r"|that|while|but|or|representing|decreas\w+|increas\w+|versus|vs|reduc\w+|year-on-year|the reporting)\b"
)
PER_STOP_CHINESE = regex(
    "[较比为及和的与或是约达耗]|相[较比]|同比|上升|下降|减少|增加|左右|以上|平均|年均|人均|受训|接受|产生|排放|消耗|用[电水]|成本|培训"
)
"""What ends the thing that a number is per, in folded text."""
_NOT_PER = regex(r"(?:year|annum|an?|calendar year|年|financial year|cent)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitText:
    """A unit as a text gives it: "HK$ million", "'000 kWh per employee", "%"."""

    unit: str
    """Unit id, empty for things counted."""
    dimension: str
    scale: Decimal = ONE
    """What numbers under it are to be multiplied by ("'000")."""
    per: str = ""
    """What it is divided by, as printed."""
    unit_text: str = ""
    """The unit as printed."""
    start: int = 0
    unit_end: int = 0
    """End offset without `per`."""
    end: int = 0
    """End offset with it."""


class UnitIndex:
    """The units of a lexicon, ready to be recognised in folded text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        after: dict[str, list[tuple[str, Unit]]] = {}
        before: dict[str, list[tuple[str, Unit]]] = {}
        units = tuple(units)
        for unit in units:
            for term in unit.terms:
                after.setdefault(term.text[:2], []).append((term.text, unit))
                if unit.dimension == _CURRENCY and " " not in term.text and term.text != "元":
                    before.setdefault(term.text[-2:], []).append((term.text, unit))
        self._gases = {unit.factor: unit for unit in units if unit.dimension == _CO2E and unit.id != BARE_GAS}
        for terms in (*after.values(), *before.values()):
            terms.sort(key=lambda item: -len(item[0]))
        self._after, self._before = after, before

    def at(self, folded: str, text: str, start: int) -> tuple[Unit, int] | None:
        """Longest unit whose term starts at `start`, with its end; mass "of CO2 equivalent" is of that dimension."""
        found = self._longest(folded, text, start)
        if found is None or found[0].id == BARE_GAS:
            return None
        if found[0].dimension != _MASS:
            return found
        gas = self._longest(folded, text, _OF.match(folded, found[1]).end())  # type: ignore[union-attr] # may be empty
        if gas is None or gas[0].dimension != _CO2E:
            return found
        unit = self._gases.get(found[0].factor, gas[0])
        end = gas[1] + (folded[gas[1] : gas[1] + 1] == ")" and "(" in folded[found[1] : gas[1]])
        return unit, end

    def before(self, folded: str, end: int) -> tuple[Unit, int] | None:
        """Longest currency whose term ends at `end`, spaces left out, with its start."""
        while end > 1 and folded[end - 1] == " ":
            end -= 1
        for key in (folded[end - 2 : end], folded[end - 1 : end]):
            for term, unit in self._before.get(key, ()):
                start = end - len(term)
                if folded.endswith(term, 0, end) and not _joins(folded[start - 1 : start] if start else "", term[0]):
                    return unit, start
        return None

    def whole(self, text: str) -> UnitText | None:
        """Unit that a whole text is, with scale and "per" ("kWh", "HK$ million", "吨/万元"); None for any other."""
        folded = fold(text)
        start = len(folded) - len(folded.lstrip(" ("))
        figure = _FIGURE_SCALE.match(folded, start)
        found = read_unit(self, folded, text, figure.end() if figure else start, money=True)
        if found is None or folded[found.end :].strip(" ).*"):
            return None
        found = replace(found, unit_text=text[start : found.unit_end].strip())
        return replace(found, scale=found.scale * Decimal(figure[1].replace(",", ""))) if figure else found

    def gas(self, text: str) -> UnitText | None:
        """Gas that opens `text` without a mass ("CO2e"): it tells the dimension but not the unit."""
        start = len(text) - len(text.lstrip())
        found = self._longest(fold(text), text, start)
        if found is None or found[0].id != BARE_GAS:
            return None
        unit, end = found
        return UnitText(unit=unit.id, dimension=unit.dimension, unit_text=text[start:end], unit_end=end, end=end)

    def _longest(self, folded: str, text: str, start: int) -> tuple[Unit, int] | None:
        """Longest term at `start` that is no part of a longer word."""
        for key in (folded[start : start + 2], folded[start : start + 1]):
            for term, unit in self._after.get(key, ()):
                end = start + len(term)
                if folded.startswith(term, start) and not _joins(term[-1], folded[end : end + 1]):
                    if len(term) == 1 and text[start].isupper() and term not in _UPPER_CASE_TOO:
                        continue
                    return unit, end
        return None


def _joins(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one Latin word."""
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def read_scale(folded: str, start: int, *, money: bool) -> tuple[Decimal, int]:
    """Scale words at `start` and their end; "m" and "k" are scales only after money."""
    scale, end = ONE, start
    while match := _SCALE.match(folded, end):
        word, thousand, chinese, letter = match.groups()
        if letter and not money:
            break
        scale *= _value_of(word, thousand, chinese, letter)
        end = match.end()
    return scale, end


def _value_of(word: str | None, thousand: str | None, chinese: str | None, letter: str | None) -> Decimal:
    """Value of one scale word."""
    if word:
        return ENGLISH_SCALES[word]
    if chinese:
        return CHINESE_SCALES[chinese]
    return Decimal(1000) if thousand else _LETTER_SCALES[letter or ""]


def read_per(folded: str, text: str, start: int) -> tuple[str, int]:
    """What follows "per", "/" or 每 at `start`, as printed, with its end; empty where nothing does, or only a year."""
    match = _PER.match(folded, start)
    if not match:
        return "", start
    stops, words = _PER_STOP, _PER_WORDS.match(folded, match.end())
    if not words:
        stops, words = PER_STOP_CHINESE, _PER_CHINESE.match(folded, match.end())
    if not words:
        return "", start
    stop = stops.search(folded, words.start(), words.end())
    end = stop.start() if stop else words.end()
    end = _six_words(folded, words.start(), end)
    per = text[words.start() : end].strip(" -'.,(")
    if _NOT_PER.match(fold(per)):
        return "", start
    return per, words.start() + len(text[words.start() : end].rstrip(" -'.,("))


def _six_words(folded: str, start: int, end: int) -> int:
    """Cut after six words."""
    at = start
    for _ in range(6):
        at = folded.find(" ", at + 1)
        if at < 0 or at >= end:
            return end
    return at


def read_unit(units: UnitIndex, folded: str, text: str, start: int, *, money: bool = False) -> UnitText | None:
    """Currency, scale, unit and "per" at `start`, in the orders in which they occur; None where there is no unit.

    `money` says that a currency stands before, so that "m" means million.
    """
    end = start
    scale, at = read_scale(folded, end, money=money)
    at = _skip(folded, at)
    found = units.at(folded, text, at)
    if found is None:
        return None
    unit, end = found
    if unit.dimension == _CURRENCY:
        after, end = read_scale(folded, end, money=True)
        scale *= after
        other = units.at(folded, text, _skip(folded, end))
        if other and other[0].dimension == _CURRENCY:
            end = other[1]
    per, last = read_per(folded, text, end)
    return UnitText(
        unit=unit.id,
        dimension=unit.dimension,
        scale=scale,
        per=per,
        unit_text=text[at:end].strip() if unit.dimension != _CURRENCY else text[start:end].strip(),
        start=start,
        unit_end=end,
        end=last,
    )


def _skip(folded: str, at: int) -> int:
    """Step over a space, and over 个 where a measure follows (千个千瓦时)."""
    if folded[at : at + 1] == " ":
        at += 1
    if folded[at : at + 1] == "个" and folded[at + 1 : at + 2] in ("千", "兆", "吉"):
        at += 1
    return at
