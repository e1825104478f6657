"""A sentence or table cell in, every printed number out as a typed quantity with unit, scale and what it is per.

Years, dates, codes and the like come out too, marked by their kind, so that nobody takes them for amounts.
"""

from dataclasses import replace

from checker.text.arabic import arabic_quantities
from checker.text.headers import per_of_header, unit_of_header
from checker.text.labels import QuantityKind
from checker.text.normalise import fold
from checker.text.numerals import scaled
from checker.text.quantity import Line, Quantity
from checker.text.spelled import chinese_quantities, english_quantities
from checker.text.units import UnitIndex, UnitText
from checker.text.words import regex

__all__ = ["Quantity", "QuantityKind", "UnitIndex", "UnitText", "per_of_header", "quantities", "unit_of_header"]

_RANGE = regex(r" ?(?:-|~|to|至|到) ?")
_LIST = regex(r"(?:,? (?:and|or) |, ?|、 ?|[，；]| ?& ?| ?[及和与或] ?)")
_NAMES = (QuantityKind.CODE, QuantityKind.AGE)


def quantities(text: str, units: UnitIndex) -> list[Quantity]:
    """Every number printed in a sentence, table cell or table row, in order and without overlap.

    Number words count only before a noun or unit. Numbers inside a word or formula (CO2, FY2022, B2.2) are left out, as
    are those inside a "per" (per 1,000 employees). A number that shares the unit of the next one ("12 to 15 tonnes",
    "3, 5 and 8 kg") is given it. A number in brackets is negative only where it fills the text or its table cell.
    """
    line = Line(text, fold(text), units)
    found = list(arabic_quantities(line))
    if not line.folded.isascii():
        found += chinese_quantities(line)
    found += english_quantities(line)
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    return _linked(line.folded, _apart(found))


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Leave out what stands inside an earlier quantity."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _linked(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Hand names on to the right (Scope 1 and 2) and units to the left (12 to 15 tonnes)."""
    for at in range(1, len(found)):
        left, right = found[at - 1], found[at]
        if left.kind in _NAMES and _is_bare(right) and _link(folded, left, right):
            found[at] = replace(right, kind=left.kind, dimension="", unit_text="", per="")
    for at in range(len(found) - 2, -1, -1):
        found[at], found[at + 1] = _shared(folded, found[at], found[at + 1])
    return found


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number may be one more name in a list: short, whole, without a unit."""
    return (
        quantity.kind is QuantityKind.AMOUNT
        and not quantity.unit
        and quantity.text.isdigit()
        and len(quantity.text) < 4
    )


def _link(folded: str, left: Quantity, right: Quantity) -> str:
    """Tell how two neighbours are joined: "range", "list" or not at all."""
    if right.start - left.end > 6:
        return ""
    between = folded[left.end : right.start]
    return "range" if _RANGE.fullmatch(between) else "list" if _LIST.fullmatch(between) else ""


def _shared(folded: str, left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Give two joined numbers the unit, and in a range the scale, of the one that has it."""
    if left.kind is not QuantityKind.AMOUNT or left.dimension not in ("", "currency"):
        return left, right
    link = _link(folded, left, right)
    if not link:
        return left, right
    if right.kind in (QuantityKind.DATE, QuantityKind.AGE) and not left.dimension:
        return replace(left, kind=right.kind), right
    if right.kind is not QuantityKind.AMOUNT:
        return left, right
    if link == "range" and left.scale == 1 != right.scale and left.value * right.scale <= right.value:
        left = replace(left, value=scaled(left.value, right.scale), scale=right.scale)
    if left.dimension and not right.dimension and link == "range":
        return left, replace(right, unit=left.unit, dimension=left.dimension, unit_text=left.unit_text)
    printed_before = right.dimension == "currency" and not right.unit_text
    if not left.dimension and right.dimension and not printed_before:
        left = replace(
            left, unit=right.unit, dimension=right.dimension, unit_text=right.unit_text, per=left.per or right.per
        )
    return left, right
