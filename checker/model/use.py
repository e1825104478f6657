"""Claims to have used a framework ("in accordance with", "with reference to"): what they ask, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.finding import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOfUse:
    """A claim that a report may make of how it used an edition, with what it must then hold."""

    id: str
    title: str
    stated_by: str
    """The datapoint that is disclosed where a report makes the claim."""
    yields_to: tuple[str, ...] = ()
    """Claims whose words hold those of this one: beside them it is not made."""
    excludes: tuple[str, ...] = ()
    """Claims that may not be made beside it."""
    general: tuple[str, ...] = ()
    """Disclosures that every such report gives."""
    managed_by: tuple[str, ...] = ()
    """Disclosures given once for each material topic, on how it is managed."""
    whole_topics: bool = False
    """Asks all disclosures of each material topic, not one at least."""
    requirements: tuple[str, ...] = ()
    """Requirements whose elements are its conditions."""
    conditions: tuple[tuple[str, str], ...] = ()
    """Further conditions: title and datapoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedReason:
    """A reason for omission of the closed list."""

    reason: str
    """As in Explanation.reason."""
    title: str
    explain: str
    """What the report has to tell beside the reason, in words."""
    remedy: bool = False
    """That is also what is being done, and until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRules:
    """All claims of an edition, and what may be left out."""

    claims: tuple[ClaimOfUse, ...]
    """The most demanding first."""
    reasons: tuple[AcceptedReason, ...]
    sector_reference: str = ""
    """Regular expression of the numbers by which Sector Standards refer to topics."""

    @property
    def datapoints(self) -> frozenset[str]:
        """All that the claims and their own conditions rest on."""
        own = {name for claim in self.claims for _, name in claim.conditions}
        return frozenset(own | {claim.stated_by for claim in self.claims})


class Outcome(StrEnum):
    """Whether a condition of a claim is met."""

    HELD = "held"
    NOT_HELD = "not_held"
    NOT_JUDGED = "not_judged"
    """Nothing sure can be said; never taken for held."""
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is to be said of one disclosure under a condition."""

    code: str
    message: str
    against: bool = True
    """It speaks against the condition; False: it leaves it open."""
    row: Evidence | None = None
    """The row of the index; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult:
    """Whether one condition is met, with the disclosures concerned."""

    datapoint: str
    outcome: Outcome
    message: str = ""
    id: str = ""
    """Element of the requirement that it stands in; empty where it is a condition of its own."""
    requirement: str = ""
    title: str = ""
    points: tuple[Point, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedClaim:
    """A claim that the report makes."""

    id: str
    title: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCheck:
    """The claims that a report makes, and the first of them held against its own conditions."""

    stated: tuple[StatedClaim, ...] = ()
    note: str = ""
    """What is wrong with the claims themselves: none is made, or two that exclude each other."""
    conditions: tuple[ConditionResult, ...] = ()
