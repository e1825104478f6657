"""Typed facts with their places: all that a rule can ask about. `extract` makes them, `evaluate` reads them."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from checker.model.document import Box

_DIGIT = re.compile("[0-9]")


class Kind(StrEnum):
    """What a sentence does with its topic; each has a cue list in `rules/lexicon/cues.yaml`."""

    POLICY = "policy"
    ACTION = "action"
    PROCESS = "process"
    GOVERNANCE = "governance"
    COMPLIANCE = "compliance"
    TARGET = "target"
    RESULT = "result"
    RISK = "risk"
    MONITORING = "monitoring"
    EXPLANATION = "explanation"
    REFERENCE = "reference"


class Mood(StrEnum):
    """Whether the thing is done or only wanted."""

    DONE = "done"
    """Stated as fact, past or habitual."""
    PLANNED = "planned"
    WISHED = "wished"
    PRAISED = "praised"
    """A doing is called important ("attaches great importance to training")."""
    CONDITIONAL = "conditional"


class Owner(StrEnum):
    """Whose operations a sentence or figure is about."""

    OWN = "own"
    SUPPLIER = "supplier"
    AFFILIATE = "affiliate"
    CUSTOMER = "customer"
    PRODUCT_SOLD = "product_sold"
    INDUSTRY = "industry"
    OUTSIDER = "outsider"
    """A competitor, a government or another party that has nothing to do with the issuer's operations."""
    LAW = "law"
    """What a law or rule lays down for everyone."""


