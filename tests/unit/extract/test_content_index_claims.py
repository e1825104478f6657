"""Rows of content indexes as claims: columns in any order, plain lines, editions, reasons, answers."""

import pytest

from tests.builders_index import by_code, table_doc


def pages(document) -> dict[str, tuple[int, ...]]:
    return {code: claim.pages for code, claim in by_code(document).items()}


HEADER = ("GRI Standard", "Disclosure", "Location", "Omission")
ROWS = [
    HEADER,
    ("GRI 2: General Disclosures 2021", "2-1 Organizational details", "Page 5", ""),
    ("", "2-2 Entities included", "5, 7-8", ""),
    ("", "2-3 Reporting period", "p. 9", ""),
    ("GRI 302: Energy 2016", "302-1 Energy use", "Annual Report, page 30", ""),
]


def test_rows_of_the_official_layout():
    found = by_code(table_doc(ROWS))
    assert {code: claim.pages for code, claim in found.items()} == {
        "2-1": (5,),
        "2-2": (5, 7, 8),
        "2-3": (9,),
        "302-1": (),
    }
    assert found["302-1"].documents == (("Annual Report", (30,)),)
    assert (found["2-1"].framework, found["2-1"].edition, found["2-1"].year) == ("gri", "gri-2021", 2021)
    assert found["302-1"].year == 2016
    assert found["2-2"].title == "Entities included"
    assert all(claim.reported for claim in found.values())


def test_the_locator_is_the_row():
    claim = by_code(table_doc(ROWS, labels=("41",)))["2-2"]
    assert (claim.locator.page, claim.locator.printed_page) == (1, "41")
    assert claim.text == "2-2 Entities included | 5, 7-8"


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Page", "Disclosure", "Title"),
            ("5", "302-1", "Energy use"),
            ("7", "302-2", "Energy elsewhere"),
            ("8", "302-3", "Rate"),
        ],
        [
            ("Code", "Title", "Page"),
            ("302-1", "Energy use", "5"),
            ("302-2", "Energy elsewhere", "7"),
            ("302-3", "Rate", "8"),
        ],
        [("披露项", "標題", "頁碼"), ("302-1", "能源", "5"), ("302-2", "外部能源", "7"), ("302-3", "強度", "8")],
        [("编号", "标题", "页码/备注"), ("302-1", "能源", "5"), ("302-2", "外部能源", "7"), ("302-3", "强度", "8")],
        [("", "", ""), ("302-1", "Energy use", "5"), ("302-2", "Energy elsewhere", "7"), ("302-3", "Rate", "8")],
    ],
)
def test_columns_may_stand_in_any_order_and_language(rows):
    assert pages(table_doc(rows)) == {"302-1": (5,), "302-2": (7,), "302-3": (8,)}


def test_several_frameworks_in_one_table_claim_the_same_place():
    rows = [
        ("HKEX ESG Guide", "GRI Standards", "SASB", "SDG", "Page"),
        ("KPI A1.1", "302-1", "EM-MM-110a.1", "7, 13", "20"),
        ("KPI A1.2", "302-2", "-", "7, 12", "21-22"),
        ("KPI A1.3", "302-3", "-", "12", "23"),
    ]
    found = by_code(table_doc(rows))
    assert found["A1.2"].pages == found["302-2"].pages == (21, 22)
    assert found["EM-MM-110a.1"].pages == (20,)
    assert {claim.framework for claim in found.values()} == {"hkex", "gri", ""}


def test_a_table_over_several_pages_goes_by_its_first_titles():
    first = [
        ("Code", "Title", "Remarks", "Page"),
        *((f"302-{n}", "Energy", "Note 4", str(10 + n)) for n in range(1, 4)),
    ]
    second = [(f"403-{n}", "Safety", "Note 4", str(20 + n)) for n in range(1, 4)]
    found = pages(table_doc(first, second))
    assert (found["302-3"], found["403-2"]) == ((13,), (22,))


def test_a_row_without_a_code_goes_on_with_the_row_above():
    rows = [
        ("Code", "Title", "Page"),
        ("302-1", "Energy use", "5"),
        ("", "within the fleet", ""),
        ("", "", "and 9"),
        ("302-2", "Energy elsewhere", "7"),
        ("302-3", "Rate", "8"),
    ]
    assert pages(table_doc(rows))["302-1"] == (5, 9)


