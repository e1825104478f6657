"""What the outcomes of a claim's conditions are called, and in what order they are shown: not held comes first."""

from collections import Counter
from collections.abc import Iterable

from checker.model.assessment import Assessment
from checker.model.use import ConditionResult, Outcome, UseCheck
from checker.writers.words import Words

OUTCOMES: dict[Outcome, Words] = {
    Outcome.NOT_HELD: Words("✘", "Not held", "The condition is not met; the message names the disclosures concerned."),
    Outcome.NOT_JUDGED: Words("?", "Not judged", "Nothing sure can be said; the message tells why. Look yourself."),
    Outcome.HELD: Words("✔", "Held", "The condition appears to be met."),
    Outcome.NOT_ASKED: Words("–", "Not asked", "The condition does not apply to this report."),
}
"""In the order in which they are shown."""


def conditions_in_order(use: UseCheck) -> list[ConditionResult]:
    """Return the conditions by outcome, each outcome in the framework's order."""
    order = {outcome: place for place, outcome in enumerate(OUTCOMES)}
    return sorted(use.conditions, key=lambda condition: order[condition.outcome])


def claim_words(use: UseCheck) -> str:
    """Return what the report claims, with what is wrong with it."""
    return " ".join(filter(None, ("; ".join(claim.title for claim in use.stated), use.note)))


def use_summary(assessment: Assessment) -> str:
    """Return "in accordance with ...: 3 not held, 12 not judged, 9 held"; empty where there is nothing to say."""
    if assessment.use is None:
        return ""
    counts = Counter(condition.outcome for condition in assessment.use.conditions)
    told = ", ".join(_counted(counts, OUTCOMES.items()))
    return ": ".join(filter(None, (claim_words(assessment.use), told)))


def _counted(counts: Counter[Outcome], words: Iterable[tuple[Outcome, Words]]) -> Iterable[str]:
    return (f"{counts[outcome]} {one.label.lower()}" for outcome, one in words if counts[outcome])
