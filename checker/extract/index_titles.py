"""What a content index says beside its rows: its heading, the statement of use, names of standards; and in its rows."""

from collections.abc import Iterable, Sequence

from checker.extract.concepts import Mentions, concepts_of
from checker.model.document import Document, Passage, Role
from checker.model.fact import Claim, Locator, Statement

_ELSEWHERE = frozenset({Role.FURNITURE, Role.CONTENTS})


def index_lines(document: Document, mentions: Mentions, claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """Each line on a page of an index that names anything and is no row, numbered from 0 in this list.

    A code that stands beside its answer makes no index of the page that it stands on.
    """
    rows = {claim.locator.passage for claim in claims}
    pages = {claim.locator.page for claim in claims if claim.file_pages != (claim.locator.page,)}
    lines = (
        (passage, 0, len(passage.text))
        for passage in (document.passages if pages else ())
        if passage.page in pages and passage.role not in _ELSEWHERE and passage.id not in rows
    )
    return _statements(document, mentions, lines)


def index_answers(document: Document, mentions: Mentions, claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """What rows answer in their own cell, each answer once; titles, which are the requirement's words, are left out."""
    places: dict[tuple[int, int], tuple[Passage, int, int]] = {}
    for claim in claims:
        passage = document.passages[claim.locator.passage]
        start = passage.text.find(claim.answer) if claim.answer else -1
        if start >= 0:
            places[passage.id, start] = (passage, start, start + len(claim.answer))
    return _statements(document, mentions, places.values())


def _statements(
    document: Document, mentions: Mentions, places: Iterable[tuple[Passage, int, int]]
) -> tuple[Statement, ...]:
    """What stands at these places, given as passage, start and end, where it names anything."""
    found: list[Statement] = []
    for passage, start, end in places:
        concepts = concepts_of(one for one in mentions[passage.id] if start <= one.start and one.end <= end)
        if concepts:
            locator = Locator(
                page=passage.page,
                printed_page=document.pages[passage.page - 1].label,
                passage=passage.id,
                start=start,
                end=end,
                box=passage.box,
            )
            text = passage.text[start:end]
            found.append(Statement(id=len(found), text=text, locator=locator, concepts=concepts))
    return tuple(found)
