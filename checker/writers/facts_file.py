"""Facts in, one KPI file out (xlsx, csv or json), for people to edit and for `check` to read again.

Columns of the figures, the same in CSV and in the workbook's sheet Figures (header in the first row):

    metric           what the figure measures, as a person would call it
    value            the number as printed
    amount           the number with its scale applied, in plain digits
    unit             unit id; unit as printed and dimension belong to it
    per              what the figure is divided by, as printed
    year             year in which its period ends
    breakdown        "gender=female; region=Asia"
    page, printed page     position in the file; number printed on the page
    source           sentence, table, infographic or file
    quote            the sentence or row it stands in
    current, nil     yes or no: belongs to the reporting period; zero stated in words
    owner, mood      whose operations; done, planned, wished, praised or conditional
    concepts, context      concept ids, separated by blanks

The workbook has further sheets Explanations, References, Claims and Period; JSON holds all fields of all these facts.
"""

from collections.abc import Callable
from pathlib import Path

from checker.errors import UsageError
from checker.model.document import Document
from checker.model.fact import Facts, Figure
from checker.writers.atomic import replace_file
from checker.writers.csv_file import csv_bytes
from checker.writers.facts_json import facts_json
from checker.writers.json_file import decimal_text, dump

FIGURE_COLUMNS = (
    "metric",
    "value",
    "amount",
    "unit",
    "unit as printed",
    "dimension",
    "per",
    "year",
    "breakdown",
    "page",
    "printed page",
    "source",
    "quote",
    "current",
    "nil",
    "owner",
    "mood",
    "concepts",
    "context",
)
_AMOUNT = FIGURE_COLUMNS.index("amount")


def write_facts(document: Document | str, facts: Facts, path: Path, format: str = "") -> None:
    """Write a report's facts; the format is the file name's ending where none is given."""
    name = document if isinstance(document, str) else document.source
    chosen = format or Path(path).suffix.lstrip(".").casefold()
    if chosen not in _RENDERERS:
        raise UsageError(f"{path}: facts are written as {', '.join(_RENDERERS)}, not as {chosen!r}")
    replace_file(Path(path), _RENDERERS[chosen](name, facts))


def figure_row(figure: Figure) -> tuple[str | int, ...]:
    """Return the cells of one figure, in the order of FIGURE_COLUMNS."""
    return (
        figure.metric,
        figure.text,
        decimal_text(figure.value),
        figure.unit,
        figure.unit_text,
        figure.dimension,
        figure.per,
        figure.year if figure.year is not None else "",
        "; ".join(f"{dimension}={part}" for dimension, part in figure.by),
        figure.locator.page if figure.locator.page > 0 else "",
        figure.locator.printed_page,
        figure.source.value,
        figure.quote,
        "yes" if figure.is_current else "no",
        "yes" if figure.nil else "no",
        figure.owner.value,
        figure.mood.value,
        " ".join(sorted(figure.concepts)),
        " ".join(sorted(figure.context)),
    )


def _csv(name: str, facts: Facts) -> bytes:
    # The report's name has no place in a plain table; the caller names the file after the report.
    return csv_bytes(FIGURE_COLUMNS, map(figure_row, facts.figures), numbers=(_AMOUNT,))


def _json(name: str, facts: Facts) -> bytes:
    return dump(facts_json(name, facts))


def _xlsx(name: str, facts: Facts) -> bytes:
    from checker.writers.workbook.facts_book import render_facts

    return render_facts(name, facts)


_RENDERERS: dict[str, Callable[[str, Facts], bytes]] = {"xlsx": _xlsx, "csv": _csv, "json": _json}
