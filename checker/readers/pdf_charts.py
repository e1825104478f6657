"""Pie and ring charts: percentages around a centre, named by a legend beside them or by a label at each slice.

A chart is taken only where its own geometry proves the reading: slices run clockwise from the top in the legend's
order, each as wide as its share. What fails that stays ordinary text.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.readers.blocks import Block
from checker.readers.pdf_runs import Run
from checker.readers.pdf_tables import box_of

_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s?[%％]")
_LABEL = re.compile(r"[^.。:：;；%％]{1,32}")
_BAND = re.compile(r"[<>＜＞≤≥]?\s?\d{1,3}\s?(?:[-–~～至]\s?\d{1,3}|\+)?")
"""A band of ages or amounts; a number alone is none."""
_FEWEST, _MOST = 2, 12
"""Slices of a chart."""
_TELLING = 4
"""Slices from which on the places alone prove a chart, where its shares are no parts of one whole."""
_WIDEST = 45.0
"""Degrees by which a share may stand off the middle of its slice."""
_WHOLE = (98.0, 102.0)
"""What the shares of a whole add up to, in percent, rounding included."""
_TITLE_RUNS = 3
_LONGEST_TITLE = 70


class Slice(NamedTuple):
    """A share and the text that names it."""

    share: Run
    labels: tuple[Run, ...]


class Chart(NamedTuple):
    """The slices of one chart and the lines of its title."""

    slices: tuple[Slice, ...]
    title: tuple[Run, ...]

    @property
    def runs(self) -> list[Run]:
        """All its lines."""
        return [*self.title, *(run for part in self.slices for run in (part.share, *part.labels))]


def take_charts(lines: Sequence[Run], page: int) -> tuple[list[Run], list[tuple[int, Block]]]:
    """The lines that are left, and each chart as a table of labels and shares with its place in the stream."""
    if sum(is_share(line) for line in lines) < _FEWEST:
        return list(lines), []
    charts: list[Chart] = []
    position = 0
    while position < len(lines):
        found = _with_legend(lines, position) or _with_slice_labels(lines, position)
        if found:
            chart, position = found
            charts.append(chart)
        else:
            position += 1
    used = {id(run) for chart in charts for run in chart.runs}
    left = [line for line in lines if id(line) not in used]
    return left, [(min(run.order for run in chart.runs), block_of(chart, page)) for chart in charts]


def is_share(run: Run) -> bool:
    """Tell whether a line is nothing but a percentage."""
    return run.text[-1:] in "%％" and not run.sideways and bool(_SHARE.fullmatch(run.text))


def is_label(run: Run) -> bool:
    """Tell whether a line could name a slice."""
    if run.sideways or not _LABEL.fullmatch(run.text):
        return False
    return any(map(str.isalpha, run.text)) or (not run.text.isdecimal() and bool(_BAND.fullmatch(run.text)))


def _with_legend(lines: Sequence[Run], start: int) -> tuple[Chart, int] | None:
    """A chart whose shares stand together in the stream from `start`, and as many legend labels close behind them."""
    end = start
    while end < len(lines) and is_share(lines[end]):
        end += 1
    shares = lines[start:end]
    if not _FEWEST <= len(shares) <= _MOST:
        return None
    for skipped in range(_TITLE_RUNS + 1):
        legend = lines[end + skipped : end + skipped + len(shares)]
        if len(legend) < len(shares) or not all(map(is_label, legend)):
            continue
        behind = end + skipped + len(shares)
        around = [*lines[end : end + skipped][-1:], *lines[behind : behind + 1]]
        if not _is_legend(legend, around) or not _is_near(shares, legend):
            continue
        ordered = _clockwise(shares)
        if ordered is None or (len(shares) < _TELLING and not is_whole(shares)):
            return None
        slices = tuple(Slice(share, (label,)) for share, label in zip(ordered, legend, strict=True))
        title = _title(lines[end : end + skipped], shares)
        if not title:
            title = _title(lines[behind : behind + 1], shares)
            behind += len(title)
        return Chart(slices, title), behind
    return None


def _is_legend(labels: Sequence[Run], around: Sequence[Run]) -> bool:
    """Tell whether labels stand on one line or one under another, and the texts before and after are not of them."""
    for goes_on in (_stands_beside, _stands_under):
        if all(goes_on(one, other) for one, other in pairwise(labels)):
            return not any(goes_on(other, labels[0]) or goes_on(labels[-1], other) for other in around)
    return False


def _stands_beside(run: Run, other: Run) -> bool:
    level = abs(run.base - other.base) < 0.3 * run.size
    return _is_alike(run, other) and level and 0 < other.left - run.right < 8 * run.size


def _stands_under(run: Run, other: Run) -> bool:
    """Tell whether an entry stands under another one; the second line of one entry is none of its own."""
    goes_on = other.text[:1].islower() and other.base - run.base < 1.4 * run.size
    level = abs(run.left - other.left) < 0.4 * run.size
    return _is_alike(run, other) and level and not goes_on and 0 < other.base - run.base < 3.5 * run.size


def _is_alike(run: Run, other: Run) -> bool:
    return abs(run.size - other.size) < 0.5


def _is_near(shares: Sequence[Run], legend: Sequence[Run]) -> bool:
    """Tell whether a legend stands within a chart's width of its shares, which are not on its lines as in a table."""
    level = sum(any(abs(share.base - label.base) < 0.3 * label.size for label in legend) for share in shares)
    if level > 1 or level == len(shares):
        return False
    left, top, right, bottom = box_of(shares)
    reach = 1.2 * max(right - left, bottom - top, 40.0)
    first, above, last, below = box_of(legend)
    return first - right < reach and left - last < reach and above - bottom < reach and top - below < reach


