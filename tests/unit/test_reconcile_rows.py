"""What a content index lacks, mixes up or leaves out, told apart from what it rightly does not list."""

from dataclasses import replace

import pytest
from builders_assessment import figure
from builders_reconcile import EDITION, SOUND_ROWS, assessed, edition, found, judged, of, report, row

from checker.model.assessment import IndexKind
from checker.model.fact import Facts, Locator
from checker.model.finding import State
from checker.model.framework import Obligation
from checker.reconcile import reconcile


def kinds(findings):
    return {finding.requirement: finding.kind for finding in findings}


def test_what_is_disclosed_without_a_row_is_unclaimed():
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed())
    finding = of("B4", findings)
    assert (finding.kind, finding.pages, finding.locator) == (IndexKind.UNCLAIMED, (9,), None)


@pytest.mark.parametrize("state", [State.MISSING, State.WEAK])
def test_what_is_not_disclosed_needs_no_row(state):
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(found("B4", 9, state=state)))
    assert "B4" not in kinds(findings)


@pytest.mark.parametrize("figures", [(), (figure(),)])
def test_of_a_topic_left_out_only_a_figure_is_sure(figures):
    told = found("B4", 9)
    told = replace(told, elements=(replace(told.elements[0], figures=figures),))
    framework = edition(B4={"kind": "topic"})
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), framework, assessed(told))
    assert ("B4" in kinds(findings)) is bool(figures)


def test_neither_does_what_binds_nobody():
    voluntary = replace(found("B4", 9), obligation=Obligation.VOLUNTARY)
    assert "B4" not in kinds(reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(voluntary)))


def test_nor_does_what_a_listed_code_asks_as_well():
    shared = found("B4", 9)
    shared = replace(shared, elements=(replace(shared.elements[0], datapoint="topic.A1"),))
    assert "B4" not in kinds(reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(shared)))


def test_a_code_that_is_printed_on_the_index_pages_is_not_called_unlisted():
    claims = tuple(one for one in SOUND_ROWS if one.requirement != "A2")
    assert "A2" not in kinds(reconcile(report(), Facts(claims=claims), edition(), assessed()))


def test_a_title_that_is_another_requirements_is_told():
    finding = of("A1", judged(row("A1", 3, title="Apprentice soldering hours per year")))
    assert finding.kind is IndexKind.WRONG_REQUIREMENT
    assert "B2" in finding.message


def test_the_title_of_a_row_with_several_codes_belongs_to_all_of_them():
    both = [row(code, 3, title="Paint solvents released", locator=Locator(page=10, passage=7)) for code in ("A1", "A2")]
    assert of("A1", judged(*both)).kind is IndexKind.SUPPORTED


@pytest.mark.parametrize("title", ["Diesel", "Fuel", "", "Lorries and apprentices", "Soldering"])
def test_a_title_in_other_words_is_not(title):
    assert of("A1", judged(row("A1", 3, title=title))).kind is IndexKind.SUPPORTED


@pytest.mark.parametrize(
    ("beside", "kind"),
    [("Q7", IndexKind.SUPPORTED), ("Q2", IndexKind.WRONG_REQUIREMENT), ("Q3", IndexKind.WRONG_REQUIREMENT)],
)
def test_a_code_beside_the_wrong_code_of_another_framework_is_told(beside, kind):
    framework = edition(B3={"related": ("other:Q7@2016",), "related_partly": ("other:Q2",)})
    mine = row("B3", 8)
    other = replace(mine, framework="other", requirement=beside)
    findings = reconcile(report(), Facts(claims=(*SOUND_ROWS[:4], mine, other)), framework, assessed())
    finding = of("B3", findings)
    assert finding.kind is kind
    if kind is IndexKind.WRONG_REQUIREMENT:
        assert "Q7" in finding.message


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"withheld": "not_applicable"}, IndexKind.OMISSION_WITHOUT_REASON),
        ({}, IndexKind.OMISSION_WITHOUT_REASON),
        ({"withheld": "confidential", "omission": "confidential"}, IndexKind.UNJUDGED),
    ],
)
def test_an_omission_needs_a_reason_with_words(fields, kind):
    omitted = row("B3", reported=False, **fields)
    finding = of("B3", judged(omitted, results=(found("B3", state=State.MISSING),)))
    assert finding.kind is kind


def test_a_cell_that_may_not_have_been_read_is_no_omission():
    blank = row("B3", reported=False, text="B3 | Bribery prosecutions pending |")
    assert of("B3", judged(blank, results=(found("B3", state=State.MISSING),))).kind is IndexKind.UNJUDGED


def test_not_applicable_with_words_answers_what_may_not_be_omitted():
    answered = row("B3", reported=False, withheld="not_applicable", omission="not_applicable", answer="First report")
    framework = edition(B3={"explainable": False})
    finding = of("B3", judged(answered, results=(found("B3", state=State.MISSING),), framework=framework))
    assert finding.kind is IndexKind.UNJUDGED


def test_no_reason_is_good_where_omission_is_not_permitted():
    omitted = row("B3", reported=False, withheld="confidential", omission="confidential")
    framework = edition(B3={"explainable": False})
    finding = of("B3", judged(omitted, results=(found("B3", state=State.MISSING),), framework=framework))
    assert finding.kind is IndexKind.OMISSION_WITHOUT_REASON
    assert "may not be omitted" in finding.message


def test_a_code_that_the_edition_lacks_is_unknown():
    finding = of("X9", judged(row("X9", 3), *SOUND_ROWS))
    assert finding.kind is IndexKind.UNKNOWN_ID
    assert EDITION in finding.message


def test_a_code_that_the_row_does_not_print_is_not_called_unknown():
    assert "X9" not in kinds(judged(row("X9", 3, text="10 X - 9 | 3"), *SOUND_ROWS))
    assert "X-9" in kinds(judged(replace(row("X9", 3, text="X\u20139 | 3"), requirement="X-9"), *SOUND_ROWS))


def test_an_index_of_another_edition_is_told_once():
    old = [replace(one, edition="demo-2016") for one in SOUND_ROWS]
    findings = judged(*old[:5], row("X8", 3, edition="demo-2016"), row("X9", 4, edition="demo-2016"))
    (unknown,) = (one for one in findings if one.kind is IndexKind.UNKNOWN_ID)
    assert unknown.requirement == ""
    assert "demo-2016" in unknown.message
    assert "X8, X9" in unknown.message


def test_the_same_code_of_another_year_is_another_requirement():
    framework = edition(A1={"year": 2025})
    (unknown,) = (
        one for one in judged(row("A1", 3, year=2016), framework=framework) if one.kind is IndexKind.UNKNOWN_ID
    )
    assert "A1 of 2016" in unknown.message


def test_several_rows_of_one_code_are_each_only_supported_or_open():
    findings = judged(row("A1", 3, topic="Lorries"), row("A1", 8, topic="Gifts"))
    assert [one.kind for one in findings if one.requirement == "A1"] == [IndexKind.SUPPORTED, IndexKind.UNJUDGED]


@pytest.mark.parametrize("claims", [(), SOUND_ROWS[:4], tuple(replace(one, framework="x") for one in SOUND_ROWS)])
def test_a_report_without_an_index_of_the_framework_has_no_findings(claims):
    assert reconcile(report(), Facts(claims=claims), edition(), assessed()) == ()


def test_codes_beside_the_text_that_answers_them_are_no_index():
    tags = tuple(replace(one, locator=Locator(page=one.file_pages[0], passage=1)) for one in SOUND_ROWS)
    assert reconcile(report(), Facts(claims=tags), edition(), assessed()) == ()
