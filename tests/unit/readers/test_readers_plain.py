from textwrap import dedent

import pytest

from checker.model.document import Document, Role
from checker.readers.read import read_bytes


def read_text(text: str) -> Document:
    return read_bytes(dedent(text).strip("\n").encode(), "draft.txt")


def texts(document: Document, *roles: Role) -> list[str]:
    return [passage.text for passage in document.passages if not roles or passage.role in roles]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_stay_apart():
    document = read_text("""
        Our factory in the north saved a great deal of water in the year, because the team there
        replaced the old pumps. The savings were checked by an outside engineer in the autumn.

        We will go on with this work at the other two factories, where the pumps are even older and
        use more water than they should.
        """)
    assert texts(document, Role.BODY) == [
        "Our factory in the north saved a great deal of water in the year, because the team there replaced the old "
        "pumps. The savings were checked by an outside engineer in the autumn.",
        "We will go on with this work at the other two factories, where the pumps are even older and use more water "
        "than they should.",
    ]


def test_blank_lines_inside_paragraphs_do_not_part_them():
    lines = [
        "Handling of complaints",
        "The team received a number of complaints about late deliveries in the year and answered each of",
        "them within a week. The head of the team reports the number to the board every quarter and the",
        "board asks for measures where the number goes up.",
        "Training of the team",
        "Every member of the team takes part in two days of training about how to talk to customers who",
        "have a complaint, and new members of the team take part in five days of it.",
    ]
    document = read_text("\n\n".join(lines))
    assert [(passage.role, passage.text.split()[0], passage.text.split()[-1]) for passage in document.passages] == [
        (Role.HEADING, "Handling", "complaints"),
        (Role.BODY, "The", "up."),
        (Role.HEADING, "Training", "team"),
        (Role.BODY, "Every", "it."),
    ]


def test_where_a_line_is_a_paragraph_sentences_do_not_join():
    document = read_text("""
        We trained all of our staff in the safe use of machines in the spring and again in the autumn.
        We also trained the staff of our suppliers, who come to our factory every month to be trained.
        No accident happened in the year at any of the places where we or our suppliers work with them.
        """)
    assert len(texts(document, Role.BODY)) == 3


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("we sell environ-", "mental services", "we sell environmental services"),
        ("we sell one-", "off services", "we sell one-off services"),
        ("we use the NB-", "IoT network", "we use the NB-IoT network"),
    ],
)
def test_hyphens_at_line_ends_are_undone_unless_the_word_has_one(first: str, second: str, joined: str):
    known = "Our environmental work goes on. One thing is off."
    document = read_text(f"{known}\n\nIn the year under review the company says that {first}\n{second} to many.")
    assert f"In the year under review the company says that {joined} to many." in texts(document)


def test_chinese_lines_join_without_a_space():
    document = read_text("""
        本公司重視環境保護工作，並於年內在各個生產基地推行節約用水及減少廢棄物的措施，
        取得良好的成效。
        """)
    assert texts(document) == [
        "本公司重視環境保護工作，並於年內在各個生產基地推行節約用水及減少廢棄物的措施，取得良好的成效。"
    ]


def test_bullets_become_list_items_with_their_wrapped_lines():
    document = read_text("""
        We do the following things to save energy at each of our places of work:
        • Switch off the lights and machines at the end of the day, and check that
        it was done
        ‧ Buy machines that need less
        (a) Measure the use of energy
        """)
    assert texts(document, Role.LIST_ITEM) == [
        "Switch off the lights and machines at the end of the day, and check that it was done",
        "Buy machines that need less",
        "(a) Measure the use of energy",
    ]


def test_short_lines_after_a_colon_are_a_list():
    document = read_text("本公司的主要措施包括：\n更換節能燈具\n回收包裝物料\n舉辦環保活動\n本年度並無任何投訴。")
    assert texts(document, Role.LIST_ITEM) == ["更換節能燈具", "回收包裝物料", "舉辦環保活動"]
    assert texts(document, Role.BODY)[-1] == "本年度並無任何投訴。"


def test_a_bullet_on_its_own_line_belongs_to_the_next():
    assert texts(read_text("•\nWe recycle paper."), Role.LIST_ITEM) == ["We recycle paper."]


def test_rows_that_end_in_figures_are_a_table_under_their_years():
    document = read_text("""
        Table: Use of water
        Indicator Unit 2021 2022
        Water taken 10,000t 4.27 4.44
        Water given back after
        cleaning 10,000t 1.46 1.62
        Waste
        Dangerous waste t 24 22
        The figures were checked by an outside engineer who came to the factory in the autumn.
        """)
    (table,) = document.tables
    assert table.rows == (
        ("Indicator Unit", "2021", "2022"),
        ("Water taken 10,000t", "4.27", "4.44"),
        ("Water given back after cleaning 10,000t", "1.46", "1.62"),
        ("Waste", "", ""),
        ("Dangerous waste t", "24", "22"),
    )
    assert (table.header_rows, table.caption) == (1, "Table: Use of water")
    assert document.passages[table.passages[1]].text == "Water taken 10,000t | 4.27 | 4.44"


