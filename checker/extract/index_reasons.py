"""What an index row says of not reporting: the reason that it names, and what it tells of it beyond that name."""

import re
from dataclasses import dataclass

from checker.extract.concepts import Mention, Mentions
from checker.extract.cues import REASONS, Cue
from checker.extract.index_columns import Use
from checker.extract.index_cues import IndexCue
from checker.extract.index_denials import leaves_out_a_part
from checker.extract.index_parts import IndexRow, Part

_LONGEST_MARK = 4
_BLANK = re.compile(r"[\s/\-.•*]*")
_BARE_REASON = 26
_TELLING = re.compile(r"(?<![^\W_])[^\W\d_\u4e00-\u9fff]{4,}(?![^\W_])|[\u4e00-\u9fff]{2}")
"""A word long enough to tell something, or two Chinese characters; what holds digits is a date or a name."""
_FEWEST_WORDS = 2
_LATER = "explanation_later"
_REMEDIES = frozenset({Cue.PLAN.value, Cue.FUTURE.value, Cue.WILL.value, _LATER})
_SAYING_NOTHING = frozenset({*REASONS, Cue.UNDISCLOSED.value, IndexCue.NO_PLACE.value, IndexCue.FILLER.value})
"""Words that only name the reason, or that any row might hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What a row says of not reporting."""

    reason: str = ""
    explained: bool = False
    """It says more than a bare mark."""
    marked: bool = False
    partial: bool = False
    """Only some points are left out."""
    explanation: str = ""
    """Its words and those of the cells beside it, where they tell more than the name of the reason."""
    remedy: bool = False
    """They tell what is being done, or until when."""


def silence_of(mentions: Mentions, row: IndexRow) -> Silence:
    """The reason for not reporting that a row names; a promise for later is one only where it names no other."""
    telling = [part for part in row.parts if _may_tell(part)]
    names = {name for part in telling for name in part.concepts & REASONS.keys()}
    reasons = [REASONS[name] for name in sorted(names, key=lambda name: (name == _LATER, name))]
    spoken = [part for part in telling if _is_spoken(part)]
    explanation = _explanation(mentions, row, telling) if spoken or names else ""
    return Silence(
        reason=reasons[0] if reasons else "",
        explained=sum(len(part.text) for part in spoken) > _BARE_REASON,
        marked=any(Cue.UNDISCLOSED in part.concepts or is_mark(part) for part in telling),
        partial=any(map(leaves_out_a_part, telling)),
        explanation=explanation,
        remedy=bool(explanation) and any(part.concepts & _REMEDIES for part in spoken),
    )


def inside(mentions: Mentions, part: Part) -> list[Mention]:
    """Mentions within a part, with offsets into it."""
    end = part.start + len(part.text)
    return [
        one._replace(start=one.start - part.start, end=one.end - part.start)
        for one in mentions[part.passage]
        if part.start <= one.start and one.end <= end
    ]


def is_mark(part: Part) -> bool:
    """Tell whether a cell is a short mark that nothing is reported."""
    return IndexCue.NO_PLACE in part.concepts and len(part.text.strip(" •.-/")) <= _LONGEST_MARK


def is_blank(part: Part) -> bool:
    """Tell whether a cell holds nothing but dashes and dots."""
    return bool(_BLANK.fullmatch(part.text))


def _may_tell(part: Part) -> bool:
    """Tell whether a part may say why; "N/A" in a column of omissions says that there is none."""
    if part.use not in (Use.PLACE, Use.OMISSION, Use.REMARK):
        return False
    return not (is_blank(part) or (part.use is Use.OMISSION and is_mark(part)))


def _is_spoken(part: Part) -> bool:
    """Tell whether the words of a part belong to the reason."""
    return part.use is Use.OMISSION or Cue.UNDISCLOSED in part.concepts or not part.concepts.isdisjoint(REASONS)


def _explanation(mentions: Mentions, row: IndexRow, parts: list[Part]) -> str:
    """Words of the parts; empty where hardly one is left beside the names of reasons and words of no meaning.

    Of a plain row only what follows the reason counts: its title stands before.
    """
    left = 0
    for part in parts:
        empty = [one for one in inside(mentions, part) if not one.concepts.isdisjoint(_SAYING_NOTHING)]
        text = list(part.text)
        for one in empty:
            text[one.start : one.end] = " " * (one.end - one.start)
        start = min((one.start for one in empty), default=len(text)) if row.flat else 0
        left += len(_TELLING.findall("".join(text[start:])))
    return " ".join(part.text for part in parts) if left >= _FEWEST_WORDS else ""
