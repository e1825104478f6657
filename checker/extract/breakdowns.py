"""Which part of a breakdown (gender: female) a figure belongs to, by the words around it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from checker.extract.concepts import Mention

_COLON = re.compile("[:：]")
_ASIDE = re.compile(r"[(（][^)）]*[)）]?")


def breakdown(*levels: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Parts named by the words around a figure, nearest words first; a level that names two parts names none."""
    parts: dict[str, str] = {}
    for level in reversed(levels):
        parts.update(_single_parts(level))
    return tuple(sorted(parts.items()))


@lru_cache(maxsize=256)  # all figures of a sentence, table or section share a level
def _single_parts(level: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Dimension and part where the words name only one part of the dimension."""
    named: dict[str, list[str]] = {}
    for concept in level:
        dimension, is_part, part = concept.partition("=")
        if is_part:
            named.setdefault(dimension, []).append(part)
    return tuple((dimension, found[0]) for dimension, found in named.items() if len(found) == 1)


def paired(count: int, inside: Sequence[Mention]) -> Sequence[frozenset[str]]:
    """Parts in the order of the `count` numbers of a sentence that names as many ("women 13 hours, men 12")."""
    parts: dict[str, list[str]] = {}
    for _, dimension, concept in _parts(inside):
        named = parts.setdefault(dimension, [])
        if named[-1:] != [concept]:  # two words for one part that overlap
            named.append(concept)
    pairs = [names for names in parts.values() if len(names) == count and len(set(names)) == count > 1]
    return [frozenset(names[number] for names in pairs) for number in range(count)]


def of_number(end: int, near: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Mentions that may tell the part of the number that ends at `end`.

    What stands behind a colon tells the parts of the number before it, their total ("55 staff: 21 women and 34 men").
    """
    return [
        mention
        for mention in near
        if mention.start < end or not _COLON.search(_ASIDE.sub("", text[end : mention.start]))
    ]


def beside(start: int, end: int, near: Sequence[Mention]) -> frozenset[str]:
    """Of each dimension the part that stands nearest to the number at `start` to `end` ("21 women and 34 men")."""
    closest: dict[str, tuple[int, str]] = {}
    for mention, dimension, concept in _parts(near):
        this = (max(mention.start - end, start - mention.end, 0), concept)
        closest[dimension] = min(closest.get(dimension, this), this)
    return frozenset(concept for _, concept in closest.values())


def ahead(numbers: Sequence[int], near: Sequence[Mention]) -> Mapping[int, Mapping[str, str]]:
    """Parts of numbers that stand ahead of them ("76 are in the north and 7 in the south").

    Numbers are given by their start; what comes out is the part of each dimension that is named in this order
    throughout, empty where the next number comes first.
    """
    events: dict[str, list[tuple[int, str]]] = {}
    for mention, dimension, concept in _parts(near):
        events.setdefault(dimension, []).append((mention.start, concept))
    found: dict[int, dict[str, str]] = {start: {} for start in numbers}
    for dimension, parts in events.items():
        first, last = min(parts)[0], max(parts)[0]
        if not numbers or numbers[0] > first or numbers[-1] > last or len({name for _, name in parts}) < 2:
            continue
        for place, start in enumerate(numbers):
            stop = numbers[place + 1] if place + 1 < len(numbers) else None
            named = [name for at, name in sorted(parts) if at > start and (stop is None or at < stop)]
            found[start][dimension] = named[0] if named else ""
    return found


def _parts(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str, str]]:
    """Mentions of breakdown parts, with the dimension and the part's concept."""
    for mention in mentions:
        for dimension, concept in _parts_in(mention.concepts):
            yield mention, dimension, concept


@lru_cache(maxsize=4096)
def _parts_in(concepts: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Dimension and concept of each part among the concepts of a term."""
    return tuple((concept.partition("=")[0], concept) for concept in sorted(concepts) if "=" in concept)
