"""Which figures of a sentence belong to the answer of a question that asks for words: those on its own subject."""

from collections.abc import Iterator, Sequence

from checker.model.fact import Figure, Source
from checker.model.rule import Question, QuestionKind

_WORDS_ONLY = frozenset({QuestionKind.POLICY, QuestionKind.GOVERNANCE, QuestionKind.COMPLIANCE, QuestionKind.RISK})
"""Kinds whose answer is no matter of numbers: whether there is a policy, who is in charge, what could happen."""
_BARE = ""


def shown(question: Question, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures whose own clause, or row and its group, names a thing that the question names."""
    asked = frozenset[str]().union(question.of, *question.with_)
    for figure in figures:
        if question.kind not in _WORDS_ONLY and _is_on(asked, figure):
            yield figure


def _is_on(asked: frozenset[str], figure: Figure) -> bool:
    """Bare numbers and "one" in front of a noun are no measure of anything in a sentence."""
    if figure.source is not Source.SENTENCE:
        return not asked.isdisjoint(figure.concepts | figure.group)
    is_article = figure.dimension == "count" and figure.value == 1 and not figure.text.isdigit()
    is_bare = figure.dimension == _BARE and "," not in figure.text
    return not is_bare and not is_article and not asked.isdisjoint(figure.concepts)
