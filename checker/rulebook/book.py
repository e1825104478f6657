"""The whole rulebook as read for checking: sources beside what is built from them, and every file's own problems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.model.framework import Framework
from checker.model.rule import Rule, RulePack
from checker.resources import display_path, rules_dir
from checker.rulebook.framework_builder import build_framework, framework_problems
from checker.rulebook.frameworks import framework_files
from checker.rulebook.packs import build_pack, repeated_names, rule_files
from checker.rulebook.problems import Problem, SourceError
from checker.rulebook.schema import check_shape
from checker.rulebook.values import mapping
from checker.rulebook.yaml_source import Source, read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All files of a rulebook, each of which is right by itself."""

    sources: dict[str, list[Source]]
    """By kind of file."""
    pack: RulePack
    frameworks: tuple[tuple[Framework, Source], ...]

    def rules(self) -> Iterator[tuple[Rule, Source]]:
        """Each rule with the file that holds it."""
        files = {source.file: source for source in self.sources.get("rules", ())}
        return ((rule, files[rule.path]) for rule in self.pack.rules)

    def words(self, *kinds: str) -> Iterator[tuple[str, Source]]:
        """Each name of the lexicon files of these kinds, with its file."""
        return (
            (name, source) for kind in kinds for source in self.sources.get(kind, ()) for name in mapping(source.data)
        )

    def datapoints(self) -> frozenset[str]:
        """Every datapoint that some framework names."""
        return frozenset[str]().union(*(framework.datapoints for framework, _ in self.frameworks))


def read_book(root: Path | None) -> Book | tuple[Problem, ...]:
    """Read everything; where any file is wrong by itself, return what is wrong instead."""
    problems: list[Problem] = []
    sources: dict[str, list[Source]] = {}
    for file in rule_files(rules_dir(root)):
        source = _read(file.path, file.kind, root, problems)
        if source:
            sources.setdefault(file.kind, []).append(source)
    editions = _frameworks(root, problems)
    if not problems:
        problems += _repeated(sources)
    if problems:
        return tuple(problems)
    return Book(sources=sources, pack=build_pack(sources), frameworks=editions)


def _read(path: Path, kind: str, root: Path | None, problems: list[Problem]) -> Source | None:
    try:
        source = read_source(path, display_path(path, root))
    except SourceError as error:
        problems.append(error.problem)
        return None
    found = check_shape(source, kind)
    problems += found
    return None if found else source


def _frameworks(root: Path | None, problems: list[Problem]) -> tuple[tuple[Framework, Source], ...]:
    editions = []
    for name, path in framework_files(root).items():
        source = _read(path, "framework", root, problems)
        if source is None:
            continue
        found = list(framework_problems(source, name))
        problems += found
        if not found:
            editions.append((build_framework(source), source))
    return tuple(editions)


def _repeated(sources: dict[str, list[Source]]) -> Iterable[Problem]:
    yield from repeated_names(sources.get("rules", ()), "rule")
    yield from repeated_names((*sources.get("concepts", ()), *sources.get("cues", ())), "concept")
