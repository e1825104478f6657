"""What every terminal view needs: report text that cannot drive the terminal, symbols that its encoding can show."""

from rich.console import Console

from checker.model.assessment import Verdict
from checker.model.finding import State
from checker.writers.safe_text import one_line
from checker.writers.words import STATES, VERDICTS

STYLES: dict[Verdict | State, str] = {
    Verdict.PRESENT: "#009E73",
    Verdict.EXPLAINED: "#56B4E9",
    Verdict.REFERRED: "#CC79A7",
    Verdict.PARTIAL: "#E69F00",
    Verdict.MISSING: "#D55E00",
    Verdict.NEEDS_REVIEW: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.NOT_ASSESSED: "dim",
    State.DISCLOSED: "#009E73",
    State.WEAK: "#E69F00",
}
"""Okabe-Ito colours; a state without an entry of its own has its verdict's."""

_ASCII = {"✔": "+", "✎": "e", "↗": "r", "◐": "~", "✘": "x", "–": "-", "○": "o"}


def symbol(console: Console, outcome: Verdict | State) -> str:
    """Return the outcome's symbol, or a plain letter where the console's encoding has no such symbol."""
    mark = VERDICTS[outcome].symbol if isinstance(outcome, Verdict) else STATES[outcome].symbol
    return _ASCII.get(mark, mark) if console.options.ascii_only else mark


def plain(console: Console, text: str) -> str:
    """Return a text on one line, without control characters and with only what the console can encode."""
    line = one_line(text)
    if not console.options.ascii_only:
        return line
    return line.encode(console.encoding, "replace").decode(console.encoding)
