"""Odd characters of PDF text: control characters, private-use glyphs, lost ligatures, words broken over lines."""

import re
from collections.abc import Iterable

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\uffff\ufdd0-\ufdef\ue000-\uf8ff\ud800-\udfff"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000f0000-\U0010ffff]"
)
_LONE = re.compile("(?<!\\S)[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff](?!\\S)|^[\ue000-\uf8ff]")
_LOST = re.compile("(?<=[^\\W\\d_])[\x00-\x01\x03-\x08\x0e-\x1f](?=[^\\W\\d_])")
_GLYPHS = {"\uf0fc": "✓", "\uf0fe": "☑", "\uf052": "☑", "\uf0fd": "☒", "\uf0b0": "°", "\x02": "-"}
LOST = "\ufffd"
"""Stands for a character, mostly a ligature, that the font's map lost."""
BREAK = "\ufffe"
"""Stands between the halves of a word that was broken at a line's end."""
_LIGATURES = ("ti", "fi", "ff", "fl", "tt", "ffi", "ft", "tf", "ffl", "-", "th", "ct", "st")
_FORMULA = re.compile(r"(?<=CO) ?2 (?=-?e(?:q|quivalent)?\b)|(?<=CO) 2(?=e?\b)")
_SPACED_HAN = re.compile("(?:[\u3400-\u9fff，、。；：] ){2,}(?=[\u3400-\u9fff])")
_WITH_LOST = re.compile(f"[^\\W\\d_]*(?:{LOST}[^\\W\\d_]*)+")
_WITH_BREAK = re.compile(f"([^\\W\\d_]*){BREAK}([^\\W\\d_]*)")
_OPEN_PREFIXES = frozenset(
    ("non", "self", "anti", "multi", "pre", "post", "semi", "co", "ex", "inter", "intra", "mid", "cross")
)
"""First halves that mostly keep their hyphen."""


def clean(text: str) -> str:
    """Text without characters that other formats refuse; bullets and ticks of symbol fonts become plain ones."""
    if "CO" in text:
        text = _FORMULA.sub("2", text)
    if text.isascii():
        return text if text.isprintable() else _without_odd(text)
    text = _SPACED_HAN.sub(lambda match: match.group().replace(" ", ""), text)
    return _without_odd(text) if _ODD.search(text) else text


def _without_odd(text: str) -> str:
    text = _LONE.sub(lambda match: _GLYPHS.get(match.group(), "•"), text)
    text = _LOST.sub(LOST, text)
    return _ODD.sub(lambda match: _GLYPHS.get(match.group(), ""), text)


class Speller:
    """Decides by the report's own words how broken and damaged words are spelled."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._usual = "fi"
        for text in texts:
            self._words.update(text.lower().split())

    def repair(self, text: str) -> str:
        """Text with its broken words joined and its lost ligatures restored."""
        if LOST in text:
            text = _WITH_LOST.sub(lambda match: self._restore(match.group()), text)
        if BREAK in text:
            text = _WITH_BREAK.sub(self._join, text)
        return text

    def _knows(self, word: str) -> bool:
        word = word.lower()
        return any(word + mark in self._words for mark in ("", ",", ".", ";", ":", ")"))

    def _restore(self, word: str) -> str:
        for ligature in _LIGATURES:
            candidate = word.replace(LOST, ligature)
            if self._knows(candidate):
                self._usual = ligature
                return candidate
        return word.replace(LOST, self._usual)

    def _join(self, match: re.Match[str]) -> str:
        first, second = match.group(1), match.group(2)
        keep = f"{first}-{second}"
        if not first or not second or not second[0].islower() or self._knows(keep):
            return keep
        if self._knows(first + second):
            return first + second
        whole = self._knows(first) and self._knows(second) and len(first) > 2 and len(second) > 3
        return keep if whole or first.lower() in _OPEN_PREFIXES else first + second
