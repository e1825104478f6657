"""A workbook as text that a person can review in a diff: layout, validations, conditional formats, cells."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def load(content: bytes) -> Workbook:
    """Open a workbook from its bytes."""
    return openpyxl.load_workbook(BytesIO(content))


def dump(content: bytes) -> str:
    """Return the whole workbook as text."""
    book = load(content)
    styles: dict[str, str] = {}
    lines = [line for sheet in book.worksheets for line in _sheet(sheet, styles)]
    properties = book.properties
    head = [f"title: {properties.title}", f"author: {properties.creator}", f"created: {properties.created}", ""]
    legend = ["", "== Formats", *(f"{name} {style}" for style, name in styles.items())]
    return "\n".join(head + lines + legend) + "\n"


def _sheet(sheet: Worksheet, styles: dict[str, str]) -> Iterator[str]:
    setup = sheet.page_setup
    yield f"== {sheet.title}"
    yield f"freeze {sheet.freeze_panes}  filter {sheet.auto_filter.ref}  charts {len(sheet._charts)}"
    yield (
        f"print {setup.orientation} paper {setup.paperSize} width {setup.fitToWidth} height {setup.fitToHeight} "
        f"scale {setup.scale} repeat {sheet.print_title_rows} area {sheet.print_area} "
        f"breaks {[item.id for item in sheet.row_breaks.brk]} footer {sheet.oddFooter.left.text} "
        f"{sheet.oddFooter.center.text} {sheet.oddFooter.right.text}"
    )
    for letter, column in sorted(sheet.column_dimensions.items(), key=lambda item: item[1].min):
        yield f"column {letter}-{column.max} width {column.width:.1f}{' hidden' if column.hidden else ''}"
    yield f"merged {' '.join(sorted(str(area) for area in sheet.merged_cells.ranges))}"
    for rule in sheet.data_validations.dataValidation:
        yield f"validation {rule.sqref} {rule.type} {rule.formula1} {rule.promptTitle}: {rule.prompt}"
    for area in sheet.conditional_formatting:
        for condition in area.rules:
            yield f"conditional {area.sqref} {condition.type} {condition.operator} {condition.formula}"
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        yield f"row {row[0].row} height {height}"
        yield from (
            f"  {cell.coordinate} {_style(cell, styles)} {cell.value!r}" for cell in row if cell.value is not None
        )


def _style(cell: Cell, styles: dict[str, str]) -> str:
    font, fill, align = cell.font, cell.fill, cell.alignment
    parts = [
        f"{font.name} {font.sz:g}",
        "bold" if font.b else "",
        "italic" if font.i else "",
        f"ink {font.color.rgb if font.color else None}",
        f"on {fill.fgColor.rgb}" if fill.fill_type else "",
        f"{align.horizontal}/{align.vertical}",
        "wrap" if align.wrap_text else "",
        cell.number_format,
    ]
    return styles.setdefault(" ".join(part for part in parts if part), f"f{len(styles) + 1}")
