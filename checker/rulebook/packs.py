"""Loads all rules with their lexicon as one RulePack, from the cache where the files have not changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import RulebookError
from checker.model.rule import Lexicon, RulePack
from checker.resources import display_path, rules_dir
from checker.rulebook.values import mapping

if TYPE_CHECKING:
    from checker.rulebook.problems import Problem
    from checker.rulebook.yaml_source import Source, Value

MEASURED = ("calibration", "benchmark")
"""Files beside the rules that hold what was measured on labelled reports."""
LEXICON = "lexicon"
_SINGLES = ("cues", "units", "breakdowns")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """A file under rules/ and the schema that it must fit."""

    path: Path
    kind: str


def load_rules(*, root: Path | None = None, cache: bool = True) -> RulePack:
    """Load every rule; `root` is a user's own folder with rules/. A wrong file is a RulebookError."""
    folder = rules_dir(root)
    files = rule_files(folder)
    if not cache:
        return _compile(files, root)
    from checker.rulebook.cache import cached

    return cached(RulePack, "rules", [file.path for file in files], folder, lambda: _compile(files, root))


def rule_files(folder: Path) -> tuple[RuleFile, ...]:
    """List the files of a rules/ folder by kind and name."""
    found = [RuleFile(path=path, kind="rules") for path in sorted(folder.glob("*.yaml")) if path.stem not in MEASURED]
    lexicon = folder / LEXICON
    found += [RuleFile(path=path, kind="concepts") for path in sorted((lexicon / "concepts").glob("*.yaml"))]
    singles = [RuleFile(path=lexicon / f"{kind}.yaml", kind=kind) for kind in _SINGLES]
    singles += [RuleFile(path=folder / f"{kind}.yaml", kind=kind) for kind in MEASURED]
    return (*found, *(file for file in singles if file.path.is_file()))


def read_checked(files: Iterable[RuleFile], root: Path | None) -> "dict[str, list[Source]]":
    """Read the files and check their shape; sources by kind. The first error is raised."""
    from checker.rulebook.problems import refuse
    from checker.rulebook.schema import check_shape
    from checker.rulebook.yaml_source import read_source

    sources: dict[str, list[Source]] = {}
    problems: list[Problem] = []
    for file in files:
        source = read_source(file.path, display_path(file.path, root))
        problems += check_shape(source, file.kind)
        sources.setdefault(file.kind, []).append(source)
    refuse(problems)
    return sources


def _compile(files: Sequence[RuleFile], root: Path | None) -> RulePack:
    """Build the pack from the files."""
    sources = read_checked(files, root)
    if sources.get("rules") and not sources.get("concepts"):
        folder = display_path(rules_dir(root) / LEXICON, root)
        raise RulebookError(f"{folder}:1:1: no concepts, so no rule could find anything; copy the lexicon folder there")
    _refuse_repeated(sources.get("rules", ()), "rule")
    _refuse_repeated((*sources.get("concepts", ()), *sources.get("cues", ())), "concept")
    return build_pack(sources)


def build_pack(sources: "dict[str, list[Source]]") -> RulePack:
    """Build the pack from checked sources."""
    from checker.rulebook.digests import digest_of
    from checker.rulebook.lexicon_builder import build_concepts, build_dimensions, build_units
    from checker.rulebook.rule_builder import build_rules

    rules = tuple(rule for source in sources.get("rules", ()) for rule in build_rules(source))
    lexicon = Lexicon(
        concepts=tuple(concept for source in sources.get("concepts", ()) for concept in build_concepts(source)),
        cues=tuple(cue for source in sources.get("cues", ()) for cue in build_concepts(source)),
        units=tuple(unit for source in sources.get("units", ()) for unit in build_units(source)),
        dimensions=tuple(one for source in sources.get("breakdowns", ()) for one in build_dimensions(source)),
    )
    words = {kind: _merged(sources.get(kind, ())) for kind in ("concepts", *_SINGLES, "calibration")}
    digest = digest_of([{rule.id: rule.digest for rule in rules}, words])
    return RulePack(
        rules=rules,
        lexicon=lexicon,
        digest=digest,
        calibration=tuple(_calibration(sources)),
        records=tuple(_records(sources)),
    )


def _merged(sources: "Iterable[Source]") -> "dict[str, Value]":
    """All names of several files, so that a digest does not depend on which file holds a name."""
    return {name: value for source in sources for name, value in mapping(source.data).items()}


def _calibration(sources: "dict[str, list[Source]]") -> Iterator[tuple[str, tuple[float, ...]]]:
    for source in sources.get("calibration", ()):
        for kind, shares in sorted(mapping(source.data).items()):
            yield kind, tuple(float(share) for share in shares)


def _records(sources: "dict[str, list[Source]]") -> Iterator[tuple[str, int, int]]:
    for source in sources.get("benchmark", ()):
        for datapoint, record in sorted(mapping(source.data).items()):
            counts = mapping(record)
            yield datapoint, int(str(counts["labels"])), int(str(counts["right"]))


def _refuse_repeated(sources: "Iterable[Source]", what: str) -> None:
    """Raise where two files define the same name."""
    from checker.rulebook.problems import refuse

    refuse(repeated_names(sources, what))


def repeated_names(sources: "Iterable[Source]", what: str) -> "Iterator[Problem]":
    """Each name that a file before has defined."""
    first: dict[str, str] = {}
    for source in sources:
        for name in mapping(source.data):
            line = source.position((name,), at_key=True)[0]
            if name in first:
                yield source.problem((name,), f"{what} {name!r} stands twice (first in {first[name]})", at_key=True)
            first.setdefault(name, f"{source.file}:{line}")
