"""Amount and unit of one table cell, from its text and from the units named around it."""

from decimal import Decimal

from checker.text.quantities import Quantity, quantities
from checker.text.units import UnitIndex, UnitText


def quantity_of(text: str, units: UnitIndex) -> Quantity | None:
    """The amount in a cell; a year-like number in a value cell is an amount all the same."""
    found = quantities(text, units)
    amounts = [quantity for quantity in found if quantity.kind == "amount"]
    if amounts:
        return amounts[0]
    return found[0] if len(found) == 1 and found[0].kind == "year" else None


def unit_of(quantity: Quantity | None, *others: UnitText | None) -> UnitText | None:
    """The cell's own unit, else the label's, the column's, the caption's."""
    if quantity is not None and quantity.dimension and (quantity.unit or quantity.unit_text):
        return UnitText(
            unit=quantity.unit,
            dimension=quantity.dimension,
            scale=Decimal(1),
            per=quantity.per,
            unit_text=quantity.unit_text,
        )
    return next((unit for unit in others if unit is not None), None)


def scale_of(quantity: Quantity, unit: UnitText | None) -> Decimal:
    """What the number is multiplied by: the scale of a unit that stands outside its cell."""
    return unit.scale if unit is not None and not quantity.unit else Decimal(1)


def are_akin(above: UnitText | None, unit: UnitText | None) -> bool:
    """Whether a row in `unit` may give a part of one in the unit `above`: of the same kind, or a share of it."""
    if above is None or unit is None:
        return True
    return above.dimension == unit.dimension or "percent" in (above.dimension, unit.dimension)
