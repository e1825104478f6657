"""Statements of none as figures of zero, by what exactly the sentence denies."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checker.extract.concepts import Mention, concepts_of
from checker.extract.cues import REASONS, Cue
from checker.extract.sentence import Sentence
from checker.model.fact import Figure, Mood, Source
from checker.text.sentences import joins_list

_REACH = 90
"""Characters behind a word of none within which its object stands."""
_NEW_THOUGHT = re.compile(
    r"[,，、]\s*(?:and|but|as|while|which|who|so|we|our|the group|the company|there|it|all|且|而|并|亦|但)|[;；。]",
    re.IGNORECASE,
)
"""Where the sentence goes on to something else; a plain comma may only go on with a list."""
_WORD = re.compile(r"[^\W\d_]{2}|[\u4e00-\u9fff]")
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
        owner=sentence.statement.owner,
        mood=sentence.mood if _is_wanted(sentence, (start, end)) else Mood.DONE,
        source=Source.SENTENCE,
        statement=sentence.statement.id,
        quote=sentence.text,
        locator=sentence.locate(cue.start, cue.end),
    )


def _listed_years(sentence: Sentence, cue: Mention) -> tuple[int, ...]:
    """Years for which none is said at once ("no deaths in 2022, 2023 and 2024"); empty unless several are listed."""
    _, start, end = sentence.clause(cue.start)
    run: list[tuple[int, int]] = []
    for year, first, last in sentence.years:
        if not start <= first < end:
            continue
        if run and not joins_list(sentence.text[run[-1][1] : first]):
            break
        run.append((year, last))
    return tuple(year for year, _ in run) if len(run) > 1 else ()


def _is_wanted(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """A wish or plan stands in the clause of none itself."""
    return not _WANTING.isdisjoint(concepts_of(sentence.within(*clause)))


def _denied(sentence: Sentence, cue: Mention, clause: tuple[int, int]) -> frozenset[str]:
    """What a word of none denies: what follows it, or, where nothing does, what stands before it in its clause."""
    stop = _NEW_THOUGHT.search(sentence.text, cue.end)
    end = min(stop.start() if stop else len(sentence.text), cue.end + _REACH)
    behind = [mention for mention in sentence.inside if cue.start <= mention.start < end]
    if _WORD.search(sentence.text, cue.end, end) and not _is_predicate(sentence, cue, clause):
        return concepts_of(behind)
    return concepts_of((*behind, *sentence.within(clause[0], cue.start)))


def _is_predicate(sentence: Sentence, cue: Mention, clause: tuple[int, int]) -> bool:
    """The word of none is said of its subject ("complaints received were nil in 2023") rather than put before it."""
    word = sentence.text[cue.start : cue.end].casefold()
    return word.startswith(("nil", "zero", "none", "not ", "零")) and clause[0] < cue.start
