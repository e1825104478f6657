"""Checks of the lexicon: names that lead nowhere, words that never match, words that match too much."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model.rule import Concept, Term
from checker.rulebook.book import Book
from checker.rulebook.lexicon_builder import build_term, build_terms
from checker.rulebook.lint_rules import named_concepts
from checker.rulebook.problems import Problem, Severity, did_you_mean
from checker.rulebook.values import mapping, text
from checker.rulebook.yaml_source import Place, Source

_LANGUAGES = ("en", "zh")


def lexicon_problems(book: Book) -> Iterator[Problem]:
    """Check concepts, cues, units and breakdowns."""
    concepts = {concept.id: concept for concept in (*book.pack.lexicon.concepts, *book.pack.lexicon.cues)}
    for source, place, body in _entries(book):
        yield from _empty_terms(source, place, body)
        yield from _hidden_terms(source, place, body)
    for name, source in book.words("concepts", "cues"):
        yield from _includes(source, concepts[name], concepts)
        yield from _useless_not_in(source, concepts[name], concepts)
    subjects = book.pack.subjects | book.pack.figure_subjects
    for name, source in book.words("concepts"):
        yield from _one_letter(source, (name,), mapping(source.data)[name], alone=name in subjects)
    yield from _unused(book)
    yield from _shared_unit_terms(book)


def _entries(book: Book) -> Iterator[tuple[Source, Place, Mapping[str, Any]]]:
    """Everything in the lexicon that has terms, with its place."""
    for name, source in book.words("concepts", "cues", "units"):
        yield source, (name,), mapping(source.data)[name]
    for name, source in book.words("breakdowns"):
        dimension = mapping(mapping(source.data)[name])
        if "cues" in dimension:
            yield source, (name, "cues"), dimension["cues"]
        for part, words in dimension["parts"].items():
            yield source, (name, "parts", part), words


def _terms(body: Mapping[str, Any]) -> Iterator[tuple[Place, Term]]:
    """Each term as it stands in the file, with its place below the entry."""
    for language in _LANGUAGES:
        for index, word in enumerate(body.get(language, ())):
            yield (language, index), build_term(text(word))


def _empty_terms(source: Source, place: Place, body: Mapping[str, Any]) -> Iterator[Problem]:
    for where, words in ((place, body), ((*place, "not_in"), body.get("not_in", {}))):
        for inner, term in _terms(words):
            if not term.text:
                yield source.problem((*where, *inner), "nothing is left of the term for matching; allowed: a word")
            elif "*" in term.text:
                yield source.problem((*where, *inner), f"{term.text!r} has a * inside; allowed: one at the end")


def _hidden_terms(source: Source, place: Place, body: Mapping[str, Any]) -> Iterator[Problem]:
    """Find terms that the entry's own not_in always hides."""
    hiding = {(term.text, term.prefix) for term in build_terms(body.get("not_in", {}))}
    for inner, term in _terms(body):
        if (term.text, True) in hiding or ((term.text, False) in hiding and not term.prefix):
            message = f"{term.text!r} can never match: not_in holds it too; allowed there: longer phrases"
            yield source.problem((*place, *inner), message)


def _one_letter(source: Source, place: Place, body: Mapping[str, Any], *, alone: bool) -> Iterator[Problem]:
    """Find terms of one character; in Chinese one is enough for a word that no rule asks for without another."""
    for inner, term in _terms(body):
        if len(term.text) == 1 and (alone or not term.chinese):
            severity = Severity.WARNING if term.chinese else Severity.ERROR
            message = f"{term.text!r} is one character and matches too much; allowed: a word or phrase"
            yield _problem(source, (*place, *inner), message, severity)


def _includes(source: Source, concept: Concept, concepts: Mapping[str, Concept]) -> Iterator[Problem]:
    for index, name in enumerate(concept.includes):
        place: Place = (concept.id, "includes", index)
        if name not in concepts:
            yield source.problem(place, f"unknown concept {name!r}{did_you_mean(name, concepts)}")
        elif concept.id in {one.id for one in _reached(concepts[name], concepts)}:
            yield source.problem(place, f"{concept.id!r} includes itself by way of {name!r}")


def _reached(concept: Concept, concepts: Mapping[str, Concept]) -> tuple[Concept, ...]:
    """Follow `includes` from a concept, which comes first."""
    found: dict[str, Concept] = {}
    queue = [concept.id]
    while queue:
        name = queue.pop()
        if name in concepts and name not in found:
            found[name] = concepts[name]
            queue.extend(concepts[name].includes)
    return tuple(found.values())


def _useless_not_in(source: Source, concept: Concept, concepts: Mapping[str, Concept]) -> Iterator[Problem]:
    """Warn of phrases in not_in that hold none of the concept's terms, so that nothing is turned down by them."""
    body = mapping(mapping(source.data)[concept.id])
    terms = [_spaced(term.text) for one in _reached(concept, concepts) for term in one.terms]
    for inner, phrase in _terms(body.get("not_in", {})):
        if phrase.text and not any(_holds(phrase, term) for term in terms):
            message = f"{phrase.text!r} holds no term of {concept.id!r} and so has no effect"
            yield _problem(source, (concept.id, "not_in", *inner), message, Severity.WARNING)


def _holds(phrase: Term, term: str) -> bool:
    """Tell whether the phrase, a prefix up to the end of its last word, can have the term inside."""
    text = _spaced(phrase.text)
    begun = text.rpartition(" ")[2]
    return term in text or (phrase.prefix and bool(begun) and term.startswith(begun))


def _unused(book: Book) -> Iterator[Problem]:
    used = {name for concept in _all(book) for name in concept.includes}
    for rule, source in book.rules():
        used.update(name for _, name in named_concepts(rule.id, mapping(mapping(source.data)[rule.id])))
    for name, source in book.words("concepts"):
        if name not in used:
            yield _problem(source, (name,), f"no rule uses concept {name!r}", Severity.WARNING)


def _all(book: Book) -> Iterable[Concept]:
    """Every concept, cue and breakdown part."""
    lexicon = book.pack.lexicon
    parts = (part for dimension in lexicon.dimensions for part in dimension.parts)
    return (*lexicon.concepts, *lexicon.cues, *parts)


def _shared_unit_terms(book: Book) -> Iterator[Problem]:
    """Find words that stand for two units."""
    first: dict[str, str] = {}
    for name, source in book.words("units"):
        for inner, term in _terms(mapping(source.data)[name]):
            if first.setdefault(term.text, name) != name:
                message = f"{term.text!r} is a term of unit {first[term.text]!r} too; allowed: one unit"
                yield source.problem((name, *inner), message)


def _spaced(term: str) -> str:
    """Give a term as matching sees it: hyphens are spaces there."""
    return term.replace("-", " ")


def _problem(source: Source, place: Place, message: str, severity: Severity) -> Problem:
    line, column = source.position(place, at_key=True)
    return Problem(severity=severity, file=source.file, line=line, column=column, message=message)
