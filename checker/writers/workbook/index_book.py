"""A content index in, the bytes of a workbook with one sheet out."""

from checker.writers.index_rows import BARRED, ContentIndex
from checker.writers.workbook.book import Book, merge_text, put_text
from checker.writers.workbook.palette import BRAND, LINE, MUTED, PALE, WHITE
from checker.writers.workbook.table import A4, set_up_print

_NARROW, _WIDE = 14, 44


def render_xlsx(index: ContentIndex, note: str) -> bytes:
    """Return the index as a workbook: the lines above, then one table that can be copied whole."""
    book = Book(title=index.title, subject="Content index", author="esgcheck")
    sheet = book.workbook.add_worksheet("Content index")
    sheet.hide_gridlines(2)
    last = len(index.columns) - 1
    put_text(sheet, 0, 0, index.title, book.format(bold=True, font_size=16))
    merge_text(sheet, 1, (0, last), note, book.format(font_color=MUTED, text_wrap=True))
    sheet.set_row(1, 30)
    row = 2
    for label, text in index.header:
        put_text(sheet, row, 0, label, book.format(bold=True, text_wrap=True))
        merge_text(sheet, row, (1, last), text, book.format(text_wrap=True))
        row += 1
    row += 1
    head = book.format(bold=True, font_color=WHITE, bg_color=BRAND, text_wrap=True, border=1, border_color=BRAND)
    body = book.format(text_wrap=True, border=1, border_color=LINE)
    barred = book.format(border=1, border_color=LINE, bg_color=PALE, align="center")
    for column, title in enumerate(index.columns):
        longest = max((len(cells[column]) for cells in index.rows), default=0)
        sheet.set_column(column, column, min(max(longest, len(title) // 2, _NARROW), _WIDE))
        put_text(sheet, row, column, title, head)
    for number, cells in enumerate(index.rows, row + 1):
        for column, text in enumerate(cells):
            put_text(sheet, number, column, text, barred if text == BARRED else body)
    sheet.freeze_panes(row + 1, 0)
    set_up_print(sheet, index.title, paper=A4)
    sheet.repeat_rows(row)
    return book.close()
