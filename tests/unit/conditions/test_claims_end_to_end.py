"""Claims of use under the shipped editions, from an invented report to what its preparer is told."""

import pytest
from builders_use import IN_ACCORDANCE, WITH_REFERENCE, assessed, condition, general, report, told_of

from checker.model.assessment import Verdict
from checker.model.use import Outcome

GENERAL = "gri_claim.general_disclosures"
REASONS = "gri_claim.omission_reasons"
TOPICS = {"3-1": "1", "3-2": "1", "3-3": "1", "305-1": "1"}
CORE = "This report has been prepared in accordance with the GRI Standards: Core option."
COMPREHENSIVE = "This report has been prepared in accordance with the GRI Standards: Comprehensive option."
CORE_ROWS = {f"102-{number}": "1" for number in (*range(1, 15), 16, 18, *range(40, 57))}
CORE_G4 = "This report has been prepared in accordance with the GRI G4 Core option."
COMPREHENSIVE_G4 = "This report has been prepared in accordance with the GRI G4 Comprehensive option."
CORE_G4_ROWS = {f"G4-{number}": "1" for number in (1, *range(3, 35), 56)}


def in_accordance(tmp_path, body="", **rows):
    path = report(tmp_path, IN_ACCORDANCE, general("2-", range(1, 31), **rows) | TOPICS, body=body)
    return assessed(path, "gri-2021")


def test_a_report_that_leaves_out_2_4_without_a_word_is_told(tmp_path):
    found = in_accordance(tmp_path, _4="")
    assert found.use.stated[0].id == "in_accordance"
    assert condition(found, GENERAL).outcome is Outcome.NOT_HELD
    assert told_of(found, GENERAL) == {"2-4": "neither in the index nor found in the report; omission is not permitted"}
    assert told_of(found, "gri_claim.omissions_identified") == {"2-4": "left out without a row in the index"}
    (element,) = [
        element for one in found.requirements if one.id == "GRI1-IA" for element in one.elements if element.id == "R2"
    ]
    assert element.state == "missing"
    assert element.reason.startswith("2-4: neither in the index")


@pytest.mark.parametrize(
    "cell", ["N/A", "Not applicable", "Confidential", "Confidential: it is part of a sale that is pending", "Omitted"]
)
def test_2_4_may_not_be_left_out_whatever_the_reason(tmp_path, cell):
    found = in_accordance(tmp_path, _4=cell)
    for datapoint in (GENERAL, REASONS):
        assert told_of(found, datapoint)["2-4"] == "omission is not permitted"
    misses = [
        miss
        for one in found.requirements
        if one.id == "GRI1-IA"
        for element in one.elements
        if element.id == "R2"
        for miss in element.near_misses
    ]
    assert any(miss.because == "2-4: omission is not permitted" and cell in miss.quote for miss in misses)


def test_2_4_that_is_reported_is_no_omission(tmp_path):
    found = in_accordance(tmp_path, body="No information of earlier reports was restated in the year.")
    assert "2-4" not in told_of(found, GENERAL)
    assert condition(found, REASONS).outcome is Outcome.NOT_ASKED


def test_not_applicable_with_words_may_answer_2_4_and_is_left_to_a_person(tmp_path):
    found = in_accordance(tmp_path, _4="Not applicable, as this is the first report that the canteens publish")
    assert "2-4" not in told_of(found, GENERAL)
    assert condition(found, GENERAL).outcome is Outcome.NOT_JUDGED


def test_a_general_disclosure_that_has_no_row_and_is_not_found_is_not_held_even_where_it_could_be_omitted(tmp_path):
    assert told_of(in_accordance(tmp_path, _21=""), GENERAL) == {"2-21": "neither in the index nor found in the report"}


def test_a_reason_outside_the_closed_list_is_named(tmp_path):
    found = in_accordance(tmp_path, _21="Not material", _28="Omitted by decision of our head cook")
    told = told_of(found, REASONS)
    assert told["2-21"].startswith("“not material” is not among the accepted reasons (not applicable,")
    assert told["2-28"].startswith("“Omitted by decision of our head cook” gives none of the accepted reasons")
    assert set(told_of(found, GENERAL)) == {"2-21", "2-28"}


def test_a_reason_without_its_explanation_is_named(tmp_path):
    found = in_accordance(tmp_path, _21="Confidentiality constraints", _10="Omitted")
    assert told_of(found, REASONS) == {
        "2-21": "“confidentiality constraints” without telling which constraint it is",
        "2-10": "left out without a reason",
    }
    assert told_of(found, "gri_claim.reason_confidential") == {
        "2-21": "“confidentiality constraints” without telling which constraint it is"
    }
    assert condition(found, "gri_claim.reason_legal").outcome is Outcome.NOT_ASKED


def test_an_accepted_reason_with_its_explanation_is_held(tmp_path):
    found = in_accordance(tmp_path, _21="Confidential: the contract with our chef forbids naming wages")
    assert condition(found, REASONS).outcome is Outcome.HELD
    assert condition(found, "gri_claim.reason_confidential").outcome is Outcome.HELD
    assert condition(found, "gri_claim.omissions_identified").outcome is Outcome.HELD


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("Information unavailable", Outcome.NOT_HELD),
        ("Information unavailable: wages of two canteens abroad lack records", Outcome.NOT_JUDGED),
        ("Information unavailable: wages of two canteens abroad lack records, which we plan to keep", Outcome.HELD),
    ],
)
def test_unavailable_information_needs_what_is_being_done(tmp_path, cell, outcome):
    assert condition(in_accordance(tmp_path, _21=cell), "gri_claim.reason_unavailable").outcome is outcome


