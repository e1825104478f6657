"""What was found for one datapoint, with the proof or with what was turned down."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.fact import Figure, Locator


class State(StrEnum):
    """State of an element; the words are the reviewers' codebook's."""

    DISCLOSED = "disclosed"
    WEAK = "weak"
    EXPLAINED = "explained"
    REFERRED = "referred"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_REVIEW = "needs_review"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Proof for one element: exact words and their place."""

    quote: str
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The best passage that was turned down, with the reason."""

    quote: str
    because: str
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Result of one rule on one report."""

    datapoint: str
    state: State
    confidence: float
    """Estimated share of such findings that a reviewer would agree with, 0 to 1."""
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    reason: str = ""
    """In words: why this state (what is lacking, the explanation's reason, the document referred to)."""
    nil: bool = False
    """Answered by an explicit none."""
    strength: float = 0.0
    """Points of the best evidence, or of the best near miss where there is none."""
    searched: int = 0
    """Number of passages that were tried."""
