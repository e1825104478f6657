"""Checked YAML of concepts, cues, units and breakdowns in, lexicon entries with folded terms out."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.model.rule import Concept, Dimension, Term, Unit
from checker.rulebook.values import mapping, text, text_at, texts
from checker.rulebook.yaml_source import Source
from checker.text.normalise import fold

_LANGUAGES = ("en", "zh")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def build_concepts(source: Source) -> Iterator[Concept]:
    """Concepts, or cue lists, of one file, in its order."""
    for name, words in mapping(source.data).items():
        yield build_concept(name, words)


def build_units(source: Source) -> Iterator[Unit]:
    """Units in the order of the file."""
    for name, unit in mapping(source.data).items():
        factor = Decimal(str(unit["factor"]))
        yield Unit(id=name, dimension=text_at(unit, "dimension"), factor=factor, terms=build_terms(unit))


def build_dimensions(source: Source) -> Iterator[Dimension]:
    """Breakdown dimensions in the order of the file."""
    for name, body in mapping(source.data).items():
        yield Dimension(
            id=name,
            parts=tuple(build_concept(part, words) for part, words in body["parts"].items()),
            cues=build_terms(body.get("cues", {})),
            minimum=body.get("minimum", 2),
        )


def build_concept(name: str, words: Mapping[str, Any]) -> Concept:
    """One concept from its words."""
    return Concept(
        id=name,
        terms=build_terms(words),
        not_in=build_terms(words.get("not_in", {})),
        includes=texts(words.get("includes")),
    )


def build_terms(words: Mapping[str, Any]) -> tuple[Term, ...]:
    """Terms of both languages, folded; those that fold to the same are one."""
    found = [build_term(text(word)) for language in _LANGUAGES for word in words.get(language, ())]
    return tuple(dict.fromkeys(found))


def build_term(word: str) -> Term:
    """One term from its spelling: a trailing * stands for any ending."""
    folded = " ".join(fold(word).split())
    return Term(text=folded.rstrip("*").rstrip(), prefix=folded.endswith("*"), chinese=is_chinese(folded))


def is_chinese(words: str) -> bool:
    """Tell whether words hold a Chinese character, and so have no word bounds."""
    return bool(_HAN.search(words))
