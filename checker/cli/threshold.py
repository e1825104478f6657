"""When a run ends with exit code 1: which verdicts count at which `--fail-on` level."""

from collections.abc import Iterable

from checker.batch import Tally
from checker.model.assessment import Verdict
from checker.model.framework import Obligation

_UNSEARCHED = frozenset({Verdict.MISSING, Verdict.NEEDS_REVIEW})
"""What was not read is never called missing, and never passes a gate."""

LEVELS: dict[str, frozenset[Verdict]] = {
    "missing": _UNSEARCHED,
    "partial": _UNSEARCHED | {Verdict.PARTIAL},
    "needs_review": _UNSEARCHED | {Verdict.PARTIAL, Verdict.REFERRED, Verdict.NOT_ASSESSED},
    "never": frozenset(),
}
"""Verdicts that count at each level, from the most lenient gate to the strictest, and none at all."""


def has_gaps(tallies: Iterable[Tally], *, fail_on: str, binding_only: bool) -> bool:
    """Whether any verdict counts at this level."""
    return any(
        tally.count > 0
        and tally.verdict in LEVELS[fail_on]
        and not (binding_only and tally.obligation is Obligation.VOLUNTARY)
        for tally in tallies
    )
