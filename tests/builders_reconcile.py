"""An invented report of ten pages, an invented edition and index rows, for the tests of reconciling."""

from dataclasses import replace
from datetime import date
from typing import Any

from builders import doc
from builders_assessment import assessment, element, requirement

from checker.model.assessment import Assessment, IndexFinding, RequirementResult, Verdict
from checker.model.document import Document, Page, Role
from checker.model.fact import Claim, Facts, Locator
from checker.model.finding import Evidence, NearMiss, State
from checker.model.framework import Element, Framework, Obligation, Phase, Requirement
from checker.reconcile import reconcile

EDITION = "demo-2024"
INDEX_PAGE = 10
_TEXTS = (
    "# Larkfield Lamps\nWe make lamps.",
    "# Board\nThe board meets monthly.",
    "# Lorries and fuel\nOur lorries burnt diesel.",
    "# Ship voyages\nShips carry lamps.",
    "# Paint\nPaint is mixed by hand.",
    "# Workshop accidents\nNobody was hurt.",
    "# Apprentices\nApprentices learn to solder.",
    "# Gifts\nNo gifts are taken.",
    "# Orchard\nThe orchard has pears.",
    "# Index\n| A1 | Diesel burnt by lorries | 3 |\n|---|---|---|\n| A2 | Paint solvents released | 5 |",
)
TITLES = {
    "A1": "Diesel burnt by lorries",
    "A2": "Paint solvents released",
    "B1": "Workshop accident frequency",
    "B2": "Apprentice soldering hours",
    "B3": "Bribery prosecutions pending",
    "B4": "Orchard irrigation volume",
}


def report() -> Document:
    """Ten pages; the last is the index."""
    made = doc("\f".join(_TEXTS))
    passages = tuple(
        replace(one, role=Role.CONTENT_INDEX) if one.page == INDEX_PAGE and one.role is not Role.HEADING else one
        for one in made.passages
    )
    pages = tuple(Page(number=page.number, label=str(page.number)) for page in made.pages)
    return replace(made, passages=passages, pages=pages)


def edition(**changes: dict[str, Any]) -> Framework:
    """Six requirements; `changes` are fields of single ones, by id."""
    return Framework(
        id=EDITION,
        family="demo",
        title="Demo",
        edition="2024",
        aspects=(),
        requirements=tuple(
            Requirement(
                id=id,
                title=title,
                aspect=id[0],
                phases=(Phase(issuer=None, obligation=Obligation.MANDATORY, start=date(2024, 1, 1)),),
                elements=(Element(id="all", title=title, datapoint=f"topic.{id}"),),
                **changes.get(id, {}),
            )
            for id, title in TITLES.items()
        ),
    )


def found(id: str, *pages: int, state: State = State.DISCLOSED, touched: tuple[int, ...] = ()) -> RequirementResult:
    """What was found for a requirement: evidence on these pages."""
    quotes = tuple(Evidence(quote=f"{id} on page {page}", locator=Locator(page=page, passage=-1)) for page in pages)
    misses = tuple(NearMiss(quote="nearly", because="no figure", locator=Locator(page=page)) for page in touched)
    made = element("all", state, datapoint=f"topic.{id}", evidence=quotes, near_misses=misses)
    verdict = {State.DISCLOSED: Verdict.PRESENT, State.MISSING: Verdict.MISSING}.get(state, Verdict.PARTIAL)
    return requirement(id, verdict, made, title=TITLES[id])


def row(code: str, *pages: int, **fields: Any) -> Claim:
    """One row of the index, on its page."""
    base: dict[str, Any] = {
        "framework": "demo",
        "edition": EDITION,
        "pages": pages,
        "file_pages": pages,
        "text": f"{code} | {TITLES.get(code, 'Other')} | {pages}",
        "title": TITLES.get(code, ""),
        "locator": Locator(page=INDEX_PAGE, passage=1000 + 100 * ord(code[0]) + int(code[1:])),
    }
    return Claim(requirement=code, **(base | fields))


SOUND_ROWS = (row("A1", 3), row("A2", 5), row("B1", 6), row("B2", 7), row("B3", 8), row("B4", 9))
SOUND_RESULTS = (
    found("A1", 3),
    found("A2", 5),
    found("B1", 6),
    found("B2", 7),
    found("B3", 8),
    found("B4", 9),
)


def judged(
    *rows: Claim, results: tuple[RequirementResult, ...] = (), framework: Framework | None = None, **facts: Any
) -> tuple[IndexFinding, ...]:
    """Reconcile the sound index, in which `rows` stand in for those of the same code, with a report."""
    changed = {one.requirement for one in rows}
    claims = (*(one for one in SOUND_ROWS if one.requirement not in changed), *rows)
    return reconcile(report(), Facts(claims=claims, **facts), framework or edition(), assessed(*results))


def assessed(*results: RequirementResult) -> Assessment:
    """Assess the sound report, in which `results` stand in for those of the same requirement."""
    changed = {one.id: one for one in results}
    return assessment(*(changed.get(one.id, one) for one in SOUND_RESULTS), framework=EDITION)


def of(code: str, findings: tuple[IndexFinding, ...]) -> IndexFinding:
    """The one finding of a code."""
    (one,) = (finding for finding in findings if finding.requirement == code)
    return one
