"""Printed page numbers: numbers at the edge of pages that go up with the pages."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.model.document import Page
from checker.readers.blocks import Block
from checker.readers.furniture import text_of_line

_AT_EDGE = re.compile(r"^\W*(\d{1,4})(?=\D|$)|(?<![\d.,])(\d{1,4})\W*$")
_HIGHEST = 2000
_LEAST_PAGES = 3
_MOST_OFFSETS = 8


def label_pages(pages: Sequence[Page], blocks: Sequence[Block], furniture: Collection[int]) -> tuple[Page, ...]:
    """Give pages without a label the number in their furniture; its offset to the position may change midway."""
    candidates: dict[int, list[int]] = {page.number: [] for page in pages if not page.label}
    for position in sorted(furniture):
        block = blocks[position]
        if block.page in candidates:
            candidates[block.page].extend(_numbers(text_of_line(block)))
    offsets = Counter(value - number for number, printed in candidates.items() for value in set(printed))
    good = _good_offsets(offsets, len(pages))
    return tuple(page if page.label else replace(page, label=_label(page.number, candidates, good)) for page in pages)


def _good_offsets(offsets: Counter[int], pages: int) -> list[int]:
    """Offsets that enough pages share, the most frequent first."""
    if not offsets:
        return []
    ranked = sorted(offsets, key=lambda offset: (-offsets[offset], abs(offset), offset))[:_MOST_OFFSETS]
    least = max(2 if pages < 2 * _LEAST_PAGES else _LEAST_PAGES, offsets[ranked[0]] // 4)
    return [offset for offset in ranked if offsets[offset] >= least]


def _label(number: int, candidates: Mapping[int, Sequence[int]], offsets: Sequence[int]) -> str:
    return next((str(number + offset) for offset in offsets if number + offset in candidates[number]), "")


def _numbers(line: str) -> Iterator[int]:
    """Numbers that start or end a line."""
    for match in _AT_EDGE.finditer(line.strip()):
        value = int(match[1] or match[2])
        if 0 < value < _HIGHEST:
            yield value
