"""Tells whose operations a sentence, or a figure in it, is about. Needs their mentions, not rules."""

from collections.abc import Sequence

from checker.extract.concepts import Mention, concepts_of
from checker.extract.cues import Cue
from checker.extract.enactments import is_of_law
from checker.extract.sentence import Sentence
from checker.model.fact import Owner
from checker.text.normalise import fold
from checker.text.words import regex

_PARTIES = {Cue.OWNER_SUPPLIER.value: Owner.SUPPLIER, Cue.OWNER_AFFILIATE.value: Owner.AFFILIATE}
"""Parties whose doings are told beside the issuer's own."""
_SPEAKERS = {Cue.OWNER_SUPPLIER: Owner.SUPPLIER, Cue.OWNER_OUTSIDER: Owner.OUTSIDER}
"""Parties that own what a sentence tells where they are its subject."""
_OTHERS = frozenset(
    {
        Cue.OWNER_CUSTOMER.value,
        Cue.OWNER_PRODUCT_SOLD.value,
        Cue.OWNER_INDUSTRY.value,
        Cue.OWNER_OUTSIDER.value,
        Cue.ENACTMENT.value,
        *_PARTIES,
    }
)
_POSSESSIVE = regex(r"(?:our|.+'s)(?: [a-z-]+){0,2} ")
"""From "our" or "the Group's" to the suppliers or competitors whose it is."""
_OF = ("的", "之")
_BEGINNING = 12
"""Characters from the first mention within which a party named without any action is taken for the subject."""
_TIE = regex(r"(?:(?<=our)|'s|') (?:[a-z-]+ ){0,2}|的?(?:主要|重要|核心|关键|所有|全体|各|一级|合作|外部)?")
"""Between the issuer and a party that is only called its own: "our main suppliers", "本公司的供应商"."""
_ACTS = regex(
    r"(?:, (?:who|whose|whom|which)\b[^,]*,)?(?: (?:have|has|also|together|jointly|alone))* (?:had|saw|[a-z]{2,}ed)\b"
    r"(?! (?:in|by|for|on|to|at|with|under|as|from)\b)"
)
"""Behind a party that does something itself, and has nothing done to it."""
_DONE_TO = regex(
    r" (?:(?:who|that|which) )?(?:(?:are|were|is|was|must be|have been|has been)\b|located|based|situated)"
)
"""Behind a party with which something is done, or that is only told apart."""
_ACTS_SOON = 6
"""Characters behind a Chinese party within which it is told what happened to it."""
_PAUSE = regex("[,;:、。]")
_THAT = regex(r"\bthat (?:(?:the|our|its|some|all) )?(?:[a-z-]+ )?$")
"""Before the subject of a clause of its own: "we heard that our suppliers had ..."."""
_AT = regex(r"\b(?:at|among|amongst|within|in) (?:(?:the|our|its|some|several|all|other|[a-z]+'s?) ){0,2}$")
_FROM = regex(r"\b(?:by|of) (?:(?:the|our|its|some|several|all) ){0,2}$")
_INSERTED = regex(r"(?:who|whose|whom|which)\b[^,]*, ")


def owner_of(text: str, mentions: Sequence[Mention], concepts: frozenset[str]) -> Owner:
    """Whose operations a sentence is about; the issuer's own unless a cue says otherwise.

    `mentions` are placed by offsets of `text`; `concepts` are theirs.
    """
    if concepts.isdisjoint(_OTHERS):
        return Owner.OWN
    if Cue.OWNER_CUSTOMER in concepts:
        return Owner.CUSTOMER
    if Cue.OWNER_PRODUCT_SOLD in concepts:
        return Owner.PRODUCT_SOLD
    if is_of_law(text, mentions, concepts):
        return Owner.LAW
    folded = fold(text)
    own = _own(folded, mentions)
    for cue, owner in _SPEAKERS.items():
        party = next((mention for mention in mentions if cue in mention.concepts), None)
        if party and _speaks(party.start, own, mentions) and not _DONE_TO.match(folded, party.end):
            return owner
    doing = _doing(folded, mentions)
    if doing is not None:
        return doing
    return Owner.INDUSTRY if Cue.OWNER_INDUSTRY in concepts and own is None else Owner.OWN


def _speaks(party: int, own: int | None, mentions: Sequence[Mention]) -> bool:
    """The party stands before the issuer and before any action."""
    if own is not None and own < party:
        return False
    action = _first(mentions, Cue.ACTION)
    return party < (mentions[0].start + _BEGINNING if action is None else action)


