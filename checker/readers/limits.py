"""Budgets for reading untrusted files: bytes, pages, depth, expansion and time."""

import time
from dataclasses import dataclass, field

from checker.errors import ReadError
from checker.model.document import Page, UnreadReason

MEBIBYTE = 2**20
_MOST_LISTED = 20
"""Times the page limit up to which pages are listed as unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a reader may spend on one report."""

    max_bytes: int = 200 * MEBIBYTE
    """Size of the file."""
    max_pages: int = 2000
    """Pages beyond it are listed as unread."""
    max_seconds: float = 300.0
    """Wall time for one report; character recognition, which takes seconds a page, is not counted."""
    max_ocr_pages: int = 500
    """Pages read by character recognition; unread pages beyond it stay unread."""
    max_unpacked_bytes: int = 200 * MEBIBYTE
    """Size of one part of a Word file after unpacking."""
    max_zip_ratio: int = 300
    """Unpacked size of a part larger than a mebibyte, divided by its packed size."""
    max_depth: int = 200
    """Nesting of HTML elements; what lies deeper is read as if it lay at this depth."""
    max_markup_bytes: int = 60 * MEBIBYTE
    """Size of an HTML file."""
    max_blocks: int = 300_000
    """Paragraphs and table rows of one report."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment at which reading has to stop."""

    seconds: float
    started: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Raise ReadError when the time is up."""
        if time.monotonic() - self.started > self.seconds:
            message = f"reading took longer than {self.seconds:g} s; raise the time limit or split the file"
            raise ReadError(message)


def check_size(size: int, limits: Limits) -> None:
    """Raise ReadError for a file of more bytes than allowed."""
    if size > limits.max_bytes:
        message = (
            f"the file has {size // MEBIBYTE} MiB, more than the {limits.max_bytes // MEBIBYTE} MiB allowed; "
            "make it smaller (pictures at lower resolution) or raise the limit"
        )
        raise ReadError(message)


def check_blocks(count: int, limits: Limits) -> None:
    """Raise ReadError for a report of more paragraphs and rows than allowed."""
    if count > limits.max_blocks:
        message = f"the file has more than {limits.max_blocks} paragraphs and rows; split it or raise the limit"
        raise ReadError(message)


def check_pages(count: int, limits: Limits) -> None:
    """Raise ReadError for so many pages that even a list of them is too long."""
    if count > _MOST_LISTED * limits.max_pages:
        message = f"the file has {count} pages, far more than the {limits.max_pages} that are read; it is no report"
        raise ReadError(message)


def list_pages(count: int, limits: Limits) -> tuple[Page, ...]:
    """Pages of a format without sizes and labels; those beyond the limit are listed as unread."""
    check_pages(count, limits)
    return tuple(
        Page(number=number, unread=UnreadReason.OVER_LIMIT if number > limits.max_pages else None)
        for number in range(1, count + 1)
    )
