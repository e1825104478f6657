"""Tells the wording of a requirement, wherever a report repeats it, from a statement that answers one."""

from collections.abc import Sequence

from checker.extract.concepts import Mention, concepts_of
from checker.extract.cues import Cue
from checker.model.document import Passage, Role
from checker.text.denials import has_finite_verb

_PROSE = frozenset({Role.BODY, Role.LIST_ITEM})
_ENDS = ".。;；:： "


def restates(passage: Passage, span: tuple[int, int], inside: Sequence[Mention]) -> bool:
    """Whether a sentence only repeats what a requirement asks; `inside` are its mentions.

    It begins as requirements do ("Description of ...") and ends like a title; or it names things without a verb and
    ends as requirements do ("... and how they are dealt with"); or it says what issuers have to disclose, and no more;
    or it is the wording of a filing form ("Indicate by check mark whether ...").
    """
    start, end = span
    text = passage.text[start:end].rstrip()
    concepts = concepts_of(inside)
    if Cue.FORMAL in concepts:
        return True
    if passage.role is Role.BODY and Cue.RESTATING in concepts:
        begins = any(Cue.RESTATING in mention.concepts and mention.start == start for mention in inside)
        if begins and text[-1:] not in ".。!！" and not any(map(str.isdigit, text)):
            return True
    if passage.role not in _PROSE or Cue.OWNER_OWN in concepts:
        return False
    return Cue.DEMANDING in concepts or _is_fragment(text, start, inside)


def _is_fragment(text: str, start: int, inside: Sequence[Mention]) -> bool:
    """No verb but in the words with which requirements end, and no number."""
    last = start + len(text.rstrip(_ENDS))
    tails = [
        mention.start - start for mention in inside if Cue.RESTATING_END in mention.concepts and mention.end == last
    ]
    return bool(tails) and not has_finite_verb(text[: min(tails)]) and not any(map(str.isdigit, text))
