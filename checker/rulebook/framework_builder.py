"""Checked YAML of one edition in, a Framework out; names that do not fit together are problems."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.model.framework import (
    AskedIf,
    Aspect,
    Element,
    Framework,
    Holds,
    IndexLayout,
    IssuerType,
    Obligation,
    Phase,
    Requirement,
)
from checker.rulebook.digests import digest_of
from checker.rulebook.problems import Problem, did_you_mean
from checker.rulebook.use_builder import build_use, use_problems
from checker.rulebook.values import mapping, text, text_at, texts
from checker.rulebook.yaml_source import Place, Source

_LEVELS = frozenset(Obligation)
_SPANS = ("applies", "published", "effective")
"""Spans of time: <span>_from to <span>_until."""
_DATES = frozenset(f"{span}_{end}" for span in _SPANS for end in ("from", "until"))


def framework_problems(source: Source, expected_id: str) -> Iterator[Problem]:
    """Find what the schema cannot see: repeated ids, unknown aspects and obligations, impossible dates and patterns."""
    body = mapping(source.data)
    if body["id"] != expected_id:
        yield source.problem(("id",), f"id {body['id']!r} does not fit the file's place; allowed: {expected_id}")
    yield from _bad_dates(source, body)
    yield from _bad_pattern(source, body)
    yield from _repeated(source, body)
    aspects = {text(aspect["id"]) for aspect in body["aspects"]}
    obligations = {*_LEVELS, *body.get("obligations", {})}
    for index, requirement in enumerate(body["requirements"]):
        place: Place = ("requirements", index)
        if (aspect := text(requirement["aspect"])) not in aspects:
            yield source.problem((*place, "aspect"), _unknown("aspect", aspect, aspects))
        if (obligation := text(requirement["obligation"])) not in obligations:
            yield source.problem((*place, "obligation"), _unknown("obligation", obligation, obligations))
    known = {text(one["id"]) for one in body["requirements"]}
    for index, requirement in enumerate(body["requirements"]):
        for name, element in requirement["elements"].items():
            if "listed_as" in element and text(element["listed_as"]) not in known:
                where: Place = ("requirements", index, "elements", name, "listed_as")
                yield source.problem(where, _unknown("requirement", text(element["listed_as"]), known))
    for index, id in enumerate(texts(body.get("index", {}).get("per_topic"))):
        if id not in known:
            yield source.problem(("index", "per_topic", index), _unknown("requirement", id, known))
    yield from use_problems(source, known)


def build_framework(source: Source) -> Framework:
    """Build the edition from a file without problems."""
    body = mapping(source.data)
    start = date.fromisoformat(body["applies_from"])
    obligations = _obligations(body, start)
    return Framework(
        id=body["id"],
        family=body["family"],
        title=text(body["title"]),
        edition=text(body["edition"]),
        aspects=tuple(
            Aspect(id=text(one["id"]), title=text(one["title"]), group=one["group"]) for one in body["aspects"]
        ),
        requirements=tuple(_requirement(one, obligations) for one in body["requirements"]),
        applies_from=start,
        applies_until=_date(body, "applies_until"),
        published_from=_date(body, "published_from"),
        published_until=_date(body, "published_until"),
        code_pattern=text_at(body, "code_pattern"),
        digest=digest_of(body),
        index=_index(body["index"]) if "index" in body else None,
        use=build_use(body["claims"]) if "claims" in body else None,
    )


def _index(one: Mapping[str, Any]) -> IndexLayout:
    return IndexLayout(
        title=text(one["title"]),
        columns=tuple((Holds(column["holds"]), text(column["title"])) for column in one["columns"]),
        header=tuple((text(line["label"]), text(line["text"])) for line in one.get("header", ())),
        per_topic=texts(one.get("per_topic")),
    )


def _requirement(one: Mapping[str, Any], obligations: Mapping[str, tuple[Phase, ...]]) -> Requirement:
    return Requirement(
        id=text(one["id"]),
        title=text(one["title"]),
        aspect=text(one["aspect"]),
        phases=obligations[text(one["obligation"])],
        elements=tuple(_element(name, element) for name, element in one["elements"].items()),
        citation=text(one["citation"]),
        source_status=one["source"],
        related=texts(one.get("related")),
        related_partly=texts(one.get("related_partly")),
        year=one.get("year"),
        explainable=one.get("explainable", True),
        kind=one.get("kind", ""),
        effective_from=_date(one, "effective_from"),
        effective_until=_date(one, "effective_until"),
        asked_if=_asked_if(one),
    )


def _element(name: str, one: Mapping[str, Any]) -> Element:
    return Element(
        id=name,
        title=text(one["title"]),
        datapoint=text_at(one, "datapoint"),
        condition=text_at(one, "condition"),
        supporting=one.get("supporting", False),
        topics=texts(one.get("topics")),
        reliefs=texts(one.get("reliefs")),
        asked_if=_asked_if(one),
        untold=one.get("untold", False),
        listed_as=text_at(one, "listed_as"),
    )


def _asked_if(one: Mapping[str, Any]) -> AskedIf | None:
    if "asked_if" not in one:
        return None
    asked = mapping(one["asked_if"])
    key = "disclosed" if "disclosed" in asked else "missing"
    return AskedIf(
        datapoint=asked[key],
        disclosed=key == "disclosed",
        otherwise=text(asked["otherwise"]),
        open=asked.get("open", False),
    )


def _obligations(body: Mapping[str, Any], start: date) -> dict[str, tuple[Phase, ...]]:
    """Phases by name: a plain level binds every issuer from the edition's first day."""
    levels = {level.value: (Phase(issuer=None, obligation=level, start=start),) for level in Obligation}
    return levels | {name: tuple(map(_phase, phases)) for name, phases in body.get("obligations", {}).items()}


