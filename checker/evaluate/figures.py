"""Judges figures: the right thing, unit, owner and period; breakdowns and year series are judged as groups."""

import re
from collections.abc import Sequence

from checker.evaluate.candidates import Candidate
from checker.evaluate.groups import COUNTS, ELSEWHERE, NONE, broken_down, series, turned_down
from checker.evaluate.guards import of_another, refused_by
from checker.model.fact import Figure, Mood, Source
from checker.model.rule import Guard, Question, Reach

_NEARNESS = {Reach.SENTENCE: 2.5, Reach.PARAGRAPH: 2.0, Reach.SECTION: 1.25}
"""Points for a subject in the clause or row, in the group rows, in caption or heading."""
_TIMES = frozenset({"hours", "days", "duration"})
_BARE = ""
"""Dimension of a number without a unit; taken for a count."""
_NAMING = re.compile(r"[^\W\d_]{2}|[\u4e00-\u9fff]")
"""What a quote must have to touch a topic: a bare "100%" in a cell of an index only answers, or does not."""


def judge(
    question: Question,
    guards: Sequence[Guard],
    meeting: Sequence[tuple[Figure, Reach]],
    missed: Sequence[Figure],
    *,
    minimum: int = 2,
) -> list[Candidate]:
    """Try the figures that meet the question's conditions; group them where it asks for parts or years.

    `missed` name the subject only; `minimum` is the number of parts that make a breakdown in the question's dimension.
    """
    tried = [_one(question, guards, figure, near) for figure, near in meeting]
    others = [_missed(figure) for figure in missed]
    if question.by:
        return broken_down(question, tried, question.parts or minimum) + others
    if question.periods > 1:
        return series(question, tried) + others
    return [_current(candidate) for candidate in tried] + others


def _one(question: Question, guards: Sequence[Guard], figure: Figure, reach: Reach) -> Candidate:
    refused, touches = _refusal(question, guards, figure, reach)
    return Candidate(
        quote=figure.quote,
        locator=figure.locator,
        strength=_strength(question, figure, reach),
        refused=refused,
        touches=touches and _NAMING.search(figure.quote) is not None,
        figures=(figure,),
        nil=figure.value == 0,
    )


def _missed(figure: Figure) -> Candidate:
    return Candidate(
        quote=figure.quote,
        locator=figure.locator,
        strength=1.0,
        refused="a figure on the topic, but of something else",
        figures=(figure,),
    )


def _strength(question: Question, figure: Figure, reach: Reach) -> float:
    subject = question.of
    strength = _NEARNESS[reach]
    strength += 0.0 if figure.counted.isdisjoint(subject) else 1.0
    strength += 0.75 if figure.dimension in question.unit and figure.dimension else 0.0
    strength += 0.5 if figure.source is not Source.SENTENCE else 0.0
    strength += 0.0 if figure.group.isdisjoint(subject) and figure.context.isdisjoint(subject) else 0.5
    strength += 0.5 if figure.is_current and figure.year is not None else 0.0
    strength += 0.25 * min(2, len(question.with_))
    strength -= (
        0.25 if figure.by and not question.by and figure.source is Source.TABLE else 0.0
    )  # a part, not the total
    strength -= 0.5 if question.unit and figure.dimension == _BARE and "count" not in question.unit else 0.0
    return strength - (0.25 if figure.nil else 0.0)


def _refusal(question: Question, guards: Sequence[Guard], figure: Figure, reach: Reach) -> tuple[str, bool]:
    """Why the figure does not answer (empty where it does), and whether it still touches the topic."""
    because, weak = refused_by(guards, figure.concepts | figure.group, figure.context)
    if because:
        return because, weak
    if figure.nil and not question.nil:
        return NONE, False
    if figure.owner not in question.owners:
        return of_another(figure.owner)
    if _is_other_part(question, figure):
        return f"of another part than {question.part.partition('=')[2].replace('_', ' ')}", False
    if figure.mood not in (Mood.DONE, Mood.PRAISED):
        return "a plan or target, not a result", True
    unit = _unit_refusal(question, figure, reach)
    return (unit, reach is Reach.SENTENCE and _is_akin(question, figure)) if unit else ("", False)


def _is_other_part(question: Question, figure: Figure) -> bool:
    """The figure is named as another part of the breakdown than the one asked."""
    if not (question.part and figure.by):
        return False
    dimension, _, part = question.part.partition("=")
    return dict(figure.by).get(dimension, part) != part


def _unit_refusal(question: Question, figure: Figure, reach: Reach) -> str:
    if figure.nil:  # it says none of what it denies, not of all that its sentence names
        return "" if reach is Reach.SENTENCE or figure.source is not Source.SENTENCE else ELSEWHERE
    if question.per is True and not figure.per:
        return "an absolute figure, where one per unit is asked"
    if question.per is False and figure.per:
        return "a figure per unit, where the total is asked"
    if question.unit and figure.dimension not in question.unit and not _bare_fits(question, figure):
        return f"a figure in another unit ({figure.unit_text or figure.dimension or 'none'})"
    if figure.dimension == "count" and figure.source is Source.SENTENCE and figure.counted:
        other = figure.counted.isdisjoint(question.of)
        return f"{COUNTS} {figure.unit_text or 'something else'}" if other else ""
    return "" if reach is Reach.SENTENCE or figure.source is not Source.SENTENCE else ELSEWHERE


def _is_akin(question: Question, figure: Figure) -> bool:
    """A count where a share is asked touches the topic; a time within which something is done does not."""
    return figure.dimension not in _TIMES or figure.dimension in question.unit


def _bare_fits(question: Question, figure: Figure) -> bool:
    """A bare number is a count; a table may give its unit where the reader did not find it, an infographic does not."""
    if figure.dimension != _BARE:
        return False
    if "count" in question.unit or figure.value == 0:
        return True
    return figure.source in (Source.TABLE, Source.FILE) and question.unit != ("percent",)


def _current(candidate: Candidate) -> Candidate:
    """Turn down figures of another period."""
    if candidate.refused or candidate.figures[0].is_current:
        return candidate
    return turned_down(candidate, f"a figure for {candidate.figures[0].year}, not for the reporting period")
