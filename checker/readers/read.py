"""A file in, a Document out: finds out what the file is and hands it to the reader of its format."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from checker.errors import ReadError
from checker.model.document import Document
from checker.readers.blocks import RawReport
from checker.readers.detect import MediaType, decode, detect
from checker.readers.limits import Limits, check_blocks, check_size
from checker.readers.ocr_engine import require_engine
from checker.readers.outline import build_document

Progress = Callable[[int, int], None]
"""Called with the pages done and the pages in all."""


def read(path: Path, *, limits: Limits | None = None, progress: Progress | None = None, ocr: bool = False) -> Document:
    """Read a report; raise ReadError, naming the file, when that is impossible.

    With `ocr`, pages of a PDF without usable text are read by character recognition; raise UsageError where that is
    not installed.
    """
    limits = limits or Limits()
    try:
        check_size(path.stat().st_size, limits)
        data = path.read_bytes()
        return read_bytes(data, path.name, limits=limits, progress=progress, ocr=ocr)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error
    except OSError as error:
        raise ReadError.of_system(path, error) from error


def read_bytes(
    data: bytes, name: str, *, limits: Limits | None = None, progress: Progress | None = None, ocr: bool = False
) -> Document:
    """Read a report that is already in memory; `name` is only reported."""
    if ocr:
        require_engine()
    limits = limits or Limits()
    check_size(len(data), limits)
    raw = _read_raw(data, name, limits, progress)
    if ocr and raw.media_type == MediaType.PDF:
        from checker.readers.ocr import read_pictures

        raw = read_pictures(data, raw, limits=limits, progress=progress)
    if not raw.blocks and raw.media_type != MediaType.PDF:
        raise ReadError("the file holds no text; give the report as PDF, Word, HTML or text")
    check_blocks(sum(max(1, len(block.rows)) for block in raw.blocks), limits)
    return build_document(raw, source=name, sha256=hashlib.sha256(data).hexdigest())


def _read_raw(data: bytes, name: str, limits: Limits, progress: Progress | None) -> RawReport:
    kind = detect(data, name)
    if kind is MediaType.PDF:
        from checker.readers.pdf import read_pdf

        return read_pdf(data, limits=limits, progress=progress)
    if kind is MediaType.DOCX:
        from checker.readers.docx import read_docx

        return read_docx(data, limits=limits)
    if kind is MediaType.HTML:
        from checker.readers.html import read_html

        return read_html(decode(data), limits=limits)
    if kind is MediaType.MARKDOWN:
        from checker.readers.markdown import read_markdown

        return read_markdown(decode(data), limits=limits)
    from checker.readers.plain import read_plain

    return read_plain(decode(data), limits=limits)
