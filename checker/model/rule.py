"""How datapoints are recognised: rules as questions over facts, and the lexicon of what things are called."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from checker.model.derived import Derived


class QuestionKind(StrEnum):
    """The closed set of questions that a rule may ask."""

    FIGURE = "figure"
    POLICY = "policy"
    MEASURE = "measure"
    PROCESS = "process"
    GOVERNANCE = "governance"
    COMPLIANCE = "compliance"
    TARGET = "target"
    RESULT = "result"
    RISK = "risk"
    STATEMENT = "statement"


class Reach(StrEnum):
    """How far from the sentence the subject may stand."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    """The same passage, or the lead sentence of its list."""
    SECTION = "section"
    """Also the headings above."""


class IndexPart(StrEnum):
    """Where in a content index a question looks; rows repeat the requirement's words, so only their answers count."""

    LINES = "lines"
    """Lines that are no rows."""
    ANYWHERE = "anywhere"
    """Also what rows answer in their own cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One way to ask a report for a datapoint."""

    kind: QuestionKind
    of: tuple[str, ...]
    """The subject: any one of these concepts."""
    with_: tuple[tuple[str, ...], ...] = ()
    """Groups of concepts; from each group one must stand in the sentence."""
    reach: Reach = Reach.SENTENCE
    """How far away `of` may stand."""
    unit: tuple[str, ...] = ()
    """Dimensions accepted for a figure (count, percent, mass, ...)."""
    by: str = ""
    """Breakdown dimension that must be split."""
    parts: int = 0
    """Different parts that make a breakdown; 0: as many as the dimension says."""
    periods: int = 1
    """Number of years asked."""
    per: bool | None = None
    """True: only figures per something (an intensity or rate); False: only absolute figures; None: either."""
    nil: bool = True
    """An explicit none answers a figure."""
    owners: tuple[str, ...] = ("own",)
    """Owners accepted (model.fact.Owner)."""
    negated: bool | None = None
    """True or False: polarity that the sentence must have; None: either."""
    part: str = ""
    """Part of a breakdown that is asked ("scope=scope_2"): a figure of another part of it does not answer."""
    years: tuple[str, ...] = ()
    """Concepts of which a sentence names the year: that year is a value of the answer (the year of a target)."""
    index: IndexPart | None = None
    """Asked of this part of a content index in place of the text."""
    touches: str = ""
    """Why what meets the question only touches the topic (weak); empty: it answers."""
    current: bool = False
    """A sentence that tells of an earlier year does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Something that turns evidence down."""

    concept: str
    where: str
    """"near": in the same sentence; "under": in a heading above it."""
    why: str
    weak: bool = False
    """What is turned down still touches the topic: weak rather than missing."""
    spares_rows: bool = False
    """A table row with several figures of its own is no title, whatever its label says, and is not turned down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredBy:
    """Another datapoint whose answer answers this one too, or shows that the report touches it."""

    datapoint: str
    only_nil: bool = False
    """Only where that datapoint was answered by an explicit none."""
    only_touches: bool = False
    """The other answer is not what is asked here: it makes a missing one weak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text, or a table, and the state that the rule must give it."""

    state: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    index: tuple[tuple[str, ...], ...] = ()
    """Rows of a content index."""
    heading: str = ""
    caption: str = ""
    evidence: str = ""
    """Words that the quote must hold."""
    values: tuple[str, ...] = ()
    """Numbers that must be among the values found."""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one datapoint is recognised. Its id is the datapoint's."""

    id: str
    version: int
    asks: str
    questions: tuple[Question, ...]
    """Alternatives: the best answer counts; none where the rule derives its answer."""
    derived: Derived | None = None
    guards: tuple[Guard, ...] = ()
    answered_by: tuple[AnsweredBy, ...] = ()
    examples: tuple[Example, ...] = ()
    path: str = ""
    line: int = 0
    digest: str = ""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Datapoints that it cannot be judged without."""
        return (*(other.datapoint for other in self.answered_by), *(self.derived.of if self.derived else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase for a concept in one language, folded for matching."""

    text: str
    prefix: bool = False
    """Also matches at the start of a longer word ("recall*")."""
    chinese: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing that reports speak of, or a cue."""

    id: str
    terms: tuple[Term, ...]
    not_in: tuple[Term, ...] = ()
    """Longer phrases inside which a term does not count."""
    includes: tuple[str, ...] = ()
    """Concepts whose terms count as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure."""

    id: str
    dimension: str
    factor: Decimal
    """Multiplier to the dimension's base unit."""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A breakdown dimension: gender with its parts female and male."""

    id: str
    parts: tuple[Concept, ...]
    cues: tuple[Term, ...] = ()
    """Words that announce the dimension ("by gender", "geographical region")."""
    minimum: int = 2
    """Different parts that make a breakdown."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """What things are called. Compared by identity: comparing thousands of terms would cost more than it tells."""

    concepts: tuple[Concept, ...]
    cues: tuple[Concept, ...]
    units: tuple[Unit, ...]
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """All rules with the lexicon that they share."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    digest: str
    calibration: tuple[tuple[str, tuple[float, ...]], ...] = field(default=())
    """Per question kind, share of right findings in each strength band (rules/calibration.yaml)."""
    records: tuple[tuple[str, int, int], ...] = ()
    """Per datapoint, elements labelled and those where the rule agreed (rules/benchmark.yaml)."""

    @property
    def subjects(self) -> frozenset[str]:
        """Concepts that some question is about."""
        return frozenset(name for rule in self.rules for question in rule.questions for name in question.of)

    @property
    def figure_subjects(self) -> frozenset[str]:
        """Concepts of which some question asks a figure."""
        return frozenset(
            name
            for rule in self.rules
            for question in rule.questions
            if question.kind is QuestionKind.FIGURE
            for name in question.of
        )

    def conditions(self, *, figures: bool) -> frozenset[str]:
        """Concepts that the conditions of figure questions name, or those of all others."""
        return frozenset(
            name
            for rule in self.rules
            for question in rule.questions
            if (question.kind is QuestionKind.FIGURE) is figures
            for group in question.with_
            for name in group
        )

    def narrowed(self, datapoints: frozenset[str]) -> "RulePack":
        """The pack without what these datapoints do not need: other rules and concepts."""
        rules = {rule.id: rule for rule in self.rules}
        wanted, queue = set[str](), [name for name in datapoints if name in rules]
        while queue:
            name = queue.pop()
            if name not in wanted:
                wanted.add(name)
                queue += [other for other in rules[name].rests_on if other in rules]
        kept = tuple(rule for rule in self.rules if rule.id in wanted)
        return replace(self, rules=kept, lexicon=replace(self.lexicon, concepts=_used(self.lexicon.concepts, kept)))


def _used(concepts: tuple[Concept, ...], rules: tuple[Rule, ...]) -> tuple[Concept, ...]:
    """Concepts that the rules name, with those that they include."""
    known = {concept.id: concept for concept in concepts}
    named = {
        name
        for rule in rules
        for question in rule.questions
        for group in (question.of, *question.with_)
        for name in group
    }
    queue = [*named, *(guard.concept for rule in rules for guard in rule.guards)]
    used: set[str] = set()
    while queue:
        name = queue.pop()
        if name in known and name not in used:
            used.add(name)
            queue += known[name].includes
    return tuple(concept for concept in concepts if concept.id in used)
