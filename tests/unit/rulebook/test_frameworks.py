"""Editions: loading, choosing by financial year, and what the shipped ones hold."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from small_rulebook import FRAMEWORK

from checker.errors import RulebookError, UsageError
from checker.model.fact import Period
from checker.model.framework import IssuerType, Obligation
from checker.rulebook import choose_framework, list_frameworks, load_framework

SHIPPED = ("hkex-2016", "hkex-2020", "hkex-2025", "cn-exchange-2024")
REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "hkex_requirements.csv"


def year_from(text):
    start = date.fromisoformat(text)
    return Period(start=start, end=date(start.year + 1, start.month, start.day))


def requirement(framework, name):
    return next(one for one in load_framework(framework).requirements if one.id == name)


@pytest.mark.parametrize(
    ("start", "edition"),
    [
        ("2016-01-01", "hkex-2016"),
        ("2020-04-01", "hkex-2016"),
        ("2020-06-30", "hkex-2016"),
        ("2020-07-01", "hkex-2020"),
        ("2021-01-01", "hkex-2020"),
        ("2024-04-01", "hkex-2020"),
        ("2024-12-31", "hkex-2020"),
        ("2025-01-01", "hkex-2025"),
        ("2025-04-01", "hkex-2025"),
        ("2031-01-01", "hkex-2025"),
    ],
)
def test_the_first_day_of_the_financial_year_decides(start, edition):
    assert choose_framework(year_from(start))[0] == edition


def test_the_choice_is_explained():
    assert choose_framework(year_from("2021-01-01"))[1] == (
        "the reporting period starts on 1 January 2021; this edition applies to financial years starting on or after "
        "1 July 2020 and up to 31 December 2024"
    )
    assert choose_framework(year_from("2025-04-01"))[1].endswith("financial years starting on or after 1 January 2025")


def test_without_a_period_the_newest_edition_is_taken_and_said_so():
    assert choose_framework(None) == (
        "hkex-2025",
        "no reporting period was found in the report; this is the newest edition (financial years starting on or after "
        "1 January 2025)",
    )


def test_a_year_before_all_editions_takes_the_oldest_and_says_so():
    name, reason = choose_framework(year_from("2014-01-01"))
    assert name == "hkex-2016"
    assert "before any edition that is known; this is the oldest" in reason


def test_a_year_after_a_withdrawn_edition_says_so(book):
    root = book({"frameworks/demo/2020.yaml": demo("applies_until: 2021-12-31")})
    name, reason = choose_framework(year_from("2023-01-01"), family="demo", root=root)
    assert name == "demo-2020"
    assert "after every edition that is known" in reason


def test_another_family():
    assert choose_framework(year_from("2025-01-01"), family="cn-exchange")[0] == "cn-exchange-2024"
    with pytest.raises(UsageError, match="no framework family 'hkx'; known: cn-exchange, gri, hkex"):
        choose_framework(None, family="hkx")


def test_an_unknown_id_is_answered_with_the_nearest():
    with pytest.raises(
        UsageError, match=r"no framework 'hkex-2021'; did you mean 'hkex-20\d\d'\? known: cn-exchange-2024, "
    ):
        load_framework("hkex-2021")


@pytest.mark.parametrize(
    ("name", "requirements", "elements"),
    [("hkex-2016", 43, 88), ("hkex-2020", 51, 117), ("hkex-2025", 136, 220), ("cn-exchange-2024", 26, 26)],
)
def test_the_shipped_editions_are_complete(name, requirements, elements):
    summary = next(one for one in list_frameworks() if one.id == name)
    assert (summary.requirements, summary.elements) == (requirements, elements)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_element_has_a_datapoint_except_the_instruction(name):
    without = [
        (one.id, element.id)
        for one in load_framework(name).requirements
        for element in one.elements
        if not element.datapoint
    ]
    assert without == ([("D.41", "applicability")] if name == "hkex-2025" else [])


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference list is not here")
@pytest.mark.parametrize("edition", ["2016", "2020", "2025"])
def test_ids_elements_and_sources_are_those_of_the_reference_list(edition):
    with REFERENCE.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["edition"] == edition]
    framework = load_framework(f"hkex-{edition}")
    assert [(row["id"], row["element"], row["source"].partition("|")[0]) for row in rows] == [
        (one.id, element.id, one.source_status) for one in framework.requirements for element in one.elements
    ]


def test_the_same_question_has_the_same_datapoint_in_every_edition():
    def datapoint(framework, name, element):
        return next(one.datapoint for one in requirement(framework, name).elements if one.id == element)

    assert datapoint("hkex-2020", "A1.2", "scope1_total") == datapoint("hkex-2025", "D.28(a)", "scope1")
    assert datapoint("hkex-2016", "A1.5", "measures") == datapoint("hkex-2020", "A1.5", "steps")
    assert datapoint("hkex-2016", "B6.2", "handling") == datapoint(
        "cn-exchange-2024", "Art47.1(4)#complaints", "Customer complaints"
    )
    assert datapoint("hkex-2016", "B2.1", "number") != datapoint("hkex-2020", "B2.1", "number")
    assert datapoint("hkex-2016", "A1.2", "total") != datapoint("hkex-2020", "A1.2", "scope1_total")


@pytest.mark.parametrize(
    ("framework", "name", "issuer", "start", "obligation"),
    [
        ("hkex-2016", "A1.1", IssuerType.MAIN_BOARD, "2016-01-01", Obligation.VOLUNTARY),
        ("hkex-2016", "A1.1", IssuerType.MAIN_BOARD, "2017-01-01", Obligation.COMPLY_OR_EXPLAIN),
        ("hkex-2016", "B6.2", IssuerType.MAIN_BOARD, "2019-01-01", Obligation.VOLUNTARY),
        ("hkex-2016", "B6.GD", IssuerType.GEM, "2016-01-01", Obligation.COMPLY_OR_EXPLAIN),
        ("hkex-2020", "MDR-13", IssuerType.GEM, "2021-01-01", Obligation.MANDATORY),
        ("hkex-2020", "B6.2", IssuerType.GEM, "2021-01-01", Obligation.COMPLY_OR_EXPLAIN),
        ("hkex-2025", "D.28(a)", IssuerType.GEM, "2025-01-01", Obligation.MANDATORY),
        ("hkex-2025", "D.28(c)", IssuerType.GEM, "2026-01-01", Obligation.VOLUNTARY),
        ("hkex-2025", "D.22(b)", IssuerType.MAIN_BOARD, "2026-01-01", Obligation.COMPLY_OR_EXPLAIN),
        ("hkex-2025", "D.22(b)", IssuerType.LARGE_CAP, "2025-04-01", Obligation.COMPLY_OR_EXPLAIN),
        ("hkex-2025", "D.22(b)", IssuerType.LARGE_CAP, "2026-01-01", Obligation.MANDATORY),
        ("hkex-2025", "D.36", IssuerType.LARGE_CAP, "2026-01-01", Obligation.VOLUNTARY),
        ("cn-exchange-2024", "Art48.1(3)", IssuerType.MAIN_BOARD, "2024-01-01", Obligation.VOLUNTARY),
        ("cn-exchange-2024", "Art48.1(3)", IssuerType.MAIN_BOARD, "2025-01-01", Obligation.MANDATORY),
    ],
)
def test_obligations_follow_issuer_type_and_year(framework, name, issuer, start, obligation):
    assert requirement(framework, name).obligation(issuer=issuer, start=date.fromisoformat(start)) is obligation


def test_what_is_mandatory_for_everybody_cannot_be_explained_away():
    closed = [one.id for one in load_framework("hkex-2025").requirements if not one.explainable]
    assert closed == ["MDR-13", "MDR-14", "MDR-15", "D.28(a)", "D.28(b)"]


def test_reliefs_topics_conditions_and_links_are_kept():
    opportunities = next(one for one in requirement("hkex-2025", "D.20(a)").elements if one.id == "opportunities")
    assert opportunities.reliefs == ("reasonable_information", "commercial_sensitivity")
    policies = requirement("hkex-2020", "B6.GD").elements[0]
    assert policies.topics == ("health and safety", "advertising", "labelling", "privacy", "methods of redress")
    assert requirement("hkex-2025", "D.34(b)").elements[0].condition == "only if a carbon price is applied"
    complaints = requirement("hkex-2020", "B6.2")
    assert (complaints.related, complaints.related_partly) == (("gri:2-25",), ("gri:418-1",))
    assert complaints.citation == "Appendix 27, KPI B6.2"


@pytest.mark.parametrize("name", SHIPPED[:3])
def test_the_code_pattern_matches_the_codes_and_nothing_longer(name):
    framework = load_framework(name)
    pattern = re.compile(framework.code_pattern)
    for one in framework.requirements:
        assert pattern.fullmatch(one.id), one.id
    assert [match[0] for match in pattern.finditer("KPI A1.3關鍵績效指標B6.2 及 B1")] == ["A1.3", "B6.2", "B1"]
    assert not pattern.search("A1.33 or 2A1.1 or B6.25 or AB1")


def demo(extra="", **replaced):
    text = FRAMEWORK.replace("applies_from: 2020-07-01\n", f"applies_from: 2020-07-01\n{extra}\n")
    for old, new in replaced.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            demo(comply_or_explain="comply_or_explan"),
            r"2020\.yaml:13:17: unknown obligation 'comply_or_explan'; did you mean",
        ),
        (demo("applies_until: 2020-01-01"), r"2020\.yaml:6:16: applies_until lies before applies_from"),
        (
            demo("published_from: 2021-01-01\npublished_until: 2020-12-31"),
            r":7:18: published_until lies before published_from",
        ),
        (
            demo().replace("    aspect: B6\n", "    aspect: B6\n    effective_until: 2021-06-31\n"),
            r":12:22: '2021-06-31' is no day of the calendar",
        ),
        (demo("applies_until: 2021-02-30"), r"2020\.yaml:6:16: '2021-02-30' is no day of the calendar"),
        (demo("code_pattern: 'A[1'"), r"2020\.yaml:6:15: not a regular expression"),
        (demo("id: demo-2021"), r"2020\.yaml:6:1: key 'id' stands twice"),
        (demo(verified="seen"), r"2020\.yaml:15:13: found 'seen'; allowed: verified, partial, unverified"),
        (
            demo().replace("id: demo-2020", "id: demo-2021"),
            r"2020\.yaml:1:5: id 'demo-2021' does not fit .* allowed: demo-2020",
        ),
        (demo().replace("aspect: B6", "aspect: B7"), r"2020\.yaml:11:13: unknown aspect 'B7'.* allowed: B6"),
        (demo("obligations: {late: [{level: voluntary, from: 2020-02-30}]}"), r":6:47: '2020-02-30' is no day"),
    ],
)
def test_a_wrong_edition_is_refused_with_its_place(book, text, message):
    root = book({"frameworks/demo/2020.yaml": text})
    with pytest.raises(RulebookError, match=message):
        load_framework("demo-2020", root=root)


def test_a_repeated_requirement_is_refused_unless_its_year_differs(book):
    item = demo().split("requirements:\n")[1]
    twice = demo() + item
    with pytest.raises(RulebookError, match=r"id 'B6\.2' stands twice in requirements"):
        load_framework("demo-2020", root=book({"frameworks/demo/2020.yaml": twice}))
    years = demo() + item.replace("    aspect: B6\n", "    aspect: B6\n    year: 2016\n")
    framework = load_framework("demo-2020", root=book({"frameworks/demo/2020.yaml": years}))
    assert [one.year for one in framework.requirements] == [None, 2016]


def test_digests_are_free_of_comments_and_layout(book):
    first = load_framework("demo-2020", root=book()).digest
    again = load_framework("demo-2020", root=book({"frameworks/demo/2020.yaml": "# remark\n" + demo()})).digest
    other = load_framework("demo-2020", root=book({"frameworks/demo/2020.yaml": demo(verified="partial")})).digest
    assert first == again != other
