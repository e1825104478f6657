"""Tells of a sentence whether it is done, planned, wished or only possible. Needs its mentions, not rules."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Kind, Mood

_CLAUSE_END = re.compile(r"[,;:，；：。|]|\band (?:has|have|had)\b")


_DOING = re.compile(r"\s+(?:\w+ly\s+)?\w+ing\b|\s*[^\x00-\x7f]")

_PLANNING = frozenset({Cue.PLAN.value, Cue.WILL.value})
_NOUN = re.compile(r"(?:tion|ment|sion)s?$")
_TELLING = re.compile(r"(?:\b(?:by|through|via|is|are|was|were|been|while)|,) $", re.IGNORECASE)
"""Before a word in -ing: it tells of a doing."""
_AND = re.compile(r"\band (?:also )?$")
_SUPPOSING = frozenset({Cue.POSSIBILITY.value, Cue.CONDITIONAL.value})
_SUBJECT_END = re.compile(r"[,;:，；：。|]|\b(?:that|which|who)\b")
_NO_DOER = re.compile(
    r"(?:our|us)\b|the (?:group|company)['\u2019]s\b|(?:we|the (?:group|company)) "
    r"(?:may|might|could|would|cannot|will not)\b",
    re.IGNORECASE,
)
_WANTING = frozenset({Cue.PLAN.value, Cue.WISH.value})


def mood_of(text: str, mentions: Sequence[Mention], concepts: frozenset[str], *, is_later: bool = False) -> Mood:
    """Mood of a sentence: done where any action is free of a plan or wish before it in its clause.

    `concepts` are those of `mentions`; `is_later` where a year after the reporting year is named.
    """
    if Cue.POSSIBILITY in concepts and _only_possible(text, mentions):
        return Mood.CONDITIONAL
    # "will" alone often tells a standing procedure
    is_later = Cue.WILL in concepts and (is_later or Cue.FUTURE in concepts)
    if concepts.isdisjoint(_WANTING) and not is_later:
        if Cue.SLOGAN not in concepts or not _only_praised(text, mentions):
            return Mood.DONE
        return Mood.PRAISED if Cue.ACTION in concepts else Mood.WISHED
    actions = [mention for mention in mentions if Cue.ACTION in mention.concepts]
    wanting = _WANTING | {Cue.WILL.value} if is_later else _WANTING
    wanted = [mention for mention in mentions if not wanting.isdisjoint(mention.concepts)]
    means = [mention for mention in mentions if Cue.MEANS in mention.concepts and _introduces_doing(text, mention)]
    if any(not _governed(text, action, wanted, means) for action in actions):
        return Mood.DONE
    return Mood.PLANNED if is_later or Cue.PLAN in concepts else Mood.WISHED


def denies_breach(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence of plans or wishes denies a breach in a clause that is free of them.

    "In line with our commitment to safety, no breach of the law was found" does; "we strive for no breach" does not.
    """
    wanted = [mention for mention in mentions if not _WANTING.isdisjoint(mention.concepts)]
    breaches = [mention for mention in mentions if Kind.COMPLIANCE in mention.concepts]
    return any(
        not _governed(text, none, wanted, ())
        and any(
            none.start <= breach.start and not _CLAUSE_END.search(text, none.end, breach.start) for breach in breaches
        )
        for none in mentions
        if Cue.NIL in none.concepts
    )


def _only_possible(text: str, mentions: Sequence[Mention]) -> bool:
    """Nothing is done but what could happen: risk factors tell of it in long sentences, often with an "if"."""
    possible = [mention for mention in mentions if Cue.POSSIBILITY in mention.concepts]
    supposing = [mention for mention in mentions if not _SUPPOSING.isdisjoint(mention.concepts)]
    doers = [mention for mention in mentions if Cue.ISSUER in mention.concepts and _is_doer(text, mention)]
    return all(
        _governed(text, mention, supposing, ()) or _supposed(text, mention, possible, doers)
        for mention in mentions
        if Cue.ACTION in mention.concepts
    )


def _supposed(text: str, action: Mention, possible: Sequence[Mention], doers: Sequence[Mention]) -> bool:
    """The action follows a "may result in" without a new "we", or belongs to the subject of what may happen."""
    before = [mention.end for mention in possible if mention.end <= action.start]
    if before:
        return not any(max(before) <= doer.start < action.start for doer in doers)
    after = min((mention.start for mention in possible if action.end <= mention.start), default=-1)
    clause = max((end.end() for end in _CLAUSE_END.finditer(text, 0, action.start)), default=0)
    return (
        after >= 0
        and not _SUBJECT_END.search(text, action.end, after)
        and not any(clause <= doer.start < action.start for doer in doers)
    )


def _is_doer(text: str, issuer: Mention) -> bool:
    """The issuer is named as one who does something: not "our", not "we may"."""
    return not _NO_DOER.match(text, issuer.start)


def _only_praised(text: str, mentions: Sequence[Mention]) -> bool:
    """Nothing is done but what is called important: "attaches great importance to the protection of data"."""
    praise = [mention for mention in mentions if Cue.SLOGAN in mention.concepts]
    means = [mention for mention in mentions if Cue.MEANS in mention.concepts and _introduces_doing(text, mention)]
    return all(
        (_governed(text, mention, praise, means) and not _goes_on(text, mention)) or _is_noun(text, mention)
        for mention in mentions
        if Cue.ACTION in mention.concepts
    )


def _is_noun(text: str, action: Mention) -> bool:
    """The word names a doing ("training of staff") and does not tell of one ("by training", "is training")."""
    if _NOUN.search(text, action.start, action.end):
        return True
    return text[action.start : action.end].endswith("ing") and not _TELLING.search(text, 0, action.start)


def _goes_on(text: str, action: Mention) -> bool:
    """The sentence goes on to what is done ("attaches importance to training and held ...")."""
    return bool(_AND.search(text, 0, action.start)) and not _is_noun(text, action)


def _governed(text: str, action: Mention, wanted: Sequence[Mention], means: Sequence[Mention]) -> bool:
    """A plan or wish stands before the action in the same clause, and no "by" turns it into a measure."""
    for want in wanted:
        if want.start <= action.start and action.end <= want.end:
            return True
        if want.start > action.start or _CLAUSE_END.search(text, want.end, action.start):
            continue
        if not _PLANNING.isdisjoint(want.concepts) or not any(
            want.end <= mean.start and mean.end <= action.start for mean in means
        ):
            return True
    return False


def _introduces_doing(text: str, mean: Mention) -> bool:
    """Tell whether a means follows: "by" needs a verb in -ing, other words do not."""
    return (
        " " in text[mean.start : mean.end]
        or mean.end - mean.start > len("through")
        or bool(_DOING.match(text, mean.end))
    )
