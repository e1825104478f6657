"""Where an index row sends its reader: printed pages, sections, other documents and addresses, from the words of a cell.

Nothing is looked up here; `PageMap` tells which pages of the file carry printed page numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.concepts import Mention
from checker.extract.index_cues import FAMILY, IndexCue
from checker.model.document import Page

_SPAN = re.compile(
    r"(?<![A-Za-z0-9_./:#&$'\-])(?<!\d,)(?P<mark>[A-Za-z]{1,4})?(?P<first>\d{1,3})"
    r"(?:\s?(?:-|~|至|到|to\b)\s?(?:[Pp]{1,2}\.?\s?|[Pp]ages?\s|第)?(?P<last>\d{1,3}))?(?![\dA-Za-z%]|[.:]\d|,\d{3}(?!\d)|-\d)"
)
_LIST = re.compile(r"[^\w]{0,3}\d{1,3}(?:(?:\s?(?:-|~|至|到|to)\s?|[\s,;&/、|.]+(?:and\s|及|和)?)\d{1,3})*[^\w%]{0,3}")
_LISTED = re.compile(r"(\d{1,3})(?:\s?(?:-|~|至|到|to)\s?(\d{1,3}))?")
_AFTER_WORD = re.compile(r"[\s.:)(]{0,3}")
_GOES_ON = re.compile(r"[\s,;、&/)(]*(?:and|及|和|与|與|e)?\s?第?\s?")
_ENDS = re.compile(r"\s?(?:$|[,;)(/|、])")
_STARTS = re.compile(r"(?:^|[,;(/|、])\s?$")
_PAGE_AFTER = re.compile(r"\s?[頁页]")
_MARK_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z]{2,4})[\s:\-]{0,3}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s|]+|[\w\-]+(?:\.[\w\-]+)*\.(?:com|org|net)(?:\.[a-z]{2})?/[^\s|]*")
_LONGEST_RANGE = 300
_LONGEST_SECTION = 160
_LETTERS = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2,}|\d+\.\d+")
_LOOSE = " ,;:.()[]|-–—>•·&/~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row points."""

    pages: tuple[int, ...] = ()
    others: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Other documents with the pages cited of each."""
    section: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the report as a whole tells of how its index cites pages."""

    own: frozenset[str] = frozenset()
    """Names by which the report calls itself."""
    marks: frozenset[str] = frozenset()
    """Abbreviations of documents that stand before page numbers."""
    worded: bool = False
    """Pages are cited with a word ("p. 12"), so that bare numbers among words are none."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    pages: range
    mark: str


def read_place(
    text: str, mentions: Sequence[Mention], reading: Reading, *, document: str = "", bare: bool, shape: bool = True
) -> Place:
    """Read a cell in `code_form`; `mentions` are those inside it, with offsets into it.

    `document` is the one that the column's header names; `bare`: numbers without a word may be pages; `shape`: what
    else the cell says is the name of a section.
    """
    address = _ADDRESS.search(text)
    if address:
        text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    numbers = list(_pages_in(text, mentions, reading, bare=bare))
    names = _names(text, mentions, reading)
    own: list[int] = []
    others: dict[str, list[int]] = {name: [] for _, name in names if name}
    for number in numbers:
        name = next((name for start, name in reversed(names) if start < number.start), document)
        (others.setdefault(name, []) if name else own).extend(number.pages)
    return Place(
        pages=tuple(dict.fromkeys(own)),
        others=tuple((name, tuple(dict.fromkeys(pages))) for name, pages in others.items()),
        section=_section(text, numbers, mentions) if shape else "",
        address=address[0].rstrip(_LOOSE) if address else "",
    )


def is_page_list(text: str) -> bool:
    """Tell whether a cell in `code_form` holds nothing but page numbers."""
    return bool(_LIST.fullmatch(text))


def _pages_in(text: str, mentions: Sequence[Mention], reading: Reading, *, bare: bool) -> Iterator[_Number]:
    if bare and is_page_list(text):
        for match in _LISTED.finditer(text):
            yield _Number(match.start(), match.end(), _pages(match[1], match[2]), "")
        return
    words = {mention.end for mention in mentions if IndexCue.PAGE_WORD in mention.concepts}
    labels = {
        mention.end
        for mention in mentions
        if IndexCue.SECTION_WORD in mention.concepts or any(name.startswith(FAMILY) for name in mention.concepts)
    }
    matches = list(_SPAN.finditer(text))
    kept = [False] * len(matches)
    for index, match in enumerate(matches):
        linked = index > 0 and kept[index - 1] and _GOES_ON.fullmatch(text, matches[index - 1].end(), match.start())
        kept[index] = bool(linked) or _is_page(text, match, words, labels, reading, bare=bare)
        if kept[index] and _PAGE_AFTER.match(text, match.end()):
            before = index
            while (
                before
                and not kept[before - 1]
                and _GOES_ON.fullmatch(text, matches[before - 1].end(), matches[before].start())
            ):
                before -= 1
                kept[before] = True
    for match, is_kept in zip(matches, kept, strict=True):
        if is_kept:
            yield _Number(match.start(), match.end(), _pages(match["first"], match["last"]), match["mark"] or "")


def _is_page(
    text: str, match: re.Match[str], words: set[int], labels: set[int], reading: Reading, *, bare: bool
) -> bool:
    mark = match["mark"]
    if mark:
        return mark.lower() in ("p", "pp", "pg", "s") or mark in reading.marks
    start = match.start()
    if _PAGE_AFTER.match(text, match.end()) or _ends_before(words, text, start):
        return True
    if _ends_before(labels, text, start):
        return False
    before = _MARK_BEFORE.search(text, max(0, start - 8), start)
    if before:
        return before[1] in reading.marks
    if not bare or reading.worded:
        return False
    return bool(match["last"]) or _ENDS.match(text, match.end()) is not None


def _ends_before(ends: set[int], text: str, start: int) -> bool:
    return any(end in ends and _AFTER_WORD.fullmatch(text, end, start) for end in range(max(0, start - 3), start + 1))


def _pages(first: str, last: str | None) -> range:
    """A range; "148-9" stands for 148-149."""
    low = int(first)
    if not last:
        return range(low, low + 1)
    high = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else range(low, low + 1)


def _names(text: str, mentions: Sequence[Mention], reading: Reading) -> list[tuple[int, str]]:
    """Documents named in the cell, by place; an empty name is the report itself."""
    found = []
    for mention in mentions:
        if IndexCue.OWN_DOCUMENT in mention.concepts:
            found.append((mention.start, ""))
        elif IndexCue.DOCUMENT in mention.concepts:
            name = text[mention.start : mention.end]
            found.append((mention.start, "" if document_key(name) in reading.own else name))
    for mark in reading.marks:
        for match in re.finditer(rf"(?<![A-Za-z]){mark}(?![A-Za-z])", text):
            found.append((match.start(), "" if mark in reading.own else mark))
    return sorted(found)


def document_key(name: str) -> str:
    """A document's name in the form in which names are compared."""
    return " ".join(name.lower().replace("-", " ").split()).removesuffix("s")


