"""Facts in, one KPI file out (xlsx, csv or json), for people to edit and for `check` to read again.

Columns of the figures, the same in CSV and in the workbook's sheet Figures, are those of `figure_row`.
The workbook has further sheets Explanations, References, Claims and Period; JSON holds all fields of all these facts.
"""

from collections.abc import Callable
from pathlib import Path

from checker.errors import UsageError
from checker.model.document import Document
from checker.model.fact import Facts
from checker.writers.atomic import replace_file
from checker.writers.csv_file import csv_bytes
from checker.writers.facts_json import facts_json
from checker.writers.figure_row import FIGURE_COLUMNS, figure_row
from checker.writers.json_file import dump

_AMOUNT = FIGURE_COLUMNS.index("amount")


def write_facts(document: Document | str, facts: Facts, path: Path, format: str = "") -> None:
    """Write a report's facts; the format is the file name's ending where none is given."""
    name = document if isinstance(document, str) else document.source
    chosen = format or Path(path).suffix.lstrip(".").casefold()
    if chosen not in _RENDERERS:
        raise UsageError(f"{path}: facts are written as {', '.join(_RENDERERS)}, not as {chosen!r}")
    replace_file(Path(path), _RENDERERS[chosen](name, facts))


def _csv(name: str, facts: Facts) -> bytes:
    # The report's name has no place in a plain table; the caller names the file after the report.
    return csv_bytes(FIGURE_COLUMNS, map(figure_row, facts.figures), numbers=(_AMOUNT,))


def _json(name: str, facts: Facts) -> bytes:
    return dump(facts_json(name, facts))


def _xlsx(name: str, facts: Facts) -> bytes:
    from checker.writers.workbook.facts_book import render_facts

    return render_facts(name, facts)


_RENDERERS: dict[str, Callable[[str, Facts], bytes]] = {"xlsx": _xlsx, "csv": _csv, "json": _json}
