"""Years that sentences name, each with the concepts of the words that it belongs to ("by 2030", "2019 baseline")."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.extract.concepts import Mention, Mentions, concepts_of
from checker.extract.sentence import Sentence
from checker.model.fact import Figure, Statement
from checker.text.periods import years_in

_REACH = 40
"""Characters between a year and a word that it belongs to ("the base year of our emission target is 2020")."""


def named_years(statements: Sequence[Statement], mentions: Mentions, reporting: int | None) -> Iterator[Figure]:
    """Each year of each statement as a figure whose concepts are those of the words that no other year is nearer to.

    A year after the `reporting` year is named only by words that hold it: in "42% less by 2030 than in the base year"
    it is no base year.
    """
    for statement in statements:
        found = years_in(statement.text)
        if not found:
            continue
        sentence = Sentence(statement, mentions, None)
        belonging = [_nearest(mention, found) for mention in sentence.inside]
        for at, (year, start, end) in enumerate(found):
            yield Figure(
                text=statement.text[start:end],
                value=Decimal(year),
                concepts=concepts_of(
                    mention
                    for mention, near in zip(sentence.inside, belonging, strict=True)
                    if _touch(mention, start, end) or (near == at and (reporting is None or year <= reporting))
                ),
                statement=statement.id,
                quote=statement.text,
                locator=sentence.locate(start, end),
            )


def _touch(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end


def _nearest(mention: Mention, years: Sequence[tuple[int, int, int]]) -> int:
    """Place of the year that stands nearest to the mention; -1 where none is within reach."""
    gaps = [max(start - mention.end, mention.start - end, 0) for _, start, end in years]
    least = min(gaps)
    return gaps.index(least) if least <= _REACH else -1
