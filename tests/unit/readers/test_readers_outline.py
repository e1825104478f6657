from checker.model.document import Document, Page, Role
from checker.readers.blocks import Block, RawReport
from checker.readers.outline import build_document
from tests.builders import doc

LONG = "We measured the use of water at every factory and compared it with the year before. "


def build(*blocks: Block, pages: int = 1, media_type: str = "application/pdf") -> Document:
    numbers = range(1, pages + 1)
    raw = RawReport(
        media_type=media_type, pages=tuple(Page(number=n, width=600, height=800) for n in numbers), blocks=blocks
    )
    return build_document(raw, source="draft.pdf", sha256="0" * 64)


def line(text: str, *, page: int = 1, top: float = 400, size: float = 10, **more: object) -> Block:
    return Block(page=page, text=text, box=(50, top, 500, top + size), font_size=size, **more)


def role_of(document: Document, text: str) -> Role:
    return next(passage.role for passage in document.passages if passage.text == text)


def path_of(document: Document, text: str) -> list[str]:
    passage = next(passage for passage in document.passages if passage.text == text)
    return [document.passages[above].text for above in passage.headings]


def test_size_boldness_and_capitals_rank_headings():
    document = build(
        line("Our planet", size=24),
        line("WATER", bold=True),
        line("Use of water", bold=True),
        line(LONG * 3),
        line("WASTE", bold=True),
        line("We recycle it."),
    )
    assert path_of(document, (LONG * 3).strip()) == ["Our planet", "WATER", "Use of water"]
    assert path_of(document, "We recycle it.") == ["Our planet", "WASTE"]


def test_a_section_number_beside_its_title_joins_it():
    document = build(
        Block(page=1, text="5.2", box=(50, 100, 70, 112), font_size=12, bold=True),
        Block(page=1, text="Energy", box=(80, 100, 140, 112), font_size=12, bold=True),
        line(LONG, top=130),
    )
    assert path_of(document, LONG.strip()) == ["5.2 Energy"]


def test_chinese_numbering_makes_a_heading_at_body_size():
    document = build(line("一、環境保護"), line("（一）用水管理"), line("本公司於年內節約用水。"))
    assert path_of(document, "本公司於年內節約用水。") == ["一、環境保護", "（一）用水管理"]


def test_large_figures_and_sentences_are_no_headings():
    document = build(
        line("38% of the water we used was used before", size=20),
        line("29,894 tonnes", size=20),
        line("We believe that every drop counts.", size=20),
        line("The plant in the south uses the water of the", size=12),
        line("river beside it."),
        *(line(LONG * 2) for _ in range(3)),
    )
    assert Role.HEADING not in {passage.role for passage in document.passages}


def test_chart_titles_with_nothing_but_labels_below_are_no_headings():
    document = build(
        line("Energy", bold=True),
        line(LONG),
        line("Total use", size=16),
        line("2022"),
        line("2023"),
        line("Water", bold=True),
        line(LONG + "Again."),
    )
    assert role_of(document, "Total use") is Role.BODY
    assert path_of(document, LONG + "Again.") == ["Water"]


def test_running_heads_are_furniture_and_the_first_names_its_part():
    blocks = []
    for page in range(1, 13):
        blocks.append(line(f"Blue Chair Limited {page + 4}", page=page, top=770))
        blocks.append(line(LONG + f"Page {page}.", page=page, top=300))
        if 4 <= page <= 8:
            blocks.insert(-1, line("Our people", page=page, top=30))
    document = build(*blocks, pages=12)
    furniture = [passage.text for passage in document.passages if passage.role is Role.FURNITURE]
    assert furniture.count("Our people") == 4
    assert sum(text.startswith("Blue Chair") for text in furniture) == 12
    assert path_of(document, LONG + "Page 6.") == ["Our people"]
    assert [page.label for page in document.pages][:2] == ["5", "6"]


def test_a_line_on_two_pages_and_repeated_evidence_are_not_furniture():
    blocks = []
    for page in range(1, 11):
        blocks.append(line(LONG + f"Page {page}.", page=page, top=300))
        if page < 3:
            blocks.append(line("Seen twice", page=page, top=770))
        if page < 5:
            blocks.append(line("No complaints about our products were received in the year.", page=page, top=750))
    document = build(*blocks, pages=10)
    assert role_of(document, "Seen twice") is Role.BODY
    assert role_of(document, "No complaints about our products were received in the year.") is Role.BODY


