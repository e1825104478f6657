"""Raised footnote marks: which characters of a page are marks and which are exponents, subscripts or ordinals."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.readers.pdf_chars import PageChars

Span = tuple[int, int]
"""Start and end in the page's text."""

_MARK = re.compile(
    r"[(（\[]?(?:\d{1,2}|[*†‡#^§]{1,3}|[註注附]\d{0,2})(?:[,，、]\s?\d{1,2})*[)）\]]?|(?:[(（]\d{1,2}[)）]){2,8}"
)
_LETTER_MARK = re.compile(r"[(（]?[a-h][)）]?")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcmdhn]?m|ft|feet|inch|yd)$")
_FORMULA = re.compile(r"(?:^|[^A-Za-z])(?:t|kt|Mt|kg|MT)?(?:CO|SO|NO|N|O|CH|H|PM|SF|NF|NH)$")
_UNICODE_MARK = re.compile("[¹²³⁰⁴-⁹]+(?:[,，、][¹²³⁰⁴-⁹]+)*")
_DIGITS_AT_END = re.compile('\\d{1,2}(?=[.,;:)\\]%”’"，。；：、）」』]*(?:\\s|$))')
_IN_CHINESE = re.compile("\\d{1,2}(?=[\u3001-\u9fff\uff01-\uff5e])")
_HAN = re.compile("[\u3400-\u9fff]")
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"


def is_mark(text: str, before: str) -> bool:
    """Tell whether raised small `text` behind `before` is a footnote mark (not 'm2', 'CO2', '1st')."""
    if is_exponent(text, before):
        return False
    if _MARK.fullmatch(text):
        return True
    return bool(_LETTER_MARK.fullmatch(text)) and before[-1:].isdigit()


def is_raised(ratio: float, rise: float) -> bool:
    """Tell whether text of `ratio` times the size, `rise` sizes above the baseline, is set as a superscript."""
    return (ratio < 0.86 and rise > 0.08) or (ratio < 1.02 and rise > 0.27)


def is_exponent(text: str, before: str) -> bool:
    """Tell whether the digits belong to the unit or formula before them."""
    if not text.isdigit():
        return False
    return bool((text in ("2", "3") and _UNIT.search(before)) or _FORMULA.search(before))


def find_marks(chars: "PageChars") -> list[Span]:
    """Marks inside words: before punctuation, inside Chinese text, as superscript characters or as raised glyphs."""
    text = chars.text
    found: set[Span] = set()
    if not text.isascii():
        if any(map(text.__contains__, _SUPERSCRIPTS)):
            found.update(match.span() for match in _UNICODE_MARK.finditer(text) if _is_unicode_mark(match))
        if _HAN.search(text):
            spans = (_raised_tail(chars, match.span()) for match in _IN_CHINESE.finditer(text))
            found.update(span for span in spans if span)
    for match in _DIGITS_AT_END.finditer(text):
        span = _mark_at_end(chars, *match.span())
        if span:
            found.add(span)
    return sorted(found)


def _mark_at_end(chars: "PageChars", start: int, end: int) -> Span | None:
    """The digits that end a word, perhaps before punctuation, if they are raised by size or by their glyphs."""
    text = chars.text
    before = text[start - 1 : start]
    if not before or before.isspace():
        return None
    glyphs = before.isalpha() or (before in ".,;:)" and text[start - 2 : start - 1].isalpha())
    if end < len(text) and not text[end].isspace():
        span = _raised_tail(chars, (start, end))
        if span:
            return span
    if glyphs and is_mark(text[start:end], text[max(0, start - 6) : start]) and chars.is_raised_glyph(start):
        chars.fonts.has_raised_glyphs = True
        return (start, end)
    if chars.fonts.has_raised_glyphs and before in "0123456789)%" and chars.is_raised_glyph(end - 1):
        return (end - 1, end)
    return None


def _is_unicode_mark(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 6) : match.start()]
    digits = match.group().translate(str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789"))
    return bool(before.strip()) and not before[-1].isspace() and not is_exponent(digits, before)


def _raised_tail(chars: "PageChars", span: Span) -> Span | None:
    """The last one or two of the digits, if they are smaller and higher than what stands before them."""
    start, end = span
    _, top, _, bottom = chars.box(end - 1)
    while start < end:
        _, first_top, _, first_bottom = chars.box(start)
        _, before_top, _, before_bottom = chars.box(start - 1)
        height = before_top - before_bottom or 1.0
        alike = abs((first_top - first_bottom) - (top - bottom)) < 0.05 * height
        if alike and is_raised((top - bottom) / height, (bottom - before_bottom) / height):
            before = chars.text[max(0, start - 6) : start]
            return (start, end) if is_mark(chars.text[start:end], before) else None
        start += 1
    return None
