"""Pages of a PDF that have no usable text read by character recognition; all other pages are left as they are.

Recognised lines go through the same builders of paragraphs and tables as the words of other PDF pages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from checker.model.document import Box, Page, UnreadReason
from checker.readers.blocks import Block, RawReport
from checker.readers.limits import Limits
from checker.readers.ocr_engine import Engine, Line, Picture, load_engine
from checker.readers.ocr_lines import is_legible, is_sound, mean_score, read_runs, stands_sideways
from checker.readers.ocr_order import in_stream_order
from checker.readers.pdf_blocks import page_blocks
from checker.readers.pdf_chars import Fonts, PageChars
from checker.readers.pdf_clean import BREAK, Speller
from checker.readers.pdf_labels import numbers_in_bands, printed_labels
from checker.readers.pdf_quality import shows_lines

READABLE = (UnreadReason.NO_TEXT, UnreadReason.BROKEN_TEXT)
"""Reasons that recognition can help with."""
_SCALE = 200 / 72
"""Pixels a point."""
_LONGEST_SIDE = 4000
"""Pixels; larger pages are drawn smaller."""
_MOST_OBJECTS = 2500


@dataclass(frozen=True, slots=True)
class _Read:
    """What was recognised on one page."""

    blocks: tuple[Block, ...] = ()
    numbers: tuple[int, ...] = ()
    """Numbers at its edges that may be its printed number."""
    turns: int = 0
    """Quarter turns, clockwise, that set it upright."""


def read_pictures(
    data: bytes, raw: RawReport, *, limits: Limits, progress: Callable[[int, int], None] | None = None
) -> RawReport:
    """Read the unread pages of a PDF that another reader went through; what stays illegible stays unread."""
    numbers = [page.number for page in raw.pages if page.unread in READABLE][: limits.max_ocr_pages]
    if not numbers:
        return raw
    import pypdfium2

    engine = load_engine()
    document = pypdfium2.PdfDocument(data)
    found: dict[int, _Read] = {}
    turns = 0
    try:
        for done, number in enumerate(numbers, 1):
            read = _read_page(document, raw.pages[number - 1], engine, turns)
            if read:
                found[number] = read
                turns = read.turns
            if progress:
                progress(len(raw.pages) + done, len(raw.pages) + len(numbers))
    finally:
        document.close()
    blocks = [*raw.blocks, *(block for read in found.values() for block in read.blocks)]
    blocks.sort(key=lambda block: block.page)
    return replace(raw, pages=_pages(raw.pages, found), blocks=_spell(blocks, found))


def _read_page(document: Any, page: Page, engine: Engine, likely: int) -> _Read | None:  # noqa: ANN401 (no types)
    """Blocks of one page, which was probably scanned as the one before; None where too little could be recognised."""
    picture = _draw(document, page.number)
    try:
        turns, lines = _recognise(picture, engine, likely)
    except Exception:  # whatever a picture does to the library, only its page is lost, and it stays listed as unread
        return None
    with PageChars(document.raw, page.number, Fonts()) as chars:
        if not lines:
            is_blank = page.unread is UnreadReason.NO_TEXT and not shows_lines(*chars.draw())
            return _Read(turns=likely) if is_blank else None
        if not is_legible(lines):
            return None
        if turns:
            return _turned_page(lines, picture, page, turns)
        runs = in_stream_order(read_runs(lines, picture, page.width, page.height), page.width)
        blocks = page_blocks(runs, page.number, page.height, partial(chars.path_boxes, _MOST_OBJECTS))
    return _Read(tuple(blocks), tuple(numbers_in_bands(runs, page.width, page.height)))


def _draw(document: Any, number: int) -> Picture:  # noqa: ANN401
    page = document[number - 1]
    try:
        scale = min(_SCALE, _LONGEST_SIDE / max(*page.get_size(), 1.0))
        bitmap = page.render(scale=scale, grayscale=True)
        picture = Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        bitmap.close()
    finally:
        page.close()
    return picture


def _recognise(picture: Picture, engine: Engine, likely: int) -> tuple[int, tuple[Line, ...]]:
    """Lines of a page, and by how many quarter turns it had to be turned to be read."""
    turns, lines = likely, engine(picture, likely)
    if not lines or is_sound(lines):
        return turns, lines
    others = ((likely + 1) % 4, (likely + 3) % 4) if stands_sideways(lines) else ((likely + 2) % 4,)
    for other in sorted(others):
        found = engine(picture, other)
        if mean_score(found) > mean_score(lines) and not stands_sideways(found):
            turns, lines = other, found
        if is_sound(lines):
            break
    return turns, lines


def _turned_page(lines: Sequence[Line], picture: Picture, page: Page, turns: int) -> _Read:
    """A page that was scanned sideways or upside down: laid out as it reads, its places given as it is shown."""
    width, height = (page.height, page.width) if turns % 2 else (page.width, page.height)
    if turns % 2:
        picture = picture._replace(width=picture.height, height=picture.width)
    runs = in_stream_order(read_runs(lines, picture, width, height), width)
    blocks = page_blocks(runs, page.number, height, lambda: ())
    back = partial(_turn_back, width=width, height=height, turns=turns)
    turned = (
        replace(
            block,
            box=back(block.box),
            cell_boxes=tuple(tuple(back(box) for box in row) for row in block.cell_boxes),
        )
        for block in blocks
    )
    return _Read(tuple(turned), tuple(numbers_in_bands(runs, width, height)), turns)


def _turn_back(box: Box | None, *, width: float, height: float, turns: int) -> Box | None:
    """A box of the turned page, of `width` by `height`, as it lies on the page that is shown."""
    if box is None:
        return None
    left, top, right, bottom = box
    places = {
        1: (top, width - right, bottom, width - left),
        2: (width - right, height - bottom, width - left, height - top),
        3: (height - bottom, left, height - top, right),
    }
    first, second, third, fourth = (round(side, 1) for side in places[turns])
    return (first, second, third, fourth)


def _pages(pages: Sequence[Page], found: Mapping[int, _Read]) -> tuple[Page, ...]:
    """Pages with those that were recognised marked, and labelled if a number is printed on them."""
    numbers = [found[page.number].numbers if page.number in found else _printed(page.label) for page in pages]
    labels = printed_labels(numbers, lambda: [page.label for page in pages])
    return tuple(
        replace(page, unread=None, ocr=True, label=label or page.label) if page.number in found else page
        for page, label in zip(pages, labels, strict=True)
    )


def _printed(label: str) -> tuple[int, ...]:
    return tuple(int(part) for part in label.split("-") if part.isdecimal())


def _spell(blocks: Sequence[Block], found: Mapping[int, _Read]) -> tuple[Block, ...]:
    """Join words broken over lines of recognised pages by the words of the whole report."""
    if not any(BREAK in text for read in found.values() for block in read.blocks for text in _texts(block)):
        return tuple(blocks)
    speller = Speller(text for block in blocks for text in _texts(block))
    return tuple(_repaired(block, speller) if block.page in found else block for block in blocks)


def _texts(block: Block) -> tuple[str, ...]:
    return (block.text, block.caption, *(cell for row in block.rows for cell in row))


def _repaired(block: Block, speller: Speller) -> Block:
    return replace(
        block,
        text=speller.repair(block.text),
        caption=speller.repair(block.caption),
        rows=tuple(tuple(speller.repair(cell) for cell in row) for row in block.rows),
    )
