"""Puts figures together that answer only together: the parts of a breakdown, the years of a series."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.evaluate.candidates import Candidate
from checker.model.fact import Figure, Source
from checker.model.rule import Question

ELSEWHERE = "the figure stands in another clause"
UNDIVIDED = "not broken down by"
COUNTS = "counts"
"""Beginning of the refusal of a figure that counts another thing."""
NONE = "a statement of none, where a figure is asked"
_ALL = 100
"""Percent."""


def broken_down(question: Question, tried: Sequence[Candidate], minimum: int) -> list[Candidate]:
    """One candidate per table or page that holds `minimum` parts of the breakdown; what was turned down follows."""
    counting = {(item.figures[0].statement, measure_of(item.figures[0])) for item in tried if item.accepted}
    tried = [_as_part(question, candidate, counting) for candidate in tried]
    current = [candidate for candidate in tried if candidate.accepted and candidate.figures[0].is_current]
    drawings = _divided_drawings(question, current, minimum)
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in current:
        groups[_place(candidate.figures[0], drawings)].append(candidate)
    for candidate in tried:
        if "count" in question.unit and _is_empty_part(question, candidate) and _place(candidate.figures[0]) in groups:
            groups[_place(candidate.figures[0])].append(replace(candidate, refused=""))
    whole = [_group(question, members, minimum) for members in groups.values()]
    return whole + [candidate for candidate in tried if candidate.refused]


def series(question: Question, tried: Sequence[Candidate]) -> list[Candidate]:
    """Years given in one table or on one page, of those asked; what was turned down follows."""
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in tried:
        if candidate.accepted:
            groups[_place(candidate.figures[0])].append(candidate)
    return [_years(question, members) for members in groups.values()] + [item for item in tried if item.refused]


def turned_down(candidate: Candidate, because: str) -> Candidate:
    """Refuse a candidate that touches the topic."""
    return replace(candidate, refused=because, touches=True)


def _is_empty_part(question: Question, candidate: Candidate) -> bool:
    """A dash or "nil" in the table row of a part: beside the numbers of other parts it says that there are none."""
    figure = candidate.figures[0]
    is_cell = figure.source is Source.TABLE and figure.table is not None and figure.is_current
    return is_cell and candidate.refused == NONE and question.by in dict(figure.by)


def _as_part(question: Question, candidate: Candidate, counting: set[tuple[int | None, str]]) -> Candidate:
    """Accept a part in another clause of a sentence that gives the subject's figure.

    "88 suppliers, 80 in X and 8 in Y"; "an average of 5.7 hours, with 6.4 hours for women and 5.2 hours for men". Also
    one that is counted by its own name in the subject's clause ("New hires were 12 women and 14 men").
    """
    if candidate.refused != ELSEWHERE and not candidate.refused.startswith(COUNTS):
        return candidate
    figure = candidate.figures[0]
    part = dict(figure.by).get(question.by)
    if not part or figure.statement is None:
        return candidate
    named = f"{question.by}={part}" in figure.counted
    # A clause that tells of a doing ("the Board gave prizes to 2 women") does not say who its subject is made up of.
    beside = named and "action" not in figure.concepts and not figure.concepts.isdisjoint(question.of)
    listed = (figure.statement, measure_of(figure)) in counting and (named or not figure.counted)
    return replace(candidate, refused="", touches=False) if beside or listed else candidate


def measure_of(figure: Figure) -> str:
    """What a part and its whole have in common: a unit, or that both are counts."""
    return "count" if figure.dimension in ("", "count") else figure.unit or figure.dimension


def _divided_drawings(question: Question, tried: Sequence[Candidate], minimum: int) -> frozenset[int]:
    """Infographics that hold a breakdown of their own; the numbers of others belong together by page."""
    parts: dict[int, set[str]] = defaultdict(set)
    for candidate in tried:
        figure = candidate.figures[0]
        part = dict(figure.by).get(question.by)
        if part and figure.table is not None:
            parts[figure.table].add(part)
    return frozenset(table for table, named in parts.items() if len(named) >= minimum)


def _place(figure: Figure, drawings: frozenset[int] = frozenset()) -> tuple[str, int]:
    """Figures of one table or one page may belong together."""
    if figure.table is not None and (figure.source is Source.TABLE or figure.table in drawings):
        return ("table", figure.table)
    return ("page", figure.locator.page)


def _group(question: Question, members: Sequence[Candidate], minimum: int) -> Candidate:
    parts = {part for member in members for name, part in member.figures[0].by if name == question.by}
    best = max(members, key=lambda member: (bool(dict(member.figures[0].by).get(question.by)), member.strength))
    named = sorted(members, key=lambda member: question.by not in dict(member.figures[0].by))
    enough = len(parts) >= minimum or (len(parts) == 1 and _is_whole(question, members))
    whole = Candidate(
        quote=best.quote,
        locator=best.locator,
        strength=max(member.strength for member in members) + (0.5 if enough else 0.0),
        figures=tuple(figure for member in named for figure in member.figures),
    )
    if enough:
        return whole
    return turned_down(whole, f"{UNDIVIDED} {question.by.replace('_', ' ')}" if not parts else "one part of several")


def _is_whole(question: Question, members: Sequence[Candidate]) -> bool:
    """One part is all there is: it stands for 100 % where the shares of a count are asked."""
    figures = [figure for member in members for figure in member.figures if question.by in dict(figure.by)]
    return "count" in question.unit and any(item.dimension == "percent" and item.value == _ALL for item in figures)


def _years(question: Question, members: Sequence[Candidate]) -> Candidate:
    years = {member.figures[0].year for member in members if member.figures[0].year is not None}
    best = max(members, key=lambda member: (member.figures[0].is_current, member.strength))
    whole = Candidate(
        quote=best.quote,
        locator=best.locator,
        strength=best.strength,
        figures=tuple(figure for member in members for figure in member.figures),
        nil=all(member.nil for member in members),
    )
    if len(years) >= question.periods:
        return whole
    return turned_down(whole, f"{len(years) or 1} of the {question.periods} years asked")
