"""A printed numeral in, a Decimal out: Arabic, accounting and Chinese forms. Units and context are not looked at."""

from decimal import Decimal

from checker.text.normalise import fold
from checker.text.words import regex

CHINESE_SCALES = {
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
"""Scale words that may follow an Arabic number, in folded text."""
ENGLISH_SCALES = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "thousands": Decimal(10**3),
    "million": Decimal(10**6),
    "millions": Decimal(10**6),
    "mn": Decimal(10**6),
    "mil": Decimal(10**6),
    "billion": Decimal(10**9),
    "billions": Decimal(10**9),
    "bn": Decimal(10**9),
    "trillion": Decimal(10**12),
}
ENGLISH_NUMBERS = {
    "zero": Decimal(0),
    "one": Decimal(1),
    "two": Decimal(2),
    "three": Decimal(3),
    "four": Decimal(4),
    "five": Decimal(5),
    "six": Decimal(6),
    "seven": Decimal(7),
    "eight": Decimal(8),
    "nine": Decimal(9),
    "ten": Decimal(10),
    "eleven": Decimal(11),
    "twelve": Decimal(12),
    "thirteen": Decimal(13),
    "fourteen": Decimal(14),
    "fifteen": Decimal(15),
    "sixteen": Decimal(16),
    "seventeen": Decimal(17),
    "eighteen": Decimal(18),
    "nineteen": Decimal(19),
    "twenty": Decimal(20),
    "both": Decimal(2),
}
_DIGITS = {
    digit: value
    for value, digits in enumerate(["零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for digit in digits
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_CHINESE = regex("[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?")
_ARABIC = regex(
    r"(?P<sign>[-+])?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]*\.?[0-9]+)"
    r"\s?(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|万亿|[十百千]?[万亿]|[百千])?"
)
_DASH = regex(r"-{1,3}")
_NIL = frozenset(["nil", "none", "zero", "无", "零", "没有"])


def parse_number(text: str) -> Decimal | None:
    """Value of a whole string that is one number; None where it is not, or is more.

    Understands 1,234 and 1 234, 12.5, +3, -3, (12) as -12, a scale word (5.81 billion, 1.2万, 3億), and Chinese
    numerals (一百二十三, 三萬五千, 二零二一, 十二点五). No unit, no percent sign, no nil marker.
    """
    folded = fold(text).strip()
    if folded.startswith("(") and folded.endswith(")"):
        inner = parse_number(folded[1:-1])
        return None if inner is None else -abs(inner)
    match = _ARABIC.fullmatch(folded)
    if not match:
        return chinese_number(folded)
    scale = match["scale"] or ""
    value = scaled(arabic_value(match["digits"]), CHINESE_SCALES.get(scale) or ENGLISH_SCALES.get(scale) or Decimal(1))
    return -value if match["sign"] == "-" else value


def arabic_value(digits: str) -> Decimal:
    """Value of digits with their separators: commas or spaces by thousands, dots where two stand, a decimal comma."""
    if digits.count(".") > 1 or (digits.count(",") == 1 and len(digits) - digits.index(",") < 4):
        digits = digits.replace(".", "").replace(",", ".")
    return Decimal(digits.replace(",", "").replace(" ", ""))


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """Multiply exactly, without the zeros that the scale makes meaningless (5.81 billion is 5810000000)."""
    if scale == 1:
        return value
    product = value * scale
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()


def chinese_number(text: str) -> Decimal | None:
    """Value of a folded string that is all Chinese numerals, by places or digit by digit; None for anything else."""
    if not _CHINESE.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    if fraction:
        places = "".join(str(_DIGITS[digit]) for digit in fraction)
        integer = chinese_number(whole)
        return None if integer is None else integer + Decimal(f"0.{places}")
    if all(char in _DIGITS for char in whole):
        return Decimal("".join(str(_DIGITS[digit]) for digit in whole))
    return _by_places(whole)


def _by_places(text: str) -> Decimal | None:
    """Read 三万五千 as 35000 and 一百二 as 120; None where the places are out of order."""
    for mark, unit in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.rpartition(mark) if mark == "亿" else text.partition(mark)
        if found:
            above = _by_places(high) if high else Decimal(1)
            below = _by_places(_last_place(low, unit)) if low else Decimal(0)
            return None if above is None or below is None or below >= unit else above * unit + below
    return _below_ten_thousand(text)


def _last_place(low: str, unit: int) -> str:
    """Spell out the place that speech drops: in 三万五 the last digit counts thousands."""
    if len(low) == 1 and low in _DIGITS and low not in "零〇":
        return low + {10**4: "千", 10**8: "千万"}[unit]
    return low


def _below_ten_thousand(text: str) -> Decimal | None:
    """Read thousands, hundreds and tens."""
    total, digit, last = 0, None, 10**4
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
            continue
        place = _PLACES.get(char, 0)
        if not place or place >= last:
            return None
        total += (1 if digit is None else digit or 0) * place
        digit, last = None, place
    if digit is None:
        return Decimal(total)
    return Decimal(total + digit * (last // 10 if 100 <= last < 10**4 and not _has_zero(text) else 1))


def _has_zero(text: str) -> bool:
    """Whether a zero fills a place, as in 一百零二."""
    return "零" in text or "〇" in text


def is_dash(cell: str) -> bool:
    """Whether a table cell holds nothing but dashes, which stand for none."""
    return _DASH.fullmatch(fold(cell).strip().replace(" ", "")) is not None


def is_nil_word(cell: str) -> bool:
    """Whether a table cell says none in a word: nil, none, zero, 無."""
    return fold(cell).strip().rstrip("*.") in _NIL
