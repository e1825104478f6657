"""Lines in, paragraphs out: joins what a converter broke, undoes hyphens, keeps bullets and titles apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.readers.shapes import (
    BULLET,
    CJK,
    ENUMERATION,
    OPEN_WORD,
    ends_sentence,
    is_left_open,
    is_title_like,
    numbering_depth,
    width_of,
)

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BROKEN = re.compile(r"([A-Za-z]+)[-\u2010]\s*$")
_STARTS_LOW = re.compile(r"\s*(?:[a-zà-ÿ]|[,.;:)）\]】”’、，。；：》」』%])")
_SECTION_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
_FULL = 0.85
_QUITE_FULL = 0.93
_WINDOW = 4
_LONG_LINE = 70
_TAIL = 40
"""So many characters tell how a paragraph ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    text: str
    gap: int = 0
    """Number of blank lines above it."""
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines."""

    text: str
    item: bool = False
    """Starts with a bullet or a counter in brackets."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a converter wrote the whole text."""

    double_spaced: bool = False
    """Blank lines stand between the lines of a paragraph, too."""
    wrapped: bool = True
    """Paragraphs are broken at a right margin; otherwise a line is a paragraph."""
    words: frozenset[str] = field(default_factory=frozenset)
    """Words of the text in lower case, for deciding on hyphens at line ends."""


def style_of(pages: Sequence[Sequence[str]]) -> Style:
    """Find out how a text is written."""
    blanks = inside = 0
    long_lines = [line for page in pages for line in page if width_of(line) >= _LONG_LINE]
    ended = sum(map(ends_sentence, long_lines))
    for page in pages:
        for line, below, after in zip(page, page[1:], page[2:], strict=False):
            if line.strip() and not below.strip() and after.strip():
                blanks += 1
                inside += not ends_sentence(line) and bool(_STARTS_LOW.match(after))
    broken = any(_BROKEN.search(line) for page in pages for line in page)
    words: frozenset[str] = frozenset()
    if broken:
        words = frozenset(word.lower() for page in pages for line in page for word in _WORD.findall(line))
    return Style(double_spaced=inside * 8 >= blanks > 5, wrapped=ended * 10 < 6 * len(long_lines), words=words)


def join_lines(lines: Sequence[Line], style: Style) -> Iterator[Paragraph]:
    """Build paragraphs; furniture lines stay alone."""
    text, item = "", False
    for position, line in enumerate(lines):
        bullet = BULLET.match(line.text) or ENUMERATION.match(line.text)
        if text and not bullet and _goes_on(lines, position, style, text=text, item=item):
            text = _joined(text, line.text.strip(), style)
            continue
        if text:
            yield Paragraph(text, item)
        item = bool(bullet) and not line.furniture
        text = (BULLET.sub("", line.text, count=1).strip() if item else "") or line.text.strip()
    if text:
        yield Paragraph(text, item)


def mark_lists(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Take lines without sentence end as list items where they follow a text that ends with a colon."""
    found = list(paragraphs)
    position = 0
    while position < len(found):
        yield found[position]
        position += 1
        if not found[position - 1].text.endswith((":", "：")):
            continue
        end = position
        while end < len(found) and not found[end].item and not ends_sentence(found[end].text.rstrip(";；")):
            end += 1
        if end < len(found) and end - position > 1 and _is_title_after_list(found[position:end]):
            end -= 1
        yield from (replace(paragraph, item=True) for paragraph in found[position:end])
        position = end


def _is_title_after_list(items: Sequence[Paragraph]) -> bool:
    """The last short line may be the title of what follows: when it is much shorter than the items."""
    widths = sorted(width_of(item.text) for item in items[:-1])
    return is_title_like(items[-1].text) and width_of(items[-1].text) * 2 < widths[len(widths) // 2]


def _goes_on(lines: Sequence[Line], position: int, style: Style, *, text: str, item: bool) -> bool:
    """Tell whether the line belongs to the paragraph that the lines before it make."""
    line, above = lines[position], lines[position - 1]
    if line.furniture or above.furniture:
        return False
    if BULLET.fullmatch(above.text) or _SECTION_NUMBER.fullmatch(above.text.strip()):
        return True
    parted = line.gap > (1 if style.double_spaced else 0)
    low = bool(_STARTS_LOW.match(line.text))
    unfinished = is_left_open(text) or bool(OPEN_WORD.search(text[-_TAIL:]))
    if unfinished:
        return line.gap <= 1 or low
    if low and not text.endswith((";", "；")):
        return not parted or width_of(above.text) >= 40
    if item and text.endswith((":", "：")) and width_of(text) < 60:
        return True
    if ends_sentence(text):
        full = _is_full(lines, position - 1, _QUITE_FULL if style.double_spaced else _FULL)
        return style.wrapped and not parted and full and not _is_title(line.text)
    return not parted and _wraps(lines, position, style, item=item)


def _wraps(lines: Sequence[Line], position: int, style: Style, *, item: bool) -> bool:
    """Tell whether a line without sentence end goes on in a line that could start a sentence."""
    above, line = lines[position - 1].text, lines[position].text
    if numbering_depth(line) >= 2 and is_title_like(line):
        return False
    if line.lstrip()[:1] in "(（“‘《「":
        return width_of(above) >= 40
    if is_title_like(above) and not item and width_of(above) < 0.7 * _widest(lines, position - 1):
        return False
    return style.wrapped and _is_full(lines, position - 1, _FULL)


def _is_title(text: str) -> bool:
    return is_title_like(text) and width_of(text) < 60


def _is_full(lines: Sequence[Line], position: int, share: float) -> bool:
    """Tell whether a line reaches the right margin, as far as its neighbours show one."""
    width = width_of(lines[position].text)
    return width >= 30 and width >= share * _widest(lines, position)


def _widest(lines: Sequence[Line], position: int) -> int:
    near = lines[max(0, position - _WINDOW) : position + _WINDOW + 1]
    return max(width_of(line.text) for line in near)


def _joined(text: str, line: str, style: Style) -> str:
    broken = _BROKEN.search(text[-_TAIL:])
    if broken and line[:1].isalpha():
        return text.rstrip().rstrip("-\u2010") + ("-" if _keeps_hyphen(broken[1], line, style) else "") + line
    if CJK.match(text[-1:]) and CJK.match(line[:1]):
        return text + line
    return f"{text} {line}"


def _keeps_hyphen(head: str, line: str, style: Style) -> bool:
    """Decide by how the word, its hyphened form and its halves occur in the rest of the text."""
    rest = _WORD.match(line)
    if rest is None or not line[:1].islower():
        return True
    tail = rest[0].lower().split("-")[0]
    head = head.lower()
    if f"{head}{tail}" in style.words:
        return False
    if f"{head}-{tail}" in style.words:
        return True
    return head in style.words and tail in style.words
