"""Counts and orders that several writers share: coverage, the gaps that matter most, what to review first.

Nothing here changes a verdict; it only counts and sorts what the assessment says.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from checker.model.assessment import Assessment, ElementResult, RequirementResult, Verdict
from checker.model.finding import Evidence, NearMiss, State
from checker.model.framework import Aspect, Obligation
from checker.writers.words import OBLIGATIONS, STATES, confidence_text

GAPS = (Verdict.MISSING, Verdict.PARTIAL)
_ANSWERED = (Verdict.PRESENT, Verdict.EXPLAINED)
_OUTSIDE = (Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED)

_WEIGHTS = {Obligation.MANDATORY: 3.0, Obligation.COMPLY_OR_EXPLAIN: 2.0, Obligation.VOLUNTARY: 1.0}
_STAKES = {
    State.DISCLOSED: 1.5,  # a gap called disclosed is the costliest mistake
    State.NEEDS_REVIEW: 1.2,
    State.NOT_ASSESSED: 1.0,
    State.MISSING: 1.0,
    State.WEAK: 1.0,
    State.EXPLAINED: 0.8,
    State.REFERRED: 0.8,
    State.NOT_APPLICABLE: 0.3,
}
_DOUBTS = {
    State.DISCLOSED: "Taken as disclosed, but not surely",
    State.WEAK: "Touched on; a reviewer may call it enough",
    State.EXPLAINED: "The reason may not belong to it",
    State.REFERRED: "The document referred to was not checked",
    State.MISSING: "Not found; it may stand in other words",
    State.NEEDS_REVIEW: "Pages that were not read may hold it",
    State.NOT_ASSESSED: "No rule looks for it",
    State.NOT_APPLICABLE: "The condition may hold after all",
}
_SURE_ENOUGH = 0.9
_OPEN_STATES = (State.NEEDS_REVIEW, State.NOT_ASSESSED, State.WEAK, State.REFERRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectCount:
    """How many requirements of one aspect have which verdict."""

    aspect: Aspect
    counts: Counter[Verdict]

    @property
    def total(self) -> int:
        """All requirements of the aspect."""
        return self.counts.total()

    @property
    def coverage(self) -> float | None:
        """Share answered of those that apply and were assessed; None where there are none."""
        return share_answered(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One potential gap with the assessment it belongs to."""

    assessment: Assessment
    requirement: RequirementResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One element that is worth a reviewer's look, with the reason."""

    assessment: Assessment
    requirement: RequirementResult
    element: ElementResult
    score: float
    because: str


def requirement_code(requirement: RequirementResult) -> str:
    """Return the id, with the standard's year where ids repeat between years: "418-1@2016"."""
    return f"{requirement.id}@{requirement.year}" if requirement.year else requirement.id


def requirement_key(assessment: Assessment, requirement: RequirementResult) -> str:
    """Return the stable key of a requirement: "hkex-2020:B6.2"."""
    return f"{assessment.framework}:{requirement_code(requirement)}"


def element_key(assessment: Assessment, requirement: RequirementResult, element: ElementResult) -> str:
    """Return the stable key of an element: "hkex-2020:B6.2:number"."""
    return f"{requirement_key(assessment, requirement)}:{element.id}"


def verdict_counts(requirements: Iterable[RequirementResult]) -> Counter[Verdict]:
    """Count the verdicts."""
    return Counter(requirement.verdict for requirement in requirements)


def share_answered(counts: Counter[Verdict]) -> float | None:
    """Return the share present or explained of what applies and was assessed; None where nothing was."""
    asked = counts.total() - sum(counts[verdict] for verdict in _OUTSIDE)
    return sum(counts[verdict] for verdict in _ANSWERED) / asked if asked else None


def by_aspect(assessment: Assessment) -> tuple[AspectCount, ...]:
    """Return the counts of each aspect that has requirements, in the framework's order."""
    known = {aspect.id: aspect for aspect in assessment.aspects}
    counts: dict[str, Counter[Verdict]] = {id: Counter() for id in known}
    for requirement in assessment.requirements:
        counts.setdefault(requirement.aspect, Counter())[requirement.verdict] += 1
    return tuple(
        AspectCount(aspect=known.get(id) or Aspect(id=id, title="", group=""), counts=count)
        for id, count in counts.items()
        if count
    )


