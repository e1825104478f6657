"""Adds to a finding the figures that belong to those found: of a row, a sentence, a table, and the parts of a total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.evaluate.candidates import Candidate
from checker.evaluate.index import FactIndex, words_of
from checker.evaluate.wholes import wholes_of
from checker.model.fact import Figure, Source
from checker.model.finding import Finding, State
from checker.model.rule import Question, QuestionKind, Rule

_MOST_PARTS = 12
_SURE_DIGITS = 3
"""Digits from which a sum is no chance."""


def with_belonging(rule: Rule, finding: Finding, candidates: Sequence[Candidate], index: FactIndex) -> Finding:
    """Add figures after those found, each once."""
    mates = [*_of_rows(rule, finding, index), *_of_tables(rule, finding, candidates)]
    mates += wholes_of(rule, finding, candidates, index)
    for figure in finding.figures:
        mates += index.figures_beside(figure)
    if all(question.kind is QuestionKind.FIGURE and not question.by for question in rule.questions):
        quoted = {item.locator.passage for item in finding.evidence}
        for figure in finding.figures:
            if figure.locator.passage in quoted:
                mates += _parts_of(figure, index)
    known = {(figure.locator, figure.column) for figure in finding.figures}
    added = {(figure.locator, figure.column): figure for figure in mates}
    figures = (*finding.figures, *(added[key] for key in added if key not in known))
    return replace(finding, figures=tuple(_once(figures)))


def with_figures_of(rule: Rule, finding: Finding, findings: Mapping[str, Finding]) -> Finding:
    """Add to figures those of the datapoints that would answer it, too: each kind of waste beside the total of all."""
    if rule.questions[0].kind is not QuestionKind.FIGURE or finding.nil:
        return finding
    others = [
        findings[other.datapoint] for other in rule.answered_by if not other.only_nil and other.datapoint in findings
    ]
    mates = [figure for other in others if other.state is State.DISCLOSED for figure in other.figures]
    known = {(figure.locator, figure.column) for figure in finding.figures}
    added = [figure for figure in mates if (figure.locator, figure.column) not in known]
    return replace(finding, figures=tuple(_once([*finding.figures, *added])))


def _once(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Leave out what a sentence repeats; table cells all stay, as their rows hold the other years as well."""
    seen: set[tuple[object, ...]] = set()
    for figure in figures:
        said = (figure.value, figure.unit or figure.unit_text, figure.per, figure.year, figure.by)
        if figure.table is not None or said not in seen:
            yield figure
        seen.add(said)


def _of_rows(rule: Rule, finding: Finding, index: FactIndex) -> Iterator[Figure]:
    """Figures on the subject in a quoted table row."""
    for item in finding.evidence:
        for figure in index.figures_of_row(item.locator.passage):
            if any(meets_all(question, words_of(figure)) for question in rule.questions):
                yield figure


def _of_tables(rule: Rule, finding: Finding, candidates: Sequence[Candidate]) -> Iterator[Figure]:
    """Figures of rows that meet the question's conditions too, in a table of which a row answers it."""
    if any(question.kind is QuestionKind.FIGURE for question in rule.questions):
        return
    tables = {figure.table for figure in finding.figures if figure.source is Source.TABLE}
    for candidate in candidates:
        if candidate.accepted:
            yield from (figure for figure in candidate.figures if figure.table is not None and figure.table in tables)


def _parts_of(total: Figure, index: FactIndex) -> Sequence[Figure]:
    """The rows right below a total that add up to it but for rounding; none where they do not."""
    if total.source is not Source.TABLE or sum(map(str.isdigit, total.text)) < _SURE_DIGITS:
        return ()
    column = index.column_of(total)
    below = [figure for figure in column if figure.row is not None and total.row is not None and figure.row > total.row]
    added, step = Decimal(0), _last_place(total)
    for count, part in enumerate(below[:_MOST_PARTS], 1):
        added += part.value
        if not _may_be_part(part, total) or added > total.value + step:
            return ()
        if count > 1 and added >= total.value - step:
            return below[:count]
    return ()


def _may_be_part(part: Figure, total: Figure) -> bool:
    """Of the same unit, and of no other part of a breakdown than the total itself (Scope 1 below Scope 2)."""
    whole = dict(total.by)
    alike = part.unit == total.unit and part.per == total.per and not part.nil and part.value >= 0
    return alike and all(whole.get(dimension, name) == name for dimension, name in part.by)


def _last_place(figure: Figure) -> Decimal:
    """What the last printed digit of a figure counts, its scale applied."""
    digits = int("".join(filter(str.isdecimal, figure.text)) or 0)
    return abs(figure.value / digits) if digits else Decimal(0)


def meets_all(question: Question, concepts: frozenset[str]) -> bool:
    """The subject is named and each condition met."""
    return not any(concepts.isdisjoint(group) for group in (question.of, *question.with_))
