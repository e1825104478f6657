"""Puts every rule of a pack to the facts of one report."""

from collections.abc import Mapping
from dataclasses import replace

from checker.evaluate import figures as figure_question
from checker.evaluate import narrative
from checker.evaluate.belonging import meets_all, with_belonging, with_figures_of
from checker.evaluate.candidates import Candidate
from checker.evaluate.confidence import Shares, confidence_of
from checker.evaluate.findings import finding_of
from checker.evaluate.index import FactIndex
from checker.model.document import Document
from checker.model.fact import Explanation, Facts, Reference
from checker.model.finding import Finding, State
from checker.model.rule import Question, QuestionKind, Rule, RulePack

ACCEPT = 3.0
"""Strength from which a candidate answers; see `evaluate/narrative.py` and `evaluate/figures.py` for the points."""


def evaluate(pack: RulePack, document: Document, facts: Facts) -> tuple[Finding, ...]:
    """One Finding per rule, in the pack's order."""
    index = FactIndex(facts, pack)
    minimums = {dimension.id: dimension.minimum for dimension in pack.lexicon.dimensions}
    findings = {rule.id: _evaluate_rule(rule, document, index, minimums) for rule in pack.rules}
    shares = dict(pack.calibration)
    return tuple(_with_confidence(rule, _answered_elsewhere(rule, findings), shares) for rule in pack.rules)


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
    for other in rule.answered_by:
        finding = findings.get(other.datapoint)
        if finding and finding.state is State.DISCLOSED and (finding.nil or not other.only_nil):
            return replace(finding, datapoint=rule.id, near_misses=own.near_misses)
    return own
