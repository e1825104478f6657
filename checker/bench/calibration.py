"""Turns outcomes into confidence shares, and tells how good they are on reports that they were not made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.bench.labels import WHOLE
from checker.bench.outcomes import Outcome
from checker.evaluate.confidence import BANDS, PRIOR, band_of, confidence_of, key_of
from checker.model.finding import State

_PRIOR_WEIGHT = 4
"""Labels that the pooled share counts for in each band."""
CEILING = 0.95
"""No finding claims more: the rules were written beside the labels, and other reports will agree less often."""


def shares(rows: Iterable[Outcome]) -> Mapping[str, tuple[float, ...]]:
    """Per question kind or state the share of right answers in each band, smoothed towards the pooled share."""
    counted: dict[str, list[list[bool]]] = defaultdict(lambda: [[] for _ in range(len(BANDS) + 1)])
    for row in _rated(rows):
        state = State(row.said)
        counted[key_of(row.kind, state)][band_of(state, row.strength)].append(row.is_right)
    return {name: _rising(bands) for name, bands in sorted(counted.items())}


def _rated(rows: Iterable[Outcome]) -> Iterable[Outcome]:
    states = {state.value for state in (State.DISCLOSED, State.WEAK, State.MISSING, State.EXPLAINED, State.REFERRED)}
    return (row for row in rows if row.label.element != WHOLE and row.said in states)


def _rising(bands: Sequence[Sequence[bool]]) -> tuple[float, ...]:
    """Smoothed shares of the bands that hold any outcome."""
    pooled = [right for band in bands for right in band]
    base = (sum(pooled) + PRIOR) / (len(pooled) + 1)
    last = max(number for number, band in enumerate(bands) if band)
    smoothed = ((sum(band) + base * _PRIOR_WEIGHT) / (len(band) + _PRIOR_WEIGHT) for band in bands[: last + 1])
    return tuple(round(min(share, CEILING), 2) for share in smoothed)


def reliability(rows: Sequence[Outcome]) -> Mapping[str, tuple[int, float, float]]:
    """Left out report by report: per tenth of promised confidence the count, the promise, the share that was right."""
    bins: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for report in sorted({row.label.report for row in rows}):
        made = shares(row for row in rows if row.label.report != report)
        for row in _rated(row for row in rows if row.label.report == report):
            promised = confidence_of(row.kind, State(row.said), row.strength, made)
            bins[f"{int(promised * 10) / 10:.1f}"].append((promised, row.is_right))
    return {
        name: (
            len(items),
            round(sum(promise for promise, _ in items) / len(items), 3),
            round(sum(right for _, right in items) / len(items), 3),
        )
        for name, items in sorted(bins.items())
    }
