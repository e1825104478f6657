"""Tells rows of an index that are listed only to say that nothing is reported, and rows that leave out a part."""

from collections.abc import Sequence

from checker.extract.concepts import Mention
from checker.extract.cues import REASONS, Cue
from checker.extract.index_columns import Line, Use, Words
from checker.extract.index_cues import IndexCue
from checker.extract.index_parts import IndexRow, Part

DENIALS = frozenset({*REASONS, Cue.UNDISCLOSED.value, IndexCue.NO_PLACE.value})
_LOOSE = " ,;:.()[]|-–—>•·&/~"
_LEAD = 12
"""So many characters may stand before a denial that opens a row ("Information unavailable")."""
_LONGEST = 40
"""No bare denial is longer."""


def is_denied(row: IndexRow, inside: Sequence[Sequence[Mention]]) -> bool:
    """Tell whether a row says first, or by a mark of its own, that nothing is reported; numbers in it are no pages.

    `inside` are the mentions of each part of the row, with offsets into it.
    """
    if row.denied:
        return True
    if any(IndexCue.PAGE_WORD in part.concepts for part in row.parts):
        return False
    return any(
        _denies(row, part, one) or _marks(row, part, one)
        for number, (part, named) in enumerate(zip(row.parts, inside, strict=True))
        for one in named
        if not (row.flat and number and not _marks(row, part, one))
    )


def _denies(row: IndexRow, part: Part, one: Mention) -> bool:
    """Tell whether a denial opens a plain row, or is all that stands where a title should."""
    lead = part.text[: one.start].strip(_LOOSE)
    if DENIALS.isdisjoint(one.concepts) or len(lead) > _LEAD or any(map(str.isdigit, lead)):
        return False
    return row.flat or (part.use is Use.TITLE and not part.text[one.end :].strip(_LOOSE))


def _marks(row: IndexRow, part: Part, one: Mention) -> bool:
    """Tell whether a plain row prints the capitals that stand for what is not reported."""
    return row.flat and IndexCue.UNREPORTED in one.concepts and part.text[one.start : one.end].isupper()


def leaves_out_a_part(part: Part) -> bool:
    """Tell whether a cell says which points are left out, so that the rest is reported."""
    return IndexCue.PART in part.concepts


def denial_around(lines: Sequence[Line], index: int) -> tuple[int, ...]:
    """Positions of the lines above and below a row's only line that say together that it is not reported; else none.

    Where a cell of several lines is centred in its row, text without places has its first line above the code.
    """
    if not (lines[index].codes and 0 < index < len(lines) - 1) or any(cell.span for cell in lines[index].cells):
        return ()
    above, below = _alone(lines[index - 1]), _alone(lines[index + 1])
    if above is None or below is None or above.concepts.isdisjoint(DENIALS) or not below.text[:1].islower():
        return ()
    return (index - 1, index + 1)


def _alone(line: Line) -> Words | None:
    """The only cell of a short line without a code."""
    only = line.cells[0] if len(line.cells) == 1 and not line.codes else None
    return only if only and len(only.text) <= _LONGEST else None
