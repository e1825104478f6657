"""The PDF reader from bytes to blocks: prose, order, marks, pages that cannot be read."""

import pytest
from builders_pdf import Page, Text, column, make_pdf, row

from checker.errors import ReadError
from checker.model.document import UnreadReason
from checker.readers.blocks import Block, RawReport
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf

PROSE = (
    "The Example Group measures the water that its plants draw from rivers and",
    "wells, and reports the figures to the board every quarter. In the year the",
    "plants drew less water than before because two of them closed their loops.",
)


def read(*pages: Page | None, **options: str) -> RawReport:
    return read_pdf(make_pdf(*pages, **options), limits=Limits())


def texts(report: RawReport) -> list[str]:
    return [block.text for block in report.blocks if block.text]


def only(report: RawReport) -> Block:
    (block,) = report.blocks
    return block


def test_lines_become_one_paragraph_with_its_box():
    block = only(read(Page(column(50, 100, PROSE))))
    assert block.text == " ".join(PROSE)
    assert block.font_size == 10
    assert block.box is not None
    left, top, _, bottom = block.box
    assert left == 50
    assert top < 100 < bottom < 130


def test_a_wider_gap_starts_a_paragraph():
    page = Page([*column(50, 100, PROSE), *column(50, 154, PROSE)])
    assert texts(read(page)) == [" ".join(PROSE)] * 2


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph():
    lines = [
        *PROSE[:2],
        "It fell by a tenth.",
        "Waste is sorted at every site, and what can be used again is sold to",
        "others.",
    ]
    assert texts(read(Page(column(50, 100, lines)))) == [" ".join(lines[:3]), " ".join(lines[3:])]


def test_columns_are_read_one_after_the_other_even_if_drawn_line_by_line():
    left = [f"Left column line {number} goes on to its edge" for number in range(12)]
    right = [f"Right column line {number} goes on to its edge" for number in range(12)]
    one_by_one = [*column(50, 100, left), *column(320, 100, right)]
    line_by_line = [text for pair in zip(column(50, 100, left), column(320, 100, right), strict=True) for text in pair]
    for drawn in (one_by_one, line_by_line):
        assert texts(read(Page(drawn))) == [" ".join(left), " ".join(right)]


def test_a_title_drawn_last_is_read_first():
    page = Page([*column(50, 140, PROSE), Text(50, 100, "Water", 18, bold=True)])
    report = read(page)
    assert texts(report) == ["Water", " ".join(PROSE)]
    assert report.blocks[0].bold
    assert report.blocks[0].font_size == 18


def test_a_spread_is_read_left_page_first_and_has_both_numbers():
    def spread(number: int) -> Page:
        left = column(50, 100, [f"Left {line}" for line in PROSE])
        right = column(650, 100, [f"Right {line}" for line in PROSE])
        drawn = [text for pair in zip(right, left, strict=True) for text in pair]
        return Page([*drawn, Text(50, 820, str(number)), Text(1140, 820, str(number + 1))], width=1190)

    report = read(spread(2), spread(4), spread(6), spread(8))
    first = [text for text in texts(report) if len(text) > 3][:2]
    assert [text[:5] for text in first] == ["Left ", "Right"]
    assert [page.label for page in report.pages] == ["2-3", "4-5", "6-7", "8-9"]


def test_facing_languages_stay_apart():
    chinese = (
        "本集团于年内录得用水量下降，原因是两",
        "间厂房采用了循环用水系统，并每季向董",
        "事会汇报有关数字及改善措施的进展。",
    )
    english = [PROSE, *([line.replace("water", "steam") for line in PROSE] for _ in range(2))]
    page = []
    for number, lines in enumerate(english):
        page += column(50, 100 + 60 * number, lines, size=8)
        page += [Text(380, 100 + 60 * number + 12 * place, line, 8, chinese=True) for place, line in enumerate(chinese)]
    found = texts(read(Page(page)))
    assert "".join(chinese) in found
    assert " ".join(PROSE) in found
    assert len(found) == 6


