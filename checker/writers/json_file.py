"""Assessments in, the bytes of one JSON file out: schema version 1, as in schemas/assessment.schema.json.

One framework gives the assessment itself; several give {"schema": "1", "assessments": [...]}. Quotes stand as they are
in the report, so that they can be looked up again.
"""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from checker.model.assessment import Assessment, ElementResult, IndexFinding, ReportFacts, RequirementResult
from checker.model.fact import Figure, Locator
from checker.model.finding import Evidence, NearMiss
from checker.model.use import ConditionResult, UseCheck

SCHEMA_VERSION = "1"
_LONGEST_PLAIN_EXPONENT = 40

Json = dict[str, Any]


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the JSON of one report against one or several frameworks."""
    documents = [assessment_json(assessment) for assessment in assessments]
    whole = documents[0] if len(documents) == 1 else {"schema": SCHEMA_VERSION, "assessments": documents}
    return dump(whole)


def dump(value: Json) -> bytes:
    """Return JSON as UTF-8; lone surrogates, which UTF-8 cannot hold, become question marks."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def assessment_json(assessment: Assessment) -> Json:
    """Return one assessment as JSON values."""
    ocr = frozenset(assessment.report.ocr_pages)
    index = {"content_index": [_index(finding, ocr) for finding in assessment.index]} if assessment.index else {}
    return {
        "schema": SCHEMA_VERSION,
        "report": _report(assessment.report),
        "framework": {
            "id": assessment.framework,
            "title": assessment.framework_title,
            "chosen_because": assessment.chosen_because,
            "aspects": [
                {"id": aspect.id, "title": aspect.title, "group": aspect.group} for aspect in assessment.aspects
            ],
        },
        "requirements": [_requirement(requirement, ocr) for requirement in assessment.requirements],
        "figures": [figure_json(figure) | _place(figure.locator, ocr) for figure in assessment.figures],
        **index,
        **({"claim_of_use": _use(assessment.use, ocr)} if assessment.use else {}),
        "provenance": {
            "program": assessment.provenance.program,
            "rules": assessment.provenance.rules_digest,
            "frameworks": assessment.provenance.framework_digest,
            "settings": dict(assessment.provenance.settings),
        },
    }


def _report(report: ReportFacts) -> Json:
    period = report.period
    return {
        "source": report.source,
        "sha256": report.sha256,
        "pages": report.pages,
        "languages": [language.value for language in report.languages],
        "period": period and {"start": period.start.isoformat(), "end": period.end.isoformat(), "label": period.label},
        "unread_pages": [
            {"page": page.number, "printed_page": page.label, "reason": str(page.unread or "")}
            for page in report.unread_pages
        ],
        "ocr_pages": list(report.ocr_pages),
        "pictures_of_text": list(report.pictures_of_text),
    }


def _requirement(requirement: RequirementResult, ocr: frozenset[int]) -> Json:
    year = {"year": requirement.year} if requirement.year else {}
    return {
        "id": requirement.id,
        **year,
        "title": requirement.title,
        "aspect": requirement.aspect,
        "citation": requirement.citation,
        "verdict": requirement.verdict.value,
        "obligation": requirement.obligation.value,
        "confidence": round(requirement.confidence, 4),
        "gap": requirement.gap,
        "next_step": requirement.next_step,
        "also_closes": list(requirement.also_closes),
        "elements": [_element(element, ocr) for element in requirement.elements],
    }


def _record(element: ElementResult) -> Json:
    """What labelled reports say of the rule; nothing where none of them asks it."""
    labels, agreed = element.record
    return {"rule_record": {"labels": labels, "agreed": agreed}} if labels else {}


def _element(element: ElementResult, ocr: frozenset[int]) -> Json:
    return {
        "id": element.id,
        "title": element.title,
        "state": element.state.value,
        **_record(element),
        "confidence": round(element.confidence, 4),
        "datapoint": element.datapoint,
        "rule_version": element.rule_version,
        "asks": element.asks,
        "reason": element.reason,
        "evidence": _quotes(element.evidence, ocr),
        "values": [figure_json(figure) for figure in element.figures],
        "near_misses": _quotes(element.near_misses, ocr),
    }


def _index(finding: IndexFinding, ocr: frozenset[int]) -> Json:
    """Return one finding on the content index; what it does not tell is left out."""
    optional = {
        "year": finding.year,
        "cited": list(finding.cited),
        "section": finding.section,
        "cited_pages": list(finding.cited_pages),
        "pages": list(finding.pages),
        "row": finding.locator and _place(finding.locator, ocr) | {"quote": finding.quote},
        "evidence": _quotes([finding.evidence] if finding.evidence else [], ocr),
        "offset": finding.offset,
    }
    told = {name: value for name, value in optional.items() if value}
    return {"kind": finding.kind.value, "id": finding.requirement, "message": finding.message, **told}


def _use(use: UseCheck, ocr: frozenset[int]) -> Json:
    """Return the claims that the report makes, and the conditions of the first."""
    return {
        "claims": [
            {"id": claim.id, "title": claim.title, "evidence": _quotes(claim.evidence, ocr)} for claim in use.stated
        ],
        "note": use.note,
        "conditions": [_condition(condition, ocr) for condition in use.conditions],
    }


def _condition(condition: ConditionResult, ocr: frozenset[int]) -> Json:
    return {
        "requirement": condition.requirement,
        "element": condition.id,
        "title": condition.title,
        "datapoint": condition.datapoint,
        "outcome": condition.outcome.value,
        "message": condition.message,
        "disclosures": [
            {"id": one.code, "message": one.message, "against": one.against}
            | ({"row": _place(one.row.locator, ocr) | {"quote": one.row.quote}} if one.row else {})
            for one in condition.points
        ],
        "evidence": _quotes(condition.evidence, ocr),
    }


def _quotes(items: Iterable[Evidence | NearMiss], ocr: frozenset[int]) -> list[Json]:
    """Return quotes with their places; a near miss also with its reason."""
    return [
        _place(item.locator, ocr)
        | {"quote": item.quote}
        | ({"because": item.because} if isinstance(item, NearMiss) else {})
        | {"source": {"passage": item.locator.passage, "start": item.locator.start, "end": item.locator.end}}
        for item in items
    ]


def _place(locator: Locator, ocr: frozenset[int]) -> Json:
    """Return page and box; `ocr`, the pages read by character recognition, marks what stands on them."""
    place: Json = {
        "page": locator.page,
        "printed_page": locator.printed_page,
        "box": [round(side, 2) for side in locator.box] if locator.box else None,
    }
    return place | {"ocr": True} if locator.page in ocr else place


def figure_json(figure: Figure) -> Json:
    """Return a figure: `value` as printed (in digits where words are), `amount` with its scale applied."""
    return {
        "metric": figure.metric,
        "value": figure.number,
        "amount": decimal_text(figure.value),
        "unit": figure.unit_text or figure.unit,
        "unit_id": figure.unit,
        "per": figure.per,
        "period": str(figure.year or ""),
        "by": dict(figure.by),
        "nil": figure.nil,
    }


def decimal_text(value: Decimal) -> str:
    """Return the number in plain digits, without an exponent unless it is absurdly large or small."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST_PLAIN_EXPONENT:
        return str(value)
    return format(value, "f")
