"""Grammar of a denial: folded text and the place of a word of none in, the stretches that it denies out.

One "no" stands over all conjuncts of its own noun ("no breach concerning safety, labels and privacy"), and not over a
clause that follows ("no fine was paid, and complaints are settled") or that only describes a noun of its complement.
"""

from collections.abc import Iterator

from checker.text.sentences import Span
from checker.text.words import regex

_REACH = 300
"""Characters behind a word of none beyond which nothing is its object."""
_STOP = regex(
    r"[;。!?]| \| |\.(?= |$)"
    r"|,? (?:because|although|though|whereas|unless|than|(?<!all )but)\b"
    r"|, (?:who|so|since|while|which (?:we|it|is|are|was|were)|as (?!well))\b"
    r"|,(?=[\u4e00-\u9fff])(?! ?(?:包括|包含|涵盖|涉及|有关|关于|例如|如|以及|及|和|或|与))"
)
"""Where a sentence leaves the thing denied, whatever follows: "no complaints, as ...", "no higher aim than ..."."""
_JOINT = regex(r",? \b(?:and|or|as well as)\b|,")
"""Where a list goes on or another clause begins; what follows decides."""
_PIECE_END = regex(r"[,;:.。]|\b(?:and|or)\b")
_FINITE = r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|may|can|could|should|shall|must)\b"
_FINITE_VERB = regex(_FINITE)
_VERB = regex(
    rf"{_FINITE}|\b(?!(?:related|based|so-called)\b)[a-z]{{2,}}ed\b|\b(?:found|made|paid|took|saw|knows?|knew)\b"
)
_OPENER = regex(
    r" ?(?:and |or )?(?:we|our|it|its|they|he|she|there|this|these|those|thus|hence|therefore|instead|also"
    r"|then|all|each|every|no|none|neither|nor|the (?:group|company|board|management)(?! ?')"
    r"|[a-z]+ed (?:with|all|the|an?|its|our|to))\b"
)
"""A new subject or verb, or a denial of its own, behind a joint."""
_RELATIVE = regex(r"\b(?:who|whom|whose|which|that)\b")
_COMPLEMENT = regex(r"\b(?:for|to|from|by|with|at|on|in|against|among|between|about) (?!whom|which)[a-z]|\bthose\b")
"""A noun behind a preposition: a relative clause after it describes that noun, not the thing denied."""
_BACK_TO_IT = regex(
    r"\b(?:relating|related) to\b|\b(?:regarding|concerning)\b|\b(?:relation|respect|regards?) (?:to|of)\b"
)
"""Ends a relative clause: "no breach of rules that weigh on us relating to ..." speaks of the breach again."""
_INFINITIVE = regex(
    r"\b(?:need|plans?|intention|obligation|duty|requirement|reason|right|attempts?|efforts?|ability"
    r"|opportunity|way) to\b"
)
_TOPIC = regex(
    r"(?:in terms of|with respect to|with regards? to|regarding|concerning|as (?:for|to|regards)"
    r"|in (?:respect|relation) (?:of|to)|for|on|under|in the areas? of|when it comes to) [^;:.]{2,120}?, "
    r"|(?:就|关于|对于|针对|有关|在)[^,;。]{1,40},|[^,;。]{1,24}方面,"
    r"|[^,;:.。]{2,60}(?:: ?| - )"
)
"""What all of a sentence is about, put before it: "Regarding recalls, ...", "Recalls: ..."."""
_AFTER_VALUE = regex(
    r" ?[宗起件次例]? ?(?:$|[^a-z\u4e00-\u9fff ]"
    r"|(?:in|for|during|at|as|on|by|over|throughout|and|within|this|across|since|compared|respectively)\b)"
)
"""Behind a zero that is said of what stands before it ("nil in 2023"), not put before a noun ("zero cost")."""
_HEAD_END = regex(
    rf"[,;:.。()|]|$|{_FINITE}"
    r"|\b(?:for|to|from|by|with|at|on|in|of|against|among|between|about|regarding|concerning|relating|related|covering"
    r"|and|or|that|which|who|specifically|during|yet|so|when|as)\b"
)
_SUPPORT = regex(
    rf"{_FINITE}|\b(?:been|be|such|any|in|during|for|over|the|this|reporting|period|year|under review)\b"
    r"|[年内于本报告期度中]"
)
_WORD = regex(r"[a-z]{2}|[\u4e00-\u9fff]")


def denied_spans(folded: str, clause: int, end: int) -> Iterator[Span]:
    """Stretches behind the word of none that ends at `end` which it denies; `clause` is where its clause begins."""
    stop = _STOP.search(folded, end)
    limit = min(stop.start() if stop else len(folded), end + _REACH)
    wanted = _INFINITIVE.search(folded, end, limit)
    limit = _list_end(folded, (clause, end), end, wanted.start() if wanted else limit)
    yield from _without_relatives(folded, end, limit)


def topic_of(folded: str, cue: int) -> Span:
    """The topic put before the sentence, or the cells before this one; empty where there is none."""
    cell = folded.rfind(" | ", 0, cue)
    if cell >= 0:
        return 0, cell
    topic = _TOPIC.match(folded, 0, cue)
    return (0, topic.end()) if topic and not _FINITE_VERB.search(folded, 0, topic.end()) else (0, 0)


def head_of(folded: str, start: int, end: int) -> Span:
    """The noun phrase that begins at `start`, up to its preposition or verb."""
    stop = _HEAD_END.search(folded, start, end)
    last = stop.start() if stop else end
    return start, start + len(folded[start:last].rstrip())


def has_finite_verb(text: str) -> bool:
    """Whether an English finite verb stands in a text."""
    return _FINITE_VERB.search(text.lower()) is not None


def is_value(folded: str, end: int) -> bool:
    """Whether a zero that ends at `end` is said of what stands before it."""
    return _AFTER_VALUE.match(folded, end) is not None


def is_bare(stretch: str) -> bool:
    """Whether nothing but auxiliary words stands in a stretch."""
    return not _WORD.search(_SUPPORT.sub(" ", stretch))


def _list_end(folded: str, before: Span, end: int, limit: int) -> int:
    """Where the list behind a word of none gives way to another clause."""
    spoken = _VERB.search(folded, *before) is not None
    for joint in _JOINT.finditer(folded, end, limit):
        if _OPENER.match(folded, joint.end(), limit):
            return joint.start()
        spoken = spoken or _VERB.search(folded, end, joint.start()) is not None
        if spoken and _has_own_verb(folded, joint.end(), limit):
            return joint.start()
    return limit


def _has_own_verb(folded: str, start: int, limit: int) -> bool:
    """Whether a conjunct is a clause: a verb of its own stands in it, outside of a relative clause."""
    stop = _PIECE_END.search(folded, start, limit)
    end = stop.start() if stop else limit
    relative = _RELATIVE.search(folded, start, end)
    return _FINITE_VERB.search(folded, start, relative.start() if relative else end) is not None


def _without_relatives(folded: str, start: int, limit: int) -> Iterator[Span]:
    """Leave out relative clauses on a noun of the complement; those on the thing denied itself stay."""
    for relative in _RELATIVE.finditer(folded, start, limit):
        if relative.start() < start or not _COMPLEMENT.search(folded, start, relative.start()):
            continue
        yield start, relative.start()
        back = _BACK_TO_IT.search(folded, relative.end(), limit)
        start = back.start() if back else limit
    if start < limit:
        yield start, limit
