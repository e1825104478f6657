"""Shapes of requirement codes in any framework, and whether a table lists them as an index or as data.

Shapes only: no framework's own codes are known here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.readers.shapes import has_letters, is_number, is_year

_STRONG = (
    r"(?:[A-Z]\d{1,2}\.\d{1,2}(?:\.\d{1,2})?"  # one letter, two numbers
    r"|\d{3}-\d{1,2}(?!\s?%)"  # a standard and its disclosure
    r"|G\d-[A-Z]{0,4}\d{0,2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{3}[a-z]\.\d{1,2}"  # sector, topic, metric
    r"|[A-Z]\.\d{1,2}(?:\.\d|\([a-z]{1,4}\))+"  # lettered part, paragraph, item
    r"|[A-Z]\d-\d{1,2})"
)
_SERIAL = r"\d-\d{1,2}"
_ARTICLE = r"第\s?[一二三四五六七八九十百\d]{1,5}\s?[条條]"
_ALONE = rf"(?:{_SERIAL}|[A-Z]{{2,4}}-\d{{1,2}}|[A-Z]{{2}}\d{{1,2}}|[A-Z]\.?\d{{1,2}}|{_ARTICLE})"
_AFTER_WORD = rf"(?:{_ALONE}|\d{{3}})"
_BEFORE = r"(?<![A-Za-z0-9.\-/])"
_AFTER = r"(?![A-Za-z0-9]|[-–.]\d|/\d)"
_ANYWHERE = re.compile(_BEFORE + _STRONG + _AFTER)
_START = r"[^\w(（]{0,3}"
_WORDS = r"(?:[^\W\d_]{1,24}?[\s:：\-–]{0,3}){1,3}"
_LEADING_STRONG = re.compile(rf"{_START}(?:{_WORDS})??{_BEFORE}({_STRONG}){_AFTER}")
_LEADING_WEAK = re.compile(
    rf"{_START}(?:(?:{_WORDS})??{_BEFORE}({_STRONG})|{_BEFORE}({_ALONE})|{_WORDS}{_BEFORE}({_AFTER_WORD})){_AFTER}"
)
_MAYBE_STRONG = re.compile(r"\d(?:(?<=[A-Z].)|(?<=[A-Z][.\-].)|(?<=\d-.))")
_MAYBE = re.compile(r"[\d第](?:(?<=第)|(?<=[A-Z].)|(?<=[A-Z][.\-].)|(?<=\d-.)|\d\d)")
"""What every code has in it: most texts can be put aside by it at once. It starts with a class of characters, for which
a search is quick."""
_LEADING = 110
"""A leading code ends within so many characters."""
_SPACED = r"\d{3}(?:\s?[‐‑–—]\s?|\s?-\s|\s-)\d{1,2}"
"""A standard and its disclosure as some print them; among other words it could be a range of pages."""
_CODES_ONLY = re.compile(rf"(?:[^\W\d_]{{2,6}}\s)?(?:{_BEFORE}(?:{_STRONG}|{_SERIAL}|{_SPACED}){_AFTER}[\s,;、/&]*)+")
_ANY_CODE = re.compile(f"{_STRONG}|{_SERIAL}|{_SPACED}")
_BRACKETED = re.compile(r"[\[(（][^\])）]{0,60}[\])）]")
"""A code in brackets behind a text refers to the code; it does not list it."""
_SERIES = re.compile(rf"\W{{0,3}}({_SERIAL})[a-z]?[:：.]?\s+[A-Z\u4e00-\u9fff]")
_GROUP = re.compile(r"(?:[^\W\d_]{1,24}\s?[A-Z]\d{1,2}(?![\w.\-])|[A-Z]\d{1,2}\s?[:：.、]|[A-Z][.．:：、]\s)")
_AND = r"(?:\s?(?:[-–—~～至;、，；]|and|to)\s?|, )"
_PAGES = re.compile(
    rf"(?:[Pp]{{1,2}}(?:ages?)?\.?\s?|第\s?)?\d{{1,3}}(?:{_AND}(?:[Pp]{{1,2}}\.?\s?)?\d{{1,3}})*\s?[頁页]?"
)
_LEAST_REFERRING = 4
_SEPARATED = re.compile(r"\d[,.]\d|[%％]|\d{4,}")
_CLEAR = re.compile(r"(?<![\d.,])\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?(?![\d,.])|\d\s?[%％]|[$€£¥]\s?\d|\d\s?[$€£¥]")
_WORDY = re.compile(r"[^\W\d_]{3,}\W+[^\W\d_]{2,}|[\u4e00-\u9fff]{3,}|[^\W\d_]{6,}")
_LONGEST = 4000
_PER_CODE = 420
_LEAST_CODES = 3
_LEAST_WEAK = 5
_MOST_COLUMNS = 5
_NEAR = 80
_SHORT_CELL = 24


def may_hold_codes(text: str) -> bool:
    """Tell whether any of the functions below could find a code in a text; most hold none."""
    return _MAYBE.search(text) is not None


def described_codes(text: str) -> list[str]:
    """Codes that start a text, or stand all through it, each with words of its own; not those of a mere reference."""
    if not _MAYBE.search(text, 0, _LEADING):
        return []
    series = _SERIES.match(text)
    if series and len(text) <= _PER_CODE:
        return [series[1]]
    if not leading_code(text):
        return []
    matches = list(_ANYWHERE.finditer(text[:_LONGEST]))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    described = [match[0] for match, end in zip(matches, ends, strict=True) if _WORDY.search(text, match.end(), end)]
    return described if len(text) <= _PER_CODE * len(described) else []


def printed_codes(text: str) -> list[str]:
    """Every code of a short text; of a text that says much else, none."""
    if not _MAYBE.search(text):
        return []
    if names_only_codes(text):
        return _ANY_CODE.findall(text)
    codes = named_codes(text)
    return codes if len(text) <= 100 + 150 * len(codes) else []


def names_only_codes(text: str) -> bool:
    """Tell whether a text is nothing but codes."""
    return bool(_CODES_ONLY.fullmatch(text.strip()))


def named_codes(text: str) -> list[str]:
    """Every code of a text that does not stand in brackets."""
    return _ANYWHERE.findall(_BRACKETED.sub("", text[:_LONGEST])) if _MAYBE_STRONG.search(text) else []


def leading_code(text: str, *, weak: bool = False) -> str:
    """Code among the first words of a text; empty where there is none. Weak shapes could also be something else."""
    if not _MAYBE.search(text, 0, _LEADING):
        return ""
    match = (_LEADING_WEAK if weak else _LEADING_STRONG).match(text)
    return next((group for group in match.groups() if group), "") if match else ""


def starts_group(text: str) -> bool:
    """Tell whether a text starts like the title of a group of codes: a lettered part, or a word, letter and number."""
    return bool(_GROUP.match(text.lstrip()))


def is_data_number(cell: str) -> bool:
    """Tell whether a cell is a number that is unlikely to be a page reference."""
    return is_number(cell) and bool(_SEPARATED.search(cell)) and not is_year(cell)


def code_rows(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Positions of the rows that carry a code, where a column of the table lists codes as an index does; else none."""
    best: tuple[int, ...] = ()
    for column in range(min(_MOST_COLUMNS, len(rows[0]) if rows else 0)):
        coded = [(position, code_of_cell(row[column])) for position, row in enumerate(rows) if row[column]]
        found = tuple(position for position, code in coded if code)
        if len(found) <= len(best) or len(found) * 10 < len(coded) * 4:
            continue
        codes = [code for _, code in coded if code]
        if len(set(codes)) >= _LEAST_CODES and _are_codes(codes) and _are_described(rows, found, column):
            best = found
    return best


