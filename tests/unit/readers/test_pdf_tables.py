"""Tables of the PDF reader: what stands in which row."""

from builders_pdf import Page, Text, column, make_pdf, row

from checker.readers.blocks import Block, RawReport
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf


def read(*pages: Page) -> RawReport:
    return read_pdf(make_pdf(*pages), limits=Limits())


def tables(*pages: Page) -> list[Block]:
    return [block for block in read(*pages).blocks if block.rows and not block.infographic]


def rows_of(drawn: list[Text], **options: list[tuple[float, float, float, float]]) -> tuple[tuple[str, ...], ...]:
    (table,) = tables(Page(drawn, **options))
    return table.rows


KPI = [
    *row(100, (50, "Indicator"), (300, "Unit"), (400, "2023"), (500, "2022"), bold=True),
    *row(116, (50, "Water drawn from rivers"), (300, "m3"), (390, "12,647"), (490, "14,749")),
    *row(132, (50, "Hazardous waste"), (300, "t"), (390, "0.007"), (490, "–")),
    *row(148, (50, "Accidents"), (300, "cases"), (400, "2"), (490, "N/A")),
]


def test_each_row_keeps_its_label_and_all_its_numbers_in_order():
    (table,) = tables(Page(KPI))
    assert table.rows == (
        ("Indicator", "Unit", "2023", "2022"),
        ("Water drawn from rivers", "m3", "12,647", "14,749"),
        ("Hazardous waste", "t", "0.007", "–"),
        ("Accidents", "cases", "2", "N/A"),
    )
    assert table.header_rows == 1
    assert table.text == ""


def test_every_filled_cell_has_its_box():
    (table,) = tables(Page(KPI))
    box = table.cell_boxes[1][2]
    assert box is not None
    assert box[0] == 390
    assert box[1] < 116 < box[3]


def test_rows_drawn_column_by_column_come_out_the_same():
    by_column = sorted(KPI, key=lambda text: (text.x > 60, text.x > 310, text.x > 450, text.y))
    assert rows_of(by_column) == rows_of(KPI)


def test_numbers_drawn_apart_find_the_labels_on_their_lines():
    numbers = [text for text in KPI if text.x >= 390]
    labels = [text for text in KPI if text.x < 310]
    (table,) = tables(Page([*numbers, *column(50, 300, ["Something else is drawn in between."]), *labels]))
    assert ("Water drawn from rivers", "m3", "12,647", "14,749") in table.rows


def test_columns_that_are_empty_in_a_row_stay_empty():
    drawn = [
        *row(100, (50, "Region"), (200, "Male"), (300, "Female"), (400, "All")),
        *row(114, (50, "North"), (200, "12"), (300, "14"), (400, "26")),
        *row(128, (50, "South"), (300, "7"), (400, "7")),
    ]
    assert rows_of(drawn)[2] == ("South", "", "7", "7")


def test_a_wrapped_label_belongs_to_its_row():
    drawn = [
        *row(100, (50, "Indicator"), (300, "2023"), (400, "2022")),
        Text(50, 116, "Intensity of the water that was drawn for each", 9),
        *row(127, (50, "(cubic metres per tonne)"), (300, "3.26"), (400, "1.98")),
        *row(143, (50, "Total"), (300, "8,619"), (400, "6,017")),
    ]
    assert rows_of(drawn)[1] == (
        "Intensity of the water that was drawn for each (cubic metres per tonne)",
        "3.26",
        "1.98",
    )


def test_a_group_title_above_its_rows_is_a_row_of_its_own():
    drawn = [
        *row(100, (50, "Indicator"), (300, "2023"), (400, "2022")),
        *row(116, (50, "Employees by gender and age of the Group"), (300, "51"), (400, "58")),
        Text(50, 132, "Employees", 9, bold=True),
        *row(144, (60, "Women"), (300, "23"), (400, "27")),
        *row(156, (60, "Men"), (300, "28"), (400, "31")),
    ]
    assert rows_of(drawn)[2:] == (("Employees", "", ""), ("Women", "23", "27"), ("Men", "28", "31"))


def test_titles_of_several_lines_are_one_header_row():
    drawn = [
        *row(100, (300, "Share of"), (400, "Hours of")),
        *row(111, (50, "Grade"), (300, "staff trained"), (400, "training")),
        *row(130, (50, "Managers"), (300, "14%"), (400, "8.6 hours")),
        *row(146, (50, "Others"), (300, "22%"), (400, "6.1 hours")),
    ]
    stream = [drawn[0], drawn[3], drawn[1], drawn[4], drawn[2], *drawn[5:]]
    (table,) = tables(Page([drawn[2], drawn[0], drawn[3], drawn[1], drawn[4], *drawn[5:]]))
    assert stream
    assert table.rows[0] == ("Grade", "Share of staff trained", "Hours of training")
    assert table.header_rows == 1


