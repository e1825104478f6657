"""Rows of a content index as Claims, and the answers that some rows give in their own cell.

A row repeats the requirement's words, so only its last cell may answer, and only with a sentence of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.extract.concepts import Mentions
from checker.extract.cues import REASONS, Cue
from checker.extract.grid import Cell, cells_of
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_claims import claims_of
from checker.extract.index_cues import EDITION, IndexCue
from checker.extract.index_editions import Editions
from checker.extract.index_pages import PageMap
from checker.extract.index_reading import reading_of
from checker.extract.index_regions import Block, index_blocks
from checker.extract.index_regions import Kind as RowKind
from checker.extract.index_rows import index_rows
from checker.extract.index_strays import with_general, without_strays
from checker.model.document import Document, Role, Table
from checker.model.fact import Claim, Kind

CODE = re.compile(
    r"(?<![\w.\-])(?:G4-[A-Z]{0,2}\d{1,2}|[A-D]\d{0,2}(?:\.\d{1,2})?(?:\([a-z]+\))*(?![\w])|[1-4]?\d{1,2}-\d{1,2}(?![\w\-]))"
)
_GENERAL = "GD"
_DENYING = frozenset({Cue.NIL.value, Cue.UNDISCLOSED.value, *REASONS})
_ANSWERING = _DENYING | {Kind.COMPLIANCE.value}
_LONG_ANSWER = 60
"""Characters from which a Latin cell with a verb of doing is taken for an answer; a third of it in Chinese."""
_POINTING = frozenset(
    {IndexCue.PAGE_WORD.value, IndexCue.SECTION_WORD.value, IndexCue.DOCUMENT.value, Cue.REFERENCE.value}
)
_AROUND_CODE = " .:GRIgri"
_LETTERS = re.compile(r"[^\W\d_]{3}|[\u4e00-\u9fff]{2}")
_ADDRESS = re.compile(r"[\w.\-]@\w[\w\-]*\.\w")
_LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
_ONLY_LINKS = re.compile(r"(?:[#<(]*(?:https?:|www\.)\S+\s*)+", re.IGNORECASE)
_SHARE = re.compile(r"\d\s?[%％]|\d\s?:\s?1\b")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_SENTENCE_WORDS = 6
_NO_CATALOGUE = Catalogue()


def claims(document: Document, mentions: Mentions, catalogue: Catalogue = _NO_CATALOGUE) -> tuple[Claim, ...]:
    """One Claim for each code that a row of a content index lists, in reading order.

    `catalogue` should hold every edition that an index might follow: it tells codes from other numbers, and editions
    from each other. Without it claims name no edition, and only codes of unmistakable shape are found in plain text.
    """
    blocks = index_blocks(document, catalogue)
    rows = list(index_rows(document, mentions, catalogue, blocks))
    editions = Editions(catalogue, rows, _spoken(document, mentions, blocks))
    reading, pages = reading_of(document, mentions, blocks, rows), PageMap(document.pages)
    indexed, others = (
        [
            claim
            for row in rows
            if (row.kind is RowKind.INDEX) is in_index
            for claim in claims_of(document, mentions, row, reading, editions, pages)
        ]
        for in_index in (True, False)
    )
    kept = list(without_strays(list(with_general(indexed, catalogue, editions))))
    listed = {(claim.framework, claim.requirement) for claim in kept}
    return (*kept, *(claim for claim in others if (claim.framework, claim.requirement) not in listed))


def _spoken(document: Document, mentions: Mentions, blocks: Sequence[Block]) -> Counter[str]:
    """Cues on the pages of the index that speak for an edition."""
    pages = {document.passages[number].page for block in blocks for number in block.passages}
    return Counter(
        name
        for passage in document.passages
        if passage.page in pages
        for mention in mentions[passage.id]
        for name in mention.concepts
        if name.startswith(EDITION)
    )


def index_tables(document: Document) -> Iterator[Table]:
    """Tables whose rows are content-index rows."""
    for table in document.tables:
        if any(document.passages[passage].role is Role.CONTENT_INDEX for passage in table.passages):
            yield table


def answers(document: Document, mentions: Mentions, topics: frozenset[str]) -> dict[int, tuple[Cell, frozenset[str]]]:
    """By passage, the cell in which an index row answers, with the topics that the row's other cells name."""
    found: dict[int, tuple[Cell, frozenset[str]]] = {}
    for table in index_tables(document):
        aspect = ""
        for index in range(len(table.rows)):
            cells = _without_links(cells_of(table, index, mentions))
            code, aspect = code_of(cells, aspect)
            cell = answer_cell(cells) if code else None
            if cell is not None:
                named = frozenset[str]().union(*(other.concepts for other in cells[:-1]))
                found[table.passages[index]] = (cell, named & topics)
    return found