def _are_codes(codes: Sequence[str]) -> bool:
    """Tell codes of weak shape from ranges, numbers and an issuer's own labels, such as those of its risks."""
    strong = sum(bool(_ANYWHERE.fullmatch(code)) for code in codes)
    if strong * 3 >= len(codes):
        return True
    serial = [tuple(map(int, code.split("-"))) for code in codes if re.fullmatch(_SERIAL, code)]
    if len(serial) * 2 >= len(codes):
        steps = [after[0] > before[0] or 0 <= after[1] - before[1] <= 4 for before, after in pairwise(serial)]
        return sum(steps) * 10 >= len(steps) * 8
    return len(set(codes)) >= _LEAST_WEAK and _are_letters_of_parts(codes)


def _are_letters_of_parts(codes: Sequence[str]) -> bool:
    """Tell whether letters name the parts of a framework: from A on, with a dot, or of three kinds and more."""
    letters = {re.split(r"[^A-Z第]", code)[0] for code in codes}
    single = sorted(letter for letter in letters if len(letter) == 1)
    from_a = "".join(single) == "ABCDEFGH"[: len(single)] and len(single) == len(letters)
    dotted = sum("." in code or code.startswith("第") for code in codes) * 2 >= len(codes)
    several = len([letter for letter in letters if len(letter) > 1]) >= _LEAST_CODES
    return (from_a and bool(single)) or dotted or several