def test_new_titles_start_a_new_table():
    drawn = [
        *KPI,
        Text(50, 175, "Training", 9, bold=True),
        *row(190, (50, "Grade"), (300, "Unit"), (400, "2023"), (500, "2022"), bold=True),
        *row(206, (50, "Managers"), (300, "hours"), (400, "8"), (500, "9")),
    ]
    assert [table.rows[0][0] for table in tables(Page(drawn))] == ["Indicator", "Grade"]


def test_a_text_table_keeps_wrapped_cells_together():
    def entry(y: float, name: str, channel: list[str], concern: list[str]) -> list[Text]:
        return [
            Text(50, y, name, 9),
            *column(150, y, channel, size=9, leading=11),
            *column(350, y, concern, size=9, leading=11),
        ]

    drawn = [
        *entry(100, "Stakeholder", ["Channel"], ["Concern"]),
        *entry(120, "Staff", ["Interviews and the yearly survey", "of all sites"], ["Pay and safety"]),
        *entry(150, "Suppliers", ["Audits"], ["Fair terms and early", "orders"]),
        *entry(180, "Neighbours", ["Open days"], ["Noise"]),
    ]
    expected = (
        ("Stakeholder", "Channel", "Concern"),
        ("Staff", "Interviews and the yearly survey of all sites", "Pay and safety"),
        ("Suppliers", "Audits", "Fair terms and early orders"),
        ("Neighbours", "Open days", "Noise"),
    )
    assert rows_of(drawn) == expected
    assert rows_of(sorted(drawn, key=lambda text: (text.x, text.y))) == expected


def test_boxed_cells_decide_what_belongs_together():
    across = [(50, y, 450, y + 0.5) for y in (90, 110, 170, 190)]
    down = [(x, 90, x + 0.5, 190) for x in (50, 150, 300, 450)]
    drawn = [
        *row(103, (55, "Risk"), (155, "Scenario"), (305, "Effect")),
        Text(55, 143, "Transition", 9),
        *column(155, 125, ["Carbon price of", "2030 to 2050"], size=9),
        Text(155, 165, "Late", 9),
        *column(305, 130, ["Costs rise by a fifth", "and margins fall"], size=9),
        *row(183, (55, "Physical"), (155, "Floods"), (305, "Sites close")),
    ]
    assert rows_of(drawn, boxes=[*across, *down]) == (
        ("Risk", "Scenario", "Effect"),
        ("Transition", "Carbon price of 2030 to 2050 Late", "Costs rise by a fifth and margins fall"),
        ("Physical", "Floods", "Sites close"),
    )


def test_numbers_without_lines_between_them_stand_in_the_rows_of_their_labels():
    across = [(50, y, 450, y + 0.5) for y in (90, 110, 160)] + [(150, y, 250, y + 0.5) for y in (126, 142)]
    down = [(x, 90, x + 0.5, 160) for x in (50, 150, 250, 350, 450)]
    drawn = [
        *row(103, (55, "Area"), (155, "Region"), (255, "2023"), (355, "2022")),
        Text(55, 137, "North", 9),
        *column(155, 121, ["Coast", "Hills", "Plain"], size=9, leading=16),
        *column(255, 121, ["11", "5", "184"], size=9, leading=16),
        *column(355, 121, ["14", "4", "188"], size=9, leading=16),
    ]
    assert rows_of(drawn, boxes=[*across, *down]) == (
        ("Area", "Region", "2023", "2022"),
        ("North", "Coast", "11", "14"),
        ("", "Hills", "5", "4"),
        ("", "Plain", "184", "188"),
    )


def test_boxes_around_the_numbers_only_do_not_tear_them_from_their_labels():
    drawn = [
        *row(103, (50, "Emissions"), (255, "Unit"), (355, "2023")),
        *row(121, (50, "Scope 1"), (255, "tCO2e"), (355, "2,284")),
        *row(137, (50, "Scope 2 market-based"), (255, "tCO2e"), (355, "4,132")),
        *row(153, (50, "Scope 2 location-based"), (255, "tCO2e"), (355, "2,685")),
    ]
    across = [(250, y, 450, y + 0.5) for y in (92, 110, 126, 142, 160)]
    down = [(x, 92, x + 0.5, 160) for x in (250, 350, 450)]
    assert rows_of(drawn, boxes=[*across, *down]) == rows_of(drawn)


