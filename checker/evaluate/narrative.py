"""Judges statements: policy, measure, process, governance, compliance, target, result, risk, statement.

Each kind says which cues make a sentence an answer of that kind and which moods it takes. The codebook's cases behind
the numbers: a wish or plan is weak where an action is asked (case 19), a slogan is no policy, and a sentence that only
names the topic is no statement.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.evaluate.candidates import Candidate, of_statement
from checker.evaluate.guards import of_another, refused_by
from checker.model.document import Document, Role
from checker.model.fact import Figure, Kind, Mood, Statement
from checker.model.rule import Guard, Question, QuestionKind, Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class _Demand:
    """What a question kind demands of a sentence."""

    kinds: frozenset[Kind]
    """One of these; empty: none is needed."""
    exact: frozenset[Kind] = frozenset()
    """Cues that make the answer stronger."""
    names: frozenset[str] = frozenset()
    """Cues of which one must be named; empty: none is needed."""
    wants_done: bool = True
    """A wish or plan does not answer."""
    lacking: str = ""
    """What to say where no kind fits."""


_DOING = frozenset({Kind.ACTION, Kind.PROCESS, Kind.MONITORING})

_DEMANDS = {
    QuestionKind.POLICY: _Demand(
        kinds=_DOING | {Kind.POLICY, Kind.GOVERNANCE},
        exact=frozenset({Kind.POLICY}),
        lacking="names the topic, says nothing of what is done",
    ),
    QuestionKind.MEASURE: _Demand(
        kinds=_DOING, exact=frozenset({Kind.ACTION}), lacking="names the topic, describes no measure"
    ),
    QuestionKind.PROCESS: _Demand(
        kinds=_DOING, exact=frozenset({Kind.PROCESS, Kind.MONITORING}), lacking="names the topic, describes no process"
    ),
    QuestionKind.GOVERNANCE: _Demand(
        kinds=frozenset({Kind.GOVERNANCE}),
        exact=frozenset({Kind.ACTION}),
        lacking="names the topic, no body or person in charge",
    ),
    QuestionKind.COMPLIANCE: _Demand(
        kinds=frozenset({Kind.COMPLIANCE}),
        exact=frozenset({Kind.COMPLIANCE}),
        names=frozenset({"law", "violation"}),
        lacking="no statement on compliance with laws",
    ),
    QuestionKind.TARGET: _Demand(
        kinds=frozenset({Kind.TARGET}), exact=frozenset({Kind.TARGET}), wants_done=False, lacking="no target is stated"
    ),
    QuestionKind.RESULT: _Demand(
        kinds=frozenset({Kind.RESULT}), exact=frozenset({Kind.RESULT}), lacking="no result is stated"
    ),
    QuestionKind.RISK: _Demand(
        kinds=frozenset({Kind.RISK}),
        exact=frozenset({Kind.RISK}),
        wants_done=False,
        lacking="no risk or effect is described",
    ),
    QuestionKind.STATEMENT: _Demand(kinds=frozenset(), wants_done=False),
}

_NEARNESS = {Reach.SENTENCE: 2.0, Reach.PARAGRAPH: 1.25, Reach.SECTION: 1.0}
_MOOD_REFUSALS = {
    Mood.PLANNED: "a plan, not something done",
    Mood.WISHED: "a wish or a general commitment, nothing concrete",
    Mood.PRAISED: "says that it is important, nothing of what is done",
    Mood.CONDITIONAL: "a thing that could happen, not something done",
}
_WANTED = frozenset({Mood.PLANNED, Mood.WISHED})
"""These touch the topic even where a condition is lacking."""
_SHORT_ENGLISH = 30
_SHORT_CHINESE = 10
"""Sentences below so many characters only name a topic."""
_TITLE_ENGLISH = 60
_TITLE_CHINESE = 20
"""So do lines below so many characters that stand alone and end like a title."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CONTENTS_LINE = re.compile(r"[^\d|]+\|? ?\d{1,3}")
"""Words and a page number."""
_LABELLED = re.compile(r"^[^:：\d]{3,50}[:：][^:：]*\d|\d{5}")
"""A label with a value behind it ("Publication date: 12 June"), or a line with a postal code, is no title."""
_SENTENCE_ENDS = '.。!！?？;；:：)）”"'


def judge(
    question: Question,
    guards: Sequence[Guard],
    statement: Statement,
    near: Reach,
    document: Document,
    figures_in: Callable[[Question, Statement], tuple[Figure, ...]],
) -> Candidate:
    """Try a statement that meets the question's conditions, its subject standing within reach."""
    demand = _DEMANDS[question.kind]
    is_row = document.passages[statement.locator.passage].role is Role.TABLE
    if is_row and len(figures_in(question, statement)) > 1:
        guards = [guard for guard in guards if not guard.spares_rows]
    refused, touches = _refusal(question, demand, guards, statement, document)
    return of_statement(
        statement,
        strength=_strength(question, demand, statement, near),
        refused=refused,
        touches=touches and near is Reach.SENTENCE,
        figures=() if refused else figures_in(question, statement),
    )


