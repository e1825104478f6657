"""A whole assessment: what the writers write and `verify` checks."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.document import Language, Page
from checker.model.fact import Figure, Locator, Period
from checker.model.finding import Evidence, NearMiss, State
from checker.model.framework import Aspect, Obligation
from checker.model.use import UseCheck


class Verdict(StrEnum):
    """Outcome for one requirement."""

    PRESENT = "present"
    PARTIAL = "partial"
    EXPLAINED = "explained"
    REFERRED = "referred"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_REVIEW = "needs_review"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementResult:
    """Outcome for one element of a requirement."""

    id: str
    title: str
    state: State
    confidence: float
    datapoint: str = ""
    rule_version: int = 0
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    reason: str = ""
    asks: str = ""
    """The question that the rule put to the report."""
    strength: float = 0.0
    """Points of the best evidence; see `checker/evaluate/confidence.py`."""
    record: tuple[int, int] = (0, 0)
    """Elements of labelled reports that the rule answered, and those on which a reader agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementResult:
    """Outcome for one requirement."""

    id: str
    title: str
    aspect: str
    verdict: Verdict
    obligation: Obligation
    confidence: float
    elements: tuple[ElementResult, ...]
    citation: str = ""
    year: int | None = None
    gap: str = ""
    """What is missing, in words; empty where nothing is."""
    next_step: str = ""
    """Suggested next step for the preparer."""
    also_closes: tuple[str, ...] = ()
    """Requirements of the run's other frameworks, with their edition, that ask for what is missing here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the assessment, so that it can be made again."""

    program: str
    rules_digest: str
    framework_digest: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the assessment says of the report itself."""

    source: str
    sha256: str
    pages: int
    languages: tuple[Language, ...]
    period: Period | None
    unread_pages: tuple[Page, ...]
    ocr_pages: tuple[int, ...] = ()
    """Pages whose text comes from optical character recognition."""
    pictures_of_text: tuple[int, ...] = ()
    """Pages that were read but for a picture of text on them."""


class IndexKind(StrEnum):
    """What reconciling says of a row of the content index, or of what has none."""

    SUPPORTED = "supported"
    NOT_FOUND = "not_found"
    ELSEWHERE = "elsewhere"
    OFFSET = "offset"
    UNCLAIMED = "unclaimed"
    WRONG_REQUIREMENT = "wrong_requirement"
    OMISSION_WITHOUT_REASON = "omission_without_reason"
    UNKNOWN_ID = "unknown_id"
    UNJUDGED = "unjudged"
    """Nothing sure can be said; the message tells why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFinding:
    """What reconciling found for one row of the content index."""

    kind: IndexKind
    requirement: str = ""
    """Code as the row gives it; empty where the finding is about the whole index."""
    year: int | None = None
    message: str = ""
    cited: tuple[int, ...] = ()
    """Printed pages that the row cites."""
    section: str = ""
    """Section that the row names."""
    cited_pages: tuple[int, ...] = ()
    """Pages of the file that the row points to."""
    pages: tuple[int, ...] = ()
    """Pages of the file on which the evidence stands."""
    quote: str = ""
    """The row of the index."""
    locator: Locator | None = None
    """Where the row stands; None where there is no row."""
    evidence: Evidence | None = None
    offset: int = 0
    """Pages by which the index is wrong throughout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One report against one framework edition."""

    report: ReportFacts
    framework: str
    framework_title: str
    chosen_because: str
    aspects: tuple[Aspect, ...]
    requirements: tuple[RequirementResult, ...]
    provenance: Provenance
    figures: tuple[Figure, ...] = ()
    """Every figure of the report that some rule could name, as a KPI table."""
    index: tuple[IndexFinding, ...] = ()
    """What the report's content index says, held against the report; empty where it has none of this framework."""
    use: UseCheck | None = None
    """The claim of use held against its conditions; None where there is neither a claim nor an index."""