def _clockwise(shares: Sequence[Run]) -> list[Run] | None:
    """Shares in the order in which their slices follow each other from the top; None where they stand otherwise."""
    left, top, right, bottom = box_of(shares)
    centre = ((left + right) / 2, (top + bottom) / 2)
    placed = sorted((_angle(share, centre), share) for share in shares)
    ordered = [share for _, share in placed]
    total = sum(map(_value, ordered))
    if total <= 0:
        return None
    passed = 0.0
    for angle, share in placed:
        middle = 360 * (passed + _value(share) / 2) / total
        if abs((angle - middle + 180) % 360 - 180) > _WIDEST:
            return None
        passed += _value(share)
    return ordered


def _angle(run: Run, centre: tuple[float, float]) -> float:
    """Degrees clockwise from the top at which a text stands around a centre."""
    across, down = (run.left + run.right) / 2 - centre[0], (run.top + run.bottom) / 2 - centre[1]
    return math.degrees(math.atan2(across, -down)) % 360


def _value(run: Run) -> float:
    found = _SHARE.fullmatch(run.text)
    return float(found.group(1)) if found else 0.0


def _with_slice_labels(lines: Sequence[Run], start: int) -> tuple[Chart, int] | None:
    """A chart of shares that make a whole, each with its label right before or right behind it in the stream."""
    for reads in (_label_first, _share_first):
        slices: list[Slice] = []
        position = start
        while len(slices) <= _MOST and (part := reads(lines, position)):
            slices.append(part)
            position += 1 + len(part.labels)
        shares = [part.share for part in slices]
        if len(slices) < _FEWEST or not is_whole(shares) or not _is_round(shares):
            continue
        title = _title(lines[position : position + 2], shares)
        return Chart(tuple(slices), title), position + len(title)
    return None


def _label_first(lines: Sequence[Run], position: int) -> Slice | None:
    for count in (1, 2):
        labels, share = tuple(lines[position : position + count]), lines[position + count : position + count + 1]
        if not share or not all(map(is_label, labels)):
            return None
        if is_share(share[0]):
            return Slice(share[0], labels) if _touch((*labels, share[0])) else None
    return None


def _share_first(lines: Sequence[Run], position: int) -> Slice | None:
    pair = lines[position : position + 2]
    if len(pair) == 2 and is_share(pair[0]) and is_label(pair[1]) and _touch(pair):
        return Slice(pair[0], (pair[1],))
    return None


def _touch(runs: Sequence[Run]) -> bool:
    """Tell whether lines stand one under the other, as close as those of one label."""
    return all(
        0 < lower.base - upper.base < 1.7 * max(upper.size, lower.size)
        and lower.left < upper.right
        and upper.left < lower.right
        for upper, lower in pairwise(runs)
    )


def is_whole(shares: Sequence[Run]) -> bool:
    """Tell whether percentages add up to a whole."""
    return _WHOLE[0] <= sum(map(_value, shares)) <= _WHOLE[1]


def _is_round(shares: Sequence[Run]) -> bool:
    """Tell whether shares stand around something: those of a table's row or column are left to the table."""
    bases, lefts = [share.base for share in shares], [share.left for share in shares]
    size = shares[0].size
    if len(shares) == _FEWEST:
        return max(bases) - min(bases) > 3 * size
    return max(bases) - min(bases) > size and max(lefts) - min(lefts) > 2 * size


def _title(candidates: Sequence[Run], shares: Sequence[Run]) -> tuple[Run, ...]:
    """The lines of a chart's title, above its shares or between them."""
    left, _, right, bottom = box_of(shares)
    title: list[Run] = []
    for run in candidates:
        middle = (run.left + run.right) / 2
        fits = not run.sideways and len(run.text) <= _LONGEST_TITLE and not is_share(run)
        apart = title and not _is_under(title[-1], run)
        if not fits or run.base > bottom or not left - 60 < middle < right + 60 or apart:
            break
        title.append(run)
    return tuple(title)


def _is_under(upper: Run, lower: Run) -> bool:
    return 0 < lower.base - upper.base < 2 * upper.size and abs(upper.size - lower.size) < 0.2 * upper.size


def block_of(chart: Chart, page: int) -> Block:
    """Make the table of a chart: labels and shares under its title."""
    runs = chart.runs
    return Block(
        page=page,
        text="",
        box=box_of(runs),
        font_size=round(chart.slices[0].share.size, 1),
        rows=tuple((" ".join(run.text for run in part.labels), part.share.text) for part in chart.slices),
        cell_boxes=tuple((box_of(part.labels), box_of([part.share])) for part in chart.slices),
        header_rows=0,
        caption=" ".join(run.text for run in chart.title),
        infographic=True,
    )
