"""Pairs a number that stands alone on its line, as infographics print it, with the label beside it."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from checker.readers.paragraphs import Line
from checker.readers.shapes import (
    BULLET,
    NUMBER,
    PLAIN_NUMBER,
    ends_sentence,
    has_letters,
    is_title_like,
    is_year,
    width_of,
)

Pair = tuple[str, ...]
"""A label and its numbers."""

_ALONE = re.compile(
    rf"{NUMBER}\s*(?:\+|[a-z][^\W\d_]{{0,11}}|[A-Za-z]{{1,4}})?(?:\s[a-z]{{2,10}})?|{NUMBER}[\u4e00-\u9fff]{{0,4}}"
)
_SECTION_NUMBER = re.compile(r"\d{1,2}\.0")
_NUMBER = re.compile(PLAIN_NUMBER)
_GLUED = re.compile(
    r"^(?P<label>[^\d]*[a-z\u4e00-\u9fff])(?P<value>\d[\d,.]*\d[%％]?|\d[%％])"
    r"(?:\s+(?P<rest>[A-Z][a-z]+(?: [a-z]+)*))?$"
)
_DIGIT = re.compile(r"\d")
_WIDEST_LABEL = 60
_LABEL_LINES = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines `first` to `last` make these pairs."""

    first: int
    last: int
    pairs: tuple[Pair, ...]


def pair_numbers(lines: Sequence[Line]) -> list[Pair | list[Line]]:
    """Split lines into text (a list of lines) and pairs of label and numbers."""
    found: list[_Found] = []
    claimed: set[int] = set()
    position = 0
    while position < len(lines):
        here = _found_at(lines, position, claimed)
        if here:
            found.append(here)
            claimed.update(range(here.first, here.last + 1))
            position = here.last
        position += 1
    return _split(lines, found)


def _split(lines: Sequence[Line], found: Sequence[_Found]) -> list[Pair | list[Line]]:
    parts: list[Pair | list[Line]] = []
    start = 0
    for here in found:
        if here.first > start:
            parts.append(list(lines[start : here.first]))
        parts.extend(here.pairs)
        start = here.last + 1
    return [*parts, list(lines[start:])] if start < len(lines) else parts


def _found_at(lines: Sequence[Line], position: int, claimed: Container[int]) -> _Found | None:
    """What the number on this line makes with the lines around it."""
    text = lines[position].text.strip()
    if (
        lines[position].furniture
        or width_of(text) > _WIDEST_LABEL
        or not _DIGIT.search(text)
        or _SECTION_NUMBER.fullmatch(text)
    ):
        return None
    if _is_several(text):
        return _found_grid(lines, position, claimed)
    if _ALONE.fullmatch(text) and not is_year(text):
        return _found_alone(lines, position, claimed)
    glued = _GLUED.match(text)
    return _found_glued(lines, position, claimed, glued) if glued else None


def _found_alone(lines: Sequence[Line], position: int, claimed: Container[int]) -> _Found | None:
    text = lines[position].text.strip()
    above = _labels_above(lines, position, claimed)
    below = _labels_below(lines, position)
    if below and (not above or _prefers_below(lines, position, below)):
        return _Found(position, below[-1], ((_text(lines, below), text),))
    if above:
        return _Found(above[0], position, ((_text(lines, above), text),))
    return None


def _found_grid(lines: Sequence[Line], position: int, claimed: Container[int]) -> _Found | None:
    """Lines of several numbers below lines of several labels: the last goes with the last."""
    end = position
    while end + 1 < len(lines) and not lines[end + 1].furniture and _is_several(lines[end + 1].text):
        end += 1
    count = end - position + 1
    above: list[int] = []
    for label in range(position - 1, max(-1, position - 2 * count - 2), -1):
        if label in claimed or lines[label].furniture or not _may_be_label(lines[label].text.strip()):
            break
        above.insert(0, label)
    if len(above) < count:
        return None
    extra = len(above) - count
    groups = [above[: extra + 1], *([label] for label in above[extra + 1 :])]
    pairs = (
        (_text(lines, group), *lines[number].text.split())
        for group, number in zip(groups, range(position, end + 1), strict=True)
    )
    return _Found(above[0], end, tuple(pairs))


def _found_glued(lines: Sequence[Line], position: int, claimed: Container[int], glued: re.Match[str]) -> _Found | None:
    """A label whose number is glued to its end; the lines above belong to the label."""
    above = _labels_above(lines, position, claimed)[-2:] if glued["label"][:1].islower() else []
    label = f"{_text(lines, above)} {glued['label']}".strip()
    if len(label.split()) < 2 and not glued["value"].endswith(("%", "％")):
        return None
    label = f"{label} {glued['rest']}" if glued["rest"] else label
    return _Found(above[0] if above else position, position, ((label, glued["value"]),))


def _is_several(text: str) -> bool:
    """Tell whether a line holds two or more numbers and nothing else."""
    words = text.split()
    return len(words) > 1 and all(map(_NUMBER.fullmatch, words))


def _labels_above(lines: Sequence[Line], position: int, claimed: Container[int]) -> list[int]:
    """Short lines above a number that make one phrase."""
    found: list[int] = []
    for label in range(position - 1, max(-1, position - 1 - _LABEL_LINES), -1):
        text = lines[label].text.strip()
        if label in claimed or lines[label].furniture or not _may_be_label(text):
            break
        found.insert(0, label)
        if not text[:1].islower():
            break
    return found


def _labels_below(lines: Sequence[Line], position: int) -> list[int]:
    """Short lines below a number that make one phrase; none where text goes on after them."""
    found: list[int] = []
    for label in range(position + 1, min(len(lines), position + 1 + _LABEL_LINES)):
        text = lines[label].text.strip()
        if lines[label].furniture or not _may_be_label(text) or (found and not text[:1].islower()):
            break
        found.append(label)
    after = found[-1] + 1 if found else len(lines)
    return [] if after < len(lines) and lines[after].text.strip()[:1].islower() else found


def _may_be_label(text: str) -> bool:
    return (
        has_letters(text)
        and width_of(text) <= _WIDEST_LABEL
        and not ends_sentence(text)
        and not BULLET.match(text)
        and not text.endswith((",", "，", "、"))
    )


def _prefers_below(lines: Sequence[Line], position: int, below: Sequence[int]) -> bool:
    """Where both sides have a label, the one below is taken if it goes on in small letters or the other is a title."""
    after = lines[below[0]].text.strip()
    before = lines[position - 1].text.strip()
    apart = lines[position].gap > lines[below[0]].gap
    return after[:1].islower() or (is_title_like(before) and (before.isupper() or apart))


def _text(lines: Sequence[Line], positions: Iterable[int]) -> str:
    return " ".join(lines[position].text.strip() for position in positions)
