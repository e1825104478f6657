"""Findings and a framework in, an Assessment out: element states, verdicts, obligations, gaps in words.

Which verdict the states make is `checker/verdicts.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model.assessment import (
    Assessment,
    ElementResult,
    Provenance,
    ReportFacts,
    RequirementResult,
    Verdict,
)
from checker.model.document import Document, Language
from checker.model.fact import Explanation, Facts, Figure, Reference
from checker.model.finding import Evidence, Finding, State
from checker.model.framework import AskedIf, Element, Framework, IssuerType, Obligation, Requirement
from checker.model.rule import Rule, RulePack
from checker.verdicts import gap_in_words, next_step, verdict_of

_NOTHING = frozenset({State.MISSING, State.NEEDS_REVIEW, State.NOT_ASSESSED, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the assessment depends on beside report, rules and framework."""

    issuer: IssuerType
    chosen_because: str
    program: str
    settings: tuple[tuple[str, str], ...] = ()


def assess(
    document: Document,
    facts: Facts,
    framework: Framework,
    pack: RulePack,
    findings: Sequence[Finding],
    setting: Setting,
) -> Assessment:
    """Bring the findings into the order and words of one framework edition."""
    found = {finding.datapoint: finding for finding in findings}
    rules = {rule.id: rule for rule in pack.rules}
    records = {datapoint: (labels, right) for datapoint, labels, right in pack.records}
    complete = _is_searchable(document)
    start = facts.period.start if facts.period else None
    results = []
    for requirement in framework.requirements:
        reasons = _reasons_for(requirement, facts.explanations)
        elements = tuple(
            _unasked(element, (requirement.asked_if, element.asked_if), found, complete=complete)
            or _element(element, found, rules, reasons if requirement.explainable else None, complete=complete)
            for element in requirement.elements
        )
        elements = _referred(elements, requirement, facts.references)
        elements = tuple(replace(item, record=records.get(item.datapoint, (0, 0))) for item in elements)
        obligation = requirement.obligation(issuer=setting.issuer, start=start)
        results.append(_requirement(requirement, elements, obligation, complete=complete))
    return Assessment(
        report=report_facts(document, facts),
        framework=framework.id,
        framework_title=framework.title,
        chosen_because=setting.chosen_because,
        aspects=framework.aspects,
        requirements=tuple(results),
        provenance=Provenance(
            program=setting.program,
            rules_digest=pack.digest,
            framework_digest=framework.digest,
            settings=setting.settings,
        ),
        figures=named_figures(facts, results),
    )


def named_figures(facts: Facts, results: Sequence[RequirementResult]) -> tuple[Figure, ...]:
    """The report's KPI table: figures that answer some element, and those of other years in the same table rows."""
    answering = [figure for result in results for element in result.elements for figure in element.figures]
    rows = {(figure.table, figure.row) for figure in answering if figure.table is not None}
    places = {figure.locator for figure in answering}
    return tuple(
        figure
        for figure in facts.figures
        if not figure.nil and ((figure.table, figure.row) in rows or figure.locator in places)
    )


def _is_searchable(document: Document) -> bool:
    """All of the report could be searched: no page is unread, and it is in a language that the rules know.

    A file of figures holds no statements, so that what rests on them was not searched for.
    """
    languages = document.languages
    return bool(languages) and languages[0] is not Language.OTHER and not document.unread_pages


def report_facts(document: Document, facts: Facts) -> ReportFacts:
    """What an assessment says of the report itself."""
    return ReportFacts(
        source=document.source,
        sha256=document.sha256,
        pages=len(document.pages),
        languages=document.languages,
        period=facts.period,
        unread_pages=document.unread_pages,
        ocr_pages=tuple(page.number for page in document.pages if page.ocr),
        pictures_of_text=document.pictures_of_text,
    )


def _reasons_for(requirement: Requirement, explanations: Sequence[Explanation]) -> tuple[Explanation, ...]:
    """Explanations printed in an index row of this requirement or of its whole aspect."""
    codes = {requirement.id.upper(), requirement.aspect.upper()}
    return tuple(item for item in explanations if item.requirement and item.requirement.upper() in codes)


