"""Assesses every labelled report, each read once, and holds the result against its labels."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.bench.labels import Label, label_files, read_labels
from checker.bench.outcomes import Outcome, outcomes
from checker.errors import UsageError
from checker.model.assessment import Assessment
from checker.pipeline import CheckRequest, check
from checker.rulebook import list_frameworks, load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchResult:
    """All outcomes, and the assessments that they come from."""

    outcomes: tuple[Outcome, ...]
    assessments: tuple[tuple[str, Assessment], ...]
    """(stem of the label file, assessment)."""


def run(
    gold: Path,
    reports: Path,
    *,
    rules_root: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> BenchResult:
    """Run all label files of `gold` whose framework the rulebook has.

    Raises UsageError when a labelled report is not in `reports`, ReadError when one cannot be read.
    """
    known = {item.id for item in list_frameworks(root=rules_root)}
    wanted: dict[str, dict[str, tuple[Label, ...]]] = defaultdict(dict)
    for report, framework, path in label_files(gold):
        if framework in known:
            wanted[report][framework] = read_labels(path)
    kinds = {rule.id: rule.questions[0].kind.value for rule in load_rules(root=rules_root).rules if rule.questions}
    found: list[Outcome] = []
    made: list[tuple[str, Assessment]] = []
    for number, (report, frameworks) in enumerate(sorted(wanted.items())):
        if progress:
            progress("bench", number, len(wanted))
        request = CheckRequest(path=_report(reports, report), frameworks=tuple(frameworks), rules_root=rules_root)
        for (framework, labels), assessment in zip(frameworks.items(), check(request), strict=True):
            found += outcomes(labels, assessment, kinds)
            made.append((f"{report}.{framework}", assessment))
    if progress:
        progress("bench", len(wanted), len(wanted))
    return BenchResult(outcomes=tuple(found), assessments=tuple(made))


def _report(folder: Path, stem: str) -> Path:
    paths = [path for path in sorted(folder.glob(f"{stem}.*")) if path.suffix != ".jsonl"]
    if not paths:
        raise UsageError(f"{folder}: no report {stem}.* for its label file; name the folder with --reports")
    return paths[0]
