"""Tells of a sentence whether it is done, planned, wished or only possible. Needs its mentions, not rules."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Mood

_CLAUSE_END = re.compile(r"[,;:，；：。|]|\band (?:has|have|had)\b")


_DOING = re.compile(r"\s+(?:\w+ly\s+)?\w+ing\b|\s*[^\x00-\x7f]")
_PLANNING = frozenset({Cue.PLAN.value, Cue.WILL.value})
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
        return Mood.WISHED if Cue.SLOGAN in concepts and Cue.ACTION not in concepts else Mood.DONE
    actions = [mention for mention in mentions if Cue.ACTION in mention.concepts]
    wanting = _WANTING | {Cue.WILL.value} if is_later else _WANTING
    wanted = [mention for mention in mentions if not wanting.isdisjoint(mention.concepts)]
    means = [mention for mention in mentions if Cue.MEANS in mention.concepts and _introduces_doing(text, mention)]
    if any(not _governed(text, action, wanted, means) for action in actions):
        return Mood.DONE
    return Mood.PLANNED if is_later or Cue.PLAN in concepts else Mood.WISHED


def _only_possible(text: str, mentions: Sequence[Mention]) -> bool:
    """Nothing is done but what a "may result in" stands before: risk factors tell what could happen."""
    possible = [mention for mention in mentions if Cue.POSSIBILITY in mention.concepts]
    return all(_governed(text, mention, possible, ()) for mention in mentions if Cue.ACTION in mention.concepts)


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
