"""Plain text in, blocks out: paragraphs rebuilt from lines, aligned columns as tables, lone numbers with labels."""

import re
from collections.abc import Iterator, Sequence

from checker.readers.blocks import Block, RawReport
from checker.readers.columns import find_tables, split_pairs
from checker.readers.detect import MediaType
from checker.readers.furniture import find_repeated
from checker.readers.limits import Limits, check_blocks, check_pages, list_pages
from checker.readers.paragraphs import Line, Style, join_lines, mark_lists, style_of
from checker.readers.shapes import CONTINUED
from checker.readers.stray_numbers import pair_numbers
from checker.text.normalise import clean

_LIGATURE = re.compile(r"(?<=[^\W\d_])(ﬁ|ﬂ|ﬀ|ﬃ|ﬄ) (?=[a-z])")
_GLUED_SECTION = re.compile(r"(?<=[^\s.]) +(?=\d{1,2}\.\d{1,2}\.? [A-Z]{3,})")
_GLUED_NOTE = re.compile(r"(?<=\d) +(?=\d{1,2}\. [A-Z][a-z]+ [a-z])")
_GLUED_BULLET = re.compile(r"(?<=\S) +(?=[‧•●■◆▪➢✓]\s?\w)")
_LONG_PAGE = 400
_ADDED_STOP = re.compile(r"\. $")
_LONGEST_STOPPED_TITLE = 12


def read_plain(text: str, *, limits: Limits) -> RawReport:
    """Read plain text, such as a PDF's text saved to a file; a form feed starts a page."""
    check_pages(text.count("\f"), limits)
    text = _LIGATURE.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = [clean(page).split("\n") for page in text.split("\f")]
    if len(pages) > 1 and not any(line.strip() for line in pages[-1]):
        pages.pop()
    style = style_of(pages)
    kept = [_split_lines(page) for page in _without_added_stops(pages)[: limits.max_pages]]
    repeated = _repeated_lines(kept)
    blocks: list[Block] = []
    for number, lines in enumerate(kept, start=1):
        blocks.extend(_blocks_of_page(number, lines, repeated[number - 1], style))
        check_blocks(len(blocks), limits)
    return RawReport(
        media_type=MediaType.TEXT,
        pages=list_pages(len(pages), limits),
        blocks=tuple(blocks),
    )


def _split_lines(page: Sequence[str]) -> list[str]:
    """Lines of a page, parted where a running head, a section title or a note is glued to what stands before it."""
    lines: list[str] = []
    sections = sum(map(len, page)) >= _LONG_PAGE or sum(len(_GLUED_SECTION.findall(line)) for line in page) < 2
    for line in page:
        lines.extend(_unglued(line, sections=sections))
    return lines


def _unglued(line: str, *, sections: bool) -> Iterator[str]:
    continued = CONTINUED.search(line)
    if continued and continued.end() <= 160 and line[continued.end() :].strip():
        yield line[: continued.end()]
        line = line[continued.end() :].lstrip()
    parts = _GLUED_SECTION.split(line) if sections and len(_GLUED_SECTION.findall(line)) == 1 else [line]
    for part in parts:
        for piece in _GLUED_NOTE.split(part):
            for line in _GLUED_BULLET.split(piece):
                yield from split_pairs(line) if len(line) < _LONG_PAGE else [line]


def _without_added_stops(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Take back the full stops that some converters put, with a space, behind every line that has none."""
    filled = [line for page in pages for line in page if line.strip()]
    stopped = [line for line in filled if _ADDED_STOP.search(line)]
    short = sum(len(line.split()) <= _LONGEST_STOPPED_TITLE for line in stopped)
    if len(stopped) * 8 < len(filled) or short * 3 < len(stopped) * 2:
        return [list(page) for page in pages]
    return [[_ADDED_STOP.sub("", line) for line in page] for page in pages]


def _repeated_lines(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page the positions of its furniture among its lines."""
    filled = [[position for position, line in enumerate(page) if line.strip()] for page in pages]
    texts = [[page[position].strip() for position in positions] for page, positions in zip(pages, filled, strict=True)]
    return [
        {positions[index] for index in found} for positions, found in zip(filled, find_repeated(texts), strict=True)
    ]


def _blocks_of_page(number: int, raw: Sequence[str], repeated: set[int], style: Style) -> Iterator[Block]:
    lines: list[Line] = []
    gap = 0
    for position, text in enumerate(raw):
        if not text.strip():
            gap += 1
            continue
        lines.append(Line(text=text.rstrip(), gap=gap, furniture=position in repeated))
        gap = 0
    tables = {table.first: table for table in find_tables(lines)}
    position = 0
    pending: list[Line] = []
    while position < len(lines):
        table = tables.get(position)
        if table is None:
            pending.append(lines[position])
            position += 1
            continue
        yield from _text_blocks(number, pending, style)
        pending = []
        yield Block(page=number, text="", rows=table.rows, header_rows=table.header_rows)
        position = table.last + 1
    yield from _text_blocks(number, pending, style)


def _text_blocks(number: int, lines: Sequence[Line], style: Style) -> Iterator[Block]:
    """Paragraphs, list items and infographic numbers of consecutive lines."""
    for part in pair_numbers(lines):
        if isinstance(part, tuple):
            yield Block(page=number, text="", rows=(part,), infographic=True)
            continue
        for paragraph in mark_lists(join_lines(part, style)):
            yield Block(page=number, text=paragraph.text, list_item=paragraph.item)
