"""Order of columns by their sentences: the rest of a broken sentence goes behind the text that breaks off."""

from collections.abc import Sequence

from checker.model.document import Box
from checker.readers.blocks import Block
from checker.readers.pdf_clean import BREAK
from checker.readers.pdf_grid import EDGE
from checker.readers.pdf_text import ends_sentence

_LEAST = 40
"""Characters of a rest; shorter texts are labels, whose small letter says nothing."""
_LONG = 80
"""Characters of a text that can break off; shorter ones without a full stop are items of a list."""
_SLACK = 2.0


def with_rests(blocks: Sequence[Block], height: float) -> list[Block]:
    """Blocks in reading order, each rest that the stream keeps elsewhere put behind the column that it continues."""
    ordered = list(blocks)
    for rest in [block for block in blocks if _is_rest(block)]:
        place = next(number for number, block in enumerate(ordered) if block is rest)
        if place and not ends_sentence(ordered[place - 1].text) and _leads_into(ordered[place - 1], rest):
            continue
        start = _start_of(rest, ordered)
        if start is None:
            continue
        column = _column_from(ordered, place, height * (1 - EDGE))
        ordered = [block for block in ordered if all(block is not other for other in column)]
        behind = next(number for number, block in enumerate(ordered) if block is start) + 1
        ordered[behind:behind] = column
    return ordered


def _is_rest(block: Block) -> bool:
    """Tell whether a text starts in the middle of a sentence."""
    text = block.text
    return bool(block.box) and len(text) >= _LEAST and text[0].islower() and text[1:2].isalpha() and not block.list_item


def _leads_into(before: Block, rest: Block) -> bool:
    """Tell whether the block before is the start of the rest: a text like it, or words that stand right above it."""
    if before.rows or not before.box or not rest.box:
        return False
    if len(before.text) >= _LEAST and _is_alike(before, rest):
        return True
    return _is_below(rest.box, before.box) and rest.box[1] - before.box[3] < rest.font_size


def _start_of(rest: Block, blocks: Sequence[Block]) -> Block | None:
    """The text in a column to the left that breaks off, the nearest and lowest, if nothing continues it yet."""
    found: tuple[float, float] = (float("-inf"), float("-inf"))
    start: Block | None = None
    for number, block in enumerate(blocks):
        if not _breaks_off_into(block, rest):
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following and (following is rest or following.text[:1].islower()):
            continue
        box = block.box or (0.0, 0.0, 0.0, 0.0)
        if (round(box[0], -1), box[3]) > found:
            found, start = (round(box[0], -1), box[3]), block
    return start


def _breaks_off_into(block: Block, rest: Block) -> bool:
    if block.rows or not block.box or not rest.box or len(block.text) < _LONG or not _is_alike(block, rest):
        return False
    end = block.text[-1]
    if not (end.isalpha() or end in (",", "-", BREAK)) or block.box[3] - block.box[1] < 1.6 * block.font_size:
        return False
    fits = rest.box[2] - rest.box[0] < 1.25 * (block.box[2] - block.box[0])
    return fits and block.box[2] < rest.box[0] + _SLACK and rest.box[1] < block.box[3]


def _is_alike(first: Block, second: Block) -> bool:
    return abs(first.font_size - second.font_size) < 0.3 and first.bold == second.bold


def _column_from(blocks: Sequence[Block], place: int, foot: float) -> list[Block]:
    """The block at a place and those behind it that stand below each other in its column, down to the page's foot."""
    column = [blocks[place]]
    for block in blocks[place + 1 :]:
        if not block.box or block.box[1] > foot or not _is_below(block.box, column[-1].box or block.box):
            break
        column.append(block)
    return column


def _is_below(box: Box, above: Box) -> bool:
    shared = min(box[2], above[2]) - max(box[0], above[0])
    return box[1] > above[3] - _SLACK and shared > 0.5 * min(box[2] - box[0], above[2] - above[0])