def _phase(one: Mapping[str, Any]) -> Phase:
    return Phase(
        issuer=IssuerType(one["issuer"]) if "issuer" in one else None,
        obligation=Obligation(one["level"]),
        start=date.fromisoformat(one["from"]),
    )


def _date(one: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(one[key]) if key in one else None


def _bad_dates(source: Source, body: Mapping[str, Any]) -> Iterator[Problem]:
    for place, value in _dates(body):
        try:
            date.fromisoformat(value)
        except ValueError:
            yield source.problem(place, f"{value!r} is no day of the calendar; allowed: a date as YYYY-MM-DD")
    nested: list[tuple[Place, Mapping[str, Any]]] = [((), body)]
    nested += [(("requirements", index), one) for index, one in enumerate(body["requirements"])]
    for place, one in nested:
        for name in _SPANS:
            first, last = f"{name}_from", f"{name}_until"
            if one.get(last, "9999") < one.get(first, ""):
                yield source.problem((*place, last), f"{last} lies before {first}")


def _dates(body: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every date of the file with its place."""
    for key in sorted(_DATES.intersection(body)):
        yield (key,), body[key]
    for name, phases in body.get("obligations", {}).items():
        for index, phase in enumerate(phases):
            yield ("obligations", name, index, "from"), phase["from"]
    for index, one in enumerate(body["requirements"]):
        for key in sorted(_DATES.intersection(one)):
            yield ("requirements", index, key), one[key]


def _bad_pattern(source: Source, body: Mapping[str, Any]) -> Iterator[Problem]:
    try:
        re.compile(text_at(body, "code_pattern"))
    except re.error as error:
        yield source.problem(("code_pattern",), f"not a regular expression: {error}")


def _repeated(source: Source, body: Mapping[str, Any]) -> Iterator[Problem]:
    for kind in ("aspects", "requirements"):
        first: dict[tuple[str, object], int] = {}
        for index, one in enumerate(body[kind]):
            key = (text(one["id"]), one.get("year"))
            line = source.position((kind, index, "id"))[0]
            if key in first:
                message = f"id {key[0]!r} stands twice in {kind} (first on line {first[key]}); once is allowed"
                yield source.problem((kind, index, "id"), message)
            first.setdefault(key, line)


def _unknown(what: str, name: str, known: set[str]) -> str:
    return f"unknown {what} {name!r}{did_you_mean(name, known) or ';'} allowed: {', '.join(sorted(known))}"
