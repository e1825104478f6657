"""What speaks for a requirement, and on which pages."""

from dataclasses import dataclass

from checker.model.assessment import RequirementResult
from checker.model.document import Document, Role
from checker.model.fact import Locator
from checker.model.finding import Evidence, State

_PROVING = frozenset({State.DISCLOSED, State.WEAK, State.EXPLAINED, State.REFERRED})
_FIRM = 0.85
_UNASSESSED = frozenset({State.NOT_ASSESSED, State.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Evidence of all elements of a requirement."""

    evidence: tuple[Evidence, ...] = ()
    """Quotes outside the index, those of disclosed elements first."""
    pages: frozenset[int] = frozenset()
    """Pages of the file with evidence or with a figure that answers."""
    sure: frozenset[int] = frozenset()
    """Those on which an element counts as disclosed."""
    firm: frozenset[int] = frozenset()
    """Those with figures that surely answer an element."""
    touched: frozenset[int] = frozenset()
    """Pages with passages that were turned down."""
    rows: frozenset[int] = frozenset()
    """Passages of the index that are evidence themselves."""
    missing: bool = False
    """A complete search found nothing for any element."""
    complete: bool = False
    """Every element that was looked for counts as disclosed."""
    assessed: bool = False
    """Some element was looked for."""

    def on(self, pages: frozenset[int]) -> Evidence | None:
        """The first quote on one of these pages, else none."""
        return next((one for one in self.evidence if one.locator.page in pages), None)


def proof_of(results: tuple[RequirementResult, ...], document: Document) -> Proof:
    """Gather the evidence of requirements that share one code."""
    elements = [element for result in results for element in result.elements]
    proving = sorted((one for one in elements if one.state in _PROVING), key=lambda one: one.state is State.WEAK)
    quotes = [(one.state, item) for one in proving for item in one.evidence]
    outside = [(state, item) for state, item in quotes if not _in_index(document, item.locator)]
    figures = {
        figure.locator.page for one in proving for figure in one.figures if not _in_index(document, figure.locator)
    }
    states = {one.state for one in elements} - _UNASSESSED
    return Proof(
        evidence=tuple(item for _, item in outside),
        pages=frozenset(item.locator.page for _, item in outside) | figures,
        sure=frozenset(item.locator.page for state, item in outside if state is State.DISCLOSED),
        firm=frozenset(
            figure.locator.page
            for one in elements
            if one.state is State.DISCLOSED and one.confidence >= _FIRM
            for figure in one.figures
            if not _in_index(document, figure.locator)
        ),
        touched=frozenset(miss.locator.page for one in elements for miss in one.near_misses),
        rows=frozenset(item.locator.passage for _, item in quotes if _in_index(document, item.locator)),
        missing=states == {State.MISSING},
        complete=states == {State.DISCLOSED},
        assessed=bool(states),
    )


def _in_index(document: Document, locator: Locator) -> bool:
    number = locator.passage
    return 0 <= number < len(document.passages) and document.passages[number].role is Role.CONTENT_INDEX
