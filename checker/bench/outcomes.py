"""Holds a label against what the program said, element by element."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.bench.labels import WHOLE, Label
from checker.model.assessment import Assessment, ElementResult, RequirementResult
from checker.model.finding import State

_NUMBER = re.compile(r"\d[\d,\u2009\u00a0 ]*(?:\.\d+)?")
_NIL_WORDS = re.compile(r"\b(nil|none|no|zero|not)\b|無|无|沒有|没有|零|未", re.IGNORECASE)
_PAGES_COUNTED = 3
_DISCLOSED_VERDICTS = ("present", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One label with the program's answer."""

    label: Label
    said: str
    """State of the element, or verdict of a whole requirement."""
    said_disclosed: bool
    confidence: float
    strength: float
    kind: str
    """Question kind of the rule; empty for a whole requirement."""
    datapoint: str
    aspect: str
    language: str
    page_hit: bool | None
    """A labelled page is among the first three pages of evidence; None unless both sides say disclosed."""
    values_found: int
    values_labelled: int
    near_misses: int = 0

    @property
    def is_right(self) -> bool:
        """Both sides say disclosed, or neither does."""
        return self.said_disclosed == self.label.is_disclosed


def outcomes(labels: Iterable[Label], assessment: Assessment, kinds: Mapping[str, str]) -> Iterator[Outcome]:
    """Outcome of every label of one report and framework; what was not assessed counts as not disclosed."""
    found = {(item.id, str(item.year or "")): item for item in assessment.requirements}
    language = assessment.report.languages[0].value[:2] if assessment.report.languages else "?"
    for label in labels:
        requirement = found.get((label.requirement, label.year)) or found.get((label.requirement, ""))
        if requirement is None:
            requirement = next((item for key, item in found.items() if key[0] == label.requirement), None)
        yield _outcome(label, requirement, kinds, language)


def _outcome(label: Label, requirement: RequirementResult | None, kinds: Mapping[str, str], language: str) -> Outcome:
    elements = [item for item in requirement.elements if label.element in (WHOLE, item.id)] if requirement else []
    first = elements[0] if elements and label.element != WHOLE else None
    said = (
        requirement.verdict.value
        if requirement and label.element == WHOLE
        else first.state.value
        if first
        else "absent"
    )
    disclosed = said in _DISCLOSED_VERDICTS or said == State.DISCLOSED.value
    both = disclosed and label.is_disclosed
    pages = [item.locator.page for element in elements for item in element.evidence][:_PAGES_COUNTED]
    wanted = [value for value in label.values if numbers(value)] if both else []
    have = _numbers_of(elements)
    return Outcome(
        label=label,
        said=said,
        said_disclosed=disclosed,
        confidence=first.confidence if first else requirement.confidence if requirement else 0.0,
        strength=first.strength if first else 0.0,
        kind=kinds.get(first.datapoint, "") if first else "",
        datapoint=first.datapoint if first else "",
        aspect=requirement.aspect if requirement else "",
        language=language,
        page_hit=bool(set(pages) & set(label.pages)) if both else None,
        values_found=sum(numbers(value) <= have for value in wanted),
        values_labelled=len(wanted),
        near_misses=len(first.near_misses) if first else 0,
    )


def _numbers_of(elements: Iterable[ElementResult]) -> set[str]:
    return {number for element in elements for figure in element.figures for number in numbers(figure.number)}


def numbers(text: str) -> set[str]:
    """The numbers in a printed value, without grouping marks and trailing zeros; words of none are 0."""
    found = set()
    for printed in _NUMBER.findall(text):
        number = re.sub(r"[,\u2009\u00a0 ]", "", printed)
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        found.add(number.lstrip("0") or "0")
    if not found and _NIL_WORDS.search(text):
        found.add("0")
    return found
