"""Which edition of each framework family an index follows, by the codes and years that it prints and by its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.extract.index_catalogue import Catalogue, numbered
from checker.extract.index_cues import EDITION
from checker.extract.index_parts import IndexRow
from checker.model.framework import Framework


class Editions:
    """The edition chosen for each family, and what follows for single codes."""

    def __init__(self, catalogue: Catalogue, rows: Sequence[IndexRow], spoken: Mapping[str, int]) -> None:
        """Choose by the codes of `rows`; `spoken` counts the cues that speak for an edition."""
        self._catalogue = catalogue
        printed = {(one, year) for row in rows for one, year in _dated(row)}
        families: defaultdict[str, list[Framework]] = defaultdict(list)
        for framework in catalogue.frameworks:
            families[framework.family].append(framework)
        self._chosen = {
            family: max(editions, key=lambda one: self._fit(one, printed, spoken)).id
            for family, editions in families.items()
        }
        self._known: dict[str, tuple[str, str]] = {}
        self._families = {framework.id: framework.family for framework in catalogue.frameworks}

    def _fit(
        self, framework: Framework, printed: set[tuple[str, int | None]], spoken: Mapping[str, int]
    ) -> tuple[int, int, int]:
        """Codes of the index that the edition has, words that speak for it, how little of it is left out."""
        covered = {code for code, year in printed if self._has(framework.id, code, year)}
        words = spoken.get(f"{EDITION}{framework.id.replace('-', '_')}", 0)
        return len(covered), words, len(covered) - len(framework.requirements)

    def _has(self, framework: str, code: str, year: int | None) -> bool:
        if framework not in self._catalogue.editions(code):
            return False
        years = self._catalogue.years(framework, code)
        return year is None or not years or year in years

    def of(self, code: str) -> tuple[str, str]:
        """Family and edition of a code, remembered."""
        if code not in self._known:
            self._known[code] = self._of(code)
        return self._known[code]

    def _of(self, code: str) -> tuple[str, str]:
        """Family and edition of a code; a code that the chosen edition lacks still belongs to its family."""
        code = self._catalogue.general(code) or code
        holders = [self._families[one] for one in self._catalogue.editions(code)]
        if not holders:
            split = numbered(code)
            holders = [self._families[one] for one in self._catalogue.holders(split[0])] if split else []
        return (holders[0], self._chosen[holders[0]]) if holders else ("", "")

    def year(self, code: str, row: IndexRow) -> int | None:
        """Year of the standard of a code: as its title says, else the only one that the edition has."""
        split = numbered(code)
        stated = dict(row.years).get(split[0]) if split else None
        years = self._catalogue.years(self.of(code)[1], code)
        if stated is not None and (stated in years or not years):
            return stated
        return years[0] if len(years) == 1 else None


def _dated(row: IndexRow) -> Iterable[tuple[str, int | None]]:
    years = dict(row.years)
    for code in row.codes:
        for one in code.ids:
            split = numbered(one)
            yield one, years.get(split[0]) if split else None