def _without_links(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Cells up to the last that is more than an address: a column of links stands behind the answers."""
    kept = list(cells)
    while kept and _ONLY_LINKS.fullmatch(kept[-1].text):
        kept.pop()
    return kept


def answer_cell(cells: Sequence[Cell]) -> Cell | None:
    """The cell in which an index row answers by itself: the last, when it says more than where to look.

    A sentence answers when it denies, gives a reason, states compliance or tells at length what is done; a few words
    when they state a fact ("Annually", "100%"). Section names and page numbers only point elsewhere.
    """
    if len(cells) < 2 or CODE.match(cells[-1].text):
        return None
    last = cells[-1]
    if not last.concepts.isdisjoint(_ANSWERING if len(cells) > 2 else _DENYING):
        return last
    if _is_title_last(cells):
        return cells[1] if len(cells) > 2 and _LETTERS.search(cells[1].text) else None
    if _states_fact(last):
        return last
    long = len(last.text) >= (_LONG_ANSWER if last.text.isascii() else _LONG_ANSWER // 3) or _is_sentence(last.text)
    return last if long and Cue.ACTION in last.concepts and Cue.REFERENCE not in last.concepts else None


def _is_sentence(text: str) -> bool:
    """Tell a short sentence ("The Board approves it") from names of sections, whose words start with capitals."""
    words = _LATIN_WORD.findall(text)
    lower = sum(word[0].islower() for word in words)
    return len(words) >= _SENTENCE_WORDS and lower * 2 >= len(words) and _LINK.search(text) is None


def _is_title_last(cells: Sequence[Cell]) -> bool:
    """Nothing but the code, or the code and where to look, stands before the last cell: it is the title."""
    code, *between, last = cells
    bare = CODE.sub("", code.text, count=1).strip(_AROUND_CODE) == ""
    return bare and (not between or (len(between) == 1 and _is_told(between[0], len(last.text))))


def _is_told(cell: Cell, longest: int) -> bool:
    """Pages, or what answers in their place."""
    return _LETTERS.search(cell.text) is None or _denies(cell) or (len(cell.text) < longest and _states_fact(cell))


def _denies(cell: Cell) -> bool:
    """Says that there is none, or why nothing is told, where the other rows have their pages."""
    return not cell.concepts.isdisjoint(_DENYING - {Cue.UNDISCLOSED.value})


def _states_fact(cell: Cell) -> bool:
    """A few words that can be nothing but the answer: an address, a share, a date, how often, where, in which form."""
    if _LINK.search(cell.text):
        return False
    if _ADDRESS.search(cell.text) or _SHARE.search(cell.text):
        return True
    return IndexCue.FACT in cell.concepts and cell.concepts.isdisjoint(_POINTING)


def code_of(cells: Sequence[Cell], aspect: str) -> tuple[str, str]:
    """Requirement code of a row and the aspect that stands from here on."""
    for cell in cells[:2]:
        match = CODE.search(cell.text)
        if match is None:
            continue
        code = match.group()
        if re.fullmatch(r"[A-D]\d{1,2}", code):
            return f"{code}.{_GENERAL}", code
        return code, aspect
    return "", aspect
