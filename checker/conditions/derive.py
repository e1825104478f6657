"""Puts every derived rule of a pack to one report's index and findings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from checker.conditions.disclosures import general_reported
from checker.conditions.judged import plain
from checker.conditions.layout import codes_given, locations_given, references_given, sources_named, titles_given
from checker.conditions.omissions import omissions_named, omissions_reasoned, reason_explained
from checker.conditions.topics import topics_listed, topics_managed, topics_reported
from checker.conditions.use import claim_made
from checker.conditions.view import Case, View, some
from checker.model.assessment import Assessment
from checker.model.derived import Condition, Derived
from checker.model.document import Document
from checker.model.fact import Facts
from checker.model.finding import Finding, NearMiss, State
from checker.model.framework import Framework
from checker.model.rule import Rule, RulePack
from checker.model.use import ConditionResult, Outcome

_SHARE = 0.7
"""Share of such findings that a reviewer would agree with, until it is measured."""
_MOST_SHOWN = 20
"""Near misses of one datapoint; the message names every disclosure."""
_STATES = {
    Outcome.HELD: State.DISCLOSED,
    Outcome.NOT_HELD: State.MISSING,
    Outcome.NOT_JUDGED: State.WEAK,
    Outcome.NOT_ASKED: State.NOT_APPLICABLE,
}
_NO_INDEX = "The report has no content index of this framework that could be read."
_BY_HAND = "It rests on a list that is not known here: a person has to compare it."
_ELSEWHERE = "The report says that its index stands elsewhere; it was not checked."

_OF_INDEX: dict[Condition, Callable[[Case], ConditionResult]] = {
    Condition.CODES_GIVEN: codes_given,
    Condition.TITLES_GIVEN: titles_given,
    Condition.SOURCES_NAMED: sources_named,
    Condition.LOCATIONS_GIVEN: locations_given,
    Condition.REFERENCES_GIVEN: references_given,
    Condition.TOPICS_LISTED: topics_listed,
    Condition.TOPICS_MANAGED: topics_managed,
    Condition.TOPICS_REPORTED: topics_reported,
    Condition.OMISSIONS_NAMED: omissions_named,
    Condition.OMISSIONS_REASONED: omissions_reasoned,
    Condition.REASON_EXPLAINED: reason_explained,
    Condition.GENERAL_REPORTED: general_reported,
}
_WITHOUT_INDEX = frozenset({Condition.GENERAL_REPORTED})
"""What can be judged by the findings alone."""


def derive(
    document: Document,
    facts: Facts,
    framework: Framework,
    pack: RulePack,
    findings: Sequence[Finding],
    assessment: Assessment,
) -> tuple[ConditionResult, ...]:
    """One result for each derived rule, in the pack's order; none where the edition knows no claim of use."""
    rules = [rule for rule in pack.rules if rule.derived]
    if framework.use is None or not rules:
        return ()
    view = View(document, facts, framework, assessment, use=framework.use)
    deriving = _Deriving(view, framework, pack, {one.datapoint: one for one in findings})
    return tuple(deriving.result(rule) for rule in rules)


def finding_of(result: ConditionResult) -> Finding:
    """The result as a finding: what speaks against it, or leaves it open, as near misses."""
    points = sorted(result.points, key=lambda one: not one.against)
    misses = [
        NearMiss(quote=one.row.quote, because=f"{one.code}: {one.message}", locator=one.row.locator)
        for one in points
        if one.row
    ]
    return Finding(
        datapoint=result.datapoint,
        state=_STATES[result.outcome],
        confidence=_SHARE,
        evidence=result.evidence if result.outcome is Outcome.HELD else (),
        near_misses=tuple(misses[:_MOST_SHOWN]),
        reason=f"not judged: {result.message}" if result.outcome is Outcome.NOT_JUDGED else result.message,
        searched=len(result.points),
    )


class _Deriving:
    """Results of derived rules, each made once."""

    def __init__(self, view: View, framework: Framework, pack: RulePack, findings: Mapping[str, Finding]) -> None:
        self._view = view
        self._edition = framework.id
        self._rules = {rule.id: rule for rule in pack.rules}
        self._findings = findings
        self._claim = claim_made(view.use, findings)
        self._made: dict[str, ConditionResult] = {}

    def result(self, rule: Rule) -> ConditionResult:
        """The result of one rule, which may rest on others."""
        if rule.id not in self._made:
            assert rule.derived is not None
            self._made[rule.id] = replace(self._judge(rule.derived), datapoint=rule.id)
        return self._made[rule.id]

    def _judge(self, derived: Derived) -> ConditionResult:
        condition = derived.condition
        if condition is Condition.NOT_JUDGED:
            return plain(Outcome.NOT_JUDGED, _BY_HAND)
        if condition is Condition.ALL_MET:
            return self._all_met(derived.of)
        if condition is Condition.INDEX_PRESENT:
            return self._index_present(derived.of)
        if not self._view.is_present:
            there = self._index_present(derived.of)
            if condition not in _WITHOUT_INDEX or there.outcome is Outcome.NOT_JUDGED:
                return replace(there, outcome=Outcome.NOT_JUDGED)
        if self._view.is_present and self._view.follows != self._edition:
            other = self._view.follows or "no edition that is known"
            return plain(Outcome.NOT_JUDGED, f"The index follows {other}: hold it against that edition.")
        return _OF_INDEX[condition](Case(view=self._view, claim=self._claim, reason=derived.reason))

    def _index_present(self, elsewhere: Sequence[str]) -> ConditionResult:
        view = self._view
        if view.is_present:
            return plain(Outcome.HELD, "The report has a content index.", some(view.rows))
        told = {self._findings[name].state for name in elsewhere if name in self._findings}
        if told & {State.DISCLOSED, State.REFERRED}:
            return plain(Outcome.NOT_JUDGED, _ELSEWHERE)
        return plain(Outcome.NOT_HELD if view.is_searchable else Outcome.NOT_JUDGED, _NO_INDEX)

    def _all_met(self, names: Sequence[str]) -> ConditionResult:
        """The worst of the outcomes, with what lacks."""
        results = [self._of(name) for name in names]
        for outcome in (Outcome.NOT_HELD, Outcome.NOT_JUDGED):
            failing = [one for one in results if one.outcome is outcome]
            if failing:
                points = tuple(told for one in failing for told in one.points)
                told = "; ".join(f"{self._rules[one.datapoint].asks} {one.message}" for one in failing)
                return replace(plain(outcome, told), points=points)
        if all(one.outcome is Outcome.NOT_ASKED for one in results):
            return plain(Outcome.NOT_ASKED, results[0].message)
        return plain(Outcome.HELD, "All of it is met.", [quote for one in results for quote in one.evidence[:1]])

    def _of(self, name: str) -> ConditionResult:
        rule = self._rules[name]
        if rule.derived:
            return self.result(rule)
        finding = self._findings[name]
        outcome = Outcome.HELD if finding.state is State.DISCLOSED else Outcome.NOT_HELD
        result = plain(outcome, "" if outcome is Outcome.HELD else "No.", finding.evidence)
        return replace(result, datapoint=name)
