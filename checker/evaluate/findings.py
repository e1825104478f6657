"""From candidates to one Finding per rule: state, confidence, evidence on different pages, near misses."""

from collections.abc import Sequence
from dataclasses import replace

from checker.evaluate.candidates import Candidate
from checker.model.fact import Explanation, Figure, Locator, Reference
from checker.model.finding import Evidence, Finding, NearMiss, State
from checker.model.rule import Rule

MOST_EVIDENCE = 5
MOST_WEAK = 3
MOST_NEAR_MISSES = 3
MOST_FIGURES = 40

_REASONS = {
    "not_material": "the report says that it is not material",
    "not_applicable": "the report says that it does not apply",
    "unavailable": "the report says that the information is not available",
    "confidential": "the report gives confidentiality as the reason",
    "legal": "the report gives a legal restriction as the reason",
    "later": "the report says that it will be disclosed later",
    "other": "the report gives a reason",
}


def finding_of(
    rule: Rule,
    candidates: Sequence[Candidate],
    explanations: Sequence[Explanation],
    references: Sequence[Reference],
    *,
    threshold: float,
) -> Finding:
    """Weigh all candidates of a rule; confidence is added by the caller, who knows the calibration."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.strength, candidate.locator.page, candidate.quote))
    accepted = [candidate for candidate in ranked if candidate.accepted and candidate.strength >= threshold]
    if accepted:
        return _disclosed(rule, accepted, ranked)
    missing = Finding(
        datapoint=rule.id,
        state=State.MISSING,
        confidence=0.0,
        near_misses=near_misses(ranked, threshold),
        reason="nothing in the report answers this",
        searched=len(ranked),
        strength=ranked[0].strength if ranked else 0.0,
    )
    touching = [candidate for candidate in ranked if candidate.touches or candidate.accepted]
    if explanations:
        return _explained(missing, explanations[0])
    if touching:
        return _weak(missing, touching)
    return _referred(missing, references[0]) if references else missing


def _disclosed(rule: Rule, accepted: Sequence[Candidate], ranked: Sequence[Candidate]) -> Finding:
    return Finding(
        datapoint=rule.id,
        state=State.DISCLOSED,
        confidence=0.0,
        evidence=evidence_of(accepted),
        figures=figures_of(accepted),
        near_misses=near_misses([candidate for candidate in ranked if candidate.refused], 0.0),
        nil=accepted[0].nil,
        searched=len(ranked),
        strength=accepted[0].strength,
    )


def _weak(missing: Finding, touching: Sequence[Candidate]) -> Finding:
    return replace(
        missing,
        state=State.WEAK,
        evidence=evidence_of(touching[:MOST_WEAK]),
        figures=figures_of(touching[:MOST_WEAK]),
        reason=touching[0].refused or "the topic is touched, but little speaks for an answer",
    )


def _explained(missing: Finding, explanation: Explanation) -> Finding:
    return replace(
        missing,
        state=State.EXPLAINED,
        evidence=(Evidence(quote=explanation.text, locator=explanation.locator),),
        reason=_REASONS[explanation.reason],
    )


def _referred(missing: Finding, reference: Reference) -> Finding:
    return replace(
        missing,
        state=State.REFERRED,
        evidence=(Evidence(quote=reference.text, locator=reference.locator),),
        reason=f"the report refers to {reference.target}",
    )


def evidence_of(accepted: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """The strongest quote of each page first, then further quotes, none twice."""
    chosen: list[Candidate] = []
    pages: set[int] = set()
    quotes: set[str] = set()
    for candidate in accepted:
        if candidate.locator.page not in pages and candidate.quote not in quotes:
            pages.add(candidate.locator.page)
            quotes.add(candidate.quote)
            chosen.append(candidate)
        if len(chosen) == MOST_EVIDENCE:
            break
    return tuple(Evidence(quote=candidate.quote, locator=candidate.locator) for candidate in chosen)


def figures_of(accepted: Sequence[Candidate]) -> tuple[Figure, ...]:
    """Figures of the accepted candidates, strongest first, each place once."""
    seen: set[tuple[Locator, str, int | None]] = set()
    figures: list[Figure] = []
    for candidate in accepted:
        for figure in candidate.figures:
            key = (figure.locator, figure.text, figure.column)
            if key not in seen:
                seen.add(key)
                figures.append(figure)
    return tuple(figures[:MOST_FIGURES])


def near_misses(ranked: Sequence[Candidate], threshold: float) -> tuple[NearMiss, ...]:
    """The strongest refused candidates, one per reason and quote."""
    reasons: set[str] = set()
    misses: list[NearMiss] = []
    for candidate in ranked:
        because = candidate.refused or (
            "speaks of the topic, too little for an answer" if candidate.strength < threshold else ""
        )
        if because and because not in reasons:
            reasons.add(because)
            misses.append(NearMiss(quote=candidate.quote, because=because, locator=candidate.locator))
        if len(misses) == MOST_NEAR_MISSES:
            break
    return tuple(misses)
