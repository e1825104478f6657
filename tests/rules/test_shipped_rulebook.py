"""The rulebook that is shipped: where rules stand, what they must show, what is locked, what has no rule."""

from functools import cache
from pathlib import PurePosixPath

import pytest

from checker.extract.concepts import Matcher
from checker.model.finding import State
from checker.model.rule import Example, Lexicon, Rule
from checker.rulebook.frameworks import framework_files
from checker.rulebook.lock import check_lock
from tests.builders_check import framework, shipped

RULES = {rule.id: rule for rule in shipped().rules}
ASKING = {name: rule for name, rule in RULES.items() if not rule.derived}
"""What is derived from the whole of a report is proved in tests/unit/conditions."""
EDITIONS = ("hkex-2016", "hkex-2020", "hkex-2025", "cn-exchange-2024")


def _rows(example: Example) -> tuple[tuple[str, ...], ...]:
    return (*example.table, *example.index)


def _states(rule: Rule) -> set[str]:
    return {example.state for example in rule.examples}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_stands_in_the_file_of_its_topic(rule):
    assert rule.id.partition(".")[0] == PurePosixPath(rule.path).stem


@pytest.mark.parametrize("rule", ASKING.values(), ids=ASKING)
def test_a_rule_has_examples_both_ways_and_in_both_languages(rule):
    texts = [
        "".join((example.text, example.heading, example.caption, *(cell for row in _rows(example) for cell in row)))
        for example in rule.examples
    ]
    assert State.DISCLOSED in _states(rule)
    assert _states(rule) & {State.MISSING, State.WEAK}
    assert any(text.isascii() for text in texts)
    assert any("\u4e00" <= char <= "\u9fff" for text in texts for char in text)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_datapoint_of_an_edition_has_a_rule(edition):
    asked = {
        element.datapoint
        for requirement in framework(edition).requirements
        for element in requirement.elements
        if element.datapoint
    }
    assert sorted(asked - RULES.keys()) == []


def test_every_rule_answers_some_edition_or_another_rule():
    asked = frozenset[str]().union(*(framework(edition).datapoints for edition in framework_files()))
    lent = {other for rule in RULES.values() for other in rule.rests_on}
    assert sorted(RULES.keys() - asked - lent) == []


@pytest.mark.parametrize(
    "word",
    ["harbour", "us", "usual", "users", "significant", "issues", "Limited", "complaints", "complex", "treaty"],
)
def test_words_that_tell_of_no_action(word):
    found = {concept for mention in matcher().scan_text(word) for concept in mention.concepts}
    assert "action" not in found


@cache
def matcher() -> Matcher:
    return Matcher(Lexicon(concepts=(), cues=shipped().lexicon.cues, units=(), dimensions=()))


def test_the_lock_is_up_to_date():
    assert [f"{problem.file}:{problem.line}: {problem.message}" for problem in check_lock()] == []
