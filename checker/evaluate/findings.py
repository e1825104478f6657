"""From candidates to one Finding per rule: state, confidence, evidence on different pages, near misses."""

from collections.abc import Sequence

from checker.evaluate.candidates import Candidate
from checker.model.fact import Explanation, Figure, Locator, Reference
from checker.model.finding import Evidence, Finding, NearMiss, State
from checker.model.rule import Rule

MOST_EVIDENCE = 5
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
    """Weigh all candidates of a rule."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.strength, candidate.locator.page, candidate.quote))
    accepted = [candidate for candidate in ranked if candidate.accepted and candidate.strength >= threshold]
    if accepted:
        return _disclosed(rule, accepted, ranked)
    misses = near_misses(ranked, threshold)
    if explanations:
        return _explained(rule, explanations[0], misses, len(ranked))
    touching = [candidate for candidate in ranked if candidate.touches or candidate.accepted]
    if touching:
        return _weak(rule, touching, misses, len(ranked))
    if references:
        return _referred(rule, references[0], misses, len(ranked))
    return Finding(
        datapoint=rule.id,
        state=State.MISSING,
        confidence=0.8 if not misses else 0.7,
        near_misses=misses,
        reason="nothing in the report answers this",
        searched=len(ranked),
    )


def _disclosed(rule: Rule, accepted: Sequence[Candidate], ranked: Sequence[Candidate]) -> Finding:
    best = accepted[0]
    support = min(3, len({candidate.quote for candidate in accepted}) - 1)
    return Finding(
        datapoint=rule.id,
        state=State.DISCLOSED,
        confidence=min(0.97, 0.5 + 0.08 * best.strength + 0.03 * support),
        evidence=evidence_of(accepted),
        figures=figures_of(accepted),
        near_misses=near_misses([candidate for candidate in ranked if candidate.refused], 0.0),
        nil=best.nil,
        searched=len(ranked),
    )


def _weak(rule: Rule, touching: Sequence[Candidate], misses: tuple[NearMiss, ...], searched: int) -> Finding:
    best = touching[0]
    return Finding(
        datapoint=rule.id,
        state=State.WEAK,
        confidence=0.6,
        evidence=evidence_of(touching[:3]),
        figures=figures_of(touching[:3]),
        near_misses=misses,
        reason=best.refused or "the topic is touched, but little speaks for an answer",
        searched=searched,
    )


def _explained(rule: Rule, explanation: Explanation, misses: tuple[NearMiss, ...], searched: int) -> Finding:
    return Finding(
        datapoint=rule.id,
        state=State.EXPLAINED,
        confidence=0.7,
        evidence=(Evidence(quote=explanation.text, locator=explanation.locator),),
        near_misses=misses,
        reason=_REASONS[explanation.reason],
        searched=searched,
    )


def _referred(rule: Rule, reference: Reference, misses: tuple[NearMiss, ...], searched: int) -> Finding:
    return Finding(
        datapoint=rule.id,
        state=State.REFERRED,
        confidence=0.6,
        evidence=(Evidence(quote=reference.text, locator=reference.locator),),
        near_misses=misses,
        reason=f"the report refers to {reference.target}",
        searched=searched,
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
