"""What is said right above a table: its caption, a heading, a sentence that announces it, and the year it is for."""

from collections.abc import Iterator

from checker.extract.concepts import Mentions, concepts_of
from checker.extract.cues import Cue
from checker.model.document import Document, Passage, Role, Table
from checker.text.periods import years_in
from checker.text.sentences import sentences

_AFTER_YEAR = " )）]】年度"
"""What may stand between a year and the end of a caption that is for this year."""


def caption_concepts(document: Document, table: Table, mentions: Mentions) -> frozenset[str]:
    """Concepts of what announces the table: its caption or heading, else the last sentence of a text just before."""
    found: frozenset[str] = frozenset()
    for before in leading(document, table):
        if before.role is Role.BODY:
            # A sentence may announce several tables; where the caption says what this one holds, it alone counts.
            found = found or _announced(before, mentions)
        elif before.role in (Role.CAPTION, Role.HEADING):
            found |= concepts_of(mentions[before.id])
    return found


def leading(document: Document, table: Table) -> Iterator[Passage]:
    """The passage right before a table, and where that is its caption, the one before it."""
    first = table.passages[0]
    for before in reversed(document.passages[max(0, first - 2) : first]):
        if before.page != table.page:
            return
        yield before
        if before.role is not Role.CAPTION:
            return


def _announced(before: Passage, mentions: Mentions) -> frozenset[str]:
    """Concepts of a paragraph's last sentence, where it says that something follows."""
    start, end = sentences(before.text)[-1]
    last = concepts_of(mention for mention in mentions[before.id] if start <= mention.start)
    return last if Cue.ANNOUNCING in last or before.text[start:end].endswith((":", "：")) else frozenset()


def year_of_caption(caption: str) -> int | None:
    """The year that ends a caption ("Staff by gender (2023)"), where it names no other."""
    found = years_in(caption) if caption else []
    return found[0][0] if len(found) == 1 and not caption[found[0][2] :].strip(_AFTER_YEAR) else None
