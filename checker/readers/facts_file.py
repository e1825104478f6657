"""A KPI file in (JSON, CSV, XLSX), Facts out: figures that are kept in a data system, checked like a report's own.

The layout is the one that `extract` writes (checker/writers/facts_file.py). Sees no rule and matches no word.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import ReadError
from checker.model.fact import Facts, Figure, Period
from checker.readers.facts_rows import NEEDED, Row, claims_of, explanations_of, figures_of, references_of
from checker.readers.limits import MEBIBYTE, Limits, check_blocks, check_size

Rows = list[tuple[str, Row]]

_HEADER_WITHIN = 20
"""Rows of a sheet among which the header is looked for: people put titles above tables."""
_HEADERS = (NEEDED, ("reason", "concepts"), ("target", "external"), ("framework", "answer"), ("start", "end"))
"""Columns that tell the header row of figures, explanations, references, claims and period."""
_LISTS = ("figures", "explanations", "references", "claims")
_HELP = "a fact file has the columns metric and value; 'esgcheck extract' writes one that shows all columns"


def read_facts(path: Path, *, limits: Limits | None = None) -> Facts | None:
    """Read a file of figures; None where the file is something else, such as a report."""
    limits = limits or Limits()
    try:
        check_size(path.stat().st_size, limits)
        data = path.read_bytes()
        return _read(data, limits)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error
    except OSError as error:
        raise ReadError.of_system(path, error) from error


def _read(data: bytes, limits: Limits) -> Facts | None:
    if data.startswith(b"PK"):
        return _from_workbook(data, limits) if _is_workbook(data, limits) else None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text, limits)
    return _from_csv(text, limits)


def _from_csv(text: str, limits: Limits) -> Facts | None:
    """Read a CSV file whose first line names the needed columns, with commas, semicolons or tabs between them."""
    first = text.partition("\n")[0].rstrip("\r")
    delimiter = max(",;\t", key=first.count)
    header = _csv_header(first, delimiter)
    if not set(NEEDED) <= set(header):
        return None
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ReadError(f"the file is not well-formed CSV: {error}") from error
    rows = [(f"row {number}", _row(header, line)) for number, line in enumerate(lines[1:], 2)]
    check_blocks(len(rows), limits)
    return _facts({"figures": rows})


def _csv_header(line: str, delimiter: str) -> list[str]:
    """Names in a first line; none where it is no line of a CSV file."""
    try:
        return [_name(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _from_json(text: str, limits: Limits) -> Facts | None:
    try:
        data = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or "figures" not in data or "requirements" in data:
        return None
    rows = {name: _json_rows(name, data.get(name, [])) for name in _LISTS}
    check_blocks(sum(map(len, rows.values())), limits)
    return _facts(rows, _period(data.get("period")))


def _facts(rows: Mapping[str, Rows], period: Period | None = None) -> Facts:
    figures = figures_of(rows.get("figures", []))
    return Facts(
        figures=figures,
        explanations=explanations_of(rows.get("explanations", [])),
        references=references_of(rows.get("references", [])),
        claims=claims_of(rows.get("claims", [])),
        period=period or _year_of(figures),
    )


def _json_rows(name: str, items: object) -> Rows:
    """Rows of one list of the file, under the names that the columns of a table have."""
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ReadError(f'"{name}" is not a list of objects; {_HELP}')
    return [(f"{name}[{number}]", _json_row(item)) for number, item in enumerate(items)]


def _json_row(item: Mapping[str, Any]) -> Row:
    row = {_JSON_NAMES.get(name, name): _plain(value) for name, value in item.items()}
    if "text" in item and "metric" in item:  # a figure: "text" is the number as printed, "value" has its scale applied
        row |= {"value": _plain(item["text"]), "amount": _plain(item.get("value"))}
    return row


_JSON_NAMES = {
    "unit_text": "unit as printed",
    "is_current": "current",
    "by": "breakdown",
    "pages": "pages cited",
    "file_pages": "pages of the file",
    "address": "web address",
    "whole": "whole standard",
}


def _plain(value: object) -> str:
    """A JSON value as the text that a table cell would hold."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        if all(isinstance(part, list) and len(part) == 2 for part in value):
            return "; ".join(f"{part[0]}={_plain(part[1])}" for part in value)
        separator = "," if all(str(part).isdigit() for part in value) else " "
        return separator.join(map(str, value))
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def _period(data: object) -> Period | None:
    if data is None:
        return None
    try:
        assert isinstance(data, dict)
        start, end = date.fromisoformat(data["start"]), date.fromisoformat(data["end"])
    except (AssertionError, KeyError, TypeError, ValueError):
        raise ReadError('"period" needs "start" and "end" as 2024-01-31') from None
    return Period(start=start, end=end, label=_plain(data.get("label")))


def _year_of(figures: Iterable[Figure]) -> Period | None:
    """The calendar year of the current figures, where they are all of one: a plain table names no period."""
    years = {figure.year for figure in figures if figure.is_current and figure.year is not None}
    if len(years) != 1:
        return None
    (year,) = years
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), label=f"the figures' year, {year}")


def _is_workbook(data: bytes, limits: Limits) -> bool:
    """Whether it is an Excel workbook; one that would unpack to far more than it is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        return False
    for part in parts:
        allowed = min(limits.max_unpacked_bytes, max(part.compress_size * limits.max_zip_ratio, MEBIBYTE))
        if part.file_size > allowed:
            raise ReadError(f"{part.filename} unpacks to {part.file_size // MEBIBYTE} MiB, more than is allowed")
    return True


def _from_workbook(data: bytes, limits: Limits) -> Facts:
    sheets = {name.casefold(): rows for name, rows in _sheets(data, limits)}
    figures = sheets.get("figures") or next((rows for rows in sheets.values() if _holds_figures(rows)), None)
    if figures is None or not _holds_figures(figures):
        raise ReadError(f"no sheet of the workbook holds figures; {_HELP}")
    period = sheets.get("period")
    return _facts(sheets | {"figures": figures}, _period(period[0][1]) if period else None)


def _holds_figures(rows: Rows) -> bool:
    return bool(rows) and set(NEEDED) <= set(rows[0][1])


def _sheets(data: bytes, limits: Limits) -> Iterator[tuple[str, Rows]]:
    """Each sheet that has a header row, with the rows below it."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a workbook's missing styles are no concern of ours
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                yield sheet.title, _sheet_rows(sheet.title, sheet.iter_rows(values_only=True), limits)
    except ReadError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise ReadError("the workbook is damaged; open it in Excel, save it again and retry") from error


def _sheet_rows(title: str, lines: Iterable[tuple[object, ...]], limits: Limits) -> Rows:
    rows: Rows = []
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = [_cell(value) for value in line]
        if header:
            rows.append((f"sheet {title}, row {number}", _row(header, cells)))
            check_blocks(len(rows), limits)
        elif _is_header(cells):
            header = [_name(cell) for cell in cells]
        elif number == _HEADER_WITHIN:
            break
    return rows


def _is_header(cells: list[str]) -> bool:
    names = {_name(cell) for cell in cells}
    return any(set(needed) <= names for needed in _HEADERS)


def _cell(value: object) -> str:
    """A cell as text; a whole number without a decimal point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _name(cell: str) -> str:
    return " ".join(cell.replace("_", " ").split()).casefold()


def _row(header: list[str], cells: list[str]) -> Row:
    """One row by column name; the apostrophe that keeps a spreadsheet from calculating is taken off again."""
    return {name: _unguarded(cell.strip()) for name, cell in zip(header, cells, strict=False) if name}


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip()[:1] in tuple("=+-@＝＋－＠") else cell
