"""Rows of a fact file, as names and texts, to typed facts; says which row is wrong and why.

The names are those that `extract` writes (checker/writers/facts_file.py); only metric and value must be there.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from checker.errors import ReadError
from checker.model.fact import Claim, Explanation, Figure, Locator, Mood, Owner, Reference, Source
from checker.text.numerals import parse_number

Row = Mapping[str, str]
Word = TypeVar("Word", bound=StrEnum)

NEEDED = ("metric", "value")
"""Columns without which a table is no fact file."""

_YES = {"yes", "y", "true", "1", "是"}
_NO = {"no", "n", "false", "0", "否"}
_LARGEST_EXPONENT = 60


def figures_of(rows: Sequence[tuple[str, Row]]) -> tuple[Figure, ...]:
    """Figures from rows with the place of each ("row 5"); rows without any content are left out."""
    filled = [(place, row) for place, row in rows if any(row.get(name) for name in NEEDED)]
    years = [year for place, row in filled if (year := _year(place, row)) is not None]
    return tuple(_figure(place, row, max(years, default=None)) for place, row in filled)


def _figure(place: str, row: Row, latest: int | None) -> Figure:
    printed = row.get("value", "")
    nil = _flag(place, row, "nil", default=False)
    value = _amount(place, row, printed)
    year = _year(place, row)
    return Figure(
        text=printed or str(value),
        value=value,
        unit=row.get("unit", ""),
        dimension=row.get("dimension", ""),
        per=row.get("per", ""),
        unit_text=row.get("unit as printed", "") or row.get("unit", ""),
        metric=row.get("metric", ""),
        counted=_words(row, "counted"),
        concepts=_words(row, "concepts"),
        group=_words(row, "group"),
        context=_words(row, "context"),
        year=year,
        is_current=_flag(place, row, "current", default=year in (None, latest)),
        by=_breakdown(place, row),
        nil=nil,
        owner=_word(place, row, "owner", Owner, Owner.OWN),
        mood=_word(place, row, "mood", Mood, Mood.DONE),
        source=Source.FILE,
        quote=row.get("quote") or " | ".join(filter(None, (row.get("metric"), printed, row.get("unit")))),
        locator=Locator(page=0),
    )


def explanations_of(rows: Sequence[tuple[str, Row]]) -> tuple[Explanation, ...]:
    """Explanations from the rows of their sheet."""
    return tuple(
        Explanation(
            reason=row["reason"],
            concepts=_words(row, "concepts"),
            requirement=row.get("requirement", ""),
            text=row.get("text", ""),
        )
        for _, row in rows
        if row.get("reason")
    )


def references_of(rows: Sequence[tuple[str, Row]]) -> tuple[Reference, ...]:
    """References from the rows of their sheet."""
    return tuple(
        Reference(
            target=row["target"],
            external=_flag(place, row, "external", default=True),
            concepts=_words(row, "concepts"),
            requirement=row.get("requirement", ""),
            text=row.get("text", ""),
        )
        for place, row in rows
        if row.get("target")
    )


def claims_of(rows: Sequence[tuple[str, Row]]) -> tuple[Claim, ...]:
    """Claims from the rows of their sheet."""
    return tuple(
        Claim(
            requirement=row["requirement"],
            framework=row.get("framework", ""),
            pages=_numbers(place, "pages cited", row.get("pages cited", "")),
            section=row.get("section", ""),
            omission=row.get("omission", ""),
            answer=row.get("answer", ""),
            text=row.get("text", ""),
            edition=row.get("edition", ""),
            year=_year(place, row),
            items=tuple(row.get("items", "").replace(",", " ").split()),
            title=row.get("title", ""),
            topic=row.get("topic", ""),
            reported=_flag(place, row, "reported", default=True),
            whole=_flag(place, row, "whole standard", default=False),
            withheld=row.get("withheld", "") or row.get("omission", ""),
            file_pages=_numbers(place, "pages of the file", row.get("pages of the file", "")),
            documents=tuple(_documents(place, row.get("documents", ""))),
            address=row.get("web address", ""),
            explanation=row.get("explanation", ""),
            remedy=_flag(place, row, "remedy", default=False),
        )
        for place, row in rows
        if row.get("requirement")
    )


def _numbers(place: str, name: str, text: str) -> tuple[int, ...]:
    return tuple(_whole(place, name, part) for part in text.split(",") if part.strip())


def _documents(place: str, text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """`annual report=12, 13; code of conduct=` as names with pages."""
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, sign, pages = part.rpartition("=")
        yield (name, _numbers(place, "documents", pages)) if sign else (part, ())


def _amount(place: str, row: Row, printed: str) -> Decimal:
    """Value with its scale applied: the amount where one is given, else the number as printed."""
    value = parse_number(printed.removesuffix("%"))
    if not row.get("amount"):
        if value is None:
            raise ReadError(f'{place}: value "{printed}" is not a number; write the number and put its unit in "unit"')
        return value
    amount = _decimal(place, row["amount"])
    if value is not None and not _differ_by_scale(abs(value), abs(amount)):  # "(104)" is printed for -104
        raise ReadError(
            f'{place}: value "{printed}" and amount "{row["amount"]}" do not agree; leave one of them empty'
        )
    return amount


def _decimal(place: str, text: str) -> Decimal:
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount.adjusted()) > _LARGEST_EXPONENT:
        raise ReadError(f'{place}: amount "{text}" is not a number; write plain digits')
    return amount


def _differ_by_scale(value: Decimal, amount: Decimal) -> bool:
    """Whether one is the other with a power of ten ("5.81" printed under "RMB billion" is 5810000000)."""
    return value.normalize().as_tuple()[:2] == amount.normalize().as_tuple()[:2] or value == amount


def _year(place: str, row: Row) -> int | None:
    text = row.get("year", "") or row.get("period", "")
    return _whole(place, "year", text) if text else None


def _whole(place: str, name: str, text: str) -> int:
    try:
        return int(text.strip())
    except ValueError:
        raise ReadError(f'{place}: {name} "{text}" is not a whole number') from None


def _flag(place: str, row: Row, name: str, *, default: bool) -> bool:
    text = row.get(name, "").casefold()
    if not text:
        return default
    if text not in _YES | _NO:
        raise ReadError(f'{place}: {name} "{row[name]}" is neither yes nor no')
    return text in _YES


def _word(place: str, row: Row, name: str, kind: type[Word], default: Word) -> Word:
    text = row.get(name, "").casefold()
    try:
        return kind(text) if text else default
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise ReadError(f'{place}: {name} "{row[name]}" is not known; allowed: {known}') from None


def _words(row: Row, name: str) -> frozenset[str]:
    return frozenset(row.get(name, "").split())


def _breakdown(place: str, row: Row) -> tuple[tuple[str, str], ...]:
    """`gender=female; region=Asia` as pairs."""
    pairs = []
    for part in filter(None, (part.strip() for part in row.get("breakdown", "").split(";"))):
        dimension, sign, value = part.partition("=")
        if not sign:
            raise ReadError(f'{place}: breakdown "{part}" is not of the form gender=female')
        pairs.append((dimension.strip(), value.strip()))
    return tuple(pairs)
