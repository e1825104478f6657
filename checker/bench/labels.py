"""Reads label files: one JSON object a line, one line an element, as the reviewers' codebook describes."""

import json
from dataclasses import dataclass
from pathlib import Path

from checker.errors import UsageError
from checker.model.finding import State

WHOLE = "*"
"""Element of a label that stands for a whole requirement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a reader said of one element."""

    report: str
    framework: str
    requirement: str
    year: str
    element: str
    state: str
    pages: tuple[int, ...]
    values: tuple[str, ...]
    sure: bool

    @property
    def is_disclosed(self) -> bool:
        """Said to be disclosed; of a whole requirement, also in part."""
        return self.state in (State.DISCLOSED.value, "present", "partial")


def label_files(gold: Path) -> tuple[tuple[str, str, Path], ...]:
    """(report, framework, file) of every label file under `gold`/labels or `gold` itself.

    Raises UsageError when there is none.
    """
    folder = gold / "labels" if (gold / "labels").is_dir() else gold
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UsageError(f"{folder}: no label files (<report>.<framework>.jsonl)")
    return tuple((*path.stem.rsplit(".", 1), path) for path in files)  # type: ignore[misc]  # two parts by the split


def read_labels(path: Path) -> tuple[Label, ...]:
    """Labels of one file. Raises UsageError with file and line for a line that is no label."""
    report, framework = path.stem.rsplit(".", 1)
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            labels.append(
                Label(
                    report=report,
                    framework=framework,
                    requirement=row["id"],
                    year=str(row.get("year") or ""),
                    element=row["element"],
                    state=row["state"],
                    pages=tuple(row.get("pages", ())),
                    values=tuple(str(value.get("value", "")) for value in row.get("values", ())),
                    sure=bool(row.get("sure", True)),
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{path}:{number}: not a label ({error}); expected a JSON object with id, element, state"
            ) from error
    return tuple(labels)
