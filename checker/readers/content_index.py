"""Finds content-index pages: runs of blocks that list requirement codes with pages or sections, in any framework."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from checker.readers.blocks import Block
from checker.readers.index_items import Item, index_items

_GAP = 700
"""Characters without a code that a run of index rows may have in between."""
_LEAD = 1000
"""Characters that titles of groups may stand before the first code."""
_PER_CODE = 380
"""Characters for each row, at most, in a run that is an index; text ordered by codes has more."""
_LEAST_CODES = 4
_LEAST_CODES_OF_TABLE = 3
_LONG = 420
_LITTLE = 200
_SHORT = 160
_TITLE = 60
_MOSTLY = 0.4
"""Share of its text that makes a page an index page."""
_LEAST_TORN = 6
_LEAST_BESIDE = 2
"""Codes that make a page an index when the page before or after is one."""
_PER_CODE_BESIDE = 1200
_PER_CODE_BETWEEN = 600
_WIDEST_GAP = 6
_NEAR = 3
"""So many blocks ahead may stand what shows whether an index goes on or something else starts."""


def find_content_index(blocks: Sequence[Block], skipped: Container[int], headings: Container[int]) -> frozenset[int]:
    """Positions of the blocks that belong to a content index."""
    items = list(index_items(blocks, skipped, headings))
    found = {item.position for item in items if item.refers}
    previous_end = -1
    for first, last in _runs(items):
        run = items[first : last + 1]
        continues = previous_end >= 0 and first - previous_end <= 3 and run[0].page - items[previous_end].page <= 1
        if not _is_index(run, continues=continues):
            continue
        start = previous_end + 1 if continues else first
        previous_end = _with_tail(items, last)
        found.update(item.position for item in items[start : previous_end + 1] if not item.data)
    found.update(_of_whole_pages(items, found))
    return frozenset(found)


def _runs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
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


def _start_of_lead(items: Sequence[Item], lead: Sequence[int], index: int) -> int:
    """Titles of groups before the first code belong to the run, as far as they stand near."""
    near = [start for start in lead if sum(item.size for item in items[start:index]) <= _LEAD]
    return near[0] if near else index


def _is_index(run: Sequence[Item], *, continues: bool) -> bool:
    codes = {code for item in run for code in item.codes}
    tables = sum(item.size for item in run if item.table)
    least = 1 if continues else _LEAST_CODES_OF_TABLE if tables else _LEAST_CODES
    size = sum(item.size for item in run)
    if len(codes) < least or 2 * sum(item.size for item in run if item.prose) > size:
        return False
    return 2 * tables >= size or size <= _PER_CODE * sum(len(item.codes) for item in run)


def _with_tail(items: Sequence[Item], last: int) -> int:
    """Take in what remains of the last row, up to the next heading, figures or long text."""
    rest = [index for index in range(last + 1, len(items)) if items[index].page == items[last].page]
    below = [items[index] for index in rest]
    little = sum(item.size for item in below) <= _LITTLE
    if rest and little and not any(item.data or item.section or item.sentence for item in below):
        return rest[-1]
    end, taken = last, 0
    longest = _TITLE if items[last].table else _LONG
    for index in rest:
        item = items[index]
        taken += item.size
        other = item.data or item.prose or item.section or item.size > longest or taken > _GAP
        if other or (item.title and not any(after.codes for after in items[index + 1 : index + 1 + _NEAR])):
            break
        end = index
    return end


def _of_whole_pages(items: Sequence[Item], found: Container[int]) -> set[int]:
    """On index pages also the column titles above the first row, the notes between rows, and rows torn apart."""
    pages: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        pages[item.page].append(item)
    torn = {page for page, on_page in pages.items() if _is_torn(on_page, _LEAST_TORN, _PER_CODE, 4)}
    full = torn | {page for page, on_page in pages.items() if _share(on_page, found) >= _MOSTLY}
    whole = _going_on(pages, full, found)
    for step in (1, -1):
        for page in sorted(pages, reverse=step < 0):
            beside = page - step in full and page not in full
            if beside and _is_torn(pages[page], _LEAST_BESIDE, _PER_CODE_BESIDE, 2):
                torn.add(page)
                full.add(page)
    belonging: set[int] = set()
    for page in full | whole.keys():
        if page in whole and page not in full:
            belonging.update(_belonging(pages[page], whole[page], whole=True))
        else:
            between = all(beside in full or beside in whole for beside in (page - 1, page + 1))
            belonging.update(_belonging(pages[page], found, whole=page in torn or between))
    return belonging


def _going_on(pages: dict[int, list[Item]], full: Container[int], found: Container[int]) -> dict[int, set[int]]:
    """Pages that go on with an index, by its titles of columns or by codes on pages between two, with their rows."""
    rows: dict[int, set[int]] = {}
    for step in (1, -1):
        for page in sorted(pages, reverse=step < 0):
            before = page - step
            if page in full or page in rows or not (before in full or before in rows):
                continue
            listed = rows.get(before, found)
            heads = {item.head for item in pages[before] if item.head and item.position in listed}
            titled = {item.position for item in pages[page] if item.head in heads and not item.data}
            if titled:
                rows[page] = titled
    order = sorted(page for page in pages if page in full or page in rows)
    for low, high in pairwise(order):
        between = range(low + 1, high) if high - low <= _WIDEST_GAP else ()
        if between and all(_names_rows(pages.get(page, ())) for page in between):
            rows.update((page, {item.position for item in pages[page] if item.named}) for page in between)
    return rows


def _names_rows(on_page: Sequence[Item]) -> bool:
    """Tell whether a page between two index pages lists codes, be it behind other words."""
    codes = {code for item in on_page if not item.data for code in item.named}
    size = sum(item.size for item in on_page)
    other = sum(item.size for item in on_page if item.data)
    return len(codes) >= _LEAST_CODES_OF_TABLE and other * 2 <= size <= _PER_CODE_BETWEEN * len(codes)


def _is_torn(on_page: Sequence[Item], least: int, per_code: int, purity: int) -> bool:
    """Tell whether a page is an index whose columns were read one by one: many codes, little prose, few figures."""
    places = sum(bool(item.printed) for item in on_page)
    codes = {code for item in on_page if not item.data for code in item.printed}
    size = sum(item.size for item in on_page)
    other = sum(item.size for item in on_page if item.prose or item.data)
    enough = len(codes) >= least and places >= min(least, _LEAST_CODES)
    return enough and other * purity <= size <= per_code * len(codes)


def _share(on_page: Sequence[Item], found: Container[int]) -> float:
    """Share of a page's text that is index."""
    return sum(item.size for item in on_page if item.position in found) / (sum(item.size for item in on_page) or 1)


def _belonging(on_page: Sequence[Item], found: Container[int], *, whole: bool) -> Iterator[int]:
    """Short texts above the first row, but no headings; and all but long texts and figures from there on."""
    listed = [index for index, item in enumerate(on_page) if item.position in found or item.printed]
    end = _end_of_page(on_page, listed[-1]) if whole else listed[-1]
    for index, item in enumerate(on_page[: end + 1]):
        above = item.size <= _SHORT and not item.sentence and not item.title
        inside = not item.prose or item.size < _LONG
        if (inside if index >= listed[0] else above) and not item.data and not item.section:
            yield item.position


def _end_of_page(on_page: Sequence[Item], last: int) -> int:
    """Last item of an index page: before a heading below the last code under which sentences stand."""
    for index in range(last + 1, len(on_page)):
        if on_page[index].title and any(item.sentence for item in on_page[index + 1 : index + 1 + _NEAR]):
            return index - 1
    return len(on_page) - 1
