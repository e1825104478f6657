"""A table cell in, whether it holds a value rather than words out."""

import re

from checker.text.numerals import is_nil_word

_DASHES = "-–—−"
_LONGEST_VALUE = 40
_FEW_LETTERS = 4
_NUMBER_FIRST = re.compile(r"[(<>≤≥~≈+\-–—−约約 ]*(?:[A-Z]{0,3}[$¥€£]|RMB|HKD|USD|CNY|SGD|人民[币幣]|[港美]元)? ?\d")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")


def is_value(text: str) -> bool:
    """Mostly a number: "1,234", "22%", "8.6 hours", "–", "RMB 5.8 million", "5,989 kWh"."""
    if len(text) <= _LONGEST_VALUE and _NUMBER_FIRST.match(text):
        letters = len(_LETTER.findall(text))
        if letters <= _FEW_LETTERS or len(_DIGIT.findall(text)) * 4 >= letters:
            return True
    return text.strip() in _DASHES or is_nil_word(text)
