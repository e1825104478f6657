"""A candidate answer: a fact tried against a question, with its strength or the reason why it was turned down."""

from dataclasses import dataclass

from checker.model.fact import Figure, Locator, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One fact tried against one question."""

    quote: str
    locator: Locator
    strength: float
    """How much speaks for it; see `evaluate/strength.py`."""
    refused: str = ""
    """Why it was turned down, in words; empty where it was accepted."""
    touches: bool = False
    """Turned down, but it shows that the report touches the topic: weak rather than missing."""
    figures: tuple[Figure, ...] = ()
    nil: bool = False

    @property
    def accepted(self) -> bool:
        """Answers the question."""
        return not self.refused


def of_statement(
    statement: Statement,
    *,
    strength: float,
    refused: str = "",
    touches: bool = False,
    figures: tuple[Figure, ...] = (),
) -> Candidate:
    """Make a candidate of a statement."""
    return Candidate(
        quote=statement.text,
        locator=statement.locator,
        strength=strength,
        refused=refused,
        touches=touches,
        figures=figures,
        nil=statement.nil,
    )
