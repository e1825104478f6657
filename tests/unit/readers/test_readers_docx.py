import pytest

from checker.errors import ReadError
from checker.model.document import Document, Role
from checker.readers.docx_styles import Numbering
from checker.readers.limits import Limits
from checker.readers.read import read_bytes
from tests.unit.readers.word_files import p, row, word_file


def read_word(body: str, **parts: object) -> Document:
    return read_bytes(word_file(body, **parts), "draft.docx")


def texts(document: Document, role: Role) -> list[str]:
    return [passage.text for passage in document.passages if passage.role is role]


def test_heading_styles_give_levels_and_the_numbers_that_word_prints():
    document = read_word(
        p("Our report", "Ttl")
        + p("Environment", "H1")
        + p("Energy", "H2")
        + p("We saved energy.")
        + p("Water", "Own")
        + p("People", "H1")
        + p("We hired staff.")
    )
    assert texts(document, Role.HEADING) == ["Our report", "1. Environment", "1.1 Energy", "1.2 Water", "2. People"]
    saved = next(passage for passage in document.passages if passage.text == "We saved energy.")
    assert [document.passages[above].text for above in saved.headings] == ["1. Environment", "1.1 Energy"]


def test_tracked_insertions_count_and_deletions_do_not():
    document = read_word(
        "<w:p><w:r><w:t>We reported </w:t></w:r><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>15</w:delText></w:r></w:del><w:r><w:t> complaints.</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Moved here.</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(document, Role.BODY) == ["We reported 12 complaints.", "Moved here."]


def test_hidden_text_field_codes_and_fallback_copies_are_left_out():
    document = read_word(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r><w:r><w:t>Seen</w:t></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t> once.</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t> once.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert texts(document, Role.BODY) == ["Seen once."]


def test_merged_cells_keep_every_column_titled_and_every_row_labelled():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("2023")}</w:tc>'
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Staff")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    document = read_word(
        "<w:tbl>"
        + row("Group", "Type", wide)
        + row("", "", "Men", "Women")
        + row(first, "Full time", "31", "42")
        + row(below, "Part time", "5", "6")
        + "</w:tbl>"
    )
    (table,) = document.tables
    assert table.header_rows == 2
    assert table.rows[0] == ("Group", "Type", "2023", "2023")
    assert table.rows[3] == ("Staff", "Part time", "5", "6")
    assert document.passages[table.passages[3]].text == "Staff | Part time | 5 | 6"


def test_a_deleted_row_is_gone_and_a_marked_header_row_counts():
    document = read_word(
        "<w:tbl>"
        + row("Item", "Value", properties="<w:tblHeader/>")
        + row("Old", "1", properties="<w:del/>")
        + row("New", "2")
        + "</w:tbl>"
    )
    (table,) = document.tables
    assert (table.rows, table.header_rows) == ((("Item", "Value"), ("New", "2")), 1)


def test_a_table_of_one_cell_is_a_box_of_text():
    document = read_word("<w:tbl>" + row("We received no complaints in the year.") + "</w:tbl>")
    assert texts(document, Role.BODY) == ["We received no complaints in the year."]
    assert document.tables == ()


def test_footnotes_follow_their_paragraph_and_raised_digits_stay_apart_from_numbers():
    document = read_word(
        '<w:p><w:r><w:t>We emitted 944</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t> tonnes.</w:t></w:r></w:p>',
        footnotes=f'<w:footnote w:id="3">{p("Restated.")}</w:footnote>',
    )
    assert texts(document, Role.BODY) == ["We emitted 944² tonnes."]
    assert texts(document, Role.FOOTNOTE) == ["Restated."]


@pytest.mark.parametrize(
    "break_",
    [
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("Second."),
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Second.</w:t></w:r></w:p>",
        p("Second.", properties="<w:pageBreakBefore/>"),
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("Second."),
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Second.</w:t></w:r></w:p>',
    ],
)
def test_page_breaks_count_once(break_: str):
    document = read_word(p("First.") + break_)
    assert [(passage.text, passage.page) for passage in document.passages] == [("First.", 1), ("Second.", 2)]
    assert len(document.pages) == 2


def test_bullets_are_list_items():
    document = read_word(p("We recycle.", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'))
    assert texts(document, Role.LIST_ITEM) == ["We recycle."]


def test_large_bold_paragraphs_without_a_style_are_headings():
    big = '<w:p><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>Environment</w:t></w:r></w:p>'
    document = read_word(big + p("We saved energy. " * 5))
    assert texts(document, Role.HEADING) == ["Environment"]


@pytest.mark.parametrize(
    ("kind", "pattern", "labels"),
    [
        ("lowerLetter", "(%1)", ["(a)", "(b)"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("chineseCountingThousand", "第%1章", ["第一章", "第二章"]),
        ("bullet", "*", ["", ""]),
    ],
)
def test_numbers_before_headings_are_printed_as_word_prints_them(kind: str, pattern: str, labels: list[str]):
    numbering = Numbering(formats={("7", 0): (kind, pattern, 1)}, definitions={"1": "7"})
    assert [numbering.next_label("1", 0) for _ in labels] == labels


def test_han_and_roman_numbers_go_beyond_ten():
    numbering = Numbering(formats={("7", 0): ("ideographTraditional", "%1", 19)}, definitions={"1": "7"})
    assert [numbering.next_label("1", 0) for _ in range(3)] == ["十九", "二十", "二十一"]


def test_a_deeper_number_starts_anew_under_each_upper_one():
    formats = {("7", 0): ("decimal", "%1", 1), ("7", 1): ("decimal", "%1.%2", 1)}
    numbering = Numbering(formats=formats, definitions={"1": "7"})
    assert [numbering.next_label("1", depth) for depth in (0, 1, 1, 0, 1)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_file_without_a_body_or_styles_is_handled():
    with pytest.raises(ReadError, match="no text"):
        read_bytes(word_file("", extra={"word/document.xml": b"<x/>"}), "draft.docx")


def test_a_truncated_file_is_refused():
    whole = word_file(p("Text."))
    with pytest.raises(ReadError, match="damaged"):
        read_bytes(whole[: len(whole) // 2], "draft.docx")


def test_a_zip_bomb_is_refused():
    bomb = word_file(p("Text."), extra={"word/styles.xml": b" " * 30_000_000})
    with pytest.raises(ReadError, match="zip bomb"):
        read_bytes(bomb, "draft.docx", limits=Limits(max_unpacked_bytes=10_000_000))


def test_entities_are_refused():
    hostile = word_file("", extra={"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})
    with pytest.raises(ReadError, match="entities"):
        read_bytes(hostile, "draft.docx")


def test_broken_xml_is_refused():
    with pytest.raises(ReadError, match="damaged"):
        read_bytes(word_file("<w:p>"), "draft.docx")
