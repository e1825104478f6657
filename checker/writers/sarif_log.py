"""Assessments in, the bytes of a SARIF 2.1.0 log out: one run for each framework, potential gaps as results.

Only `fail` results are written: SARIF demands level `none` for every other kind, and some viewers show those as alarms.
A PDF has no lines, so a result points at the file; pages stand in the property bags.
"""

from typing import Any
from urllib.parse import quote

from checker.model.assessment import Assessment, ReportFacts, RequirementResult, Verdict
from checker.model.fact import Locator
from checker.writers.json_file import dump
from checker.writers.ranking import (
    best_evidence,
    best_near_miss,
    missing_words,
    reason_words,
    requirement_code,
    requirement_key,
)
from checker.writers.safe_text import one_line, shorten
from checker.writers.words import OBLIGATIONS, VERDICTS, confidence_text, ocr_line, page_text, picture_line

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Verdict.MISSING: "error", Verdict.PARTIAL: "warning"}
_OPENINGS = {Verdict.MISSING: "Potential gap, not found", Verdict.PARTIAL: "Potential gap, partly disclosed"}
_LONGEST_QUOTE = 400

Json = dict[str, Any]


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the SARIF log of one report against one or several frameworks."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(assessment) for assessment in assessments]})


def _run(assessment: Assessment) -> Json:
    name, _, version = assessment.provenance.program.partition(" ")
    failed = [item for item in assessment.requirements if item.verdict in _LEVELS]
    rules = {requirement_key(assessment, item): index for index, item in enumerate(failed)}
    return {
        "tool": {
            "driver": {
                "name": name or "esgcheck",
                **({"version": version} if version else {}),
                "rules": [_rule(assessment, item) for item in failed],
                "properties": {
                    "rules_digest": assessment.provenance.rules_digest,
                    "framework_digest": assessment.provenance.framework_digest,
                },
            }
        },
        "automationDetails": {"id": f"{assessment.framework}/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": _notes(assessment.report),
            }
        ],
        "artifacts": [
            {"location": {"uri": _uri(assessment)}, "roles": ["analysisTarget"], "hashes": _hashes(assessment)}
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(assessment, item, rules) for item in failed],
        "properties": {
            "framework": assessment.framework,
            "framework_title": one_line(assessment.framework_title),
            "chosen_because": one_line(assessment.chosen_because),
        },
    }


def _uri(assessment: Assessment) -> str:
    return quote(one_line(assessment.report.source).encode("utf-8"), safe="-._~")


def _hashes(assessment: Assessment) -> Json:
    return {"sha-256": assessment.report.sha256} if assessment.report.sha256 else {}


def _notes(report: ReportFacts) -> list[Json]:
    """Return what a reader has to know of the report's pages."""
    notes = [("warning", f"Page {page.number} was not read: {page.unread}.") for page in report.unread_pages]
    if report.pictures_of_text:
        notes.append(("warning", picture_line(report.pictures_of_text)))
    if report.ocr_pages:
        notes.append(("note", ocr_line(report)))
    return [{"level": level, "message": {"text": text}} for level, text in notes]


def _rule(assessment: Assessment, requirement: RequirementResult) -> Json:
    title = one_line(requirement.title) or requirement.id
    return {
        "id": requirement_key(assessment, requirement),
        "shortDescription": {"text": f"{requirement_code(requirement)} {title}"},
        "fullDescription": {"text": _full_description(requirement)},
        "defaultConfiguration": {"level": _LEVELS[requirement.verdict]},
        "properties": {
            "aspect": requirement.aspect,
            "obligation": requirement.obligation.value,
            "citation": one_line(requirement.citation),
        },
    }


def _full_description(requirement: RequirementResult) -> str:
    asked = " ".join(one_line(element.asks or element.title) for element in requirement.elements)
    return f"{OBLIGATIONS[requirement.obligation]}. {asked}".strip()


def _result(assessment: Assessment, requirement: RequirementResult, rules: dict[str, int]) -> Json:
    key = requirement_key(assessment, requirement)
    proof, miss = best_evidence(requirement), best_near_miss(requirement)
    related = [
        *([_related(assessment, proof.locator, proof.quote, "Found")] if proof else []),
        *([_related(assessment, miss.locator, miss.quote, f"Turned down, {miss.because}")] if miss else []),
    ]
    pages = [place.page for place in (proof and proof.locator, miss and miss.locator) if place and place.page > 0]
    return {
        "ruleId": key,
        "ruleIndex": rules[key],
        "kind": "fail",
        "level": _LEVELS[requirement.verdict],
        "message": {"text": _message(requirement)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(assessment), "index": 0}}, **_page_bag(pages[:1])}
        ],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"requirement/v1": key},
        "properties": {
            "verdict": requirement.verdict.value,
            "obligation": requirement.obligation.value,
            "confidence": round(requirement.confidence, 4),
            "next_step": one_line(requirement.next_step),
        },
    }


def _message(requirement: RequirementResult) -> str:
    words = missing_words(requirement) or reason_words(requirement) or VERDICTS[requirement.verdict].meaning
    parts = (
        f"{_OPENINGS[requirement.verdict]}: {one_line(words).rstrip('.')}.",
        f"{OBLIGATIONS[requirement.obligation]}; confidence {confidence_text(requirement.confidence)}.",
    )
    return " ".join(parts)


def _page_bag(pages: list[int]) -> Json:
    return {"properties": {"page": pages[0]}} if pages else {}


def _related(assessment: Assessment, locator: Locator, words: str, opening: str) -> Json:
    place = page_text(locator)
    text = f"{one_line(opening)}{f', {place}' if place else ''}: {shorten(words, _LONGEST_QUOTE)}"
    bag = {"page": locator.page, "printed_page": locator.printed_page}
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(assessment), "index": 0}},
        "message": {"text": text},
        "properties": bag | ({"box": [round(side, 2) for side in locator.box]} if locator.box else {}),
    }
