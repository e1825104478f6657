"""Tiles of the PDF reader: labels with figures scattered over a drawing; lists and contents stay what they are."""

from builders_pdf import Page, Text, column, make_pdf

from checker.readers.blocks import Block
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf

PROSE = column(50, 600, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)


def blocks(*texts: Text) -> tuple[Block, ...]:
    return read_pdf(make_pdf(Page([*texts, *PROSE])), limits=Limits()).blocks


def tiles(*texts: Text) -> list[Block]:
    return [block for block in blocks(*texts) if block.rows]


def tile(x: float, y: float, *lines: str) -> list[Text]:
    return column(x, y, lines, size=9, leading=11)


def test_tiles_become_one_table_of_labels_and_figures():
    drawn = [
        *tile(120, 200, "Drivers", "6.4 hours", "(2022: 7.1)"),
        *tile(320, 200, "Office staff", "4 hours", "(2022: 3)"),
        *tile(220, 270, "Managers", "7.3 hours", "(2022: 5.5)"),
    ]
    (table,) = tiles(*drawn)
    assert set(table.rows) == {
        ("Drivers", "6.4 hours (2022: 7.1)"),
        ("Office staff", "4 hours (2022: 3)"),
        ("Managers", "7.3 hours (2022: 5.5)"),
    }
    assert table.infographic


def test_a_title_with_its_year_is_the_caption_of_the_tiles_below_it():
    drawn = [
        Text(120, 170, "Leavers (2023)", 9),
        *tile(120, 200, "Women 3"),
        *tile(300, 216, "Men 2"),
        *tile(200, 240, "Over 50 4"),
    ]
    (table,) = tiles(*drawn)
    assert table.caption == "Leavers (2023)"


def test_chapters_with_growing_page_numbers_are_no_tiles():
    assert not tiles(*tile(100, 150, "Our staff 4"), *tile(300, 180, "Our shops 9"), *tile(100, 210, "Our air 12"))


def test_a_list_below_each_other_is_left_alone():
    assert not tiles(*tile(100, 150, "Women 3"), *tile(100, 190, "Men 2"), *tile(100, 230, "Over 50 4"))


def test_a_line_that_begins_inside_brackets_goes_on():
    drawn = column(
        50,
        100,
        [
            "The mean was 5.7 hours a head for the staff of all sites (2022:",
            "21.2 hours). It fell since courses were short.",
        ],
    )
    texts = [block.text for block in blocks(*drawn)]
    assert any("(2022: 21.2 hours). It fell" in text for text in texts)
