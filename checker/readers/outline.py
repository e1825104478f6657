"""Blocks in, Document out: gives every block its role, id, heading path and language."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.model.document import Box, Document, Passage, Role, Table
from checker.readers.blocks import Block, RawReport
from checker.readers.content_index import find_content_index
from checker.readers.contents import find_contents
from checker.readers.detect import MediaType
from checker.readers.furniture import find_furniture
from checker.readers.grids import caption_of, guess_header_rows, row_text
from checker.readers.headings import Rank, find_headings, join_section_numbers
from checker.readers.page_labels import label_pages
from checker.readers.shapes import BULLET
from checker.text.language import language_of
from checker.text.normalise import clean


def build_document(raw: RawReport, *, source: str, sha256: str) -> Document:
    """Turn a reader's blocks into the document that later stages read."""
    cleaned = [block for block in map(_cleaned, raw.blocks) if block.text or block.rows]
    blocks, repeated = join_section_numbers(cleaned, find_furniture(cleaned, raw.pages))
    furniture = repeated.positions
    headings = find_headings(blocks, repeated, by_shape=raw.media_type == MediaType.TEXT)
    index = find_content_index(blocks, furniture, headings)
    contents = find_contents(blocks, len(raw.pages), furniture | index)
    other = furniture | index | contents
    captions = {at: caption_of(blocks, at, other) for at, block in enumerate(blocks) if block.rows}
    roles = _Roles(
        furniture=furniture,
        index=index,
        contents=contents,
        headings=headings,
        captions=frozenset(above for caption in captions.values() for above in caption),
    )
    builder = _Builder()
    for position, block in enumerate(blocks):
        caption = " ".join(blocks[above].text for above in captions.get(position, ()))
        builder.add(block, roles.role_of(position, block), headings.get(position), block.caption or caption)
    return Document(
        source=source,
        sha256=sha256,
        media_type=raw.media_type,
        pages=label_pages(raw.pages, blocks, furniture),
        passages=tuple(builder.passages),
        tables=tuple(builder.tables),
    )


def _cleaned(block: Block) -> Block:
    """Take out control characters, spare spaces and blank rows; make the rows of a table equally long."""
    if not block.rows:
        text = _tidy(block.text)
        bullet = BULLET.match(text) if block.list_item else None
        text = text[bullet.end() :] if bullet else text
        return block if text == block.text else replace(block, text=text)
    width = max(map(len, block.rows))
    rows = [tuple(_tidy(cell) for cell in row) + ("",) * (width - len(row)) for row in block.rows]
    filled = [number for number, row in enumerate(rows) if any(row)]
    header = block.header_rows
    return replace(
        block,
        text="",
        rows=tuple(rows[number] for number in filled),
        cell_boxes=tuple(block.cell_boxes[number] for number in filled if number < len(block.cell_boxes)),
        header_rows=None if header is None else sum(number < header for number in filled),
        caption=_tidy(block.caption),
    )


def _tidy(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text if "  " not in text and text == text.strip() else " ".join(text.split())
    return " ".join(clean(text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    """Positions of the blocks of each special role."""

    furniture: frozenset[int]
    index: frozenset[int]
    contents: frozenset[int]
    headings: dict[int, Rank]
    captions: frozenset[int]

    def role_of(self, position: int, block: Block) -> Role:
        """Role of one block; the first that fits counts."""
        tests = (
            (position in self.furniture, Role.FURNITURE),
            (position in self.index, Role.CONTENT_INDEX),
            (position in self.contents, Role.CONTENTS),
            (block.infographic, Role.INFOGRAPHIC),
            (bool(block.rows), Role.TABLE),
            (position in self.headings, Role.HEADING),
            (block.footnote, Role.FOOTNOTE),
            (position in self.captions, Role.CAPTION),
            (block.list_item, Role.LIST_ITEM),
        )
        return next((role for fits, role in tests if fits), Role.BODY)


@dataclass(slots=True)
class _Builder:
    """Collects passages and tables and keeps the headings that stand open."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _open: list[tuple[Rank, int]] = field(default_factory=list)

    def add(self, block: Block, role: Role, rank: Rank | None, caption: str) -> None:
        """Append one block; a heading closes those of the same and lower rank."""
        if block.rows:
            if block.caption:
                # Its reader took the title off the page; without a passage it could not be searched or quoted.
                self._append(block.caption, block, Role.CAPTION)
            self._add_table(block, role, caption)
            return
        if role is Role.HEADING and rank is not None:
            while self._open and self._open[-1][0] >= rank:
                self._open.pop()
        self._append(block.text, block, role)
        if role is Role.HEADING and rank is not None:
            self._open.append((rank, len(self.passages) - 1))

    def _add_table(self, block: Block, role: Role, caption: str) -> None:
        table_id = len(self.tables)
        ids = []
        for row, cells in enumerate(block.rows):
            ids.append(len(self.passages))
            box = _around(block.cell_boxes[row]) if row < len(block.cell_boxes) else None
            self._append(row_text(cells), block, role, box=box, table=table_id, row=row)
        header_rows = block.header_rows if block.header_rows is not None else guess_header_rows(block.rows)
        self.tables.append(
            Table(
                id=table_id,
                page=block.page,
                rows=block.rows,
                header_rows=0 if block.infographic else header_rows,
                caption=caption,
                infographic=block.infographic,
                passages=tuple(ids),
                cell_boxes=block.cell_boxes,
            )
        )

    def _append(
        self,
        text: str,
        block: Block,
        role: Role,
        *,
        box: Box | None = None,
        table: int | None = None,
        row: int | None = None,
    ) -> None:
        self.passages.append(
            Passage(
                id=len(self.passages),
                page=block.page,
                text=text,
                role=role,
                language=language_of(text),
                box=box or block.box,
                headings=tuple([identifier for _, identifier in self._open]),
                table=table,
                row=row,
            )
        )


def _around(boxes: Sequence[Box | None]) -> Box | None:
    """Smallest box around others."""
    known = [box for box in boxes if box]
    if not known:
        return None
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
