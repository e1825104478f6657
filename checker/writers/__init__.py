"""Assessment in, files out: one renderer for each format, each file replaced as a whole or not at all.

No writer opens a report or decides anything; every text of the report is treated as hostile.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from checker.errors import UsageError
from checker.model.assessment import Assessment

Writer = Callable[[tuple[Assessment, ...], Path], None]

_MODULES = {
    "xlsx": "checker.writers.workbook",
    "json": "checker.writers.json_file",
    "junit": "checker.writers.junit_xml",
    "sarif": "checker.writers.sarif_log",
    "markdown": "checker.writers.markdown",
    "csv": "checker.writers.csv_file",
}
SUFFIXES = {
    "xlsx": ".xlsx",
    "json": ".json",
    "junit": ".junit.xml",
    "sarif": ".sarif",
    "markdown": ".md",
    "csv": ".csv",
}
"""Customary file name ending of each format."""


def render(assessments: tuple[Assessment, ...], *, format: str) -> bytes:
    """Return the bytes of one output file; the same assessments always give the same bytes."""
    if format not in _MODULES:
        raise UsageError(f"unknown output format {format!r}: choose one of {', '.join(_MODULES)}")
    if not assessments:
        raise UsageError("nothing to write: no framework was assessed")
    rendered: bytes = import_module(_MODULES[format]).render(assessments)
    return rendered


def write(assessments: tuple[Assessment, ...], path: Path, *, format: str) -> None:
    """Write one report's assessments to `path`; on any failure the file that was there stays as it was."""
    from checker.writers.atomic import replace_file

    replace_file(Path(path), render(assessments, format=format))


def _writer(format: str) -> Writer:
    def write_format(assessments: tuple[Assessment, ...], path: Path) -> None:
        write(assessments, path, format=format)

    return write_format


WRITERS: dict[str, Writer] = {format: _writer(format) for format in _MODULES}

__all__ = ["SUFFIXES", "WRITERS", "Writer", "render", "write"]
