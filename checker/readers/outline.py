"""Blocks in, Document out: gives every block its role, id, heading path and language."""

from dataclasses import dataclass, field, replace

from checker.model.document import Document, Passage, Role, Table
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
    blocks = join_section_numbers(cleaned, find_furniture(cleaned, raw.pages).positions)
    repeated = find_furniture(blocks, raw.pages)
    furniture = repeated.positions
    headings = find_headings(blocks, repeated, by_shape=raw.media_type == MediaType.TEXT)
    index = find_content_index(blocks, furniture, headings)
    contents = find_contents(blocks, len(raw.pages), furniture | index)
    captions = {position: caption_of(blocks, position, furniture | index | contents) for position in range(len(blocks))}
    roles = _Roles(
        furniture=furniture,
        index=index,
        contents=contents,
        headings=headings,
        captions=frozenset(above for caption in captions.values() for above in caption),
    )
    builder = _Builder()
    for position, block in enumerate(blocks):
        caption = " ".join(blocks[above].text for above in captions[position])
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
        return replace(block, text=BULLET.sub("", text, count=1) if block.list_item else text)
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
            self._add_table(block, role, caption)
            return
        if role is Role.HEADING and rank is not None:
            while self._open and self._open[-1][0] >= rank:
                self._open.pop()
        passage = self._passage(block, block.text, role)
        self.passages.append(passage)
        if role is Role.HEADING and rank is not None:
            self._open.append((rank, passage.id))

    def _add_table(self, block: Block, role: Role, caption: str) -> None:
        table_id = len(self.tables)
        ids = []
        for row, cells in enumerate(block.rows):
            passage = self._passage(block, row_text(cells), role)
            boxes = [box for box in block.cell_boxes[row] if box] if row < len(block.cell_boxes) else []
            box = (
                (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
                if boxes
                else block.box
            )
            self.passages.append(replace(passage, table=table_id, row=row, box=box))
            ids.append(passage.id)
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

    def _passage(self, block: Block, text: str, role: Role) -> Passage:
        return Passage(
            id=len(self.passages),
            page=block.page,
            text=text,
            role=role,
            language=language_of(text),
            box=block.box,
            headings=tuple(identifier for _, identifier in self._open),
        )
