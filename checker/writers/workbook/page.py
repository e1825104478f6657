"""A sheet written from top to bottom like a page: titles, headings, lines, named values."""

from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.writers.workbook.book import Book, Property, merge_text, put_text
from checker.writers.workbook.layout import PRINT_HEIGHT, PRINT_WIDTH, column_points, lines_needed, row_height
from checker.writers.workbook.palette import BRAND, MUTED, WHITE
from checker.writers.workbook.table import A4, set_up_print

_BAND: dict[str, Property] = {"bg_color": BRAND, "indent": 1, "align": "left", "valign": "vcenter"}
_RULE: dict[str, Property] = {"bold": True, "font_size": 13, "bottom": 2, "bottom_color": BRAND, "font_color": BRAND}


class Page:
    """A cursor on a sheet; `row` is the next free row."""

    def __init__(self, book: Book, name: str, *, widths: tuple[float, ...], tab: str = BRAND) -> None:
        """Add an empty sheet with columns of these widths."""
        self.book = book
        self.widths = widths
        self.row = 0
        self.sheet: Worksheet = book.workbook.add_worksheet(name)
        self.sheet.set_tab_color(tab)
        self.sheet.hide_gridlines(2)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self._scale = min(PRINT_WIDTH / column_points(widths), 1.0)
        self._height = 0.0
        self._breaks: list[int] = []

    @property
    def last(self) -> int:
        """Index of the last column."""
        return len(self.widths) - 1

    def end_row(self, height: float) -> None:
        """Give the row its height and go to the next."""
        self.sheet.set_row(self.row, height)
        self.row += 1
        self._height += height

    def keep_together(self, height: float) -> None:
        """Start a new printed page where what comes next, this tall, would be cut in two."""
        if self._height and (self._height + height) * self._scale > PRINT_HEIGHT:
            self.new_page()

    def new_page(self) -> None:
        """Start a new printed page."""
        self._breaks.append(self.row)
        self._height = 0.0

    def finish(self, source: str) -> None:
        """Set up printing."""
        set_up_print(self.sheet, source, paper=A4)
        # Excel ignores page breaks on sheets fitted to a width, so this sheet is scaled to it instead.
        self.sheet.set_print_scale(int(self._scale * 100))
        self.sheet.set_h_pagebreaks(self._breaks)
        self.sheet.print_area(0, 0, max(self.row - 1, 0), self.last)

    def space(self, height: float = 8) -> None:
        """Leave an empty row."""
        self.end_row(height)

    def line(self, text: str, style: dict[str, Property] | None = None, *, height: float = 0) -> None:
        """Write one text over the whole width, as tall as it needs."""
        height = height or row_height(lines_needed(text, sum(self.widths)))
        self.keep_together(height)
        merge_text(self.sheet, self.row, (0, self.last), text, self.book.format({"text_wrap": True} | (style or {})))
        self.end_row(height)

    def title(self, text: str, below: str) -> None:
        """Write the page's title and the line below it on a dark band."""
        self.line(text, _BAND | {"bold": True, "font_size": 20, "font_color": WHITE}, height=34)
        height = row_height(lines_needed(below, sum(self.widths) * 0.9)) + 5
        self.line(below, _BAND | {"font_size": 11, "font_color": "#D5DEE7"}, height=height)

    def heading(self, text: str, *, then: float = 40) -> None:
        """Write a section's heading, on the same printed page as the next `then` points."""
        self.keep_together(29 + then)
        self.space()
        self.line(text, _RULE, height=21)

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write names in the first column and their values in the others."""
        for name, text in pairs:
            self.pair(name, text)

    def pair(self, name: str, text: str) -> None:
        """Write one name and its value."""
        least = lines_needed(name, self.widths[0] - 2)
        self.keep_together(row_height(max(least, self._value_lines(text))))
        put_text(self.sheet, self.row, 0, name, self.label_style())
        self.value(text, least_lines=least)

    def label_style(self) -> Format:
        """Return the format of a name in the first column."""
        middle: dict[str, Property] = {"indent": 1, "align": "left", "valign": "vcenter", "text_wrap": True}
        return self.book.bordered(middle, bold=True, font_color=MUTED)

    def value(self, text: str, *, least_lines: int = 1) -> None:
        """Write a text over all columns but the first and end the row."""
        style = self.book.bordered(text_wrap=True, valign="vcenter")
        merge_text(self.sheet, self.row, (1, self.last), text, style)
        self.end_row(row_height(max(self._value_lines(text), least_lines)))

    def _value_lines(self, text: str) -> int:
        return lines_needed(text, sum(self.widths[1:]))
