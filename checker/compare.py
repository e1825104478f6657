"""Two framework editions in, what a reporter must add, may drop and must change out; knows no report.

Nothing is mapped by hand: two elements are the same where the same datapoint answers them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.model.framework import Element, Framework, IssuerType, Obligation, Requirement

Pair = tuple[Requirement, Element]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changes from one edition to another, each change as one line."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[str, ...]
    """Asked by both, under another id, with another obligation, or under the same id with another scope."""
    unchanged: int


def compare_frameworks(old: Framework, new: Framework, *, issuer: IssuerType) -> Comparison:
    """Compare by datapoint, with the obligations of the newest financial year that each edition knows."""
    before, after = _by_datapoint(old), _by_datapoint(new)
    shared = [datapoint for datapoint in after if datapoint in before]
    changes = [_change(before[datapoint], after[datapoint], issuer) for datapoint in shared]
    added = [pair for key, pairs in after.items() if key not in before for pair in pairs]
    dropped = [pair for key, pairs in before.items() if key not in after for pair in pairs]
    rescoped = {_place(pair) for pair in added} & {_place(pair) for pair in dropped}
    return Comparison(
        added=tuple(_line(pair, issuer) for pair in added if _place(pair) not in rescoped),
        dropped=tuple(_line(pair, issuer) for pair in dropped if _place(pair) not in rescoped),
        changed=(
            *(change for change in changes if change),
            *(f"{_line(pair, issuer)}: what counts has changed" for pair in added if _place(pair) in rescoped),
        ),
        unchanged=sum(not change for change in changes),
    )


def _place(pair: Pair) -> tuple[str, str]:
    """Where an element stands: answered by another datapoint in the same place, it is asked in another scope."""
    return (pair[0].id, pair[1].id)


def _by_datapoint(framework: Framework) -> dict[str, list[Pair]]:
    """Elements by the datapoint that answers them; instructions to the preparer are left out."""
    pairs: dict[str, list[Pair]] = {}
    for requirement in framework.requirements:
        for element in requirement.elements:
            if element.datapoint:
                pairs.setdefault(element.datapoint, []).append((requirement, element))
    return pairs


def _change(before: Iterable[Pair], after: Iterable[Pair], issuer: IssuerType) -> str:
    """How the same question is asked differently; empty where it is not."""
    old_places, new_places = _places(before, issuer), _places(after, issuer)
    if old_places == new_places:
        return ""
    title = next(iter(after))[1].title
    return f"{title}: {'; '.join(old_places)} -> {'; '.join(new_places)}"


def _places(pairs: Iterable[Pair], issuer: IssuerType) -> list[str]:
    """`B6.2 (comply or explain)`, for each requirement that asks it."""
    places = [f"{requirement.id} ({_word(requirement, issuer)})" for requirement, _ in pairs]
    return list(dict.fromkeys(places))


def _line(pair: Pair, issuer: IssuerType) -> str:
    requirement, element = pair
    condition = f" [{element.condition}]" if element.condition else ""
    return f"{requirement.id} {element.title}{condition} ({_word(requirement, issuer)})"


def _word(requirement: Requirement, issuer: IssuerType) -> str:
    obligation: Obligation = requirement.obligation(issuer=issuer, start=None)
    return obligation.value.replace("_", " ")