def _element(
    element: Element,
    found: Mapping[str, Finding],
    rules: Mapping[str, Rule],
    reasons: Sequence[Explanation] | None,
    *,
    complete: bool,
) -> ElementResult:
    if not element.datapoint:
        return ElementResult(
            id=element.id,
            title=element.title,
            state=State.NOT_APPLICABLE,
            confidence=1.0,
            reason="an instruction to the preparer, nothing to disclose",
        )
    finding, rule = found.get(element.datapoint), rules.get(element.datapoint)
    if finding is None or rule is None:
        return ElementResult(
            id=element.id,
            title=element.title,
            state=State.NOT_ASSESSED,
            confidence=0.0,
            datapoint=element.datapoint,
            reason="no rule yet: read the report for this by hand",
        )
    finding = _with_reason(finding, reasons)
    state = finding.state
    if state is State.MISSING and not complete:
        state = State.NEEDS_REVIEW
    return ElementResult(
        id=element.id,
        title=element.title,
        state=state,
        confidence=finding.confidence,
        datapoint=element.datapoint,
        rule_version=rule.version,
        evidence=finding.evidence,
        figures=finding.figures,
        near_misses=finding.near_misses,
        reason=finding.reason,
        asks=rule.asks,
        strength=finding.strength,
    )


def _unasked(
    element: Element, asked: Sequence[AskedIf | None], found: Mapping[str, Finding], *, complete: bool
) -> ElementResult | None:
    """The result of an element that is not asked; None where it is.

    What was not found in a report that could not be searched may stand there after all.
    """
    for one in asked:
        finding = found.get(one.datapoint) if one else None
        if one is None or finding is None or (finding.state is State.DISCLOSED) is one.disclosed:
            continue
        unsure = one.disclosed and not complete and finding.state is not State.NOT_APPLICABLE
        return ElementResult(
            id=element.id,
            title=element.title,
            state=State.NEEDS_REVIEW if unsure else State.NOT_APPLICABLE,
            confidence=finding.confidence,
            datapoint=element.datapoint,
            reason=f"{one.otherwise}, as far as it could be searched" if unsure else one.otherwise,
        )
    return None


def _with_reason(finding: Finding, reasons: Sequence[Explanation] | None) -> Finding:
    """A reason given for a whole requirement covers each element that is not answered in substance (case 18).

    None: the requirement allows no reason in place of the disclosure, so one that was given does not count.
    """
    if reasons is None and finding.state is State.EXPLAINED:
        return replace(finding, state=State.MISSING, reason="a reason is given, which may not stand in for this")
    if finding.state not in (State.MISSING, State.WEAK) or not reasons:
        return finding
    reason = reasons[0]
    return Finding(
        datapoint=finding.datapoint,
        state=State.EXPLAINED,
        confidence=0.7,
        evidence=(Evidence(quote=reason.text, locator=reason.locator),),
        near_misses=finding.near_misses,
        reason=f"reason given in the content index: {reason.reason.replace('_', ' ')}",
        searched=finding.searched,
    )


def _referred(
    elements: tuple[ElementResult, ...], requirement: Requirement, references: Sequence[Reference]
) -> tuple[ElementResult, ...]:
    """Elements without an answer are referred where the requirement's index row sends the reader elsewhere."""
    rows = [item for item in references if item.requirement and item.requirement.upper() == requirement.id.upper()]
    if not rows:
        return elements
    evidence = (Evidence(quote=rows[0].text, locator=rows[0].locator),)
    reason = f"the content index refers to {rows[0].target}"
    return tuple(
        replace(item, state=State.REFERRED, evidence=evidence, reason=reason) if item.state is State.MISSING else item
        for item in elements
    )


def _requirement(
    requirement: Requirement, elements: tuple[ElementResult, ...], obligation: Obligation, *, complete: bool
) -> RequirementResult:
    states = _deciding(requirement, elements)
    verdict = verdict_of(states)
    if State.WEAK in states and not complete:  # the pages that could not be read may hold the rest
        verdict = Verdict.NEEDS_REVIEW
    rated = [element.confidence for element in elements if element.state is not State.NOT_APPLICABLE]
    return RequirementResult(
        id=requirement.id,
        title=requirement.title,
        aspect=requirement.aspect,
        verdict=verdict,
        obligation=obligation,
        confidence=min(rated) if rated else 1.0,
        elements=elements,
        citation=requirement.citation,
        year=requirement.year,
        gap=gap_in_words(elements) if verdict is not Verdict.PRESENT else "",
        next_step=next_step(verdict, obligation),
    )


def _deciding(requirement: Requirement, elements: Sequence[ElementResult]) -> list[State]:
    """States that decide the verdict: a method without the figure that it belongs to discloses nothing."""
    supporting = {element.id for element in requirement.elements if element.supporting}
    main = [element.state for element in elements if element.id not in supporting]
    if main and all(state in _NOTHING for state in main):
        return main
    return [element.state for element in elements]
