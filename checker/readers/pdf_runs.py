"""Words of a PDF page joined to runs: text on one line without a gap as wide as between columns or cells.

Raised footnote marks are left out here, while the characters' boxes are at hand.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from checker.readers.pdf_chars import PageChars, Span, WordBox
from checker.readers.pdf_clean import clean
from checker.readers.pdf_marks import find_marks, is_mark, is_raised

_NUMBER_END = re.compile(r"[\d%]")
_NUMBER_START = re.compile(r"[+\-–−]?\d")
_SMALLER = 0.85
_LONGEST_SCRIPT = 3
_AFTER_ALL = 100_000
_MOST_MARKS = 40
_LEAST_SIZE = 1.5
"""Text with flatter boxes stands sideways."""


class Run(NamedTuple):
    """Text on one line; origin at the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """Height of the baseline."""
    size: float
    """True font size."""
    bold: bool
    order: int
    """Position in the page's stream."""
    sideways: bool = False


def read_runs(chars: PageChars) -> list[Run]:
    """All runs of a page in stream order, clipped to the part of the page that is shown."""
    builder = _Builder(chars)
    builder.build()
    return builder.runs + builder.sideways


class _Builder:
    """Grows one run after another; a class because a word touches most of its state."""

    __slots__ = (
        *("_after_script", "_base", "_bold", "_bottom", "_bottom_edge", "_chars", "_cuts", "_left", "_left_edge"),
        *("_marks", "_reach", "_right", "_right_edge", "_seen", "_size", "_slack", "_start", "_stop", "_text"),
        *("_top", "_top_edge", "_turned", "runs", "sideways"),
    )

    def __init__(self, chars: PageChars) -> None:
        self.runs: list[Run] = []
        self.sideways: list[Run] = []
        self._chars = chars
        self._text = chars.text
        self._left_edge, self._bottom_edge, self._right_edge, self._top_edge = chars.shown_bounds()
        self._turned = chars.rotation != 0
        self._marks = find_marks(chars)
        self._cuts: list[Span] = []
        self._seen: dict[str, tuple[float, float]] = {}
        self._start = self._stop = -1
        self._left = self._right = self._base = self._size = 0.0
        self._top = self._bottom = self._slack = self._reach = 0.0
        self._bold = self._after_script = False

    def build(self) -> None:
        """Take every word of the page; the common case, next word in the same line and font, is decided in place."""
        for span, box in self._chars.words():
            if self._turned:
                self._place_turned(span)
                continue
            left, top, _, bottom, _, last_top, right, last_bottom = box
            slack = self._slack
            if (
                -slack < bottom - self._bottom < slack
                and -slack < top - self._top < slack
                and -slack < last_bottom - self._bottom < slack
                and -slack < last_top - self._top < slack
                and -0.3 * self._size < left - self._right < self._reach
            ):
                self._stop = span[1]
                self._right = right
                continue
            exact = top == last_top == self._top and bottom == last_bottom == self._bottom
            if exact and self._is_stretched(span, left):
                self._stop, self._right = span[1], right
                continue
            self._place(span, box)
        self._flush()

    def _is_stretched(self, span: Span, left: float) -> bool:
        """Tell whether a word exactly in line goes on in a justified line, so that its font need not be looked up."""
        if not 0.35 * self._size < left - self._right < 0.54 * self._size or span[1] - span[0] == 1:
            return False
        return not self._after_script and not self._parts_numbers(span[0])

    def _place(self, span: Span, box: WordBox) -> None:
        left, top, first_right, bottom, last_left, _, _, last_bottom = box
        if abs(last_bottom - bottom) > 0.9 * (top - bottom) > 0.5:
            lines = self._chars.lines_of(span)
            if len(lines) > 1:
                for start, end in lines:
                    self._place((start, end), (*self._chars.box(start), *self._chars.box(end - 1)))
                return
        stacked = abs(last_left - left) < 0.1 and abs(last_bottom - bottom) > 0.1
        wide = span[1] - span[0] == 1 and first_right - left > 1.1 * (top - bottom)
        if top - bottom < 0.5 or stacked or (wide and abs(self._chars.shown_place(span[0])[3]) > 0.05):
            self._place_turned(span)
            return
        font = self._chars.font(span[0])
        size = (top - bottom) / font.height
        if size < _LEAST_SIZE:
            self._place_turned(span)
            return
        self._take(span, box, size, bottom + font.descent * size, bold=font.bold)

    def _take(self, span: Span, box: WordBox, size: float, base: float, *, bold: bool) -> None:
        left, top, _, bottom, _, last_top, right, last_bottom = box
        if self._start >= 0 and self._extends(span, left, size, base):
            self._stop = span[1]
            self._right = max(self._right, right)
        else:
            self._begin(span, left, right, size, base, bold=bold)
        self._slack, self._reach = 0.04 * self._size, 0.0 if self._after_script else 0.35 * self._size
        if abs(base - self._base) < 0.1 * self._size and abs(size - self._size) < 0.1 * self._size:
            self._top, self._bottom = top, bottom
        if span[1] - span[0] > 1 and max(abs(last_top - top), abs(last_bottom - bottom)) > self._slack:
            self._cut_tail(span, size, base)

    def _begin(self, span: Span, left: float, right: float, size: float, base: float, *, bold: bool) -> None:
        if self._start >= 0:
            self._flush()
        self._start, self._stop = span
        self._left, self._right, self._size, self._base, self._bold = left, right, size, base, bold
        self._after_script = False

    def _extends(self, span: Span, left: float, size: float, base: float) -> bool:
        """Tell whether a word continues the run, on its baseline or raised or lowered a little."""
        gap, rise = left - self._right, base - self._base
        larger = size if size > self._size else self._size
        if gap < -0.4 * larger or not -larger < rise < larger:
            return False
        if self._is_led_by_mark(size, rise) and gap < 0.5 * size:
            self._size, self._base = size, base
            return True
        alike = self._size * 0.5 <= size <= self._size * 2
        if alike and abs(rise) <= 0.12 * larger:
            after_script, self._after_script = self._after_script, False
            if after_script and gap < 0.18 * larger:
                self._cuts.append((self._stop, span[0]))
            return self._is_close(span, gap, larger)
        if gap < 0.4 * self._size and self._is_script(size, rise) and self._may_be_script(span):
            self._take_script(span, gap, raised=rise > 0.05 * self._size)
            return True
        return alike and abs(rise) <= 0.25 * larger and self._is_close(span, gap, larger)

    def _is_led_by_mark(self, size: float, rise: float) -> bool:
        """Tell whether the run so far is only a small raised mark in front of larger text."""
        return self._size <= _SMALLER * size and self._stop - self._start <= 4 and 0 <= -rise < 0.8 * size

    def _is_script(self, size: float, rise: float) -> bool:
        """Tell whether a word is set as a superscript or a subscript of the run."""
        if is_raised(size / self._size, rise / self._size):
            return rise < 0.8 * self._size
        return size <= _SMALLER * self._size and -0.5 * self._size < rise <= 0.1 * self._size

    def _may_be_script(self, span: Span) -> bool:
        return span[1] - span[0] <= _LONGEST_SCRIPT or is_mark(self._text[span[0] : span[1]].rstrip(".,;:"), "")

    def _is_close(self, span: Span, gap: float, size: float) -> bool:
        text = self._text
        if gap < 0.35 * size:
            return True
        if gap > 0.95 * size:
            return False
        if self._parts_numbers(span[0]):
            return False
        scripts_meet = (text[self._stop - 1] > "\u2e7f") != (text[span[0]] > "\u2e7f")
        if gap < 0.55 * size or (scripts_meet and not _NUMBER_START.match(text, span[0])):
            return True
        return self._chars.is_drawn(self._stop) or self._chars.same_object(self._stop - 1, span[0])

    def _parts_numbers(self, start: int) -> bool:
        """Tell whether the gap before `start` stands between two numbers."""
        text = self._text
        return bool(_NUMBER_END.match(text, self._stop - 1) and _NUMBER_START.match(text, start))

    def _take_script(self, span: Span, gap: float, *, raised: bool) -> None:
        """A smaller word off the baseline: a footnote mark is cut out, any other is joined to the word before it."""
        before = self._text[max(self._start, self._stop - 6) : self._stop]
        mark = self._text[span[0] : span[1]].rstrip(".,;:。，；：")
        if raised and is_mark(mark, before):
            self._cuts.append((self._stop, span[0] + len(mark)))
        elif gap < 0.12 * self._size:
            self._cuts.append((self._stop, span[0]))
        self._after_script = True

    def _cut_tail(self, span: Span, size: float, base: float) -> None:
        """Cut a raised mark off the end of the word just taken."""
        start, end = span
        position = end
        while position > start + 1:
            _, top, _, bottom = self._chars.box(position - 1)
            font = self._chars.font(position - 1)
            small = (top - bottom) / font.height
            if not is_raised(small / size, (bottom + font.descent * small - base) / size):
                break
            position -= 1
        before = self._text[max(start, position - 6) : position]
        if position < end and is_mark(self._text[position:end].rstrip("\ufffe"), before):
            self._cuts.append((position, end))
            self._after_script, self._reach = True, 0.0

    def _place_turned(self, span: Span) -> None:
        """A word whose loose boxes are flat: the page is shown turned, or the word stands sideways on it."""
        size, left, base, angle = self._chars.shown_place(span[0])
        last_size, last_left, last_base, _ = self._chars.shown_place(span[1] - 1)
        if angle % 4 < 0.2 or angle % 4 > 3.8:
            right = last_left + (1.0 if self._text[span[1] - 1] > "\u2e7f" else 0.5) * last_size
            box = (left, base + size, left, base, last_left, base + size, right, base)
            self._take(span, box, size, base, bold=self._chars.font(span[0]).bold)
            return
        self._flush()
        self._add_sideways(span, size, (left, base, last_left, last_base))

    def _add_sideways(self, span: Span, size: float, ends: tuple[float, float, float, float]) -> None:
        left, right = min(ends[0], ends[2]) - self._left_edge, max(ends[0], ends[2]) - self._left_edge
        top, bottom = self._top_edge - max(ends[1], ends[3]), self._top_edge - min(ends[1], ends[3])
        text = clean(self._text[span[0] : span[1]])
        if not text or not (
            0 <= left <= self._right_edge - self._left_edge and 0 <= top <= self._top_edge - self._bottom_edge
        ):
            return
        last = self.sideways[-1] if self.sideways else None
        if last and min(abs(last.left - left), abs(last.top - top)) < 0.6 * size and abs(last.size - size) < 0.2 * size:
            self.sideways.pop()
            text = f"{last.text} {text}"
            left, right = min(left, last.left), max(right, last.right)
            top, bottom = min(top, last.top), max(bottom, last.bottom)
        order = _AFTER_ALL + span[0]
        self.sideways.append(Run(text, left, top, right, bottom, bottom, size, bold=False, order=order, sideways=True))

    def _flush(self) -> None:
        if self._start < 0:
            return
        text = self._text[self._start : self._stop]
        if self._cuts or self._marks or "  " in text or "CO" in text or not (text.isascii() and text.isprintable()):
            text = clean(self._without_marks())
            self._cuts = []
        self._start = -1
        size, middle = self._size, (self._left + self._right) / 2
        above_edge = self._base + 0.3 * size
        shown = self._left_edge <= middle <= self._right_edge and self._bottom_edge <= above_edge <= self._top_edge
        if not text or not shown or self._is_overprint(text):
            return
        base = self._top_edge - self._base
        self.runs.append(
            Run(
                text,
                self._left - self._left_edge,
                base - 0.85 * size,
                self._right - self._left_edge,
                base + 0.22 * size,
                base,
                size,
                self._bold and self._chars.font(self._stop - 1).bold,
                len(self.runs),
            )
        )

    def _is_overprint(self, text: str) -> bool:
        """Tell whether the same text was drawn in the same place before, as for a shadow or a bold look."""
        seen, slack = self._seen.get(text), 0.2 * self._size
        if seen and abs(seen[0] - self._left) < slack and abs(seen[1] - self._base) < slack:
            return True
        self._seen[text] = (self._left, self._base)
        return False

    def _without_marks(self) -> str:
        """The run's text without what was cut out, and with single spaces."""
        text, start, stop = self._text, self._start, self._stop
        first = bisect_left(self._marks, (start, start))
        marks = [mark for mark in self._marks[first : first + _MOST_MARKS] if mark[1] <= stop]
        pieces = []
        for cut_start, cut_end in sorted([*self._cuts, *marks]):
            if cut_start >= start:
                pieces.append(text[start:cut_start])
            start = max(start, cut_end)
        pieces.append(text[start:stop])
        return " ".join("".join(pieces).split())
