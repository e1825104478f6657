"""Running heads and feet and page numbers: what repeats in the same place on many pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.document import Page
from checker.readers.blocks import Block
from checker.readers.codes import leading_code, names_only_codes
from checker.readers.grids import row_text
from checker.readers.shapes import CONTINUED, ends_sentence

_EDGE = 3
"""So many lines from the top and bottom of a page may be furniture where lines have no boxes."""
_BAND = 0.12
"""Share of the page's height at top and bottom."""
_TOP = 0.3
"""Share of the page's height in which a title may say that it is continued."""
_SAME_PLACE = 8.0
"""Points by which a repeated line may move."""
_LEAST_PAGES = 3
_LEAST_ANYWHERE = 5
_LONGEST = 240
_LONG_SENTENCE = 8
_YEARS = re.compile(r"(?<!\d)20\d\d\b.*(?<!\d)20\d\d\b")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:p(?:age|\.)? ?|第 ?)?(\d{1,4})(?: ?(?:/|of) ?\d{1,4})? ?[頁页]?", re.I)
_AROUND = " \t-–—|•·"


def repeated_key(text: str) -> str:
    """What stays the same when a running head is repeated: letters, without digits and spaces.

    The digits of a requirement code before other words stay: rows of an index that differ in nothing else are no
    running head.
    """
    plain = text if leading_code(text) and not names_only_codes(text) else _DIGITS.sub("#", text)
    return re.sub(r"[^\w#]+|_+", "", plain).casefold()