def test_the_next_group_of_rows_is_no_part_of_the_row_above():
    rows = [
        ("Code", "Title", "Page"),
        ("302-1", "Energy use", "5"),
        ("302-2", "Energy elsewhere", "6"),
        ("Our own measures", "", ""),
        ("Happy passengers", "Share of happy passengers", "44"),
        ("302-3", "Rate", "8"),
    ]
    assert pages(table_doc(rows)) == {"302-1": (5,), "302-2": (6,), "302-3": (8,)}


def test_the_group_above_is_the_topic_of_a_row():
    rows = [
        ("Code", "Title", "Page"),
        ("Crew", "", ""),
        ("403-1", "Safety", "5"),
        ("403-2", "Hazards", "6"),
        ("403-3", "", "7"),
    ]
    assert by_code(table_doc(rows))["403-2"].topic == "Crew"


@pytest.mark.parametrize(
    ("label", "code"),
    [("A1 General Disclosure", "A1.GD"), ("Aspect A1: General Disclosure", "A1.GD"), ("層面A1 一般披露", "A1.GD")],
)
def test_a_general_disclosure_is_claimed_for_its_aspect(label, code):
    rows = [("KPI", "Section"), (label, "Air"), ("A1.1", "Smoke"), ("A1.2", "Gas"), ("A1.3", "Oil")]
    assert by_code(table_doc(rows))[code].section == "Air"


def test_a_general_disclosure_stands_below_the_title_of_its_aspect():
    rows = [
        ("Aspect", "Section"),
        ("A1: Air", ""),
        ("General Disclosure", "Air"),
        ("KPI A1.1", "Smoke"),
        ("B5: Suppliers", ""),
        ("一般披露", "Ports"),
        ("KPI B5.1", "Yards"),
    ]
    found = by_code(table_doc(rows))
    assert {code: claim.section for code, claim in found.items()} == {
        "A1.GD": "Air",
        "A1.1": "Smoke",
        "B5.GD": "Ports",
        "B5.1": "Yards",
    }


def test_an_index_of_aspects_claims_their_general_disclosures():
    rows = [
        ("Reference", "Section"),
        ("A1: Air", "Smoke and oil"),
        ("A4: Weather", "Storms"),
        ("B5: Suppliers", "Ports"),
    ]
    assert {code: claim.section for code, claim in by_code(table_doc(rows)).items()} == {
        "A1.GD": "Smoke and oil",
        "A4.GD": "Storms",
        "B5.GD": "Ports",
    }


def test_a_requirement_without_a_code_is_claimed_by_its_title():
    rows = [
        ("KPI", "Title", "Section"),
        ("Who governs", "", "The board"),
        ("A1.1", "Smoke", "Air"),
        ("A1.2", "Gas", "Air"),
        ("A1.3", "Oil", "Air"),
    ]
    assert by_code(table_doc(rows))["MDR-13"].section == "The board"


@pytest.mark.parametrize(
    ("cell", "reported", "withheld", "omission"),
    [
        ("Page 5", True, "", ""),
        ("Crew and shore", True, "", ""),
        ("", True, "", ""),
        ("No cases were reported in the year.", True, "", ""),
        ("0", True, "", ""),
        ("-", False, "", ""),
        ("/", False, "", ""),
        ("Not reported", False, "", ""),
        ("Omitted", False, "", ""),
        ("從略", False, "", ""),
        ("N/A", False, "not_applicable", ""),
        ("不適用", False, "not_applicable", ""),
        ("Confidential", False, "confidential", ""),
        ("Not applicable, as our ferries carry no goods", False, "not_applicable", "not_applicable"),
        ("The data are not available, since nobody counts them.", False, "unavailable", "unavailable"),
        ("Page 5. Hours of seasonal crew are not available for the year.", True, "unavailable", "unavailable"),
    ],
)
def test_a_code_that_is_listed_but_not_reported_is_marked(cell, reported, withheld, omission):
    rows = [
        ("Code", "Title", "Page / Remarks"),
        ("302-1", "Energy", cell),
        ("302-2", "Other", "6"),
        ("302-3", "Rate", "7"),
    ]
    claim = by_code(table_doc(rows))["302-1"]
    assert (claim.reported, claim.withheld, claim.omission) == (reported, withheld, omission)


