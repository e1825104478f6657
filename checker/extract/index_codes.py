"""Finds requirement codes in a text, in lists and ranges too, normalised as the frameworks spell them.

Shapes only; which codes exist is for the Catalogue to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.index_catalogue import Catalogue, numbered
from checker.text.numerals import chinese_number

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x301C: "~"}
_TABLE = _WIDE | _DASHES
_FREE = r"(?<![A-Za-z0-9.\-/].)"
_NUMBERS = re.compile(
    rf"[0-9](?:{_FREE}|(?<=[A-Z]{{2}}.))(?:"
    r"\d{2}\s?-\s?(?!\d{3}\s?-\s?\d)\d{1,3}(?![\d%]|[.,]\d)(?P<standard>)"
    r"|\s?-\s?\d{1,2}(?![\d%]|[.,]\d|-\d)(?P<part>))"
)
_LETTERS = re.compile(
    rf"[A-Z]{_FREE}(?:"
    r"[A-Z]-[A-Z]{2}-\d{3}[a-z]?\.[\dA-Z](?P<sector>)"
    r"|\d(?:\s?-\s?[A-Z]{2,4}|\s[A-Z]{2,4}(?=\s?-?\s?\d)|-(?=\d))\s?-?\s?\d{0,2}(?![\d%]|\.\d)(?P<prefixed>)"
    r"|\.?\s?\d{1,2}(?:\s?\((?:[a-z]{1,4}|\d)\))+(?P<items>)"
    r"|\s?\d{1,2}\s?\.\s?(?:\d{1,2}|[A-Z]{2})(?![A-Za-z\d%]|\.\d)(?P<dotted>)"
    r"|(?:[A-Z]{1,3}[\- ]?\d{1,2}|\d{1,2})(?![A-Za-z\d%\-]|[.,]\d)(?P<lettered>))"
)
"""The empty groups tell the shapes apart; each pattern starts with a set of characters, which makes the search fast."""
_ARTICLE = re.compile(r"第\s?([一二三四五六七八九十百零〇]{1,6}|\d{1,3})\s?[条條](?P<article>)")
_SURE_NUMBERS = re.compile(r"[0-9]{3}\s?-\s?\d")
_SURE_LETTERS = re.compile(r"[A-Z]\.?\s?\d{1,2}\s?[.(\-]")
_ODD = re.compile("[\u2010-\u2015\u2212\u3000\u301c\ufe58\ufe63\uff01-\uff5e\xa0]")
_ELEMENTS = re.compile(
    r"\s?(?:\(\s?([a-h](?:\s?[,/&\-]\s?[a-h])*|[a-h]-[ivx]{1,4})\s?\)|-([a-h](?:-[ivx]{1,4})?)(?![A-Za-z])"
    r"|([a-h](?:\s?[,/]\s?[a-h])*)(?=[.):]|\s?$))"
)
_RANGE = re.compile(r"\s?(?:-|~|至|到|(?:to|through|until|al?|bis|à)(?![A-Za-z]))\s?[^\d\w]{0,2}(?:[A-Za-z]{2,10}\s?)?")
_SHORT_RANGE = re.compile(r"\s?(?:~|至|到|to|through|until)\s?(\d{1,2})(?!\d|\s?[-.%])")
_MORE = re.compile(r"(?:\s?([/、])\s?|\s?(,)\s?|\s(?:and|&)\s)(\d{1,2})(?![\d%]|\s?[-.]\s?\d)")
_JOINED = re.compile(r"(?:[^\w]|_|and|e|et|y|及|和|与|與|(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z]))*")
_LONGEST_RANGE = 60
_HIGHEST = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One printed code, or a range or list of codes, with its place in the text."""

    start: int
    end: int
    ids: tuple[str, ...]
    elements: tuple[str, ...] = ()
    """Letters of the items that are named ("a", "c-vi")."""
    sure: bool = True
    """Nothing else looks so; other codes count only where a code is expected."""


def code_form(text: str) -> str:
    """The text with plain dashes and half-width characters, of the same length."""
    return text.translate(_TABLE) if not text.isascii() and _ODD.search(text) else text


def find_codes(text: str, catalogue: Catalogue) -> list[Code]:
    """Codes of a text in `code_form`, in its order; ranges and lists of codes are one."""
    matches = [*_NUMBERS.finditer(text)] if "-" in text else []
    others = [*_LETTERS.finditer(text)]
    if "第" in text:
        others += _ARTICLE.finditer(text)
    if others:
        matches = sorted([*matches, *others], key=lambda match: match.start())
    found: list[Code] = []
    for match in matches:
        if found and match.start() < found[-1].end:
            continue
        code = _code(match, catalogue)
        if code is not None:
            found.append(_with_more(text, _with_elements(text, code), catalogue))
    return _with_ranges(text, found, catalogue) if len(found) > 1 else found


