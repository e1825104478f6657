"""Large numbers with the small label below, beside or above them, as a designer sets a figure apart."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.readers.blocks import Block
from checker.readers.pdf_grid import EDGE, YEAR
from checker.readers.pdf_lines import Chunk
from checker.readers.pdf_tables import box_of
from checker.readers.pdf_text import join_lines

_LARGE = 1.45
"""Least size of the number in sizes of the running text."""
_SMALLER = 0.8
"""Greatest size of the label in sizes of the number."""
_LONGEST_LABEL = 170
_MOST = 60
"""Pages with more large numbers are tables or drawings."""
_ABOUT = r"(?:[Oo]ver|OVER|[Mm]ore than|[Nn]early|[Aa]bout|[Aa]round|[Aa]pprox\.?|[Uu]p to|逾|超过|超過|近|约|約|共)"
_MONEY = r"(?:[A-Z]{0,4}[$€£¥]|RMB|USD|HKD|CNY|EUR|SGD|人民币|人民幣|港币|港幣)"
_UNIT = r"(?:[%％‰+]|[a-z][a-zA-Z₂₃²³°/.\-]*|[A-Z]{1,3}[a-z]?[₂2]?e?|t?CO2e?|[kMGT]Wh|[\u4e00-\u9fff]{1,5})"
_VALUE = re.compile(
    rf"[<>~≈≥≤+\-–−±]?\s?(?:{_ABOUT}\s?)?{_MONEY}?\s?\d[\d,.]*(?:\s?[/:：–-]\s?\d[\d,.]*)?(?:\s?{_UNIT}){{0,4}}\+?\*?"
)
_TITLE = re.compile(r"\d+(?:\.\d+)*\.?\s+[A-Z][a-z]{2,}|\d{1,2}\.$")

_SECTION = re.compile(r"\d{1,2}\.1(?:\s|$)")


class _Place(NamedTuple):
    """A label found for a number."""

    distance: float
    number: int
    label: int


def running_size(chunks: Sequence[Chunk]) -> float:
    """Font size of most of the text of a page."""
    sizes: Counter[float] = Counter()
    for chunk in chunks:
        for run in chunk.runs:
            sizes[round(run.size, 1)] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def take_infographics(chunks: list[Chunk], page: int, height: float) -> tuple[list[Chunk], list[tuple[int, Block]]]:
    """The chunks that are left, and the pairs found, each with its place in the stream."""
    body = running_size(chunks)
    numbers = [
        position
        for position, chunk in enumerate(chunks)
        if _is_large_number(chunk, body) and EDGE * height < chunk.first.base < (1 - EDGE) * height
    ]
    numbers = _without_ordinals(chunks, numbers)
    if not 0 < len(numbers) <= _MOST:
        return chunks, []
    units = _units(chunks, numbers)
    taken = {*numbers, *units.values()}
    labels = _assign(chunks, numbers, taken)
    used = {*labels.values(), *(units[number] for number in labels if number in units), *labels}
    left: list[Chunk] = []
    found: list[tuple[int, Block]] = []
    for position, chunk in enumerate(chunks):
        if position in labels:
            unit = chunks[units[position]] if position in units else None
            found.append((chunk.runs[0].order, _block(chunk, unit, chunks[labels[position]], page)))
        elif position not in used:
            left.append(chunk)
    return left, found


def _is_large_number(chunk: Chunk, body: float) -> bool:
    if len(chunk.runs) > 2 or chunk.runs[0].size < _LARGE * body or chunk.runs[0].sideways:
        return False
    text = " ".join(run.text for run in chunk.runs)
    if len(text) > 32 or YEAR.fullmatch(text) or _TITLE.match(text):
        return False
    return bool(_VALUE.fullmatch(text))


def _without_ordinals(chunks: Sequence[Chunk], numbers: Sequence[int]) -> list[int]:
    """The numbers but for those that count chapters or steps: 01, or 1, 2, 3 together, or 2 on a page with 2.1."""
    texts = {number: chunks[number].runs[0].text for number in numbers}
    plain = {text for text in texts.values() if text.isdecimal() and len(text) < 3}
    if not plain:
        return list(numbers)
    steps = next(count for count in range(len(plain) + 1) if str(count + 1) not in plain)
    ordinals = {run.text.split(".")[0] for chunk in chunks for run in chunk.runs if _SECTION.match(run.text)}
    ordinals.update(text for text in plain if text[0] == "0" < text or 0 < int(text) <= steps > 2)
    return [number for number in numbers if texts[number] not in plain & ordinals]


def _units(chunks: Sequence[Chunk], numbers: Sequence[int]) -> dict[int, int]:
    """For a number the chunk right behind it, on its line, that holds its unit."""
    found: dict[int, int] = {}
    for number in numbers:
        run = chunks[number].runs[-1]
        if number + 1 < len(chunks):
            after = chunks[number + 1]
            first = after.runs[0]
            close = -0.2 * run.size < first.left - run.right < 0.5 * run.size
            level = abs(first.base - run.base) < 0.25 * run.size
            if close and level and len(after.runs) == 1 and len(first.text) <= 14 and number + 1 not in numbers:
                found[number] = number + 1
    return found


def _assign(chunks: Sequence[Chunk], numbers: Sequence[int], taken: set[int]) -> dict[int, int]:
    """Nearest label of each number, nearest pairs first."""
    places: list[_Place] = []
    for number in numbers:
        for label, chunk in enumerate(chunks):
            if label not in taken:
                distance = _distance(chunks[number], chunk)
                if distance is not None:
                    places.append(_Place(distance + 0.01 * abs(label - number), number, label))
    assigned: dict[int, int] = {}
    for place in sorted(places):
        if place.number not in assigned and place.label not in assigned.values():
            assigned[place.number] = place.label
    return assigned


def _distance(number: Chunk, label: Chunk) -> float | None:
    """How far a label stands from its number, in sizes of the number; None where it cannot be its label."""
    size = number.runs[0].size
    first = label.runs[0]
    if first.size > _SMALLER * size or first.sideways or sum(len(run.text) for run in label.runs) > _LONGEST_LABEL:
        return None
    top, bottom = number.runs[0].base - 0.75 * size, number.runs[-1].base
    if min(label.right, number.right) - max(label.left, number.left) > 0:
        below = (first.base - 0.75 * first.size - bottom) / size
        if -0.1 <= below <= 1.3:
            return below
        above = (top - label.runs[-1].base) / size
        return above + 0.5 if -0.1 <= above <= 0.9 else None
    beside = (label.left - number.right) / size
    middle = (top + bottom) / 2
    level = first.base - first.size <= middle + 0.3 * size and label.runs[-1].base >= middle - 0.3 * size
    return beside + 0.1 if level and -0.1 <= beside <= 1.5 else None


def _block(number: Chunk, unit: Chunk | None, label: Chunk, page: int) -> Block:
    value = join_lines([run.text for run in (*number.runs, *(unit.runs if unit else ()))])
    runs = [*number.runs, *(unit.runs if unit else ())]
    return Block(
        page=page,
        text="",
        box=box_of([*runs, *label.runs]),
        font_size=round(number.runs[0].size, 1),
        rows=((join_lines([run.text for run in label.runs]), value),),
        cell_boxes=((box_of(label.runs), box_of(runs)),),
        header_rows=0,
        infographic=True,
    )
