"""A PDF in, blocks in reading order out; pages with their printed number and, if they cannot be read, the reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from checker.errors import ReadError
from checker.model.document import Page, UnreadReason
from checker.readers.blocks import Block, RawReport
from checker.readers.limits import Deadline, Limits, check_size
from checker.readers.pdf_blocks import page_blocks
from checker.readers.pdf_chars import Fonts, PageChars
from checker.readers.pdf_clean import BREAK, LOST, Speller
from checker.readers.pdf_labels import numbers_in_bands, printed_labels
from checker.readers.pdf_pictures import shows_picture_of_text
from checker.readers.pdf_quality import is_broken, may_be_picture, shows_lines
from checker.readers.pdf_runs import Run, read_runs

MEDIA_TYPE = "application/pdf"
_MOST_OBJECTS = 2500
"""Pages with more drawn objects are illustrations; their lines and pictures are not looked at."""


def read_pdf(data: bytes, *, limits: Limits, progress: Callable[[int, int], None] | None = None) -> RawReport:
    """Read every page; raise ReadError where the file as a whole cannot be opened."""
    check_size(len(data), limits)
    document = _open(data)
    try:
        return _read_document(document, limits, progress)
    finally:
        document.close()


def _open(data: bytes) -> Any:  # noqa: ANN401 (pypdfium2 has no types)
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(_why(data, error)) from error


def _why(data: bytes, error: Exception) -> str:
    code = getattr(error, "err_code", None)
    if code == 4:
        return "the PDF is encrypted and needs a password; save it without a password and retry"
    if code == 5:
        return "the PDF uses an encryption that cannot be read; save it without encryption and retry"
    if b"%%EOF" not in data[-2048:]:
        return "the PDF is truncated: its end is missing; fetch or export the file again"
    return "the PDF is damaged and cannot be opened; export it again from its source"


@dataclass(slots=True)
class _Read:
    """What has been read of one page."""

    page: Page
    blocks: list[Block]
    numbers: list[int]
    """Numbers at its edges that may be its printed number."""
    text: str
    own_label: str = ""


def _read_document(document: Any, limits: Limits, progress: Callable[[int, int], None] | None) -> RawReport:  # noqa: ANN401
    total = len(document)
    deadline, fonts = Deadline(limits.max_seconds), Fonts()
    read: list[_Read] = []
    for number in range(1, total + 1):
        deadline.check()
        if number > limits.max_pages:
            read.append(_unread(number, UnreadReason.OVER_LIMIT))
            continue
        read.append(_read_page(document, number, fonts))
        if progress:
            progress(number, total)
    return RawReport(media_type=MEDIA_TYPE, pages=_label(document, read), blocks=_spell(read))


def _unread(number: int, reason: UnreadReason) -> _Read:
    return _Read(Page(number=number, unread=reason), [], [], "")


def _read_page(document: Any, number: int, fonts: Fonts) -> _Read:  # noqa: ANN401
    with PageChars(document.raw, number, fonts) as chars:
        if not chars.loaded:
            return _unread(number, UnreadReason.DAMAGED)
        left, bottom, right, top = chars.shown_bounds()
        page = Page(number=number, width=right - left, height=top - bottom)
        is_cover = number == 1
        reason = _distrust(chars, is_cover=is_cover)
        if reason:
            return _Read(replace(page, unread=reason), [], [], "")
        if not is_cover and shows_picture_of_text(chars, page.width, page.height, _MOST_OBJECTS):
            page = replace(page, picture_of_text=True)
        runs = read_runs(chars)
        numbers = numbers_in_bands(runs, page.width, page.height)
        return _Read(page, _blocks_of(chars, runs, page, numbers), numbers, chars.text)


def _blocks_of(chars: PageChars, runs: list[Run], page: Page, numbers: list[int]) -> list[Block]:
    """Blocks of a page; of a spread of two printed pages the left one first."""
    middle = page.width / 2
    is_spread = page.width > 1.2 * page.height and any(number + 1 in numbers for number in numbers)
    halves = [runs]
    if is_spread and sum(run.left < middle - 5 and run.right > middle + 5 for run in runs) <= 1:
        halves = [[run for run in runs if run.left < middle - 5], [run for run in runs if run.left >= middle - 5]]
    boxes = cache(partial(chars.path_boxes, _MOST_OBJECTS))
    return [block for half in halves for block in page_blocks(half, page.number, page.height, boxes)]


def _distrust(chars: PageChars, *, is_cover: bool) -> UnreadReason | None:
    """Why the text of a page cannot be used; the cover, mostly a picture, is not drawn to find out."""
    if is_broken(chars.text):
        return UnreadReason.BROKEN_TEXT
    if may_be_picture(chars.text) and not is_cover and shows_lines(*chars.draw()):
        return UnreadReason.NO_TEXT
    return None


def _label(document: Any, read: list[_Read]) -> tuple[Page, ...]:  # noqa: ANN401
    """Pages with their printed numbers; a file without any text has only unread pages."""
    numbers = [item.numbers for item in read]
    labels = printed_labels(numbers, lambda: [document.get_page_label(position) for position in range(len(read))])
    pages = [replace(item.page, label=label) for item, label in zip(read, labels, strict=True)]
    if not any(item.blocks for item in read):
        pages = [page if page.unread else replace(page, unread=UnreadReason.NO_TEXT) for page in pages]
    return tuple(pages)


def _spell(read: list[_Read]) -> tuple[Block, ...]:
    """Join words broken over lines and restore lost ligatures by the words of the whole report."""
    blocks = [block for item in read for block in item.blocks]
    speller: Speller | None = None
    for position, block in enumerate(blocks):
        texts = (block.text, block.caption, *(cell for row in block.rows for cell in row))
        if not any(BREAK in text or LOST in text for text in texts):
            continue
        speller = speller or Speller(item.text for item in read)
        rows = tuple(tuple(speller.repair(cell) for cell in row) for row in block.rows)
        text, caption = speller.repair(block.text), speller.repair(block.caption)
        blocks[position] = replace(block, text=text, rows=rows, caption=caption)
    return tuple(blocks)
