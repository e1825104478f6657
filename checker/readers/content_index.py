"""Finds content-index pages: runs of blocks that list requirement codes with pages or sections, in any framework."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from checker.readers.blocks import Block
from checker.readers.codes import (
    code_of_cell,
    code_rows,
    codes_of_rows,
    described_codes,
    holds_data,
    is_data_number,
    leading_code,
    printed_codes,
    starts_group,
)
from checker.readers.shapes import ends_sentence

_GAP = 700
"""Characters without a code that a run of index rows may have in between."""
_LEAD = 1000
"""Characters that titles of groups may stand before the first code."""
_PER_CODE = 380
"""Characters for each row, at most, in a run that is an index; text ordered by codes has more."""
_LEAST_CODES = 4
_LEAST_CODES_OF_TABLE = 3
_LEAST_TORN = 6
_LEAST_BESIDE = 2
"""Codes that make a page an index when the page before or after is one."""
_PER_CODE_BESIDE = 1200
_FEW_ROWS = 4
_LONG = 420
_LITTLE = 200
_SHORT = 160
_TITLE = 60
_PROSE = 200
_MOSTLY = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One block as far as the search for an index goes."""

    position: int
    page: int
    size: int
    codes: frozenset[str] = frozenset()
    """Codes of its rows: each has words of its own."""
    table: bool = False
    """A table with a column of codes."""
    data: bool = False
    """Gives figures, so that its codes are row labels."""
    group: bool = False
    """Starts like the title of a group of codes."""
    prose: bool = False
    """A text of some length without codes."""
    printed: frozenset[str] = frozenset()
    """Codes that stand first or alone in a cell or line, with or without words."""


def find_content_index(blocks: Sequence[Block], skipped: Container[int], headings: Container[int]) -> frozenset[int]:
    """Positions of the blocks that belong to a content index."""
    items = [_item(position, block) for position, block in enumerate(blocks) if position not in skipped]
    found: set[int] = set()
    previous_end = -1
    for first, last in _runs(items):
        run = items[first : last + 1]
        continues = previous_end >= 0 and first - previous_end <= 3 and run[0].page - items[previous_end].page <= 1
        if not _is_index(run, continues=continues):
            continue
        start = previous_end + 1 if continues else first
        end = _with_tail(items, last, blocks, headings)
        found.update(item.position for item in items[start : end + 1] if not item.data)
        previous_end = end
    _fill_pages(items, found, blocks, headings)
    return frozenset(found)


def _item(position: int, block: Block) -> _Item:
    if block.rows:
        return _item_of_table(position, block)
    codes = frozenset(described_codes(block.text))
    printed = codes | frozenset(printed_codes(block.text))
    figures = sum(is_data_number(word) for word in block.text.split()[-3:])
    return _Item(
        position=position,
        page=block.page,
        size=len(block.text),
        codes=codes,
        data=figures >= 2,
        group=starts_group(block.text),
        prose=not printed and len(block.text) > _PROSE and ends_sentence(block.text),
        printed=printed,
    )


def _item_of_table(position: int, block: Block) -> _Item:
    coded = code_rows(block.rows)
    size = sum(len(cell) for row in block.rows for cell in row)
    codes = {code for row in coded for cell in block.rows[row] if (code := code_of_cell(cell))}
    if not codes:
        leading = [code for row in block.rows for code in (leading_code(cell) for cell in row[:3]) if code]
        codes = set(leading) if len(leading) * 3 >= len(block.rows) else set()
    data = holds_data(block.rows)
    printed = frozenset(codes_of_rows(block.rows))
    if not coded and len(block.rows) > _FEW_ROWS and len(printed) >= _LEAST_CODES:
        codes, printed = set(), frozenset()  # lists codes beside something else, such as material topics
    return _Item(
        position=position,
        page=block.page,
        size=size,
        codes=frozenset(codes),
        table=bool(coded),
        data=data,
        printed=frozenset(codes) | printed,
    )