def _are_described(rows: Sequence[Sequence[str]], found: Sequence[int], column: int) -> bool:
    """Tell whether words stand with or behind the codes, or numbers in another cell: what it is, or where."""
    described = 0
    for position in found:
        row = rows[position]
        behind = any(has_letters(cell) for cell in row[column + 1 :])
        elsewhere = any(character.isdigit() for cell in (*row[:column], *row[column + 1 :]) for character in cell)
        described += behind or elsewhere or bool(_WORDY.search(_ANYWHERE.sub("", row[column])))
    return described * 2 >= len(found)


def holds_data(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table gives figures: numbers under years, or numbers that can be no pages in many rows."""
    if any(_heads_data(rows, head) for head in range(min(4, len(rows) - 1))):
        return True
    return sum(map(_is_data_row, rows)) * 100 >= len(rows) * 35 > 0


def _heads_data(rows: Sequence[Sequence[str]], head: int) -> bool:
    """Tell whether a row has several years, or is the first and has one, and numbers stand below them."""
    years = [column for column, cell in enumerate(rows[head]) if column and is_year(cell)]
    if len({rows[head][column] for column in years}) < (1 if head == 0 else 2) or any(map(code_of_cell, rows[head])):
        return False
    below = [row[column] for row in rows[head + 1 :] for column in years if row[column]]
    return bool(below) and sum(map(is_number, below)) * 3 >= len(below)


def _is_data_row(row: Sequence[str]) -> bool:
    numbers = [cell for cell in row if is_number(cell) and not is_year(cell)]
    if len(numbers) >= 3 or any(
        _CLEAR.search(cell) and len(cell) <= _SHORT_CELL and not is_year(cell) for cell in row[1:]
    ):
        return True
    return sum(bool(_SEPARATED.search(cell)) for cell in numbers) >= 2


def refers_to_pages(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table sends the reader to pages in each row: a column of page references, no figures elsewhere."""
    for column in range(1, len(rows[0]) if len(rows) >= _LEAST_REFERRING else 0):
        cells = [row[column].strip() for row in rows if row[column].strip()]
        pages = [cell for cell in cells if _are_pages(cell)]
        plain = sum(cell.isdigit() for cell in pages)
        others = [cell for row in rows for place, cell in enumerate(row) if place != column]
        mostly = len(pages) >= _LEAST_REFERRING and len(pages) * 10 >= 6 * max(len(cells), len(rows) // 2)
        if (
            mostly
            and plain * 10 <= 7 * len(pages)
            and not any(is_number(cell) and not is_year(cell) for cell in others)
        ):
            return True
    return False


def _are_pages(cell: str) -> bool:
    """Tell whether a cell names pages, in rising order."""
    numbers = [int(number) for number in re.findall(r"\d+", cell)] if _PAGES.fullmatch(cell) else []
    return bool(numbers) and numbers == sorted(numbers)


def codes_of_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Codes in the cells of a table."""
    for row in rows:
        for cell in row:
            yield from printed_codes(cell)


def code_of_cell(cell: str) -> str:
    """Code that a cell starts with or, where its shape leaves no doubt, holds near its start."""
    if not _MAYBE.search(cell, 0, _LEADING):
        return ""
    strong = _ANYWHERE.search(_BRACKETED.sub("", cell[:_NEAR]))
    return strong[0] if strong else leading_code(cell, weak=True)
