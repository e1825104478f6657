"""Tells of a sentence whether it is done, planned or wished, denied, and whose it is. Needs its mentions, not rules."""

import re
from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import Cue
from checker.model.fact import Kind, Mood, Owner

_CLAUSE_END = re.compile(r"[,;:，；：。|]|\band (?:has|have|had)\b")


_DOING = re.compile(r"\s+(?:\w+ly\s+)?\w+ing\b|\s*[^\x00-\x7f]")


_OTHERS = frozenset(
    cue.value for cue in (Cue.OWNER_CUSTOMER, Cue.OWNER_PRODUCT_SOLD, Cue.OWNER_SUPPLIER, Cue.OWNER_INDUSTRY)
)
_BEGINNING = 12
"""Characters from the first mention within which a party named without any action is taken for the subject."""
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


def owner_of(mentions: Sequence[Mention], concepts: frozenset[str]) -> Owner:
    """Whose operations the sentence is about; the issuer's own unless a cue says otherwise."""
    if concepts.isdisjoint(_OTHERS):
        return Owner.OWN
    if Cue.OWNER_CUSTOMER in concepts:
        return Owner.CUSTOMER
    if Cue.OWNER_PRODUCT_SOLD in concepts:
        return Owner.PRODUCT_SOLD
    own = _first(mentions, Cue.OWNER_OWN)
    supplier = _first(mentions, Cue.OWNER_SUPPLIER)
    action = _first(mentions, Cue.ACTION)
    if (
        supplier is not None
        and (own is None or supplier < own)
        and supplier < (mentions[0].start + _BEGINNING if action is None else action)
    ):
        return Owner.SUPPLIER
    return Owner.INDUSTRY if Cue.OWNER_INDUSTRY in concepts and own is None else Owner.OWN


def _first(mentions: Sequence[Mention], cue: Cue) -> int | None:
    """Where a cue first stands."""
    return min((mention.start for mention in mentions if cue in mention.concepts), default=None)
