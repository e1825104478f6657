"""What the tags and inline styles of HTML mean for reading: blocks, headings, hidden parts, bold, size, page breaks."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that start and end a paragraph."""
_INVISIBLE = """
script style noscript template head title meta link object embed iframe canvas svg math audio video nav select option
button input textarea datalist ix:header ix:hidden
"""
_DROPPED = frozenset(_INVISIBLE.split())
_OFTEN_UNCLOSED = """
p li dt dd tr td th thead tbody tfoot option optgroup colgroup col br hr img input meta link area base wbr source
"""
_CLOSED_BY_OTHERS = frozenset(_OFTEN_UNCLOSED.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.I)
_SIZE = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d+)?)\s*(pt|px)", re.I)
_BREAK_BEFORE = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page|left|right)", re.I)
_BREAK_AFTER = re.compile(r"(?:page-)?break-after\s*:\s*(?:always|page|left|right)", re.I)
_POINTS = {"pt": 1.0, "px": 0.75}


def is_dropped(element: "HtmlElement") -> bool:
    """Tell whether an element shows nothing that a reader of the page would read as text."""
    if element.tag in _DROPPED or "hidden" in element.attrib:
        return True
    return bool(_HIDDEN.search(_style(element)))


def is_bold(element: "HtmlElement") -> bool:
    """Tell whether an element makes its text bold."""
    return element.tag in ("b", "strong", "th") or bool(_BOLD.search(_style(element)))


def font_size(element: "HtmlElement") -> float:
    """Font size in points from the inline style; 0 where there is none."""
    match = _SIZE.search(_style(element))
    return float(match[1]) * _POINTS[match[2].lower()] if match else 0.0


def breaks_page_before(element: "HtmlElement") -> bool:
    """Tell whether the inline style starts a page here."""
    return bool(_BREAK_BEFORE.search(_style(element)))


def breaks_page_after(element: "HtmlElement") -> bool:
    """Tell whether the inline style ends the page here."""
    return bool(_BREAK_AFTER.search(_style(element)))


def _style(element: "HtmlElement") -> str:
    return element.get("style") or ""


_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


def flatten(markup: str, deepest: int) -> str:
    """Take out the tags below a depth, which a parser would give up on; their text stays."""
    open_tags: list[str] = []
    pieces: list[str] = []
    end = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if name in _CLOSED_BY_OTHERS or tag[0].endswith("/>"):
            continue
        too_deep = len(open_tags) >= deepest if not tag[1] else len(open_tags) > deepest
        if not tag[1]:
            open_tags.append(name)
        elif open_tags and (open_tags[-1] == name or too_deep):
            open_tags.pop()
        if too_deep:
            pieces.append(markup[end : tag.start()])
            end = tag.end()
    return "".join(pieces) + markup[end:]
