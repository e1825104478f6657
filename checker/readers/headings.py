"""Which blocks are headings and how they rank: by explicit level, by look (size, bold) or by shape and numbering."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from checker.readers.blocks import Block
from checker.readers.furniture import Furniture
from checker.readers.shapes import (
    CONTINUED,
    ends_sentence,
    gives_figure,
    has_letters,
    is_cjk,
    is_title_like,
    numbering_depth,
    width_of,
)

Rank = tuple[int, int, int]
"""Smaller ranks stand above larger ones: explicit level or size class, capitals or not, numbering depth."""
_CHAPTER: Rank = (0, 0, 0)
_BY_LOOK = 20
_BY_SHAPE = 100
_UNNUMBERED = 9
_LOWEST: Rank = (_BY_SHAPE + 1, 0, 0)
"""Unnumbered, in mixed case, of no special look."""
_LARGER = 1.07
_LONGEST_HEADING = 200
_SECTION_NUMBER = re.compile(r"(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.")
_NUMBER_STARTS = frozenset("0123456789一二三四五六七八九十第(（")
_LABEL = 45
_LONGEST_NUMBER = 12
_SURELY_TITLE = 24
"""A line of this width at the end of a run of labels is the title of what follows; a longer one must be shorter than
most of the run."""
_RUN = 4
"""From so many unnumbered short lines in a row, without text between, they are labels of a picture, not headings."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The usual look of running text and the sizes above it, largest first."""

    body_size: float
    sizes: tuple[float, ...]

    def size_class(self, size: float) -> int:
        """Position of a size among the heading sizes; the number of sizes for body size."""
        for position, known in enumerate(self.sizes):
            if size >= known * 0.97:
                return position
        return len(self.sizes)


def find_headings(blocks: Sequence[Block], furniture: Furniture, *, by_shape: bool) -> dict[int, Rank]:
    """Rank of every block that is a heading; `by_shape` where the format says nothing of levels, sizes and bold."""
    skipped = furniture.positions
    look = _look_of(blocks, skipped)
    continued = _continued_titles(blocks)
    found: dict[int, Rank] = {}
    for position, block in enumerate(blocks):
        if position in skipped or block.rows or block.list_item or block.footnote:
            continue
        rank = _CHAPTER if position in furniture.chapters else _explicit_rank(block) or _rank_by_look(block, look)
        if rank is None and by_shape:
            rank = _rank_by_shape(block, continued)
        if rank is not None and not _runs_on(blocks, position):
            found[position] = rank
    _drop_bare(blocks, skipped, found)
    if by_shape:
        _drop_label_runs(blocks, found)
    return found


def _drop_bare(blocks: Sequence[Block], skipped: Container[int], found: dict[int, Rank]) -> None:
    """Take back titles, as of charts, under which there are only labels and loose numbers up to the next title."""
    title, below = -1, 0
    for position, block in enumerate(blocks):
        if position in skipped:
            continue
        if position in found:
            _drop_if_bare(title, below, found)
            title, below = position, 0
        elif block.rows or block.list_item or len(block.text) > _LABEL or ends_sentence(block.text):
            title = -1
        else:
            below += 1
    _drop_if_bare(title, below, found)


def _drop_if_bare(title: int, below: int, found: dict[int, Rank]) -> None:
    if title >= 0 and below and found[title] >= (_BY_LOOK, 0, 0) and found[title][2] in (0, _UNNUMBERED):
        del found[title]


