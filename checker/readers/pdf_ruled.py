"""Tables whose cells are boxed in by drawn lines: their grid, merged cells included, decides what stands where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model.document import Box
from checker.readers.pdf_grid import NUMERIC, is_value
from checker.readers.pdf_runs import Run

_THIN = 2.5
"""Greatest thickness of a line."""
_SNAP = 2.0
"""Lines as near as this are one line."""
_BRIDGE = 4.0
"""Gap between two pieces of one line."""
_LEAST_LENGTH = 6.0

Place = tuple[int, int]
"""Row and column of a cell in the grid of drawn lines."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: its place across, and where it starts and ends along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The drawn lines of a page."""

    across: tuple[Rule, ...]
    """Horizontal lines; `at` is the distance from the page's top."""
    down: tuple[Rule, ...]
    """Vertical lines; `at` is the distance from the page's left edge."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table found by its lines."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    """Runs of each cell in reading order; merged cells stand at their top left place."""
    columns: tuple[tuple[float, float], ...]
    """Left and right edge of each column."""
    runs: tuple[Run, ...]


def find_rules(boxes: Iterable[Box]) -> Rules:
    """Lines among the boxes of drawn paths; pieces of one line are put together."""
    across: list[Rule] = []
    down: list[Rule] = []
    for left, top, right, bottom in boxes:
        if bottom - top <= _THIN and right - left >= _LEAST_LENGTH:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _LEAST_LENGTH:
            down.append(Rule((left + right) / 2, top, bottom))
    return Rules(tuple(_united(across)), tuple(_united(down)))


def _united(rules: Sequence[Rule]) -> list[Rule]:
    united: list[Rule] = []
    for line in _by_place(rules):
        at = line[0].at
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start > end + _BRIDGE:
                united.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        united.append(Rule(at, start, end))
    return united


def _by_place(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of one place together, each group in the order in which they start."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [sorted(group, key=lambda rule: rule.start) for group in groups]


def find_ruled_tables(runs: Sequence[Run], rules: Rules) -> list[RuledTable]:
    """Tables with at least two columns and two rows of boxed cells."""
    tables: list[RuledTable] = []
    left = list(runs)
    for group in sorted(_connected(rules), key=lambda group: -len(group.down)):
        xs = _places(group.down)
        ys = _places(group.across)
        table = _fill(left, group, xs, ys) if len(xs) > 2 and len(ys) > 2 else None
        if table:
            tables.append(table)
            used = {id(run) for run in table.runs}
            left = [run for run in left if id(run) not in used]
    return tables


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not places or rule.at - places[-1] > _SNAP:
            places.append(rule.at)
    return places


def _connected(rules: Rules) -> list[Rules]:
    """Groups of lines that touch each other."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for down in rules.down:
        touching = [rule for rule in rules.across if _touch(rule, down)]
        if not touching:
            continue
        joined: tuple[list[Rule], list[Rule]] = (touching, [down])
        apart = []
        for across, others in groups:
            if any(rule in across for rule in touching):
                joined = ([*across, *(rule for rule in joined[0] if rule not in across)], [*others, *joined[1]])
            else:
                apart.append((across, others))
        groups = [*apart, joined]
    return [Rules(tuple(across), tuple(down)) for across, down in groups]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _BRIDGE <= down.at <= across.end + _BRIDGE
        and down.start - _BRIDGE <= across.at <= down.end + _BRIDGE
    )


def _fill(runs: Sequence[Run], rules: Rules, xs: Sequence[float], ys: Sequence[float]) -> RuledTable | None:
    """Put the runs inside the grid into their cells; a box of bare numbers has its labels outside and is left alone."""
    cells, used = _cells(runs, _merged_cells(rules, xs, ys), xs, ys)
    columns = sorted({column for _, column in cells})
    lines = sorted({row for row, _ in cells})
    if all(is_value(run.text) for (row, _), members in cells.items() if row != lines[0] for run in members):
        return None
    if _is_coarse(cells) or _has_labels_outside(runs, used, xs[0], len(lines)):
        return None
    if len(columns) < 2 or len(lines) < 2 or len(cells) < 0.4 * len(columns) * len(lines):
        return None
    rows = tuple(tuple(tuple(_ordered(cells.get((row, column), ()))) for column in columns) for row in lines)
    return RuledTable(rows, tuple((xs[column], xs[column + 1]) for column in columns), tuple(used))