def may_hold_sure_codes(text: str) -> bool:
    """Tell quickly whether a text in `code_form` could hold a code that nothing else looks like."""
    return bool(_SURE_NUMBERS.search(text) or _SURE_LETTERS.search(text))


def joined(text: str, codes: Sequence[Code]) -> Iterator[tuple[Code, ...]]:
    """Codes in groups: those with nothing but separators between them belong together."""
    group: list[Code] = []
    for code in codes:
        if group and not _JOINED.fullmatch(text, group[-1].end, code.start):
            yield tuple(group)
            group = []
        group.append(code)
    if group:
        yield tuple(group)


def _code(match: re.Match[str], catalogue: Catalogue) -> Code | None:
    kind = str(match.lastgroup)
    if kind == "article":
        return _article(match, catalogue)
    printed = _normalised(kind, match[0])
    known = catalogue.spelled(printed)
    weak = kind in ("part", "lettered") or (kind == "prefixed" and not catalogue)
    if known:
        return Code(start=match.start(), end=match.end(), ids=(known,), sure=not weak)
    if kind == "lettered":
        general = catalogue.general(printed)
        usable = bool(general) or (not catalogue and len(printed) <= 3 and printed[1:].isdigit())
        return Code(start=match.start(), end=match.end(), ids=(printed,), sure=False) if usable else None
    if kind == "sector":
        return Code(start=match.start(), end=match.end(), ids=(printed,))
    if not catalogue:
        return Code(start=match.start(), end=match.end(), ids=(printed,), sure=not weak)
    split = numbered(printed)
    if split and split[1] <= _HIGHEST and catalogue.has_stem(split[0]):
        return Code(start=match.start(), end=match.end(), ids=(printed,), sure=False)
    return None


def _article(match: re.Match[str], catalogue: Catalogue) -> Code:
    """An article, as the framework spells it; one that no framework has still ends the row before it."""
    number = int(match[1] if match[1].isdecimal() else chinese_number(match[1]) or 0)
    named = catalogue.article(number) or f"第{number or match[1]}条"
    return Code(start=match.start(), end=match.end(), ids=(named,), sure=False)


def _normalised(kind: str, printed: str) -> str:
    if kind in ("standard", "part"):
        stem, _, number = printed.partition("-")
        return f"{stem.strip()}-{int(number)}"
    text = "".join(printed.split())
    if kind == "prefixed":
        return f"{text[:2]}-{text[2:].lstrip('-').replace('-', '')}"
    return text


def _with_elements(text: str, code: Code) -> Code:
    match = _ELEMENTS.match(text, code.end)
    if match is None:
        return code
    letters = next(group for group in match.groups() if group)
    parts = (letters,) if "-" in letters and letters[2:3] in "ivx" else tuple(re.findall("[a-h]", letters))
    return replace(code, end=match.end(), elements=parts)


def _with_more(text: str, code: Code, catalogue: Catalogue) -> Code:
    """Numbers after a code that go on with it: "102-40, 42, 43", "302-1/2/3", "2-9 to 21"."""
    split = numbered(code.ids[0])
    if split is None:
        return code
    stem, last = split
    ids, end = list(code.ids), code.end
    span = _SHORT_RANGE.match(text, end)
    if span and last < int(span[1]) <= last + _LONGEST_RANGE and _exists(f"{stem}{int(span[1])}", catalogue):
        return replace(code, end=span.end(), ids=tuple(_between(stem, last, int(span[1]), catalogue)))
    while match := _MORE.match(text, end):
        number = int(match[3])
        following = bool(match[1]) or number == last + 1 or len(ids) > 1 or text[match.end() : match.end() + 1] == ","
        if not (last < number and following and catalogue.knows(f"{stem}{number}")):
            break
        ids.append(f"{stem}{number}")
        last, end = number, match.end()
    return replace(code, ids=tuple(ids), end=end) if end != code.end else code


def _with_ranges(text: str, codes: Sequence[Code], catalogue: Catalogue) -> list[Code]:
    """Codes with a dash or "to" between them and the same stem stand for all between."""
    merged: list[Code] = []
    for code in codes:
        before = merged[-1] if merged else None
        if before is not None and _RANGE.fullmatch(text, before.end, code.start):
            first, last = numbered(before.ids[-1]), numbered(code.ids[0])
            if first and last and first[0] == last[0] and first[1] < last[1] <= first[1] + _LONGEST_RANGE:
                between = _between(first[0], first[1], last[1], catalogue)
                merged[-1] = replace(before, end=code.end, ids=(*before.ids[:-1], *between, *code.ids[1:]))
                continue
        merged.append(code)
    return merged


def _between(stem: str, first: int, last: int, catalogue: Catalogue) -> list[str]:
    codes = [f"{stem}{number}" for number in range(first, last + 1)]
    return [code for code in codes if _exists(code, catalogue)] if catalogue else codes


def _exists(code: str, catalogue: Catalogue) -> bool:
    return catalogue.knows(code) if catalogue else True
