"""Checks a file's shape against its JSON Schema; every message says where, what was found and what is allowed.

A schema's own keyword `allowed` holds, in words, what may stand at that place.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.rulebook.problems import Problem, did_you_mean, in_order
from checker.rulebook.yaml_source import Place, Source, Value

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

SCHEMAS = ("framework", "rules", "concepts", "cues", "units", "breakdowns", "calibration", "benchmark")
"""The kinds of file; each has `schemas/<kind>.schema.json`."""

_FOLDER = Path(__file__).parent / "schemas"


def load_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    schema: dict[str, Any] = json.loads((_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return schema


def check_shape(source: Source, kind: str) -> tuple[Problem, ...]:
    """List every way in which the file does not fit its schema, by place."""
    breaches = map(_breach, _validator(kind).iter_errors(source.data))
    return in_order(problem for breach in breaches for problem in _problems(source, breach))


@cache
def _validator(kind: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(load_schema(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breach:
    """One schema error, as far as a message needs it."""

    place: Place
    keyword: str
    """The schema's keyword that is not met."""
    expected: Any
    """The keyword's value."""
    found: Any
    schema: dict[str, Any]
    in_name: bool
    """It is the key itself that is wrong."""


def _breach(error: "ValidationError") -> _Breach:
    return _Breach(
        place=tuple(error.absolute_path),
        keyword=str(error.validator),
        expected=error.validator_value,
        found=error.instance,
        schema=error.schema if isinstance(error.schema, dict) else {},
        in_name="propertyNames" in error.relative_schema_path,
    )


def _problems(source: Source, breach: _Breach) -> Iterator[Problem]:
    """Put one schema error into words; one problem for each unknown key."""
    place = breach.place
    if breach.keyword == "additionalProperties":
        yield from _unknown_keys(source, breach)
    elif breach.in_name:
        yield source.problem((*place, breach.found), f"found name {_shown(breach)}", at_key=True)
    elif breach.keyword == "required":
        missing = [key for key in breach.expected if key not in breach.found]
        message = f"missing {_listed(missing)}; required: {_listed(breach.expected)}"
        yield source.problem(place, message, at_key=True)
    elif breach.keyword == "uniqueItems":
        index = _repeated(breach.found)
        yield source.problem((*place, index), f"{breach.found[index]!r} stands twice in the list; once is allowed")
    else:
        yield source.problem(place, f"found {_shown(breach)}", at_key=isinstance(breach.found, dict))


def _unknown_keys(source: Source, breach: _Breach) -> Iterator[Problem]:
    known = breach.schema.get("properties", {})
    for key in breach.found:
        if key not in known:
            message = f"unknown key {key!r}{did_you_mean(key, known) or ';'} allowed: {_listed(known)}"
            yield source.problem((*breach.place, key), message, at_key=True)


def _shown(breach: _Breach) -> str:
    """Name what was found and what is allowed in its place."""
    if breach.keyword == "enum":
        choices = [str(choice) for choice in breach.expected]
        hint = did_you_mean(breach.found, choices) if isinstance(breach.found, str) else ""
        return f"{_found(breach.found)}{hint or ';'} allowed: {_listed(choices)}"
    allowed = breach.schema.get("allowed") or _types(breach.schema.get("type", "something else"))
    return f"{_found(breach.found)}; allowed: {allowed}"


def _found(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return f"a mapping with {_listed(value)}" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return repr(value if isinstance(value, int) or len(value) <= 60 else value[:57] + "...")


def _types(types: str | list[str]) -> str:
    words = {"boolean": "true or false", "string": "a text", "integer": "a whole number"}
    return " or ".join(words.get(name, name) for name in ([types] if isinstance(types, str) else types))


def _repeated(items: list[Value]) -> int:
    """Position of the first item that stands in the list before."""
    return next(index for index, item in enumerate(items) if item in items[:index])


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
