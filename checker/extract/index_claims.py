"""A row of a content index in, its Claims out: pages, sections, other documents, reasons for silence, answers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.concepts import Mentions
from checker.extract.cues import REASONS, Cue
from checker.extract.index_columns import Use
from checker.extract.index_cues import IndexCue
from checker.extract.index_denials import is_denied
from checker.extract.index_editions import Editions
from checker.extract.index_pages import PageMap, Place, Reading, document_key, read_place
from checker.extract.index_parts import IndexRow, Part
from checker.extract.index_reading import sections_named
from checker.extract.index_reasons import Silence, inside, is_blank, silence_of
from checker.extract.index_regions import Kind
from checker.model.document import Document
from checker.model.fact import Claim, Locator
from checker.model.fact import Kind as StatementKind

_TRAILING = re.compile(r"(?<=[^\d\s,:.\-])[\s,:.\-]+(\d{1,3}(?:\s?(?:[-,;&]|to|and)\s?\d{1,3})*)\s*$")
_QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s[^\W\d]")
_LONGEST_LINE = 60
_WORD = re.compile(r"[A-Za-z]{2,}")
_STOP = re.compile("[，。；]")
_DENYING = frozenset({Cue.NIL.value, Cue.UNDISCLOSED.value, *REASONS})
_ANSWERING = _DENYING | {StatementKind.COMPLIANCE.value}
_LONG_ANSWER = 60
_LONGEST_TITLE = 160


def claims_of(
    document: Document, mentions: Mentions, row: IndexRow, reading: Reading, editions: Editions, pages: PageMap
) -> Iterator[Claim]:
    """One Claim for each code of the row; all point to the same place."""
    denied = is_denied(row, [inside(mentions, part) for part in row.parts])
    place = Place() if denied else _own_page(document, row) if row.kind is Kind.TAGS else _place(mentions, row, reading)
    claim = _claim(document, row, place, silence_of(mentions, row), pages, denied=denied)
    for code in row.codes:
        for one in code.ids:
            family, edition = editions.of(one)
            yield replace(
                claim,
                requirement=one,
                framework=family,
                edition=edition,
                year=editions.year(one, row),
                items=code.elements,
            )


def _claim(document: Document, row: IndexRow, place: Place, silence: Silence, pages: PageMap, *, denied: bool) -> Claim:
    """What a row claims, whatever its codes."""
    silent = (bool(silence.reason) or silence.marked) and not silence.partial
    section = "" if silent and not place.pages else place.section
    points = bool(place.pages or place.others or section or place.address) or (row.flat and _names_section(row))
    passage = document.passages[row.passage]
    return Claim(
        requirement="",
        title=_title(row),
        topic=row.topic,
        pages=place.pages,
        file_pages=pages.file_pages(place.pages),
        documents=place.others,
        section=section,
        address=place.address,
        omission=silence.reason if silence.explained else "",
        withheld=silence.reason,
        reported=not denied and (points or not (silent or _is_dashed(row))),
        answer=_answer(row),
        explanation=silence.explanation,
        remedy=silence.remedy,
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


def _own_page(document: Document, row: IndexRow) -> Place:
    """The printed page on which a code stands beside the text that answers it."""
    label = document.pages[document.passages[row.passage].page - 1].label
    return Place(pages=(int(label),) if label.isdecimal() else ())


def _place(mentions: Mentions, row: IndexRow, reading: Reading) -> Place:
    found = Place()
    for part in row.parts:
        if part.use in (Use.PLACE, Use.REMARK) and not _is_nothing(part):
            place = read_place(
                part.text,
                inside(mentions, part),
                reading,
                document=_document_of(part, reading),
                bare=row.flat or bool(part.column and (part.column.bare or part.use is Use.PLACE)),
                shape=part.use is Use.PLACE and not _answers(part),
            )
            named = sections_named(part.text, reading, alone=True) if part.use is Use.PLACE else ""
            found = _both(found, replace(place, section=named) if named else place)
    if row.flat:
        told = " ".join(part.text for part in row.parts)
        found = _both(found, Place(section=sections_named(told, reading, alone=False) or _section_below(row)))
    if found.pages or found.others:
        return found
    for part in row.parts:
        if part.use is Use.TITLE and (match := _TRAILING.search(part.text)):
            place = read_place(match[1], (), reading, bare=True, shape=False)
            found = _both(found, place)
    return found


def _section_below(row: IndexRow) -> str:
    """Lines below the title of a plain row that name a section by its number."""
    below = [part.text.strip() for part in row.parts[1:] if part.passage != row.passage]
    if not below or not _NUMBERED.match(below[0]) or any(len(line) > _LONGEST_LINE for line in below):
        return ""
    return " ".join(below)[:_LONGEST_TITLE]


def _document_of(part: Part, reading: Reading) -> str:
    """The document that the header of a column names, where it is not this report."""
    header = part.column.header if part.column else None
    if header is None or IndexCue.DOCUMENT not in header.concepts or ":" in header.text:
        return ""
    key = document_key(header.text)
    return "" if any(name in key for name in reading.own) else header.text


def _both(first: Place, second: Place) -> Place:
    others = dict(first.others)
    for name, pages in second.others:
        others[name] = tuple(dict.fromkeys((*others.get(name, ()), *pages)))
    return Place(
        pages=tuple(dict.fromkeys((*first.pages, *second.pages))),
        others=tuple(others.items()),
        section="; ".join(filter(None, (first.section, second.section))),
        address=first.address or second.address,
    )


def _is_dashed(row: IndexRow) -> bool:
    """Tell whether a dash or slash stands where a row should say where to look, and nothing else does."""
    told = [part for part in row.parts if part.use in (Use.PLACE, Use.REMARK, Use.OMISSION)]
    places = [part for part in told if part.use is Use.PLACE]
    return bool(places) and all(is_blank(part) for part in told)


def _names_section(row: IndexRow) -> bool:
    """Tell whether a plain row quotes the name of a section or gives its number."""
    return any(IndexCue.SECTION_WORD in part.concepts or _QUOTED.search(part.text) for part in row.parts)


def _answer(row: IndexRow) -> str:
    """What a cell says in substance; plain rows do not tell it from the title."""
    told = (part for part in row.parts if part.use in (Use.PLACE, Use.REMARK, Use.OMISSION) and not row.flat)
    return next((part.text for part in told if _answers(part) or _is_nothing(part)), "")


def _answers(part: Part) -> bool:
    """Tell whether a cell denies, gives a reason, states compliance, or tells at length what is done."""
    if not part.concepts.isdisjoint(_ANSWERING):
        return True
    long = len(part.text) >= (_LONG_ANSWER if part.text.isascii() else _LONG_ANSWER // 3)
    told = Cue.ACTION in part.concepts and Cue.REFERENCE not in part.concepts
    return long and told and _is_sentence(part.text)


def _is_sentence(text: str) -> bool:
    """Tell a sentence from names of sections, most words of which start with capitals."""
    words = _WORD.findall(text)
    return sum(word[0].islower() for word in words) * 2 >= len(words) if words else bool(_STOP.search(text))


def _is_nothing(part: Part) -> bool:
    """Tell whether a cell is a plain zero: an answer, and no page."""
    return part.text.strip() == "0"


def _title(row: IndexRow) -> str:
    words = [part.text.strip(" :.-|") for part in row.parts if part.use is Use.TITLE]
    return " ".join(word for word in words if word)[:_LONGEST_TITLE]
