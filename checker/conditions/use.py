"""The claims of use that a report makes, and the first of them held against its own conditions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.model.assessment import Assessment, ElementResult
from checker.model.finding import Finding, State
from checker.model.framework import Element, Framework
from checker.model.use import ClaimOfUse, ConditionResult, Outcome, StatedClaim, UseCheck, UseRules

_OPEN = {
    State.WEAK: "It is touched on only: look at it.",
    State.REFERRED: "The report refers to another document for it, which was not checked.",
    State.EXPLAINED: "The report gives a reason in its place.",
    State.NEEDS_REVIEW: "Pages that could not be read may hold it.",
}
_NO_CLAIM = "The report has an index of this framework, but no claim of how the framework was used was found."
_UNSEARCHED = "It could not be searched in full: it is in a language, or has pages, that could not be read."
_LISTED = "The index says where it stands, but nothing there was recognised as an answer: look at it."
_UNTOLD = "The report does not tell of it, and need not: ask."


def claim_made(use: UseRules, findings: Mapping[str, Finding]) -> ClaimOfUse | None:
    """The claim against which the report is held: the first that it makes."""
    return next(iter(_made(use, findings)), None)


def check_use(
    framework: Framework,
    findings: Sequence[Finding],
    derived: Sequence[ConditionResult],
    assessment: Assessment,
    *,
    listed: frozenset[str],
    searchable: bool,
) -> UseCheck | None:
    """The claims with the conditions of the first; None where there is neither a claim nor an index of the framework.

    `assessment` holds the derived findings already; `listed`: codes for which the report's index says where they
    stand; `searchable`: all of the report was read, in a language that the rules know.
    """
    if framework.use is None:
        return None
    found = {one.datapoint: one for one in findings}
    made = _made(framework.use, found)
    if not made:
        return UseCheck(note=_NO_CLAIM if searchable else f"{_NO_CLAIM} {_UNSEARCHED}") if listed else None
    stated = tuple(StatedClaim(id=one.id, title=one.title, evidence=found[one.stated_by].evidence[:1]) for one in made)
    results = {one.datapoint: one for one in derived}
    conditions = (*_elements(made[0], framework, assessment, results, listed), *_own(made[0], results, found))
    return UseCheck(stated=stated, note=_conflict(made), conditions=conditions)


def _made(use: UseRules, findings: Mapping[str, Finding]) -> list[ClaimOfUse]:
    """Claims that the report makes, but for those whose words another holds as well."""
    told = [one for one in use.claims if one.stated_by in findings and findings[one.stated_by].state is State.DISCLOSED]
    names = {one.id for one in told}
    return [one for one in told if names.isdisjoint(one.yields_to)]


def _conflict(made: Sequence[ClaimOfUse]) -> str:
    first, names = made[0], {one.id for one in made}
    others = [one.title for one in made if one.id in first.excludes and one.id in names]
    return f"The report also claims “{'”, “'.join(others)}”: these exclude each other." if others else ""


def _elements(
    claim: ClaimOfUse,
    framework: Framework,
    assessment: Assessment,
    derived: Mapping[str, ConditionResult],
    listed: frozenset[str],
) -> Iterator[ConditionResult]:
    """The elements of the claim's requirements as conditions."""
    for requirement, result in zip(framework.requirements, assessment.requirements, strict=True):
        if requirement.id in claim.requirements:
            for element, found in zip(requirement.elements, result.elements, strict=True):
                yield _condition(element, found, result.id, derived, listed)


def _condition(
    element: Element,
    found: ElementResult,
    requirement: str,
    derived: Mapping[str, ConditionResult],
    listed: frozenset[str],
) -> ConditionResult:
    asked = found.state is not State.NOT_APPLICABLE
    made = derived.get(element.datapoint) if asked else None
    made = made or _plain(element, found, listed)
    return replace(made, id=element.id, requirement=requirement, title=element.title)


def _plain(element: Element, found: ElementResult, listed: frozenset[str]) -> ConditionResult:
    """A condition that some sentence of the report meets, or none."""
    outcome, message = Outcome.HELD, ""
    if found.state is State.NOT_APPLICABLE:
        open_ = element.asked_if is not None and element.asked_if.open
        outcome, message = Outcome.NOT_JUDGED if open_ else Outcome.NOT_ASKED, found.reason
    elif found.state is State.MISSING:
        outcome, message = _not_found(element, found, listed)
    elif found.state is not State.DISCLOSED:
        outcome, message = Outcome.NOT_JUDGED, _OPEN.get(found.state, found.reason)
    evidence = found.evidence if outcome is Outcome.HELD else ()
    return ConditionResult(datapoint=element.datapoint, outcome=outcome, message=message, evidence=evidence)


def _not_found(element: Element, found: ElementResult, listed: frozenset[str]) -> tuple[Outcome, str]:
    if element.untold:
        return Outcome.NOT_JUDGED, _UNTOLD
    if element.listed_as in listed:
        return Outcome.NOT_JUDGED, _LISTED
    return Outcome.NOT_HELD, found.reason


def _own(
    claim: ClaimOfUse, derived: Mapping[str, ConditionResult], findings: Mapping[str, Finding]
) -> Iterator[ConditionResult]:
    """Conditions that stand in no requirement."""
    for title, datapoint in claim.conditions:
        made = derived.get(datapoint)
        if made is None:
            finding = findings.get(datapoint)
            held = finding is not None and finding.state is State.DISCLOSED
            made = ConditionResult(
                datapoint=datapoint,
                outcome=Outcome.HELD if held else Outcome.NOT_HELD,
                message="" if held else "Nothing in the report answers this.",
                evidence=finding.evidence if finding and held else (),
            )
        yield replace(made, title=title)
