"""Where an index row sends its reader: printed pages, sections, other documents and addresses, from a cell's words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.concepts import Mention
from checker.extract.index_cues import FAMILY, IndexCue
from checker.model.document import Page

_RANGE = r"(?:\s?(?:-|~|至|到|to\b)\s?(?:[Pp]{1,2}\.?\s?|第)?(?P<last>\d{1,3}))?"
_SPAN = re.compile(
    r"(?:(?<![A-Za-z0-9_./:#&$'\-])|(?<=[Pp]\.)|(?<=[Pp][Gg]\.))(?:(?<!\d,)|(?=\d{1,2}(?!\d)))"
    rf"(?P<mark>[A-Za-z]{{1,4}})?(?P<first>\d{{1,3}}){_RANGE}"
    r"(?![\dA-Za-z%]|[.:]\d|,\d{3}(?!\d)|, (?:19|20)\d\d(?! ?[A-Z])|-\d)"
)
_LIST = re.compile(r"[^\w]{0,3}\d{1,3}(?:(?:\s?(?:-|~|至|到|to)\s?|[\s,;&/、|]+(?:and\s|及|和)?)\d{1,3})*[^\w%]{0,3}")
_LISTED = re.compile(r"(\d{1,3})(?:\s?(?:-|~|至|到|to)\s?(\d{1,3}))?")
_AFTER_WORD = re.compile(r"[\s.:)(]{0,3}")
_GOES_ON = re.compile(r"(?:\. |[\s,;、&/]*)(?:and|及|和|与|與|e)?\s?第?\s?")
_ENDS = re.compile(r"\s?(?:$|,(?!\d)|[;)(/|、\[])")
_MARK_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z]{2,4})[\s:\-]{0,3}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s|]+|[\w\-]+(?:\.[\w\-]+)*\.(?:com|org|net)(?:\.[a-z]{2})?/[^\s|]*")
_BEFORE = 3
"""Characters between a word for pages and its number, at most."""
_LONGEST_RANGE = 300
_LONGEST_SECTION = 160
_LETTERS = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2,}|\d+\.\d+")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])")
_PAGE_MARKS = frozenset({"p", "pp", "pg", "s"})
"""Letters that stand right before a page number."""
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
    sections: tuple[tuple[str, str], ...] = ()
    """Numbers of the report's sections ("5.1") with their titles."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    pages: range


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
            yield _Number(match.start(), match.end(), _pages(match[1], match[2]))
        return
    named = [mention for mention in mentions if IndexCue.PAGE_WORD in mention.concepts]
    words = {mention.end for mention in named}
    behind = {mention.start for mention in named if not text[mention.start].isascii()}
    labels = {
        mention.end
        for mention in mentions
        if IndexCue.SECTION_WORD in mention.concepts or any(name.startswith(FAMILY) for name in mention.concepts)
    }
    matches = list(_SPAN.finditer(text))
    kept: list[bool] = []
    labelled = False
    for index, match in enumerate(matches):
        goes_on = index > 0 and not match["mark"] and _goes_on(text, matches[index - 1], match)
        labelled = (goes_on and labelled) or _ends_before(labels, text, match.start())
        linked = goes_on and kept[-1]
        before_word = not behind.isdisjoint((match.end(), match.end() + 1))
        kept.append(before_word or (not labelled and (linked or _is_page(text, match, words, reading, bare=bare))))
        if before_word:
            _keep_before(text, matches, kept)
    for match, is_kept in zip(matches, kept, strict=True):
        if is_kept:
            yield _Number(match.start(), match.end(), _pages(match["first"], match["last"]))


def _goes_on(text: str, before: re.Match[str], match: re.Match[str]) -> bool:
    """Tell whether a number goes on with a list."""
    return _GOES_ON.fullmatch(text, before.end(), match.start()) is not None


def _keep_before(text: str, matches: Sequence[re.Match[str]], kept: list[bool]) -> None:
    """The word for pages behind a list stands for all its numbers."""
    before = len(kept) - 1
    while before and not kept[before - 1] and _goes_on(text, matches[before - 1], matches[before]):
        before -= 1
        kept[before] = True


def _is_page(text: str, match: re.Match[str], words: set[int], reading: Reading, *, bare: bool) -> bool:
    mark = match["mark"]
    if mark:
        return mark.lower() in _PAGE_MARKS or mark in reading.marks
    start = match.start()
    if _ends_before(words, text, start):
        return True
    before = _MARK_BEFORE.search(text, max(0, start - 8), start)
    if before:
        return before[1] in reading.marks
    if not bare or reading.worded:
        return False
    return bool(match["last"]) or _ENDS.match(text, match.end()) is not None


def _ends_before(ends: set[int], text: str, start: int) -> bool:
    return any(
        end in ends and _AFTER_WORD.fullmatch(text, end, start) for end in range(max(0, start - _BEFORE), start + 1)
    )


def _pages(first: str, last: str | None) -> range:
    """A range; an end shorter than its start lacks the start's first digits."""
    low = int(first)
    if not low:
        return range(0)
    if not last:
        return range(low, low + 1)
    high = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else range(low, low + 1)


def _names(text: str, mentions: Sequence[Mention], reading: Reading) -> list[tuple[int, str]]:
    """Documents named in the cell, by place; an empty name is the report itself."""
    found: list[tuple[int, str]] = []
    for mention in mentions:
        if IndexCue.OWN_DOCUMENT in mention.concepts:
            found.append((mention.start, ""))
        elif IndexCue.DOCUMENT in mention.concepts:
            name = text[mention.start : mention.end]
            found.append((mention.start, "" if document_key(name) in reading.own else name))
    found += [
        (match.start(), "" if match[0] in reading.own else match[0])
        for match in (_CAPITALS.finditer(text) if reading.marks else ())
        if match[0] in reading.marks
    ]
    return sorted(found)


def document_key(name: str) -> str:
    """A document's name in the form in which names are compared."""
    return " ".join(name.lower().replace("-", " ").split()).removesuffix("s")


def initials(key: str) -> str:
    """Abbreviation of a document's name: annual report, AR."""
    return "".join(word[0] for word in key.split()).upper()


def _section(text: str, numbers: Sequence[_Number], mentions: Sequence[Mention]) -> str:
    """What is left of a cell without its page numbers and the words before them."""
    starts = {number.start for number in numbers}
    cut = [(number.start, number.end) for number in numbers]
    cut += [
        (mention.start, mention.end)
        for mention in mentions
        if IndexCue.PAGE_WORD in mention.concepts and any(0 <= start - mention.end <= _BEFORE for start in starts)
    ]
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
