"""Rows of index tables: codes from the columns that list them, other cells by what their columns are for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import Code, code_form
from checker.extract.index_columns import Column, Line, Use, is_prefix
from checker.extract.index_cues import IndexCue
from checker.extract.index_denials import denial_around
from checker.extract.index_layout import owners_of
from checker.extract.index_parts import GROUP_TITLE, IndexRow, Part, State, general_code, is_aspect
from checker.extract.index_standards import standard_codes


def table_rows(
    lines: Sequence[Line], columns: dict[int, Column], catalogue: Catalogue, state: State
) -> Iterator[IndexRow]:
    """Each line with a code, together with the lines that belong to it."""
    standards = standard_codes(lines, columns, catalogue)
    coded = [
        replace(line, codes=standard or _listed(line, columns, catalogue, state))
        for line, standard in zip(lines, standards, strict=True)
    ]
    owners = owners_of(coded, columns)
    denials = {around: index for index in range(len(coded)) for around in denial_around(coded, index)}
    own: defaultdict[int | None, list[Part]] = defaultdict(list)
    for index, (line, owner) in enumerate(zip(coded, owners, strict=True)):
        if index in denials:
            own[denials[index]] += (replace(part, use=Use.OMISSION) for part in _parts(line, columns))
        else:
            own[index if line.codes else owner] += _parts(line, columns)
    for index, line in enumerate(coded):
        for cell in line.cells:
            state.see(cell.text)
        if line.codes:
            codes = tuple(code for found in line.codes.values() for code in found)
            yield IndexRow(
                codes=codes,
                passage=line.cell(next(iter(line.codes))).passage,
                parts=tuple(own[index]),
                topic=state.topic,
                years=state.years_of(codes),
                denied=index in denials.values(),
            )
        elif (
            owners[index] is None
            and index not in denials
            and len(line.cells) == 1
            and len(line.cells[0].text) <= GROUP_TITLE
        ):
            state.topic = line.cells[0].text


def _listed(line: Line, columns: dict[int, Column], catalogue: Catalogue, state: State) -> dict[int, tuple[Code, ...]]:
    """Codes that a line lists; a line of a general disclosure stands for the aspect above it."""
    codes = {column: found for column, found in line.codes.items() if _lists(line, column, found[0], columns[column])}
    general = any(IndexCue.GENERAL in cell.concepts for cell in line.cells)
    if not line.cells:
        return {}
    if not codes:
        named = _named(line, columns, catalogue)
        if not named and general and state.aspect:
            named = general_code(state.aspect, 0, len(line.cells[0].text), catalogue).ids[0]
        first = line.cells[0]
        return {first.column: (Code(start=0, end=len(first.text), ids=(named,)),)} if named else {}
    for column, found in codes.items():
        first_id = found[0].ids[0]
        if is_aspect(found[0], catalogue):
            state.aspect = first_id
            if general:
                codes[column] = (general_code(state.aspect, 0, found[0].end, catalogue), *found[1:])
        elif "." in first_id and first_id[:1].isalpha():
            state.aspect = first_id.split(".")[0]
    return codes


def _lists(line: Line, column: int, code: Code, what: Column) -> bool:
    """Tell whether a cell lists codes: in a column of codes, or where it starts with one and should say no place."""
    if what.use is Use.CODE:
        return True
    titled = what.use is Use.PLACE and what.header is not None
    alone = len(line.codes) == 1 and code.end - code.start == len(line.cell(column).text)
    if not code.sure or (titled and not alone) or what.use in (Use.OMISSION, Use.REMARK):
        return False
    return is_prefix(line.cell(column).text[: code.start])


def _named(line: Line, columns: dict[int, Column], catalogue: Catalogue) -> str:
    """The requirement without a code that a line names by its title, beside a place."""
    if len(line.cells) < 2 or all(columns[cell.column].use is not Use.PLACE for cell in line.cells):
        return ""
    return catalogue.titled(line.cells[0].text)


def _parts(line: Line, columns: dict[int, Column]) -> Iterator[Part]:
    for cell in line.cells:
        column = columns[cell.column]
        text = code_form(cell.text)
        use, offset = column.use, 0
        found = line.codes.get(cell.column)
        if use is Use.CODE or (found and found[-1].end == len(text)):
            use, offset = Use.TITLE, min(found[-1].end, len(text)) if found else 0
        if text[offset:].strip():
            yield Part(
                use=use,
                passage=cell.passage,
                start=cell.start + offset,
                text=text[offset:],
                concepts=cell.concepts,
                column=column,
            )
