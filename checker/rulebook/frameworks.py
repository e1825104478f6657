"""Finds, loads and chooses framework editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.errors import UsageError
from checker.model.fact import Period
from checker.model.framework import Framework
from checker.resources import display_path, frameworks_dir

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # strftime would answer in the language of the machine


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkSummary:
    """One edition in a list."""

    id: str
    family: str
    title: str
    edition: str
    applies_from: date
    applies_until: date | None
    published_from: date | None
    published_until: date | None
    requirements: int
    elements: int
    datapoints: int


def load_framework(id: str, *, root: Path | None = None) -> Framework:
    """Load one edition by its id ("hkex-2020"); an id that does not exist is a UsageError."""
    files = framework_files(root)
    if id not in files:
        from checker.rulebook.problems import did_you_mean

        hint = did_you_mean(id, files)
        raise UsageError(f"there is no framework {id!r}{hint or ';'} known: {', '.join(files)}")
    return _load(files[id], root)


def load_frameworks(*, root: Path | None = None) -> tuple[Framework, ...]:
    """Load every edition."""
    return tuple(_load(path, root) for path in framework_files(root).values())


def list_frameworks(*, root: Path | None = None) -> tuple[FrameworkSummary, ...]:
    """List every edition, by family and first day."""
    summaries = [_summary(_load(path, root)) for path in framework_files(root).values()]
    return tuple(sorted(summaries, key=_age))


def choose_framework(
    period: Period | None, *, family: str = "hkex", published: date | None = None, root: Path | None = None
) -> tuple[str, str]:
    """Choose the edition of a family for a reporting period; returns its id and why it was chosen.

    The first day of the financial year decides; the day of publication does, if it is known, in a family whose
    editions go by that. Without either it is the newest edition in force.
    """
    files = framework_files(root)
    editions = [_summary(_load(path, root)) for path in files.values() if path.parent.name == family]
    if not editions:
        families = ", ".join(sorted({path.parent.name for path in files.values()}))
        raise UsageError(f"there is no framework family {family!r}; known: {families}")
    editions.sort(key=_age)
    if published and all(one.published_from for one in editions):
        return _choose_by_publication(published, editions)
    return _choose(period, editions)


def framework_files(root: Path | None = None) -> dict[str, Path]:
    """Give the file of each edition by its id: frameworks/<family>/<edition>.yaml."""
    folder = frameworks_dir(root)
    return {f"{path.parent.name}-{path.stem}": path for path in sorted(folder.glob("*/*.yaml"))}


def _choose(period: Period | None, editions: Sequence[FrameworkSummary]) -> tuple[str, str]:
    """Choose from the editions of one family, oldest first."""
    if period is None:
        newest = editions[-1]
        return newest.id, f"no reporting period was found in the report; this is the newest edition ({_years(newest)})"
    starts = f"the reporting period starts on {_day(period.start)}"
    begun = [one for one in editions if one.applies_from <= period.start]
    if not begun:
        oldest = editions[0]
        return oldest.id, f"{starts}, before any edition that is known; this is the oldest ({_years(oldest)})"
    chosen = begun[-1]
    if chosen.applies_until and chosen.applies_until < period.start:
        return (
            chosen.id,
            f"{starts}, after every edition that is known; this is the last ({_years(chosen)})",
        )
    return chosen.id, f"{starts}; this edition applies to {_years(chosen)}"


def _choose_by_publication(published: date, editions: Sequence[FrameworkSummary]) -> tuple[str, str]:
    """Choose the edition in force on a day of publication; before all of them the oldest."""
    begun = [one for one in editions if one.published_from and one.published_from <= published]
    chosen = begun[-1] if begun else editions[0]
    assert chosen.published_from is not None
    until = f" and up to {_day(chosen.published_until)}" if chosen.published_until else ""
    days = f"reports published on or after {_day(chosen.published_from)}{until}"
    if begun:
        return chosen.id, f"the report was published on {_day(published)}; this edition is for {days}"
    return (
        chosen.id,
        f"the report was published on {_day(published)}, before any edition that is known; "
        f"this is the oldest, for {days}",
    )


def _age(edition: FrameworkSummary) -> tuple[str, date, str]:
    return edition.family, edition.applies_from, edition.id


def _years(edition: FrameworkSummary) -> str:
    until = f" and up to {_day(edition.applies_until)}" if edition.applies_until else ""
    return f"financial years starting on or after {_day(edition.applies_from)}{until}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _load(path: Path, root: Path | None) -> Framework:
    from checker.rulebook.cache import cached

    name = f"framework-{path.parent.name}-{path.stem}"
    return cached(Framework, name, [path], path.parent, lambda: compile_framework(path, root))


def compile_framework(path: Path, root: Path | None) -> Framework:
    """Read, check and build one edition, without the cache."""
    from checker.rulebook.framework_builder import build_framework, framework_problems
    from checker.rulebook.problems import refuse
    from checker.rulebook.schema import check_shape
    from checker.rulebook.yaml_source import read_source

    source = read_source(path, display_path(path, root))
    refuse(check_shape(source, "framework"))
    refuse(framework_problems(source, f"{path.parent.name}-{path.stem}"))
    return build_framework(source)


def _summary(framework: Framework) -> FrameworkSummary:
    elements = [element for requirement in framework.requirements for element in requirement.elements]
    assert framework.applies_from is not None
    return FrameworkSummary(
        id=framework.id,
        family=framework.family,
        title=framework.title,
        edition=framework.edition,
        applies_from=framework.applies_from,
        applies_until=framework.applies_until,
        published_from=framework.published_from,
        published_until=framework.published_until,
        requirements=len(framework.requirements),
        elements=len(elements),
        datapoints=len({element.datapoint for element in elements if element.datapoint}),
    )
