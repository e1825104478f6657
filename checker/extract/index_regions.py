"""Which passages and tables of a report make up its content indexes: those that the reader marked, and pages dense with codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form, find_codes
from checker.model.document import Document, Passage, Role

_LEAST_CODES = 6
_PER_CODE = 300
"""Characters for each code, at most, on a page that lists codes."""
_FEW = 4
_BESIDE = 450


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table, or plain passages that follow each other."""

    passages: tuple[int, ...]
    table: int | None = None


def index_blocks(document: Document, catalogue: Catalogue) -> list[Block]:
    """Blocks of the content indexes in reading order."""
    marked = [passage for passage in document.passages if passage.role is Role.CONTENT_INDEX]
    pages = {passage.page for passage in marked}
    codes = _codes_by_page(document, catalogue)
    if sum(len(codes.get(page, ())) for page in pages) < _LEAST_CODES:
        pages |= _dense(document, codes, _LEAST_CODES, _PER_CODE)
    else:
        near = {page + step for page in pages for step in (-1, 1)} - pages
        pages |= {page for page in _dense(document, codes, _FEW, _BESIDE) if page in near}
    return list(_blocks(document, [passage for passage in document.passages if _belongs(passage, pages, codes)]))


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


def _belongs(passage: Passage, pages: set[int], codes: dict[int, dict[str, set[int]]]) -> bool:
    if passage.role is Role.CONTENT_INDEX:
        return True
    if passage.page not in pages or passage.role in (Role.FURNITURE, Role.CONTENTS):
        return False
    return True


def _blocks(document: Document, passages: Iterable[Passage]) -> Iterator[Block]:
    plain: list[int] = []
    done: set[int] = set()
    for passage in passages:
        if passage.table is None:
            plain.append(passage.id)
            continue
        if plain:
            yield Block(passages=tuple(plain))
            plain = []
        if passage.table not in done:
            done.add(passage.table)
            yield Block(passages=document.tables[passage.table].passages, table=passage.table)
    if plain:
        yield Block(passages=tuple(plain))


__all__: Sequence[str] = ("Block", "index_blocks")
