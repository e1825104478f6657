"""Finds every term of every concept, cue and breakdown part in one pass over the text.

Comes in: passages and a lexicon. Goes out: mentions per passage. Cost does not grow with the number of rules.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model.document import Passage
from checker.model.rule import Concept, Lexicon, Term
from checker.text.normalise import fold

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_PLURAL_FROM = 4
"""Terms of at least this length also match with a plural s."""


class Mention(NamedTuple):
    """One concept named at one place of a passage's text."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one search pattern stands for."""

    concepts: tuple[str, ...]
    masks: tuple[str, ...]
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
                concepts=tuple(sorted(found.concepts)),
                masks=tuple(sorted(found.masks)),
                prefix=prefix,
                chinese=not text.isascii(),
                plural=len(text) >= _PLURAL_FROM and not text.endswith("s"),
            )
            for (text, prefix), found in table.items()
        ]
        self._automaton = AhoCorasick([text for text, _ in table])
        self._masked = frozenset(mask for entry in self._entries for mask in entry.masks)

    def scan(self, passages: Sequence[Passage]) -> tuple[tuple[Mention, ...], ...]:
        """Mentions of each passage, by start; overlapping mentions of different concepts all count."""
        folded = [search_form(passage.text) for passage in passages]
        starts, position = [], 0
        for text in folded:
            starts.append(position)
            position += len(text) + 1
        haystack = "\n".join(folded)
        found: list[list[Mention]] = [[] for _ in passages]
        masks: list[list[Mention]] = [[] for _ in passages]
        for pattern, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            entry = self._entries[pattern]
            if not _bounded(haystack, start, end, entry):
                continue
            end = _word_end(haystack, end) if entry.prefix or entry.plural else end
            index = bisect_right(starts, start) - 1
            low, high = start - starts[index], end - starts[index]
            for concept in entry.concepts:
                found[index].append(Mention(concept, low, high))
            for concept in entry.masks:
                masks[index].append(Mention(concept, low, high))
        return tuple(
            tuple(
                sorted(_unmasked(mentions, masked), key=lambda mention: (mention.start, mention.end, mention.concept))
            )
            for mentions, masked in zip(found, masks, strict=True)
        )

    def scan_text(self, text: str) -> tuple[Mention, ...]:
        """Mentions in one text that is no passage, such as a column header."""
        from checker.model.document import Language, Role

        passage = Passage(id=0, page=0, text=text, role=Role.BODY, language=Language.OTHER)
        return self.scan((passage,))[0]


def search_form(text: str) -> str:
    """Fold for matching: as `fold`, with hyphens as spaces; the length stays the same."""
    return fold(text).replace("-", " ").replace("\n", " ")


@dataclass(slots=True)
class _Found:
    concepts: set[str]
    masks: set[str]


def _collect(lexicon: Lexicon) -> dict[tuple[str, bool], _Found]:
    """Every distinct pattern with the concepts that it stands for or hides."""
    table: dict[tuple[str, bool], _Found] = {}
    for name, terms, masks in _named_terms(lexicon):
        for term in terms:
            table.setdefault((search_form(term.text), term.prefix), _Found(set(), set())).concepts.add(name)
        for term in masks:
            table.setdefault((search_form(term.text), term.prefix), _Found(set(), set())).masks.add(name)
    return table


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


def _bounded(text: str, start: int, end: int, entry: _Entry) -> bool:
    """Whole words only, for Latin terms; Chinese has no word bounds."""
    if entry.chinese:
        return True
    if start and text[start - 1] in _WORD and text[start] in _WORD:
        return False
    if entry.prefix or end >= len(text) or text[end] not in _WORD or text[end - 1] not in _WORD:
        return True
    if not entry.plural or text[end] != "s":
        return False
    return end + 1 >= len(text) or text[end + 1] not in _WORD


def _word_end(text: str, end: int) -> int:
    """Where the word goes on to that a prefix or a singular began."""
    if not end or text[end - 1] not in _WORD:
        return end
    while end < len(text) and text[end] in _WORD:
        end += 1
    return end


def _unmasked(mentions: list[Mention], masks: list[Mention]) -> set[Mention]:
    """Mentions that no longer phrase of the same concept's `not_in` covers."""
    if not masks:
        return set(mentions)
    return {
        mention
        for mention in mentions
        if not any(
            mask.concept == mention.concept and mask.start <= mention.start and mention.end <= mask.end
            for mask in masks
        )
    }
