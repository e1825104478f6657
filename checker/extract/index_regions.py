"""Which passages and tables of a report make up its content indexes: those that the reader marked, and pages dense with codes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form, find_codes
from checker.model.document import Document, Passage, Role

_LEAST_CODES = 6
_PER_CODE = 300
"""Characters for each code, at most, on a page that lists codes."""
_FEW = 4
_BESIDE = 450
_TORN = 3
_PLACE = re.compile(
    r"[^\w]{0,3}\d{1,3}(?:\s?[-~,;&/]\s?\d{1,3}|\s\d{1,3})*[^\w%]{0,3}"
    r"|(?=.{0,200}$)[^\d]{0,160}[^\W\d]{1,6}\.?\s\d{1,3}(?:\s?[-,]\s?\d{1,3})*\)?\.?"
)


class Kind(StrEnum):
    """How a report says which requirements it answers."""

    INDEX = "index"
    """Rows of an index."""
    LIST = "list"
    """A dense list of codes, in brackets perhaps, without places."""
    TAGS = "tags"
    """Codes beside the text that answers them, and no index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table, or plain passages that follow each other."""

    passages: tuple[int, ...]
    table: int | None = None
    laid_out: bool = False
    """Rows were torn apart: they are put together again by where their pieces stand on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """All blocks of a report that list codes."""

    kind: Kind
    blocks: tuple[Block, ...]


def index_region(document: Document, catalogue: Catalogue) -> Region:
    """The content indexes of a report, in reading order; where it has none, what serves as one."""
    pages = {passage.page for passage in document.passages if passage.role is Role.CONTENT_INDEX}
    codes = _codes_by_page(document, catalogue)
    kind = Kind.INDEX
    if len(set().union(*(codes.get(page, ()) for page in pages))) >= _FEW:
        near = {page + step for page in pages for step in (-1, 1)}
        pages |= {page for page in _dense(document, codes, _FEW, _BESIDE) if page in near}
    else:
        dense = _dense(document, codes, _LEAST_CODES, _PER_CODE)
        if dense:
            kind, pages = Kind.LIST, pages | dense
        elif catalogue and len(set().union(*codes.values())) >= _LEAST_CODES:
            kind, pages = Kind.TAGS, set(codes)
    passages = [passage for passage in document.passages if _belongs(passage, pages)]
    if kind is Kind.TAGS:
        printing = {number for found in codes.values() for numbers in found.values() for number in numbers}
        passages = [passage for passage in passages if passage.id in printing]
        return Region(kind=kind, blocks=tuple(Block(passages=(passage.id,)) for passage in passages))
    return Region(kind=kind, blocks=tuple(_blocks(document, passages)))


def _codes_by_page(document: Document, catalogue: Catalogue) -> dict[int, dict[str, set[int]]]:
    """Distinct codes of each page with the passages that print them."""
    found: defaultdict[int, dict[str, set[int]]] = defaultdict(dict)
    for passage in document.passages:
        if passage.role in (Role.FURNITURE, Role.CONTENTS):
            continue
        for code in find_codes(code_form(passage.text), catalogue):
            if code.sure:
                for one in code.ids:
                    found[passage.page].setdefault(one, set()).add(passage.id)
    return found


def _dense(document: Document, codes: dict[int, dict[str, set[int]]], least: int, per_code: int) -> set[int]:
    sizes: defaultdict[int, int] = defaultdict(int)
    for passage in document.passages:
        if passage.role is not Role.FURNITURE:
            sizes[passage.page] += len(passage.text)
    return {page for page, found in codes.items() if len(found) >= least and sizes[page] <= per_code * len(found)}


def _belongs(passage: Passage, pages: set[int]) -> bool:
    return passage.page in pages and passage.role not in (Role.FURNITURE, Role.CONTENTS)


def _blocks(document: Document, passages: Sequence[Passage]) -> Iterator[Block]:
    """Tables and runs of plain passages in reading order; a page whose rows are torn is one block."""
    torn = _torn_pages(passages)
    plain: list[int] = []
    done: set[int] = set()
    for passage in passages:
        if passage.page in torn:
            if passage.page not in done:
                yield from _plain(plain)
                plain = []
                done.add(passage.page)
                yield Block(passages=tuple(one.id for one in passages if one.page == passage.page), laid_out=True)
        elif passage.table is None:
            plain.append(passage.id)
        else:
            yield from _plain(plain)
            plain = []
            if -1 - passage.table not in done:
                done.add(-1 - passage.table)
                yield Block(passages=document.tables[passage.table].passages, table=passage.table)
    yield from _plain(plain)


def _plain(passages: Sequence[int]) -> Iterator[Block]:
    if passages:
        yield Block(passages=tuple(passages))


def _torn_pages(passages: Sequence[Passage]) -> set[int]:
    """Pages on which page numbers stand in passages of their own, apart from the codes."""
    alone: Counter[int] = Counter(
        passage.page
        for passage in passages
        if passage.table is None and passage.box is not None and _PLACE.fullmatch(code_form(passage.text))
    )
    return {page for page, count in alone.items() if count >= _TORN}
