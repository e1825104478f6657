"""Where an index row points: pages of the file by number, or all that stands under a heading."""

import re
from collections import defaultdict
from collections.abc import Iterable

from checker.model.document import Document, Language, Role
from checker.model.fact import Claim, Facts

_WORD = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(r"[;>|/]|(?<=[^\d\W])\s(?=\d{1,2}(?:\.\d{1,2})+\s)")
_SHORTEST_NAME = 12
"""In bytes: three or four Chinese characters, two Latin words. Shorter ones head too many things."""


class Places:
    """Headings by their words with the pages of all that stands under each, and the pages that point elsewhere."""

    def __init__(self, document: Document, facts: Facts, *, shift: int = 0) -> None:
        """List headings and pages; `shift` is what the index is off by."""
        self._numbers = frozenset(page.number for page in document.pages)
        self._shift = shift
        self._sections = _sections(document)
        self.searchable = is_searchable(document)
        self.unread = frozenset(page.number for page in document.unread_pages)
        self.referring = frozenset(one.locator.page for one in facts.references if one.external)

    def cited(self, claim: Claim) -> frozenset[int]:
        """Pages of the file that a row points to; the section that it names counts where it gives no page."""
        numbered = frozenset(page + self._shift for page in claim.file_pages) & self._numbers
        return numbered or self._under(claim.section)

    def knows(self, name: str) -> bool:
        """Tell whether some heading bears one of the names that a row gives."""
        return bool(self._under(name))

    def _under(self, name: str) -> frozenset[int]:
        keys = [_key(part) for part in _SEPARATOR.split(name)]
        return frozenset(page for key in keys for page in self._sections.get(key, ()))


def is_searchable(document: Document) -> bool:
    """Tell whether the rules know the report's language: in another one, what is not found says nothing."""
    return bool(document.languages) and document.languages[0] is not Language.OTHER


def widened(pages: Iterable[int]) -> frozenset[int]:
    """These pages with their neighbours: text runs on, and spreads carry two printed pages."""
    return frozenset(page + step for page in pages for step in (-1, 0, 1))


def _sections(document: Document) -> dict[str, set[int]]:
    under: defaultdict[int, set[int]] = defaultdict(set)
    for passage in document.passages:
        for heading in passage.headings:
            under[heading].add(passage.page)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for passage in document.passages:
        key = _key(passage.text) if passage.role is Role.HEADING else ""
        if len(key.encode()) >= _SHORTEST_NAME:
            found[key] |= {passage.page, *under[passage.id]}
    return dict(found)


def _key(text: str) -> str:
    """Words of a heading without its number, case and marks."""
    words = _WORD.findall(text.casefold())
    while words and words[0].isdigit():
        words.pop(0)
    return " ".join(words)
