"""Claims of indexes that are no tables: plain lines, lists of codes, marks beside the text."""

from checker.extract.index_catalogue import Catalogue
from checker.model.document import Role
from tests.builders_index import by_code, claimed, lines_doc, table_doc

ROWS = [
    ("GRI Standard", "Disclosure", "Location", "Omission"),
    ("GRI 2: General Disclosures 2021", "2-1 Organizational details", "Page 5", ""),
    ("", "2-2 Entities included", "5, 7-8", ""),
    ("", "2-3 Reporting period", "p. 9", ""),
    ("GRI 302: Energy 2016", "302-1 Energy use", "Annual Report, page 30", ""),
]


def pages(document) -> dict[str, tuple[int, ...]]:
    return {code: claim.pages for code, claim in by_code(document).items()}


def test_plain_lines_are_read_from_code_to_code():
    document = lines_doc(
        "GRI 302: Energy 2016",
        "302-1 Energy use 12-13 302-2 Energy elsewhere 14",
        "302-3 Rate",
        "15; 18",
        "302-4 Savings Not available, since nobody measures them",
    )
    found = by_code(document)
    assert {code: claim.pages for code, claim in found.items()} == {
        "302-1": (12, 13),
        "302-2": (14,),
        "302-3": (15, 18),
        "302-4": (),
    }
    assert [found[code].reported for code in ("302-3", "302-4")] == [True, False]
    assert found["302-1"].year == 2016


def test_weak_codes_in_a_line_count_where_they_go_on():
    assert list(by_code(lines_doc("2-1 Details 4 2-2 Entities 5 2-3 Period 6"))) == ["2-1", "2-2", "2-3"]
    assert list(by_code(lines_doc("2-1 Details of pages 2-9", "2-2 Entities 5", "2-3 Period 6"))) == [
        "2-1",
        "2-2",
        "2-3",
    ]


def test_a_line_of_an_aspect_and_sections_below_it():
    document = lines_doc(
        "Aspect A1: Air General Disclosure",
        "5.1 Smoke",
        "KPI A1.1 Kinds of smoke",
        "5.2 Engines and",
        "Funnels",
        "KPI A1.2 Gas",
        "A1.3 Oil",
    )
    found = by_code(document)
    assert (found["A1.GD"].section, found["A1.1"].section) == ("5.1 Smoke", "5.2 Engines and Funnels")


def test_codes_that_are_only_mentioned_open_no_row():
    document = lines_doc(
        "302-1 Energy use (see also 403-1) 12",
        "302-2 Energy elsewhere: please refer to 403-2",
        "302-3 Rate 14",
        "302-4 Savings 15",
    )
    assert list(by_code(document)) == ["302-1", "302-2", "302-3", "302-4"]


def test_a_dense_page_that_the_reader_missed_is_an_index():
    lines = [f"302-{number} Energy {number + 10}" for number in range(1, 6)] + ["403-1 Safety 20", "403-2 Hazards 21"]
    found = pages(lines_doc(*lines, role=Role.BODY))
    assert set(found) == {"302-1", "302-2", "302-3", "302-4", "302-5", "403-1", "403-2"}
    assert (found["302-3"], found["403-2"]) == ((13,), (21,))


def test_a_list_of_codes_in_brackets_claims_them_without_a_place():
    lines = ["GRI 302: Energy 2016 (302-1, 302-2, 302-3)", "GRI 403: Safety 2016 (403-1, 403-2)", "GRI 418 (418-1)"]
    found = by_code(lines_doc(*lines, role=Role.BODY))
    assert set(found) == {"302-1", "302-2", "302-3", "403-1", "403-2", "418-1"}
    assert all(claim.reported and not claim.pages for claim in found.values())


def test_without_an_index_the_marks_beside_the_text_are_claims():
    texts = [
        f"[{code}] Something is said here at some length, and then some more of it. " + "Words and words. " * 30
        for code in ("302-1", "302-2", "302-3", "403-1", "403-2", "418-1")
    ]
    assert set(by_code(lines_doc(before=texts))) == {"302-1", "302-2", "302-3", "403-1", "403-2", "418-1"}


def test_marks_on_other_pages_are_no_second_index():
    index = [f"302-{number} Energy {number + 10}" for number in range(1, 6)]
    document = lines_doc(*index, before=["As 403-1 asks, we look after the crew. " * 8])
    assert set(by_code(document)) == {"302-1", "302-2", "302-3", "302-4", "302-5"}


def test_an_aspect_with_a_place_of_its_own_is_not_claimed_twice():
    rows = [
        ("KPI", "Section"),
        ("A1: Air", "Smoke"),
        ("A1 General Disclosure", "Air"),
        ("A1.1", "Gas"),
        ("A1.2", "Oil"),
    ]
    assert [claim.section for claim in claimed(table_doc(rows)) if claim.requirement == "A1.GD"] == ["Air"]


def test_where_rows_cite_pages_with_a_word_bare_numbers_are_none():
    def index(word: str):
        rows = [(f"302-{number}", f"Chapter, {word}{number + 10}") for number in range(1, 5)]
        return pages(table_doc([("Code", "Location"), *rows, ("302-5", "Deck, 9")]))["302-5"]

    assert (index("page "), index("")) == ((), (9,))


def test_a_few_codes_on_a_page_far_away_are_no_index():
    index = [
        ("Code", "Page"),
        *((f"302-{number}", str(number + 10)) for number in range(1, 6)),
        ("403-1", "20"),
        ("403-2", "21"),
    ]
    note = [("Note", "Words")]
    far = [("Measure", "Result"), ("403-1", "7"), ("403-3", "8")]
    found = by_code(table_doc(index, note, note, note, note, far))
    assert "403-3" not in found
    assert found["403-1"].pages == (20,)


def test_without_frameworks_claims_have_no_edition():
    found = by_code(table_doc(ROWS), known=Catalogue())
    assert found["302-1"].edition == found["302-1"].framework == ""
    assert found["2-2"].pages == (5, 7, 8)


def test_no_index_no_claims_and_the_same_claims_each_time():
    assert claimed(lines_doc(before=["We sail."])) == ()
    assert claimed(table_doc(ROWS)) == claimed(table_doc(ROWS))
