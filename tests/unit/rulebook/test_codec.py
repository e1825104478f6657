"""Model values to JSON and back."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from checker.model.framework import Framework
from checker.model.rule import RulePack
from checker.rulebook.codec import decode, encode, signature
from checker.rulebook.frameworks import compile_framework, framework_files


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    name: str
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    inner: tuple[Inner, ...]
    words: tuple[tuple[str, ...], ...]
    factor: Decimal
    day: date | None
    colour: Colour | None
    pairs: tuple[tuple[str, tuple[float, ...]], ...]
    number: int | None
    """What must not become 0 or False."""


FULL = Outer(
    inner=(Inner(name="投诉", sure=True), Inner(name="")),
    words=(("a", "b"), (), ("c",)),
    factor=Decimal("0.0010"),
    day=date(2020, 7, 1),
    colour=Colour.BLUE,
    pairs=(("figure", (0.5, 1.0)), ("policy", ())),
    number=0,
)
EMPTY = Outer(inner=(), words=(), factor=Decimal(0), day=None, colour=None, pairs=(), number=None)


def through_json(value):
    return decode(type(value), json.loads(json.dumps(encode(type(value), value))))


@pytest.mark.parametrize("value", [FULL, EMPTY])
def test_a_value_comes_back_equal_and_of_the_same_types(value):
    back = through_json(value)
    assert back == value
    assert repr(back) == repr(value)


def test_what_comes_back_is_as_frozen_as_before():
    with pytest.raises(AttributeError):
        through_json(FULL).number = 3


def test_the_shipped_editions_come_back_equal():
    for path in framework_files().values():
        framework = compile_framework(path, None)
        assert decode(Framework, json.loads(json.dumps(encode(Framework, framework)))) == framework


@pytest.mark.parametrize("data", [None, [], [1], [2, [], []], "x", {}])
def test_other_data_is_refused(data):
    with pytest.raises((ValueError, TypeError)):
        decode(Outer, data)


def test_a_column_that_is_too_short_is_refused():
    data = encode(Inner, Inner(name="a"))
    data[1] = []
    with pytest.raises(ValueError, match="0 values for 1 of Inner"):
        decode(Inner, data)


def test_the_signature_names_every_field_down_to_the_bottom():
    text = signature(RulePack)
    for name in ("RulePack(rules: ", "Term(text: ", "prefix", "only_nil", "factor: <class 'decimal.Decimal'>"):
        assert name in text


def test_types_without_a_form_are_refused():
    with pytest.raises(KeyError):
        encode(bytes, b"x")