def initials(key: str) -> str:
    """Abbreviation of a document's name: annual report, AR."""
    return "".join(word[0] for word in key.split()).upper()


def _section(text: str, numbers: Sequence[_Number], mentions: Sequence[Mention]) -> str:
    """What is left of a cell without its page numbers and the words before them."""
    cut = [(number.start, number.end) for number in numbers]
    starts = {number.start for number in numbers}
    for mention in mentions:
        if IndexCue.PAGE_WORD in mention.concepts and any(mention.end <= start <= mention.end + 3 for start in starts):
            cut.append((mention.start, mention.end))
    left, position = [], 0
    for start, end in sorted(cut):
        left.append(text[position:start])
        position = max(position, end)
    left.append(text[position:])
    words = " ".join(" ".join(piece.strip(_LOOSE) for piece in left if piece.strip(_LOOSE)).split())
    return words if _LETTERS.search(words) and len(words) <= _LONGEST_SECTION else ""


class PageMap:
    """Printed page numbers to pages of the file; a page of the file may carry two."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Read the labels of `pages`."""
        self._numbers: dict[int, int] = {}
        for page in pages:
            for part in re.findall(r"\d{1,4}", page.label):
                self._numbers.setdefault(int(part), page.number)
        offsets = [number - printed for printed, number in self._numbers.items()]
        self._offset = max(set(offsets), key=lambda one: (offsets.count(one), -abs(one))) if offsets else 0
        self._last = len(pages)

    def file_pages(self, printed: Sequence[int]) -> tuple[int, ...]:
        """Pages of the file for printed ones; where a number is not printed, by the usual offset."""
        found = (self._numbers.get(page, page + self._offset) for page in printed)
        return tuple(dict.fromkeys(page for page in found if 1 <= page <= self._last))
