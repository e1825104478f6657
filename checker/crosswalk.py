"""Tells of each gap what closing it closes in the other frameworks of the run: those that ask for the same datapoints.

Nothing is mapped by hand: two requirements are related because an element of each names the same datapoint.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.model.assessment import Assessment, RequirementResult
from checker.model.finding import State

_OPEN = frozenset({State.MISSING, State.WEAK, State.REFERRED, State.NEEDS_REVIEW})


def with_crosswalk(assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """The assessments of one report, each gap with the gaps that it shares with the other frameworks."""
    if len(assessments) < 2:
        return tuple(assessments)
    asking = _asking(assessments)
    return tuple(
        replace(
            assessment,
            requirements=tuple(
                _linked(requirement, assessment.framework, asking) for requirement in assessment.requirements
            ),
        )
        for assessment in assessments
    )


def _asking(assessments: Sequence[Assessment]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Per datapoint the (framework, requirement) pairs that lack it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for assessment in assessments:
        for requirement in assessment.requirements:
            for datapoint in _lacking(requirement):
                found[datapoint].append((assessment.framework, _name(requirement)))
    return found


def _lacking(requirement: RequirementResult) -> Sequence[str]:
    return sorted({item.datapoint for item in requirement.elements if item.datapoint and item.state in _OPEN})


def _name(requirement: RequirementResult) -> str:
    return f"{requirement.id}@{requirement.year}" if requirement.year else requirement.id


def _linked(
    requirement: RequirementResult, framework: str, asking: Mapping[str, Sequence[tuple[str, str]]]
) -> RequirementResult:
    others = {
        f"{other}:{name}"
        for datapoint in _lacking(requirement)
        for other, name in asking[datapoint]
        if other != framework
    }
    return replace(requirement, also_closes=tuple(sorted(others)))
