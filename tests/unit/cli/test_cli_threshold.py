"""When a run counts as having gaps."""

import pytest

from checker.batch import Tally
from checker.cli.threshold import LEVELS, has_gaps
from checker.model.assessment import Verdict
from checker.model.framework import Obligation


def one(verdict, obligation=Obligation.COMPLY_OR_EXPLAIN, count=1):
    return Tally(framework="invented-2024", verdict=verdict, obligation=obligation, count=count)


@pytest.mark.parametrize(
    ("level", "counted"),
    [
        ("missing", {"missing", "needs_review"}),
        ("partial", {"missing", "needs_review", "partial"}),
        ("needs_review", {"missing", "needs_review", "partial", "referred", "not_assessed"}),
        ("never", set()),
    ],
)
def test_each_level_counts_these_verdicts(level, counted):
    found = {verdict.value for verdict in Verdict if has_gaps([one(verdict)], fail_on=level, binding_only=False)}
    assert found == counted


def test_what_was_not_read_passes_no_gate():
    gates = [level for level in LEVELS if level != "never"]
    assert all(has_gaps([one(Verdict.NEEDS_REVIEW)], fail_on=level, binding_only=False) for level in gates)


def test_voluntary_requirements_can_be_left_out():
    voluntary = [one(Verdict.MISSING, Obligation.VOLUNTARY), one(Verdict.PRESENT)]
    assert has_gaps(voluntary, fail_on="missing", binding_only=False)
    assert not has_gaps(voluntary, fail_on="missing", binding_only=True)
    assert has_gaps([*voluntary, one(Verdict.MISSING, Obligation.MANDATORY)], fail_on="missing", binding_only=True)


def test_nothing_counts_where_nothing_is():
    assert not has_gaps([one(Verdict.MISSING, count=0)], fail_on="partial", binding_only=False)
    assert not has_gaps([], fail_on="needs_review", binding_only=False)