def _runs_on(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether the text goes on in small letters in the next block, so that it is no title."""
    block, after = blocks[position], blocks[position + 1] if position + 1 < len(blocks) else None
    if after is None or block.level is not None or after.page != block.page or after.list_item or after.rows:
        return False
    return after.text[:1].islower() and not block.text.isupper()


def _look_of(blocks: Sequence[Block], skipped: Container[int]) -> _Look:
    weights: Counter[float] = Counter()
    for position, block in enumerate(blocks):
        if block.font_size and not block.rows and position not in skipped:
            weights[_rounded(block.font_size)] += len(block.text)
    if not weights:
        return _Look(0.0, ())
    body = max(weights, key=lambda size: (weights[size], -size))
    sizes: list[float] = []
    for size in sorted(weights, reverse=True):
        if size > body * _LARGER and (not sizes or size < sizes[-1] * 0.94):
            sizes.append(size)
    return _Look(body, tuple(sizes))


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _continued_titles(blocks: Sequence[Block]) -> frozenset[str]:
    """Titles that running heads repeat with a word for 'continued'."""
    return frozenset(
        CONTINUED.sub("", block.text).strip().casefold()
        for block in blocks
        if len(block.text) < _LONGEST_HEADING and CONTINUED.search(block.text)
    )


def _explicit_rank(block: Block) -> Rank | None:
    return (block.level, 0, 0) if block.level is not None and block.text else None


def _rank_by_look(block: Block, look: _Look) -> Rank | None:
    text = block.text
    if len(text) > _LONGEST_HEADING or CONTINUED.search(text):
        return None
    large = look.body_size > 0 and block.font_size > look.body_size
    if not (large or block.bold or text[:1] in _NUMBER_STARTS):
        return None
    depth = numbering_depth(text)
    kind = 0 if text.isupper() else 1
    order = depth or _UNNUMBERED
    size_class = look.size_class(_rounded(block.font_size))
    if size_class < len(look.sizes) and _may_be_large_heading(text):
        return (_BY_LOOK + size_class, kind, order)
    if block.font_size < look.body_size * 0.95 or not is_title_like(text):
        return None
    if block.bold:
        return (_BY_LOOK + len(look.sizes), kind, order)
    if depth >= 2 and look.body_size and width_of(text) <= 80:
        return (_BY_LOOK + len(look.sizes), kind, order)
    return None


def _may_be_large_heading(text: str) -> bool:
    """A large line is a heading unless it is a number, a pull quote or a sentence."""
    if not has_letters(text) or sum(character.isdigit() for character in text) * 3 > len(text) or gives_figure(text):
        return False
    if text.lstrip("“\"'‘(")[:1].islower():
        return False
    if is_cjk(text):
        return len(text) <= 50 and not text.endswith(("。", "；", "，"))
    return len(text.split()) <= 20 and not text.rstrip("”\"'").endswith((".", ",", ";"))


def _rank_by_shape(block: Block, continued: frozenset[str]) -> Rank | None:
    text = block.text
    if len(text) > _LONGEST_HEADING or CONTINUED.search(text):
        return None
    if text.casefold() in continued:
        return (_BY_SHAPE, 0, 0)
    if not is_title_like(text):
        return None
    depth = numbering_depth(text)
    if depth:
        return (_BY_SHAPE, 1, depth)
    if text.isupper() and not is_cjk(text):
        return (_BY_SHAPE, 1, 1)
    return _LOWEST


def _drop_label_runs(blocks: Sequence[Block], found: dict[int, Rank]) -> None:
    """Take back plain short lines at the end of a page, and runs that no text follows, except for the last of a run."""
    last_of_page = {block.page: position for position, block in enumerate(blocks)}
    for position in last_of_page.values():
        if len(last_of_page) > 1 and found.get(position, ()) >= _LOWEST:
            del found[position]
    run: list[int] = []
    for position, block in enumerate(blocks):
        if position in found and not (run and blocks[run[-1]].page != block.page):
            run.append(position)
            continue
        _drop_run(blocks, run, found)
        run = [position] if position in found else []
    _drop_run(blocks, run, found)


def _drop_run(blocks: Sequence[Block], run: list[int], found: dict[int, Rank]) -> None:
    if len(run) < _RUN:
        return
    widths = sorted(width_of(blocks[position].text) for position in run[:-1])
    last = width_of(blocks[run[-1]].text)
    keep_last = last <= _SURELY_TITLE or last * 4 <= widths[len(widths) // 2] * 3
    for position in run[:-1] if keep_last else run:
        if found[position] >= _LOWEST:
            del found[position]


def join_section_numbers(blocks: Sequence[Block], furniture: Furniture) -> tuple[tuple[Block, ...], Furniture]:
    """Put a section number that stands alone on the line of its title into the title."""
    joined: list[Block] = []
    places: list[int] = []
    for position, block in enumerate(blocks):
        above = joined[-1] if joined and position - 1 not in furniture.positions else None
        if above and position not in furniture.positions and _numbers_title(above, block):
            assert above.box and block.box
            left, top, right, bottom = above.box
            box = (left, min(top, block.box[1]), max(right, block.box[2]), max(bottom, block.box[3]))
            joined[-1] = replace(block, text=f"{above.text} {block.text}", box=box)
        else:
            joined.append(block)
        places.append(len(joined) - 1)
    if len(joined) == len(blocks):
        return tuple(blocks), furniture
    return tuple(joined), furniture.moved(places)


def _numbers_title(number: Block, title: Block) -> bool:
    if (
        len(number.text) > _LONGEST_NUMBER
        or not (number.box and title.box)
        or number.page != title.page
        or title.rows
        or len(title.text) > _LONGEST_HEADING
    ):
        return False
    height = number.box[3] - number.box[1]
    level = abs(number.box[1] - title.box[1]) <= height * 0.6 and number.box[2] <= title.box[0] + height
    return level and bool(_SECTION_NUMBER.fullmatch(number.text)) and title.text[:1].isalpha()
