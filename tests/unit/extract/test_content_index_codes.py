"""Requirement codes as indexes print them: shapes, lists, ranges, footnote digits, and which editions have them."""

import pytest

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form, find_codes, joined
from tests.builders_index import catalogue


def codes(text: str, known: Catalogue | None = None) -> list[str]:
    found = find_codes(code_form(text), catalogue() if known is None else known)
    return [one for code in found for one in code.ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2-1 Name", ["2-1"]),
        ("GRI 2-1", ["2-1"]),
        ("GRI2-1", ["2-1"]),
        ("Disclosure 302-1", ["302-1"]),
        ("302 – 1 Energy", ["302-1"]),
        ("302‑1", ["302-1"]),
        ("302－1", ["302-1"]),
        ("GRI 302 – 302-1 Energy", ["302-1"]),
        ("G4-EN2", ["G4-EN2"]),
        ("G4 EN2", ["G4-EN2"]),
        ("EN2", ["G4-EN2"]),
        ("KPI A1.2", ["A1.2"]),
        ("關鍵績效指標A1.2", ["A1.2"]),
        ("层面A1：", ["A1"]),
        ("MDR 13", ["MDR-13"]),
        ("EM-MM-130a.1", ["EM-MM-130a.1"]),
    ],
)
def test_a_code_is_spelled_as_its_framework_spells_it(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("302-1, 302-2", ["302-1", "302-2"]),
        ("302-1/2/3", ["302-1", "302-2", "302-3"]),
        ("103 – 1, 2, 3 How it is managed", ["103-1", "103-2", "103-3"]),
        ("102-40, 42, 43", ["102-40", "102-42", "102-43"]),
        ("2-9 to 2-12", ["2-9", "2-10", "2-11", "2-12"]),
        ("2-9 – 2-11", ["2-9", "2-10", "2-11"]),
        ("2-9 to 11", ["2-9", "2-10", "2-11"]),
        ("403-1~403-3", ["403-1", "403-2", "403-3"]),
        ("102-1 至 102-3", ["102-1", "102-2", "102-3"]),
        ("da 102-1 a 102-3", ["102-1", "102-2", "102-3"]),
        ("102-1 bis 102-3", ["102-1", "102-2", "102-3"]),
        ("102-1 and 102-3", ["102-1", "102-3"]),
    ],
)
def test_lists_and_ranges_stand_for_all_their_codes(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("412-12", "412-1"), ("403-101", "403-10"), ("102-12", "102-12"), ("2-23", "2-23"), ("A1.21", "A1.2")],
)
def test_a_footnote_digit_comes_off_only_where_the_code_does_not_exist(text, expected):
    assert codes(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "12-15",
        "pages 102-149",
        "2019-03-12",
        "+852 2123-4567",
        "ISO 14001-1",
        "CO2",
        "SDG 8",
        "302-15%",
        "1-5",
        "302-1.5",
    ],
)
def test_other_numbers_are_no_codes(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("403-9(a)", ("a",)),
        ("403-9-a-i", ("a-i",)),
        ("302-1 (a, b)", ("a", "b")),
        ('302-1 a. "Fuel"', ("a",)),
        ("302-1 a diverse board", ()),
        ("302-1", ()),
    ],
)
def test_letters_of_items_are_kept(text, items):
    (code,) = find_codes(text, catalogue())
    assert code.elements == items


def test_codes_with_nothing_between_them_are_one_group():
    text = "103-1, 103-2 and 103-3 Management 302-1 Energy"
    groups = [[one for code in group for one in code.ids] for group in joined(text, find_codes(text, catalogue()))]
    assert groups == [["103-1", "103-2", "103-3"], ["302-1"]]


def test_without_frameworks_shapes_have_to_do():
    assert codes("302-1 Energy, A1.2, G4-EN2", Catalogue()) == ["302-1", "A1.2", "G4-EN2"]
    assert codes("EN2, 12-15", Catalogue()) == []


def test_a_code_that_no_edition_has_is_kept_where_its_standard_exists():
    (code,) = find_codes("302-9", catalogue())
    assert (code.ids, code.sure) == (("302-9",), False)
    assert codes("999-1") == []


def test_the_catalogue_knows_editions_years_and_general_disclosures():
    known = catalogue()
    assert known.editions("102-5") == ("gri-2016", "gri-2021")
    assert known.years("gri-2016", "102-5") == (2016,)
    assert known.years("gri-2021", "102-5") == (2025,)
    assert known.general("B5") == "B5.GD"
    assert known.general("302") == ""
    assert known.titled(" who governs ") == "MDR-13"
    assert not Catalogue()
