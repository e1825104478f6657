"""Tables of HTML as grids; tables that only place text on the page are told apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.readers.blocks import Block
from checker.readers.grids import Span, spread
from checker.readers.html_tags import BLOCKS, is_dropped
from checker.readers.shapes import lowered, raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_CELL = 500


def is_layout_table(table: "HtmlElement") -> bool:
    """Tell whether a table has another in it, only one cell, one row of long texts, or says that it is for looks."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    rows = list(table.iter("tr"))
    cells = [cell for row in rows for cell in row.iter("td", "th")]
    if len(cells) <= 1:
        return True
    return len(rows) == 1 and any(len(cell.text_content()) > _LONG_CELL for cell in cells)


def read_table(table: "HtmlElement", page: int) -> Block:
    """Read a table with its spans, column titles and caption."""
    rows = [row for row in table.iter("tr") if not is_dropped(row)]
    spans = [[_span(cell) for cell in row if cell.tag in ("td", "th") and not is_dropped(cell)] for row in rows]
    captions = table.xpath("./caption")
    header = 0
    for row in rows:
        if not _is_header(row):
            break
        header += 1
    return Block(
        page=page,
        text="",
        rows=spread(spans),
        header_rows=header if 0 < header < len(rows) else None,
        caption=_text(captions[0]) if captions else "",
    )


def _is_header(row: "HtmlElement") -> bool:
    parent = row.getparent()
    cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return (parent is not None and parent.tag == "thead") or (bool(cells) and all(tag == "th" for tag in cells))


def _span(cell: "HtmlElement") -> Span:
    return Span(text=_text(cell), columns=_number(cell.get("colspan")), rows=_number(cell.get("rowspan")))


def _number(value: str | None) -> int:
    text = (value or "").strip()
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1


def _text(cell: "HtmlElement") -> str:
    return " ".join("".join(_pieces(cell)).split())


def _pieces(cell: "HtmlElement") -> Iterator[str]:
    """Visible text of a cell, in order, without recursion."""
    from lxml import etree

    small: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if is_dropped(element):
                walk.skip_subtree()
                text = None
            else:
                text = element.text
            if tag in ("sup", "sub"):
                small.append(tag)
        else:
            if tag in ("sup", "sub"):
                small.pop()
            text = element.tail if element is not cell else None
        if tag in BLOCKS or tag == "br":
            yield " "
        if text:
            yield text if not small else raised(text) if small[-1] == "sup" else lowered(text)
