"""Checked YAML of one topic file in, rules as model types out."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.derived import Condition, Derived
from checker.model.rule import AnsweredBy, Example, Guard, IndexPart, Question, QuestionKind, Reach, Rule
from checker.rulebook.digests import rule_digest
from checker.rulebook.values import mapping, text, text_at, texts
from checker.rulebook.yaml_source import Source

_QUESTION_DEFAULTS = Question(kind=QuestionKind.FIGURE, of=())


def build_rules(source: Source) -> Iterator[Rule]:
    """Rules of a file that fits the schema, in its order."""
    for name, value in mapping(source.data).items():
        body = mapping(value)
        yield Rule(
            id=name,
            version=body["version"],
            asks=text(body["asks"]),
            questions=() if "derived" in body else _questions(body),
            derived=_derived(body["derived"]) if "derived" in body else None,
            guards=tuple(_guard(item) for item in body.get("unless", ())),
            answered_by=tuple(_answered_by(item) for item in body.get("answered_by", ())),
            examples=tuple(_example(item) for item in body.get("examples", ())),
            path=source.file,
            line=source.position((name,), at_key=True)[0],
            digest=rule_digest(body),
        )


def _questions(body: Mapping[str, Any]) -> tuple[Question, ...]:
    kind = next(kind for kind in QuestionKind if kind in body)
    asked = body[kind]
    return tuple(_question(kind, item) for item in (asked if isinstance(asked, list) else [asked]))


def _question(kind: QuestionKind, asked: Mapping[str, Any]) -> Question:
    default = _QUESTION_DEFAULTS
    return Question(
        kind=kind,
        of=texts(asked["of"]),
        with_=tuple(texts(group) for group in asked.get("with", ())),
        reach=Reach(asked.get("within", default.reach)),
        unit=texts(asked.get("unit")),
        by=text_at(asked, "by"),
        parts=asked.get("parts", default.parts),
        periods=asked.get("periods", default.periods),
        per=asked.get("per"),
        nil=asked.get("nil", "answers") == "answers",
        owners=texts(asked.get("owners")) or default.owners,
        negated=asked.get("negated"),
        part=text_at(asked, "part"),
        years=texts(asked.get("years")),
        touches=text_at(asked, "touches"),
        current=asked.get("current", False),
        index=IndexPart(asked["index"]) if "index" in asked else None,
    )


def _derived(item: Mapping[str, Any]) -> Derived:
    return Derived(
        condition=Condition(item["condition"]),
        of=tuple(text(name) for name in item.get("of", ())),
        reason=text_at(item, "reason"),
    )


def _guard(item: Mapping[str, Any]) -> Guard:
    where = "near" if "near" in item else "under"
    return Guard(
        concept=text(item[where]),
        where=where,
        why=text(item["why"]),
        weak=item.get("weak", False),
        spares_rows=item.get("spares", "") == "rows",
    )


def _answered_by(item: Mapping[str, Any]) -> AnsweredBy:
    ((key, datapoint),) = item.items()
    return AnsweredBy(datapoint=text(datapoint), only_nil=key == "nil", only_touches=key == "touched")


def _example(item: Mapping[str, Any]) -> Example:
    return Example(
        state=item["state"],
        text=text_at(item, "text"),
        table=tuple(texts(row) for row in item.get("table", ())),
        index=tuple(texts(row) for row in item.get("index", ())),
        heading=text_at(item, "heading"),
        caption=text_at(item, "caption"),
        evidence=text_at(item, "evidence"),
        values=texts(item.get("values")),
        because=text_at(item, "because"),
    )