def missed(question: Question, statement: Statement) -> Candidate:
    """Make a near miss of a statement that names the subject only.

    A wish or plan that lacks no more than one of the conditions still touches the topic.
    """
    lacking = sum(statement.concepts.isdisjoint(group) for group in question.with_)
    return of_statement(
        statement,
        strength=0.5,
        refused="names the topic, but not what is asked of it",
        touches=statement.mood in _WANTED and lacking <= 1,
    )


def _strength(question: Question, demand: _Demand, statement: Statement, near: Reach) -> float:
    strength = _NEARNESS[near]
    strength += 1.0 if statement.kinds & demand.exact or not demand.kinds else 0.0
    strength += 0.75 if Kind.ACTION in statement.kinds and statement.mood is Mood.DONE else 0.0
    strength += 0.0 if statement.context.isdisjoint(question.of) else 0.75
    strength += 0.25 * min(3, len(statement.concepts.intersection(question.of)) - 1) if near is Reach.SENTENCE else 0.0
    strength += 0.25 if "owner_own" in statement.concepts else 0.0
    return strength + min(0.5, len(question.with_) * 0.5)


def _refusal(
    question: Question, demand: _Demand, guards: Sequence[Guard], statement: Statement, document: Document
) -> tuple[str, bool]:
    """Why the statement does not answer (empty where it does), and whether it still touches the topic."""
    because, weak = refused_by(guards, statement.concepts, statement.context)
    if because:
        return because, weak
    if statement.owner not in question.owners:
        return of_another(statement.owner)
    if question.current and statement.earlier is not None:
        return f"tells of {statement.earlier}, not of the reporting period", True
    if question.negated is not None and statement.negated is not question.negated:
        return "the sentence says the opposite" if question.negated is False else "does not deny it", True
    lacking = _silence(question, statement) or _lack(demand, statement, document)
    return lacking or (question.touches, bool(question.touches))


def _silence(question: Question, statement: Statement) -> tuple[str, bool] | None:
    """The statement says that something is withheld, absent or elsewhere."""
    if Kind.EXPLANATION in statement.kinds and "undisclosed" in statement.concepts:
        return "says that it is not disclosed", False
    elsewhere = Kind.REFERENCE in statement.kinds and "external_place" in statement.concepts
    asked = any("external_place" in group for group in question.with_)
    if elsewhere and not asked and Kind.ACTION not in statement.kinds:
        return "refers to another document", False
    if "absence" in statement.concepts and question.negated is not True:
        return "says that there is none", True
    return None


def _lack(demand: _Demand, statement: Statement, document: Document) -> tuple[str, bool] | None:
    """The statement wants or lacks what the question kind demands."""
    denied = statement.denies_breach and Kind.COMPLIANCE in demand.kinds
    if demand.wants_done and statement.mood in _MOOD_REFUSALS and not denied:
        return _MOOD_REFUSALS[statement.mood], statement.mood is not Mood.CONDITIONAL
    if "biography" in statement.concepts and "issuer" not in statement.concepts and demand.kinds >= _DOING:
        return "a person's career, not what the issuer does", False
    if statement.complies_only and demand.kinds >= _DOING:
        return "says that laws are complied with, nothing of what is done", True
    if demand.kinds and statement.kinds.isdisjoint(demand.kinds):
        return demand.lacking, False
    if demand.names and statement.concepts.isdisjoint(demand.names):
        return demand.lacking, False
    if not demand.kinds and _LABELLED.search(statement.text):
        return None
    return ("too short: names the topic only", True) if _only_names(statement, document) else None


def _only_names(statement: Statement, document: Document) -> bool:
    """A title-like fragment; list items and table rows may be short, but for the words of a line of contents."""
    passage = document.passages[statement.locator.passage]
    text = statement.text.strip()
    short, title = (_SHORT_CHINESE, _TITLE_CHINESE) if _CHINESE.search(text) else (_SHORT_ENGLISH, _TITLE_ENGLISH)
    if passage.role in (Role.TABLE, Role.INFOGRAPHIC, Role.LIST_ITEM, Role.CONTENT_INDEX):
        return bool(_CONTENTS_LINE.fullmatch(text)) and len(text) < title
    alone = len(text) == len(passage.text.strip()) and text[-1:] not in _SENTENCE_ENDS
    return len(text) < (title if alone else short)