def edge_positions(count: int) -> list[int]:
    """Positions of the lines of a page that may be furniture, when it has `count` lines."""
    edge = min(_EDGE, (count + 1) // 2)
    return sorted({*range(edge), *range(count - edge, count)})


def find_repeated(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page, given as lines, the positions of the lines that are running heads, feet or page numbers."""
    seen: defaultdict[tuple[bool, str], set[int]] = defaultdict(set)
    for number, lines in enumerate(pages):
        for position in edge_positions(len(lines)):
            key = repeated_key(lines[position])
            if key and len(lines[position]) <= _LONGEST:
                seen[_at_top(position, lines), key].add(number)
    titles = {key for _, key in seen}
    return [
        {
            position
            for position in edge_positions(len(lines))
            if _is_repeated(lines, position, seen[_at_top(position, lines), repeated_key(lines[position])], len(pages))
            or (len(pages) > 1 and position in (0, len(lines) - 1) and _is_page_number(lines[position], len(pages)))
            or _is_continued(lines[position], titles)
        }
        for lines in pages
    ]


def _at_top(position: int, lines: Sequence[str]) -> bool:
    return position < len(lines) / 2


def _is_repeated(lines: Sequence[str], position: int, on: Collection[int], total: int) -> bool:
    """Lines that are not outermost may be column titles, and sentences may be notes: these must be on most pages."""
    if len(on) < _LEAST_PAGES or not repeated_key(lines[position]).strip("#"):
        return False
    inner = min(position, len(lines) - 1 - position) >= 2
    return _is_often(lines[position], on, total) or not (inner or _may_be_content(lines[position]))


def _may_be_content(text: str) -> bool:
    """Column titles with years, and sentences such as notes, mean something even where they are repeated."""
    return bool(_YEARS.search(text)) or _is_sentence(text)


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= _LONG_SENTENCE


def _is_often(text: str, on: Collection[int], total: int) -> bool:
    return len(on) * (2 if _is_sentence(text) else 3) > total


def _is_continued(line: str, titles: Container[str]) -> bool:
    """A head that says 'continued' of a title at the edge of another page."""
    match = CONTINUED.search(line)
    return match is not None and not line[match.end() :].strip() and repeated_key(line[: match.start()]) in titles


def _is_page_number(line: str, pages: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.strip(_AROUND))
    return match is not None and int(match[1]) <= 3 * pages + 200


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a short text stands."""

    top: float
    bottom: float
    page: int
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is repeated from page to page."""

    positions: frozenset[int]
    """Blocks that are furniture."""
    chapters: frozenset[int] = frozenset()
    """Running heads of a part of the report where they stand first: titles of that part."""

    def moved(self, places: Sequence[int]) -> "Furniture":
        """The same after blocks were joined; `places` has the new position of each block."""
        return Furniture(frozenset(places[at] for at in self.positions), frozenset(places[at] for at in self.chapters))


def find_furniture(blocks: Sequence[Block], pages: Sequence[Page]) -> Furniture:
    """Find the blocks that are furniture."""
    if any(block.box for block in blocks):
        return _by_place(blocks, pages)
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for position, block in enumerate(blocks):
        by_page[block.page].append(position)
    ordered = [by_page[page.number] for page in pages]
    found = find_repeated([[blocks[position].text for position in positions] for positions in ordered])
    return Furniture(
        frozenset(
            positions[index]
            for positions, indexes in zip(ordered, found, strict=True)
            for index in indexes
            if not blocks[positions[index]].rows and blocks[positions[index]].level is None
        )
    )


def _by_place(blocks: Sequence[Block], pages: Sequence[Page]) -> Furniture:
    heights = {page.number: page.height for page in pages}
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    found: set[int] = set()
    chapters: set[int] = set()
    texts = [text_of_line(block) if block.box else "" for block in blocks]
    often = {text for text, count in Counter(texts).items() if count >= _LEAST_ANYWHERE}
    for position, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if not text or len(text) > _LONGEST or not block.box:
            continue
        height = heights[block.page]
        if text in often or block.box[1] <= height * _TOP or block.box[1] >= height * (1 - _BAND):
            places[repeated_key(text)].append(_Place(block.box[1], block.box[3], block.page, position, text))
    for key, where in places.items():
        for group in _same_height(sorted(where, key=lambda place: (place.top, place.position))):
            if _is_furniture(key, group, heights, len(pages)):
                found.update(place.position for place in group)
                first = min(group, key=lambda place: place.page)
                if _is_chapter(first, group, where, heights[first.page], len(pages)):
                    chapters.add(first.position)
        found.update(place.position for place in where if _is_number_in_band(place, heights[place.page], len(pages)))
    found.update(_continued(places, heights, texts))
    return Furniture(frozenset(found - chapters), frozenset(chapters))


def _is_chapter(first: _Place, group: Sequence[_Place], where: Sequence[_Place], height: float, total: int) -> bool:
    """Tell whether a head names a part of the report that starts here: on pages in a row, and not printed before."""
    on = {place.page for place in group}
    in_a_row = len(on) * 3 >= max(on) - min(on) + 1 and len(on) * 2 <= total
    printed_before = any(place.page <= first.page and place is not first for place in where)
    return first.top <= height / 2 and in_a_row and not printed_before and "#" not in repeated_key(first.text)


def text_of_line(block: Block) -> str:
    """Text of a block that is one line, also when it was read as a table of one row; else empty."""
    if block.infographic or len(block.rows) > 1:
        return ""
    return row_text(block.rows[0]) if block.rows else block.text


def _same_height(where: Sequence[_Place]) -> Iterator[list[_Place]]:
    group: list[_Place] = []
    for place in where:
        if group and place.top - group[-1].top > _SAME_PLACE:
            yield group
            group = []
        group.append(place)
    yield group


def _is_furniture(key: str, group: Sequence[_Place], heights: Mapping[int, float], total: int) -> bool:
    """Tell whether texts at one height are a running head or, on many pages, a margin or navigation bar."""
    if not key.strip("#"):
        return False
    on = {place.page for place in group}
    if not _in_band(group[0], heights[group[0].page]):
        return len(on) >= max(_LEAST_ANYWHERE, total // 5) and not _may_be_content(group[0].text)
    return len(on) >= _LEAST_PAGES and (_is_often(group[0].text, on, total) or not _may_be_content(group[0].text))


def _is_number_in_band(place: _Place, height: float, total: int) -> bool:
    return _in_band(place, height) and _is_page_number(place.text, total)


def _continued(
    places: Mapping[str, Sequence[_Place]], heights: Mapping[int, float], texts: Sequence[str]
) -> Iterator[int]:
    """Titles near the top of a page that say 'continued' of another text."""
    found = [place for where in places.values() for place in where if CONTINUED.search(place.text)]
    titles = {repeated_key(text) for text in texts if len(text) <= _LONGEST} if found else set()
    for place in found:
        if place.top <= heights[place.page] * _TOP and _is_continued(place.text, titles):
            yield place.position


def _in_band(place: _Place, height: float) -> bool:
    return height <= 0 or place.bottom <= height * _BAND or place.top >= height * (1 - _BAND)
