"""Element states in, a requirement's verdict and gap in words out. The table is the reviewers' codebook's."""

from collections.abc import Sequence

from checker.model.assessment import ElementResult, Verdict
from checker.model.finding import State
from checker.model.framework import Obligation

_NEXT_STEPS = {
    Verdict.MISSING: "Disclose it, or state why it is not disclosed",
    Verdict.PARTIAL: "Complete what is missing, or state why it is not given",
    Verdict.REFERRED: "Check that the document referred to answers it, and cite the place",
    Verdict.NEEDS_REVIEW: "Read the pages that could not be read, or supply them as text",
    Verdict.EXPLAINED: "Check that the reason still holds and is worded for this requirement",
}
_MANDATORY_STEP = "Disclose it: it is mandatory, a reason does not replace it"


def verdict_of(states: Sequence[State]) -> Verdict:
    """Verdict of a requirement from its elements' states."""
    kinds = set(states) - {State.NOT_APPLICABLE}
    if not kinds:
        return Verdict.NOT_APPLICABLE
    if State.NOT_ASSESSED in kinds:
        assessed = kinds - {State.NOT_ASSESSED}
        if not assessed:
            return Verdict.NOT_ASSESSED
        verdict = verdict_of(sorted(assessed))
        return (
            Verdict.PARTIAL if verdict is Verdict.PRESENT else verdict
        )  # what was not assessed is not known to be met
    if kinds == {State.DISCLOSED}:
        return Verdict.PRESENT
    if State.NEEDS_REVIEW in kinds:
        return Verdict.NEEDS_REVIEW
    if State.EXPLAINED in kinds and kinds <= {State.DISCLOSED, State.EXPLAINED}:
        return Verdict.EXPLAINED
    if kinds == {State.MISSING}:
        return Verdict.MISSING
    if State.REFERRED in kinds and kinds <= {State.REFERRED, State.MISSING}:
        return Verdict.REFERRED
    return Verdict.PARTIAL


def gap_in_words(elements: Sequence[ElementResult]) -> str:
    """What is not answered: what was not found in one list, the rest each with its reason."""
    absent = [element.title for element in elements if element.state is State.MISSING]
    parts = [f"not found: {', '.join(absent)}"] if absent else []
    parts += [
        f"{element.title}: {element.reason or element.state.replace('_', ' ')}"
        for element in elements
        if element.state not in (State.DISCLOSED, State.NOT_APPLICABLE, State.MISSING)
    ]
    return "; ".join(parts)


def next_step(verdict: Verdict, obligation: Obligation) -> str:
    """What the reporter has to do about a requirement; empty where nothing."""
    if obligation is Obligation.MANDATORY and verdict in (Verdict.MISSING, Verdict.PARTIAL, Verdict.EXPLAINED):
        return _MANDATORY_STEP
    return _NEXT_STEPS.get(verdict, "")
