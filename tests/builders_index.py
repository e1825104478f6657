"""Content indexes as documents, small editions of invented frameworks, and their claims."""

from collections.abc import Sequence
from functools import cache

from checker.extract.concepts import Matcher
from checker.extract.content_index import claims
from checker.extract.index_catalogue import Catalogue
from checker.model.document import Box, Document, Language, Page, Passage, Role, Table
from checker.model.fact import Claim
from checker.model.framework import Aspect, Framework, Requirement
from checker.model.rule import Lexicon
from checker.resources import rules_dir
from checker.rulebook.lexicon_builder import build_concepts
from checker.rulebook.yaml_source import read_source

Row = Sequence[str]


@cache
def matcher() -> Matcher:
    """The cue lists that are shipped, and no concepts."""
    source = read_source(rules_dir() / "lexicon" / "cues.yaml", "cues.yaml")
    return Matcher(Lexicon(concepts=(), cues=tuple(build_concepts(source)), units=(), dimensions=()))


@cache
def catalogue() -> Catalogue:
    """Two generations of one family, with a standard in two years, and two editions of another with aspects."""
    return Catalogue(
        (
            _edition("gri-2016", _numbered("102", 56, 2016), _numbered("103", 3, 2016), *_topics(2016)),
            _edition("gri-2021", _numbered("2", 30, 2021), _numbered("102", 10, 2025), *_topics(2018)),
            _aspects("hkex-2016", ("A1", 3), ("B5", 2)),
            _aspects("hkex-2020", ("A1", 3), ("A4", 1), ("B5", 4)),
        )
    )


def _topics(year: int) -> tuple[list[Requirement], ...]:
    prefixed = [_requirement(f"G4-EN{number}", "EN", None) for number in range(1, 4)]
    return (
        _numbered("302", 5, 2016),
        _numbered("403", 4 if year == 2016 else 10, year),
        _numbered("412", 3, 2016),
        _numbered("418", 1, 2016),
        prefixed if year == 2016 else [],
    )


def _numbered(standard: str, last: int, year: int) -> list[Requirement]:
    return [_requirement(f"{standard}-{number}", standard, year) for number in range(1, last + 1)]


def _requirement(code: str, aspect: str, year: int | None) -> Requirement:
    return Requirement(id=code, title=code, aspect=aspect, phases=(), elements=(), year=year)


def _edition(id: str, *groups: list[Requirement]) -> Framework:
    family, edition = id.split("-")
    listed = tuple(one for group in groups for one in group)
    return Framework(id=id, family=family, title=id, edition=edition, aspects=(), requirements=listed)


def _aspects(id: str, *parts: tuple[str, int]) -> Framework:
    family, edition = id.split("-")
    codes = [(aspect, f"{aspect}.{part}") for aspect, last in parts for part in ("GD", *range(1, last + 1))]
    return Framework(
        id=id,
        family=family,
        title=id,
        edition=edition,
        aspects=(Aspect(id="MDR-13", title="Who governs", group="General"),),
        requirements=(
            _requirement("MDR-13", "MDR-13", None),
            *(_requirement(code, aspect, None) for aspect, code in codes),
        ),
    )


def table_doc(*tables: Sequence[Row], furniture: str = "", labels: Sequence[str] = ()) -> Document:
    """One index table a page; `furniture` stands at the foot of each page."""
    passages: list[Passage] = []
    made: list[Table] = []
    for number, rows in enumerate(tables, start=1):
        ids = []
        for row, cells in enumerate(rows):
            ids.append(len(passages))
            text = " | ".join(cell for cell in cells if cell)
            passages.append(_passage(len(passages), number, text, Role.CONTENT_INDEX, table=number - 1, row=row))
        made.append(Table(id=number - 1, page=number, rows=tuple(map(tuple, rows)), header_rows=1, passages=tuple(ids)))
        if furniture:
            passages.append(_passage(len(passages), number, furniture, Role.FURNITURE))
    return _document(passages, made, len(tables), labels)


def lines_doc(*lines: str, role: Role = Role.CONTENT_INDEX, before: Sequence[str] = ()) -> Document:
    """Plain lines on one page; those of `before` are body text on the page before it."""
    body = [_passage(number, 1, text, Role.BODY) for number, text in enumerate(before)]
    index = [_passage(len(body) + number, 2, text, role) for number, text in enumerate(lines)]
    return _document([*body, *index], [], 2, ())


def pieces_doc(*pieces: tuple[str, Box]) -> Document:
    """Index passages scattered over a page, each with its place."""
    passages = [_passage(number, 1, text, Role.CONTENT_INDEX, box=box) for number, (text, box) in enumerate(pieces)]
    return _document(passages, [], 1, ())


def boxed_doc(*rows: Sequence[tuple[str, float, float]]) -> Document:
    """An index table whose cells stand at a top and a bottom; a cell without text is empty."""
    texts = [tuple(text for text, _, _ in row) for row in rows]
    passages = [
        _passage(number, 1, " | ".join(filter(None, row)), Role.CONTENT_INDEX, table=0, row=number)
        for number, row in enumerate(texts)
    ]
    boxes = tuple(
        tuple((100.0 * n, top, 100.0 * n + 90, bottom) if text else None for n, (text, top, bottom) in enumerate(row))
        for row in rows
    )
    table = Table(id=0, page=1, rows=tuple(texts), header_rows=1, passages=tuple(range(len(rows))), cell_boxes=boxes)
    return _document(passages, [table], 1, ())


def _passage(
    number: int,
    page: int,
    text: str,
    role: Role,
    *,
    table: int | None = None,
    row: int | None = None,
    box: Box | None = None,
) -> Passage:
    return Passage(id=number, page=page, text=text, role=role, language=Language.ENGLISH, table=table, row=row, box=box)


def _document(passages: Sequence[Passage], tables: Sequence[Table], count: int, labels: Sequence[str]) -> Document:
    pages = tuple(Page(number=n + 1, label=labels[n] if n < len(labels) else "") for n in range(count))
    return Document(
        source="report.pdf",
        sha256="0" * 64,
        media_type="application/pdf",
        pages=pages,
        passages=tuple(passages),
        tables=tuple(tables),
    )


def claimed(document: Document, *, known: Catalogue | None = None) -> tuple[Claim, ...]:
    """Claims of a document, with the invented frameworks unless others are given."""
    return claims(document, matcher().scan(document.passages), catalogue() if known is None else known)


def by_code(document: Document, *, known: Catalogue | None = None) -> dict[str, Claim]:
    """The last claim of each code."""
    return {claim.requirement: claim for claim in claimed(document, known=known)}
