"""Blocks of a PDF page looked at together: titles of tables, footnotes, paragraphs that run on in the next column."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.model.document import Box
from checker.readers.blocks import Block
from checker.readers.pdf_lines import ENUMERATED
from checker.readers.pdf_text import ends_sentence, join_lines
from checker.readers.pdf_tiles import group_tiles

_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|graph|exhibit|表|圖|图)\s*[\d一二三四五六七八九十IVX]|.*[(（]\s*(?:unit|in\b|單位|单位)"
    r"|\s*(?:units?|單位|单位)\s*[:：]|.*(?:單位|单位)\s*[:：]",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\d{1,2}(?![\d.,%％])|[(（\[]\d{1,2}[)）\]]|[*†‡#^§]{1,3}|[①-⑳❶-❿]|[a-z][)）]|(?:notes?|remarks?|sources?|註|注|附註|备注|備註|說明|资料来源|資料來源)\s*\d{0,2}\s*[:：.])\s*\S",
    re.IGNORECASE,
)
_SMALL = 0.9


def finish(blocks: Sequence[Block], height: float) -> list[Block]:
    """The blocks of one page in reading order, put together and flagged."""
    body = body_size(blocks)
    return _flag_footnotes(group_tiles(_run_on(_take_captions(blocks, body))), body, height)


def body_size(blocks: Sequence[Block]) -> float:
    """Font size of most of the text."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if not block.rows:
            sizes[block.font_size] += len(block.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _take_captions(blocks: Sequence[Block], body: float) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        caption: list[str] = []
        while block.rows and len(caption) < 2 and kept and _is_caption(kept[-1], block, body):
            caption.insert(0, kept.pop().text)
        kept.append(replace(block, caption=" ".join(caption)) if caption else block)
    return kept


def _is_caption(block: Block, table: Block, body: float) -> bool:
    """Tell whether a line right above a table is its title; a heading keeps its own place in the outline."""
    if block.rows or not block.box or not table.box or block.list_item or len(block.text) > 160:
        return False
    gap = table.box[1] - block.box[3]
    beside = block.box[2] < table.box[0] or block.box[0] > table.box[2]
    if not -2 < gap < 2.5 * block.font_size or beside:
        return False
    if _CAPTION.match(block.text):
        return True
    return not block.bold and block.font_size < 1.08 * body and not ends_sentence(block.text) and len(block.text) < 100


def _flag_footnotes(blocks: list[Block], body: float, height: float) -> list[Block]:
    """Small print below the last of the other text, from the first block that starts like a note."""
    large = [block for block in blocks if not _is_small(block, body, height) and not block.text.strip("-–— ").isdigit()]
    lowest = max(map(_bottom, large), default=0.0)
    flagged: list[Block] = []
    inside = False
    for block in blocks:
        top = block.box[1] if block.box else 0.0
        small = _is_small(block, body, height) and top > min(lowest, 0.9 * height) - 2
        inside = (
            small and not block.text.isdigit() and (inside or (top <= 0.94 * height and bool(_NOTE.match(block.text))))
        )
        flagged.append(replace(block, footnote=True) if inside else block)
    return flagged


def _bottom(block: Block) -> float:
    return block.box[3] if block.box else 0.0


def _is_small(block: Block, body: float, height: float) -> bool:
    """Tell whether a block is small print or stands in the bottom margin."""
    if block.box and block.box[1] > height * 0.935:
        return True
    return not block.rows and block.font_size <= _SMALL * body


def _run_on(blocks: Sequence[Block]) -> list[Block]:
    """Join a paragraph that breaks off at the foot of a column, or beside a table, with its rest."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _continues(joined[-1], block):
            first = joined[-1]
            joined[-1] = replace(first, text=join_lines([first.text, block.text]), box=_around(first.box, block.box))
        else:
            joined.append(block)
    return joined


def _continues(first: Block, second: Block) -> bool:
    if first.rows or second.rows or not first.box or not second.box or second.list_item:
        return False
    if abs(first.font_size - second.font_size) > 0.3 or first.bold != second.bold or len(first.text) < 40:
        return False
    start = second.text[:1]
    gap = (second.box[1] - first.box[3]) / first.font_size if first.font_size else 1.0
    below = abs(first.box[0] - second.box[0]) < 6 and 0 <= gap < (1.0 if start > "\u2e7f" else 0.5)
    if below and (start.isdigit() or (start > "\u2e7f") != (first.text[-1:] > "\u2e7f")):
        return False
    if not below and (second.box[0] < first.box[2] - 5 or second.box[1] > first.box[1]):
        return False
    if ends_sentence(first.text) or ENUMERATED.match(second.text):
        return False
    return start.islower() or start.isdigit() or start > "\u2e7f"


def _around(first: Box | None, second: Box | None) -> Box | None:
    if not first or not second:
        return first or second
    return (min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3]))
