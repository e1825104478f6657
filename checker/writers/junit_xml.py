"""Assessments in, the bytes of a JUnit XML file out: one suite for each framework, one case for each requirement.

Potential gaps and what needs a review fail; what was referred, does not apply or was not assessed is skipped.
"""

from collections.abc import Iterator
from html import escape

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.model.finding import Evidence, NearMiss
from checker.writers.ranking import missing_words, reason_words, requirement_code
from checker.writers.safe_text import clean, one_line, shorten
from checker.writers.words import OBLIGATIONS, STATES, VERDICTS, confidence_text, page_text

_FAILED = (Verdict.MISSING, Verdict.PARTIAL, Verdict.NEEDS_REVIEW)
_SKIPPED = (Verdict.REFERRED, Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED)
_OPENINGS = {
    Verdict.MISSING: "Potential gap, not found",
    Verdict.PARTIAL: "Potential gap, partly disclosed",
    Verdict.NEEDS_REVIEW: "Needs review, pages that may hold it could not be read",
}
_LONGEST_QUOTE = 400


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the JUnit XML of one report against one or several frameworks."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    requirements = tuple(item for assessment in assessments for item in assessment.requirements)
    lines.append(f"<testsuites{_attributes(name=assessments[0].report.source)}{_counts(requirements)}>")
    for assessment in assessments:
        lines.extend(_suite(assessment))
    lines.append("</testsuites>")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(one_line(value))}"' for name, value in values.items())


def _counts(requirements: tuple[RequirementResult, ...]) -> str:
    failed = sum(item.verdict in _FAILED for item in requirements)
    return f' tests="{len(requirements)}" failures="{failed}" errors="0" time="0"'


def _suite(assessment: Assessment) -> Iterator[str]:
    skipped = sum(item.verdict in _SKIPPED for item in assessment.requirements)
    yield f' <testsuite{_attributes(name=assessment.framework)}{_counts(assessment.requirements)} skipped="{skipped}">'
    yield "  <properties>"
    for name, value in _properties(assessment):
        yield f"   <property{_attributes(name=name, value=value)}/>"
    yield "  </properties>"
    for requirement in assessment.requirements:
        yield from _case(assessment, requirement)
    yield " </testsuite>"


def _properties(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield "report", assessment.report.source
    yield "report.sha256", assessment.report.sha256
    yield "framework", assessment.framework_title
    yield "chosen_because", assessment.chosen_because
    yield "program", assessment.provenance.program
    yield "rules", assessment.provenance.rules_digest


def _case(assessment: Assessment, requirement: RequirementResult) -> Iterator[str]:
    place = f"{assessment.framework}.{requirement.aspect}"
    name = f"{requirement_code(requirement)} {requirement.title}"
    opening = f'  <testcase{_attributes(classname=place, name=name)} time="0"'
    if requirement.verdict in _FAILED:
        yield f"{opening}>"
        kind = _attributes(type=requirement.verdict.value, message=_message(requirement))
        yield f"   <failure{kind}>{escape(_details(requirement))}</failure>"
        yield "  </testcase>"
    elif requirement.verdict in _SKIPPED:
        yield f"{opening}>"
        message = reason_words(requirement) or VERDICTS[requirement.verdict].meaning
        yield f"   <skipped{_attributes(message=f'{VERDICTS[requirement.verdict].label}: {message}')}/>"
        yield "  </testcase>"
    else:
        yield f"{opening}/>"


def _message(requirement: RequirementResult) -> str:
    words = missing_words(requirement) or reason_words(requirement)
    return f"{_OPENINGS[requirement.verdict]}: {words}" if words else _OPENINGS[requirement.verdict]


def _quote(item: Evidence | NearMiss) -> str:
    return shorten(item.quote, _LONGEST_QUOTE)


def _details(requirement: RequirementResult) -> str:
    """Return the body of a failure: every element with its state, best quote or nearest passage."""
    lines = [f"{OBLIGATIONS[requirement.obligation]}; confidence {confidence_text(requirement.confidence)}."]
    if requirement.next_step:
        lines.append(f"Suggested next step: {one_line(requirement.next_step)}")
    for element in requirement.elements:
        reason = f" {one_line(element.reason)}" if element.reason else ""
        lines.append(f"- {one_line(element.title)}: {STATES[element.state].label}.{reason}")
        lines.extend(f"  {page_text(item.locator)}: {_quote(item)}" for item in element.evidence[:1])
        lines.extend(
            f"  Turned down, {page_text(miss.locator)} ({one_line(miss.because)}): {_quote(miss)}"
            for miss in element.near_misses[:1]
        )
    return clean("\n".join(lines))
