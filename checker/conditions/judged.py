"""Points against a condition, or that leave it open, to its outcome in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.model.finding import Evidence
from checker.model.use import ConditionResult, Outcome, Point


def judged(
    points: Iterable[Point], *, held: str, evidence: Sequence[Evidence] = (), datapoint: str = ""
) -> ConditionResult:
    """Held where there are no points; each point against it makes it not held, others leave it open."""
    found = tuple(points)
    outcome = Outcome.HELD
    if found:
        outcome = Outcome.NOT_HELD if any(one.against for one in found) else Outcome.NOT_JUDGED
    return ConditionResult(
        datapoint=datapoint,
        outcome=outcome,
        message=in_words(found) or held,
        points=found,
        evidence=tuple(evidence),
    )


def plain(outcome: Outcome, message: str, evidence: Sequence[Evidence] = ()) -> ConditionResult:
    """An outcome that is about no single disclosure."""
    return ConditionResult(datapoint="", outcome=outcome, message=message, evidence=tuple(evidence))


def in_words(points: Sequence[Point]) -> str:
    """What is said of which disclosures, those that speak against the condition first: "2-4: ...; 2-7, 2-8: ..."."""
    said: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for one in points:
        said[not one.against, one.message].append(one.code)
    groups = sorted(said.items(), key=lambda item: item[0][0])
    return "; ".join(f"{', '.join(dict.fromkeys(codes))}: {message}" for (_, message), codes in groups)