def gaps(assessments: tuple[Assessment, ...]) -> tuple[Gap, ...]:
    """Return all potential gaps: mandatory first, missing before partial, the surest first."""
    found = [
        Gap(assessment=assessment, requirement=requirement)
        for assessment in assessments
        for requirement in assessment.requirements
        if requirement.verdict in GAPS
    ]
    return tuple(sorted(found, key=_gap_order))


def _gap_order(gap: Gap) -> tuple[float, int, float]:
    requirement = gap.requirement
    return -_WEIGHTS[requirement.obligation], GAPS.index(requirement.verdict), -requirement.confidence


def no_gap_words(assessment: Assessment) -> str:
    """Return what to say where there is no gap: silence of the program is no praise of the report."""
    if all(requirement.verdict in _OUTSIDE for requirement in assessment.requirements):
        return "Nothing was assessed."
    return "No potential gap among what was read and assessed."


def review_order(assessments: tuple[Assessment, ...]) -> tuple[ReviewItem, ...]:
    """Return the elements whose state a look could change, most worthwhile first.

    Worth is obligation x chance that the state is wrong x cost of leaving it wrong.
    """
    items = [
        _review_item(assessment, requirement, element)
        for assessment in assessments
        for requirement in assessment.requirements
        for element in requirement.elements
        if element.state in _OPEN_STATES
        or (element.state is not State.NOT_APPLICABLE and element.confidence < _SURE_ENOUGH)
    ]
    return tuple(sorted(items, key=lambda item: -item.score))


def _review_item(assessment: Assessment, requirement: RequirementResult, element: ElementResult) -> ReviewItem:
    unknown = element.state in (State.NEEDS_REVIEW, State.NOT_ASSESSED)
    doubt = 1.0 if unknown else 1.0 - element.confidence
    score = _WEIGHTS[requirement.obligation] * doubt * _STAKES[element.state]
    return ReviewItem(
        assessment=assessment,
        requirement=requirement,
        element=element,
        score=round(score, 4),
        because=_why_look(requirement, element),
    )


def _why_look(requirement: RequirementResult, element: ElementResult) -> str:
    words = f"{OBLIGATIONS[requirement.obligation]}. {_DOUBTS[element.state]}"
    if element.state in (State.NEEDS_REVIEW, State.NOT_ASSESSED):
        return f"{words}."
    return f"{words}; confidence {confidence_text(element.confidence).lower()}."


def missing_words(requirement: RequirementResult) -> str:
    """Return what is missing in words; where the assessment gives none, the open elements by name."""
    if requirement.gap or requirement.verdict not in (*GAPS, Verdict.NEEDS_REVIEW, Verdict.REFERRED):
        return requirement.gap
    closed = (State.DISCLOSED, State.EXPLAINED, State.NOT_APPLICABLE)
    return "; ".join(element.title for element in requirement.elements if element.state not in closed)


def reason_words(requirement: RequirementResult) -> str:
    """Return why the elements that are not simply disclosed have their states."""
    told = [element for element in requirement.elements if element.reason and element.state is not State.DISCLOSED]
    if len(requirement.elements) == 1:
        return "".join(element.reason for element in told)
    titles: dict[str, list[str]] = {}
    for element in told:
        titles.setdefault(element.reason, []).append(element.title)
    return "\n".join(f"{', '.join(names)}: {reason}" for reason, names in titles.items())


def best_evidence(requirement: RequirementResult) -> Evidence | None:
    """Return the proof to show where there is room for one: of a disclosed element first, then the surest."""
    order = tuple(STATES)
    proved = [element for element in requirement.elements if element.evidence]
    if not proved:
        return None
    return min(proved, key=lambda element: (order.index(element.state), -element.confidence)).evidence[0]


def best_near_miss(requirement: RequirementResult) -> NearMiss | None:
    """Return the passage that came closest and was turned down."""
    return next((miss for element in requirement.elements for miss in element.near_misses), None)
