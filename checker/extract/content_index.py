"""Rows of a content index as Claims, and the answers that some rows give in their own cell.

A row repeats the requirement's words, so only its last cell may answer, and only with a sentence of its own.
"""

import re
from collections.abc import Iterator, Sequence

from checker.extract.concepts import Mentions
from checker.extract.explanations import reasons_in
from checker.extract.grid import Cell, cells_of
from checker.model.document import Document, Role, Table
from checker.model.fact import Claim, Locator

CODE = re.compile(
    r"(?<![\w.\-])(?:G4-[A-Z]{0,2}\d{1,2}|[A-D]\d{0,2}(?:\.\d{1,2})?(?:\([a-z]+\))*(?![\w])|[1-4]?\d{1,2}-\d{1,2}(?![\w\-]))"
)
_PAGES = re.compile(r"(?<![\w.\-])\d{1,3}(?![\w.%])")
_GENERAL = "GD"
_MIN_ANSWER = {True: 20, False: 8}
"""Characters that an answer has at least: (Latin text, Chinese)."""


def index_tables(document: Document) -> Iterator[Table]:
    """Tables whose rows are content-index rows."""
    for table in document.tables:
        if any(document.passages[passage].role is Role.CONTENT_INDEX for passage in table.passages):
            yield table


def claims(document: Document, mentions: Mentions) -> tuple[Claim, ...]:
    """One Claim per index row that prints a requirement code."""
    found: list[Claim] = []
    for table in index_tables(document):
        aspect = ""
        for index in range(len(table.rows)):
            cells = cells_of(table, index, mentions)
            code, aspect = _code(cells, aspect)
            if code:
                found.append(_claim(document, table, index, cells, code))
    return tuple(found)


def answer_cell(cells: Sequence[Cell]) -> Cell | None:
    """The cell in which an index row may answer: the last, when it holds a sentence rather than page numbers."""
    if len(cells) < 2:
        return None
    last = cells[-1]
    if len(last.text) < _MIN_ANSWER[last.text.isascii()] or CODE.match(last.text):
        return None
    return last


def _code(cells: Sequence[Cell], aspect: str) -> tuple[str, str]:
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


def _claim(document: Document, table: Table, index: int, cells: Sequence[Cell], code: str) -> Claim:
    passage = document.passages[table.passages[index]]
    answer = answer_cell(cells)
    reasons = reasons_in(answer.concepts if answer else frozenset())
    pages = tuple(int(number) for cell in cells[1:] if cell.is_value for number in _PAGES.findall(cell.text))
    return Claim(
        requirement=code,
        pages=pages,
        omission=reasons[0] if reasons else "",
        answer=answer.text if answer else "",
        text=passage.text,
        locator=Locator(
            page=passage.page,
            printed_page=document.pages[passage.page - 1].label,
            passage=passage.id,
            start=0,
            end=len(passage.text),
            box=passage.box,
        ),
    )
