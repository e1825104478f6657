"""Puts every rule of a pack to the facts of one report."""

from collections.abc import Mapping
from dataclasses import replace

from checker.evaluate import figures as figure_question
from checker.evaluate import index_lines, narrative
from checker.evaluate.belonging import meets_all, with_belonging, with_figures_of
from checker.evaluate.candidates import Candidate
from checker.evaluate.confidence import Shares, confidence_of
from checker.evaluate.findings import MOST_WEAK, finding_of
from checker.evaluate.index import FactIndex
from checker.model.document import Document
from checker.model.fact import Explanation, Facts, Reference
from checker.model.finding import Finding, State
from checker.model.rule import Question, QuestionKind, Rule, RulePack

ACCEPT = 3.0
"""Strength from which a candidate answers; see `evaluate/narrative.py` and `evaluate/figures.py` for the points."""


def evaluate(pack: RulePack, document: Document, facts: Facts) -> tuple[Finding, ...]:
    """One Finding per rule that asks the report, in the pack's order; what is derived from others is not known here."""
    asking = tuple(rule for rule in pack.rules if not rule.derived)
    index = FactIndex(facts, pack)
    minimums = {dimension.id: dimension.minimum for dimension in pack.lexicon.dimensions}
    findings = {rule.id: _evaluate_rule(rule, document, index, minimums) for rule in asking}
    shares = dict(pack.calibration)
    return tuple(_with_confidence(rule, _answered_elsewhere(rule, findings), shares) for rule in asking)


def _with_confidence(rule: Rule, finding: Finding, shares: Shares) -> Finding:
    kind = rule.questions[0].kind.value
    return replace(finding, confidence=confidence_of(kind, finding.state, finding.strength, shares))


def _evaluate_rule(rule: Rule, document: Document, index: FactIndex, minimums: Mapping[str, int]) -> Finding:
    candidates: list[Candidate] = []
    for question in rule.questions:
        candidates += _candidates(rule, question, document, index, minimums)
    finding = finding_of(rule, candidates, _explanations(rule, index), _references(rule, index), threshold=ACCEPT)
    return with_belonging(rule, finding, candidates, index) if finding.state is State.DISCLOSED else finding


def _candidates(
    rule: Rule, question: Question, document: Document, index: FactIndex, minimums: Mapping[str, int]
) -> list[Candidate]:
    if question.kind is QuestionKind.FIGURE:
        meeting, missed = index.figures(question)
        minimum = minimums.get(question.by, 2)
        return figure_question.judge(question, rule.guards, meeting, missed, minimum=minimum)
    if question.index:
        return index_lines.judge(question, rule.guards, index.facts)
    statements, others = index.statements(question)
    tried = [
        narrative.judge(question, rule.guards, statement, near, document, index.figures_in)
        for statement, near in statements
    ]
    return tried + [narrative.missed(question, statement) for statement in others]


def _explanations(rule: Rule, index: FactIndex) -> list[Explanation]:
    """Reasons that belong to what the rule asks, not only to its broad topic."""
    return [
        item for item in index.facts.explanations if any(_meets(question, item.concepts) for question in rule.questions)
    ]


def _references(rule: Rule, index: FactIndex) -> list[Reference]:
    return [
        item
        for item in index.facts.references
        if item.external and any(_meets(question, item.concepts) for question in rule.questions)
    ]


def _meets(question: Question, concepts: frozenset[str]) -> bool:
    """The subject is named and, unless a figure is asked, each condition met."""
    if concepts.isdisjoint(question.of):
        return False
    return question.kind is QuestionKind.FIGURE or meets_all(question, concepts)


def _answered_elsewhere(rule: Rule, findings: Mapping[str, Finding]) -> Finding:
    """Take over the answer of another datapoint where the rule says that it counts."""
    own = findings[rule.id]
    if own.state is State.DISCLOSED:
        return with_figures_of(rule, own, findings)
    touching = own
    for other in rule.answered_by:
        finding = findings.get(other.datapoint)
        if not finding or finding.state is not State.DISCLOSED:
            continue
        if other.only_touches:
            touching = _touched(own, finding) if touching.state is State.MISSING else touching
        elif finding.nil or not other.only_nil:
            return replace(finding, datapoint=rule.id, near_misses=own.near_misses)
    return touching


def _touched(own: Finding, other: Finding) -> Finding:
    """Make a missing answer weak by what the report says beside it, such as measures where their effect is asked."""
    return replace(
        own,
        state=State.WEAK,
        evidence=other.evidence[:MOST_WEAK],
        reason="what belongs to it is told, but not what is asked",
    )
