"""Counts outcomes into the measures that published work uses, and into a confusion table."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from checker.bench.labels import WHOLE
from checker.bench.outcomes import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Shares in percent; None where nothing was to be counted."""

    elements: int
    element_accuracy: float | None
    element_accuracy_sure: float | None
    state_accuracy: float | None
    requirements: int
    requirement_accuracy: float | None
    false_comfort: float | None
    """Of the elements that are not disclosed, the share called disclosed."""
    false_alarm: float | None
    """Of the elements that are disclosed, the share called not disclosed."""
    page_hit: float | None
    value_recall: float | None


def measure(found: Iterable[Outcome]) -> Measures:
    """Pool outcomes into one set of measures."""
    rows = list(found)
    gaps = [row for row in rows if not row.label.is_disclosed]
    given = [row for row in rows if row.label.is_disclosed]
    sure = [row for row in rows if row.label.sure]
    hits = [row.page_hit for row in rows if row.page_hit is not None]
    requirements = _requirements(rows)
    return Measures(
        elements=len(rows),
        element_accuracy=_percent(sum(row.is_right for row in rows), len(rows)),
        element_accuracy_sure=_percent(sum(row.is_right for row in sure), len(sure)),
        state_accuracy=_percent(sum(row.said == row.label.state for row in rows), len(rows)),
        requirements=len(requirements),
        requirement_accuracy=_percent(sum(requirements), len(requirements)),
        false_comfort=_percent(sum(row.said_disclosed for row in gaps), len(gaps)),
        false_alarm=_percent(sum(not row.said_disclosed for row in given), len(given)),
        page_hit=_percent(sum(hits), len(hits)),
        value_recall=_percent(sum(row.values_found for row in rows), sum(row.values_labelled for row in rows)),
    )


def _requirements(rows: Iterable[Outcome]) -> list[bool]:
    """Per requirement: both sides call at least one element disclosed, or neither does."""
    grouped: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for row in rows:
        label = row.label
        grouped[(label.report, label.framework, label.requirement, label.year)].append(row)
    return [
        any(row.label.is_disclosed for row in group) == any(row.said_disclosed for row in group)
        for group in grouped.values()
    ]


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def by(rows: Iterable[Outcome], key: Callable[[Outcome], str]) -> Mapping[str, Measures]:
    """Measures per group, groups in order."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: measure(groups[name]) for name in sorted(groups)}


def confusion(rows: Iterable[Outcome]) -> Mapping[tuple[str, str], int]:
    """How often each labelled state (first) was called each state (second); elements only."""
    return Counter((row.label.state, row.said) for row in rows if row.label.element != WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord:
    """How one rule did on the labels: precision and recall of `disclosed`."""

    datapoint: str
    labels: int
    right: int
    said: int
    said_right: int
    given: int

    @property
    def precision(self) -> float | None:
        """Of what it called disclosed, the share that is, in percent."""
        return _percent(self.said_right, self.said)

    @property
    def recall(self) -> float | None:
        """Of what is disclosed, the share that it found, in percent."""
        return _percent(self.said_right, self.given)


def rule_records(rows: Iterable[Outcome]) -> tuple[RuleRecord, ...]:
    """A record per datapoint; a report labelled against two editions counts once for each."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for row in rows:
        if row.datapoint:
            groups[row.datapoint].append(row)
    return tuple(
        RuleRecord(
            datapoint=name,
            labels=len(group),
            right=sum(row.is_right for row in group),
            said=sum(row.said_disclosed for row in group),
            said_right=sum(row.said_disclosed and row.label.is_disclosed for row in group),
            given=sum(row.label.is_disclosed for row in group),
        )
        for name, group in sorted(groups.items())
    )
