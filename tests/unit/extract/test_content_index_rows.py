"""Index rows that list a code to say that it is not reported, and rows that name a whole standard or article."""

from dataclasses import replace

import pytest

from checker.extract.index_catalogue import Catalogue
from checker.model.document import Role
from checker.model.framework import Aspect, Framework, Requirement
from tests.builders_index import by_code, claimed, lines_doc, table_doc

HEADER = ("Code", "Title", "Page")


@pytest.mark.parametrize(
    "said",
    [
        "Not applicable",
        "Information unavailable",
        "Not applicable Energy use. The Order 231 of 2001 asks for none.",
        "Energy use in scope 1 and 3 8, 12 NR",
        "Energy use 13 NR of the site.",
    ],
)
def test_a_plain_row_that_denies_first_or_by_a_mark_is_not_reported(said: str):
    assert not by_code(lines_doc(f"302-1 {said}", "302-2 Energy elsewhere 14"))["302-1"].reported


@pytest.mark.parametrize(
    "said", ["Energy use 13", "Not applicable to shops; see page 13", "Energy use 12 Nr. 7", "Use where applicable 13"]
)
def test_a_plain_row_that_gives_a_place_is_reported(said: str):
    assert by_code(lines_doc(f"302-1 {said}", "302-2 Energy elsewhere 14"))["302-1"].reported


def test_a_denial_in_place_of_a_title_denies():
    rows = [HEADER, ("302-1", "Not applicable", ""), ("302-2", "Energy elsewhere", "14"), ("302-3", "Rate", "15")]
    found = by_code(table_doc(rows))
    assert [found[code].reported for code in ("302-1", "302-2")] == [False, True]


def test_a_denial_centred_about_its_row_belongs_to_it_whatever_numbers_stand_there():
    rows = [
        HEADER,
        ("302-1", "Energy use", ""),
        ("Not applicable", "", ""),
        ("302-2", "Energy elsewhere", "7, 8"),
        ("to our shops", "", ""),
        ("302-3", "Rate", "15"),
    ]
    found = by_code(table_doc(rows))
    assert (found["302-2"].reported, found["302-2"].pages) == (False, ())
    assert found["302-2"].withheld == "not_applicable"
    assert found["302-1"].reported and not found["302-1"].withheld


def test_leaving_out_some_points_reports_the_others():
    rows = [
        ("Code", "Title", "Page", "Omission"),
        ("302-1", "Energy use", "", "Points a and c not available"),
        ("302-2", "Energy elsewhere", "", "Not available"),
        ("302-3", "Rate", "15", ""),
    ]
    found = by_code(table_doc(rows))
    assert (found["302-1"].reported, found["302-1"].withheld) == (True, "unavailable")
    assert not found["302-2"].reported


STANDARDS = [
    HEADER,
    ("Energy", "", "302"),
    ("Energy use", "302-1", "12"),
    ("Safety", "", "403"),
    ("Injuries", "403-2", "13"),
    ("Privacy", "", "418"),
    ("Complaints", "418-1", "14"),
    ("Human rights", "412", "16"),
]


def test_a_standard_with_a_page_and_no_rows_of_its_own_stands_for_all_its_codes():
    found = {claim.requirement: claim for claim in claimed(table_doc(STANDARDS))}
    assert {code for code in found if code.startswith("412")} == {"412-1", "412-2", "412-3"}
    assert (found["412-2"].pages, found["412-2"].whole, found["412-2"].framework) == ((16,), True, "gri")
    assert not found["302-1"].whole


def test_a_standard_with_rows_of_its_own_stands_for_nothing_more():
    found = by_code(table_doc([*STANDARDS, ("Checks", "412-1", "17")]))
    assert "412-2" not in found


def test_two_page_numbers_are_no_standard():
    rows = [HEADER, ("Energy use", "302-1", "12"), ("Injuries", "403-2", "13"), ("Human rights", "412", "16")]
    plain = [("Code", "Page", "Report"), ("302-1", "12", "13"), ("403-2", "13", "14"), ("Human rights", "412", "416")]
    assert "412-1" in by_code(table_doc(rows))
    assert "412-1" not in by_code(table_doc(plain))


def test_a_code_alone_in_the_column_of_pages_is_the_code_of_its_line_and_no_page():
    rows = [HEADER, ("302-1", "Energy use", "12"), ("Energy of", "others", "302-2"), ("302-3", "Rate", "15")]
    found = by_code(table_doc(rows))
    assert (found["302-2"].pages, found["302-3"].pages) == ((), (15,))


def test_a_number_before_a_bracket_is_a_page():
    assert by_code(lines_doc("302-1 36 [a, b] Not applicable", "302-2 Use 14"))["302-1"].pages == (36,)


def articles() -> Catalogue:
    """An edition of two articles, one in two parts."""
    ids = (("Art7", "Art7.1(1)#plan"), ("Art7", "Art7.2"), ("Art21", "Art21.1"))
    framework = Framework(
        id="cn-2024",
        family="cn",
        title="Guidelines",
        edition="2024",
        code_pattern="第(?:7|21)条",
        aspects=tuple(Aspect(id=one, title=one, group="") for one in ("Art7", "Art21")),
        requirements=tuple(
            Requirement(id=id, title=id, aspect=of, phases=(), elements=(), year=None) for of, id in ids
        ),
    )
    return Catalogue((framework,))


def test_an_article_stands_for_all_that_it_asks_in_any_numerals():
    rows = [
        ("条款", "议题", "页码"),
        ("第七条", "创新", "12"),
        ("第八条", "员工", "13"),
        ("", "培训", "19"),
        ("第21条", "隐私", "14"),
    ]
    found = by_code(table_doc(rows), known=articles())
    assert {code: claim.pages for code, claim in found.items() if claim.framework} == {
        "Art7.1(1)#plan": (12,),
        "Art7.2": (12,),
        "Art21.1": (14,),
    }
    assert found["Art7.2"].edition == "cn-2024" and found["Art7.2"].whole


def test_a_plain_row_names_numbered_sections_wherever_its_lines_broke():
    document = lines_doc(
        "302-1 Energy use 5.1 Saving",
        "power 5.2 Where it",
        "302-2 Energy elsewhere 5.1 kWh",
        before=("5.1 SAVING POWER", "5.2 Where it goes"),
    )
    passages = tuple(replace(one, role=Role.HEADING) if one.role is Role.BODY else one for one in document.passages)
    found = by_code(replace(document, passages=passages))
    assert found["302-1"].section == "5.1 SAVING POWER; 5.2 Where it goes"
    assert found["302-2"].section == ""


def test_a_cell_of_section_numbers_names_the_sections():
    document = table_doc([("Code", "Title", "Section"), ("302-1", "Use", "5.1, 5.2"), ("302-2", "Rate", "9.9")])
    passages = list(document.passages)
    passages += [
        replace(passages[0], id=len(passages) + n, role=Role.HEADING, table=None, row=None, text=text)
        for n, text in enumerate(("5.1 Saving power", "5.2 Where it goes"))
    ]
    found = by_code(replace(document, passages=tuple(passages)))
    assert found["302-1"].section == "5.1 Saving power; 5.2 Where it goes"
    assert found["302-2"].section == "9.9"
