"""Report text in, text out that XML, workbooks, terminals and spreadsheets take without harm."""

import re

CELL_LIMIT = 32_767
"""Longest text of a workbook cell, in UTF-16 units."""
CUT_MARK = " … [cut]"
_LINE_LIMIT = 250

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, with those that drive a terminal
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and non-characters: no XML may hold them
    "\u202a-\u202e\u2066-\u2069]"  # direction overrides: they can show a quote as what it is not
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """Return `text` without characters that XML refuses or that change how the text shows."""
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """Return `text` cleaned, with every run of white space as one blank."""
    return " ".join(clean(text).split())


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line, cut with a visible mark where it is longer than `limit`."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def cell_text(text: str) -> str:
    """Return `text` fit for a workbook cell: cleaned, and cut with a visible mark at the cell's limit."""
    text = clean(text)
    if len(text) < CELL_LIMIT // 2 and text.count("\n") <= _LINE_LIMIT:
        return text
    if text.count("\n") > _LINE_LIMIT:
        text = text.replace("\n", " ")
    units = text.encode("utf-16-le")
    if len(units) <= CELL_LIMIT * 2:
        return text
    kept = units[: (CELL_LIMIT - len(CUT_MARK)) * 2].decode("utf-16-le", errors="ignore")
    return kept + CUT_MARK


def csv_text(text: str) -> str:
    """Return `text` such that no spreadsheet runs it as a formula when it opens the CSV file."""
    text = clean(text)
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA_STARTS) else text