def _cells(
    runs: Sequence[Run], homes: Mapping[Place, Place], xs: Sequence[float], ys: Sequence[float]
) -> tuple[dict[Place, list[Run]], list[Run]]:
    """The runs of each cell, merged cells taken apart where their texts plainly are, and all runs inside the grid."""
    merged: dict[Place, list[tuple[Place, Run]]] = {}
    used: list[Run] = []
    for run in runs:
        column = _slot(xs, (run.left + run.right) / 2)
        row = _slot(ys, run.base - 0.3 * run.size)
        if column is None or row is None or run.sideways:
            continue
        if run.right - run.left > 1.3 * (xs[column + 1] - xs[column]) and homes[row, column] == (row, column):
            column = _slot(xs, run.left + run.size) or 0
        merged.setdefault(homes[row, column], []).append(((row, column), run))
        used.append(run)
    cells: dict[Place, list[Run]] = {}
    for (row, column), members in merged.items():
        beside = _stand_apart(members)
        below = len({own[0] for own, _ in members}) > 1 and all(NUMERIC.fullmatch(run.text) for _, run in members)
        for own, run in members:
            cells.setdefault((own[0] if below else row, own[1] if beside else column), []).append(run)
    return cells, used


def _is_coarse(cells: Mapping[Place, Sequence[Run]]) -> bool:
    """Tell whether in half of the rows with numbers a box holds some side by side: not all columns are drawn."""
    numeric = {row for (row, _), members in cells.items() if any(is_value(run.text) for run in members)}
    several = {row for (row, _), members in cells.items() if any(map(_is_beside, members, members[1:]))}
    return len(several) * 2 > len(numeric)


def _is_beside(first: Run, run: Run) -> bool:
    """Tell whether a number stands apart on the line of the text before it."""
    level = abs(first.base - run.base) < 0.3 * run.size
    return level and is_value(run.text) and (is_value(first.text) or run.left - first.right > 2 * run.size)


def _has_labels_outside(runs: Sequence[Run], used: Sequence[Run], left: float, count: int) -> bool:
    """Tell whether most lines of the boxes start with a text on their left."""
    bases = {round(run.base) for run in used}
    outside = {round(run.base) for run in runs if run.right <= left + 1 and not run.sideways and not is_value(run.text)}
    return count > 2 and len(bases & outside) >= 0.75 * count


def _stand_apart(members: Sequence[tuple[Place, Run]]) -> bool:
    """Tell whether texts of one line stand in different columns, though no line is drawn between them."""
    return any(
        first_place[1] != place[1] and abs(first.base - run.base) < 0.3 * run.size
        for position, (place, run) in enumerate(members)
        for first_place, first in members[:position]
    )


def _ordered(runs: Iterable[Run]) -> list[Run]:
    return sorted(runs, key=lambda run: (round(run.base / (0.5 * run.size)), run.left))


def _slot(places: Sequence[float], at: float) -> int | None:
    """Position of the gap between two neighbouring lines in which a point lies."""
    for position in range(len(places) - 1):
        if places[position] - 0.5 <= at < places[position + 1] - 0.5:
            return position
    return None


def _merged_cells(rules: Rules, xs: Sequence[float], ys: Sequence[float]) -> dict[Place, Place]:
    """For each cell of the grid the top left cell of the merged cell that it belongs to."""
    homes: dict[Place, Place] = {}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            home = (row, column)
            if column and not _is_drawn(rules.down, xs[column], middle):
                home = homes[row, column - 1]
            elif row and not _is_drawn(rules.across, ys[row], (xs[column] + xs[column + 1]) / 2):
                home = homes[row - 1, column]
            homes[row, column] = home
    return homes


def _is_drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _SNAP and rule.start - 1 <= along <= rule.end + 1 for rule in rules)
