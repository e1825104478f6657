"""Finds tables of contents: titles with page numbers, and lists of section titles at the start of a chapter."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from checker.readers.blocks import Block
from checker.readers.shapes import ends_sentence, is_year

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|·{4,}|_{4,}")
_LEADER_MARKS = ("....", ". . .", "……", "··", "____")
_ENTRY = re.compile(
    r"^(?P<before>\d{1,3})\s+\D.*|^.*[^\W\d].*?(?:[\s.…·_]|[\u4e00-\u9fff）)])(?P<after>\d{1,3})$|^(?P<section>\d{1,3})\s+\d[\d./]*.*[^\W\d].*$",
    re.S,
)
_INNER_NUMBER = re.compile(r"(?<![A-Za-z\d.,\-])(\d{1,3})(?![A-Za-z\d.,%\-]|\.\d)")
_SECTION = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\s+(?=[A-Z\u2e80-\u9fff])")
_NUMBER_AT_END = re.compile(r"\d\s*$")
_INNER_SENTENCE = re.compile(r"[a-z][.!?] [A-Z]|。")
_LEAST_ENTRIES = 5
_LEAST_SECTIONS = 3
_PER_SECTION = 120
_EARLY_PAGES = 8
_EARLY_BLOCKS = 80
_PER_ENTRY = 90
"""Characters for each entry, at most."""
_MOST_BETWEEN = 3


def find_contents(blocks: Sequence[Block], pages: int, skipped: Container[int]) -> frozenset[int]:
    """Positions of the blocks that are a table of contents."""
    positions = [position for position in range(len(blocks)) if position not in skipped]
    found = {
        position for position in positions if _is_section_list(blocks[position]) or _is_leader_list(blocks[position])
    }
    early_page = max(_EARLY_PAGES, pages // 10)
    early = len(blocks) if pages > 1 else max(_EARLY_BLOCKS, len(blocks) // 10)
    limit = 3 * pages + 60 if pages > 1 else 1000
    candidates = [position for position in positions if blocks[position].page <= early_page and position < early]
    for run in _runs(blocks, candidates, limit):
        found.update(_list_of(blocks, run, limit))
    return frozenset(found)


def _is_section_list(block: Block) -> bool:
    """One block of three or more numbered titles without a sentence."""
    if block.text.count(".") < _LEAST_SECTIONS:
        return False
    sections = [(int(part), int(number)) for part, number in _SECTION.findall(block.text)]
    follow = all(after == (part, number + 1) or after == (part + 1, 1) for (part, number), after in pairwise(sections))
    short = len(block.text) < _PER_SECTION * len(sections)
    return len(sections) >= _LEAST_SECTIONS and follow and short and not _INNER_SENTENCE.search(block.text)


def _is_leader_list(block: Block) -> bool:
    """Dot leaders that end in numbers."""
    lines = [" ".join(row) for row in block.rows] or [block.text]
    leading = [
        line
        for line in lines
        if any(mark in line for mark in _LEADER_MARKS) and _LEADERS.search(line) and _NUMBER_AT_END.search(line)
    ]
    return len(leading) * 2 > len(lines)


def _runs(blocks: Sequence[Block], positions: Sequence[int], limit: int) -> Iterator[list[int]]:
    """Blocks from one entry to another, with few and short blocks between them, on one page."""
    run: list[int] = []
    between: list[int] = []
    for position in positions:
        block = blocks[position]
        if run and block.page != blocks[run[-1]].page:
            yield run
            run, between = [], []
        if any(number <= limit for number in _page_numbers(block)):
            run, between = [*run, *between, position], []
        elif run:
            between.append(position)
            if len(between) > _MOST_BETWEEN or len(block.text) > _PER_ENTRY or block.rows:
                yield run
                run, between = [], []
    yield run


def _list_of(blocks: Sequence[Block], run: Sequence[int], limit: int) -> set[int]:
    """The run, or its longest part, where numbers rise as page numbers do and little else stands between."""
    entries = [(position, number) for position in run for number in _page_numbers(blocks[position]) if number <= limit]
    if not _mostly_rising(entries):
        entries = max(_rising_parts(entries), key=len, default=[])
    if len(entries) < _LEAST_ENTRIES or len({number for _, number in entries}) * 2 < len(entries):
        return set()
    inside = [position for position in run if entries[0][0] <= position <= entries[-1][0]]
    with_entry = {position for position, _ in entries}
    prose = [position for position in inside if position not in with_entry and ends_sentence(blocks[position].text)]
    size = sum(_size(blocks[position]) for position in inside)
    if size > _PER_ENTRY * len(entries) or sum(len(blocks[position].text) for position in prose) * 4 > size:
        return set()
    return {
        position
        for position in set(inside) - set(prose)
        if position in with_entry or _size(blocks[position]) <= _PER_ENTRY
    }


def _mostly_rising(entries: Sequence[tuple[int, int]]) -> bool:
    rising = sum(second >= first for (_, first), (_, second) in pairwise(entries))
    return len(entries) > 1 and rising * 100 >= 85 * (len(entries) - 1) and entries[-1][1] > entries[0][1]


def _rising_parts(entries: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Parts between the places where the numbers fall."""
    part: list[tuple[int, int]] = []
    for entry in entries:
        if part and entry[1] < part[-1][1]:
            yield part
            part = []
        part.append(entry)
    yield part


def _size(block: Block) -> int:
    return len(block.text) + sum(len(cell) for row in block.rows for cell in row)


def _page_numbers(block: Block) -> list[int]:
    """Numbers that could be the page of an entry: at the ends of lines and rows, or all through a run-on list."""
    if block.rows:
        if any(is_year(cell) for cell in block.rows[0]):
            return []
        return [number for row in block.rows for number in _entry_number("  ".join(cell for cell in row if cell))]
    return _run_on_numbers(block.text) or _entry_number(block.text)


def _run_on_numbers(text: str) -> list[int]:
    """Page numbers of a list of contents that stands in one line."""
    inner = [int(number) for number in _INNER_NUMBER.findall(text)]
    if len(inner) < _LEAST_ENTRIES or len(text) > _PER_ENTRY * len(inner) or _INNER_SENTENCE.search(text[:-1]):
        return []
    kept = _rising_part(inner)
    return kept if len(kept) * 3 >= 2 * len(inner) else []


def _entry_number(line: str) -> list[int]:
    line = line.strip()
    if len(line) > 140 or ends_sentence(line):
        return []
    match = _ENTRY.match(line)
    return [int(match["after"] or match["before"] or match["section"])] if match else []


def _rising_part(numbers: Sequence[int]) -> list[int]:
    """Drop chapter numbers between page numbers: keep what does not fall below the highest so far."""
    kept: list[int] = []
    for number in numbers:
        if not kept or number >= kept[-1]:
            kept.append(number)
    return kept
