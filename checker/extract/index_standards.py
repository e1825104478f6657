"""Lines of an index table that name a whole standard by its number, beside a place, in place of its disclosures."""

import re
from collections.abc import Sequence

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import Code
from checker.extract.index_columns import Column, Line, Use, Words

_NUMBER = re.compile(r"\d{3}")
_FEWEST = 3
"""So many lines with nothing but a number behind the title show that numbers of standards are no pages there."""


def standard_codes(
    lines: Sequence[Line], columns: dict[int, Column], catalogue: Catalogue
) -> list[dict[int, tuple[Code, ...]]]:
    """For each line the code of the standard that it names beside a place, by column; empty for all other lines."""
    heads = sum(len(cells := _numbers(line, columns)) == 1 and bool(catalogue.under(cells[0].text)) for line in lines)
    return [_standard(line, columns, catalogue, among_places=heads >= _FEWEST) for line in lines]


def _numbers(line: Line, columns: dict[int, Column]) -> list[Words]:
    """Cells of a line with nothing but a number, right of its title; none where the line lists codes."""
    cells = [cell for cell in line.cells if columns[cell.column].use in (Use.CODE, Use.PLACE)]
    return cells if not line.codes and all(_has_digit(cell) for cell in cells) else []


def _standard(
    line: Line, columns: dict[int, Column], catalogue: Catalogue, *, among_places: bool
) -> dict[int, tuple[Code, ...]]:
    cells = _numbers(line, columns)
    first = cells[0] if len(cells) > 1 else None
    if first is None or not _NUMBER.fullmatch(first.text) or not catalogue.under(first.text):
        return {}
    if columns[first.column].use is not Use.CODE and not among_places:
        return {}
    return {first.column: (Code(start=0, end=len(first.text), ids=(first.text,)),)}


def _has_digit(cell: Words) -> bool:
    return any(map(str.isdigit, cell.text))
