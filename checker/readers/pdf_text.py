"""Lines of one paragraph or cell to running text; tests that tell a wrapped line from a new one."""

import re
from collections.abc import Sequence

from checker.readers.pdf_clean import BREAK
from checker.readers.pdf_runs import Run

CJK = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_DIGITS_END = re.compile(r"[\d,.]*\d$")
_DIGITS_START = re.compile(r"\d{0,2}[,.]\d[\d,.]*")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")
_POINT_END = re.compile(r"(?<![\d.])\d{1,3}\.$")
_NARROW = 12
"""Characters of a line of a cell so narrow that it breaks numbers."""
_HYPHENS = "-‐\xad"
_ENDERS = ".!?:;。！？：；…"
_CLOSERS = "\"'”’）)】」』》]"


def join_lines(lines: Sequence[str]) -> str:
    """One text; halves of a word broken at a line's end are marked for the speller to decide."""
    if len(lines) == 1:
        return lines[0]
    pieces = [lines[0]]
    for line in lines[1:]:
        above = pieces[-1]
        if above and line:
            if line[0].islower() and above[-1] in _HYPHENS and above[-2:-1].isalpha():
                pieces[-1] = above[:-1] + BREAK
            elif not _joins_directly(above, line[0]) and not _breaks_number(above, line):
                pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _joins_directly(above: str, first: str) -> bool:
    """Tell whether no space belongs between a line and the next, which starts with `first`."""
    last = above[-1]
    if last > "\u2e7f" or first > "\u2e7f":
        return last == BREAK or bool(CJK.match(last) or CJK.match(first))
    return last in "/-" and len(above) > 1 and not above[-2].isspace()


def _breaks_number(above: str, line: str) -> bool:
    """Tell whether a narrow cell broke a number: 2,907 and ,030.52, or 515,7 and 58.00, 0. and 894t, or 99.96 and %."""
    if _POINT_END.search(above) and len(above) <= _NARROW:
        return line[0].isdigit()
    end, start = _DIGITS_END.search(above), _DIGITS_START.match(line)
    if not end or not start:
        return end is not None and line in "%％"
    return bool(_AMOUNT.fullmatch(end[0] + start[0]))


def is_chinese(text: str) -> bool:
    """Tell whether Chinese characters make up a third of the text or more."""
    return len(CJK.findall(text)) * 3 > len(text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line closes a sentence or clause."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDERS


def is_left_open(line: str) -> bool:
    """Tell whether a bracket opens on a line and closes only on the next."""
    opened = max(line.rfind("("), line.rfind("（"))
    return opened >= 0 and max(line.rfind(")"), line.rfind("）")) < opened


def has_room(line: Run, following: Run, right: float) -> bool:
    """Tell whether the first word of the next line would have fitted into this one, so that the break was meant."""
    return line.right + _first_word(following) < right


def _first_word(run: Run) -> float:
    """Width of a line's first word and the space before it."""
    text = run.text
    if CJK.match(text):
        return 2.2 * run.size
    word = text.split(" ", 1)[0]
    return (len(word) + 1.5) * (run.right - run.left) / len(text)
