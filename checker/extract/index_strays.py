"""Leaves out claims that are no rows of the index: codes on other pages, and marks of codes beside headings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.index_catalogue import Catalogue
from checker.extract.index_editions import Editions
from checker.model.fact import Claim

_GAP = 3
"""Pages from one index page to the next of the same index, at most."""
_LEAST_NEW = 6
"""Codes that a second run of pages must add to be another part of the index, or have at all to count."""


def with_general(found: Sequence[Claim], catalogue: Catalogue, editions: Editions) -> Iterator[Claim]:
    """Claims of a whole aspect as those of its general disclosure, where it has none of its own and they say where.

    Claims of a whole standard become those of its disclosures, where the index lists none of them.
    """
    claimed = {claim.requirement for claim in found}
    for claim in found:
        codes = catalogue.under(claim.requirement)
        if codes:
            yield from _of_standard(claim, codes, editions) if claimed.isdisjoint(codes) else ()
            continue
        general = catalogue.general(claim.requirement)
        if not general:
            yield claim
        elif general not in claimed and (claim.pages or claim.section or claim.documents or claim.answer):
            yield replace(claim, requirement=general)


def _of_standard(claim: Claim, codes: Sequence[str], editions: Editions) -> Iterator[Claim]:
    for code in codes:
        family, edition = editions.of(code)
        yield replace(claim, requirement=code, framework=family, edition=edition, whole=True)


def without_strays(found: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of each framework's main run of pages, and of other runs that go on with it.

    Other pages that mostly repeat its codes add none to it; pages with a few codes are no index.
    """
    kept: set[tuple[str, int, str]] = set()
    for family in sorted({claim.framework for claim in found}):
        kept.update((family, page, code) for page, code in _listed([one for one in found if one.framework == family]))
    pointed = {(claim.framework, claim.requirement) for claim in found if _says_something(claim)}
    for claim in found:
        idle = (claim.framework, claim.requirement) in pointed and not _says_something(claim)
        if (claim.framework, claim.locator.page, claim.requirement) in kept and not idle:
            yield claim


def _listed(found: Sequence[Claim]) -> Iterator[tuple[int, str]]:
    """Pages with the codes that they list as an index."""
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for claim in found:
        codes[claim.locator.page].add(claim.requirement)
    runs = [(pages, set[str]().union(*(codes[page] for page in pages))) for pages in _runs(sorted(codes))]
    listed: set[str] = set()
    for pages, own in sorted(runs, key=lambda run: (-len(run[1]), run[0])):
        if listed and len(own) < _LEAST_NEW:
            continue
        new = own - listed
        if not listed or (len(new) >= _LEAST_NEW and len(new) * 2 >= len(own)):
            listed |= own
        yield from ((page, code) for page in pages for code in codes[page] & listed)


def _says_something(claim: Claim) -> bool:
    """Tell whether a claim says where or what, or that nothing is reported; a mere mark of a code does not."""
    told = claim.pages or claim.documents or claim.section or claim.address or claim.answer or claim.title
    return bool(told) or not claim.reported


def _runs(pages: Sequence[int]) -> list[list[int]]:
    """Pages in runs without wide gaps."""
    runs: list[list[int]] = []
    for page in pages:
        if not runs or page - runs[-1][-1] > _GAP:
            runs.append([])
        runs[-1].append(page)
    return runs
