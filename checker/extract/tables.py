"""Figures from tables and infographics: each value cell with its row, column, group, unit, year and breakdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.extract.breakdowns import breakdown
from checker.extract.captions import caption_concepts, leading, year_of_caption
from checker.extract.cells import quantity_of, scale_of, unit_of
from checker.extract.concepts import Mentions, concepts_of
from checker.extract.cues import Cue
from checker.extract.grid import Cell, Column, Row, columns_of, is_part, names_metric, rows_of
from checker.extract.statements import locate
from checker.extract.stubs import Naming, named_rows
from checker.model.document import Document, Passage, Role, Table
from checker.model.fact import Figure, Locator, Period, Source
from checker.text.headers import tells_years, unit_of_header
from checker.text.numerals import is_dash, is_nil_word
from checker.text.periods import years_in
from checker.text.units import UnitIndex, UnitText

_METRIC_LENGTH = 160
_SAID_OF_SOME = frozenset({"percent", "count", "duration"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """A table with what holds for all of its cells."""

    document: Document
    table: Table
    columns: tuple[Column, ...]
    column_units: tuple[UnitText | None, ...]
    years: tuple[int | None, ...]
    caption_concepts: frozenset[str]
    heading_concepts: frozenset[str]
    unit: UnitText | None
    """Holds where neither cell, row nor column names one: that of the header over the labels, else of the caption."""
    newest: int | None
    caption_year: int | None


def table_figures(
    document: Document,
    mentions: Mentions,
    focus: frozenset[str],
    units: UnitIndex,
    period: Period | None,
    naming: Naming,
) -> Iterator[Figure]:
    """Figures of every table that is not a content index; `period` is the reporting one, `naming` reads other text."""
    for table in document.tables:
        if not table.rows or document.passages[table.passages[0]].role is Role.CONTENT_INDEX:
            continue
        if not _may_name(document, table, mentions, focus):
            continue
        grid = _grid(document, table, mentions, focus, units)
        rows = named_rows(rows_of(table, mentions, focus, units), grid.columns, naming)
        yield from _figures(grid, rows, focus, units, period)


def _may_name(document: Document, table: Table, mentions: Mentions, focus: frozenset[str]) -> bool:
    """Some row, the passage before or a heading names a subject; most tables of an annual report do not."""
    first = table.passages[0]
    above = (lead.id for lead in leading(document, table))
    passages = (*document.passages[first].headings, *above, *table.passages)
    return any(not focus.isdisjoint(mention.concepts) for passage in passages for mention in mentions[passage])


def _heading_concepts(first: Passage, mentions: Mentions, focus: frozenset[str]) -> frozenset[str]:
    """Concepts of the nearest heading that names a thing, with those of the headings below it."""
    found: frozenset[str] = frozenset()
    for heading in reversed(first.headings):
        found |= concepts_of(mentions[heading])
        if names_metric(found, focus):
            break
    return found


def _grid(document: Document, table: Table, mentions: Mentions, focus: frozenset[str], units: UnitIndex) -> _Grid:
    columns = _divided(columns_of(table, mentions))
    years = tuple(_year_of(column.text) for column in columns)
    first = document.passages[table.passages[0]]
    lead = caption_concepts(document, table, mentions)
    column_units = _column_units(columns, units)
    return _Grid(
        document=document,
        table=table,
        columns=columns,
        column_units=column_units,
        years=years,
        caption_concepts=lead,
        heading_concepts=_heading_concepts(first, mentions, focus),
        unit=_corner_unit(column_units) or (unit_of_header(table.caption, units) if table.caption else None),
        newest=max((item for item in years if item), default=None),
        caption_year=year_of_caption(table.caption),
    )


def _divided(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where all columns but one name parts, what that one is per ("Per head, Women, Men") holds for each of them."""
    titled = [column for column in columns[1:] if column.text]
    per = [column for column in titled if Cue.INTENSITY in column.concepts]
    parts = [column for column in titled if column not in per and any(map(is_part, column.concepts))]
    if len(per) != 1 or len(parts) < 2 or len(parts) + 1 < len(titled):
        return columns
    return tuple(
        replace(column, concepts=column.concepts | {Cue.INTENSITY}) if column in parts else column for column in columns
    )


def _column_units(columns: Sequence[Column], units: UnitIndex) -> tuple[UnitText | None, ...]:
    """Unit of each column; a unit printed over one year's column holds for the other years, too."""
    found = [_column_unit(column.text, units) for column in columns]
    named = {unit.unit_text: unit for unit in found if unit is not None}
    if len(named) != 1:
        return tuple(found)
    (shared,) = named.values()
    return tuple(
        shared if unit is None and _year_of(column.text) else unit for unit, column in zip(found, columns, strict=True)
    )


def _corner_unit(column_units: Sequence[UnitText | None]) -> UnitText | None:
    """Unit over the labels ("In tonnes"); a share or a count there says what some columns hold, not all of them."""
    corner = column_units[0] if column_units else None
    return None if corner is None or corner.dimension in _SAID_OF_SOME else corner


def _column_unit(text: str, units: UnitIndex) -> UnitText | None:
    """Unit that a column header gives; the "year" of a header that is one is none."""
    unit = unit_of_header(text, units) if text else None
    return None if unit is not None and unit.dimension == "duration" and years_in(text) else unit


def _year_of(text: str) -> int | None:
    found = years_in(text)
    return found[0][0] if found else None


