"""The quantity type, and what all numerals have in common: the scale, unit, noun and "per" that stand around them."""

from dataclasses import dataclass
from decimal import Decimal

from checker.model.rule import Unit
from checker.text.labels import QuantityKind
from checker.text.nouns import chinese_noun, english_noun
from checker.text.numerals import scaled
from checker.text.units import ONE, PER_STOP_CHINESE, UnitIndex, read_per, read_scale, read_unit
from checker.text.words import regex

_MORE = regex(r"\+|余|多(?!于|元)| plus(?= )")
_APPROXIMATE = regex(
    r"(?:(?P<under>less than|fewer than|under|below|up to|no more than|not more than|not exceeding|at most"
    r"|不足|少于|低于|不超过|不多于|不高于|最多|<=?|≤)"
    r"|(?P<over>\bover|more than|in excess of|exceed(?:s|ed|ing)?|at least|above|no less than|not less than"
    r"|超过|超|逾|至少|不少于|不低于|多于|高于|>=?|≥)"
    r"|(?P<about>about|approximately|approx\.?|around|nearly|almost|some|close to|circa|roughly"
    r"|约|大约|近|接近|~|±)) ?$"
)
_PER_LEFT = regex(
    r"[ (]per ((?:[a-z0-9$',/-]+ ){0,4}?[a-z0-9$',/-]+?)"
    r"\)?(?:(?: (?:was|is|were|are|of|at|reached|amounted to|stood at|averaged|being)\b|:)[a-z ]{0,16}| )$"
)
_PER_LEFT_CHINESE = regex("每(?![年月日天周季半次])([0-9,.]*[^,。;|0-9每]{1,16}?)[): ]*$")
_PER_HEAD = regex("人均[^,。;|0-9]{0,12}$")
_PER_NUMBER = regex(r"/ ?(?:[0-9'$]|million|thousand|hk\$|rmb|us\$|百|千|万)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A printed number with all that its neighbourhood says of it."""

    start: int
    """Offset of its first character, currency and sign included."""
    end: int
    """Offset behind it, unit or counted noun included, "per" not."""
    text: str
    """The number as printed, with its scale word, without unit and currency."""
    value: Decimal
    """With the scale applied."""
    kind: QuantityKind = QuantityKind.AMOUNT
    unit: str = ""
    """Unit id; empty for a bare or counted number."""
    dimension: str = ""
    """Dimension of the unit; "count" where a noun is counted; empty for a bare number."""
    unit_text: str = ""
    """The unit, or the counted noun, as printed."""
    scale: Decimal = ONE
    per: str = ""
    """What it is divided by, as printed; a year does not count."""
    approximate: str = ""
    """"over", "about" or "under" where the text says so."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its fold, in which the numbers are found."""

    text: str
    folded: str
    units: UnitIndex


@dataclass(slots=True)
class Measure:
    """What stands behind a numeral."""

    scale: Decimal
    number_end: int
    """Behind the scale word."""
    end: int
    """Behind the unit or noun."""
    last: int
    """Behind the "per"."""
    unit: str = ""
    dimension: str = ""
    unit_text: str = ""
    per: str = ""
    more: bool = False

    @property
    def counts(self) -> bool:
        """Whether a noun is counted."""
        return self.dimension == "count" and not self.unit


def read_measure(line: Line, end: int, *, money: Unit | None, singular: bool) -> Measure:
    """Read scale, unit or counted noun, and "per" behind the numeral that ends at `end`; `money` stands before it."""
    folded = line.folded
    more = _MORE.match(folded, end)
    scale, number_end = read_scale(folded, more.end() if more else end, money=money is not None)
    later = _MORE.match(folded, number_end)
    at = later.end() if later else number_end
    result = Measure(scale, number_end, number_end, number_end, more=bool(more or later))
    unit = read_unit(line.units, folded, line.text, at, money=money is not None)
    if unit is not None and (money is None or unit.dimension == "currency"):
        result.end, result.last, result.per = unit.unit_end, unit.end, unit.per
        result.unit, result.dimension, result.unit_text = unit.unit, unit.dimension, unit.unit_text
        result.scale *= unit.scale
    elif money is None:
        _read_noun(line, at, result, singular=singular)
    if money is not None:
        result.unit, result.dimension = money.id, money.dimension
        if not result.per:
            result.per, result.last = read_per(folded, line.text, result.end)
    return result


def _read_noun(line: Line, at: int, result: Measure, *, singular: bool) -> None:
    """Fill in the counted noun behind the number, if there is one."""
    folded = line.folded
    noun = chinese_noun(folded, at)
    if noun is None:
        end = english_noun(folded, at, singular=singular)
        if end is None:
            if folded.startswith(" per ", at):
                result.per, result.last = read_per(folded, line.text, at)
            return
        noun = at + 1, end
    result.dimension, result.unit_text, result.end = "count", line.text[noun[0] : noun[1]], noun[1]
    if folded[noun[1] : noun[1] + 1] != "/" or _PER_NUMBER.match(folded, noun[1]):
        result.per, result.last = read_per(folded, line.text, noun[1])
    result.last = max(result.last, result.end)


def amount(line: Line, start: int, number_start: int, value: Decimal, measure: Measure) -> Quantity:
    """Put together the quantity whose numeral starts at `number_start` and whose expression starts at `start`."""
    return Quantity(
        start=start,
        end=measure.end,
        text=line.text[number_start : measure.number_end].rstrip(" +余餘多"),
        value=scaled(value, measure.scale),
        unit=measure.unit,
        dimension=measure.dimension,
        unit_text=measure.unit_text,
        scale=measure.scale,
        per=measure.per or per_before(line, start),
        approximate=_approximation(line.folded, start, measure),
    )


def _approximation(folded: str, start: int, measure: Measure) -> str:
    """Tell in one word how the number is hedged."""
    if measure.more:
        return "over"
    match = _APPROXIMATE.search(folded, max(0, start - 16), start) if start else None
    return match.lastgroup or "" if match else ""


def per_before(line: Line, start: int) -> str:
    """What the number at `start` is per, where that stands before it: "per employee was", 每名员工平均."""
    left = line.folded[max(0, start - 80) : start]
    offset = start - len(left)
    if "per " in left:
        match = _PER_LEFT.search(left)
        if match and not match[1].startswith(("cent", "annum", "year")):
            return line.text[offset + match.start(1) : offset + match.end(1)].strip()
    if "每" in left:
        match = _PER_LEFT_CHINESE.search(left)
        if match:
            stop = PER_STOP_CHINESE.search(left, match.start(1))
            return line.text[offset + match.start(1) : offset + (stop.start() if stop else match.end(1))].strip()
    return "人" if "人均" in left and _PER_HEAD.search(left) else ""
