"""Finds every term of every concept, cue and breakdown part in one pass over the text.

Comes in: passages and a lexicon. Goes out: mentions per passage. Cost does not grow with the number of rules.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model.document import Passage
from checker.model.rule import Concept, Lexicon, Term
from checker.text.normalise import fold

_LETTERS = bytes(chr(code).isascii() and chr(code).isalnum() for code in range(256))
_mention = tuple.__new__
"""Makes a Mention without its keyword checks: a report has tens of thousands."""
_ADDRESS = re.compile(r"(?:https?:|www\.)[!-~]+")
_ADDRESS_START = 4
"""Characters of an address that stay: "http" and "www." tell that another place is named, its words tell nothing."""
_PLURAL_FROM = 4
"""Terms of at least this length also match with a plural s."""


class Mention(NamedTuple):
    """A term found at one place of a passage's text, with all that it stands for."""

    start: int
    end: int
    concepts: frozenset[str]


Mentions = tuple[tuple[Mention, ...], ...]
"""Mentions of each passage, by the passage's id."""

NOTHING: frozenset[str] = frozenset()


def concepts_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """All that these mentions stand for."""
    found = [mention.concepts for mention in mentions]
    return found[0] if len(found) == 1 else NOTHING.union(*found)


def shifted(mentions: Iterable[Mention], offset: int) -> Sequence[Mention]:
    """Mentions of a passage by offsets of the text in it that begins at `offset`."""
    return [_mention(Mention, (start - offset, end - offset, concepts)) for start, end, concepts in mentions]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one search pattern stands for."""

    concepts: frozenset[str]
    masks: frozenset[str]
    prefix: bool
    chinese: bool
    plural: bool


class Matcher:
    """All terms of a lexicon, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lexicon's terms; raises nothing: the rulebook has checked them."""
        from ahocorasick_rs import AhoCorasick

        table = _collect(lexicon)
        self._entries = [
            _Entry(
                concepts=frozenset(found.concepts),
                masks=frozenset(found.masks),
                prefix=prefix,
                chinese=not text.isascii(),
                plural=len(text) >= _PLURAL_FROM and not text.endswith("s"),
            )
            for (text, prefix), found in table.items()
        ]
        self._automaton = AhoCorasick([text for text, _ in table])

    def scan(self, passages: Sequence[Passage]) -> Mentions:
        """Mentions of each passage, by end; overlapping mentions all count."""
        folded = [search_form(passage.text) for passage in passages]
        starts, position = [], 0
        for text in folded:
            starts.append(position)
            position += len(text) + 1
        found: list[list[Mention]] = [[] for _ in passages]
        masks: list[list[Mention]] = [[] for _ in passages]
        index, base, following = -1, 0, 0
        for start, end, entry in self._hits("\n".join(folded) + "\n"):
            if not base <= start < following:
                index = bisect_right(starts, start) - 1
                base, following = starts[index], starts[index] + len(folded[index]) + 1
            if concepts := entry.concepts:
                found[index].append(_mention(Mention, (start - base, end - base, concepts)))
            if entry.masks:
                masks[index].append(_mention(Mention, (start - base, end - base, entry.masks)))
        return tuple(
            tuple(_unmasked(mentions, masked) if masked else mentions)
            for mentions, masked in zip(found, masks, strict=True)
        )

    def _hits(self, haystack: str) -> Iterator[tuple[int, int, _Entry]]:
        """Terms found as whole words, to the end of the word that a prefix or a singular begins.

        Chinese has no word bounds. `letters` has a byte for each character: 1 for a Latin letter or digit; its last, a
        line break, also stands before the first.
        """
        letters = haystack.encode("latin-1", "replace").translate(_LETTERS)
        entries = self._entries
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            entry = entries[pattern]
            if entry.chinese:
                yield start, end, entry
            elif not (letters[start - 1] and letters[start]):
                if not (letters[end] and letters[end - 1]):
                    yield start, end, entry
                elif entry.prefix:
                    yield start, letters.find(0, end), entry
                elif entry.plural and haystack[end] == "s" and not letters[end + 1]:
                    yield start, end + 1, entry

    def scan_text(self, text: str) -> tuple[Mention, ...]:
        """Mentions in one text that is no passage, such as a column header."""
        from checker.model.document import Language, Role

        passage = Passage(id=0, page=0, text=text, role=Role.BODY, language=Language.OTHER)
        return self.scan((passage,))[0]

    def named_in(self, text: str) -> frozenset[str]:
        """Concepts named in such a text."""
        return concepts_of(self.scan_text(text))


def search_form(text: str) -> str:
    """Fold for matching: as `fold`, with hyphens as spaces and addresses blanked; the length stays the same."""
    folded = fold(text).replace("-", " ").replace("\n", " ")
    if "http" in folded or "www." in folded:
        folded = _ADDRESS.sub(lambda match: match[0][:_ADDRESS_START].ljust(len(match[0])), folded)
    return folded


@dataclass(slots=True)
class _Found:
    concepts: set[str]
    masks: set[str]


def _collect(lexicon: Lexicon) -> dict[tuple[str, bool], _Found]:
    """Every distinct pattern with the concepts that it stands for or hides."""
    table: dict[tuple[str, bool], _Found] = {}
    for name, terms, masks in _named_terms(lexicon):
        for term in terms:
            _entry(table, term).concepts.add(name)
        for term in masks:
            _entry(table, term).masks.add(name)
    return table


def _entry(table: dict[tuple[str, bool], _Found], term: Term) -> _Found:
    """The pattern of a term; the rulebook has folded it already."""
    key = (term.text.replace("-", " "), term.prefix)
    found = table.get(key)
    if found is None:
        found = table[key] = _Found(set(), set())
    return found


def _named_terms(lexicon: Lexicon) -> Iterable[tuple[str, tuple[Term, ...], tuple[Term, ...]]]:
    """Terms and masks under the name that a mention of them carries."""
    concepts = {concept.id: concept for concept in (*lexicon.concepts, *lexicon.cues)}
    for concept in concepts.values():
        for member in _with_included(concept, concepts):
            yield concept.id, member.terms, member.not_in
    for dimension in lexicon.dimensions:
        for part in dimension.parts:
            yield f"{dimension.id}={part.id}", part.terms, part.not_in
        yield f"by:{dimension.id}", dimension.cues, ()


def _with_included(concept: Concept, concepts: dict[str, Concept]) -> Iterable[Concept]:
    """The concept and all that it includes, each once."""
    seen, queue = set(), [concept.id]
    while queue:
        name = queue.pop()
        if name in seen or name not in concepts:
            continue
        seen.add(name)
        queue.extend(concepts[name].includes)
        yield concepts[name]


def _unmasked(mentions: Sequence[Mention], masks: Sequence[Mention]) -> Iterable[Mention]:
    """Mentions without the concepts that a longer phrase of their own `not_in` covers."""
    for mention in mentions:
        start, end, kept = mention
        for mask_start, mask_end, hidden in masks:
            if mask_start <= start and end <= mask_end:
                kept -= hidden
        if kept:
            yield mention if kept is mention.concepts else _mention(Mention, (start, end, kept))
