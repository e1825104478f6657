"""The content index of one framework edition, as the conditions look at it: rows by code beside what was found."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.model.document import Document, Language
from checker.model.fact import Claim, Facts
from checker.model.finding import Evidence
from checker.model.framework import Framework, Requirement
from checker.model.use import ClaimOfUse, Point, UseRules

_FEWEST_CODES = 5
"""Fewer codes are a mention of the framework, no index of it."""
_ANSWERED = frozenset({Verdict.PRESENT, Verdict.EXPLAINED})
_MOST_SHOWN = 5
_CELL = " | "
_FIGURE = re.compile(r"(?<![\d\-])\d+(?:[.,]\d+)*\s?%?(?![\d\-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A requirement with what was found for it."""

    requirement: Requirement
    result: RequirementResult


class View:
    """One report's index and findings under one edition."""

    def __init__(
        self, document: Document, facts: Facts, framework: Framework, assessment: Assessment, *, use: UseRules
    ) -> None:
        """Gather the rows of the framework's index; `use` holds the edition's claims."""
        self._document = document
        self.lines = facts.index_lines
        self.use = use
        self.rows = tuple(one for one in facts.claims if one.framework == framework.family and not _is_tag(one))
        self._asked: defaultdict[str, list[Asked]] = defaultdict(list)
        for requirement, result in zip(framework.requirements, assessment.requirements, strict=True):
            self._asked[requirement.id].append(Asked(requirement=requirement, result=result))
        self._rows: defaultdict[str, list[Claim]] = defaultdict(list)
        for row in self.rows:
            self._rows[row.requirement].append(row)
        self._printed = re.compile(framework.code_pattern or ".*")
        self.follows = self._followed(framework.id)
        """The edition that the index follows."""

    @property
    def is_present(self) -> bool:
        """Whether the report has an index of the framework."""
        return len(self._rows) >= _FEWEST_CODES

    @property
    def is_searchable(self) -> bool:
        """Whether what was not found is not there."""
        return is_searchable(self._document)

    def rows_of(self, code: str) -> Sequence[Claim]:
        """Rows that list a code."""
        return self._rows.get(code, ())

    def asked(self, code: str, year: int | None = None) -> Sequence[Asked]:
        """Requirements that a code stands for, those of the year where the row gives one."""
        found = self._asked.get(code, [])
        return [one for one in found if year in (None, one.requirement.year) or one.requirement.year is None]

    def codes_of(self, aspects: Collection[str]) -> Sequence[str]:
        """Codes of the disclosures of some aspects, as indexes print them."""
        return [
            code
            for code, asked in self._asked.items()
            if self._printed.fullmatch(code) and any(one.requirement.aspect in aspects for one in asked)
        ]

    def verdicts(self, code: str, year: int | None = None) -> frozenset[Verdict]:
        """What was found for a code."""
        return frozenset(one.result.verdict for one in self.asked(code, year))

    def is_answered(self, code: str, year: int | None = None) -> bool:
        """Whether all that a code stands for was recognised in full."""
        verdicts = self.verdicts(code, year)
        return bool(verdicts) and verdicts <= _ANSWERED

    def is_absent(self, code: str, year: int | None = None) -> bool:
        """Whether a complete search found nothing, and no index page prints the code in a row that was not read."""
        return self.verdicts(code, year) == {Verdict.MISSING} and not self.prints(code)

    def prints(self, code: str) -> bool:
        """Whether the index pages print a code: what could not be read as a row may still stand there."""
        name = r"\s?-\s?".join(map(re.escape, code.split("-")))
        return re.search(rf"(?<![\w.\-]){name}(?!\d|[.\-]\d)", self.text) is not None

    @cached_property
    def text(self) -> str:
        """All that stands on the pages of the index, with one sort of dash."""
        pages = {row.locator.page for row in self.rows}
        text = " ".join(one.text for one in self._document.passages if one.page in pages)
        return re.sub("[\u2010-\u2015\u2212\uff0d]", "-", text)

    def _followed(self, edition: str) -> str:
        """Editions share most codes: an index all of whose codes this one has may as well follow it."""
        if all(row.requirement in self._asked for row in self.rows):
            return edition
        return Counter(row.edition for row in self.rows).most_common(1)[0][0]


def is_searchable(document: Document) -> bool:
    """Tell whether every page was read, in a language that the rules know."""
    return bool(document.languages) and document.languages[0] is not Language.OTHER and not document.unread_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a condition is judged on."""

    view: View
    claim: ClaimOfUse | None
    """The claim that the report makes; None where it makes none."""
    reason: str = ""
    """The reason for omission that the condition is about."""


def standard_of(requirement: Requirement) -> str:
    """The Standard that a requirement belongs to, whatever its year: rows of one topic may leave it open."""
    return requirement.aspect.partition(":")[0]


def _is_tag(claim: Claim) -> bool:
    """Tell a code that stands beside the text that answers it from a row of an index."""
    return claim.file_pages == (claim.locator.page,)


def evidence_of(row: Claim) -> Evidence:
    """The row as a quote."""
    return Evidence(quote=row.text, locator=row.locator)


def some(rows: Iterable[Claim]) -> tuple[Evidence, ...]:
    """A few rows as quotes, each once."""
    quotes = {row.locator.passage: evidence_of(row) for row in rows}
    return tuple(quotes.values())[:_MOST_SHOWN]


def point(code: str, message: str, row: Claim | None = None, *, against: bool = True) -> Point:
    """Say something of a disclosure, with its row."""
    return Point(code=code, message=message, against=against, row=evidence_of(row) if row else None)


def has_place(row: Claim) -> bool:
    """Whether a row says where, or what, be it a figure in its last cell."""
    last = row.text.rpartition(_CELL)[2].strip()
    figure = _CELL in row.text and last != row.title and _FIGURE.search(last) is not None
    return bool(row.pages or row.section or row.documents or row.address or row.answer or (row.reported and figure))


def is_blank(row: Claim) -> bool:
    """Whether nothing stands where a row should say where: what stood there may not have been read."""
    if row.reported:
        return not has_place(row)
    return not row.withheld and row.text.rstrip().endswith("|")


def is_left_out(row: Claim) -> bool:
    """Whether a row lists a code only to say that it is not reported."""
    return not row.reported and not is_blank(row)
