"""Media type of a file from its content; decoding of text. Files that are no report are refused with a reason."""

import io
import json
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from checker.errors import ReadError


class MediaType(StrEnum):
    """Kinds of file that can be read as a report."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = (
    (b"\x89PNG", "a PNG picture", "give the report as PDF, Word, HTML or text, or run text recognition on it first"),
    (
        b"\xff\xd8\xff",
        "a JPEG picture",
        "give the report as PDF, Word, HTML or text, or run text recognition on it first",
    ),
    (b"GIF8", "a GIF picture", "give the report as PDF, Word, HTML or text"),
    (b"II*\x00", "a TIFF picture", "run text recognition on it and give the resulting PDF"),
    (b"MM\x00*", "a TIFF picture", "run text recognition on it and give the resulting PDF"),
    (b"BM", "a bitmap picture", "give the report as PDF, Word, HTML or text"),
    (b"RIFF", "a picture or sound file", "give the report as PDF, Word, HTML or text"),
    (b"{\\rtf", "a Rich Text file", "save it as Word (.docx) or PDF"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
)
_ZIP_PARTS = (
    ("xl/", "an Excel workbook", "give the report itself; figures are read from a workbook as a fact file"),
    ("ppt/", "a PowerPoint file", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as Word (.docx) or PDF"),
    ("mimetype", "an EPUB or OpenDocument file", "save it as Word (.docx) or PDF"),
)
_BINARY_SUFFIXES = frozenset({".pdf", ".docx"})
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6])\b", re.I)
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body)", re.I | re.S)
_MARKDOWN_SIGNS = re.compile(r"^(?:#{1,6} +\S.*|\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?|\*\*\S.*\*\*)$", re.M)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_COMMON_HANZI = frozenset(
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方"
    "後后多定行學学法所民得經经十三之進进着著等部度家電电力裡里如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应"
    "開开它合還还因由其些然前外天政四日那社義义事平形相全表間间樣样與与關关各重新公司及環环境報报告員员工董集團团管"
)


def detect(data: bytes, name: str) -> MediaType:
    """Say what kind of report the bytes are; raise ReadError when they are none."""
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        raise ReadError("the file is empty; give a report with text")
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _detect_zip(data)
    _refuse_other_formats(data)
    media = _detect_text(decode(data), name)
    suffix = PurePath(name).suffix.lower()
    if suffix in _BINARY_SUFFIXES:
        # Most often the error page of a failed download: checked as a report, it would only have gaps.
        raise ReadError(
            f"the file is named {suffix} but holds text or a web page; get the report again, "
            "or rename it to .html or .txt where it is one"
        )
    return media


def decode(data: bytes) -> str:
    """Decode text in UTF-8, UTF-16, GB18030, Big5 or Windows Western; raise ReadError for binary data."""
    text = _decode_marked(data)
    if text is None:
        text = _decode_guessed(data)
    if len(_CONTROL.findall(text, 0, 200_000)) > 0.01 * min(len(text), 200_000) + 2:
        raise ReadError("the file is binary data, not a report; give a PDF, Word, HTML or text file")
    return text.removeprefix("\ufeff")


def _detect_zip(data: bytes) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise ReadError("the file is a damaged Word or zip file; open it in Word, save it again and retry") from error
    if "word/document.xml" in names:
        return MediaType.DOCX
    for part, what, remedy in _ZIP_PARTS:
        if any(entry.startswith(part) for entry in names):
            raise ReadError(f"the file is {what}, not a report; {remedy}")
    raise ReadError("the file is a zip archive, not a report; unpack it and give the report in it")


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadError("the file is a password-protected Office file; remove the password and save it again")
        raise ReadError("the file is in the old Office format (.doc, .xls, .ppt); save it as Word (.docx) or PDF")
    for magic, what, remedy in _REFUSED:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]):
            raise ReadError(f"the file is {what}, not a report; {remedy}")


def _detect_text(text: str, name: str) -> MediaType:
    head = text[:4096]
    if _HTML_START.match(head) or len(_HTML.findall(head)) >= 3:
        return MediaType.HTML
    if head.lstrip().startswith("<?xml"):
        raise ReadError("the file is XML data, not a report; give the report as PDF, Word, HTML or text")
    if _is_json(text):
        raise ReadError("the file is JSON data, not a report; figures are read from it as a fact file")
    if PurePath(name).suffix.lower() in {".md", ".markdown"} or len(_MARKDOWN_SIGNS.findall(text, 0, 100_000)) >= 2:
        return MediaType.MARKDOWN
    return MediaType.TEXT


def _is_json(text: str) -> bool:
    stripped = text.strip()
    if not (stripped.startswith(("{", "[")) and stripped.endswith(("}", "]"))):
        return False
    try:
        json.loads(stripped)
    except (ValueError, RecursionError):
        return False
    return True


def _decode_marked(data: bytes) -> str | None:
    """Decode by byte order mark, UTF-8, zero bytes of UTF-16, or an HTML charset."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    head = data[:2000]
    zeros = head.count(0)
    if zeros > len(head) // 5:
        codec = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
        return data.decode(codec, errors="replace")
    declared = _CHARSET.search(data, 0, 4096)
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii", "replace"), errors="replace")
        except LookupError:
            return None
    return None


def _decode_guessed(data: bytes) -> str:
    """Try the Chinese encodings and keep the one that gives common characters; else Windows Western."""
    best, best_share = "", 0.0
    for codec in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"):
        text = data.decode(codec, errors="replace")
        share = _share_of_common(text)
        if share > best_share:
            best, best_share = text, share
    if best_share >= 0.15:
        return best
    if sum(byte > 127 for byte in data[:20_000]) > 0.3 * min(len(data), 20_000):
        raise ReadError("the file is binary data or text in an unknown encoding; save it as UTF-8 and retry")
    return data.decode("cp1252", errors="replace")


def _share_of_common(text: str) -> float:
    wide = [character for character in text[:20_000] if character > "\x7f"]
    if not wide:
        return 0.0
    common = sum(character in _COMMON_HANZI for character in wide)
    return (common - 2 * wide.count("\ufffd")) / len(wide)
