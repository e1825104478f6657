"""Finds the total of the parts that a finding holds: in the same column, or given of the same thing elsewhere."""

from collections.abc import Iterator, Sequence

from checker.evaluate.candidates import Candidate
from checker.evaluate.groups import UNDIVIDED, measure_of
from checker.evaluate.index import FactIndex
from checker.model.fact import Figure, Source
from checker.model.finding import Finding
from checker.model.rule import Rule

_MOST = 2
"""Totals proved by sum or mean: one in its table and one in its sentence."""
_WHOLE = (95, 105)
"""What shares of a whole add up to, in percent, where some are left out or rounded."""


def wholes_of(rule: Rule, finding: Finding, candidates: Sequence[Candidate], index: FactIndex) -> Iterator[Figure]:
    """The total of a breakdown, proved by its parts: their sum, their mean, or the last row of their column."""
    dimensions = frozenset(question.by for question in rule.questions if question.by)
    parts = [figure for figure in finding.figures if figure.is_current and _names_part(figure, dimensions)]
    held = {(figure.value, measure_of(figure)) for figure in finding.figures}
    proved = [figure for figure in _undivided(candidates) if _is_sum_or_mean(figure, parts, dimensions)]
    wholes = list({(figure.value, measure_of(figure)): figure for figure in reversed(proved)}.values())[-_MOST:]
    for figure in (*_last_rows(parts, index), *reversed(wholes)):
        key = (figure.value, measure_of(figure))
        if key not in held and figure.is_current and not figure.nil and not _names_part(figure, dimensions):
            held.add(key)
            yield figure


def _undivided(candidates: Sequence[Candidate]) -> Iterator[Figure]:
    """Figures that answer but for the breakdown, strongest first."""
    for candidate in sorted(candidates, key=lambda item: (-item.strength, item.locator.page, item.quote)):
        if candidate.refused.startswith(UNDIVIDED):
            yield from candidate.figures


def _last_rows(parts: Sequence[Figure], index: FactIndex) -> Iterator[Figure]:
    """The total that ends a column of parts: it names nothing else, and is more than each of them."""
    seen: set[tuple[int | None, int | None]] = set()
    for part in parts:
        if part.source is Source.TABLE and not part.per and part.dimension != "percent":
            if (part.table, part.column) not in seen:
                column = index.column_of(part)
                last = max(column, key=lambda figure: figure.row or 0)
                if index.names_nothing(last) and last.unit == part.unit and last.value > part.value:
                    yield last
            seen.add((part.table, part.column))


def _names_part(figure: Figure, dimensions: frozenset[str]) -> bool:
    return any(name in dimensions for name, _ in figure.by)


def _is_sum_or_mean(figure: Figure, parts: Sequence[Figure], dimensions: frozenset[str]) -> bool:
    """It is what the parts of one place add up to, or lies between their rates, which are no shares of a whole."""
    near = [part for part in parts if abs(part.locator.page - figure.locator.page) <= 1]
    alike = [part for part in near if measure_of(part) == measure_of(figure)]
    for place in {_place(part) for part in alike}:
        for dimension in dimensions:
            named = {dict(part.by).get(dimension, ""): part for part in alike if _place(part) == place}
            named.pop("", None)
            if len(named) > 1 and _follows_from(figure, list(named.values())):
                return True
    return False


def _place(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.table, figure.column, figure.statement


def _follows_from(whole: Figure, parts: Sequence[Figure]) -> bool:
    """The sum of amounts; of rates a mean, which a sentence need not call one ("5 hours on average")."""
    values = [part.value for part in parts]
    total = sum(values)
    if whole.dimension != "percent" and not any(part.per for part in parts):
        return whole.value == total and not whole.per
    between = min(values) < whole.value < max(values)
    return between and not (whole.dimension == "percent" and _WHOLE[0] <= total <= _WHOLE[1])
