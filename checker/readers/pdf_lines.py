"""Runs of a PDF page to chunks: text that flows down one column or cell without a break, in stream order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.readers.pdf_runs import Run

_ROUND_BULLETS = "•·‧›»→➔●○■□◆◇▪▫▶►➢➤✓✔√◎◼◦‣⁃∙❖✦★☆▲△▼"
_BULLETS = _ROUND_BULLETS + "*−–—-"
MARKER = re.compile(
    rf"(?:[{_BULLETS}]|[(（]?(?:\d{{1,2}}|[a-zA-Z]|[ivxIVX]{{1,4}}|[一二三四五六七八九十]{{1,3}})[)）.、．]|[①-⑳❶-❿]|[A-Z]\d{{1,2}}[.．、]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[*†‡#^§]{1,3}|\d{1,2})"
)
BULLET = re.compile(rf"[{_BULLETS}](?=\s|$|[^\W\d_])|\+\s(?=[^\W\d_])")
ENUMERATED = re.compile(
    r"(?:[(（]?(?:\d{1,2}|[A-Z]\d{0,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）.、．]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[①-⑳])\s*\S"
)
_MOST_BULLETS = 100
_NUMBER = re.compile(r"\d{1,2}")
_CELL = re.compile(r"[(（+\-–−]?\d[\d,.]*\s?[%％]?[)）]?|[–—-]|N/A|不適用|不适用|無|无")


@dataclass(slots=True)
class Chunk:
    """Lines that flow down one column or cell."""

    runs: list[Run]
    left: float
    right: float

    @property
    def first(self) -> Run:
        """Its first line."""
        return self.runs[0]

    @property
    def last(self) -> Run:
        """Its last line."""
        return self.runs[-1]

    def add(self, run: Run) -> None:
        """Take one more line."""
        self.runs.append(run)
        self.left = min(self.left, run.left)
        self.right = max(self.right, run.right)


def is_same_line(first: Run, second: Run) -> bool:
    """Tell whether two runs stand on one baseline."""
    return abs(first.base - second.base) <= 0.3 * max(first.size, second.size)


def join_initials(runs: Sequence[Run]) -> list[Run]:
    """Runs with each large initial put in front of the line that it starts."""
    joined = list(runs)
    initials = [run for run in runs if len(run.text) == 1 and run.text.isupper()]
    for initial in initials if len(initials) < _MOST_BULLETS else ():
        line = next((run for run in joined if _is_started_by(run, initial)), None)
        if line:
            joined[joined.index(line)] = line._replace(text=initial.text + line.text, left=initial.left)
            joined.remove(initial)
    return joined


def _is_started_by(run: Run, initial: Run) -> bool:
    if initial.size < 1.7 * run.size or not run.text[:1].islower():
        return False
    gap = run.left - initial.right
    return (
        -0.5 * run.size < gap < 1.2 * run.size
        and initial.base - initial.size < run.base < initial.base + 0.3 * run.size
    )


def join_markers(runs: Sequence[Run]) -> list[Run]:
    """Runs with each bullet, item number or footnote mark joined to the text behind it."""
    joined: list[Run] = []
    for run in runs:
        if joined and _is_marker_of(joined[-1], run, joined[-2] if len(joined) > 1 else None):
            joined[-1] = _joined(joined[-1], run)
        else:
            joined.append(run)
    return _with_lone_bullets(joined)


def _with_lone_bullets(runs: list[Run]) -> list[Run]:
    """Runs with each bullet that the stream keeps elsewhere put in front of the text beside it."""
    bullets = [run for run in runs if len(run.text) == 1 and run.text in _ROUND_BULLETS and not run.sideways]
    for bullet in bullets[:_MOST_BULLETS]:
        beside = [run for run in runs if run is not bullet and is_same_line(run, bullet)]
        line = min((run for run in beside if 0 < run.left - bullet.right < 2.5 * run.size), key=_left, default=None)
        if line and not BULLET.match(line.text):
            runs[runs.index(line)] = _joined(bullet, line)._replace(order=line.order)
            runs.remove(bullet)
    return runs


def _left(run: Run) -> float:
    return run.left


def _is_left_of(first: Run, second: Run) -> bool:
    return first.right < second.left and is_same_line(first, second)


def _is_marker_of(marker: Run, run: Run, before: Run | None) -> bool:
    """Tell whether a short run, which follows `before`, is the bullet, number or note mark of the run behind it."""
    gap, size = run.left - marker.right, run.size
    if len(marker.text) > 8 or not -0.2 * size < gap < 4.5 * size or abs(marker.base - run.base) > 0.45 * size:
        return False
    if marker.sideways or not MARKER.fullmatch(marker.text):
        return False
    if marker.text in _BULLETS:
        return marker.text not in "–—-" or not run.text[:1].isdigit()
    if before is not None and _is_left_of(before, marker):
        return False
    if _NUMBER.fullmatch(marker.text):
        raised = marker.size < 0.8 * run.size and (run.text[:1].isalpha() or run.base - marker.base > 0.1 * run.size)
        title = abs(marker.size - run.size) < 0.05 * run.size and run.text[:1].isalpha() and not run.text[:1].islower()
        return raised or (title and gap < 3 * run.size)
    return not run.text[:1].isdigit() or len(run.text) > 12


def _joined(first: Run, second: Run) -> Run:
    return Run(
        f"{first.text} {second.text}",
        min(first.left, second.left),
        second.top,
        max(first.right, second.right),
        second.bottom,
        second.base,
        second.size,
        second.bold,
        first.order,
    )


def join_justified(runs: Sequence[Run]) -> list[Run]:
    """Runs with the pieces of a line that was stretched to the column's width put together again."""
    joined: list[Run] = []
    position = 0
    while position < len(runs):
        end = position + 1
        while end < len(runs) and _is_near(runs[end - 1], runs[end]):
            end += 1
        group = list(runs[position:end])
        if len(group) > 1 and _is_one_line(
            group, joined[-1] if joined else None, runs[end] if end < len(runs) else None
        ):
            line = group[0]
            for run in group[1:]:
                line = _joined(line, run)._replace(bold=line.bold and run.bold)
            group = [line]
        joined.extend(group)
        position = end
    return joined


