"""Tiles: short texts of a label and its figure, scattered over a drawing, put together as one infographic."""

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.readers.blocks import Block
from checker.readers.pdf_text import ends_sentence

_TILE = re.compile(
    r"(?P<label>[^:：%％>|]*?[^\W\d_][^:：%％>|]*?)[ ,:：]\s*"
    r"(?P<value>(?!(?:19|20)\d\d\b(?!,))[<>≥≤~]?\d(?:[\d,.]*\d)?\s?[%％]?"
    r"(?:\s?[^\W\d_]{1,8})?(?:\s?[(（][^()（）]{1,24}[)）])?)"
)
_FEWEST = 3
_LONGEST_LABEL, _LONGEST_TITLE = 34, 70
_YEAR_END = re.compile(r"[(（](?:FY\s?)?(?:19|20)\d{2}年?[)）]$")


def group_tiles(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of a page in reading order, each run of tiles as one infographic table with the title before it."""
    grouped: list[Block] = []
    position = 0
    while position < len(blocks):
        end = position
        while end < len(blocks) and _pair(blocks[end]):
            end += 1
        tiles = blocks[position:end]
        if len(tiles) >= _FEWEST and _is_scattered(tiles) and not _counts_pages(tiles):
            title = grouped.pop().text if grouped and _is_title(grouped[-1]) else ""
            grouped.append(_table(tiles, title))
            position = end
        else:
            grouped.extend(blocks[position : end + 1])
            position = end + 1
    return grouped


def _pair(block: Block) -> tuple[str, str] | None:
    if block.rows or block.list_item or block.footnote or not block.box or len(block.text) > _LONGEST_TITLE:
        return None
    found = _TILE.fullmatch(block.text)
    return (found["label"].strip(), found["value"]) if found and len(found["label"]) <= _LONGEST_LABEL else None


def _is_scattered(tiles: Sequence[Block]) -> bool:
    """Tell whether tiles stand both beside and below each other; a list of chapters or of lines does not."""
    boxes = [block.box for block in tiles if block.box]
    size = tiles[0].font_size or 8.0
    lefts, tops = sorted(box[0] for box in boxes), sorted(box[1] for box in boxes)
    return all(any(second - first > size for first, second in pairwise(places)) for places in (lefts, tops))


def _counts_pages(tiles: Sequence[Block]) -> bool:
    """Tell whether the numbers only grow, as those of a table of contents do."""
    values = [pair[1] for pair in map(_pair, tiles) if pair]
    if not all(value.isdigit() for value in values):
        return False
    return all(int(first) <= int(second) for first, second in pairwise(values))


def _is_title(block: Block) -> bool:
    """Tell whether the text before tiles names them; a sentence that announces them keeps its own place."""
    text = block.text
    if block.rows or block.list_item or not text or len(text) > _LONGEST_TITLE:
        return False
    return bool(_YEAR_END.search(text)) or (not ends_sentence(text) and not block.bold and len(text.split()) < 8)


def _table(tiles: Sequence[Block], title: str) -> Block:
    boxes = [block.box for block in tiles if block.box]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Block(
        page=tiles[0].page,
        text="",
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        font_size=tiles[0].font_size,
        rows=tuple(pair for pair in map(_pair, tiles) if pair),
        cell_boxes=tuple((block.box, block.box) for block in tiles),
        header_rows=0,
        caption=title,
        infographic=True,
    )
