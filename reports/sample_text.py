"""Reads the texts in `source/` that the sample reports are made from, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a source text; `rows` holds table cells, or number and label of an infographic."""

    kind: str
    """title, heading, subheading, paragraph, table, numbers, columns, end or page."""
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def parse(source: str) -> Iterator[Block]:
    """Read the small subset of Markdown that the sources are written in."""
    rows: list[tuple[str, ...]] = []
    opened = Block(kind="")
    for line in (*source.splitlines(), ""):
        if "|" in line and (opened.kind in ("table", "numbers") or line.startswith("|")):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            yield Block(kind=opened.kind or "table", text=opened.text, rows=tuple(rows))
            rows, opened = [], Block(kind="")
            if line == ":::":
                continue
        if line.startswith("::: ") and not line.startswith("::: columns"):
            kind, _, caption = line.removeprefix("::: ").partition(" ")
            opened = Block(kind=kind, text=caption)
        elif line:
            yield _simple_block(line)


def _simple_block(line: str) -> Block:
    for mark, kind in (("### ", "subheading"), ("## ", "heading"), ("# ", "title"), ("::: columns", "columns")):
        if line.startswith(mark):
            return Block(kind=kind, text=line.removeprefix(mark))
    return Block(kind={":::": "end", "=== page": "page"}.get(line, "paragraph"), text=line)