def _figures(
    grid: _Grid, rows: Iterable[Row], focus: frozenset[str], units: UnitIndex, period: Period | None
) -> Iterator[Figure]:
    above = (grid.caption_concepts | grid.heading_concepts).union(*(column.concepts for column in grid.columns))
    named = False
    for row in rows:
        told = bool((above | row.label_concepts | row.group_concepts) & focus)
        named |= told
        # a total below rows that name something is theirs
        if not row.values or not (told or (named and Cue.ROW_PART in row.label_concepts)):
            continue
        label_unit = unit_of_header(row.label, units)
        if label_unit is None and row.group and not names_metric(row.subjects, focus):
            label_unit = unit_of_header(row.group, units)
        for word in row.words[1:]:
            label_unit = _whole_unit(word, units) or label_unit
        row_year = _year_of(row.label) if row.label and not any(grid.years) else None
        for cell in row.values:
            figure = _figure(grid, row, cell, label_unit, row_year, units, focus, period)
            if figure is not None:
                yield figure


def _whole_unit(cell: Cell, units: UnitIndex) -> UnitText | None:
    """A cell that holds nothing but a unit (the unit column)."""
    return units.whole(cell.text)


def _figure(
    grid: _Grid,
    row: Row,
    cell: Cell,
    label_unit: UnitText | None,
    row_year: int | None,
    units: UnitIndex,
    focus: frozenset[str],
    period: Period | None,
) -> Figure | None:
    quantity = quantity_of(cell.text, units)
    if quantity is not None and quantity.kind == "year" and tells_years(grid.columns[cell.column].text):
        return None
    dash = is_dash(cell.text) or is_nil_word(cell.text)
    if quantity is None and not dash:
        return None
    column, column_unit = grid.columns[cell.column], grid.column_units[cell.column]
    unit = unit_of(quantity, label_unit, column_unit, grid.unit)
    figure_year = row_year or _year_of_cell(grid, cell) or grid.caption_year
    passage = grid.document.passages[row.passage]
    spot = locate(grid.document, passage, cell.start, cell.start + len(cell.text))
    concepts, group = _subject(grid, row, column, focus)
    around = grid.caption_concepts | grid.heading_concepts
    return Figure(
        text=cell.text if dash or quantity is None else quantity.text,
        value=Decimal(0) if quantity is None else quantity.value * scale_of(quantity, unit),
        unit=unit.unit if unit else "",
        dimension=unit.dimension if unit else "",
        per=_per(unit, concepts | group),
        unit_text=unit.unit_text if unit else "",
        metric=_metric(row, column, grid.table.caption),
        concepts=concepts,
        group=group,
        context=around,
        year=figure_year,
        is_current=_is_current(figure_year, period, grid.newest),
        by=breakdown(row.label_concepts | column.concepts, group, around),
        nil=quantity is None,
        source=Source.INFOGRAPHIC if grid.table.infographic else Source.TABLE,
        quote=passage.text,
        locator=Locator(
            page=spot.page,
            printed_page=spot.printed_page,
            passage=spot.passage,
            start=spot.start,
            end=spot.end,
            box=_cell_box(grid.table, row.index, cell.column) or spot.box,
        ),
        table=grid.table.id,
        row=row.index,
        column=cell.column,
    )


def _per(unit: UnitText | None, concepts: frozenset[str]) -> str:
    """What the figure is divided by, as printed; a row called an intensity is divided by something."""
    if unit is not None and unit.per:
        return unit.per
    return Cue.INTENSITY.value if Cue.INTENSITY in concepts else ""


def _year_of_cell(grid: _Grid, cell: Cell) -> int | None:
    """Year of the cell's column; where one cell held several numbers, the year at the same place of the header."""
    if not cell.order:
        return grid.years[cell.column]
    named = [year for year, _, _ in years_in(grid.columns[cell.column].text)]
    return named[min(cell.order, len(named) - 1)] if named else None


def _subject(grid: _Grid, row: Row, column: Column, focus: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Concepts of the cell's own row and column, and of its group.

    A row that only names a part ("Male", "Total") is about what its group, the header over the labels or the caption
    names, so the nearest of these that names a thing counts as the row's own words.
    """
    own = row.label_concepts | column.concepts
    stub = frozenset[str]().union(*(grid.columns[word.column].concepts for word in row.words))
    group = row.group_concepts | stub
    if names_metric(row.subjects | column.concepts, focus):
        return own, group
    nearest = next(
        (level for level in (row.group_concepts, stub, grid.caption_concepts) if names_metric(level, focus)),
        frozenset(),
    )
    return own | nearest, group


def _cell_box(table: Table, row: int, column: int) -> tuple[float, float, float, float] | None:
    if row < len(table.cell_boxes) and column < len(table.cell_boxes[row]):
        return table.cell_boxes[row][column]
    return None


def _is_current(figure_year: int | None, period: Period | None, newest: int | None) -> bool:
    """Tell whether a column's year is the reporting year, or the calendar year in which a financial year began."""
    if figure_year is None:
        return True
    if period is None:
        return figure_year == newest or newest is None
    if newest is not None and period.start.year <= newest < period.end.year:
        return figure_year == newest
    return figure_year == period.end.year


def _metric(row: Row, column: Column, caption: str) -> str:
    words: Sequence[str] = [row.group, row.label] if row.group and row.group not in row.label else [row.label]
    text = " – ".join(filter(None, words)) or caption
    if column.text and _year_of(column.text) is None:
        text = f"{text} – {column.text}"
    return " ".join(text.split())[:_METRIC_LENGTH]
