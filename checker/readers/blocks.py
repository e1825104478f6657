"""What a format reader hands to the outline: blocks in reading order, not yet given roles, ids or heading paths."""

from dataclasses import dataclass

from checker.model.document import Box, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a list item, a table or an infographic number, with what its format says about its look."""

    page: int
    """Position of its page in the file, counted from 1."""
    text: str
    """The text, lines joined; empty for a table."""
    box: Box | None = None
    font_size: float = 0.0
    """Height of most of its characters in points; 0 where the format does not say."""
    bold: bool = False
    level: int | None = None
    """Heading level where the format marks headings (styles, tags), outermost 1."""
    list_item: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, all rows of equal length; empty for text."""
    cell_boxes: tuple[tuple[Box | None, ...], ...] = ()
    """Box of each cell, or empty."""
    header_rows: int | None = None
    """Number of rows that head the columns; None where the reader cannot tell."""
    caption: str = ""
    """Title line of a table."""
    infographic: bool = False
    """`rows` is one (label, value) pair printed as a large number with its label."""
    footnote: bool = False
    """Small print at the foot of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """A report as its format reader saw it."""

    media_type: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
