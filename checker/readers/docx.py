"""A Word file in, blocks out: paragraphs with heading level and look, tables, footnotes; changes taken as accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.readers.blocks import Block, RawReport
from checker.readers.detect import MediaType
from checker.readers.docx_parts import WORD, open_parts
from checker.readers.docx_styles import (
    Numbering,
    Style,
    is_on,
    number_of,
    outline_level,
    read_numbering,
    read_styles,
    size_of,
)
from checker.readers.grids import Span, spread
from checker.readers.limits import Deadline, Limits, check_blocks, list_pages
from checker.readers.shapes import lowered, raised

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DROPPED = frozenset(
    WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "tblPr", "trPr", "tcPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SPACES = {WORD + "tab": "\t", WORD + "br": " ", WORD + "cr": " ", WORD + "noBreakHyphen": "-", WORD + "ptab": "\t"}
_DEEPEST_TABLE = 5
_LONG_CELL = 500


def read_docx(data: bytes, *, limits: Limits) -> RawReport:
    """Read a Word file; a page ends where Word last broke it, or at explicit page breaks."""
    part = open_parts(data, limits)
    root = part("word/document.xml")
    body = root.find(WORD + "body") if root is not None else None
    if body is None:
        raise ReadError("the Word file has no text; open it in Word, save it again and retry")
    reader = _Reader(
        styles=read_styles(part("word/styles.xml")),
        numbering=read_numbering(part("word/numbering.xml")),
        notes=_notes(part("word/footnotes.xml"), "footnote") | _notes(part("word/endnotes.xml"), "endnote"),
        rendered=next(body.iter(WORD + "lastRenderedPageBreak"), None) is not None,
        limits=limits,
        deadline=Deadline(limits.max_seconds),
    )
    reader.read(body)
    return RawReport(
        media_type=MediaType.DOCX,
        pages=list_pages(reader.page, limits),
        blocks=tuple(block for block in reader.blocks if block.page <= limits.max_pages),
    )


def _notes(root: "Element | None", kind: str) -> dict[tuple[str, str], str]:
    """Text of each note by kind and id."""
    if root is None:
        return {}
    return {
        (kind, note.get(WORD + "id", "")): " ".join("".join(_Text().read(note)).split())
        for note in root.iterfind(WORD + kind)
        if note.get(WORD + "type", "normal") == "normal"
    }


@dataclass(slots=True)
class _Text:
    """Text of a piece of the document, with the breaks and note marks in it."""

    breaks_before: int = 0
    """Page breaks before the first character."""
    breaks_after: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: bool = True
    """All characters are bold by themselves."""
    size: float = 0.0
    rendered: bool = False
    seen: bool = False

    def read(self, element: "Element") -> Iterator[str]:
        """Text in order; deleted, moved away and hidden text is left out."""
        for child in element.iterchildren():
            tag = child.tag
            if not isinstance(tag, str) or tag in _DROPPED:
                continue
            if tag == WORD + "r":
                yield from self._run(child)
            elif tag in (WORD + "p", WORD + "tc", WORD + "tr"):
                yield from self.read(child)
                yield " "
            else:
                yield from self.read(child)

    def _run(self, run: "Element") -> Iterator[str]:
        properties = run.find(WORD + "rPr")
        if properties is not None and is_on(properties.find(WORD + "vanish")):
            return
        align = properties.find(WORD + "vertAlign") if properties is not None else None
        position = align.get(WORD + "val", "") if align is not None else ""
        for child in run.iterchildren():
            if child.tag == WORD + "t" and child.text:
                self._note_look(properties, child.text)
                yield (
                    raised(child.text)
                    if position == "superscript"
                    else (lowered(child.text) if position == "subscript" else child.text)
                )
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                yield from self._special(child)

    def _special(self, child: "Element") -> Iterator[str]:
        """Breaks, tabs, note marks and text boxes inside a run."""
        is_break = child.tag == WORD + "lastRenderedPageBreak" if self.rendered else _is_page_break(child)
        if is_break:
            self.breaks_before += not self.seen
            self.breaks_after += self.seen
        elif child.tag in (WORD + "footnoteReference", WORD + "endnoteReference"):
            kind = child.tag.removeprefix(WORD).removesuffix("Reference")
            self.notes.append((kind, child.get(WORD + "id", "")))
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        else:
            yield from self.read(child)

    def _note_look(self, properties: "Element | None", text: str) -> None:
        if not text.strip():
            return
        self.seen = True
        self.bold = self.bold and properties is not None and bool(is_on(properties.find(WORD + "b")))
        self.size = self.size or size_of(properties)


def _is_page_break(element: "Element") -> bool:
    return element.tag == WORD + "br" and element.get(WORD + "type") == "page"


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks through the body and keeps the page."""

    styles: dict[str, Style]
    numbering: Numbering
    notes: dict[tuple[str, str], str]
    rendered: bool
    limits: Limits
    deadline: Deadline
    page: int = 1
    blocks: list[Block] = field(default_factory=list)

    def read(self, element: "Element", depth: int = 0) -> None:
        """Read paragraphs and tables below an element, in order."""
        for child in element.iterchildren():
            if child.tag == WORD + "p":
                self._paragraph(child)
            elif child.tag == WORD + "tbl":
                self._table(child, depth)
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                self.read(child, depth)
        check_blocks(len(self.blocks), self.limits)

    def _paragraph(self, paragraph: "Element") -> None:
        properties = paragraph.find(WORD + "pPr")
        style = self._style(properties)
        text = _Text(rendered=self.rendered)
        words = " ".join("".join(text.read(paragraph)).split())
        if not self.rendered and properties is not None and is_on(properties.find(WORD + "pageBreakBefore")):
            text.breaks_before += bool(self.blocks)
        self.page += text.breaks_before
        number = number_of(properties) or style.number
        label = self.numbering.next_label(*number) if number and words else ""
        level = outline_level(properties) or style.level
        if words:
            self.blocks.append(
                Block(
                    page=self.page,
                    text=f"{label} {words}" if label and level else words,
                    font_size=text.size or style.size,
                    bold=text.bold or style.bold,
                    level=level,
                    list_item=number is not None and level is None,
                )
            )
        self._add_notes(text)
        self.page += text.breaks_after + self._section_break(properties)

    def _style(self, properties: "Element | None") -> Style:
        name = properties.find(WORD + "pStyle") if properties is not None else None
        return self.styles.get(name.get(WORD + "val", "") if name is not None else "", self.styles[""])

    def _section_break(self, properties: "Element | None") -> bool:
        """A section that starts on a new page ends this one."""
        section = properties.find(WORD + "sectPr") if properties is not None and not self.rendered else None
        if section is None:
            return False
        kind = section.find(WORD + "type")
        return kind is None or kind.get(WORD + "val") not in ("continuous", "nextColumn")

    def _add_notes(self, text: _Text) -> None:
        for note in text.notes:
            if self.notes.get(note):
                self.blocks.append(Block(page=self.page, text=self.notes[note], footnote=True))

    def _table(self, table: "Element", depth: int) -> None:
        self.deadline.check()
        rows = [row for row in _descendants(table, "tr") if row.find(f"{WORD}trPr/{WORD}del") is None]
        cells = [list(_descendants(row, "tc")) for row in rows]
        if depth < _DEEPEST_TABLE and _is_layout(cells):
            for cell in (cell for row in cells for cell in row):
                self.read(cell, depth + 1)
            return
        start = len(self.blocks)
        text = _Text(rendered=self.rendered)
        spans = [[self._span(cell, text) for cell in row] for row in cells]
        header = sum(is_on(row.find(f"{WORD}trPr/{WORD}tblHeader")) or False for row in rows)
        self.page += text.breaks_before
        self.blocks.insert(start, Block(page=self.page, text="", rows=spread(spans), header_rows=header or None))
        self._add_notes(text)
        self.page += text.breaks_after

    def _span(self, cell: "Element", text: _Text) -> Span:
        properties = cell.find(WORD + "tcPr")
        words = " ".join("".join(text.read(cell)).split())
        if properties is None:
            return Span(text=words)
        span = properties.find(WORD + "gridSpan")
        merge = properties.find(WORD + "vMerge")
        width = span.get(WORD + "val", "1") if span is not None else "1"
        goes_on = merge is not None and merge.get(WORD + "val") != "restart"
        return Span(text=words, columns=int(width) if width.isdigit() else 1, above=goes_on)


def _descendants(element: "Element", name: str) -> Iterator["Element"]:
    """Rows of a table or cells of a row, also inside content controls and insertions, but not in nested tables."""
    for child in element.iterchildren():
        if child.tag == WORD + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _DROPPED and child.tag != WORD + "tbl":
            yield from _descendants(child, name)


def _is_layout(cells: list[list["Element"]]) -> bool:
    """A table of one cell, or one row of long texts, only places text on the page."""
    if sum(map(len, cells)) <= 1:
        return True
    if len(cells) != 1:
        return False
    return any(sum(len(text.text or "") for text in cell.iter(WORD + "t")) > _LONG_CELL for cell in cells[0])
