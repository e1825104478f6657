"""Words of titles: which requirement a row's title names, and whether a page speaks in the title's words."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.model.document import Document, Role
from checker.model.framework import Framework, Requirement

_LATIN = re.compile(r"[^\W\d_]{4,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_STEM = 6
_NAMED = 0.5
"""Share of a title's words that a page must hold to speak of it."""
_OWN, _OTHER = 0.2, 0.8
"""A title is another requirement's only if it has hardly a word of its own and nearly all of the other."""
_FEWEST = 2
_SILENT = frozenset({Role.FURNITURE, Role.CONTENTS, Role.CONTENT_INDEX})


def stems(text: str) -> frozenset[str]:
    """Beginnings of the Latin words and pairs of the Chinese characters of a text."""
    latin = (word.casefold()[:_STEM] for word in _LATIN.findall(text))
    pairs = (run[start : start + 2] for run in _CHINESE.findall(text) for start in range(len(run) - 1))
    return frozenset((*latin, *pairs))


class PageWords:
    """The words of pages, gathered only for those that are asked for."""

    def __init__(self, document: Document) -> None:
        """Keep `document`; nothing is read before it is needed."""
        self._document = document
        self._known: dict[int, frozenset[str]] = {}

    @cached_property
    def _texts(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for passage in self._document.passages:
            if passage.role not in _SILENT:
                found.setdefault(passage.page, []).append(passage.text)
        return found

    @property
    def pages(self) -> Iterable[int]:
        """Every page with text outside the index."""
        return self._texts

    def name(self, titles: Iterable[str], pages: Iterable[int]) -> bool:
        """Tell whether a page holds half of the words of a title; so it is where a title has none."""
        each = tuple(pages)
        for wanted in map(stems, titles):
            if not wanted or any(len(wanted & self._of(page)) >= _NAMED * len(wanted) for page in each):
                return True
        return False

    def _of(self, page: int) -> frozenset[str]:
        if page not in self._known:
            self._known[page] = stems(" ".join(self._texts.get(page, ())))
        return self._known[page]


class Titles:
    """Titles of an edition, to find the one that a row's words belong to."""

    def __init__(self, framework: Framework) -> None:
        """Take the titles of `framework`."""
        self._titles = tuple((one, stems(one.title)) for one in framework.requirements)

    def meant(self, title: str, own: Sequence[Requirement]) -> Requirement | None:
        """The requirement whose title a row prints beside the code of `own`; None where it may be its own title."""
        words = stems(title)
        if len(words) < _FEWEST or any(_alike(words, stems(one.title)) > _OWN for one in own):
            return None
        ids = {one.id for one in own}
        alike = [(_alike(words, other), one) for one, other in self._titles if one.id not in ids]
        best = max(alike, key=lambda pair: pair[0], default=None)
        if best is None or best[0] < _OTHER:
            return None
        rivals = {one.id for score, one in alike if score >= best[0] - 0.1}
        return best[1] if rivals == {best[1].id} else None


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of words in common, 0 to 1."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
