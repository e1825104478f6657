"""How tall a row must be for its wrapped text: no workbook program fits rows of a file that it did not make itself."""

import re

LINE_HEIGHT = 13.2
_PADDING = 3.0
MOST_LINES = 24
"""Longer texts are shown from their start; the cell still holds all of them."""

PRINT_WIDTH, PRINT_HEIGHT = 780.0, 515.0
"""Room in points on a landscape A4 page inside the margins."""

_WIDE = re.compile("[\u1100-\u1fff\u2c00-\U0010ffff]")


def text_width(text: str) -> int:
    """Return the width of a text in characters of the column width's unit; Chinese characters count twice."""
    if text.isascii():
        return len(text)
    return len(text) + int(len(_WIDE.findall(text)) * 1.2)


def lines_needed(text: str, width: float) -> int:
    """Return how many lines a text fills in a column of this width."""
    # A column's unit is the width of a zero; letters are narrower on average, but words wrap whole.
    room = max(width * 1.22 - 1.5, 4.0)
    if "\n" not in text:
        used = text_width(text)
        return 1 if used <= room else int(used / room) + 1
    return sum(lines_needed(line, width) for line in text.split("\n"))


def column_points(widths: tuple[float, ...]) -> float:
    """Return how wide columns of these widths are in points."""
    return sum(width * 7 + 5 for width in widths) * 0.75


def row_height(lines: int) -> float:
    """Return the height in points of a row with this many lines."""
    return round(max(1, min(lines, MOST_LINES)) * LINE_HEIGHT + _PADDING, 1)
