import time
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.model.document import Language, Role, UnreadReason
from checker.readers import read
from checker.readers.limits import Deadline, Limits
from checker.readers.read import read_bytes
from tests.unit.readers.word_files import p, word_file


def test_a_file_is_read_with_its_name_and_digest(tmp_path: Path):
    path = tmp_path / "draft.txt"
    path.write_text("We received no complaints in the year.\n", encoding="utf-8")
    document = read(path)
    assert (document.source, document.media_type, len(document.sha256)) == ("draft.txt", "text/plain", 64)
    assert [passage.text for passage in document.passages] == ["We received no complaints in the year."]
    assert document.passages[0].language is Language.ENGLISH


def test_an_error_names_the_file(tmp_path: Path):
    path = tmp_path / "draft.docx"
    path.write_bytes(b"")
    with pytest.raises(ReadError, match=r"draft\.docx: the file is empty"):
        read(path)
    with pytest.raises(ReadError, match=r"none\.pdf: No such file"):
        read(tmp_path / "none.pdf")


def test_too_large_a_file_is_refused_unread():
    with pytest.raises(ReadError, match="more than the 0 MiB allowed"):
        read_bytes(b"x" * 200, "draft.txt", limits=Limits(max_bytes=100))


def test_too_many_blocks_are_refused():
    with pytest.raises(ReadError, match="more than 3 paragraphs"):
        read_bytes(b"One.\n\nTwo.\n\nThree.\n\nFour.\n", "draft.txt", limits=Limits(max_blocks=3))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"One.\fTwo.\fThree.", "draft.txt"),
        (b"# One\n\f\nTwo.\n\f\nThree.", "draft.md"),
        (b'<html><p>One</p><hr style="break-after: page"><p>2</p><hr style="break-after: page"><p>3</p>', "d.html"),
        (word_file(p("One") + p("Two", properties="<w:pageBreakBefore/>") * 2), "draft.docx"),
    ],
)
def test_pages_beyond_the_limit_are_listed_as_unread(data: bytes, name: str):
    document = read_bytes(data, name, limits=Limits(max_pages=1))
    assert [page.unread for page in document.pages] == [None, UnreadReason.OVER_LIMIT, UnreadReason.OVER_LIMIT]
    assert [passage.page for passage in document.passages] == [1]


def test_a_flood_of_pages_is_refused():
    with pytest.raises(ReadError, match="far more than the 5"):
        read_bytes(b"x\f" * 200, "draft.txt", limits=Limits(max_pages=5))


def test_a_file_without_any_text_is_refused():
    with pytest.raises(ReadError, match="holds no text"):
        read_bytes(b"<html><body><script>x</script></body></html>", "draft.html")


def test_a_wrong_extension_does_not_matter():
    document = read_bytes(b"<html><body><h1>Report</h1></body></html>", "draft.txt")
    assert document.passages[0].role is Role.HEADING


def test_time_is_limited():
    deadline = Deadline(0.0)
    time.sleep(0.001)
    with pytest.raises(ReadError, match="longer than 0 s"):
        deadline.check()


def test_ids_are_positions_and_point_to_headings_and_rows():
    document = read_bytes(b"# A\n\n## B\n\n| x | 2023 |\n|---|---|\n| y | 2 |\n\nText.", "draft.md")
    assert [passage.id for passage in document.passages] == list(range(len(document.passages)))
    (table,) = document.tables
    for row, passage in enumerate(table.passages):
        assert document.passages[passage].row == row
        assert document.passages[passage].table == table.id
    assert document.passages[-1].headings == (0, 1)


def test_the_same_bytes_give_the_same_document():
    data = ("Energy\n\nWe used 12 kWh.\n\n能源\n\n我們使用了12千瓦時。\n" * 20).encode()
    assert read_bytes(data, "a.txt") == read_bytes(data, "a.txt")