def test_an_omission_column_withholds_only_what_it_says():
    rows = [
        ("Disclosure", "Location", "Requirement omitted", "Reason", "Explanation"),
        ("302-1 Energy", "Page 5", "N/A", "N/A", "N/A"),
        ("302-2 Other", "Page 6", "b", "Not applicable", "We lease no vessel to others."),
        ("302-3 Rate", "", "a, b", "Information unavailable", "Meters will be fitted in the coming year."),
    ]
    found = by_code(table_doc(rows))
    assert [found[code].withheld for code in ("302-1", "302-2", "302-3")] == ["", "not_applicable", "unavailable"]
    assert [found[code].reported for code in ("302-1", "302-2", "302-3")] == [True, True, False]
    assert found["302-3"].omission == "unavailable"


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("No incidents were recorded.", True),
        ("0", True),
        ("We train all officers and inspect each vessel every spring before it leaves the yard.", True),
        ("Training and Inspection of Vessels Before They Leave the Yard", False),
        ("Page 5", False),
    ],
)
def test_an_answer_in_the_cell_is_kept(cell, answer):
    rows = [
        ("Code", "Title", "Page / Remarks"),
        ("302-1", "Energy", cell),
        ("302-2", "Other", "6"),
        ("302-3", "Rate", "7"),
    ]
    claim = by_code(table_doc(rows))["302-1"]
    assert claim.answer == (cell if answer else "")
    assert not (answer and claim.section)


@pytest.mark.parametrize(
    ("rows", "edition", "year"),
    [
        ([("102-5", "Ownership", "5"), ("102-40", "Groups", "6"), ("103-3", "Evaluation", "7")], "gri-2016", 2016),
        ([("2-1", "Details", "5"), ("2-7", "Crew", "6"), ("102-5", "Scope 1", "7")], "gri-2021", 2025),
    ],
)
def test_the_same_code_belongs_to_the_generation_of_its_index(rows, edition, year):
    claim = by_code(table_doc([("Code", "Title", "Page"), *rows]))["102-5"]
    assert (claim.edition, claim.year) == (edition, year)


def test_the_year_in_a_title_decides_between_generations_that_have_all_codes():
    def index(year: int):
        rows = [(f"GRI 403: Safety {year}", "", ""), ("403-1", "", "5"), ("403-2", "", "6"), ("403-3", "", "7")]
        return by_code(table_doc([("Code", "Title", "Page"), *rows]))["403-1"]

    assert (index(2016).edition, index(2016).year) == ("gri-2016", 2016)
    assert (index(2018).edition, index(2018).year) == ("gri-2021", 2018)


def test_words_decide_where_codes_do_not():
    rows = [("Code", "Title", "Page"), ("302-1", "", "5"), ("302-2", "", "6"), ("412-1", "", "7")]
    for statement, edition in (("Foundation 2021", "gri-2021"), ("Standards: Core option", "gri-2016")):
        assert by_code(table_doc([*rows, (statement, "", "")]))["302-1"].edition == edition


def test_the_edition_with_the_codes_of_the_index_is_chosen_in_each_family():
    new = [("KPI", "Page"), ("A1.1", "5"), ("A4.1", "6"), ("B5.3", "7"), ("302-1", "8")]
    old = [("KPI", "Page"), *((f"{code}", "5") for code in ("A1.GD", "A1.1", "A1.2", "A1.3", "B5.GD", "B5.1", "B5.2"))]
    assert by_code(table_doc(new))["A1.1"].edition == "hkex-2020"
    assert by_code(table_doc(old))["A1.1"].edition == "hkex-2016"


def test_items_of_a_requirement_are_kept():
    rows = [("Code", "Title", "Page"), ("302-1 (a, b)", "Fuel", "5"), ("302-2", "Other", "6"), ("302-3", "Rate", "7")]
    assert by_code(table_doc(rows))["302-1"].items == ("a", "b")


def test_printed_pages_are_found_on_spreads():
    document = table_doc(ROWS[1:], [("302-2", "Energy", "3"), ("302-3", "Rate", "5")], labels=("2-3", "4-5"))
    assert by_code(document)["302-2"].file_pages == (1,)
    assert by_code(document)["302-3"].file_pages == (2,)


def test_the_report_is_known_by_its_running_foot():
    rows = [("Code", "Title", "Page"), ("302-1", "", "SR 5"), ("302-2", "", "AR 6"), ("302-3", "Annual Report", "SR 7")]
    found = by_code(table_doc(rows, rows, furniture="Orchid Ferries Sustainability Report"))
    assert (found["302-1"].pages, found["302-1"].documents) == ((5,), ())
    assert found["302-2"].documents == (("AR", (6,)),)
