"""Facts by concept, so that a rule looks only at the facts that name its subject."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.model.fact import Facts, Figure, Statement
from checker.model.rule import Reach


class FactIndex:
    """Statements and figures of one report, by the concepts that they name."""

    def __init__(self, facts: Facts, concepts: frozenset[str]) -> None:
        """Index `facts` by those `concepts` that some rule asks for."""
        self.facts = facts
        self._statements: Mapping[Reach, dict[str, list[int]]] = {reach: defaultdict(list) for reach in Reach}
        self._figures: Mapping[Reach, dict[str, list[int]]] = {reach: defaultdict(list) for reach in Reach}
        self._spoken: dict[int, list[Figure]] = defaultdict(list)
        self._rows: dict[int, list[Figure]] = defaultdict(list)
        for figure in facts.figures:
            if figure.statement is not None:
                self._spoken[figure.statement].append(figure)
            else:
                self._rows[figure.locator.passage].append(figure)
        for statement in facts.statements:
            self._add_statement(statement, concepts)
        for number, figure in enumerate(facts.figures):
            self._add_figure(number, figure, concepts)

    def _add_figure(self, number: int, figure: Figure, concepts: frozenset[str]) -> None:
        named = figure.concepts & concepts
        grouped = (figure.group & concepts) - named
        around = (figure.context & concepts) - named - grouped
        for reach, found in ((Reach.SENTENCE, named), (Reach.PARAGRAPH, grouped), (Reach.SECTION, around)):
            for concept in found:
                self._figures[reach][concept].append(number)

    def _add_statement(self, statement: Statement, concepts: frozenset[str]) -> None:
        named = statement.concepts & concepts
        nearby = (statement.paragraph & concepts) - named
        above = (statement.context & concepts) - named - nearby
        for reach, found in ((Reach.SENTENCE, named), (Reach.PARAGRAPH, nearby), (Reach.SECTION, above)):
            for concept in found:
                self._statements[reach][concept].append(statement.id)

    def statements(self, concepts: Iterable[str], reach: Reach) -> Sequence[tuple[Statement, Reach]]:
        """Statements with one of `concepts` within `reach`, each with how near it stands, in reading order."""
        near: dict[int, Reach] = {}
        for step in _steps(reach):
            for concept in concepts:
                for number in self._statements[step].get(concept, ()):
                    near.setdefault(number, step)
        return [(self.facts.statements[number], near[number]) for number in sorted(near)]

    def figures(self, concepts: Iterable[str]) -> Sequence[tuple[Figure, Reach]]:
        """Figures that name one of `concepts`, with how near: own clause or row, group rows, caption or heading."""
        near: dict[int, Reach] = {}
        for reach in Reach:
            for concept in concepts:
                for number in self._figures[reach].get(concept, ()):
                    near.setdefault(number, reach)
        return [(self.facts.figures[number], near[number]) for number in sorted(near)]

    def figures_in(self, statement: Statement) -> tuple[Figure, ...]:
        """Figures of the reporting period that a sentence or table row holds, nil statements left out."""
        figures = self._spoken.get(statement.id) or self._rows.get(statement.locator.passage, [])
        return tuple(figure for figure in figures if figure.is_current and not figure.nil)


def _steps(reach: Reach) -> tuple[Reach, ...]:
    """The reaches from the nearest up to `reach`."""
    order = (Reach.SENTENCE, Reach.PARAGRAPH, Reach.SECTION)
    return order[: order.index(reach) + 1]
