"""The units of the shipped lexicon, and a short way to write down what a text's numbers mean."""

from collections.abc import Callable

import pytest

from checker.resources import rules_dir
from checker.rulebook.lexicon_builder import build_units
from checker.rulebook.yaml_source import read_source
from checker.text.quantities import Quantity, QuantityKind, UnitIndex, quantities


@pytest.fixture(scope="session")
def units() -> UnitIndex:
    path = rules_dir() / "lexicon" / "units.yaml"
    return UnitIndex(build_units(read_source(path, "units.yaml")))


@pytest.fixture
def amounts(units: UnitIndex) -> Callable[[str], list[str]]:
    """Amounts of a text as "value unit / per", a counted noun in quotes, a hedge in front."""

    def render(quantity: Quantity) -> str:
        counted = f"'{quantity.unit_text}'" if quantity.dimension == "count" and not quantity.unit else ""
        words = [
            quantity.approximate,
            f"{quantity.value.normalize():f}",
            quantity.unit or counted or quantity.dimension,
        ]
        return " ".join(filter(None, words)) + (f" / {quantity.per}" if quantity.per else "")

    def amounts_of(text: str) -> list[str]:
        return [render(found) for found in quantities(text, units) if found.kind is QuantityKind.AMOUNT]

    return amounts_of
