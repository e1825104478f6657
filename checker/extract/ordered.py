"""Pairs numbers with breakdown parts that a sentence lists in the same order ("men and women: 11% and 9%")."""

from collections.abc import Iterator, Mapping, Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.text.quantities import Quantity
from checker.text.sentences import joins_list


def in_order(text: str, found: Sequence[Quantity], inside: Sequence[Mention]) -> Mapping[int, frozenset[str]]:
    """Parts of each quantity, by its start, where the sentence says that both lists run alike ("respectively")."""
    if not any(Cue.IN_ORDER in mention.concepts for mention in inside):
        return {}
    paired: dict[int, set[str]] = {}
    for run in _runs(text, found):
        if _has_labels(run, inside):
            continue
        for parts in _listed(inside, run[0].start):
            if len(parts) >= len(run):
                for quantity, part in zip(run, parts[-len(run) :], strict=True):
                    paired.setdefault(quantity.start, set()).add(part)
    return {start: frozenset(parts) for start, parts in paired.items()}


def _has_labels(run: Sequence[Quantity], inside: Sequence[Mention]) -> bool:
    """Each amount has its part beside it ("32% (under 30), 19% (over 30)"): "respectively" is about another list."""
    return any(
        run[0].end <= mention.start and mention.end <= run[-1].start
        for mention in inside
        for concept in mention.concepts
        if "=" in concept
    )


def _runs(text: str, found: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Lists of two or more amounts of one dimension."""
    run: list[Quantity] = []
    for quantity in found:
        alike = run and run[-1].dimension == quantity.dimension
        if not (alike and joins_list(text[run[-1].end : quantity.start])):
            if len(run) > 1:
                yield run
            run = []
        run.append(quantity)
    if len(run) > 1:
        yield run


def _listed(inside: Sequence[Mention], before: int) -> Iterator[Sequence[str]]:
    """Parts of each dimension before a place, in the order in which they are named."""
    named: dict[str, list[str]] = {}
    for mention in inside:
        for concept in sorted(mention.concepts):
            dimension, split, _ = concept.partition("=")
            if split and mention.end <= before and named.get(dimension, [""])[-1] != concept:
                named.setdefault(dimension, []).append(concept)
    yield from named.values()
