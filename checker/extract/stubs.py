"""Numbers in the first column that name the rows by the column's title: 1, 2 and 3 under "Scope"."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker.extract.concepts import NOTHING
from checker.extract.grid import Column, Row, is_part

Naming = Callable[[str], frozenset[str]]
"""Concepts that a text of its own names."""
_LONGEST_TITLE, _LONGEST_NUMBER = 20, 3


def named_rows(rows: Iterable[Row], columns: tuple[Column, ...], naming: Naming) -> Iterator[Row]:
    """Rows with the part that title and number name together; it holds for the rows below that give no number."""
    title = columns[0].text if columns else ""
    carried, concepts = "", NOTHING
    for row in rows:
        first = row.values[0] if row.values and row.values[0].column == 0 else None
        if first is None or not 0 < len(title) <= _LONGEST_TITLE or not first.text.isdigit():
            starts = any(word.column == 0 for word in row.words)
            carried, concepts = ("", NOTHING) if starts else (carried, concepts)
            yield _named(row, carried, concepts) if carried else row
            continue
        text = f"{title} {first.text}"
        named = naming(text) if len(first.text) <= _LONGEST_NUMBER and row.words else NOTHING
        carried, concepts = (text, named) if any(map(is_part, named)) else ("", NOTHING)
        yield replace(_named(row, carried, concepts), values=row.values[1:]) if carried else row


def _named(row: Row, text: str, concepts: frozenset[str]) -> Row:
    return replace(
        row, label=f"{text} {row.label}", label_concepts=row.label_concepts | concepts, subjects=row.subjects | concepts
    )
