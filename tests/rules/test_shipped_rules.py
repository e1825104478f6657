"""Every example that stands beside a rule is one test, and every clause of a rule earns its place by some example."""

from dataclasses import replace
from functools import cache
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
DEBTS_HEAD = "# Clauses that no example of their rule proves yet. Add the example, take the line out; add no line."


@pytest.mark.parametrize(("rule", "number"), EXAMPLES)
def test_the_example_comes_out_as_it_says(rule, number):
    result = run_example(rule, rule.examples[number - 1], shipped(), number=number)
    assert result.passed, result.message


def debts() -> frozenset[str]:
    lines = DEBTS.read_text(encoding="utf-8").splitlines() if DEBTS.exists() else ()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def unproven(rule: str) -> frozenset[str]:
    """Clauses of a rule without which all of its examples still come out as they say."""
    names = clauses(RULES[rule], rules_dir().parent)
    return frozenset(f"{rule}: {clause.name}" for clause in names if not _matters(RULES[rule], clause))


@pytest.mark.parametrize("rule", RULES)
def test_every_clause_earns_its_place(rule):
    assert sorted(unproven(rule) - debts()) == [], "no example fails without these clauses"


def test_no_debt_is_listed_that_is_paid(request):
    """With --regen-golden what is paid is taken out of the list; nothing is ever added."""
    known = debts()
    left = known & frozenset(name for rule in RULES for name in unproven(rule))
    if request.config.getoption("--regen-golden"):
        DEBTS.write_text("\n".join([DEBTS_HEAD, *sorted(left)]) + "\n", encoding="utf-8")
        return
    assert sorted(known - left) == [], f"proven by now, or gone: run --regen-golden, which shortens {DEBTS.name}"


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
