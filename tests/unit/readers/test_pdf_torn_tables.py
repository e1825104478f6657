"""Tables of the PDF reader whose cells, titles or columns the stream or the drawing tears apart."""

from builders_pdf import Page, Text, column, make_pdf, row

from checker.model.document import Role
from checker.readers.blocks import Block
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf
from checker.readers.read import read_bytes


def tables(page: Page) -> list[Block]:
    return [block for block in read_pdf(make_pdf(page), limits=Limits()).blocks if block.rows]


def test_the_last_number_of_a_table_does_not_run_into_the_paragraph_below_it():
    drawn = [
        *row(100, (50, "Waste"), (300, "2023"), (400, "2022")),
        *row(114, (50, "Paper (t)"), (300, "8.1"), (400, "7.9")),
        *row(128, (50, "Glass (t)"), (300, "0.6"), (400, "0.5")),
        *column(
            50, 143, ["We weigh paper and glass at every shop and keep the slips of the carriers for two years."] * 3
        ),
    ]
    (table,) = tables(Page(drawn))
    assert table.rows[-1] == ("Glass (t)", "0.6", "0.5")


def test_years_above_a_section_of_the_table_head_its_columns():
    drawn = [
        *row(100, (250, "Unit"), (400, "2023"), (500, "2022")),
        Text(50, 146, "Water use:", 10),
        *row(160, (50, "Rivers"), (250, "m3"), (400, "–"), (500, "35")),
        *row(174, (50, "Mains"), (250, "m3"), (400, "12"), (500, "11")),
        *column(50, 400, ["The figures above are for the year and for all of the sites that the Group runs."] * 3),
    ]
    (table,) = tables(Page(drawn))
    assert table.rows[0] == ("", "Unit", "2023", "2022")


def test_boxes_that_frame_several_columns_do_not_make_one_of_them():
    names = ("Full-time", "Part-time", "Men", "Women")
    drawn = [
        text
        for number, name in enumerate(names)
        for text in row(
            120 + 16 * number, (50, name), (200, f"{number + 1}"), (260, f"{number}5.00"), (420, f"{number + 7}")
        )
    ]
    boxes = [(45, 106 + 16 * number, 500, 106.5 + 16 * number) for number in range(5)]
    boxes += [(x, 106, x + 0.5, 170) for x in (45, 380, 500)]
    (table,) = tables(Page(drawn, boxes=boxes))
    assert table.rows[0] == ("Full-time", "1", "05.00", "7")


def test_bands_over_figures_are_column_titles():
    drawn = [
        *row(100, (50, "Staff"), (150, "Women"), (250, "18-25"), (350, "26-35")),
        *row(114, (50, "2023"), (150, "94.9%"), (250, "9.5%"), (350, "32.5%")),
        *row(128, (50, "2022"), (150, "95.6%"), (250, "8.7%"), (350, "34.2%")),
    ]
    (table,) = tables(Page(drawn))
    assert table.header_rows == 1


def test_the_caption_that_the_reader_took_is_a_passage_that_can_be_searched():
    drawn = [
        *column(50, 60, ["Our plants weigh all waste that leaves them and keep the slips of the carriers."] * 2),
        Text(50, 120, "Table 3: Hazardous waste (tonnes)", 9),
        *row(136, (50, "Site"), (300, "2023"), (400, "2022"), size=9),
        *row(150, (50, "Northport"), (300, "8.1"), (400, "7.9"), size=9),
        *row(164, (50, "Southport"), (300, "0.6"), (400, "0.5"), size=9),
    ]
    document = read_bytes(make_pdf(Page(drawn)), "draft.pdf")
    captions = [passage.text for passage in document.passages if passage.role is Role.CAPTION]
    assert captions == ["Table 3: Hazardous waste (tonnes)"]
