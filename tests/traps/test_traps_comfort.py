"""Traps of false comfort (numbers 13 and 14): what only touches a topic, beside siblings that truly disclose.

Laws and what they ask, what could happen, competitors, suppliers and products, duties, slogans and biographies say
nothing of what the issuer does. The texts stand in comfort.txt.
"""

from pathlib import Path

import pytest

from checker.model.finding import State
from checker.model.rule import Example
from checker.rule_examples import run_example
from tests.builders_check import shipped

LINES = (Path(__file__).parent / "comfort.txt").read_text(encoding="utf-8").splitlines()[1:]
TEXTS = [tuple(part.strip() for part in line.split("|", 3)) for line in LINES]


@pytest.mark.parametrize(("want", "datapoint", "heading", "text"), TEXTS)
def test_only_what_truly_discloses_is_disclosed(want, datapoint, heading, text):
    rule = next(rule for rule in shipped().rules if rule.id == datapoint)
    found = run_example(rule, Example(state="disclosed", text=text, heading=heading), shipped())
    assert (found.state is State.DISCLOSED) is (want == "discloses"), found.quote
