"""A lexicon of a few invented concepts with the shipped cues and units; facts, rules and packs short to write."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from checker.evaluate import evaluate
from checker.extract import extract
from checker.model.document import Document, Language, Page, Passage, Role
from checker.model.fact import Facts, Figure, Kind, Locator, Source, Statement
from checker.model.finding import Finding
from checker.model.rule import Concept, Dimension, Guard, Lexicon, Question, QuestionKind, Rule, RulePack, Unit
from checker.resources import rules_dir
from checker.rulebook.lexicon_builder import build_concept, build_concepts, build_units
from checker.rulebook.yaml_source import Source as YamlSource
from checker.rulebook.yaml_source import read_source
from tests.builders import doc

_CONCEPTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "complaint": {"en": ["complaint*"], "zh": ["投诉"]},
    "patent": {"en": ["patent*"], "zh": ["专利"]},
    "energy": {"en": ["electricity", "energy"], "zh": ["用电"]},
    "staff": {"en": ["employee*", "staff"], "zh": ["员工"]},
    "training": {"en": ["training", "trained"], "zh": ["培训"]},
    "accident": {"en": ["accident*"], "zh": ["事故"]},
    "water": {"en": ["water"], "zh": ["用水"]},
    "supplier": {"en": ["supplier*"], "zh": ["供应商"]},
    "privacy": {"en": ["privacy"], "zh": ["隐私"]},
}
_PARTS: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] = {
    "gender": {"female": {"en": ["female", "women"], "zh": ["女"]}, "male": {"en": ["male", "men"], "zh": ["男"]}},
    "region": {"north": {"en": ["north"]}, "south": {"en": ["south"]}, "west": {"en": ["west"]}},
    "deck": {"first": {"en": ["deck 1"]}, "second": {"en": ["deck 2"]}},
}


@cache
def lexicon() -> Lexicon:
    """The invented concepts and breakdowns, with the cues and units that are shipped."""
    return Lexicon(
        concepts=tuple(build_concept(name, words) for name, words in _CONCEPTS.items()),
        cues=tuple(build_concepts(_shipped("cues"))),
        units=tuple(build_units(_shipped("units"))),
        dimensions=tuple(
            Dimension(id=name, parts=tuple(build_concept(part, words) for part, words in parts.items()))
            for name, parts in _PARTS.items()
        ),
    )


def _shipped(name: str) -> YamlSource:
    return read_source(rules_dir() / "lexicon" / f"{name}.yaml", f"{name}.yaml")


def small_lexicon(
    concepts: Iterable[Concept], *, dimensions: tuple[Dimension, ...] = (), units: tuple[Unit, ...] = ()
) -> Lexicon:
    """A lexicon of these concepts and nothing else."""
    return Lexicon(concepts=tuple(concepts), cues=(), units=units, dimensions=dimensions)


def facts(text: str) -> Facts:
    """Facts of a report written in Markdown, with the invented concepts."""
    return extract(doc(text), lexicon())


def figures(text: str, concept: str) -> list[Figure]:
    """Figures of a report whose own words, group or caption name a concept."""
    return [figure for figure in facts(text).figures if concept in figure.concepts | figure.group | figure.context]


def one_figure(text: str, concept: str, printed: str) -> Figure:
    """The only figure on a concept that is printed so."""
    (found,) = [figure for figure in figures(text, concept) if figure.text == printed]
    return found


def statement(number: int, text: str, *concepts: str, page: int = 1, **fields: Any) -> Statement:
    """A statement with its own passage, of the same number."""
    place = Locator(page=page, passage=number, start=0, end=len(text))
    return Statement(
        id=number,
        text=text,
        locator=place,
        concepts=frozenset(concepts),
        paragraph=frozenset(concepts) | fields.pop("paragraph", frozenset()),
        context=frozenset(fields.pop("context", ())),
        kinds=frozenset(Kind(kind) for kind in fields.pop("kinds", ())),
        **fields,
    )


def figure(text: str, *concepts: str, passage: int = 0, page: int = 1, **fields: Any) -> Figure:
    """A figure from a sentence by default; its value is what is printed."""
    base: dict[str, Any] = {
        "value": Decimal(fields.pop("value", text.replace(",", ""))),
        "dimension": "count",
        "quote": f"quote of {text}",
        "locator": Locator(page=page, passage=passage, start=0, end=len(text)),
        "source": Source.SENTENCE,
        "group": frozenset(concepts),
    }
    return Figure(text=text, concepts=frozenset(concepts), **(base | fields))


def question(kind: str, *of: str, **fields: Any) -> Question:
    """A question of any kind."""
    return Question(kind=QuestionKind(kind), of=of, **fields)


def near(concept: str, why: str = "a different kind", *, weak: bool = False) -> Guard:
    """A guard on the sentence itself."""
    return Guard(concept=concept, where="near", why=why, weak=weak)


def under(concept: str, why: str = "another section", *, weak: bool = False) -> Guard:
    """A guard on the headings above."""
    return Guard(concept=concept, where="under", why=why, weak=weak)


def rule(*questions: Question, id: str = "topic.datapoint", **fields: Any) -> Rule:
    """A rule with these questions as alternatives."""
    return Rule(id=id, version=1, asks="What does the report say?", questions=questions, **fields)


def pack(*rules: Rule, **fields: Any) -> RulePack:
    """A pack of these rules with the invented lexicon."""
    return RulePack(rules=rules, lexicon=fields.pop("lexicon", None) or lexicon(), digest="0" * 64, **fields)


def page_of(facts_: Facts, roles: Mapping[int, Role] | None = None) -> Document:
    """A document with one passage for each passage that the facts name."""
    texts = {item.locator.passage: item.text for item in facts_.statements}
    texts |= {item.locator.passage: item.quote for item in facts_.figures if item.locator.passage not in texts}
    pages = {item.locator.passage: item.locator.page for item in (*facts_.statements, *facts_.figures)}
    last = max(texts, default=-1)
    return Document(
        source="facts",
        sha256="",
        media_type="text/plain",
        pages=tuple(Page(number=number) for number in range(1, max(pages.values(), default=1) + 1)),
        passages=tuple(
            Passage(
                id=number,
                page=pages.get(number, 1),
                text=texts.get(number, ""),
                role=(roles or {}).get(number, Role.BODY),
                language=Language.ENGLISH,
            )
            for number in range(last + 1)
        ),
    )


def evaluated(rule_: Rule, *items: Statement | Figure, **more: Any) -> Finding:
    """Put one rule to a few facts."""
    found = Facts(
        statements=tuple(item for item in items if isinstance(item, Statement)),
        figures=tuple(item for item in items if isinstance(item, Figure)),
        explanations=more.pop("explanations", ()),
        references=more.pop("references", ()),
        years=more.pop("years", ()),
    )
    roles = more.pop("roles", None)
    return evaluate(pack(rule_, **more), page_of(found, roles), found)[-1]