def test_what_is_listed_but_not_recognised_is_never_held(tmp_path):
    found = in_accordance(tmp_path)
    judged = condition(found, GENERAL)
    assert judged.outcome is Outcome.NOT_JUDGED
    assert "2-7" in {one.code for one in judged.points}
    for one in found.use.conditions:
        if one.datapoint.startswith("gri_claim.sector") or one.id in ("R1", "R9-a"):
            assert one.outcome is Outcome.NOT_JUDGED, one


def test_what_the_index_places_is_not_said_to_be_missing(tmp_path):
    rows = general("2-", range(1, 31)) | TOPICS
    told = {}
    for name, kept in (("listed", rows), ("unlisted", {code: cell for code, cell in rows.items() if code != "3-2"})):
        (one,) = [
            item
            for item in assessed(report(tmp_path, IN_ACCORDANCE, kept), "gri-2021").use.conditions
            if item.id == "R4-b"
        ]
        told[name] = one.outcome
    assert told == {"listed": Outcome.NOT_JUDGED, "unlisted": Outcome.NOT_HELD}


def test_without_a_claim_the_conditions_are_not_asked_and_the_lack_is_said(tmp_path):
    path = report(tmp_path, "Where to find what.", general("2-", range(1, 31), _4="") | TOPICS)
    found = assessed(path, "gri-2021")
    assert found.use.stated == ()
    assert "no claim of how the framework was used was found" in found.use.note
    verdicts = {one.id: one.verdict for one in found.requirements}
    assert verdicts["GRI1-IA"] is Verdict.NOT_APPLICABLE
    assert verdicts["GRI1-WR"] is Verdict.MISSING


def test_with_reference_needs_a_complete_index_and_no_reason_for_what_is_left_out(tmp_path):
    rows = general("2-", range(1, 31), _4="", _21="Confidential") | TOPICS
    found = assessed(report(tmp_path, WITH_REFERENCE + "\n\nGRI 1 used: GRI 1: Foundation 2021", rows), "gri-2021")
    assert [one.id for one in found.use.stated] == ["with_reference"]
    assert {one.requirement for one in found.use.conditions} == {"GRI1-WR"}
    complete = condition(found, "gri_claim.index_complete")
    assert complete.outcome is Outcome.NOT_HELD
    assert "GRI 305: not named in the index" in complete.message
    named = WITH_REFERENCE + "\n\nGRI 1: Foundation 2021, GRI 2, GRI 3, GRI 305: Emissions 2016"
    assert (
        condition(assessed(report(tmp_path, named, rows), "gri-2021"), "gri_claim.index_complete").outcome
        is Outcome.HELD
    )


def test_both_claims_exclude_each_other(tmp_path):
    path = report(tmp_path, f"{IN_ACCORDANCE}\n\n{WITH_REFERENCE}", general("2-", range(1, 31)) | TOPICS)
    found = assessed(path, "gri-2021")
    assert [one.id for one in found.use.stated] == ["in_accordance", "with_reference"]
    assert found.use.note.endswith("these exclude each other.")


def test_a_claim_without_its_period_is_told(tmp_path):
    bare = "Harbour Noodle has reported in accordance with the GRI Standards."
    rows = general("2-", range(1, 31)) | TOPICS
    told = {
        claim: condition(assessed(report(tmp_path, claim, rows), "gri-2021"), "gri_claim.statement_with_period").outcome
        for claim in (bare, IN_ACCORDANCE)
    }
    assert told == {bare: Outcome.NOT_HELD, IN_ACCORDANCE: Outcome.HELD}


@pytest.mark.parametrize(
    ("edition", "claim", "rows", "code", "told"),
    [
        ("gri-2016", CORE, CORE_ROWS, "102-48", True),
        ("gri-2016", CORE, CORE_ROWS, "102-15", False),
        ("gri-2016", COMPREHENSIVE, {f"102-{n}": "1" for n in range(1, 57)}, "102-15", True),
        ("gri-g4", CORE_G4, CORE_G4_ROWS, "G4-22", True),
        ("gri-g4", CORE_G4, CORE_G4_ROWS, "G4-2", False),
        ("gri-g4", COMPREHENSIVE_G4, {f"G4-{n}": "1" for n in range(1, 59)}, "G4-2", True),
    ],
)
def test_each_option_asks_for_its_own_general_disclosures(tmp_path, edition, claim, rows, code, told):
    kept = {name: cell for name, cell in rows.items() if name != code}
    found = assessed(report(tmp_path, claim, kept, heading="GRI content index"), edition)
    assert found.use.stated[0].id == ("core" if "Core" in claim else "comprehensive")
    assert (code in told_of(found, GENERAL)) is told


def test_core_is_not_met_where_a_general_disclosure_is_left_out(tmp_path):
    found = assessed(report(tmp_path, CORE, CORE_ROWS | {"102-48": "N/A", "103-1": "1", "305-1": "1"}), "gri-2016")
    (option,) = [one for one in found.requirements if one.id == "GRI101-CL"]
    states = {element.id: element.state for element in option.elements}
    assert states == {"C1": "missing", "C2": "not_applicable", "C3": "not_applicable", "C4": "missing"}
    assert "102-48: omission is not permitted" in option.elements[0].reason


def test_an_index_of_another_edition_is_not_held_against_this_one(tmp_path):
    found = assessed(report(tmp_path, IN_ACCORDANCE, CORE_ROWS), "gri-2021")
    judged = condition(found, GENERAL)
    assert judged.outcome is Outcome.NOT_JUDGED
    assert judged.message == "The index follows gri-2016: hold it against that edition."
