"""Checks of the framework editions against one another and against the rules."""

from collections.abc import Iterator
from itertools import pairwise

from checker.model.framework import Framework
from checker.rulebook.book import Book
from checker.rulebook.problems import Problem, Severity, did_you_mean
from checker.rulebook.values import mapping
from checker.rulebook.yaml_source import Place, Source


def framework_set_problems(book: Book) -> Iterator[Problem]:
    """Check all editions."""
    ids = {framework.id: {one.id for one in framework.requirements} for framework, _ in book.frameworks}
    rules = {rule.id for rule in book.pack.rules}
    seen: set[str] = set()
    for framework, source in book.frameworks:
        yield from _related(framework, source, ids)
        yield from _not_assessed(framework, source, rules, seen)
    yield from _overlapping(book)


def _related(framework: Framework, source: Source, ids: dict[str, set[str]]) -> Iterator[Problem]:
    """Find links to requirements that an edition of ours does not have."""
    for index, requirement in enumerate(mapping(source.data)["requirements"]):
        for key in ("related", "related_partly"):
            for position, link in enumerate(requirement.get(key, ())):
                edition, _, name = link.partition(":")
                known = ids.get(edition)
                if known and name not in known and not any(one.startswith((f"{name}(", f"{name}.")) for one in known):
                    place: Place = ("requirements", index, key, position)
                    yield source.problem(place, f"{edition} has no requirement {name!r}{did_you_mean(name, known)}")


def _not_assessed(framework: Framework, source: Source, rules: set[str], seen: set[str]) -> Iterator[Problem]:
    """List datapoints that no rule recognises yet, each once."""
    for index, requirement in enumerate(framework.requirements):
        for element in requirement.elements:
            if not element.datapoint or element.datapoint in rules or element.datapoint in seen:
                continue
            seen.add(element.datapoint)
            place: Place = ("requirements", index, "elements", element.id, "datapoint")
            line, column = source.position(place)
            message = f"not assessed: no rule for datapoint {element.datapoint!r}"
            yield Problem(severity=Severity.INFO, file=source.file, line=line, column=column, message=message)


def _overlapping(book: Book) -> Iterator[Problem]:
    """Find two editions of a family that apply to the same financial year."""
    editions = sorted(
        ((framework.family, framework.applies_from, framework, source) for framework, source in book.frameworks),
        key=lambda item: (item[0], str(item[1]), item[2].id),
    )
    for (family, _, one, source), (other_family, start, other, _) in pairwise(editions):
        if family == other_family and start and (one.applies_until is None or one.applies_until >= start):
            key = "applies_until" if one.applies_until else "id"
            yield source.problem((key,), f"{one.id} and {other.id} both apply to years starting on {start}")
