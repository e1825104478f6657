import pytest

from checker.errors import ReadError
from checker.model.document import Document, Role
from checker.readers.html_tags import flatten
from checker.readers.limits import Limits
from checker.readers.read import read_bytes


def read_html(body: str) -> Document:
    return read_bytes(f"<html><head><title>t</title></head><body>{body}</body></html>".encode(), "draft.html")


def roles(document: Document) -> list[tuple[Role, str]]:
    return [(passage.role, passage.text) for passage in document.passages]


def test_headings_paragraphs_and_lists():
    document = read_html("<h1>Water</h1><p>We <b>saved</b> it.</p><ul><li>one</li><li><p>two</p></li></ul>loose")
    assert roles(document) == [
        (Role.HEADING, "Water"),
        (Role.BODY, "We saved it."),
        (Role.LIST_ITEM, "one"),
        (Role.LIST_ITEM, "two"),
        (Role.BODY, "loose"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret</script>",
        "<style>secret</style>",
        '<div style="display: none">secret</div>',
        "<p hidden>secret</p>",
        "<nav><a>secret</a></nav>",
        "<!-- secret -->",
        "<ix:header>secret</ix:header>",
    ],
)
def test_what_the_page_does_not_show_is_left_out(hidden: str):
    assert roles(read_html(f"<p>Seen</p>{hidden}tail")) == [(Role.BODY, "Seen"), (Role.BODY, "tail")]


def test_inline_xbrl_tags_are_transparent():
    document = read_html('<p>We emitted <ix:nonFraction name="x">944</ix:nonFraction> tonnes.</p>')
    assert roles(document) == [(Role.BODY, "We emitted 944 tonnes.")]


def test_a_raised_note_mark_is_no_part_of_the_number():
    document = read_html("<p>944<sup>2</sup> t of CO<sub>2</sub></p><table><tr><td>a<td>944<sup>2</sup></tr></table>")
    assert document.passages[0].text == "944² t of CO₂"
    assert document.tables[0].rows == (("a", "944²"),)


def test_text_after_the_first_end_tag_is_read():
    document = read_bytes(b"<html><body><p>one</p></body></html><html><body><p>two</p></body></html>x", "d.html")
    assert [text for _, text in roles(document)] == ["one", "two", "x"]


def test_spans_fill_titles_across_and_labels_down():
    document = read_html(
        "<table><caption>Staff</caption><tr><th rowspan=2>Group<th colspan=2>2023</tr><tr><th>Men<th>Women</tr>"
        "<tr><td rowspan=2>Factory<td>3<td>4</tr><tr><td>5<td>6</tr></table>"
    )
    (table,) = document.tables
    assert table.rows == (
        ("Group", "2023", "2023"),
        ("Group", "Men", "Women"),
        ("Factory", "3", "4"),
        ("Factory", "5", "6"),
    )
    assert (table.header_rows, table.caption) == (2, "Staff")


def test_a_figure_that_reaches_down_is_not_counted_twice():
    document = read_html("<table><tr><td>a<td rowspan=2>7</tr><tr><td>b</tr></table>")
    assert document.tables[0].rows == (("a", "7"), ("b", ""))


def test_tables_that_only_place_text_are_text():
    document = read_html(f"<table><tr><td>{'Long text. ' * 60}</td><td>Other.</td></tr></table>")
    assert document.tables == ()
    assert {passage.role for passage in document.passages} == {Role.BODY}


def test_page_breaks_of_inline_styles_count():
    document = read_html('<p>one</p><hr style="page-break-after:always"><p>two</p>')
    assert [passage.page for passage in document.passages] == [1, 2]


def test_two_line_breaks_end_a_paragraph_and_one_does_not():
    assert [text for _, text in roles(read_html("a<br>b<br><br>c"))] == ["a b", "c"]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
def test_deep_nesting_keeps_the_text(tag: str):
    """Fails where nesting overflows the stack."""
    document = read_bytes(b"<html><body>" + tag.encode() * 30_000 + b"deep text", "draft.html")
    assert "deep text" in " ".join(passage.text for passage in document.passages)


def test_only_tags_below_the_limit_are_taken_out():
    assert flatten("<div><b>x</b></div>", 1) == "<div>x</div>"
    assert flatten("<p><p><p>x", 1) == "<p><p><p>x"


def test_too_much_markup_is_refused():
    with pytest.raises(ReadError, match="HTML file has more than"):
        read_bytes(b"<html>" + b"x" * 2000, "draft.html", limits=Limits(max_markup_bytes=1000))
