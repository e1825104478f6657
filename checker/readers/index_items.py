"""Blocks as the search for a content index sees them: how large, which codes, figures or prose."""

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
    may_hold_codes,
    named_codes,
    printed_codes,
    refers_to_pages,
    starts_group,
)
from checker.readers.shapes import ends_sentence, has_letters

_NONE: frozenset[str] = frozenset()
_PROSE = 200
_FEW_ROWS = 4
_LEAST_CODES = 3
_NUMBER = 12
_NEAR_START = 80
_LEAST_TITLES = 2
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One block."""

    position: int
    page: int
    size: int
    codes: frozenset[str] = frozenset()
    """Codes of its rows: each has words of its own."""
    printed: frozenset[str] = frozenset()
    """Also codes without words."""
    table: bool = False
    """A table with a column of codes."""
    data: bool = False
    """Gives figures, so that its codes are row labels."""
    group: bool = False
    """Starts like the title of a group of codes."""
    title: bool = False
    """A heading by its look or shape."""
    section: bool = False
    """A heading that the format marks as one."""
    sentence: bool = False
    """Ends as a sentence does."""
    prose: bool = False
    """A text of some length without codes."""
    refers: bool = False
    """A table that sends the reader to pages."""
    named: frozenset[str] = frozenset()
    """Codes near the start of a text, behind whatever words."""
    head: tuple[str, ...] = ()
    """First row of a table, where it may title columns."""


def index_items(blocks: Sequence[Block], skipped: Container[int], headings: Container[int]) -> Iterator[Item]:
    """Look at every block that is not skipped."""
    for position, block in enumerate(blocks):
        if position not in skipped:
            yield _of_table(position, block) if block.rows else _of_text(position, block, title=position in headings)


def _of_text(position: int, block: Block, *, title: bool) -> Item:
    text = block.text
    coded = may_hold_codes(text)
    codes = frozenset(described_codes(text)) if coded else _NONE
    printed = codes | frozenset(printed_codes(text)) if coded else _NONE
    sentence = ends_sentence(text)
    return Item(
        position=position,
        page=block.page,
        size=len(text),
        codes=codes,
        printed=printed,
        data=_ends_in_figures(text),
        group=starts_group(text),
        title=title,
        section=block.level is not None,
        sentence=sentence,
        prose=sentence and not printed and len(text) > _PROSE,
        named=printed | frozenset(named_codes(text[:_NEAR_START])) if coded else _NONE,
    )


def _ends_in_figures(text: str) -> bool:
    if not any(map(str.isdigit, text[-_NUMBER:])):
        return False
    return sum(map(is_data_number, text.rsplit(None, 3)[-3:])) >= 2


def _of_table(position: int, block: Block) -> Item:
    rows = block.rows
    coded = code_rows(rows)
    codes = {code for row in coded for cell in rows[row] if (code := code_of_cell(cell))}
    if not codes:
        leading = [code for row in rows for cell in row[:3] if (code := leading_code(cell))]
        codes = set(leading) if len(leading) * 3 >= len(rows) else set()
    printed = frozenset(codes_of_rows(rows))
    if not coded and len(rows) > _FEW_ROWS and len(printed) >= _LEAST_CODES:
        codes, printed = set(), frozenset()  # lists codes beside something else, such as material topics
    data = holds_data(rows)
    return Item(
        position=position,
        page=block.page,
        size=sum(len(cell) for row in rows for cell in row),
        codes=frozenset(codes),
        printed=frozenset(codes) | printed,
        table=bool(coded),
        data=data,
        refers=not data and not codes and refers_to_pages(rows),
        named=frozenset(codes) | printed,
        head=rows[0] if _titles_columns(rows[0]) else (),
    )


def _titles_columns(row: Sequence[str]) -> bool:
    return sum(map(has_letters, row)) >= _LEAST_TITLES and all(len(cell) <= _LONGEST_TITLE for cell in row)