def _runs(items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    """First and last item of each run of code-bearing blocks that stand close together."""
    first = last = -1
    lead: list[int] = []
    gap = 0
    for index, item in enumerate(items):
        gap += item.size + (_GAP // 2 if item.data else 0)
        if item.data or not (item.codes or item.group):
            continue
        if gap - item.size > _GAP:
            if last >= 0:
                yield first, last
            first, last, lead = -1, -1, []
        gap = 0
        if item.codes:
            first = first if first >= 0 else _start_of_lead(items, lead, index)
            last = index
        elif first < 0:
            lead.append(index)
    if last >= 0:
        yield first, last


def _start_of_lead(items: Sequence[_Item], lead: Sequence[int], index: int) -> int:
    """Titles of groups before the first code belong to the run, as far as they stand near."""
    near = [start for start in lead if sum(item.size for item in items[start:index]) <= _LEAD]
    return near[0] if near else index


def _is_index(run: Sequence[_Item], *, continues: bool) -> bool:
    codes = {code for item in run for code in item.codes}
    tables = sum(item.size for item in run if item.table)
    least = 1 if continues else _LEAST_CODES_OF_TABLE if tables else _LEAST_CODES
    size = sum(item.size for item in run)
    if len(codes) < least or 2 * sum(item.size for item in run if item.prose) > size:
        return False
    return 2 * tables >= size or size <= _PER_CODE * sum(len(item.codes) for item in run)


def _with_tail(items: Sequence[_Item], last: int, blocks: Sequence[Block], headings: Container[int]) -> int:
    """Take in what remains of the last row, up to the next heading, figures or long text, or the rest of a page."""
    rest = [index for index in range(last + 1, len(items)) if items[index].page == items[last].page]
    if rest and sum(items[index].size for index in rest) <= _LITTLE and not any(items[index].data for index in rest):
        return rest[-1]
    end = last
    taken = 0
    longest = _TITLE if items[last].table else _LONG
    for index in rest:
        below = items[index]
        taken += below.size
        if (
            below.data
            or below.prose
            or below.size > longest
            or taken > _GAP
            or blocks[below.position].level is not None
        ):
            break
        if below.position in headings and not any(item.codes for item in items[index + 1 : index + 4]):
            break
        end = index
    return end


def _fill_pages(items: Sequence[_Item], found: set[int], blocks: Sequence[Block], headings: Container[int]) -> None:
    """On index pages take in the column titles above the first row, the notes between rows, and rows torn apart."""
    pages: defaultdict[int, list[_Item]] = defaultdict(list)
    for item in items:
        pages[item.page].append(item)
    torn = {page for page, on_page in pages.items() if _is_torn_index(on_page, _LEAST_TORN, _PER_CODE, 4)}
    full = torn | {page for page, on_page in pages.items() if _share(on_page, found) >= _MOSTLY}
    for step in (1, -1):
        for page in sorted(pages, reverse=step < 0):
            if (
                page - step in full
                and page not in full
                and _is_torn_index(pages[page], _LEAST_BESIDE, _PER_CODE_BESIDE, 2)
            ):
                torn.add(page)
                full.add(page)
    for page in full:
        on_page = pages[page]
        listed = [index for index, item in enumerate(on_page) if item.position in found or item.printed]
        to_the_end = page in torn or (page - 1 in full and page + 1 in full)
        found.update(_belonging(on_page, listed[0], len(on_page) if to_the_end else listed[-1], blocks, headings))


def _is_torn_index(on_page: Sequence[_Item], least: int, per_code: int, purity: int) -> bool:
    """Tell whether a page is an index whose columns were read one by one: many codes, little prose, few figures."""
    places = sum(bool(item.printed) for item in on_page)
    codes = {code for item in on_page if not item.data for code in item.printed}
    size = sum(item.size for item in on_page)
    other = sum(item.size for item in on_page if item.prose or item.data)
    return (
        len(codes) >= least and places >= min(least, _LEAST_CODES) and other * purity <= size <= per_code * len(codes)
    )


def _share(on_page: Sequence[_Item], found: Container[int]) -> float:
    """Share of a page's text that is index."""
    return sum(item.size for item in on_page if item.position in found) / (sum(item.size for item in on_page) or 1)


def _belonging(
    on_page: Sequence[_Item], first: int, last: int, blocks: Sequence[Block], headings: Container[int]
) -> Iterator[int]:
    """Short texts above the first row, but no headings; and all but long texts and figures from there on."""
    for index, item in enumerate(on_page[: last + 1]):
        block = blocks[item.position]
        above = item.size <= _SHORT and not ends_sentence(block.text) and item.position not in headings
        inside = not item.prose or item.size < _LONG
        if (inside if index >= first else above) and not item.data and block.level is None:
            yield item.position
