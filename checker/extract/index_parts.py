"""What an index row is made of, and what carries on from row to row while an index is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_codes import Code
from checker.extract.index_columns import Column, Use
from checker.extract.index_regions import Kind

_STANDARD = re.compile(r"(?<![\d.\-])(\d{1,3})(?:\s?[:：\-–]|\s)[^|\d]{2,90}?(?<!\d)((?:19|20)\d{2})(?!\d)")
_GENERAL = "GD"
GROUP_TITLE = 90
"""No title of a group of rows is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a row with what they are for."""

    use: Use
    passage: int
    start: int
    text: str
    """In `code_form`."""
    concepts: frozenset[str]
    column: Column | None = None
    """None in plain lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One row: codes and what stands beside them."""

    codes: tuple[Code, ...]
    passage: int
    parts: tuple[Part, ...] = ()
    topic: str = ""
    """Title of the group that the row stands in."""
    years: tuple[tuple[str, int], ...] = ()
    """Years of the standards, by the stem of their codes, as titles name them so far."""
    flat: bool = False
    """Read from plain lines, in which title and place are not told apart."""
    kind: Kind = Kind.INDEX
    denied: bool = False
    """What stands around it says that nothing is reported."""


@dataclass(slots=True)
class State:
    """What carries on from row to row."""

    aspect: str = ""
    topic: str = ""
    years: dict[str, int] = field(default_factory=dict)
    last: Code | None = None

    def see(self, text: str) -> None:
        """Remember the years of the standards that a text names."""
        if "20" in text or "19" in text:
            for match in _STANDARD.finditer(text):
                self.years[f"{int(match[1])}-"] = int(match[2])

    def years_of(self, codes: Sequence[Code]) -> tuple[tuple[str, int], ...]:
        """Years of the standards of these codes."""
        stems = {split[0] for code in codes for one in code.ids if (split := numbered(one))}
        return tuple(sorted((stem, self.years[stem]) for stem in stems if stem in self.years))


def is_aspect(code: Code, catalogue: Catalogue) -> bool:
    """Tell whether a code names a whole aspect."""
    one = code.ids[0]
    return bool(catalogue.general(one)) or (not catalogue and one[1:].isdigit())


def general_code(aspect: str, start: int, end: int, catalogue: Catalogue) -> Code:
    """The general disclosure of an aspect, printed between two offsets."""
    return Code(start=start, end=end, ids=(catalogue.general(aspect) or f"{aspect}.{_GENERAL}",))
