"""Every example that stands beside a rule is one test, and every clause of a rule earns its place by some example."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker.evaluate import evaluate
from checker.extract import extract
from checker.model.rule import Example, Rule
from checker.resources import rules_dir
from checker.rule_examples import example_document, run_example
from tests.builders_check import shipped
from tests.rules.clauses import Clause, clauses

RULES = {rule.id: rule for rule in shipped().rules}
EXAMPLES = [
    pytest.param(rule, number, id=f"{rule.id}-{number}")
    for rule in RULES.values()
    for number in range(1, len(rule.examples) + 1)
]
DEBTS = Path(__file__).with_name("untested_clauses.txt")
"""Clauses that no example proves yet. A list that may only get shorter."""


@pytest.mark.parametrize(("rule", "number"), EXAMPLES)
def test_the_example_comes_out_as_it_says(rule, number):
    result = run_example(rule, rule.examples[number - 1], shipped(), number=number)
    assert result.passed, result.message


@pytest.fixture(scope="module")
def debts() -> frozenset[str]:
    lines = DEBTS.read_text(encoding="utf-8").splitlines() if DEBTS.exists() else ()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_clause_earns_its_place(rule, debts):
    unproven = {f"{rule.id}: {clause.name}" for clause in clauses(rule, rules_dir().parent) if not _matters(rule, clause)}
    known = {line for line in debts if line.partition(": ")[0] == rule.id}
    assert not unproven - known, f"no example fails without {sorted(unproven - known)}"
    assert not known - unproven, f"proven by now, take out of {DEBTS.name}: {sorted(known - unproven)}"


def test_no_debt_is_left_of_a_rule_that_is_gone(debts):
    assert {line.partition(": ")[0] for line in debts} <= set(RULES)


def _matters(rule: Rule, clause: Clause) -> bool:
    """Some example fails without the clause; of a clause that only turns down, some near miss is no longer shown."""
    if any(not run_example(clause.without, example, shipped()).passed for example in rule.examples):
        return True
    return clause.shows_near_miss and any(
        _near_misses(rule, example) != _near_misses(clause.without, example) for example in rule.examples
    )


def _near_misses(rule: Rule, example: Example) -> list[str]:
    pack = shipped()
    document = example_document(example)
    facts = extract(document, pack.lexicon, subjects=pack.subjects, figure_subjects=pack.figure_subjects)
    (finding,) = evaluate(replace(pack, rules=(replace(rule, answered_by=()),)), document, facts)
    return [miss.quote for miss in finding.near_misses]
