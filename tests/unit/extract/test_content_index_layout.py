"""Index rows whose lines or cells the reader gave apart, put together by where they stand."""

from tests.builders_index import boxed_doc, by_code, pieces_doc

HEAD = [("Code", 0, 10), ("Title", 0, 10), ("Page", 0, 10)]


def at(left: float, top: float, width: float = 60, height: float = 9) -> tuple[float, float, float, float]:
    return (left, top, left + width, top + height)


def pages(document) -> dict[str, tuple[int, ...]]:
    return {code: claim.pages for code, claim in by_code(document).items()}


def test_codes_titles_and_pages_in_separate_columns_are_rows_again():
    codes = [(f"302-{n}", at(30, 20 * n)) for n in range(1, 4)]
    titles = [(f"Energy of kind {n}", at(100, 20 * n, 150)) for n in range(1, 4)]
    places = [(f"{10 + n}, {20 + n}", at(400, 20 * n)) for n in range(1, 4)]
    document = pieces_doc(*codes, *titles, *places)
    assert pages(document) == {"302-1": (11, 21), "302-2": (12, 22), "302-3": (13, 23)}
    assert by_code(document)["302-2"].title == "Energy of kind 2"


def test_two_columns_of_rows_stand_side_by_side():
    left = [piece for n in range(1, 4) for piece in ((f"302-{n}", at(30, 20 * n)), (str(10 + n), at(200, 20 * n)))]
    right = [
        piece for n in range(1, 4) for piece in ((f"403-{n}", at(430, 20 * n + 7)), (str(30 + n), at(600, 20 * n + 7)))
    ]
    found = pages(pieces_doc(*left, *right))
    assert (found["302-2"], found["403-2"]) == ((12,), (32,))


def test_codes_and_pages_stacked_in_one_passage_are_taken_apart():
    document = pieces_doc(
        ("302-1 302-2 302-3", at(30, 20, height=36)),
        ("Energy use Energy elsewhere Rate", at(100, 20, 150, height=36)),
        ("12 14, 15 16-17", at(400, 20, height=36)),
    )
    assert pages(document) == {"302-1": (12,), "302-2": (14, 15), "302-3": (16, 17)}


def test_one_place_beside_a_stack_of_codes_is_shared_by_all():
    document = pieces_doc(
        ("302-1 302-2", at(30, 20, height=24)),
        ("Energy use Energy elsewhere", at(100, 20, 150, height=24)),
        ("Annual Report: Engines and funnels – pages 30-31", at(400, 20, 150, height=24)),
        ("302-3", at(30, 80)),
        ("Rate", at(100, 80, 150)),
        ("Annual Report: Crew – page 40", at(400, 80, 150)),
    )
    found = by_code(document)
    assert found["302-1"].documents == found["302-2"].documents == (("Annual Report", (30, 31)),)
    assert found["302-3"].documents == (("Annual Report", (40,)),)


def test_a_place_of_several_lines_goes_with_the_code_at_its_middle():
    rows = [
        [("", 0, 0), ("", 0, 0), ("SR page 4", 20, 29)],
        [("302-1", 25, 34), ("Energy use", 25, 34), ("", 0, 0)],
        [("", 0, 0), ("", 0, 0), ("page 5", 31, 40)],
        [("", 0, 0), ("", 0, 0), ("page 6", 50, 59)],
        [("302-2", 55, 64), ("Energy elsewhere", 55, 64), ("", 0, 0)],
        [("", 0, 0), ("", 0, 0), ("page 7", 61, 70)],
        [("302-3", 80, 89), ("Rate", 80, 89), ("page 8", 80, 89)],
    ]
    assert pages(boxed_doc(HEAD, *rows)) == {"302-1": (4, 5), "302-2": (6, 7), "302-3": (8,)}


def test_lines_below_a_code_at_the_top_of_its_row_are_its_own():
    rows = [
        [("302-1", 20, 29), ("Energy use", 20, 29), ("page 4", 20, 29)],
        [("", 0, 0), ("", 0, 0), ("page 5", 31, 60)],
        [("302-2", 62, 71), ("Energy elsewhere", 62, 71), ("page 6", 62, 71)],
        [("", 0, 0), ("", 0, 0), ("page 7", 73, 120)],
        [("302-3", 122, 131), ("Rate", 122, 131), ("page 8", 122, 131)],
    ]
    assert pages(boxed_doc(HEAD, *rows)) == {"302-1": (4, 5), "302-2": (6, 7), "302-3": (8,)}


def test_lines_after_the_title_of_a_group_belong_to_the_row_below_it():
    rows = [
        [("302-1", 20, 29), ("Energy use", 20, 29), ("page 4", 20, 29)],
        [("302-2", 40, 49), ("Energy elsewhere", 40, 49), ("page 5", 40, 49)],
        [("SAFETY", 60, 69), ("", 0, 0), ("", 0, 0)],
        [("", 0, 0), ("", 0, 0), ("page 6", 72, 81)],
        [("403-1", 83, 92), ("Crew", 83, 92), ("page 7", 83, 92)],
    ]
    found = pages(boxed_doc(HEAD, *rows))
    assert (found["302-2"], set(found["403-1"])) == ((5,), {6, 7})
