"""How sure a finding is: the share of like findings that were right on labelled reports, from rules/calibration.yaml.

Like findings are those of the same question kind and the same band of strength; of what was not found, those of the
same state. Shares are smoothed towards the prior, so that a band with few labels promises little.
"""

from collections.abc import Mapping, Sequence

from checker.model.finding import State

BANDS = (3.75, 4.5)
"""Strength from which the second and third band begin."""
NEAR_MISS = 2.0
"""Strength of the best near miss from which something not found is in its second band."""
PRIOR = 0.75
"""Share taken where nothing was measured."""

Shares = Mapping[str, Sequence[float]]


def band_of(state: State, strength: float) -> int:
    """Band of a finding by its strength, counted from 0."""
    if state is State.DISCLOSED:
        return sum(strength >= edge for edge in BANDS)
    return int(strength >= NEAR_MISS)


def key_of(kind: str, state: State) -> str:
    """Name in the calibration file: the question kind for what is disclosed, else the state."""
    return kind if state is State.DISCLOSED else state.value


def confidence_of(kind: str, state: State, strength: float, shares: Shares) -> float:
    """Share of like findings that a reviewer agreed with."""
    measured = shares.get(key_of(kind, state), ())
    band = band_of(state, strength)
    return measured[min(band, len(measured) - 1)] if measured else PRIOR
