"""Text in, text out: `clean` takes out what no report means to say, `fold` makes spellings equal for matching.

`fold` keeps the length, so an offset into folded text is an offset into the text itself. Quotes are never folded text.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from checker.text.words import regex

_DATA = Path(__file__).parent / "data"

_PLAIN = {
    " ": "\t\n\r\v\f\x85\xa0\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63",
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc`\uff40",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "~": "\u301c\u223c\u02dc",
    "/": "\u2044\u2215",
    "%": "\ufe6a",
    "¥": "\uffe5",
    "£": "\uffe1",
    "〇": "\u25cb",  # written for the zero of Chinese years
    "i": "\u0130",  # the one letter whose lower case is longer than itself
}
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = regex(f"[{_SUPERSCRIPTS}]")
_TAKES_POWER = regex("(?:^|[^A-Za-z])(?:[kcdm]?m|ft|CO|NO|SO|co)$")
_FEW = 200
"""Up to so many different characters are replaced one by one, which is faster than a look-up for every character."""


@lru_cache(maxsize=64)  # a sentence or cell is folded for its years, dates, units and numbers, one after another
def fold(text: str) -> str:
    """Give `text` in the form in which terms are matched; the result has exactly the length of `text`.

    Lower case, half width, Simplified characters, plain quotes, dashes and spaces (line breaks too). Subscript digits
    become digits, and so do superscript ones after a unit or formula (m², CO²); any other superscript is a footnote
    mark and becomes a space.
    """
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ").replace("\r", " ")
    text = _SUPERSCRIPT.sub(_lowered, text)
    table = _fold_table()
    changed = table.keys() & set(map(ord, set(text)))
    if len(changed) <= _FEW:
        for code in changed:  # no replacement is itself replaced, so the order does not matter
            text = text.replace(chr(code), table[code])
    else:
        text = text.translate(_complete_table())
    return text.lower()


def _lowered(match: re.Match[str]) -> str:
    """Keep the superscript of a unit as a digit, blank that of a footnote."""
    start = match.start()
    if _TAKES_POWER.search(match.string[max(0, start - 3) : start]):
        return str(_SUPERSCRIPTS.index(match[0]))
    return " "


class _Complete(dict[int, str]):
    """A table that answers for every character; misses in a plain one cost an exception each."""

    def __missing__(self, code: int) -> str:
        self[code] = char = chr(code)
        return char


@cache
def _complete_table() -> dict[int, str]:
    """Make the table that fills itself with what it is asked for."""
    return _Complete(_fold_table())


@cache
def _fold_table() -> dict[int, str]:
    """List all single characters that have a plainer equal of one character."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(char): plain for plain, chars in _PLAIN.items() for char in chars})
    table.update({ord(char): str(digit) for digit, char in enumerate(_SUBSCRIPTS)})
    traditional = _traditional_pairs()
    table.update({ord(char): simplified for char, simplified in traditional.items()})
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFAD9), 0x2160):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = traditional.get(plain, plain)
    return table


def _traditional_pairs() -> dict[str, str]:
    """Read Traditional characters with their Simplified form."""
    lines = (_DATA / "t2s.txt").read_text(encoding="utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    return {pair[0]: pair[1] for pair in pairs}


_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BULLETS = (0xF06C, 0xF06E, 0xF075, 0xF076, 0xF09F, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC)
"""Where symbol fonts keep their bullets and ticks."""
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
_UNWANTED = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufb00-\ufb06\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_HARD_HYPHEN = regex(
    "(?:(?<=[A-Za-z])|^)[\x02\x1f\xad\ufffe](?=(?:related|based|term|party|owned|free|level|wide|making|friendly|efficient|efficiency"
    "|compliance|hazardous|executive|renewable|discrimination|corruption|bribery|specific|saving|intensive|emitting|carbon"
    "|conscious|quality|risk|scale|standing|time|year|to|up|in|and|of|the|site)\\b)"
    "|(?<=\\b[Nn]on)[\x02\x1f\xad\ufffe](?=[a-z])|(?<=\\b[Aa]nti)[\x02\x1f\xad\ufffe](?=[a-z])"
    "|(?<=\\b[Ss]elf)[\x02\x1f\xad\ufffe](?=[a-z])|(?<=\\b[Cc]o)[\x02\x1f\xad\ufffe](?=o)"
)


def clean(text: str) -> str:
    """Take out of `text` as a reader got it what is no text; the length may change.

    Control and format characters, lone surrogates, non-characters, soft hyphens and private-use characters go. Tab and
    line feed stay; other line ends become a line feed, Latin ligatures their letters, bullets of symbol fonts "•". A
    line-end hyphen that the reader's library hides in a control character is put back where the word is written with
    one (non-hazardous).
    """
    if not _UNWANTED.search(text):
        return text
    text = _HARD_HYPHEN.sub("-", text.replace("\r\n", "\n"))
    return _UNWANTED.sub(_kept, text)


def _kept(match: re.Match[str]) -> str:
    """Give what remains of an unwanted character."""
    return _clean_table().get(ord(match[0]), "")


@cache
def _clean_table() -> dict[int, str]:
    """List the unwanted characters that leave something behind."""
    return _LINE_ENDS | _LIGATURES | dict.fromkeys(_BULLETS, "•")
