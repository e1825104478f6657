"""Checks of rules against lexicon and frameworks, and of the examples that prove them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from checker.model.rule import Example, QuestionKind, Rule
from checker.rulebook.book import Book
from checker.rulebook.lexicon_builder import is_chinese
from checker.rulebook.problems import Problem, Severity, did_you_mean
from checker.rulebook.values import mapping, text
from checker.rulebook.yaml_source import Place, Source

KEY_ORDER = ("version", "asks", *QuestionKind, "derived", "unless", "answered_by", "examples")
"""The order in which a rule's keys stand."""

_COUNTER_STATES = frozenset({"missing", "weak"})
_BARE_COUNT = "count"
"""Counted things need no unit, so the dimension exists without any."""


def rule_problems(book: Book) -> Iterator[Problem]:
    """Check every rule."""
    names = _Names(book)
    for rule, source in book.rules():
        body = mapping(mapping(source.data)[rule.id])
        yield from _layout(rule, source, body)
        yield from names.check(rule, source, body)
        if not rule.derived:
            yield from _examples(rule, source)


class _Names:
    """What a rule may name."""

    def __init__(self, book: Book) -> None:
        lexicon = book.pack.lexicon
        self._concepts = {concept.id for concept in (*lexicon.concepts, *lexicon.cues)}
        self._units = {unit.dimension for unit in lexicon.units}
        self._breakdowns = {dimension.id for dimension in lexicon.dimensions}
        self._parts = {f"{dimension.id}={part.id}" for dimension in lexicon.dimensions for part in dimension.parts}
        self._rules = {rule.id for rule in book.pack.rules}
        self._asked = book.datapoints()
        self._rested_on = {name for rule in book.pack.rules for name in rule.rests_on}

    def check(self, rule: Rule, source: Source, body: dict[str, Any]) -> Iterator[Problem]:
        """Check every name in a rule's body."""
        for place, name in named_concepts(rule.id, body):
            if name not in self._concepts:
                yield _unknown(source, place, "concept", name, self._concepts)
        for place, question in questions(rule.id, body):
            yield from self._question(source, place, question)
        for index, item in enumerate(body.get("answered_by", ())):
            yield from self._answered_by(rule, source, index, item)
        for index, name in enumerate(rule.derived.of if rule.derived else ()):
            if name not in self._rules:
                yield _unknown(source, (rule.id, "derived", "of", index), "datapoint", name, self._rules)
        if rule.id not in self._asked and rule.id not in self._rested_on:
            hint = did_you_mean(rule.id, self._asked - self._rules)
            message = f"no framework or rule asks for datapoint {rule.id!r}{hint}"
            yield _warning(source, (rule.id,), message)

    def _question(self, source: Source, place: Place, question: dict[str, Any]) -> Iterator[Problem]:
        for index, name in enumerate(question.get("unit", ())):
            if self._units and name not in {*self._units, _BARE_COUNT}:
                yield _unknown(source, (*place, "unit", index), "dimension of a unit", name, self._units)
        by = question.get("by")
        if by and by not in self._breakdowns:
            yield _unknown(source, (*place, "by"), "breakdown", by, self._breakdowns)
        part = question.get("part")
        if part and part not in self._parts:
            yield _unknown(source, (*place, "part"), "part of a breakdown", part, self._parts)
        named = {name for group in (question["of"], *question.get("with", ())) for name in group}
        for index, name in enumerate(question.get("years", ())):
            if name not in named:
                message = f"years of {name!r}, which the question does not name under of or with"
                yield source.problem((*place, "years", index), message)

    def _answered_by(self, rule: Rule, source: Source, index: int, item: dict[str, Any]) -> Iterator[Problem]:
        ((key, name),) = item.items()
        place = (rule.id, "answered_by", index, key)
        if name == rule.id:
            yield source.problem(place, "a rule cannot be answered by itself")
        elif name not in self._rules:
            yield _unknown(source, place, "datapoint", name, self._rules)


