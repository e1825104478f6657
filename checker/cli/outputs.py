"""Where each file of a run goes: report names, formats and `--output` in, paths out; writes nothing.

Existing files are overwritten, except that no output may ever stand in for one of the reports.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.errors import UsageError
from checker.writers import SUFFIXES

TERMINAL = "terminal"
FORMATS = (*SUFFIXES, TERMINAL)
"""Every format; `terminal` is no file."""

STDOUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file to write."""

    format: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one report is written to."""

    report: Path
    files: tuple[Output, ...] = ()
    stdout: str = ""
    """The format that goes to standard output instead of a file; empty for none."""


def plan_outputs(reports: Sequence[Path], *, formats: tuple[str, ...], output: str | None) -> tuple[Plan, ...]:
    """One plan a report, in the reports' order."""
    formats = formats or _implied_formats(output)
    if output == STDOUT:
        return (_to_stdout(reports, formats),)
    names = tuple(name for name in formats if name != TERMINAL)
    if output is not None and not names:
        raise UsageError("--format terminal writes no file; leave --output out or add a format")
    plans = tuple(
        Plan(report=report, files=_files(stem, names, output=output, single=len(reports) == 1))
        for report, stem in zip(reports, distinct_stems(reports), strict=True)
    )
    for plan in plans:
        for planned in plan.files:
            refuse_overwriting(planned.path, reports)
            refuse_unwritable(planned.path)
    return plans


def distinct_stems(reports: Sequence[Path]) -> tuple[str, ...]:
    """File names without suffix, numbered where two reports share one (also where only case differs)."""
    seen: set[str] = set()
    stems = []
    for report in reports:
        stem, number = report.stem, 1
        while stem.casefold() in seen:
            number += 1
            stem = f"{report.stem}-{number}"
        seen.add(stem.casefold())
        stems.append(stem)
    return tuple(stems)


def _implied_formats(output: str | None) -> tuple[str, ...]:
    """Return the format that an output's name asks for; a workbook where it names no file."""
    if output == STDOUT:
        raise UsageError("--output - needs a --format, such as json")
    path = Path(output or "")
    name = path.name.casefold()
    implied = next((form for form, suffix in SUFFIXES.items() if name.endswith(suffix)), None)
    if not implied and path.suffix and not path.is_dir() and not str(output).endswith(("/", os.sep)):
        if name.endswith(".xml"):
            return ("junit",)
        known = ", ".join(SUFFIXES.values())
        raise UsageError(f"--output {output}: no format is called {path.suffix}; end it in {known}, or add --format")
    return (implied or "xlsx",)


def _to_stdout(reports: Sequence[Path], formats: tuple[str, ...]) -> Plan:
    if len(reports) != 1 or len(formats) != 1:
        raise UsageError("--output - takes one report and one --format; name a folder instead")
    return Plan(report=reports[0], stdout=formats[0])


def _files(stem: str, formats: tuple[str, ...], *, output: str | None, single: bool) -> tuple[Output, ...]:
    """Return the files of one report."""
    if output is None or _names_folder(output, single=single, formats=formats):
        folder = Path(output or "")
        return tuple(Output(format=name, path=folder / f"{stem}-gaps{SUFFIXES[name]}") for name in formats)
    path = Path(output)
    if not single:
        raise UsageError(f"--output {output}: several reports need a folder, not a file")
    if len(formats) == 1:
        return (Output(format=formats[0], path=path),)
    base = path.name.removesuffix(".xml").removesuffix(".junit").removesuffix(path.suffix)
    return tuple(Output(format=name, path=path.with_name(base + SUFFIXES[name])) for name in formats)


def _names_folder(output: str, *, single: bool, formats: tuple[str, ...]) -> bool:
    """Whether `--output` is a folder: it is one, ends like one, or could not be the one file of one report."""
    path = Path(output)
    if path.is_dir() or output.endswith(("/", os.sep)):
        return True
    if path.exists() or (single and len(formats) == 1):
        return False
    return not path.suffix


def refuse_overwriting(path: Path, reports: Sequence[Path]) -> None:
    """Never write over what is read."""
    for report in reports:
        if path.resolve() == report.resolve() or _is_same_file(path, report):
            raise UsageError(f"{path} is the report itself; choose another --output")


def refuse_unwritable(path: Path) -> None:
    """Say before the reports are read, not after, that an output could not be written."""
    if path.is_dir():
        raise UsageError(f"cannot write {path}: it is a folder; name a file")
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise UsageError(f"cannot write {path}: {folder} is a file, not a folder")
    if not path.exists() and not os.access(folder, os.W_OK):
        raise UsageError(f"cannot write {path}: no permission to write in {folder.resolve()}")


def _is_same_file(first: Path, second: Path) -> bool:
    """Whether two existing paths are one file (links, letter case)."""
    return first.exists() and second.exists() and first.samefile(second)
