"""A rule with one of its clauses taken out: each guard, alternative, condition and borrowed answer in turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from checker.model.rule import Rule

T = TypeVar("T")

_ALWAYS_TURNED_DOWN = "always turned down"
"""Words of the comment over an alternative that never answers: it is there to show a near miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause with the rule as it is without it."""

    name: str
    without: Rule
    shows_near_miss: bool = False
    """The rule's file says that this clause only turns evidence down, visibly."""


def clauses(rule: Rule, folder: Path) -> Iterator[Clause]:
    """Every clause of a rule; `folder` is the one that holds its file's folder."""
    for number, guard in enumerate(rule.guards):
        yield Clause(
            name=f"unless {guard.where} {guard.concept}", without=replace(rule, guards=_drop(rule.guards, number))
        )
    if len(rule.questions) > 1:
        shown = _shown_alternatives(rule, folder)
        for number in range(len(rule.questions)):
            without = replace(rule, questions=_drop(rule.questions, number))
            yield Clause(name=f"alternative {number + 1}", without=without, shows_near_miss=number in shown)
    yield from _conditions(rule)
    for number, other in enumerate(rule.answered_by):
        without = replace(rule, answered_by=_drop(rule.answered_by, number))
        yield Clause(name=f"answered by {other.datapoint}", without=without)


def _conditions(rule: Rule) -> Iterator[Clause]:
    for number, question in enumerate(rule.questions):
        if question.current:
            questions = (*rule.questions[:number], replace(question, current=False), *rule.questions[number + 1 :])
            yield Clause(name=f"alternative {number + 1} current", without=replace(rule, questions=questions))
        for place, group in enumerate(question.with_):
            changed = replace(question, with_=_drop(question.with_, place))
            questions = (*rule.questions[:number], changed, *rule.questions[number + 1 :])
            yield Clause(
                name=f"alternative {number + 1} with {', '.join(group)}", without=replace(rule, questions=questions)
            )


def _drop(items: Sequence[T], number: int) -> tuple[T, ...]:
    return (*items[:number], *items[number + 1 :])


def _shown_alternatives(rule: Rule, folder: Path) -> frozenset[int]:
    """Numbers of the alternatives over which the rule's file says that they are always turned down."""
    lines = (folder / rule.path).read_text(encoding="utf-8").splitlines()[rule.line :]
    shown, number, comment = set(), -1, ""
    for line in lines:
        if re.match(r"\S", line):
            break
        if line.lstrip().startswith("#"):
            comment = line
            continue
        if re.match(r"\s*- \{of:", line):
            number += 1
            if _ALWAYS_TURNED_DOWN in comment:
                shown.add(number)
        comment = ""
    return frozenset(shown)