def test_chinese_lines_join_without_spaces():
    lines = ("公司在二零二三年录得二氧化碳排放量", "下降，主要原因是更换了照明设备。")
    page = Page([Text(50, 100 + 16 * place, line, chinese=True) for place, line in enumerate(lines)])
    assert texts(read(page)) == ["".join(lines)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The site treats its haz-", "ardous waste. Hazardous waste fell.", "treats its hazardous waste."),
        ("The site sorts non-", "hazardous waste. All non-hazardous waste fell.", "sorts non-hazardous waste."),
        ("This holds for third-", "party audits. The party pays a third of it.", "for third-party audits."),
    ],
)
def test_words_broken_at_a_line_end_are_spelled_as_elsewhere_in_the_report(first: str, second: str, joined: str):
    filler = "and it does so in every one of the plants that it owns in the region"
    page = Page(column(50, 100, [f"{filler} {first}", second]))
    assert joined in only(read(page)).text


def test_bullets_become_list_items_with_their_wrapped_lines():
    page = Page(
        [
            Text(50, 100, "•"),
            *column(65, 100, ["Train the drivers of all trucks in the use of less fuel on long", "hauls"]),
            Text(50, 124, "•"),
            Text(65, 124, "Buy lamps that last"),
        ]
    )
    report = read(page)
    assert texts(report) == [
        "• Train the drivers of all trucks in the use of less fuel on long hauls",
        "• Buy lamps that last",
    ]
    assert all(block.list_item for block in report.blocks)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("We lost 944", 10, 0), ("2", 6, -4), (" days.", 10, 0)], "We lost 944 days."),
        ([("All sites", 10, 0), ("1,2", 6, -4), (" are covered.", 10, 0)], "All sites are covered."),
        ([("It used 5,059 m", 10, 0), ("3", 6, -4), (" of water.", 10, 0)], "It used 5,059 m3 of water."),
        ([("It emitted 7 t CO", 10, 0), ("2", 6, 2), ("e in all.", 10, 0)], "It emitted 7 t CO2e in all."),
    ],
)
def test_raised_marks_go_and_units_stay(pieces: list[tuple[str, float, float]], expected: str):
    widths = {"W": 9.4, "m": 8.3, "C": 7.2, "O": 7.8, "A": 6.7} | dict.fromkeys(" ,.tI", 2.8) | dict.fromkeys("li", 2.2)
    x, drawn = 50.0, []
    for text, size, rise in pieces:
        drawn.append(Text(x, 100 + rise, text, size))
        x += sum(widths.get(character, 5.3) for character in text) * size / 10
    assert only(read(Page(drawn))).text == expected


def test_text_outside_the_crop_box_is_not_read():
    page = Page([Text(50, 100, "Shown"), Text(400, 100, "Hidden half")], crop=(0, 0, 300, 842))
    report = read(page)
    assert texts(report) == ["Shown"]
    assert report.pages[0].width == 300


def test_boxes_count_from_the_crop_box():
    page = Page([Text(150, 200, "Shown")], crop=(100, 150, 400, 800))
    box = only(read(page)).box
    assert box is not None
    assert box[0] == 50
    assert 40 < box[1] < 50


def test_sideways_text_is_kept_apart():
    page = Page([*column(50, 100, PROSE), Text(20, 400, "Annual review", sideways=True)])
    assert texts(read(page)) == [" ".join(PROSE), "Annual review"]


def test_a_page_shown_turned_is_read_as_shown():
    page = Page([Text(100, 700, "First words", sideways=True), Text(112, 700, "second line", sideways=True)], rotate=90)
    report = read(page)
    assert texts(report) == ["First words second line"]
    assert (report.pages[0].width, report.pages[0].height) == (842, 595)


def test_text_printed_twice_in_one_place_is_read_once():
    page = Page([Text(50, 100, "Shadow title"), Text(50.4, 100.3, "Shadow title")])
    assert texts(read(page)) == ["Shadow title"]


def test_small_print_at_the_foot_is_a_footnote():
    page = Page([*column(50, 100, PROSE), Text(50, 700, "1 Without the plants that were sold in the year.", 7)])
    report = read(page)
    assert [block.footnote for block in report.blocks] == [False, True]


def test_a_paragraph_goes_on_in_the_next_column():
    left = [*PROSE[:2], "The plants are run by people who"]
    right = [
        "know the rivers and who live near them. They meet the neighbours in",
        "every spring and hear what they want.",
    ]
    page = Page([*column(50, 600, left, size=8), *column(330, 100, right, size=8)])
    assert texts(read(page)) == [" ".join([*left, *right])]


