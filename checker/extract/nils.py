"""Statements of none as figures of zero, by what exactly the sentence denies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.concepts import Mention, concepts_of
from checker.extract.cues import REASONS, Cue
from checker.extract.owners import owner_at
from checker.extract.sentence import Sentence
from checker.extract.years import Year
from checker.model.fact import Figure, Kind, Mood, Source
from checker.text.denials import denied_spans, is_bare, is_value, topic_of
from checker.text.normalise import fold
from checker.text.sentences import joins_list

_VALUES = ("nil", "zero", "零", "0")
_PREDICATES = ("not occur", "had not")
_POINTING = ("no such",)
"""Stands for what was named before it."""
_PRONOUN = "none"
"""Stands for a noun of an earlier clause ("our suppliers had 3 accidents, while we had none")."""
_CUES = frozenset(Cue) | frozenset(Kind)
_WANTING = frozenset({Cue.PLAN.value, Cue.WISH.value})
_METRIC_LENGTH = 120


def nil_figures(sentence: Sentence, *, is_index: bool) -> Iterator[Figure]:
    """A figure of zero for what each word of none denies.

    In an index row that gives a reason ("Not applicable, as the Group neither makes ..."), "neither" counts nothing.
    """
    if is_index and not sentence.statement.concepts.isdisjoint(REASONS):
        return
    reached = -1
    for cue in sentence.inside:
        if Cue.NIL in cue.concepts and cue.start >= reached:
            reached = cue.end
            figure = _nil(sentence, cue, is_index=is_index)
            for year in _listed_years(sentence, cue) or (figure.year,):
                yield replace(figure, year=year, is_current=sentence.is_current(year))


def _nil(sentence: Sentence, cue: Mention, *, is_index: bool) -> Figure:
    _, start, end = sentence.clause(cue.start)
    denied = _denied(sentence, cue, (start, end))
    if is_index:
        denied |= sentence.statement.concepts  # with the topics that the row lends to its answer
    year = sentence.year_at(cue.start, cue.end)
    return Figure(
        text=sentence.text[cue.start : cue.end],
        value=Decimal(0),
        dimension="count",
        metric=" ".join(sentence.text[start:end].split())[:_METRIC_LENGTH],
        counted=denied,
        concepts=denied,
        group=sentence.statement.concepts,
        context=sentence.statement.context,
        year=year,
        is_current=sentence.is_current(year),
        nil=True,
        owner=owner_at(sentence, cue.start),
        mood=sentence.mood if _is_wanted(sentence, (start, end)) else Mood.DONE,
        source=Source.SENTENCE,
        statement=sentence.statement.id,
        quote=sentence.text,
        locator=sentence.locate(cue.start, cue.end),
    )


def _listed_years(sentence: Sentence, cue: Mention) -> tuple[int, ...]:
    """Years for which none is said at once ("no deaths in 2022, 2023 and 2024"); empty unless several are listed."""
    _, start, end = sentence.clause(cue.start)
    run: list[Year] = []
    for year in sentence.years:
        if year.is_bound or not start <= year.start < end:
            continue
        if run and not joins_list(sentence.text[run[-1].end : year.start]):
            break
        run.append(year)
    return tuple(year.value for year in run) if len(run) > 1 else ()


def _is_wanted(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """A wish or plan stands in the clause of none itself."""
    return not _WANTING.isdisjoint(concepts_of(sentence.within(*clause)))


def _denied(sentence: Sentence, cue: Mention, clause: tuple[int, int]) -> frozenset[str]:
    """What a word of none denies: what follows it and the topic put before the sentence.

    Where it is said of its subject, or nothing but a verb follows ("投訴並無發生"), also what stands before it.
    """
    folded = fold(sentence.text)
    found = concepts_of(sentence.within(*topic_of(folded, cue.start)))
    spans = list(denied_spans(folded, clause[0], cue.end))
    for start, end in spans:
        found |= concepts_of(mention for mention in sentence.inside if start <= mention.start < end)
    found |= concepts_of(mention for mention in sentence.inside if cue.start <= mention.start < cue.end)
    if _is_said_of_subject(sentence, cue, folded, spans):
        found |= _subject(sentence, cue.start, clause[0])
    return found


def _is_said_of_subject(sentence: Sentence, cue: Mention, folded: str, spans: Sequence[tuple[int, int]]) -> bool:
    """The word of none is said of what stands before it ("complaints were nil in 2023", "no such cases")."""
    word = folded[cue.start : cue.end]
    if word.startswith(_POINTING):
        return True
    if word.startswith(_VALUES) and is_value(folded, cue.end):
        return True
    verbs = [mention for mention in sentence.inside if Cue.OCCURRING in mention.concepts]
    return word.startswith(_PREDICATES) or all(is_bare(_cut_out(folded, span, verbs)) for span in spans)


def _cut_out(folded: str, span: tuple[int, int], mentions: Sequence[Mention]) -> str:
    """A stretch without these mentions."""
    place, pieces = span[0], []
    for mention in sorted(mentions):
        if place <= mention.start and mention.end <= span[1]:
            pieces.append(folded[place : mention.start])
            place = mention.end
    return " ".join((*pieces, folded[place : span[1]]))


def _subject(sentence: Sentence, before: int, clause: int) -> frozenset[str]:
    """What stands before the word of none in its clause, or, where that names no topic, in the sentence."""
    if sentence.text[before:].casefold().startswith(_PRONOUN):
        clause = 0
    near = concepts_of(sentence.within(clause, before))
    return near if near - _CUES else concepts_of(sentence.within(0, before))