def test_columns_parted_by_wide_gaps_tabs_or_bars_are_cells():
    for gap in ("   ", "\t", " | "):
        rows = [gap.join(cells) for cells in (("Group", "2021", "2022"), ("Men", "12", "15"), ("Women", "9", "11"))]
        (table,) = read_text("\n".join(rows)).tables
        assert table.rows == (("Group", "2021", "2022"), ("Men", "12", "15"), ("Women", "9", "11"))


def test_titles_without_a_label_stand_over_the_figures():
    (table,) = read_text("2021   2022\nMen   12   15\nWomen   9   11").tables
    assert table.rows[0] == ("", "2021", "2022")


def test_a_line_of_several_labels_and_figures_is_several_rows():
    (table,) = read_text("Employees at the end of the year 1,197 Men 996 Women 201").tables
    assert table.rows == (("Employees at the end of the year", "1,197"), ("Men", "996"), ("Women", "201"))


def test_justified_prose_is_no_table():
    document = read_text("""
        The  company  has  adopted  rules  that  are
        meant  to  keep  the  water  clean  and  that
        are  checked  by  the  board  every  year.
        """)
    assert document.tables == ()


def test_prose_that_ends_in_a_year_is_no_table():
    document = read_text("""
        We opened the new factory in the spring of 2021
        and closed the old one in the autumn of 2022
        so that we used less energy at the end of 2023
        than before.
        """)
    assert document.tables == ()


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("People served by our clinics\n70 million", ("People served by our clinics", "70 million")),
        ("648\nideas handed in", ("ideas handed in", "648")),
        ("hours of training given to staff12,000", ("hours of training given to staff", "12,000")),
        ("36%\nof managers are women", ("of managers are women", "36%")),
    ],
)
def test_a_number_alone_is_paired_with_its_label(lines: str, row: tuple[str, ...]):
    document = read_text(f"This is our first report and it tells what we did.\n\n{lines}\n\nThis is the end of it all.")
    (table,) = document.tables
    assert (table.rows, table.infographic) == ((row,), True)
    assert document.passages[table.passages[0]].role is Role.INFOGRAPHIC


def test_rows_of_numbers_under_rows_of_labels_are_paired_in_order():
    document = read_text(
        "papers written on safety ideas published\npatents asked for patents granted\n649 228\n648 346"
    )
    assert [table.rows[0] for table in document.tables] == [
        ("papers written on safety ideas published", "649", "228"),
        ("patents asked for patents granted", "648", "346"),
    ]


def test_a_section_number_alone_belongs_to_its_title():
    assert "2.0 Our people" in texts(read_text("2.0\nOur people\nWe hired many people in the year."))


def test_form_feeds_start_pages_and_page_numbers_become_labels():
    topics = ("water", "waste", "energy", "people", "safety")
    pages = [f"{number}\nWe tell about {topic} on this page." for number, topic in enumerate(topics, start=11)]
    document = read_text("\f".join(pages))
    assert [page.label for page in document.pages] == ["11", "12", "13", "14", "15"]
    assert [passage.role for passage in document.passages if passage.page == 2] == [Role.FURNITURE, Role.BODY]


def test_a_running_head_glued_to_a_title_is_parted():
    topics = ("WATER", "WASTE", "ENERGY", "SAFETY")
    pages = ["About us\nWe are a company that makes chairs and tables for schools."]
    pages += [
        f"About us (Continued) 1.{n} {topic}\nWe take care of {topic}." for n, topic in enumerate(topics, start=2)
    ]
    document = read_text("\f".join(pages))
    assert texts(document, Role.FURNITURE) == ["About us (Continued)"] * 4
    assert texts(document, Role.HEADING) == ["About us", "1.2 WATER", "1.3 WASTE", "1.4 ENERGY", "1.5 SAFETY"]
    assert [document.passages[above].text for above in document.passages[-1].headings] == ["About us", "1.5 SAFETY"]


def test_full_stops_that_a_converter_added_do_not_hide_titles():
    part = "Water. \nWe saved a great deal of water at all our factories in the year under review.\nEnergy. \n"
    part += "We saved a great deal of energy at all our factories in the year under review.\n"
    document = read_text(part * 10)
    assert set(texts(document, Role.HEADING)) == {"Water", "Energy"}


def test_infographic_labels_in_a_row_are_no_headings():
    document = read_text(
        "Plans\n\nPeople\n\nPlaces\n\nProducts\n\nOur plan\n\nWe plan to hire more people in the next year."
    )
    assert texts(document, Role.HEADING) == ["Our plan"]


def test_only_the_bullet_of_a_list_item_is_taken_off():
    document = read_text("We ask for:\n- teams – 403-1 page 12\n- others")
    assert "teams – 403-1 page 12" in texts(document, Role.LIST_ITEM)