def test_a_paragraph_beside_a_table_goes_on_below_it():
    narrow = column(50, 100, ["The bank took stock of its emissions", "for the first time and used the result"])
    table = [*row(100, (350, "Scope"), (450, "Tonnes")), *row(114, (350, "Scope 1"), (450, "193"))]
    wide = column(50, 124, ["to set the goals for the years to come, which the board of the bank will put before it."])
    report = read(Page([*table, *narrow, *wide]))
    (text,) = [block.text for block in report.blocks if block.text]
    assert text == " ".join(piece.text for piece in (*narrow, *wide))


def test_running_head_pieces_become_one_line():
    page = Page([Text(50, 30, "Example Group"), Text(400, 30, "Sustainability Review"), *column(50, 100, PROSE)])
    assert texts(read(page))[0] == "Example Group Sustainability Review"


def test_a_page_without_its_object_is_damaged_and_the_rest_is_read():
    report = read(Page([Text(50, 100, "Before")]), None, Page([Text(50, 100, "After")]))
    assert texts(report) == ["Before", "After"]
    assert [page.unread for page in report.pages] == [None, UnreadReason.DAMAGED, None]


def test_a_picture_of_text_has_no_text_but_a_blank_page_is_fine():
    letters = [
        (60 + 9 * column_, 100 + 14 * line, 65 + 9 * column_, 107 + 14 * line)
        for line in range(30)
        for column_ in range(50)
    ]
    cover, body = Page([Text(50, 100, "Cover")]), Page(column(50, 100, PROSE))
    report = read(cover, body, Page([], boxes=letters), Page([]))
    assert [page.unread for page in report.pages] == [None, None, UnreadReason.NO_TEXT, None]


def test_a_file_without_any_text_is_unread_throughout():
    report = read(Page([], boxes=[(100, 100, 300, 300)]), Page([], boxes=[(100, 100, 300, 300)]))
    assert {page.unread for page in report.pages} == {UnreadReason.NO_TEXT}


def test_gibberish_is_dropped_and_the_page_listed():
    shifted = [line.translate({code: code + 5 for code in range(97, 118)}) for line in PROSE * 3]
    report = read(Page(column(50, 100, PROSE)), Page(column(50, 100, shifted)))
    assert [page.unread for page in report.pages] == [None, UnreadReason.BROKEN_TEXT]
    assert texts(report) == [" ".join(PROSE)]


def test_pages_beyond_the_limit_are_listed():
    pages = [Page([Text(50, 100, f"Page {number}")]) for number in range(3)]
    report = read_pdf(make_pdf(*pages), limits=Limits(max_pages=2))
    assert [page.unread for page in report.pages] == [None, None, UnreadReason.OVER_LIMIT]


def test_progress_is_told_after_every_page():
    told: list[tuple[int, int]] = []
    data = make_pdf(Page([Text(50, 100, "One")]), Page([Text(50, 100, "Two")]))
    read_pdf(data, limits=Limits(), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_reading_stops_at_the_time_limit():
    with pytest.raises(ReadError, match="longer than"):
        read_pdf(make_pdf(Page([Text(50, 100, "One")])), limits=Limits(max_seconds=-1))


def test_an_encrypted_file_is_refused():
    data = make_pdf(Page([Text(50, 100, "Secret")]), password="open")
    with pytest.raises(ReadError, match="password"):
        read_pdf(data, limits=Limits())


def test_a_truncated_file_is_refused():
    data = make_pdf(Page(column(50, 100, PROSE)))
    with pytest.raises(ReadError, match="truncated"):
        read_pdf(data[:600], limits=Limits())


def test_a_damaged_file_is_refused():
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(b"%PDF-1.4\nnothing of use\n%%EOF\n", limits=Limits())


def test_a_file_without_pages_is_refused():
    with pytest.raises(ReadError, match="cannot be opened"):
        read_pdf(make_pdf(), limits=Limits())


def test_the_same_bytes_give_the_same_blocks():
    data = make_pdf(Page([*column(50, 100, PROSE), *row(300, (50, "Water"), (300, "12"), (400, "13"))]))
    assert read_pdf(data, limits=Limits()) == read_pdf(data, limits=Limits())
