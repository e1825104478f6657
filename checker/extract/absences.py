"""Tells whether a sentence says that there is no policy, target or procedure. Needs its mentions, not rules."""

from collections.abc import Iterator, Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.text.denials import head_of
from checker.text.normalise import fold
from checker.text.sentences import Span, clauses
from checker.text.words import regex

_INSTRUMENTS = frozenset({"target", "policy", "process"})
"""What can be set up; a body or person that is denied ("no director was convicted") is no such thing."""
_EXISTING = regex(r"\b(?:there|here) (?:is|are|was|were)(?: currently| at present)? $")
_HAVING = regex(r"\bnot (?:yet |currently )?(?:have|had) (?!to\b|been\b)")
_NOT_YET = regex(r"(?:yet to|\bnot(?: yet)?|\bnever)(?: \w+ly)? $")
_RELATIVE = regex(r" ?(?:that|which|who)\b")
_CHINESE_NOT = regex(
    r"(?:没有|未有|并无|尚无|暂无|(?<!从)未(?!来|经)|不曾|尚未)"
    r"(?:正式|具体|单独|专门|另行|能|曾|任何|有|(?:就|为|针对|对|在)[^,;。]{1,20})*$"
)


def denies_existence(text: str, inside: Sequence[Mention]) -> bool:
    """Whether `text` says that something was not set up: "no target has been set", "尚未就隱私制定政策"."""
    folded = fold(text)
    return any(
        _names_instrument(span, inside)
        for start, end in clauses(text, 0, len(text))
        for span in _heads(folded, start, end, inside)
    )


def _heads(folded: str, start: int, end: int, inside: Sequence[Mention]) -> Iterator[Span]:
    """Nouns of one clause that it says are not there or were not set up."""
    founding = [item for item in inside if Cue.SETTING_UP in item.concepts and start <= item.start and item.end <= end]
    for match in _HAVING.finditer(folded, start, end):
        yield head_of(folded, match.end(), end)
    for mention in founding:
        if _NOT_YET.search(folded, start, mention.start):
            yield head_of(folded, mention.end, end)
        elif _CHINESE_NOT.search(folded, start, mention.start):
            yield mention.end, end
    for mention in inside:
        if start <= mention.start and mention.end <= end and folded[mention.start : mention.end] == "no":
            head = head_of(folded, mention.end, end)
            exists = _EXISTING.search(folded, start, mention.start) and not _RELATIVE.match(folded, head[1])
            if founding or exists:
                yield head


def _names_instrument(head: Span, inside: Sequence[Mention]) -> bool:
    """The last word of a noun phrase names a thing that can be set up."""
    return any(
        not _INSTRUMENTS.isdisjoint(mention.concepts)
        and head[0] <= mention.start
        and head[1] - 1 <= mention.end <= head[1]
        for mention in inside
    )
