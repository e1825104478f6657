"""HTML in, blocks out: paragraphs, headings, list items and tables; scripts, styles and hidden parts left out."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.readers.blocks import Block, RawReport
from checker.readers.detect import MediaType
from checker.readers.html_tables import is_layout_table, read_table
from checker.readers.html_tags import (
    BLOCKS,
    HEADINGS,
    breaks_page_after,
    breaks_page_before,
    flatten,
    font_size,
    is_bold,
    is_dropped,
)
from checker.readers.limits import MEBIBYTE, Deadline, Limits, check_blocks, list_pages
from checker.readers.shapes import lowered, raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTER = re.compile(r"</(?:html|body)\s*>|<!doctype[^>]*>|<\?xml[^>]*\?>", re.I)
_OPENING = re.compile(r"<(?:html|body)\b[^>]*>", re.I)
_CHECK_EVERY = 5000


def read_html(text: str, *, limits: Limits) -> RawReport:
    """Read an HTML or Inline XBRL file; pages end at page breaks that its inline styles ask for."""
    if len(text) > limits.max_markup_bytes:
        raise ReadError(
            f"the HTML file has more than {limits.max_markup_bytes // MEBIBYTE} MiB; give the report as PDF"
        )
    reader = _Reader(limits=limits, deadline=Deadline(limits.max_seconds))
    root = _parse(flatten(text, limits.max_depth))
    if root is not None:
        reader.read(root)
    return RawReport(
        media_type=MediaType.HTML,
        pages=list_pages(reader.page, limits),
        blocks=tuple(block for block in reader.blocks if block.page <= limits.max_pages),
    )


def _parse(text: str) -> "HtmlElement | None":
    """Parse all of the text, also what follows a first </html>."""
    from lxml import etree, html

    first = _OPENING.search(text)
    body = _OPENING.sub("", _OUTER.sub("", text[first.end() :] if first else text))
    head = _OUTER.sub("", text[: first.start()]) if first else ""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True, huge_tree=True
    )
    data = f"<html><body>{head}{body}".replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root


@dataclass(frozen=True, slots=True)
class _Open:
    """What an open element means for the text in it."""

    level: int | None = None
    bold: bool = False
    item: bool = False
    position: str = ""
    """sup or sub."""
    size: float = 0.0


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks through the elements and keeps the paragraph that is open."""

    limits: Limits
    deadline: Deadline
    page: int = 1
    blocks: list[Block] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=lambda: [_Open()])
    _text: list[str] = field(default_factory=list)
    _bold: bool = True
    """All of the open paragraph is bold."""
    _look: _Open | None = None
    """How the open paragraph starts."""

    def read(self, root: "HtmlElement") -> None:
        """Read everything below an element, in order, without recursion."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walk):
            if count % _CHECK_EVERY == 0:
                self.deadline.check()
                check_blocks(len(self.blocks), self.limits)
            if event == "end":
                self._end(element, root)
            elif self._start(element):
                walk.skip_subtree()
        self._close()

    def _start(self, element: "HtmlElement") -> bool:
        """Open an element; True when what is below it is done with."""
        tag = element.tag
        if tag in BLOCKS:
            self._close()
        outer = self._stack[-1]
        self._stack.append(outer)
        if is_dropped(element):
            return True
        self.page += breaks_page_before(element) and bool(self.blocks)
        if tag == "table" and not is_layout_table(element):
            self.blocks.append(read_table(element, self.page))
            return True
        self._stack[-1] = _Open(
            level=HEADINGS.get(tag, outer.level),
            bold=outer.bold or is_bold(element),
            item=outer.item or tag == "li",
            position=tag if tag in ("sup", "sub") else outer.position,
            size=font_size(element) or outer.size,
        )
        if tag == "br":
            self._break_line()
        self._add(element.text)
        return False

    def _end(self, element: "HtmlElement", root: "HtmlElement") -> None:
        if element.tag in BLOCKS:
            self._close()
        self._stack.pop()
        self.page += breaks_page_after(element)
        if element is not root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        state = self._stack[-1]
        if text.strip():
            self._bold = self._bold and state.bold
            self._look = self._look or state
        self._text.append(
            raised(text) if state.position == "sup" else lowered(text) if state.position == "sub" else text
        )

    def _break_line(self) -> None:
        """Two line breaks in a row end a paragraph; one is a space."""
        if self._text and self._text[-1] == "\n":
            self._close()
        else:
            self._text.append("\n")

    def _close(self) -> None:
        words = " ".join("".join(self._text).split())
        look = self._look
        if words and look:
            self.blocks.append(
                Block(
                    page=self.page,
                    text=words,
                    level=look.level,
                    bold=self._bold,
                    font_size=look.size,
                    list_item=look.item and look.level is None,
                )
            )
        self._text.clear()
        self._bold = True
        self._look = None
