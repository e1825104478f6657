"""The three GRI generations: complete, keyed by id and year, answered by shared datapoints where HKEX asks the same."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from checker.model.fact import Period
from checker.model.framework import IssuerType, Obligation
from checker.rulebook import choose_framework, frameworks, list_frameworks, load_framework

EDITIONS = ("gri-2021", "gri-2016", "gri-g4")
OTHERS = ("hkex-2016", "hkex-2020", "hkex-2025", "cn-exchange-2024")
REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "gri_requirements.csv"
OWN_TOPICS = {"gri_claim", "gri_general", "gri_material_topics", "gri_economic", "gri_environment", "gri_social"}

COUNTS_2021 = {
    "GRI 1": 4, "GRI 2": 30, "GRI 3": 3,
    "GRI 201": 4, "GRI 202": 2, "GRI 203": 2, "GRI 204": 1, "GRI 205": 3, "GRI 206": 1, "GRI 207": 4,
    "GRI 101": 8, "GRI 102": 10, "GRI 103": 5, "GRI 301": 3, "GRI 302": 5, "GRI 303": 5, "GRI 304": 4, "GRI 305": 8,
    "GRI 306:2020": 5, "GRI 306:2016": 1, "GRI 308": 2,
    "GRI 401": 3, "GRI 402": 1, "GRI 403": 10, "GRI 404": 3, "GRI 405": 2, "GRI 406": 1, "GRI 407": 1, "GRI 408": 1,
    "GRI 409": 1, "GRI 410": 1, "GRI 411": 1, "GRI 413": 2, "GRI 414": 2, "GRI 415": 1, "GRI 416": 2, "GRI 417": 3,
    "GRI 418": 1,
}  # fmt: skip
COUNTS_ONLY_2016 = {
    "GRI 101": 1, "GRI 102": 56, "GRI 103": 3, "GRI 303:2016": 3, "GRI 307": 1, "GRI 403:2016": 4, "GRI 412": 3,
    "GRI 419": 1,
}  # fmt: skip


def by_key(framework):
    return {(one.id, one.year): one for one in load_framework(framework).requirements}


def datapoints(framework):
    return {element.datapoint for one in load_framework(framework).requirements for element in one.elements}


def year_from(text):
    start = date.fromisoformat(text)
    return Period(start=start, end=date(start.year, 12, 31))


def test_each_standard_has_all_its_disclosures():
    assert Counter(one.aspect for one in load_framework("gri-2021").requirements) == COUNTS_2021
    counts = Counter(one.aspect for one in load_framework("gri-2016").requirements)
    assert {aspect: counts[aspect] for aspect in COUNTS_ONLY_2016} == COUNTS_ONLY_2016
    sections = Counter(one.id.rstrip("0123456789") for one in load_framework("gri-g4").requirements)
    assert sections == {
        "G4-": 58, "G4-DMA": 1, "G4-EC": 9, "G4-EN": 34, "G4-LA": 16, "G4-HR": 12, "G4-SO": 11, "G4-PR": 9
    }  # fmt: skip


def test_requirements_and_elements_are_counted():
    counts = {one.id: (one.requirements, one.elements) for one in list_frameworks() if one.family == "gri"}
    assert counts == {"gri-2021": (146, 834), "gri-2016": (162, 702), "gri-g4": (150, 314)}


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference list is not here")
@pytest.mark.parametrize("edition", EDITIONS)
def test_ids_years_elements_and_kinds_are_those_of_the_reference_list(edition):
    listed = {}
    generations = {"gri-2021": ["2021"], "gri-2016": ["2016", "2021"], "gri-g4": ["G4"]}[edition]
    with REFERENCE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            year = int(row["year"])
            if row["generation"] == generations[0] or (row["generation"] in generations and year < 2021):
                one = listed.setdefault((row["id"], year), {"kind": row["kind"], "elements": []})
                one["omission"] = row["omission_permitted"] == "yes"
                one["elements"] += [row["element"]] if row["element"] != "*" else []
    held = {
        key: {"kind": one.kind, "elements": [element.id for element in one.elements], "omission": one.explainable}
        for key, one in by_key(edition).items()
    }
    assert held == listed


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_element_names_a_datapoint_of_ours_or_one_that_another_framework_asks_for(edition):
    assert "" not in datapoints(edition)
    shared = set().union(*map(datapoints, OTHERS))
    foreign = {name for name in datapoints(edition) if name.split(".")[0] not in OWN_TOPICS}
    assert foreign <= shared
    assert not {name for name in shared if name.split(".")[0] in OWN_TOPICS}


def test_the_same_number_of_two_years_is_two_requirements():
    held = by_key("gri-2021")
    assert held["306-3", 2020].elements[0].datapoint == "gri_environment.waste_generated"
    assert held["306-3", 2016].elements[0].datapoint == "gri_environment.spills"
    older = by_key("gri-2016")
    assert older["403-2", 2016].title != older["403-2", 2018].title
    assert older["102-5", 2016].title != held["102-5", 2025].title


def test_a_topic_disclosure_is_the_same_in_both_generations_that_hold_it():
    newer, older = by_key("gri-2021"), by_key("gri-2016")
    common = newer.keys() & older.keys()
    assert len(common) == 86
    for key in common:
        assert newer[key].elements == older[key].elements, key
        assert newer[key].title == older[key].title, key


@pytest.mark.parametrize(
    ("edition", "key", "element", "datapoint"),
    [
        ("gri-2021", ("305-1", 2016), "a", "emissions.ghg_scope1"),
        ("gri-2021", ("102-5", 2025), "a", "emissions.ghg_scope1"),
        ("gri-g4", ("G4-EN15", 2013), "a", "emissions.ghg_scope1"),
        ("gri-2021", ("302-1", 2016), "e", "resources.energy_by_type"),
        ("gri-2021", ("303-5", 2018), "a", "resources.water"),
        ("gri-2021", ("401-1", 2016), "b", "employment.turnover_by_gender"),
        ("gri-2021", ("403-9", 2018), "a-i", "safety.fatalities"),
        ("gri-2021", ("404-1", 2016), "a-i", "training.hours_by_gender"),
        ("gri-2021", ("3-1", 2021), "a", "governance.materiality_process"),
        ("gri-2016", ("102-46", 2016), "a", "governance.materiality_process"),
        ("gri-g4", ("G4-18", 2013), "a", "governance.materiality_process"),
        ("gri-2021", ("2-29", 2021), "a-i", "governance.stakeholders_identified"),
    ],
)
def test_the_same_question_is_answered_by_the_same_datapoint(edition, key, element, datapoint):
    found = next(one for one in by_key(edition)[key].elements if one.id == element)
    assert found.datapoint == datapoint
    assert any(datapoint in datapoints(other) for other in OTHERS)


def test_disclosures_that_cannot_be_omitted():
    closed = [one.id for one in load_framework("gri-2021").requirements if not one.explainable]
    assert [name for name in closed if not name.startswith("GRI1-")] == [
        "2-1", "2-2", "2-3", "2-4", "2-5", "3-1", "3-2"
    ]  # fmt: skip
    core = [one.id for one in load_framework("gri-2016").requirements if obliged(one) is Obligation.MANDATORY]
    assert len(core) == 34
    core_g4 = [one.id for one in load_framework("gri-g4").requirements if obliged(one) is Obligation.MANDATORY]
    assert len(core_g4) == 34


def obliged(requirement, start=None):
    return requirement.obligation(issuer=IssuerType.MAIN_BOARD, start=start and date.fromisoformat(start))


@pytest.mark.parametrize(
    ("edition", "key", "start", "binds"),
    [
        ("gri-2021", ("304-1", 2016), "2023-01-01", True),
        ("gri-2021", ("304-1", 2016), "2025-01-01", False),
        ("gri-2021", ("101-5", 2024), "2023-01-01", False),
        ("gri-2021", ("101-5", 2024), "2025-01-01", True),
        ("gri-2021", ("305-1", 2016), "2025-01-01", True),
        ("gri-2021", ("305-1", 2016), "2026-01-01", False),
        ("gri-2021", ("305-7", 2016), "2026-01-01", True),
        ("gri-2021", ("102-5", 2025), "2025-01-01", False),
        ("gri-2021", ("102-5", 2025), "2026-01-01", True),
        ("gri-2016", ("403-2", 2016), "2019-01-01", True),
        ("gri-2016", ("403-2", 2016), "2020-01-01", False),
        ("gri-2016", ("403-2", 2018), "2020-01-01", True),
        ("gri-2016", ("306-3", 2020), "2020-01-01", False),
        ("gri-2016", ("306-3", 2016), "2021-01-01", True),
    ],
)
def test_of_an_old_and_a_new_standard_one_binds(edition, key, start, binds):
    assert obliged(by_key(edition)[key], start) is (Obligation.COMPLY_OR_EXPLAIN if binds else Obligation.VOLUNTARY)


def test_days_of_publication_are_kept():
    held = by_key("gri-2021")
    assert held["102-5", 2025].effective_from == date(2027, 1, 1)
    assert held["305-1", 2016].effective_until == date(2026, 12, 31)
    assert (held["305-7", 2016].effective_from, held["305-7", 2016].effective_until) == (None, None)
    framework = load_framework("gri-2016")
    assert (framework.published_from, framework.published_until) == (date(2018, 7, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("start", "edition"),
    [
        ("2010-01-01", "gri-g4"),
        ("2016-01-01", "gri-g4"),
        ("2018-01-01", "gri-2016"),
        ("2021-01-01", "gri-2016"),
        ("2022-01-01", "gri-2021"),
        ("2025-04-01", "gri-2021"),
    ],
)
def test_the_financial_year_decides_where_the_day_of_publication_is_not_known(start, edition):
    assert choose_framework(year_from(start), family="gri")[0] == edition


@pytest.mark.parametrize(
    ("published", "edition"),
    [
        ("2013-01-01", "gri-g4"),
        ("2018-06-30", "gri-g4"),
        ("2018-07-01", "gri-2016"),
        ("2022-12-31", "gri-2016"),
        ("2023-01-01", "gri-2021"),
    ],
)
def test_the_day_of_publication_decides(published, edition):
    chosen, _ = choose_framework(year_from("2020-01-01"), family="gri", published=date.fromisoformat(published))
    assert chosen == edition


def test_the_choice_by_publication_is_explained_and_left_to_the_families_that_go_by_it():
    day = date(2022, 5, 3)
    assert choose_framework(None, family="gri", published=day) == (
        "gri-2016",
        "the report was published on 3 May 2022; this edition is for reports published on or after 1 July 2018 and up "
        "to 31 December 2022",
    )
    assert "before any edition that is known" in choose_framework(None, family="gri", published=date(2010, 1, 1))[1]
    assert choose_framework(year_from("2020-01-01"), published=day)[0] == "hkex-2016"


def test_choosing_an_edition_reads_no_other_family(monkeypatch):
    load, read = frameworks._load, []

    def loading(path, root):
        read.append(path.parent.name)
        return load(path, root)

    monkeypatch.setattr(frameworks, "_load", loading)
    choose_framework(year_from("2021-01-01"))
    assert set(read) == {"hkex"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_code_pattern_matches_every_code_that_indexes_print(edition):
    pattern = re.compile(load_framework(edition).code_pattern)
    for one in load_framework(edition).requirements:
        if not one.id.startswith(("GRI1", "305-MR")):
            assert pattern.fullmatch(one.id), one.id


def test_codes_in_the_ways_of_indexes():
    def codes(edition, text):
        return [match[0] for match in re.finditer(load_framework(edition).code_pattern, text)]

    assert codes("gri-2021", "GRI 2-1, GRI2-30、揭露項目305-1 p. 12-15") == ["2-1", "2-30", "305-1"]
    assert codes("gri-2021", "403-9(a), 403-9-a-i, 2‑7 and 3–3") == ["403-9(a)", "403-9-a-i", "2‑7", "3–3"]
    assert codes("gri-2021", "403-1–403-7, 2-9 – 2-21") == ["403-1", "403-7", "2-9", "2-21"]
    assert codes("gri-2021", "2023-3-1, 12-1, 2-31, 305-12, 1.2-1, T2-1") == []
    assert codes("gri-2016", "102-1, 102-56, 103-2, 419-1, 102-57") == ["102-1", "102-56", "103-2", "419-1"]
    assert codes("gri-g4", "G4-EN15 G4 EN16 LA7 G4-DMA G4-58") == ["G4-EN15", "G4 EN16", "LA7", "G4-DMA", "G4-58"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_name_requirements_that_some_hkex_edition_has(edition):
    known = {one.id for name in OTHERS[:3] for one in load_framework(name).requirements}
    for one in load_framework(edition).requirements:
        for link in (*one.related, *one.related_partly):
            name = link.removeprefix("hkex:")
            assert name in known or any(other.startswith(f"{name}(") for other in known), (one.id, link)
    emissions = by_key("gri-2021")["305-1", 2016]
    assert "hkex:A1.2" in emissions.related
