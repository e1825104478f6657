"""Text in, language and script out; looks at characters first and at small words only where letters are Latin."""

import re
from functools import cache
from pathlib import Path

from checker.model.document import Language
from checker.text.words import regex, word_set

_DATA = Path(__file__).parent / "data"
_HAN = regex("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = regex("[A-Za-z\u00c0-\u024f]+")
_FOREIGN = regex("[\u0370-\u1cff\u3040-\u30fa\u30fc-\u30ff\uac00-\ud7af]+")
_SAMPLE = 2000
"""So many characters are enough to tell scripts apart."""
_LATIN_SAMPLE = 400
_WORD = regex(r"\w+")
_ENGLISH_WORDS = word_set(
    "the of and to in for is are was were by with on that as at from this our we be has have which its an or not"
)
_OTHER_WORDS = word_set(
    "le la les de des du et une est dans pour sur par avec qui que der die das und den von mit für ist auf ein eine"
    " nicht dem zu el los las y del una por para con en di il che per della dei delle sono nel da não uma os dos em"
    " het een van voor zijn och att som är med yang dan untuk dengan pada dari ini"
)
_ENOUGH_WORDS = 8


def language_of(text: str) -> Language:
    """Name the language of `text`.

    A Chinese text is Traditional or Simplified by the characters that only one script has; with none, or as many of
    both, it is Traditional. Numbers, codes and very short Latin text count as English. Mixed text goes by the larger
    share, a Chinese character counting as two letters.
    """
    if text.isascii():
        return _latin(text)
    sample = text[:_SAMPLE]
    han = _length(_HAN, sample)
    foreign = _length(_FOREIGN, sample)
    latin = _length(_LATIN, sample)
    if foreign > max(han // 3, latin):
        return Language.OTHER
    if 2 * han > latin:
        return _script(sample)
    return _latin(text)


def _length(pattern: re.Pattern[str], text: str) -> int:
    """Count the characters in all runs that `pattern` finds."""
    return sum(map(len, pattern.findall(text)))


def _latin(text: str) -> Language:
    """English unless the small words of another language prevail."""
    sample = text[:_LATIN_SAMPLE].lower()
    words = sample.count(" ") + 1
    if words < _ENOUGH_WORDS:
        return Language.ENGLISH
    found = _WORD.findall(sample)
    english = sum(map(_ENGLISH_WORDS.__contains__, found))
    if 8 * english >= words:
        return Language.ENGLISH
    other = sum(map(_OTHER_WORDS.__contains__, found))
    return Language.OTHER if other > english and 8 * other >= words else Language.ENGLISH


def _script(text: str) -> Language:
    """Traditional or Simplified."""
    traditional, simplified = _one_script_only()
    more_simplified = len(simplified.intersection(text)) > len(traditional.intersection(text))
    return Language.CHINESE_SIMPLIFIED if more_simplified else Language.CHINESE_TRADITIONAL


@cache
def _one_script_only() -> tuple[frozenset[str], frozenset[str]]:
    """Read the characters of Traditional text only and of Simplified text only."""
    lines = (_DATA / "scripts.txt").read_text(encoding="utf-8").splitlines()
    body = "".join(line for line in lines if not line.startswith("#"))
    traditional, simplified = body.removeprefix("[traditional]").split("[simplified]")
    return frozenset(traditional), frozenset(simplified)
