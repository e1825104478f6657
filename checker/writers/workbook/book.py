"""The workbook being written: its formats, made once each, and safe ways to put a text or number into a cell."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.writers.safe_text import cell_text, shorten
from checker.writers.workbook.palette import INK, LINE

Property = str | int | float | bool
"""Value of one property of a cell format."""

_FONT: dict[str, Property] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
# The same input must give the same bytes, so the file does not carry the time at which it was made.
_CREATED = datetime(2000, 1, 1)
_EXACT_DIGITS = 15
_LARGEST_EXPONENT = 99


class Book:
    """An XlsxWriter workbook that makes every format once and never turns report text into a formula or a link."""

    def __init__(self, *, title: str, subject: str, author: str) -> None:
        """Open an empty workbook in memory."""
        self._stream = BytesIO()
        self.workbook = Workbook(self._stream, _OPTIONS)
        self.workbook.formats[0].set_font_size(10)
        self.workbook.set_properties(
            {
                "title": shorten(title, 200),
                "subject": shorten(subject, 200),
                "author": shorten(author, 100),
                "comments": "Advice made by a program; a person checks and signs.",
                "created": _CREATED,
            }
        )
        self._formats: dict[tuple[tuple[str, Property], ...], Format] = {}

    def format(self, properties: Mapping[str, Property] | None = None, /, **more: Property) -> Format:
        """Return the cell format with these properties on top of the basic font."""
        merged = {**_FONT, **(properties or {}), **more}
        key = tuple(merged.items())
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(merged)
        return self._formats[key]

    def bordered(self, properties: Mapping[str, Property] | None = None, /, **more: Property) -> Format:
        """Return the format of a table's body cell."""
        return self.format({"bottom": 1, "bottom_color": LINE, **(properties or {})}, **more)

    def close(self) -> bytes:
        """Finish the workbook and return its bytes."""
        self.workbook.close()
        return self._stream.getvalue()


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text as a text, whatever it looks like."""
    if text:
        sheet.write_string(row, column, cell_text(text), style)
    else:
        sheet.write_blank(row, column, None, style)


def merge_text(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
    """Write a text over several columns of one row."""
    first, last = columns
    if first == last:
        put_text(sheet, row, first, text, style)
        return
    sheet.merge_range(row, first, row, last, "", style)
    put_text(sheet, row, first, text, style)


def fits_number(value: Decimal) -> bool:
    """Return whether a workbook's number holds the value exactly as printed."""
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return False
    return len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS


def decimals_format(value: Decimal) -> str:
    """Return a number format that shows all decimals and groups thousands."""
    exponent = value.normalize().as_tuple().exponent
    decimals = min(-exponent, 10) if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")
