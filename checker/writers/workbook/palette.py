"""Colours of the workbook: the Okabe-Ito set, which readers with colour-blindness tell apart, and tints of it."""

from checker.model.assessment import Verdict
from checker.model.finding import State

INK = "#1B2A3A"
MUTED = "#5F6B76"
BRAND = "#22384F"
LINE = "#C9D1D9"
BAND = "#F3F6F9"
ENTRY = "#FFFDF2"
PALE = "#B3B9BF"
WHITE = "#FFFFFF"

CHART: dict[Verdict, str] = {
    Verdict.PRESENT: "#009E73",
    Verdict.EXPLAINED: "#56B4E9",
    Verdict.REFERRED: "#CC79A7",
    Verdict.PARTIAL: "#E69F00",
    Verdict.MISSING: "#D55E00",
    Verdict.NEEDS_REVIEW: "#F0E442",
    Verdict.NOT_APPLICABLE: "#B3B9BF",
    Verdict.NOT_ASSESSED: "#E3E6E9",
}
"""Bars of the chart."""

CELLS: dict[Verdict, tuple[str, str]] = {
    Verdict.PRESENT: ("#CDEBDF", "#00513B"),
    Verdict.EXPLAINED: ("#D6EDFA", "#0B4A6E"),
    Verdict.REFERRED: ("#F3DEEA", "#6E2F52"),
    Verdict.PARTIAL: ("#FAE0A6", "#5C3F00"),
    Verdict.MISSING: ("#B84E00", "#FFFFFF"),
    Verdict.NEEDS_REVIEW: ("#F8F3B0", "#4F4A00"),
    Verdict.NOT_APPLICABLE: ("#E3E6E9", "#4A545D"),
    Verdict.NOT_ASSESSED: ("#F3F4F6", "#5F6B76"),
}
"""Background and ink of a verdict's cell; each pair keeps a contrast of 4.5 or more."""

_STATE_LIKE: dict[State, Verdict] = {
    State.DISCLOSED: Verdict.PRESENT,
    State.WEAK: Verdict.PARTIAL,
    State.EXPLAINED: Verdict.EXPLAINED,
    State.REFERRED: Verdict.REFERRED,
    State.MISSING: Verdict.MISSING,
    State.NEEDS_REVIEW: Verdict.NEEDS_REVIEW,
    State.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    State.NOT_ASSESSED: Verdict.NOT_ASSESSED,
}


def cell_colours(value: Verdict | State) -> tuple[str, str]:
    """Return background and ink for a verdict or an element's state."""
    return CELLS[value] if isinstance(value, Verdict) else CELLS[_STATE_LIKE[value]]
