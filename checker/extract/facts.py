"""The order in which facts are extracted: period, mentions, statements, figures, claims, explanations, references."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from checker.extract.breakdowns import breakdown
from checker.extract.concepts import Matcher, concepts_of
from checker.extract.content_index import claims
from checker.extract.explanations import explanations, references
from checker.extract.figures import sentence_figures
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_titles import index_answers, index_lines
from checker.extract.named_years import named_years
from checker.extract.statements import statements
from checker.extract.tables import table_figures
from checker.model.document import Document, Role
from checker.model.fact import Facts, Period
from checker.model.framework import Framework
from checker.model.rule import Lexicon
from checker.text.periods import reporting_period
from checker.text.units import UnitIndex

_SILENT = frozenset({Role.FURNITURE, Role.CONTENTS})


def extract(
    document: Document,
    lexicon: Lexicon,
    *,
    subjects: frozenset[str] | None = None,
    figure_subjects: frozenset[str] | None = None,
    editions: Sequence[Framework] = (),
) -> Facts:
    """All facts of a report on `subjects`, with figures on `figure_subjects`; by default on every concept.

    `editions` are those that a content index might follow: they tell requirement codes from other numbers.
    """
    matcher, units, concepts = _compiled(lexicon)
    subjects = concepts if subjects is None else subjects
    figure_subjects = concepts if figure_subjects is None else figure_subjects
    mentions = matcher.scan(document.passages)
    period = period_of(document)
    year = period.end.year if period else None
    spoken = statements(document, mentions, subjects, concepts, year)
    figures = (
        *sentence_figures(document, spoken, mentions, subjects, figure_subjects, units, period),
        *table_figures(document, mentions, figure_subjects, units, period, matcher.named_in),
    )
    rows = claims(document, mentions, Catalogue(editions))
    return Facts(
        statements=spoken,
        figures=figures,
        years=tuple(named_years(spoken, mentions, year)),
        explanations=explanations(document, mentions, spoken, rows),
        references=references(spoken, rows),
        claims=rows,
        index_lines=index_lines(document, mentions, rows),
        index_answers=index_answers(document, mentions, rows),
        period=period,
    )


def name_figures(facts: Facts, lexicon: Lexicon) -> Facts:
    """Give figures from a file, which carry no concepts, those that their metric names."""
    matcher = _compiled(lexicon)[0]
    figures = []
    for figure in facts.figures:
        if figure.concepts:
            figures.append(figure)
            continue
        concepts = concepts_of(matcher.scan_text(figure.metric))
        figures.append(replace(figure, concepts=concepts, by=figure.by or breakdown(concepts)))
    return replace(facts, figures=tuple(figures))


def period_of(document: Document) -> Period | None:
    """Reporting period that the report states."""
    return reporting_period(passage.text for passage in document.passages if passage.role not in _SILENT)


@lru_cache(maxsize=4)
def _compiled(lexicon: Lexicon) -> tuple[Matcher, UnitIndex, frozenset[str]]:
    """The lexicon's search structures, built once per process and lexicon."""
    return Matcher(lexicon), UnitIndex(lexicon.units), frozenset(concept.id for concept in lexicon.concepts)
