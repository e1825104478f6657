"""Which passages and tables of a report make up its content indexes.

Those that the reader marked, and pages dense with codes; failing these, the codes that a report prints elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form, find_codes, may_hold_sure_codes
from checker.model.document import Document, Passage, Role

_LEAST_CODES = 6
_PER_CODE = 300
"""Characters for each code, at most, on a page that lists codes."""
_FEW = 4
_BESIDE = 450
_GAP = 6
_START = 40
_TORN = 3
_STACK = re.compile(r"(?:[A-Za-z]{1,5}\s)?\d{1,3}-\d{1,2}(?:\s\d{1,3}-\d{1,2})*")
"""Codes without their words."""
_CODED_ANYWHERE = re.compile(r"\d{3}\s?-\s?\d|[A-Z]\d{1,2}\.\d")
_BRACKETED = re.compile(r"[\[(][^\])]{0,400}[\])]")
_CODED = re.compile(r"(?:[A-Za-z]{1,5}\s)?\d{1,3}-\d{1,2}(?!\d)")
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
    kind: Kind = Kind.INDEX


def index_blocks(document: Document, catalogue: Catalogue) -> tuple[Block, ...]:
    """The content indexes of a report, in reading order; where they hold few of its codes, what serves as one."""
    codes = _codes_by_page(document, catalogue)
    pages = {passage.page for passage in document.passages if passage.role is Role.CONTENT_INDEX}
    listed = set[str]().union(*(codes.get(page, ()) for page in pages))
    everywhere = set[str]().union(*codes.values())
    blocks: list[Block] = []
    if pages:
        dense = _dense(document, codes, _FEW, _BESIDE)
        while near := {page + step for page in pages for step in (-1, 1)} & dense - pages:
            pages |= near
        pages |= _between(document, pages, catalogue)
        blocks += _blocks(document, [passage for passage in document.passages if _belongs(passage, pages)])
    if catalogue and len(everywhere) >= _LEAST_CODES and len(listed) * 2 < len(everywhere):
        blocks += _substitutes(document, codes, pages)
    return tuple(blocks)


def _substitutes(document: Document, codes: dict[int, dict[str, set[int]]], pages: set[int]) -> Iterator[Block]:
    """Pages that list codes densely; where there are none, the passages beside which codes stand."""
    dense = _dense(document, codes, _LEAST_CODES, _PER_CODE) - pages
    if dense:
        passages = [one for one in document.passages if _belongs(one, dense)]
        kind = Kind.LIST if _are_bracketed(passages) else Kind.INDEX
        for block in _blocks(document, passages):
            yield replace(block, kind=kind)
        return
    for number in sorted(
        {one for page in codes if page not in pages for found in codes[page].values() for one in found}
    ):
        yield Block(passages=(number,), kind=Kind.TAGS)


def _are_bracketed(passages: Sequence[Passage]) -> bool:
    """Tell whether most codes stand in brackets, as in a list of what was used, and not at the start of rows."""
    texts = [code_form(passage.text) for passage in passages]
    bracketed = sum(len(_CODED_ANYWHERE.findall(inside)) for text in texts for inside in _BRACKETED.findall(text))
    return bracketed * 2 > sum(len(_CODED_ANYWHERE.findall(text)) for text in texts)


def _codes_by_page(document: Document, catalogue: Catalogue) -> dict[int, dict[str, set[int]]]:
    """Distinct codes of each page with the passages that print them."""
    found: defaultdict[int, dict[str, set[int]]] = defaultdict(dict)
    for passage in document.passages:
        if passage.role in (Role.FURNITURE, Role.CONTENTS):
            continue
        text = code_form(passage.text)
        for code in find_codes(text, catalogue) if may_hold_sure_codes(text) else ():
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


def _between(document: Document, pages: set[int], catalogue: Catalogue) -> set[int]:
    """Pages between two index pages on which some passage starts with a code that exists."""
    order = sorted(pages)
    gaps = [page for low, high in pairwise(order) if high - low <= _GAP for page in range(low + 1, high)]
    found: set[int] = set()
    for passage in document.passages if gaps else ():
        if passage.page in gaps and passage.role is not Role.FURNITURE:
            codes = find_codes(code_form(passage.text[:_START]), catalogue)
            if codes and codes[0].start == 0 and catalogue.knows(codes[0].ids[0]):
                found.add(passage.page)
    return found


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
    """Pages on which page numbers, or codes, stand in passages of their own, or a code beside the rest of its row."""
    alone: Counter[int] = Counter()
    for passage, after in pairwise([*passages, None]):
        if passage is not None and passage.table is None and passage.box is not None:
            text = code_form(passage.text)
            torn = bool(_STACK.fullmatch(text)) or (after is not None and _is_beside(passage, after, text))
            alone[passage.page] += bool(_PLACE.fullmatch(text)) + _TORN * torn
    return {page for page, count in alone.items() if count >= _TORN}


def _is_beside(passage: Passage, after: Passage, text: str) -> bool:
    """Tell whether the row of a table that follows a plain passage with a code stands on its line and has none."""
    if after.table is None or after.box is None or passage.box is None or after.page != passage.page:
        return False
    shared = min(passage.box[3], after.box[3]) - max(passage.box[1], after.box[1])
    low = min(passage.box[3] - passage.box[1], after.box[3] - after.box[1])
    return shared * 2 >= low and bool(_CODED.match(text)) and not _CODED.match(code_form(after.text))