def _own(folded: str, mentions: Sequence[Mention]) -> int | None:
    """Where the issuer is first named as itself, not as the one whose supplier or competitor it is."""
    parties = [mention for mention in mentions if not mention.concepts.isdisjoint(_SPEAKERS)]
    named = [mention for mention in mentions if Cue.OWNER_OWN in mention.concepts]
    return min((mention.start for mention in named if not _is_possessor(folded, mention, parties)), default=None)


def _is_possessor(folded: str, own: Mention, parties: Sequence[Mention]) -> bool:
    """The mention only tells whose suppliers or competitors ("our suppliers") are meant."""
    for party in parties:
        if party.start <= own.start and own.end <= party.end:
            return True
        several = folded[party.end - 1 : party.end] == "s"
        if several and _POSSESSIVE.fullmatch(folded, own.start, party.start):
            return True
        if folded[own.end : party.start] in _OF:
            return True
    return False


def owner_at(sentence: Sentence, position: int) -> Owner:
    """Whose the figure at `position` of a sentence is: its own clause decides, where this names anyone."""
    spoken = sentence.statement.owner
    concepts = sentence.statement.concepts
    if concepts.isdisjoint(_OTHERS) or " | " in sentence.text:
        return spoken
    clause = _clause(sentence, position)
    near = concepts_of(clause)
    folded = fold(sentence.text)
    found = _happened_at(folded, clause, near) or owner_of(sentence.text, clause, near)
    if found is Owner.INDUSTRY or (found is Owner.OWN and Cue.ISSUER not in near):
        return spoken
    return found


def _clause(sentence: Sentence, position: int) -> Sequence[Mention]:
    """Mentions of the clause at `position`; behind an inserted relative clause it is the one that was broken off."""
    before, start, end = sentence.clause(position)
    inserted = _INSERTED.match(fold(sentence.text), start, end)
    if inserted and inserted.end() <= position:
        return [*sentence.within(before, start), *sentence.within(inserted.end(), end)]
    return sentence.within(start, end)


def _doing(folded: str, mentions: Sequence[Mention]) -> Owner | None:
    """The party that a sentence without any other subject tells to do something, or at which something happened."""
    for mention, owner in _parties(mentions):
        alone = not any(_is_subject(folded, own, mention) for own in mentions)
        if not alone and not _THAT.search(folded, 0, mention.start):
            continue
        if _ACTS.match(folded, mention.end) or _happens_to(folded, mention, mentions):
            return owner
        if _AT.search(folded, 0, mention.start) and _is_told(mentions, mention.start):
            return owner
    return None


def _happened_at(folded: str, mentions: Sequence[Mention], near: frozenset[str]) -> Owner | None:
    """The party whose place or people a clause of mere happening names ("we recorded 2 accidents at our suppliers")."""
    if Cue.OCCURRING not in near or not _only_occurs(mentions):
        return None
    for mention, owner in _parties(mentions):
        alone = not any(_is_subject(folded, own, mention) for own in mentions)
        if _AT.search(folded, 0, mention.start) or (alone and _FROM.search(folded, 0, mention.start)):
            return owner
    return None


def _parties(mentions: Sequence[Mention]) -> Sequence[tuple[Mention, Owner]]:
    return [(mention, owner) for mention in mentions for cue, owner in _PARTIES.items() if cue in mention.concepts]


def _is_subject(folded: str, own: Mention, party: Mention) -> bool:
    """The issuer is named before the party, and not only to say whose party it is."""
    if Cue.OWNER_OWN not in own.concepts or own.end > party.start:
        return False
    return _TIE.fullmatch(folded, own.end, party.start) is None and not _TIE.fullmatch(
        folded, own.end - len("'s"), party.start
    )


def _happens_to(folded: str, party: Mention, mentions: Sequence[Mention]) -> bool:
    """A Chinese party right before what happened to it."""
    return not folded[party.start].isascii() and any(
        Cue.OCCURRING in mention.concepts
        and 0 <= mention.start - party.end <= _ACTS_SOON
        and not _PAUSE.search(folded, party.end, mention.start)
        for mention in mentions
    )


def _is_told(mentions: Sequence[Mention], before: int) -> bool:
    """Something is told to have occurred."""
    return any(Cue.OCCURRING in mention.concepts and mention.end <= before for mention in mentions)


def _only_occurs(mentions: Sequence[Mention]) -> bool:
    """Nothing is done in a clause but to record what occurred."""
    told = [mention for mention in mentions if Cue.OCCURRING in mention.concepts]
    return all(
        any(item.start <= mention.start and mention.end <= item.end for item in told)
        for mention in mentions
        if Cue.ACTION in mention.concepts
    )


def _first(mentions: Sequence[Mention], cue: Cue) -> int | None:
    """Where a cue first stands."""
    return min((mention.start for mention in mentions if cue in mention.concepts), default=None)