def test_repeated_table_headers_are_not_furniture():
    blocks = [
        Block(
            page=page,
            text="",
            box=(50, 20, 500, 90),
            rows=(("Indicator", "2022", "2023"), (f"Water {page}", "5", "6")),
        )
        for page in range(1, 7)
    ]
    blocks += [
        Block(page=page, text="", box=(50, 20, 500, 40), rows=(("Item", "2022", "2023"),)) for page in range(7, 10)
    ]
    document = build(*blocks, *(line(LONG, page=page) for page in range(10, 31)), pages=30)
    assert {passage.role for passage in document.passages if passage.table is not None} == {Role.TABLE}


def test_a_running_foot_read_as_a_table_is_furniture_and_labels_its_page():
    blocks = [
        block
        for page in range(1, 7)
        for block in (
            line(LONG, page=page),
            Block(page=page, text="", box=(50, 770, 500, 780), rows=(("Yearly report", str(page)),)),
        )
    ]
    document = build(*blocks, pages=6)
    assert {passage.role for passage in document.passages if passage.table is not None} == {Role.FURNITURE}
    assert document.pages[3].label == "4"


def test_a_title_that_says_continued_is_furniture():
    document = build(
        line("OUR PEOPLE", bold=True),
        line(LONG),
        line("OUR PEOPLE (Continued)", page=2, top=40, bold=True),
        line(LONG + "More.", page=2),
        pages=2,
    )
    assert role_of(document, "OUR PEOPLE (Continued)") is Role.FURNITURE
    assert path_of(document, LONG + "More.") == ["OUR PEOPLE"]


def test_the_offset_of_page_labels_may_change_midway():
    blocks = [line(str(page - 2), page=page, top=780) for page in range(3, 9)]
    blocks += [line(str(page + 10), page=page, top=780) for page in range(9, 15)]
    document = build(*blocks, *(line(LONG, page=page) for page in range(1, 15)), pages=14)
    assert [page.label for page in document.pages] == ["", "", "1", "2", "3", "4", "5", "6"] + [
        str(number) for number in range(19, 25)
    ]


def test_a_label_that_the_reader_found_is_kept():
    raw = RawReport(media_type="x", pages=(Page(number=1, label="iv"),), blocks=(line("Text."),))
    assert build_document(raw, source="a", sha256="b").pages[0].label == "iv"


def test_title_and_unit_line_above_a_table_are_its_caption():
    document = doc("""
        # Energy

        Text before.

        Use of energy by source

        (Unit: MWh)

        | Source | 2022 | 2023 |
        | Gas | 5 | 6 |
        """)
    (table,) = document.tables
    assert table.caption == "Use of energy by source (Unit: MWh)"
    assert role_of(document, "Use of energy by source") is Role.CAPTION
    assert role_of(document, "Text before.") is Role.BODY


def test_figures_above_a_table_are_no_caption():
    document = doc("We used 1,234 MWh of energy\n\n| Source | 2022 |\n| Gas | 5 |")
    assert document.tables[0].caption == ""
    assert role_of(document, "We used 1,234 MWh of energy") is Role.BODY


def test_header_rows_are_guessed_and_years_count_as_titles():
    document = doc("""
        | Staff | 2022 | 2022 | 2023 |
        | | Men | Women | Men |
        | Total | | | |
        | Factory | 3 | 4 | 5 |

        text

        | Topic | What we do |
        | Water | We save it. |
        """)
    assert [table.header_rows for table in document.tables] == [2, 1]


def test_blank_rows_vanish_and_control_characters_with_them():
    document = build(Block(page=1, text="", rows=(("a\x00b", "1\ufffe2"), ("", " "), ("c", "3")), header_rows=2))
    (table,) = document.tables
    assert table.rows == (("ab", "12"), ("c", "3"))
    assert table.header_rows == 1
    assert len(table.passages) == 2


def test_empty_cells_are_left_out_of_the_text_of_a_row():
    document = doc("| a | | b |\n| c | d | |")
    assert [passage.text for passage in document.passages] == ["a | b", "c | d"]


def test_infographics_footnotes_and_list_items_keep_their_role():
    document = build(
        Block(page=1, text="", rows=(("trees planted", "640"),), infographic=True),
        line("1 Restated.", footnote=True),
        line("• We recycle.", list_item=True),
    )
    assert [passage.role for passage in document.passages] == [Role.INFOGRAPHIC, Role.FOOTNOTE, Role.LIST_ITEM]
    assert document.tables[0].header_rows == 0
    assert document.passages[-1].text == "We recycle."


def test_rows_have_the_boxes_of_their_cells():
    document = build(
        Block(
            page=1,
            text="",
            box=(0, 0, 9, 9),
            rows=(("a", "1"), ("b", "2")),
            cell_boxes=(((0, 0, 2, 3), (4, 0, 8, 3)), ((0, 5, 2, 8), None)),
        )
    )
    assert [passage.box for passage in document.passages] == [(0, 0, 8, 3), (0, 5, 2, 8)]
