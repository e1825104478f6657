"""Facts by concept, so that a rule looks only at the facts that name its subject."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.evaluate.shown import shown
from checker.model.fact import Facts, Figure, Mood, Source, Statement
from checker.model.rule import Question, Reach, RulePack

MOST_MISSED = 3
"""Near misses of each question that are looked at; more would not be shown."""


class FactIndex:
    """Statements and figures of one report, by the concepts that they name; sets, so that conditions intersect."""

    def __init__(self, facts: Facts, pack: RulePack) -> None:
        """Index `facts` by what the questions of `pack` name."""
        self.facts = facts
        self._figure_subjects = pack.figure_subjects
        self._statements: Mapping[Reach, dict[str, set[int]]] = {reach: defaultdict(set) for reach in Reach}
        self._figures: Mapping[Reach, dict[str, set[int]]] = {reach: defaultdict(set) for reach in Reach}
        self._figure_words: dict[str, set[int]] = defaultdict(set)
        self._spoken: dict[int, list[Figure]] = defaultdict(list)
        self._rows: dict[int, list[Figure]] = defaultdict(list)
        self._tables: dict[int, list[Figure]] = defaultdict(list)
        self._years: dict[int, list[Figure]] = defaultdict(list)
        for year in facts.years:
            if year.statement is not None:
                self._years[year.statement].append(year)
        self._add_statements(pack.subjects, pack.conditions(figures=False))
        self._add_figures(pack.figure_subjects, pack.conditions(figures=True))
        self.wanted = frozenset(item.id for item in facts.statements if item.mood in (Mood.WISHED, Mood.PLANNED))
        """Ids of the statements that only wish or plan."""

    def _add_statements(self, subjects: frozenset[str], conditions: frozenset[str]) -> None:
        named = subjects | conditions  # conditions must stand in the sentence itself
        for item in self.facts.statements:
            _enter(self._statements, item.id, item.concepts & named, item.paragraph & subjects, item.context & subjects)

    def _add_figures(self, subjects: frozenset[str], conditions: frozenset[str]) -> None:
        for number, figure in enumerate(self.facts.figures):
            if figure.statement is not None:
                self._spoken[figure.statement].append(figure)
            else:
                self._rows[figure.locator.passage].append(figure)
                if figure.table is not None:
                    self._tables[figure.table].append(figure)
            levels = (figure.concepts & subjects, figure.group & subjects, figure.context & subjects)
            if any(levels):
                _enter(self._figures, number, *levels)
                for concept in words_of(figure) & conditions:
                    self._figure_words[concept].add(number)

    def statements(self, question: Question) -> tuple[Sequence[tuple[Statement, Reach]], Sequence[Statement]]:
        """Statements that meet the question's conditions, each with how near its subject stands, in reading order.

        Also a few that name the subject themselves but meet no condition, wishes and plans first: near misses.
        """
        near = _nearest(self._statements, question.of, _steps(question.reach))
        meeting = set(near)
        for group in question.with_:
            meeting = meeting & _any(self._statements[Reach.SENTENCE], group)
        naming = {number for number, reach in near.items() if reach is Reach.SENTENCE} - meeting
        missed = sorted(naming & self.wanted)[:MOST_MISSED] or sorted(naming)[:MOST_MISSED]
        statements = self.facts.statements
        return [(statements[number], near[number]) for number in sorted(meeting)], [statements[n] for n in missed]

    def figures(self, question: Question) -> tuple[Sequence[tuple[Figure, Reach]], Sequence[Figure]]:
        """Figures that meet the question's conditions, with how near: own clause or row, group rows, caption.

        Also a few of the subject itself that meet no condition: near misses.
        """
        near = _nearest(self._figures, question.of, tuple(Reach))
        meeting = {number for number in near if question.by or not self._names_other(number, near[number])}
        for group in question.with_:
            meeting = meeting & _any(self._figure_words, group)
        missed = sorted(number for number in near.keys() - meeting if near[number] is Reach.SENTENCE)[:MOST_MISSED]
        figures = self.facts.figures
        return [(figures[number], near[number]) for number in sorted(meeting)], [figures[number] for number in missed]

    def _names_other(self, number: int, reach: Reach) -> bool:
        """A figure whose own row names a thing is not about the thing that only its caption names."""
        return reach is Reach.SECTION and not self._figure_subjects.isdisjoint(self.facts.figures[number].concepts)

    def figures_in(self, question: Question, statement: Statement) -> tuple[Figure, ...]:
        """Figures on the question's subject and the reporting period in a sentence or row, nil statements left out.

        Before them the years for which the question asks, named as the question names them.
        """
        figures = self._spoken.get(statement.id) or self._rows.get(statement.locator.passage, [])
        current = [figure for figure in figures if figure.is_current and not figure.nil]
        return (*self._years_of(question, statement), *shown(question, current))

    def column_of(self, figure: Figure) -> Sequence[Figure]:
        """Figures of the same column of a table, from top to bottom."""
        members = self._tables[figure.table] if figure.table is not None else []
        return [member for member in members if member.column == figure.column]

    def names_nothing(self, figure: Figure) -> bool:
        """The figure's own row and column name no thing of which a figure is asked ("Total")."""
        return self._figure_subjects.isdisjoint(figure.concepts)

    def _years_of(self, question: Question, statement: Statement) -> Iterator[Figure]:
        """Years of the words for which the question asks ("target year 2030")."""
        for year in self._years.get(statement.id, ()):
            named = next((concept for concept in question.years if concept in year.concepts), "")
            if named:
                yield replace(year, metric=named.replace("_", " "))

    def figures_of_row(self, passage: int) -> tuple[Figure, ...]:
        """Figures of the reporting period in one table row."""
        return tuple(figure for figure in self._rows.get(passage, ()) if figure.is_current)

    def figures_beside(self, figure: Figure) -> tuple[Figure, ...]:
        """Other figures of the same unit and period in its sentence ("HK$5 million, of which HK$2 million ...")."""
        if figure.statement is None or figure.nil or not figure.unit:
            return ()
        siblings = self._spoken[figure.statement]
        return tuple(other for other in siblings if other.unit == figure.unit and other.is_current and not other.nil)


def words_of(figure: Figure) -> frozenset[str]:
    """Concepts among which a figure's conditions may be met: a table cell's caption and headings count, too."""
    words = figure.concepts | figure.group
    return words if figure.source is Source.SENTENCE else words | figure.context


def _enter(table: Mapping[Reach, dict[str, set[int]]], number: int, *levels: frozenset[str]) -> None:
    """File a fact under each concept, at the nearest level that names it."""
    filed: frozenset[str] = frozenset()
    for reach, level in zip(Reach, levels, strict=True):
        for concept in level - filed:
            table[reach][concept].add(number)
        filed |= level


def _nearest(
    table: Mapping[Reach, dict[str, set[int]]], concepts: Iterable[str], reaches: tuple[Reach, ...]
) -> dict[int, Reach]:
    """Facts with one of `concepts`, each with the nearest level that names one."""
    near: dict[int, Reach] = {}
    for reach in reversed(reaches):
        near.update(dict.fromkeys(_any(table[reach], concepts), reach))
    return near


def _any(table: Mapping[str, set[int]], concepts: Iterable[str]) -> set[int]:
    """Facts that name any of `concepts`."""
    return set().union(*[table[concept] for concept in concepts if concept in table])


def _steps(reach: Reach) -> tuple[Reach, ...]:
    """The reaches from the nearest up to `reach`."""
    order = tuple(Reach)
    return order[: order.index(reach) + 1]
