"""Counts and orders: coverage leaves out what was not asked, gaps come mandatory first."""

from collections import Counter
from dataclasses import replace

import pytest
from builders_assessment import assessment, element, evidence, report, requirement, sample

from checker.model.assessment import Verdict
from checker.model.document import Page, UnreadReason
from checker.model.finding import State
from checker.model.framework import Obligation
from checker.writers.ranking import (
    best_evidence,
    by_aspect,
    gaps,
    missing_words,
    no_gap_words,
    reason_words,
    review_order,
    share_answered,
)
from checker.writers.words import STATES, VERDICTS, confidence_text, figure_text, page_text, unread_lines


def test_coverage_counts_answers_among_what_applies_and_was_assessed() -> None:
    counts = Counter({Verdict.PRESENT: 2, Verdict.EXPLAINED: 1, Verdict.PARTIAL: 1, Verdict.NOT_APPLICABLE: 5})
    assert share_answered(counts) == pytest.approx(0.75)
    assert share_answered(Counter({Verdict.NOT_ASSESSED: 3})) is None
    assert share_answered(Counter({Verdict.REFERRED: 1, Verdict.NEEDS_REVIEW: 1})) == 0


def test_gaps_order_is_obligation_then_missing_then_confidence() -> None:
    def gap(id: str, verdict: Verdict, obligation: Obligation, confidence: float) -> object:
        return requirement(id, verdict, obligation=obligation, confidence=confidence)

    made = assessment(
        gap("a", Verdict.MISSING, Obligation.VOLUNTARY, 0.99),
        gap("b", Verdict.PARTIAL, Obligation.MANDATORY, 0.99),
        gap("c", Verdict.MISSING, Obligation.MANDATORY, 0.6),
        gap("d", Verdict.MISSING, Obligation.MANDATORY, 0.9),
        gap("e", Verdict.MISSING, Obligation.COMPLY_OR_EXPLAIN, 0.9),
        gap("f", Verdict.PRESENT, Obligation.MANDATORY, 0.9),
        gap("g", Verdict.NEEDS_REVIEW, Obligation.MANDATORY, 0.9),
    )
    assert [item.requirement.id for item in gaps((made,))] == ["d", "c", "b", "e", "a"]


def test_an_aspect_that_the_framework_does_not_name_is_still_counted() -> None:
    counts = by_aspect(assessment(requirement("Z9.1", Verdict.PRESENT)))
    assert [(item.aspect.id, item.total) for item in counts] == [("Z9", 1)]


def test_review_leaves_out_what_is_sure() -> None:
    sure = element("sure", State.DISCLOSED, confidence=0.97)
    doubtful = element("doubtful", State.DISCLOSED, confidence=0.6)
    gone = element("gone", State.MISSING, confidence=0.6)
    items = review_order((assessment(requirement("E1.1", Verdict.PARTIAL, sure, gone, doubtful)),))
    assert [item.element.id for item in items] == ["doubtful", "gone"]


def test_where_nothing_was_assessed_no_gap_is_no_good_news() -> None:
    assert no_gap_words(assessment(requirement("E1.1", Verdict.NOT_ASSESSED))) == "Nothing was assessed."
    assert no_gap_words(assessment(requirement("E1.1", Verdict.PRESENT))).startswith("No potential gap")


def test_missing_words_fall_back_on_the_open_elements() -> None:
    item = requirement("E1.1", Verdict.PARTIAL, element("energy_use"), element("energy_target", State.WEAK))
    assert missing_words(item) == "Energy target"
    assert missing_words(replace(item, gap="The target.")) == "The target."
    assert missing_words(requirement("E1.1", Verdict.PRESENT)) == ""


def test_one_reason_for_several_elements_is_told_once() -> None:
    parts = [element(name, State.EXPLAINED, reason="not material") for name in ("first", "second")]
    assert reason_words(requirement("E1.1", Verdict.EXPLAINED, *parts)) == "First, Second: not material"


def test_best_evidence_is_of_a_disclosed_element() -> None:
    weak = element("weak", State.WEAK, confidence=0.99, evidence=(evidence("weak"),))
    good = element("good", State.DISCLOSED, confidence=0.7, evidence=(evidence("good"),))
    found = best_evidence(requirement("E1.1", Verdict.PARTIAL, weak, good))
    assert found is not None
    assert found.quote == "good"


def test_every_verdict_and_state_has_words_and_a_symbol_of_its_own() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert set(STATES) == set(State)
    assert len({words.symbol for words in VERDICTS.values()}) == len(Verdict)


def test_words_for_places_figures_and_confidence() -> None:
    assert page_text(evidence("x", 33, "31").locator) == "p. 33 (printed 31)"
    assert page_text(evidence("x", 33, "33").locator) == "p. 33"
    assert page_text(evidence("x", 0).locator) == ""
    assert [confidence_text(value) for value in (0.9, 0.89, 0.69)] == ["High (90 %)", "Medium (89 %)", "Low (69 %)"]
    assert figure_text(sample().figures[2]) == "31.5% [gender: female, 2024]"


def test_unread_pages_are_grouped_by_reason() -> None:
    pages = tuple(Page(number=number, unread=UnreadReason.NO_TEXT) for number in (3, 1, 2, 9))
    assert unread_lines(report(unread_pages=pages)) == ("Pages 1-3, 9: no text layer (a scan or a picture)",)


def test_pages_read_but_for_a_picture_come_last() -> None:
    lines = unread_lines(
        report(unread_pages=(Page(number=2, unread=UnreadReason.DAMAGED),), pictures_of_text=(4, 5, 9))
    )
    assert [line.partition(":")[0] for line in lines] == ["Page 2", "Pages 4-5, 9"]
