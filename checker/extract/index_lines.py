"""Rows of an index in plain lines: from each code that opens a row to the next.

Title and place are not told apart: a flattened page prints them in one line, or torn over several.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.concepts import Mentions, concepts_of
from checker.extract.cues import Cue
from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_codes import Code, code_form, find_codes, joined
from checker.extract.index_columns import Use, in_brackets, is_prefix
from checker.extract.index_cues import IndexCue
from checker.extract.index_parts import GROUP_TITLE, IndexRow, Part, State, general_code, is_aspect
from checker.extract.index_regions import Block
from checker.model.document import Document, Role

_LEAD = 12
"""Characters before the words that announce a general disclosure, at most."""
_NEXT_STEP = 6
"""A code of weak shape among words counts when it is one of the next few after the code before it."""
_NEAR = 8
_OPENING = re.compile(r"[\s:.]*([^\W\d_])")


def line_rows(
    document: Document, mentions: Mentions, catalogue: Catalogue, passages: Sequence[int], state: State
) -> Iterator[IndexRow]:
    """Rows of plain passages; words before the first code of a passage go on with the row before it."""
    row: IndexRow | None = None
    for number in passages:
        text = code_form(document.passages[number].text)
        groups = list(_row_codes(text, number, mentions, catalogue, state))
        starts = [group[0].start for group in groups]
        end = starts[0] if groups else len(text)
        state.see(text[:end])
        lead = None if groups and _announces(text[:end]) else _part(text, number, 0, end, mentions)
        if lead is not None and row is not None and not _opens(lead, document.passages[number].role):
            row = replace(row, parts=(*row.parts, lead))
        elif lead is not None and len(lead.text) <= GROUP_TITLE:
            state.topic = lead.text.strip()
        for group, stop in zip(groups, [*starts, len(text)][1:], strict=True):
            if row is not None:
                yield row
            part = _part(text, number, group[-1].end, stop, mentions)
            row = IndexRow(
                codes=group,
                passage=number,
                parts=(part,) if part else (),
                topic=state.topic,
                years=state.years_of(group),
                flat=True,
            )
            state.see(text[group[-1].end : stop])
    if row is not None:
        yield row


def listed_rows(document: Document, block: Block, catalogue: Catalogue, state: State) -> Iterator[IndexRow]:
    """Codes that are listed without places, or stand beside the text that answers them."""
    for number in block.passages:
        text = code_form(document.passages[number].text)
        state.see(text)
        codes = tuple(code for code in find_codes(text, catalogue) if code.sure)
        if codes:
            yield IndexRow(codes=codes, passage=number, years=state.years_of(codes), flat=True, kind=block.kind)


def _announces(lead: str) -> bool:
    """Tell whether words before a code only say that a code follows."""
    return is_prefix(lead) and len(lead.split()) <= 2 and not any(map(str.isdigit, lead))


def _opens(lead: Part, role: Role) -> bool:
    """Tell whether words before a code open a group rather than go on with the row above."""
    return role is Role.HEADING and not any(map(str.isdigit, lead.text))


def _part(text: str, passage: int, start: int, end: int, mentions: Mentions) -> Part | None:
    if not text[start:end].strip():
        return None
    inside = concepts_of(one for one in mentions[passage] if start <= one.start and one.end <= end)
    return Part(use=Use.REMARK, passage=passage, start=start, text=text[start:end], concepts=inside)


def _row_codes(
    text: str, passage: int, mentions: Mentions, catalogue: Catalogue, state: State
) -> Iterator[tuple[Code, ...]]:
    """Codes that open a row in a line of text, grouped."""
    named = mentions[passage]
    general = [one for one in named if IndexCue.GENERAL in one.concepts]
    referring = [one.end for one in named if Cue.REFERENCE in one.concepts]
    kept: list[Code] = []
    for code in find_codes(text, catalogue):
        if not _opens_row(text, code, kept, state, catalogue) or _follows_any(referring, code):
            continue
        if is_aspect(code, catalogue):
            state.aspect = code.ids[0]
            if not general:
                continue
            code = replace(code, ids=general_code(state.aspect, 0, 0, catalogue).ids)
        kept.append(code)
    if not kept and state.aspect and general and general[0].start <= _LEAD:
        kept.append(general_code(state.aspect, general[0].start, general[0].end, catalogue))
    if kept:
        state.last = kept[-1]
    return joined(text, kept)


def _opens_row(text: str, code: Code, kept: Sequence[Code], state: State, catalogue: Catalogue) -> bool:
    first = not kept and is_prefix(text[: code.start])
    if not first and in_brackets(text, code.start):
        return False
    return code.sure or first or _is_next(text, code, kept[-1] if kept else state.last, catalogue)


def _follows_any(ends: Sequence[int], code: Code) -> bool:
    """Tell whether words that send the reader elsewhere stand right before a code."""
    return any(end <= code.start <= end + _NEAR for end in ends)


def _is_next(text: str, code: Code, last: Code | None, catalogue: Catalogue) -> bool:
    """Tell whether a code of weak shape among words is one of the next after the code before it, and opens words."""
    before, here = numbered(last.ids[-1]) if last else None, numbered(code.ids[0])
    if not before or not here or before[0] != here[0] or not catalogue.knows(code.ids[0]):
        return False
    opening = _OPENING.match(text, code.end)
    return 0 < here[1] - before[1] <= _NEXT_STEP and opening is not None and not opening[1].islower()
