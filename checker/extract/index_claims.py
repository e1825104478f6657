"""A row of a content index in, its Claims out: pages, sections, other documents, reasons for silence, answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.concepts import Mention, Mentions
from checker.extract.cues import REASONS, Cue
from checker.extract.index_columns import Use
from checker.extract.index_cues import IndexCue
from checker.extract.index_editions import Editions
from checker.extract.index_pages import PageMap, Place, Reading, document_key, read_place
from checker.extract.index_rows import IndexRow, Part
from checker.model.document import Document
from checker.model.fact import Claim, Kind, Locator

_TRAILING = re.compile(r"(?<=[^\d\s,:.\-])[\s,:.\-]+(\d{1,3}(?:\s?(?:[-,;&]|to|and)\s?\d{1,3})*)\s*$")
_QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
_BLANK = re.compile(r"[\s/\-.•*]*")
_DENYING = frozenset({Cue.NIL.value, Cue.UNDISCLOSED.value, *REASONS})
_ANSWERING = _DENYING | {Kind.COMPLIANCE.value}
_LONG_ANSWER = 60
_BARE_REASON = 26
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class _Silence:
    """What a row says of not reporting."""

    reason: str = ""
    explained: bool = False
    marked: bool = False


def claims_of(
    document: Document, mentions: Mentions, row: IndexRow, reading: Reading, editions: Editions, pages: PageMap
) -> Iterator[Claim]:
    """One Claim for each code of the row; all point to the same place."""
    place = _own_page(document, row) if row.tag else _place(mentions, row, reading)
    silence = _silence(mentions, row)
    answer = _answer(row)
    passage = document.passages[row.passage]
    silent = bool(silence.reason) or silence.marked
    section = "" if silent and not place.pages else place.section
    points = bool(place.pages or place.others or section or place.address) or (row.flat and _names_section(row))
    reported = points or not (silent or _is_dashed(row))
    for code in row.codes:
        for one in code.ids:
            family, edition = editions.of(one)
            yield Claim(
                requirement=one,
                framework=family,
                edition=edition,
                year=editions.year(one, row),
                items=code.elements,
                title=_title(row),
                topic=row.topic,
                pages=place.pages,
                file_pages=pages.file_pages(place.pages),
                documents=place.others,
                section=section,
                address=place.address,
                omission=silence.reason if silence.explained else "",
                withheld=silence.reason,
                reported=reported,
                answer=answer,
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


def _inside(mentions: Mentions, part: Part) -> list[Mention]:
    """Mentions within a part, with offsets into it."""
    end = part.start + len(part.text)
    return [
        one._replace(start=one.start - part.start, end=one.end - part.start)
        for one in mentions[part.passage]
        if part.start <= one.start and one.end <= end
    ]


def _place(mentions: Mentions, row: IndexRow, reading: Reading) -> Place:
    found = Place()
    for part in row.parts:
        if part.use in (Use.PLACE, Use.REMARK):
            place = read_place(
                part.text,
                _inside(mentions, part),
                reading,
                document=_document_of(part, reading),
                bare=row.flat or bool(part.column and (part.column.bare or part.use is Use.PLACE)),
                shape=part.use is Use.PLACE,
            )
            found = _both(found, place)
    if found.pages or found.others:
        return found
    for part in row.parts:
        if part.use is Use.TITLE and (match := _TRAILING.search(part.text)):
            place = read_place(match[1], (), reading, bare=True, shape=False)
            found = _both(found, place)
    return found


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


def _silence(mentions: Mentions, row: IndexRow) -> _Silence:
    """The reason for not reporting that a row names, and whether it says more than a bare mark."""
    told = [part for part in row.parts if part.use in (Use.PLACE, Use.OMISSION, Use.REMARK)]
    reasons: list[str] = []
    words = 0
    marked = False
    for part in told:
        named = [REASONS[name] for name in sorted(part.concepts & REASONS.keys())]
        empty = part.use is Use.OMISSION and _only_mark(part, mentions)
        if named and not empty:
            reasons += named
        if part.use is Use.OMISSION or named or Cue.UNDISCLOSED in part.concepts:
            words += 0 if empty else len(part.text)
        marked = marked or (Cue.UNDISCLOSED in part.concepts and not empty)
    return _Silence(reason=reasons[0] if reasons else "", explained=words > _BARE_REASON, marked=marked)


def _is_dashed(row: IndexRow) -> bool:
    """Tell whether a dash or slash stands where a row should say where to look, and nothing else does."""
    told = [part for part in row.parts if part.use in (Use.PLACE, Use.REMARK, Use.OMISSION)]
    places = [part for part in told if part.use is Use.PLACE]
    return bool(places) and all(_BLANK.fullmatch(part.text) for part in told)


def _names_section(row: IndexRow) -> bool:
    """Tell whether a plain row quotes the name of a section or gives its number."""
    return any(IndexCue.SECTION_WORD in part.concepts or _QUOTED.search(part.text) for part in row.parts)


def _only_mark(part: Part, mentions: Mentions) -> bool:
    """Tell whether a cell for omissions holds nothing but a mark that there is none."""
    covered = sum(one.end - one.start for one in mentions[part.passage] if IndexCue.NO_PLACE in one.concepts)
    return bool(_BLANK.fullmatch(part.text)) or (len(part.text.strip(" •.-/")) <= 4 and covered > 0)


def _answer(row: IndexRow) -> str:
    """What a cell says in substance: a denial, a reason, a statement of compliance, or at length what is done."""
    for part in row.parts:
        if row.flat or part.use not in (Use.PLACE, Use.REMARK, Use.OMISSION):
            continue
        if not part.concepts.isdisjoint(_ANSWERING):
            return part.text
        long = len(part.text) >= (_LONG_ANSWER if part.text.isascii() else _LONG_ANSWER // 3)
        if long and Cue.ACTION in part.concepts and Cue.REFERENCE not in part.concepts:
            return part.text
    return ""


def _title(row: IndexRow) -> str:
    words = [part.text.strip(" :.-|") for part in row.parts if part.use is Use.TITLE]
    return " ".join(word for word in words if word)[:_LONGEST_TITLE]


__all__: Sequence[str] = ("claims_of",)
