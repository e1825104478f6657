"""Frozen model values to plain JSON and back, column by column, by their type hints.

All values of one field lie in one list, so that thousands of terms are read in a few loops of the interpreter's own.
Slots are filled directly: a frozen dataclass's constructor takes several times as long.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import chain, islice, repeat
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_PLAIN = (str, int, float, bool)


@dataclass(frozen=True, slots=True)
class _Codec:
    """Both ways between the values of one type and their column."""

    encode: Callable[[Sequence[Any]], Any]
    decode: Callable[[Any], list[Any]]


def encode(kind: type[T], value: T) -> Any:  # noqa: ANN401 - JSON
    """Give a model value as lists, texts and numbers."""
    return _codec(kind).encode([value])  # type: ignore[arg-type] # a type is hashable


def decode(kind: type[T], data: Any) -> T:  # noqa: ANN401 - JSON
    """Build a model value of type `kind` from what `encode` made of it; other data is a ValueError or TypeError."""
    (value,) = _codec(kind).decode(data)  # type: ignore[arg-type] # a type is hashable
    return value  # type: ignore[no-any-return] # the codec of T gives T


@cache
def signature(kind: type) -> str:
    """Describe a dataclass and all that it holds, so that a changed model makes old data void."""
    hints = get_type_hints(kind)
    inner = {part for hint in hints.values() for part in _classes(hint) if is_dataclass(part) and part is not kind}
    lines = [f"{kind.__name__}({', '.join(f'{name}: {hint}' for name, hint in hints.items())})"]
    return "\n".join(lines + sorted(signature(part) for part in inner))


def _classes(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 - a type hint
    if get_args(hint):
        return tuple(part for argument in get_args(hint) for part in _classes(argument))
    return (hint,) if isinstance(hint, type) else ()


@cache
def _codec(kind: Any) -> _Codec:  # noqa: ANN401 - a type hint
    """Make the codec of one type."""
    if kind in _PLAIN:
        return _Codec(list, list)
    if get_origin(kind) in (Union, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return _Codec(lambda values: [one.value for one in values], lambda column: [members[one] for one in column])
    read: dict[Any, Callable[[str], Any]] = {Decimal: Decimal, date: date.fromisoformat}
    back = read[kind]
    return _Codec(lambda values: list(map(str, values)), lambda column: list(map(back, column)))


def _optional(kind: Any) -> _Codec:  # noqa: ANN401 - a type hint
    """Keep which values there are, then those alone."""
    (inner,) = (_codec(part) for part in get_args(kind) if part is not type(None))

    def to_column(values: Sequence[Any]) -> Any:  # noqa: ANN401 - JSON
        return [[value is not None for value in values], inner.encode([value for value in values if value is not None])]

    def from_column(column: Any) -> list[Any]:  # noqa: ANN401 - JSON
        present, kept = column
        values = iter(inner.decode(kept))
        return [next(values) if there else None for there in present]

    return _Codec(to_column, from_column)


def _tuple(parts: tuple[Any, ...]) -> _Codec:
    return _tuple_of_many(_codec(parts[0])) if parts[-1] is Ellipsis else _tuple_of_few(tuple(map(_codec, parts)))


def _tuple_of_many(inner: _Codec) -> _Codec:
    """Keep the lengths, then all items in one column."""

    def to_column(values: Sequence[Any]) -> Any:  # noqa: ANN401 - JSON
        return [[len(value) for value in values], inner.encode(list(chain.from_iterable(values)))]

    def from_column(column: Any) -> list[Any]:  # noqa: ANN401 - JSON
        lengths, flat = column
        items = iter(inner.decode(flat))
        return [tuple(islice(items, length)) if length else () for length in lengths]

    return _Codec(to_column, from_column)


def _tuple_of_few(inner: tuple[_Codec, ...]) -> _Codec:
    """Keep each position as a column."""

    def to_column(values: Sequence[Any]) -> Any:  # noqa: ANN401 - JSON
        return [one.encode([value[index] for value in values]) for index, one in enumerate(inner)]

    def from_column(column: Any) -> list[Any]:  # noqa: ANN401 - JSON
        return list(zip(*(one.decode(part) for one, part in zip(inner, column, strict=True)), strict=True))

    return _Codec(to_column, from_column)


def _dataclass(kind: Any) -> _Codec:  # noqa: ANN401 - a dataclass
    """Keep each field as a column."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    inner = [_codec(hints[name]) for name in names]
    setters = [getattr(kind, name).__set__ for name in names]

    def to_column(values: Sequence[Any]) -> Any:  # noqa: ANN401 - JSON
        columns = [
            one.encode([getattr(value, name) for value in values]) for name, one in zip(names, inner, strict=True)
        ]
        return [len(values), *columns]

    def from_column(column: Any) -> list[Any]:  # noqa: ANN401 - JSON
        count, *columns = column
        made = list(map(kind.__new__, repeat(kind, count)))
        for setter, one, part in zip(setters, inner, columns, strict=True):
            values = one.decode(part)
            if len(values) != count:
                raise ValueError(f"{len(values)} values for {count} of {kind.__name__}")
            deque(map(setter, made, values), maxlen=0)
        return made

    return _Codec(to_column, from_column)
