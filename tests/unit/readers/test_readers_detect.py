import io
import zipfile

import pytest

from checker.errors import ReadError
from checker.readers.detect import MediaType, decode, detect

CHINESE = "本報告所涵蓋的期間為二零二三年一月一日至十二月三十一日，公司在環境及社會方面的工作由董事會負責。"
SIMPLIFIED = "本报告所涵盖的期间为二零二三年一月一日至十二月三十一日，公司在环境及社会方面的工作由董事会负责。"


def zip_of(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            # A fixed time: the bytes name the test, and a name must not change between runs.
            archive.writestr(zipfile.ZipInfo(name), "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 ...", MediaType.PDF),
        (b"\xef\xbb\xbf\r\njunk before %PDF-1.4", MediaType.PDF),
        (zip_of("[Content_Types].xml", "word/document.xml"), MediaType.DOCX),
        (b"<!DOCTYPE html><html><body>Text</body></html>", MediaType.HTML),
        (b'<?xml version="1.0"?>\n<!-- made by x --><html xmlns="y"><body/></html>', MediaType.HTML),
        (b"<div><p>One</p><p>Two</p></div>", MediaType.HTML),
        (b"# Title\n\n## Part\n\nText.", MediaType.MARKDOWN),
        (b"Item | 2023\n--- | ---\nWater | 5\n\n**Note**", MediaType.MARKDOWN),
        (b"Our report\n\nWe saved 5 % of water.", MediaType.TEXT),
    ],
)
def test_the_content_decides_not_the_name(data: bytes, expected: MediaType):
    assert detect(data, "report.xyz") is expected


def test_one_hash_alone_is_markdown_only_by_its_name():
    assert detect(b"# Title\nText", "report.md") is MediaType.MARKDOWN
    assert detect(b"# Title\nText", "report.txt") is MediaType.TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00\x00\n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n...", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (zip_of("xl/workbook.xml"), "Excel workbook"),
        (zip_of("ppt/presentation.xml"), "PowerPoint"),
        (zip_of("a.txt"), "zip archive"),
        (zip_of("word/document.xml")[:60], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office format"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b'<?xml version="1.0"?><data/>', "XML data"),
        (b'{"figures": [1, 2]}', "JSON data"),
        (bytes(range(256)) * 50, "binary data"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line_that_says_what_it_is(data: bytes, words: str):
    with pytest.raises(ReadError, match=words) as caught:
        detect(data, "report.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs"])
def test_traditional_text_is_decoded(codec: str):
    assert decode((CHINESE * 3).encode(codec)) == CHINESE * 3


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_simplified_text_is_decoded(codec: str):
    assert decode((SIMPLIFIED * 3).encode(codec)) == SIMPLIFIED * 3


def test_western_text_is_decoded():
    text = "The café’s supplier – a small firm – saved 5 % of energy. " * 5
    assert decode(text.encode("cp1252")) == text


def test_a_declared_charset_is_used():
    page = '<html><head><meta charset="gb2312"></head><body>天地玄黄</body></html>'
    assert "天地玄黄" in decode(page.encode("gb2312"))


@pytest.mark.parametrize("name", ["report.pdf", "report.DOCX"])
def test_an_error_page_under_a_reports_name_is_refused(name: str):
    """Fails where a failed download is checked as a report of which everything is missing."""
    with pytest.raises(ReadError, match="holds text or a web page"):
        detect(b"<html><body><p>Problems have occurred with the page</p></body></html>", name)
