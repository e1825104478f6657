"""Judges lines on the pages of a content index that are no rows: its heading, the statement of use, named standards."""

from collections.abc import Sequence

from checker.evaluate.candidates import Candidate, of_statement
from checker.evaluate.guards import refused_by
from checker.model.fact import Facts
from checker.model.rule import Guard, IndexPart, Question

_NAMED = 4.0
"""Strength of a line that names all that is asked: a line has no mood or owner that could speak against it."""


def judge(question: Question, guards: Sequence[Guard], facts: Facts) -> list[Candidate]:
    """Candidates from the lines, and perhaps the answers of rows, that meet the question's conditions."""
    answers = facts.index_answers if question.index is IndexPart.ANYWHERE else ()
    lines = (*facts.index_lines, *answers)
    asked = (question.of, *question.with_)
    meeting = [line for line in lines if not any(line.concepts.isdisjoint(group) for group in asked)]
    return [
        of_statement(line, strength=_NAMED, refused=refused_by(guards, line.concepts, frozenset())[0])
        for line in meeting
    ]
