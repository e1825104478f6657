"""An assessment and its edition in, the lines of a content index out: where each requirement is answered.

What could not be told stands in square brackets, for the reporter to fill in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.model.fact import Locator
from checker.model.finding import State
from checker.model.framework import Framework, Holds, IndexLayout, Obligation, Requirement
from checker.writers.safe_text import shorten
from checker.writers.words import page_ranges

FILL_IN = "[to be filled in]"
BARRED = "–"
"""Stands where no reason for omission is accepted."""
_PLAIN = IndexLayout(
    title="Content index",
    columns=(
        (Holds.GROUP, "Topic"),
        (Holds.CODE, "Requirement"),
        (Holds.TITLE, "Description"),
        (Holds.LOCATION, "Page"),
        (Holds.REMARK, "Remarks"),
    ),
)
_LONGEST_REMARK = 300
_UNIVERSAL = "universal"
_BEST = 2
"""Quotes of an element whose pages are named: the strongest."""
_ANSWERED = (Verdict.PRESENT, Verdict.PARTIAL, Verdict.EXPLAINED, Verdict.REFERRED)
_OPEN = (State.MISSING, State.WEAK, State.REFERRED, State.NEEDS_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentIndex:
    """A whole index, ready to be written."""

    title: str
    header: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def content_index(assessment: Assessment, framework: Framework) -> ContentIndex:
    """Lay the findings out as the edition asks."""
    layout = framework.index or _PLAIN
    period = assessment.report.period
    start, end = (period.start.isoformat(), period.end.isoformat()) if period else ("[start]", "[end]")
    return ContentIndex(
        title=layout.title,
        header=tuple((label, text.replace("{start}", start).replace("{end}", end)) for label, text in layout.header),
        columns=tuple(title for _, title in layout.columns),
        rows=tuple(_rows(assessment, framework, layout)),
    )


def _rows(assessment: Assessment, framework: Framework, layout: IndexLayout) -> Iterator[tuple[str, ...]]:
    groups = {aspect.id: aspect for aspect in framework.aspects}
    skipped = frozenset(one.locator.page for one in assessment.index if one.locator)
    pairs = list(zip(framework.requirements, assessment.requirements, strict=True))
    repeated = [pair for pair in pairs if pair[0].id in layout.per_topic]
    own = {requirement.aspect for requirement, _ in repeated}
    seen: set[tuple[str, int | None]] = set()
    for requirement, result in _listed(pairs, framework, layout):
        aspect = groups[requirement.aspect]
        group = _group(aspect.id, aspect.title, requirement.year)
        topic = requirement.aspect, requirement.year
        if requirement.kind not in ("", _UNIVERSAL) and requirement.aspect not in own and topic not in seen:
            yield from (_row(one, None, group, layout, skipped) for one, _ in repeated)
        seen.add(topic)
        yield _row(requirement, result, group, layout, skipped)


def _listed(
    pairs: list[tuple[Requirement, RequirementResult]], framework: Framework, layout: IndexLayout
) -> Iterator[tuple[Requirement, RequirementResult]]:
    """What an index lists: all that every report is asked, and of topics what this report answers."""
    code = re.compile(framework.code_pattern or ".*")
    for requirement, result in pairs:
        if requirement.id in layout.per_topic or not code.fullmatch(requirement.id):
            continue
        told = result.verdict in _ANSWERED and _is_told(result)
        if result.obligation is Obligation.VOLUNTARY and requirement.kind:
            # A Standard that another replaces or will replace, or what only a wider option of a claim asks.
            told, asked = told and requirement.kind == _UNIVERSAL, False
        else:
            asked = requirement.kind in ("", _UNIVERSAL)
        if asked or told:
            yield requirement, result


def _is_told(result: RequirementResult) -> bool:
    return any(element.state in (State.DISCLOSED, State.EXPLAINED, State.REFERRED) for element in result.elements)


def _group(id: str, title: str, year: int | None) -> str:
    """Name of a standard with its year, or of an aspect."""
    return f"{id.partition(':')[0]}: {title} {year}" if year else f"{id} {title}"


def _row(
    requirement: Requirement,
    result: RequirementResult | None,
    group: str,
    layout: IndexLayout,
    skipped: frozenset[int],
) -> tuple[str, ...]:
    open_parts = _open_parts(result)
    cells: list[str] = []
    for holds, _ in layout.columns:
        match holds:
            case Holds.GROUP:
                cells.append(group)
            case Holds.CODE:
                cells.append(requirement.id)
            case Holds.TITLE:
                cells.append(requirement.title)
            case Holds.DISCLOSURE:
                cells.append(f"{requirement.id} {requirement.title}")
            case Holds.LOCATION:
                cells.append(location(result, skipped) if result else FILL_IN)
            case Holds.OMISSION:
                cells.append(open_parts if requirement.explainable else BARRED)
                open_parts = ""
            case Holds.REMARK:
                cells.append(_remark(requirement, result) if result else "")
            case Holds.BLANK:
                cells.append("")
    return tuple(cells)


def location(result: RequirementResult, skipped: frozenset[int]) -> str:
    """Pages that answer a requirement: printed numbers, pages of the file where none is printed."""
    sure = _pages(result, State.DISCLOSED, skipped)
    if sure:
        return sure
    weak = _pages(result, State.WEAK, skipped)
    if weak:
        return f"[check: {weak}]"
    if result.verdict is Verdict.REFERRED:
        return "[other document]"
    return "" if result.verdict is Verdict.EXPLAINED else FILL_IN


def _pages(result: RequirementResult, state: State, skipped: frozenset[int]) -> str:
    places = [item.locator for one in result.elements if one.state is state for item in one.evidence[:_BEST]]
    places = [place for place in places if place.page > 0 and place.page not in skipped]
    printed = page_ranges(int(place.printed_page) for place in places if place.printed_page.isdecimal())
    others = sorted({place.printed_page for place in places if place.printed_page and not _is_number(place)})
    bare = page_ranges(place.page for place in places if not place.printed_page)
    return ", ".join(filter(None, (printed, *others, f"PDF p. {bare}" if bare else "")))


def _is_number(place: Locator) -> bool:
    return place.printed_page.isdecimal()


def _open_parts(result: RequirementResult | None) -> str:
    """Elements that the report does not answer, for the reporter to omit or disclose."""
    if result is None or result.verdict in (Verdict.PRESENT, Verdict.NOT_APPLICABLE):
        return ""
    if result.verdict is Verdict.EXPLAINED:
        return f"[reason stated: {_reasons(result)}]"
    parts = [element.id for element in result.elements if element.state in _OPEN]
    return f"[open: {', '.join(parts)}]" if parts else ""


def _remark(requirement: Requirement, result: RequirementResult) -> str:
    """The reason that the report gives, or what is still to do."""
    reasons = _reasons(result)
    if reasons:
        return reasons
    if result.verdict in (Verdict.MISSING, Verdict.NEEDS_REVIEW, Verdict.NOT_ASSESSED):
        return "[disclose, or give the reason]" if requirement.explainable else "[disclose: no reason is accepted]"
    return ""


def _reasons(result: RequirementResult) -> str:
    """What the report says in place of the disclosure, each sentence once."""
    told = [one for one in result.elements if one.state in (State.EXPLAINED, State.REFERRED)]
    return "\n".join(dict.fromkeys(shorten(item.quote, _LONGEST_REMARK) for one in told for item in one.evidence[:1]))
