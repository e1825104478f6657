"""What must be disclosed: one edition of one framework."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.model.use import UseRules


class Obligation(StrEnum):
    """How binding a requirement is for an issuer in a financial year."""

    MANDATORY = "mandatory"
    COMPLY_OR_EXPLAIN = "comply_or_explain"
    VOLUNTARY = "voluntary"


class IssuerType(StrEnum):
    """Issuer types that HKEX phases obligations in by (Appendix C2, Part D)."""

    LARGE_CAP = "largecap"
    MAIN_BOARD = "main_board"
    GEM = "gem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """From the financial year that starts on `start`, `obligation` binds issuers of this type."""

    issuer: IssuerType | None
    """None: every issuer."""
    obligation: Obligation
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedIf:
    """A datapoint on which it hangs whether something is asked at all."""

    datapoint: str
    disclosed: bool
    """Asked where the datapoint is disclosed; False: where it is not."""
    otherwise: str
    """Why it is not asked, in words."""
    open: bool = False
    """Not asked as far as the report tells: whether it should be is left to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A part of a requirement that a reader can find or not find."""

    id: str
    title: str
    """What it asks, in our own words."""
    datapoint: str = ""
    """The datapoint that answers it; empty where the element is an instruction to the preparer."""
    condition: str = ""
    """In words, when the element applies only under a condition."""
    topics: tuple[str, ...] = ()
    """Topics that the requirement lists; one concrete statement on any of them answers it."""
    reliefs: tuple[str, ...] = ()
    """Reliefs that an issuer may claim in place of the disclosure; a relief that is claimed is no gap."""
    supporting: bool = False
    """Says how another element was arrived at (method, base year); alone it discloses nothing of the requirement."""
    asked_if: AskedIf | None = None
    """None: always asked."""
    untold: bool = False
    """It is to be done rather than told, so that silence about it proves nothing."""
    listed_as: str = ""
    """Requirement that it asks for: where the index says where that stands, what was not found may stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing asked: an HKEX KPI or general disclosure, a GRI disclosure, an article."""

    id: str
    title: str
    aspect: str
    """Key into `Framework.aspects`."""
    phases: tuple[Phase, ...]
    elements: tuple[Element, ...]
    citation: str = ""
    source_status: str = ""
    """verified, partial or unverified: how well the text was checked against public sources."""
    related: tuple[str, ...] = ()
    """Requirements elsewhere that published lists relate to it, with their framework family ("gri:418-1")."""
    related_partly: tuple[str, ...] = ()
    """As `related`, where the other requirement only overlaps."""
    year: int | None = None
    """Year of the standard where ids repeat between years (GRI topic standards)."""
    explainable: bool = True
    """A stated reason may stand in for the disclosure."""
    kind: str = ""
    """What sort of GRI disclosure: universal, management or topic."""
    effective_from: date | None = None
    """First day of publication from which it binds, where that differs from the edition's."""
    effective_until: date | None = None
    """Last such day; None while in force."""
    asked_if: AskedIf | None = None
    """For all of its elements; None: always asked."""

    def obligation(self, *, issuer: IssuerType, start: date | None) -> Obligation:
        """Obligation for an issuer whose financial year starts on `start` (None: the latest known)."""
        binding = [
            phase for phase in self.phases if phase.issuer in (None, issuer) and (start is None or phase.start <= start)
        ]
        if not binding:
            return Obligation.VOLUNTARY
        return max(binding, key=lambda phase: phase.start).obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A group of requirements as the framework prints it."""

    id: str
    title: str
    group: str
    """Subject area ("Environmental", "Social")."""


class Holds(StrEnum):
    """What a column of a content index holds."""

    GROUP = "group"
    """The standard or aspect."""
    CODE = "code"
    TITLE = "title"
    DISCLOSURE = "disclosure"
    """Code and title in one."""
    LOCATION = "location"
    OMISSION = "omission"
    """To be filled in by the reporter; barred where no reason is accepted."""
    REMARK = "remark"
    """The reason that the report gives for not disclosing, else to be filled in."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLayout:
    """How a report to this edition lays its content index out."""

    title: str
    columns: tuple[tuple[Holds, str], ...]
    """What each column holds, and its header."""
    header: tuple[tuple[str, str], ...] = ()
    """Lines above the table: label and text; {start} and {end} stand for the reporting period."""
    per_topic: tuple[str, ...] = ()
    """Requirements that have a row in each topic of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """One edition."""

    id: str
    """With its edition: hkex-2020."""
    family: str
    title: str
    edition: str
    aspects: tuple[Aspect, ...]
    requirements: tuple[Requirement, ...]
    applies_from: date | None = None
    """First day of the first financial year that it applies to."""
    applies_until: date | None = None
    """Last such day; None while in force."""
    published_from: date | None = None
    """First day of publication of the reports that it is for, where publication decides and not the financial year."""
    published_until: date | None = None
    """Last such day; None while in force."""
    code_pattern: str = ""
    """Regular expression of its codes as content indexes print them."""
    digest: str = ""
    index: IndexLayout | None = None
    """None where no layout is known."""
    use: UseRules | None = None
    """None where the framework knows no claim of use."""

    @property
    def datapoints(self) -> frozenset[str]:
        """Every datapoint that it names."""
        asked = [one.asked_if for one in self.requirements]
        asked += [element.asked_if for one in self.requirements for element in one.elements]
        named = {element.datapoint for one in self.requirements for element in one.elements if element.datapoint}
        named |= {one.datapoint for one in asked if one}
        return frozenset(named | (self.use.datapoints if self.use else frozenset()))