def _is_near(first: Run, second: Run) -> bool:
    gap, size = second.left - first.right, first.size
    level = abs(first.base - second.base) < 0.06 * size and abs(second.size - size) < 0.1 * size
    return 0 < gap < 4 * size and level and not first.sideways


def _is_one_line(group: Sequence[Run], above: Run | None, below: Run | None) -> bool:
    """Tell whether all gaps are alike, or the line above or below fills the same width without a gap."""
    gaps = [second.left - first.right for first, second in pairwise(group)]
    widths = [run.right - run.left for run in group]
    alike = len(gaps) > 1 and max(gaps) - min(gaps) < 0.05 * group[0].size + 0.05
    digits = sum(run.text.lstrip("+-–−(（")[:1].isdigit() for run in group)
    if alike and len({round(width) for width in widths}) > 2 and digits * 4 < len(group):
        return True
    if max(gaps) > 2.4 * group[0].size:
        return False
    left, right, size = group[0].left, group[-1].right, group[0].size
    for line in (above, below):
        if (
            line is not None
            and abs(line.right - right) < 0.5 * size
            and 0.5 * size < abs(line.base - group[0].base) < 2.2 * size
        ):
            return -0.5 * size < line.left - left < 3 * size or 0 <= left - line.left < 3 * size
    return False


def flow(runs: Iterable[Run]) -> list[Chunk]:
    """Chunks in stream order."""
    chunks: list[Chunk] = []
    for run in runs:
        if chunks and _flows_on(chunks[-1], run):
            chunks[-1].add(run)
        else:
            chunks.append(Chunk([run], run.left, run.right))
    return chunks


def _flows_on(chunk: Chunk, run: Run) -> bool:
    last = chunk.runs[-1]
    small, large = (last.size, run.size) if last.size < run.size else (run.size, last.size)
    if not 0.6 * large < run.base - last.base <= 2.1 * large or run.sideways or last.sideways:
        return False
    if len(chunk.runs) == 1 and _leaves_column(last, run):
        return False
    return small >= 0.8 * large and run.left < chunk.right and run.right > chunk.left


def _leaves_column(cell: Run, run: Run) -> bool:
    """Tell whether a line reaches far to the left of a lone number above it: prose below a table's last cell."""
    if run.left > cell.left - 2 * cell.size or run.right - run.left < 4 * (cell.right - cell.left):
        return False
    return bool(_CELL.fullmatch(cell.text)) and not _CELL.fullmatch(run.text)
