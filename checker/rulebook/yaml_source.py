"""Strict YAML: a file in, plain values with the line and column of each out.

Values are mappings, lists, texts, whole numbers and true/false; everything else that YAML 1.1 reads into a plain word
(no, 1:30, 012, 1.10, 2020-07-01) stays the text that it is. Repeated keys, anchors, tags and missing values are errors.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from checker.rulebook.problems import Problem, SourceError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same events, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Value = dict[str, "Value"] | list["Value"] | str | int | bool
Place = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 16
MAX_VALUES = 100_000

_WHOLE = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_MISSING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file's value, with the line and column (from 1) of everything in it."""

    file: str
    data: Value
    marks: dict[Place, tuple[int, int]] = field(repr=False)
    """Where each value starts."""
    keys: dict[Place, tuple[int, int]] = field(repr=False)
    """Where the key of each value of a mapping stands."""

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """Say that something is wrong with the value at `place`, or with its key."""
        line, column = self.position(place, at_key=at_key)
        return Problem(file=self.file, line=line, column=column, message=message)

    def position(self, place: Place, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value, or of its key where it has one."""
        if at_key and place in self.keys:
            return self.keys[place]
        return self.marks.get(place, (1, 1))


def read_source(path: Path, name: str) -> Source:
    """Read one YAML file; `name` is what messages call it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _error(name, 1, 1, f"the file cannot be read ({error.strerror})") from error
    return parse_source(content, name)


def parse_source(content: bytes, name: str) -> Source:
    """Parse the bytes of a YAML file; an empty file is an empty mapping."""
    if len(content) > MAX_BYTES:
        raise _error(name, 1, 1, f"the file has {len(content)} bytes; at most {MAX_BYTES} are allowed")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _error(name, line, 1, "the text is not UTF-8; save the file as UTF-8") from error
    return _Builder(name).build(text)


class _Builder:
    """Builds one Source from parser events, which show what finished values hide: anchors, tags and quotes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._marks: dict[Place, tuple[int, int]] = {}
        self._keys: dict[Place, tuple[int, int]] = {}
        self._count = 0

    def build(self, text: str) -> Source:
        try:
            data = self._document(yaml.parse(text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise _error(self._name, line, column, f"not YAML: {error.problem}") from error
        except yaml.YAMLError as error:
            raise _error(self._name, *_unreadable(text)) from error
        return Source(self._name, data, self._marks, self._keys)

    def _document(self, events: Iterator[Any]) -> Value:
        data: Value | None = None
        for event in events:
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                if data is not None:
                    self._fail(event, "a second document; a file holds one")
                data = self._value(event, events, ())
        return {} if data is None else data

    def _value(self, event: Any, events: Iterator[Any], place: Place) -> Value:  # noqa: ANN401 - a union of PyYAML's events
        self._check(event, place)
        self._marks[place] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place)
        items: list[Value] = []
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(self._value(item, events, (*place, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], place: Place) -> dict[str, Value]:
        pairs: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            inner = (*place, key)
            if key in pairs:
                self._fail(event, f"key {key!r} stands twice (first on line {self._keys[inner][0]}); once is allowed")
            self._keys[inner] = (event.start_mark.line + 1, event.start_mark.column + 1)
            pairs[key] = self._value(next(events), events, inner)
        return pairs

    def _key(self, event: Any) -> str:  # noqa: ANN401 - a union of PyYAML's events
        self._check(event, ())
        if not isinstance(event, yaml.ScalarEvent):
            self._fail(event, "a list or mapping as a key; a key is a word")
        key: str = event.value
        if key == "<<" and event.style == "":
            self._fail(event, "a merge key (<<); write the keys out")
        if not key.strip():
            self._fail(event, "an empty key; a key is a word")
        return key

    def _scalar(self, event: Any) -> Value:  # noqa: ANN401 - PyYAML's scalar event
        text: str = event.value
        if event.style:
            return text
        if text in _MISSING:
            self._fail(event, "the value is missing; give one, or leave the key out")
        if text in ("true", "false"):
            return text == "true"
        return int(text) if _WHOLE.match(text) else text

    def _check(self, event: Any, place: Place) -> None:  # noqa: ANN401 - a union of PyYAML's events
        self._count += 1
        if self._count > MAX_VALUES:
            self._fail(event, f"more than {MAX_VALUES} values; split the file")
        if len(place) > MAX_DEPTH:
            self._fail(event, f"nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._fail(event, "an anchor or alias (& or *); quote the text, or write the value out")
        if event.tag is not None:
            self._fail(event, f"a tag ({event.tag}); quote the text if it starts with !")

    def _fail(self, event: Any, message: str) -> NoReturn:  # noqa: ANN401 - a union of PyYAML's events
        mark = event.start_mark
        raise _error(self._name, mark.line + 1, mark.column + 1, message)


def _unreadable(text: str) -> tuple[int, int, str]:
    """Find the first character that YAML refuses; the parser itself counts bytes."""
    bad = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: bad.start()] if bad else ""
    found = f"character U+{ord(bad[0]):04X}" if bad else "a character"
    return before.count("\n") + 1, len(before) - before.rfind("\n"), f"not YAML: {found} is not allowed"


def _error(file: str, line: int, column: int, message: str) -> SourceError:
    return SourceError(Problem(file=file, line=line, column=column, message=" ".join(message.split())))