def questions(name: str, body: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Each alternative question of a rule, with its place."""
    for kind in QuestionKind:
        asked = body.get(kind.value)
        if isinstance(asked, list):
            yield from (((name, kind.value, index), one) for index, one in enumerate(asked))
        elif asked:
            yield (name, kind.value), asked


def named_concepts(name: str, body: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Each concept that a rule names, with its place."""
    for place, question in questions(name, body):
        for index, concept in enumerate(question["of"]):
            yield (*place, "of", index), concept
        for group, concepts in enumerate(question.get("with", ())):
            for index, concept in enumerate(concepts):
                yield (*place, "with", group, index), concept
    for index, guard in enumerate(body.get("unless", ())):
        where = "near" if "near" in guard else "under"
        yield (name, "unless", index, where), guard[where]


def _layout(rule: Rule, source: Source, body: dict[str, Any]) -> Iterator[Problem]:
    """Check the rule's place and the order of its keys."""
    topic = PurePosixPath(source.file).stem
    if rule.id.partition(".")[0] != topic:
        yield source.problem((rule.id,), f"{rule.id!r} stands in {topic}.yaml; allowed: {topic}.*", at_key=True)
    keys = list(body)
    ordered = sorted(keys, key=KEY_ORDER.index)
    if keys != ordered:
        wrong = next(key for key, right in zip(keys, ordered, strict=True) if key != right)
        yield _warning(source, (rule.id, wrong), f"key {wrong!r} is out of order; allowed: {', '.join(ordered)}")


def _examples(rule: Rule, source: Source) -> Iterator[Problem]:
    """Check that examples prove the rule both ways and in both languages."""
    states = {example.state for example in rule.examples}
    if "disclosed" not in states:
        yield source.problem((rule.id, "examples"), "no example is disclosed; one at least is needed", at_key=True)
    if not states & _COUNTER_STATES:
        message = "no example is missing or weak; one at least is needed"
        yield source.problem((rule.id, "examples"), message, at_key=True)
    if len({is_chinese(_words(example)) for example in rule.examples}) == 1:
        other = "English" if is_chinese(_words(rule.examples[0])) else "Chinese"
        yield _warning(source, (rule.id, "examples"), f"no example is in {other}; both languages should appear")
    for index, example in enumerate(rule.examples):
        place = (rule.id, "examples", index)
        yield from _table(source, place, example)
        yield from _repeated(rule, source, place, index)


def _table(source: Source, place: Place, example: Example) -> Iterator[Problem]:
    for row, cells in enumerate(example.table):
        if len(cells) != len(example.table[0]):
            message = f"the row has {len(cells)} cells, the first row {len(example.table[0])}; allowed: equal rows"
            yield source.problem((*place, "table", row), message)


def _repeated(rule: Rule, source: Source, place: Place, index: int) -> Iterator[Problem]:
    """Warn of an example that was given before: it proves nothing."""
    example = rule.examples[index]
    if any(_same_input(example, before) for before in rule.examples[:index]):
        yield _warning(source, place, "the same text stands in an example before")


def _same_input(one: Example, other: Example) -> bool:
    return _input(one) == _input(other)


def _input(one: Example) -> tuple[object, ...]:
    return one.text, one.table, one.index, one.heading, one.caption


def _words(example: Example) -> str:
    cells = [cell for row in (*example.table, *example.index) for cell in row]
    return " ".join((example.text, example.heading, example.caption, *cells))


def _unknown(source: Source, place: Place, what: str, name: str, known: set[str]) -> Problem:
    hint = did_you_mean(name, known) or f"; allowed: one of {len(known)} in rules/lexicon" * (what != "datapoint")
    return source.problem(place, f"unknown {what} {text(name)!r}{hint}")


def _warning(source: Source, place: Place, message: str) -> Problem:
    line, column = source.position(place, at_key=True)
    return Problem(severity=Severity.WARNING, file=source.file, line=line, column=column, message=message)
