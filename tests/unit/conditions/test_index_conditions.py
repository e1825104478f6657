"""What a content index has to show: held, not held, and left open where nothing sure can be said."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders_use import IN_ACCORDANCE, assessed, condition, general, printed, report, told_of

from checker.assess import Setting, assess
from checker.conditions import derive, finding_of
from checker.evaluate import evaluate
from checker.model.document import UnreadReason
from checker.model.finding import State
from checker.model.framework import IssuerType
from checker.model.use import ConditionResult, Outcome, Point
from checker.pipeline import extract_facts
from checker.rulebook import load_framework, load_rules

COMPREHENSIVE = "This report has been prepared in accordance with the GRI Standards: Comprehensive option."
CORE = "This report has been prepared in accordance with the GRI Standards: Core option."
GENERAL = [f"2-{number} | Title in words | 1" for number in range(1, 31)]
TOPICS = [
    "3-1 | Process to determine | 1",
    "3-2 | List of topics | 1",
    "Soup waste | | ",
    "3-3 | Management | 1",
    "306-3 | Waste generated | 1",
    "Wages | | ",
    "3-3 | Management | 1",
    "401-1 | New cooks | 1",
]


def outcome(tmp_path: Path, datapoint: str, lines: list[str], claim: str = IN_ACCORDANCE, edition: str = "gri-2021"):
    return condition(assessed(printed(tmp_path, claim, lines), edition), datapoint)


def test_topics_of_an_index_are_told_by_their_rows_on_management(tmp_path):
    listed = outcome(tmp_path, "gri_claim.topics_in_index", GENERAL + TOPICS)
    assert (listed.outcome, listed.message) == (Outcome.HELD, "Listed by topic: 2 topics.")
    one = [line for line in TOPICS if not line.startswith(("Soup", "Wages"))]
    assert outcome(tmp_path, "gri_claim.topics_in_index", GENERAL + one).outcome is Outcome.NOT_JUDGED


def test_rows_on_management_that_are_nowhere_are_told(tmp_path):
    bare = [line for line in TOPICS if not line.startswith("3-3")]
    managed = outcome(tmp_path, "gri_claim.topics_managed", GENERAL + bare)
    assert managed.outcome is Outcome.NOT_HELD
    assert managed.message.startswith("3-3: neither in the index nor found in the report")
    assert outcome(tmp_path, "gri_claim.topics_managed", GENERAL + TOPICS).outcome is Outcome.NOT_JUDGED


def test_one_row_on_management_for_all_topics_is_left_to_a_person(tmp_path):
    lines = [*GENERAL, "3-3 | Management | 1", "306-3 | Waste generated | 1", "401-1 | New cooks | 1"]
    managed = outcome(tmp_path, "gri_claim.topics_managed", lines)
    assert managed.outcome is Outcome.NOT_JUDGED
    assert "3-3: listed once for all topics" in managed.message


def test_a_topic_whose_only_disclosure_is_left_out_without_a_reason_has_none(tmp_path):
    lines = [*GENERAL, *TOPICS[:-1], "401-1 | New cooks | Omitted"]
    reported = outcome(tmp_path, "gri_claim.topic_disclosures", lines)
    assert reported.outcome is Outcome.NOT_HELD
    assert "401-1: left out without a reason" in reported.message


def test_a_topic_disclosure_that_is_not_material_needs_no_reason_unless_its_topic_is(tmp_path):
    lines = [*GENERAL, *TOPICS, "305-6 | Ozone | Not material for the canteens"]
    reasons = outcome(tmp_path, "gri_claim.omission_reasons", lines)
    assert reasons.outcome is Outcome.NOT_JUDGED
    assert "305-6: “not material” is not among the accepted reasons" in reasons.message


@pytest.mark.parametrize(("claim", "told"), [(COMPREHENSIVE, True), (CORE, False)])
def test_only_comprehensive_asks_for_all_disclosures_of_a_topic(tmp_path, claim, told):
    lines = [f"102-{number} | Title in words | 1" for number in range(1, 57)]
    lines += ["103-1 | Management | 1", "205-1 | Risks | 1", "205-2 | Training | 1"]
    found = assessed(printed(tmp_path, claim, lines), "gri-2016")
    assert ("205-3" in told_of(found, "gri_claim.topic_disclosures")) is told


def test_places_and_titles_of_rows(tmp_path):
    sound = assessed(printed(tmp_path, IN_ACCORDANCE, GENERAL + TOPICS), "gri-2021")
    assert condition(sound, "gri_claim.locations").outcome is Outcome.HELD
    assert condition(sound, "gri_claim.disclosure_titles").outcome is Outcome.HELD
    blank = assessed(printed(tmp_path, IN_ACCORDANCE, [*GENERAL, *TOPICS, "403-9 | Injuries | "]), "gri-2021")
    assert condition(blank, "gri_claim.locations").outcome is Outcome.NOT_JUDGED
    nowhere = [line.rpartition("|")[0] + "| " for line in GENERAL]
    assert outcome(tmp_path, "gri_claim.locations", nowhere).outcome is Outcome.NOT_HELD
    assert (
        outcome(tmp_path, "gri_claim.disclosure_titles", [f"2-{n} | | 1" for n in range(1, 31)]).outcome
        is Outcome.NOT_HELD
    )


def test_standards_named_in_the_index(tmp_path):
    named = [*GENERAL, "GRI 2: General Disclosures 2021 | | ", "GRI 3: Material Topics 2021 | | ", *TOPICS]
    some = outcome(tmp_path, "gri_claim.sources_named", named)
    assert (some.outcome, some.message) == (Outcome.NOT_JUDGED, "GRI 306, GRI 401: not named in the index")
    all_ = [*named, "GRI 306: Waste 2020 | | ", "GRI 401: Employment 2016 | | "]
    assert outcome(tmp_path, "gri_claim.sources_named", all_).outcome is Outcome.HELD
    assert outcome(tmp_path, "gri_claim.sources_named", GENERAL + TOPICS).outcome is Outcome.NOT_HELD


def test_a_sector_standard_that_applies_brings_its_conditions(tmp_path):
    claim = (
        f"{IN_ACCORDANCE}\n\nApplicable GRI Sector Standard: GRI 13: Agriculture, Aquaculture and Fishing Sectors 2022"
    )
    bare = assessed(printed(tmp_path, claim, GENERAL + TOPICS), "gri-2021")
    assert condition(bare, "gri_claim.sector_standards_named").outcome is Outcome.HELD
    assert condition(bare, "gri_claim.sector_references").outcome is Outcome.NOT_HELD
    assert condition(bare, "gri_claim.sector_disclosures").outcome is Outcome.NOT_JUDGED
    numbered = [*GENERAL, *TOPICS[:-1], "401-1 | New cooks 13.20.4 | 1"]
    assert outcome(tmp_path, "gri_claim.sector_references", numbered, claim).outcome is Outcome.HELD


def test_a_report_without_an_index_holds_no_condition_of_it(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(f"# Harbour Noodle 2024\n\n{IN_ACCORDANCE}\n", encoding="utf-8")
    found = assessed(path, "gri-2021")
    for datapoint in ("gri_claim.locations", "gri_claim.disclosure_titles", "gri_claim.omission_reasons"):
        assert condition(found, datapoint).outcome is Outcome.NOT_JUDGED, datapoint
    assert condition(found, "gri_claim.index_heading").outcome is Outcome.NOT_HELD
    assert "2-4" in told_of(found, "gri_claim.general_disclosures")
    path.write_text(
        f"# Harbour Noodle 2024\n\n{IN_ACCORDANCE} The GRI content index is available on our website.\n", "utf-8"
    )
    assert condition(assessed(path, "gri-2021"), "gri_claim.locations").outcome is Outcome.NOT_JUDGED


def test_an_index_is_there_with_its_codes_or_it_is_not(tmp_path):
    def states(path):
        elements = next(one.elements for one in assessed(path, "gri-2016").requirements if one.id == "102-55")
        return {element.datapoint: element.state for element in elements}

    lines = [f"102-{number} | Title in words | 1" for number in range(1, 57)]
    there = states(printed(tmp_path, CORE, lines))
    assert there["gri_claim.index_present"] == there["gri_claim.disclosure_numbers"] == State.DISCLOSED
    few = states(printed(tmp_path, CORE, lines[:3]))
    assert (few["gri_claim.index_present"], few["gri_claim.disclosure_numbers"]) == (State.MISSING, State.WEAK)


def test_pages_that_could_not_be_read_leave_open_what_was_not_found(tmp_path):
    pack = load_rules()
    document, facts = extract_facts(report(tmp_path, IN_ACCORDANCE, general("2-", range(1, 31), _4="")), pack=pack)
    page = replace(document.pages[0], unread=next(iter(UnreadReason)))
    unread = replace(document, pages=(page, *document.pages[1:]))
    framework = load_framework("gri-2021")
    results = {}
    for name, one in (("read", document), ("unread", unread)):
        findings = evaluate(pack, one, facts)
        setting = Setting(issuer=IssuerType.MAIN_BOARD, chosen_because="", program="")
        assessment = assess(one, facts, framework, pack, findings, setting)
        derived = derive(one, facts, framework, pack, findings, assessment)
        results[name] = next(item for item in derived if item.datapoint == "gri_claim.general_disclosures")
    assert "2-4" in {point.code for point in results["read"].points if point.against}
    assert results["unread"].outcome is Outcome.NOT_JUDGED


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.HELD, State.DISCLOSED),
        (Outcome.NOT_HELD, State.MISSING),
        (Outcome.NOT_JUDGED, State.WEAK),
        (Outcome.NOT_ASKED, State.NOT_APPLICABLE),
    ],
)
def test_only_what_is_held_counts_as_disclosed(outcome, state):
    result = ConditionResult(datapoint="a.b", outcome=outcome, message="told", points=(Point(code="X", message="m"),))
    assert finding_of(result).state is state


def test_every_derived_rule_is_tried_here_or_end_to_end():
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    tried = {rule.id for rule in load_rules().rules if rule.derived and f'"{rule.id}"' in text}
    # Those that share a condition with one that is tried, or rest on others, have no case of their own.
    conditions = {rule.derived.condition for rule in load_rules().rules if rule.id in tried}
    assert {rule.derived.condition for rule in load_rules().rules if rule.derived} == conditions