def test_boxes_that_hold_several_columns_do_not_glue_them_together():
    drawn = [
        *row(103, (55, "Age"), (205, "Men"), (250, "Women"), (305, "Men"), (350, "Women")),
        *row(121, (55, "Below 30"), (205, "12"), (250, "14"), (305, "15"), (350, "17")),
        *row(137, (55, "30 to 50"), (205, "32"), (250, "34"), (305, "35"), (350, "37")),
    ]
    across = [(50, y, 400, y + 0.5) for y in (92, 110, 126, 142)]
    down = [(x, 92, x + 0.5, 142) for x in (50, 200, 300, 400)]
    assert rows_of(drawn, boxes=[*across, *down]) == rows_of(drawn)


def test_columns_that_the_stream_keeps_one_by_one_from_right_to_left_become_rows():
    drawn = [
        *column(450, 121, ["144", "890", "8.3"], size=9, leading=16),
        *column(380, 121, ["109", "1,000", "4.8"], size=9, leading=16),
        *column(310, 121, ["41.3", "140", "-"], size=9, leading=16),
        *column(50, 121, ["Cars with battery", "Insurance of bicycles", "Total"], size=9, leading=16),
    ]
    assert rows_of(drawn) == (
        ("Cars with battery", "41.3", "109", "144"),
        ("Insurance of bicycles", "140", "1,000", "890"),
        ("Total", "-", "4.8", "8.3"),
    )


def test_a_bold_title_above_a_label_is_a_row_of_its_own():
    drawn = [
        *row(100, (50, "Disclosure"), (250, "Document"), (400, "Page"), bold=True),
        Text(50, 116, "Energy", 9, bold=True),
        *row(128, (50, "Energy used in the group"), (250, "Annual Report"), (400, "Energy, page 49")),
        Text(50, 144, "Water", 9, bold=True),
        *row(156, (50, "Water drawn from rivers"), (250, "Annual Report"), (400, "Nature, page 66")),
    ]
    assert rows_of(drawn)[1:] == (
        ("Energy", "", ""),
        ("Energy used in the group", "Annual Report", "Energy, page 49"),
        ("Water", "", ""),
        ("Water drawn from rivers", "Annual Report", "Nature, page 66"),
    )


def test_changes_set_close_together_keep_their_own_cells():
    drawn = [
        *row(100, (50, "Sector"), (200, "2022"), (227, "Change"), (260, "Change")),
        *row(116, (50, "Building"), (200, "19.6%"), (229, "+0.3%"), (260, "+3.4%")),
        *row(132, (50, "Trading"), (200, "34.8%"), (229, "-1.0%"), (260, "+3.8%")),
    ]
    assert rows_of(drawn)[1:] == (("Building", "19.6%", "+0.3%", "+3.4%"), ("Trading", "34.8%", "-1.0%", "+3.8%"))


def test_a_title_with_its_unit_becomes_the_caption():
    title = Text(50, 80, "Table 3: Water drawn (unit: cubic metres)", 9)
    report = read(Page([title, *KPI]))
    (table,) = report.blocks
    assert table.caption == title.text


def test_a_heading_stays_a_heading():
    report = read(
        Page([Text(50, 80, "Water and waste", 14, bold=True), *KPI, *column(50, 200, ["Some text follows here."])])
    )
    assert [block.text for block in report.blocks if block.text] == ["Water and waste", "Some text follows here."]


def test_numbers_of_two_cells_are_never_one_number():
    drawn = [
        *row(100, (50, "Site"), (200, "2022"), (232, "2023")),
        *row(114, (50, "North"), (200, "1,204"), (228, "1,305")),
        *row(128, (50, "South"), (200, "9 204"), (228, "1,307")),
    ]
    assert rows_of(drawn)[1:] == (("North", "1,204", "1,305"), ("South", "9 204", "1,307"))


def test_no_text_is_lost_or_doubled_in_a_table():
    drawn = [*KPI, Text(50, 170, "Note: without the sites that were sold", 9)]
    report = read(Page(drawn))
    found = [block.text for block in report.blocks] + [
        cell for block in report.blocks for line in block.rows for cell in line
    ]
    assert sorted(filter(None, found)) == sorted(text.text for text in drawn)