class Source(StrEnum):
    """Where on the page a figure was printed."""

    SENTENCE = "sentence"
    TABLE = "table"
    INFOGRAPHIC = "infographic"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a fact stands."""

    page: int
    printed_page: str = ""
    passage: int = -1
    start: int = 0
    """Offset into the passage's text."""
    end: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence with what it speaks of and how."""

    id: int
    text: str
    locator: Locator
    concepts: frozenset[str]
    """Concepts and cues named in the sentence itself."""
    paragraph: frozenset[str] = frozenset()
    """Concepts of the whole passage and, for a list item or table row, of the sentence that leads to it."""
    context: frozenset[str] = frozenset()
    """Concepts of the headings above it."""
    kinds: frozenset[Kind] = frozenset()
    negated: bool = False
    nil: bool = False
    """Says that there were none."""
    denies_breach: bool = False
    """Says so of a breach of rules, free of any plan or wish: what else the sentence hopes for does not change it."""
    mood: Mood = Mood.DONE
    owner: Owner = Owner.OWN
    complies_only: bool = False
    """Says that laws are complied with, and nothing of what is done."""
    earlier: int | None = None
    """The year before the reporting year of which alone it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time, both days included; `label` is how the report prints it."""

    start: date
    end: date
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it measures."""

    text: str
    """The number as printed."""
    value: Decimal
    """The number with its scale applied ("RMB 5.81 billion" is 5810000000)."""
    unit: str = ""
    """Unit id of `rules/lexicon/units.yaml`, or empty for a bare number."""
    dimension: str = ""
    """Dimension of the unit: count, percent, mass, energy, currency, ..."""
    per: str = ""
    """What the figure is divided by, as printed ("million users"); empty for an absolute figure."""
    unit_text: str = ""
    """Unit as printed."""
    metric: str = ""
    """Row label or the words around the number: what a person would call it."""
    counted: frozenset[str] = frozenset()
    """Concepts of the noun that is counted ("13,500 complaints"); empty where the number names none."""
    concepts: frozenset[str] = frozenset()
    """Concepts of its clause, or of its row and column."""
    group: frozenset[str] = frozenset()
    """Concepts of the group rows above its row and of the header over the labels; of the whole sentence around it."""
    context: frozenset[str] = frozenset()
    """Concepts of caption and headings."""
    year: int | None = None
    """Year in which its period ends; None where nothing says so."""
    is_current: bool = True
    """False where the figure belongs to another period than the report."""
    by: tuple[tuple[str, str], ...] = ()
    """Breakdown cells as (dimension, part): (("gender", "female"),)."""
    nil: bool = False
    """Zero stated in words ("no complaints were received")."""
    owner: Owner = Owner.OWN
    mood: Mood = Mood.DONE
    source: Source = Source.SENTENCE
    statement: int | None = None
    """Id of the Statement that holds it; None for table cells."""
    quote: str = ""
    """The sentence or row it stands in."""
    locator: Locator = field(default_factory=lambda: Locator(page=0))
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def number(self) -> str:
        """The number as printed, but in digits where the report prints words ("one", 三, "no")."""
        return self.text if _DIGIT.search(self.text) else format(self.value, "f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reason given for not disclosing something."""

    reason: str
    """One of: not_material, not_applicable, unavailable, confidential, legal, later, other."""
    concepts: frozenset[str]
    requirement: str = ""
    """Printed requirement code where it stands in an index row."""
    text: str = ""
    locator: Locator = field(default_factory=lambda: Locator(page=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The reader is sent elsewhere."""

    target: str
    """What is named: a document, a website, a page or a section."""
    external: bool
    """True for another document or website, False for a place in the same report."""
    concepts: frozenset[str]
    requirement: str = ""
    text: str = ""
    locator: Locator = field(default_factory=lambda: Locator(page=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of a content index."""

    requirement: str
    """The code as printed, normalised: one dash or point form, no footnote digit."""
    framework: str = ""
    """Family that the index names: hkex, gri; empty where it does not say."""
    pages: tuple[int, ...] = ()
    """Printed pages that the row cites."""
    section: str = ""
    omission: str = ""
    """Reason for omission, as in Explanation.reason; empty where none is given."""
    answer: str = ""
    """What the cell itself says in substance, beyond references."""
    text: str = ""
    locator: Locator = field(default_factory=lambda: Locator(page=0))
    edition: str = ""
    """Framework edition that the index follows ("gri-2016"); empty where no edition that is known has such codes."""
    year: int | None = None
    """Year of the standard, by its title in the index or because the edition has the code only once."""
    items: tuple[str, ...] = ()
    """Letters of the items that the row names ("a", "c-vi"); empty for the whole requirement."""
    title: str = ""
    """Words beside the code: what the index calls the requirement."""
    topic: str = ""
    """Title of the group of rows that it stands in, such as a material topic."""
    reported: bool = True
    """False where the row lists the code only to say that it is not reported, or says neither where nor what."""
    withheld: str = ""
    """Reason that the row names, be it only by a bare mark; `omission` holds it where words explain it."""
    file_pages: tuple[int, ...] = ()
    """Pages of the file that carry the printed `pages`."""
    documents: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Other documents that the row names, with the pages cited of each."""
    address: str = ""
    """Web address that the row gives."""
    whole: bool = False
    """The row names a whole standard; that it means this requirement is inferred."""
    explanation: str = ""
    """What the row tells of a reason for silence beyond the reason itself; empty for a bare reason."""
    remedy: bool = False
    """The row tells what is being done about it, or until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts of one report."""

    statements: tuple[Statement, ...] = ()
    """`statements[i].id == i`."""
    figures: tuple[Figure, ...] = ()
    years: tuple[Figure, ...] = ()
    """Years that sentences name, with the concepts of the words around each; nobody measures them."""
    explanations: tuple[Explanation, ...] = ()
    references: tuple[Reference, ...] = ()
    claims: tuple[Claim, ...] = ()
    index_lines: tuple[Statement, ...] = ()
    """Lines on the pages of a content index that are no rows of it: its heading, the statement of use."""
    index_answers: tuple[Statement, ...] = ()
    """What rows of a content index answer in their own cell."""
    period: Period | None = None
    """Reporting period, where the report states one."""
