"""Any bytes give a Document or a ReadError, and soon."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model.document import Document
from checker.readers.limits import Limits
from checker.readers.read import read_bytes
from tests.builders_cost import growth
from tests.unit.readers.word_files import p, row, word_file

SMALL = Limits(max_seconds=10)
WORDS = [
    "Water",
    "water",
    "A1.1",
    "305-2",
    "2-7",
    "12",
    "1,234.5",
    "36%",
    "2023",
    "(Continued)",
    "of",
    "•",
    "|",
    "  ",
    "\t",
]
WORDS += [
    "\n",
    "\n\n",
    "\f",
    ". ",
    "。",
    "：",
    "本公司",
    "投訴",
    "\x00",
    "\ufffe",
    "-\n",
    "# ",
    "---|---",
    "<p>",
    "</html>",
    "&#0;",
]
WORDS += [
    "<table><tr><td colspan=9 rowspan=9>",
    "100 200 300 400",
    "1 2 3",
    ".....",
    "- - -",
    "第一章",
    "KPI",
    "(",
    "\\",
]
SEEDS = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    word_file(p("Title", "H1") + p("Text.") + "<w:tbl>" + row("a", "1") + row("b", "2") + "</w:tbl>"),
    b"<html><body><h1>Title</h1><p>Text</p><table><tr><td>a<td>1</table></body></html>",
    "Title\n\nText of 2023.\n\n標題\n本公司並無收到投訴。\n".encode(),
)
FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(data: bytes) -> Document | None:
    try:
        document = read_bytes(data, "draft.bin", limits=SMALL)
    except ReadError as error:
        assert "\n" not in str(error)
        return None
    check(document)
    return document


def check(document: Document) -> None:
    pages = {page.number for page in document.pages}
    for position, passage in enumerate(document.passages):
        assert passage.id == position
        assert passage.page in pages
        assert passage.text.strip()
        assert not any(character in "\x00\ufffe\f" for character in passage.text)
        assert all(above < position for above in passage.headings)
    for number, table in enumerate(document.tables):
        assert table.id == number
        assert len(table.rows) == len(table.passages) > 0
        assert len({len(cells) for cells in table.rows}) == 1
        assert 0 <= table.header_rows <= len(table.rows)
        assert all(document.passages[passage].table == number for passage in table.passages)


@FEW
@given(st.binary(max_size=4000))
def test_any_bytes(data: bytes):
    read_or_refuse(data)


@settings(FEW, max_examples=200)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=200))
def test_any_text(words: list[str]):
    read_or_refuse("".join(words).encode("utf-8", "replace"))
    read_or_refuse(("<html><body>" + " ".join(words)).encode("utf-8", "replace"))
    read_or_refuse(("# A\n## B\n" + " ".join(words)).encode("utf-8", "replace"))


@FEW
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), max_size=6),
    st.integers(0, 9),
)
def test_damaged_files(seed: bytes, changes: list[tuple[int, bytes]], cut: int):
    data = bytearray(seed)
    for place, replacement in changes:
        place %= len(data) or 1
        data[place : place + len(replacement)] = replacement
    read_or_refuse(bytes(data[: len(data) - cut]))


@FEW
@given(
    st.sampled_from(["1 ", "100 ", "a  ", "A1.1 ", "- ", "· ", "( ", "12,345 ", ". ", "第 ", "\n", "<b>", "| ", "a-\n"])
)
def test_the_cost_of_repetitions_grows_with_length_only(piece: str):
    # Five times the text may cost somewhat more than five times as much, and twenty-five times with its square.
    assert growth(lambda times: read_or_refuse((piece * times).encode()), 4_000, 20_000) < 15
