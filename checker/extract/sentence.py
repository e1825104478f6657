"""A statement as the figures see it: its mentions and clauses by offsets of its own text, its years, its mood."""

from collections.abc import Sequence
from functools import cached_property

from checker.extract.concepts import Mention, Mentions, shifted
from checker.extract.cues import Cue
from checker.extract.years import Year, year_at, years_of
from checker.model.fact import Locator, Mood, Period, Statement
from checker.text.sentences import Span, clauses

_WANTING = frozenset({Cue.PLAN.value, Cue.WISH.value})


class Sentence:
    """One statement, opened up."""

    def __init__(self, statement: Statement, mentions: Mentions, period: Period | None) -> None:
        """Open `statement`; `period` is the reporting period, None where it is not known."""
        start, end = statement.locator.start, statement.locator.end
        self.statement = statement
        self.text = statement.text
        own = mentions[statement.locator.passage]
        self.inside = shifted([mention for mention in own if start <= mention.start and mention.end <= end], start)
        self.reporting = period.end.year if period else None
        self._period = period
        # a slogan beside a figure does not make the figure a wish
        self.mood = Mood.DONE if statement.concepts.isdisjoint(_WANTING) else statement.mood

    @cached_property
    def years(self) -> Sequence[Year]:
        """Years that the sentence names; many sentences hold no number that asks for them."""
        return years_of(self.text, self.inside, self._period)

    @cached_property
    def clauses(self) -> Sequence[Span]:
        """Bounds of its clauses."""
        return clauses(self.text, 0, len(self.text))

    def year_at(self, start: int, end: int) -> int | None:
        """Year that a number between these offsets belongs to."""
        return year_at(self.text, (start, end), self.years, self.reporting)

    def clause(self, position: int) -> tuple[int, int, int]:
        """Bounds of the clause around `position`, after the start of the clause before it."""
        before = 0
        for start, end in self.clauses:
            if start <= position < end:
                return before, start, end
            before = start
        return 0, 0, len(self.text)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions between two places."""
        return [mention for mention in self.inside if start <= mention.start and mention.end <= end]

    def is_current(self, year: int | None) -> bool:
        """The year is the reporting year, or there is nothing to say otherwise."""
        return year is None or self.reporting is None or year == self.reporting

    def locate(self, start: int, end: int) -> Locator:
        """Locator of a stretch of the sentence."""
        place = self.statement.locator
        return Locator(
            page=place.page,
            printed_page=place.printed_page,
            passage=place.passage,
            start=place.start + start,
            end=place.start + end,
            box=place.box,
        )
