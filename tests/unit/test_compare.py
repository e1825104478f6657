"""What changes between two editions; each test fails when its change would be told as another, or not at all."""

from checker.compare import compare_frameworks
from checker.model.framework import IssuerType
from checker.rulebook import load_framework


def compared():
    old, new = load_framework("hkex-2020"), load_framework("hkex-2025")
    return compare_frameworks(old, new, issuer=IssuerType.MAIN_BOARD)


def test_a_question_that_moved_is_told_with_both_places():
    assert any(line.startswith("Gross Scope 1 emissions: A1.2") and "D.28(a)" in line for line in compared().changed)


def test_the_same_place_with_another_scope_is_a_change_and_neither_new_nor_dropped():
    comparison = compared()
    assert any(line.startswith("A1.GD") and "what counts has changed" in line for line in comparison.changed)
    assert not any(line.startswith("A1.GD") for line in (*comparison.added, *comparison.dropped))


def test_a_condition_is_told_in_its_own_words():
    (line,) = (line for line in compared().added if line.startswith("D.34(b)"))
    assert "[only if a carbon price is applied]" in line


def test_an_edition_differs_in_nothing_from_itself():
    framework = load_framework("hkex-2020")
    comparison = compare_frameworks(framework, framework, issuer=IssuerType.MAIN_BOARD)
    assert (comparison.added, comparison.dropped, comparison.changed) == ((), (), ())
    assert comparison.unchanged > 100
