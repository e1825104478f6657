"""JUnit: well formed whatever the report says, gaps fail, what nobody can tell is skipped."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from builders_assessment import assessment, element, evidence, near_miss, report, requirement, sample, second
from hypothesis import given
from hypothesis import strategies as st

from checker.model.assessment import Assessment, Verdict
from checker.model.finding import State
from checker.writers import render


def suites(*assessments: Assessment) -> ET.Element:
    return ET.fromstring(render(assessments, format="junit"))


def test_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.junit.xml", render((sample(),), format="junit").decode())


def test_one_suite_for_each_framework_and_one_case_for_each_requirement() -> None:
    root = suites(sample(), second())
    assert [suite.get("name") for suite in root] == ["invented-2024", "other-2021"]
    assert [len(suite.findall("testcase")) for suite in root] == [9, 5]
    assert (root.get("tests"), root.get("failures")) == ("14", "6")


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict.PRESENT, None),
        (Verdict.EXPLAINED, None),
        (Verdict.PARTIAL, "failure"),
        (Verdict.MISSING, "failure"),
        (Verdict.NEEDS_REVIEW, "failure"),
        (Verdict.REFERRED, "skipped"),
        (Verdict.NOT_APPLICABLE, "skipped"),
        (Verdict.NOT_ASSESSED, "skipped"),
    ],
)
def test_outcome_of_each_verdict(verdict: Verdict, outcome: str | None) -> None:
    case = suites(assessment(requirement("E1.1", verdict))).find(".//testcase")
    assert case is not None
    assert [child.tag for child in case] == ([outcome] if outcome else [])


def test_counts_agree_with_the_cases() -> None:
    suite = suites(sample())[0]
    assert int(suite.get("failures", "")) == len(suite.findall(".//failure")) == 3
    assert int(suite.get("skipped", "")) == len(suite.findall(".//skipped")) == 3


def test_a_failure_speaks_cautiously_and_shows_what_was_turned_down() -> None:
    failure = suites(sample()).findall(".//failure")[1]
    assert failure.get("message", "").startswith("Potential gap, not found: The turnover rate")
    assert "Turned down, p. 9 (printed 7) (turnover in the sense of revenue)" in (failure.text or "")


@given(st.text(max_size=80))
def test_any_text_is_well_formed(text: str) -> None:
    part = element("a", State.MISSING, title=text, reason=text, near_misses=(near_miss(text, text),))
    proof = element("b", State.WEAK, evidence=(evidence(text),))
    item = requirement("E1.1", Verdict.MISSING, part, proof, title=text, gap=text, next_step=text)
    root = suites(assessment(item, report=report(source=text), chosen_because=text))
    assert len(root.findall(".//failure")) == 1
