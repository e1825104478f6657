"""Which requirement codes exist and in which editions, from the frameworks; knows no code by itself."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.model.framework import Framework

_NUMBERED = re.compile(r"(.*[^\d])(\d{1,3})")
_GENERATION = re.compile(r"[A-Z]\d-(?=[A-Z])")
_TWO_DIGITS = 99
_MOST_OF_A_STANDARD = 12
_MARK = re.compile(r"[@#].*")
"""What a framework file adds to an id to keep two apart; indexes never print it."""


def numbered(code: str) -> tuple[str, int] | None:
    """A code's stem, with its separator, and the number at its end: ("102-", 5)."""
    match = _NUMBERED.fullmatch(code)
    return (match[1], int(match[2])) if match else None


def _is_range(stem: str, number: int) -> bool:
    """Tell two page numbers of three digits from a code with a footnote: the second is the larger."""
    first = stem.rstrip("-")
    return number > _TWO_DIGITS and first.isdigit() and number > int(first)


class Catalogue:
    """Every code of some frameworks. Without frameworks it knows nothing, and shapes alone have to do."""

    def __init__(self, frameworks: Iterable[Framework] = ()) -> None:
        """List the codes of `frameworks`."""
        self.frameworks = tuple(frameworks)
        self._editions: defaultdict[str, list[str]] = defaultdict(list)
        self._years: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._general: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._stems: defaultdict[str, list[str]] = defaultdict(list)
        self._under: defaultdict[str, list[str]] = defaultdict(list)
        self._titles: dict[str, str] = {}
        self._articles: dict[int, str] = {}
        for framework in self.frameworks:
            self._articles.update(_articles(framework))
            self._titles.update((one.title.casefold(), one.id) for one in framework.aspects if one.id[-1:].isdigit())
            for requirement in framework.requirements:
                code = _MARK.sub("", requirement.id)
                if requirement.aspect in self._articles.values():
                    self._under[requirement.aspect].append(requirement.id)
                self._add(framework.id, code, requirement.year)
                if requirement.aspect != code and not code[-1:].isdigit() and code.startswith(f"{requirement.aspect}."):
                    self._general.setdefault(requirement.aspect, code)

    def __bool__(self) -> bool:
        return bool(self.frameworks)

    def _add(self, framework: str, code: str, year: int | None) -> None:
        if framework not in self._editions[code]:
            self._editions[code].append(framework)
        if year is not None and year not in self._years[framework, code]:
            self._years[framework, code].append(year)
        if split := numbered(code):
            self._stems[split[0]].append(framework)
            if code not in self._under[split[0]]:
                self._under[split[0]].append(code)
        for other in {_GENERATION.sub("", code), code.replace("-", "") if code[:1].isalpha() else code, _flat(code)}:
            if other != code:
                self._aliases.setdefault(other, code)

    def spelled(self, printed: str) -> str:
        """The code as the frameworks spell it, less a footnote digit or item at its end; empty where none is known."""
        split = numbered(printed)
        shorter = f"{split[0]}{split[1] // 10}" if split and split[1] > 9 and not _is_range(*split) else ""
        whole = printed[: printed.rfind("(")] if printed.endswith(")") else ""
        for form in (printed, shorter, whole):
            if form in self._editions:
                return form
            if form in self._aliases:
                return self._aliases[form]
        return ""

    def knows(self, code: str) -> bool:
        """Tell whether some edition has this code."""
        return code in self._editions

    def has_stem(self, stem: str) -> bool:
        """Tell whether codes with this stem exist."""
        return stem in self._stems

    def article(self, number: int) -> str:
        """The article of this number, in a framework whose indexes print articles; empty where there is none."""
        return self._articles.get(number, "")

    def under(self, whole: str) -> tuple[str, ...]:
        """Requirements of an article, or codes of a standard, by its number; none of one too large for a single row."""
        if whole in self._under:
            return tuple(self._under[whole])
        codes = self._under.get(f"{whole}-", ())
        return tuple(codes) if len(codes) <= _MOST_OF_A_STANDARD else ()

    def holders(self, stem: str) -> tuple[str, ...]:
        """Frameworks that have codes with this stem."""
        return tuple(dict.fromkeys(self._stems.get(stem, ())))

    def general(self, aspect: str) -> str:
        """The general disclosure of an aspect; empty where there is none."""
        return self._general.get(aspect, "")

    def titled(self, text: str) -> str:
        """The requirement that is an aspect of its own under this title; empty where there is none."""
        code = self._titles.get(text.strip().casefold(), "")
        return code if code in self._editions else ""

    def editions(self, code: str) -> tuple[str, ...]:
        """Frameworks that have this code, in their order."""
        return tuple(self._editions.get(_MARK.sub("", code), ()))

    def years(self, framework: str, code: str) -> tuple[int, ...]:
        """Years of the standards in which a framework has this code."""
        return tuple(self._years.get((framework, code), ()))


def _flat(code: str) -> str:
    """A code with paragraphs in brackets is also printed without its dot."""
    return code.replace(".", "") if "(" in code else code


def _articles(framework: Framework) -> Iterator[tuple[int, str]]:
    """Numbers of articles with the aspects that stand for them, where the framework's codes are written so."""
    for aspect in framework.aspects:
        number = _NUMBERED.fullmatch(aspect.id)
        if number and framework.code_pattern and re.fullmatch(framework.code_pattern, f"第{number[2]}条"):
            yield int(number[2]), aspect.id
