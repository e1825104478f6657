"""Element states in, a requirement's verdict out: the reviewers' codebook's table in full."""

from itertools import combinations

import pytest

from checker.model.assessment import Verdict
from checker.model.finding import State
from checker.verdicts import verdict_of

D, W, E, R, M = State.DISCLOSED, State.WEAK, State.EXPLAINED, State.REFERRED, State.MISSING
NA, NR, NO = State.NOT_APPLICABLE, State.NEEDS_REVIEW, State.NOT_ASSESSED


def expected(states):
    """The codebook's words, one sentence after the other."""
    if all(state is D for state in states):
        return Verdict.PRESENT
    if any(state is E for state in states) and all(state in (D, E) for state in states):
        return Verdict.EXPLAINED
    if all(state is M for state in states):
        return Verdict.MISSING
    if not any(state in (D, W, E) for state in states) and any(state is R for state in states):
        return Verdict.REFERRED
    return Verdict.PARTIAL


MIXTURES = [states for size in range(1, 6) for states in combinations((D, W, E, R, M), size)]


@pytest.mark.parametrize("states", MIXTURES, ids=["+".join(states) for states in MIXTURES])
def test_the_verdict_table_in_full(states):
    verdict = expected(states)
    assert verdict_of(states) is verdict
    assert verdict_of([*states, NA]) is verdict
    assert verdict_of([*states, *states]) is verdict
    assert verdict_of(states[::-1]) is verdict


@pytest.mark.parametrize(
    ("states", "verdict"),
    [
        ((), Verdict.NOT_APPLICABLE),
        ((NA,), Verdict.NOT_APPLICABLE),
        ((NO,), Verdict.NOT_ASSESSED),
        ((NO, NA), Verdict.NOT_ASSESSED),
        ((NR,), Verdict.NEEDS_REVIEW),
        ((NR, D), Verdict.NEEDS_REVIEW),
        ((NR, W), Verdict.NEEDS_REVIEW),
        ((NR, E), Verdict.NEEDS_REVIEW),
        ((NR, R), Verdict.NEEDS_REVIEW),
        ((NO, M), Verdict.MISSING),
        ((NO, NR), Verdict.NEEDS_REVIEW),
    ],
)
def test_what_could_not_be_judged(states, verdict):
    assert verdict_of(states) is verdict


def test_a_requirement_with_an_element_that_was_not_assessed_is_not_present():
    assert verdict_of((D, NO)) is not Verdict.PRESENT
