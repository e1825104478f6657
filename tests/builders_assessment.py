"""Invented assessments for the tests of the writers: short to write, every verdict and state in one sample."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model.assessment import (
    Assessment,
    ElementResult,
    Provenance,
    ReportFacts,
    RequirementResult,
    Verdict,
)
from checker.model.document import Language, Page, UnreadReason
from checker.model.fact import Figure, Locator, Period, Source
from checker.model.finding import Evidence, NearMiss, State
from checker.model.framework import Aspect, Obligation

ASPECTS = (
    Aspect(id="E1", title="Emissions and energy", group="Environmental"),
    Aspect(id="S1", title="Working conditions", group="Social"),
    Aspect(id="S6", title="Customers and products", group="Social"),
)


def at(page: int, printed: str = "", **fields: Any) -> Locator:
    """A place on a page, with a box."""
    return Locator(page=page, printed_page=printed, box=fields.pop("box", (72.0, 100.0, 520.5, 124.25)), **fields)


def evidence(quote: str, page: int = 3, printed: str = "1") -> Evidence:
    """One quote with its place."""
    return Evidence(quote=quote, locator=at(page, printed, passage=page * 10, start=4, end=4 + len(quote)))


def near_miss(quote: str, because: str, page: int = 5) -> NearMiss:
    """One passage that was turned down."""
    return NearMiss(quote=quote, because=because, locator=at(page, str(page - 2)))


def figure(text: str = "1,250", value: str = "1250", **fields: Any) -> Figure:
    """One figure, from a table by default."""
    base: dict[str, Any] = {
        "unit": "t_co2e",
        "unit_text": "tCO2e",
        "dimension": "emission",
        "metric": "Scope 1 emissions",
        "concepts": frozenset({"scope_1", "emissions"}),
        "year": 2024,
        "source": Source.TABLE,
        "quote": f"Scope 1 emissions | {text}",
        "locator": at(4, "2", passage=41),
    }
    return Figure(text=text, value=Decimal(value), **(base | fields))


def element(id: str, state: State = State.DISCLOSED, **fields: Any) -> ElementResult:
    """One element's outcome."""
    base: dict[str, Any] = {
        "title": id.replace("_", " ").capitalize(),
        "confidence": 0.93,
        "datapoint": f"topic.{id}",
        "rule_version": 1,
        "asks": f"What does the report say on {id.replace('_', ' ')}?",
    }
    return ElementResult(id=id, state=state, **(base | fields))


def requirement(id: str, verdict: Verdict, *elements: ElementResult, **fields: Any) -> RequirementResult:
    """One requirement's outcome; its aspect is the part of the id before the full stop."""
    base: dict[str, Any] = {
        "title": f"Requirement {id}",
        "aspect": id.split(".")[0],
        "obligation": Obligation.COMPLY_OR_EXPLAIN,
        "confidence": 0.9,
        "elements": elements or (element("general"),),
    }
    return RequirementResult(id=id, verdict=verdict, **(base | fields))


def report(**fields: Any) -> ReportFacts:
    """What is said of the report itself."""
    base: dict[str, Any] = {
        "source": "Larkfield Draft ESG Report 2024.pdf",
        "sha256": "ab" * 32,
        "pages": 48,
        "languages": (Language.ENGLISH, Language.CHINESE_TRADITIONAL),
        "period": Period(start=date(2024, 1, 1), end=date(2024, 12, 31), label="FY2024"),
        "unread_pages": (
            Page(number=7, unread=UnreadReason.NO_TEXT),
            Page(number=8, unread=UnreadReason.NO_TEXT),
            Page(number=31, label="29", unread=UnreadReason.BROKEN_TEXT),
        ),
    }
    return ReportFacts(**(base | fields))


def assessment(*requirements: RequirementResult, **fields: Any) -> Assessment:
    """One report against one invented framework."""
    base: dict[str, Any] = {
        "report": report(),
        "framework": "invented-2024",
        "framework_title": "Invented Reporting Code, 2024 edition",
        "chosen_because": "the reporting period ends on 2024-12-31, and this edition applies from 2024-01-01",
        "aspects": ASPECTS,
        "provenance": Provenance(
            program="esgcheck 0.1.0",
            rules_digest="cd" * 32,
            framework_digest="ef" * 32,
            settings=(("issuer_type", "main_board"), ("ocr", "off")),
        ),
    }
    return Assessment(requirements=requirements, **(base | fields))


SCOPE_1 = figure()
COMPLAINTS = figure(
    "no complaints",
    "0",
    unit="count",
    unit_text="",
    metric="Product complaints",
    nil=True,
    source=Source.SENTENCE,
    quote="In 2024 no complaints on our lamps were received.",
    locator=at(22, "20", passage=220),
)
WOMEN = figure(
    "31.5%", "31.5", unit="percent", unit_text="%", metric="Share of staff", by=(("gender", "female"),), year=2024
)


def sample(**fields: Any) -> Assessment:
    """Every verdict and every state once, with text in both languages and text that tries to be a formula."""
    return assessment(
        requirement(
            "E1.1",
            Verdict.PRESENT,
            element(
                "scope_1",
                evidence=(evidence("Scope 1 emissions | 1,250", 4, "2"), evidence("We emitted 1,250 tCO2e.", 12, "10")),
                figures=(SCOPE_1,),
            ),
            title="Direct emissions",
            obligation=Obligation.MANDATORY,
        ),
        requirement(
            "E1.2",
            Verdict.PARTIAL,
            element("energy_use", evidence=(evidence("範圍一及範圍二能源耗量為 13,500 千個千瓦時。", 14, "12"),)),
            element(
                "energy_target",
                State.WEAK,
                confidence=0.66,
                evidence=(evidence('=HYPERLINK("http://x") We hope to use less energy.', 15, "13"),),
                near_misses=(near_miss("Our lamps save customers energy.", "product sold, not own operations"),),
                reason="A wish without a target or a year.",
            ),
            title="Energy use and target",
            obligation=Obligation.MANDATORY,
            gap="An energy target with its year is missing.",
            next_step="State the target, its base year and the year by which it is to be reached.",
            confidence=0.71,
            citation="Part C, paragraph 12",
        ),
        requirement(
            "S1.1",
            Verdict.MISSING,
            element(
                "turnover_rate",
                State.MISSING,
                confidence=0.88,
                near_misses=(
                    near_miss("Turnover rose by 4 % to 81 million.", "turnover in the sense of revenue", 9),
                    near_miss("S1.1 Employee turnover rate by gender", "index row repeats the requirement", 46),
                ),
                reason="No figure for employees who left was found.",
            ),
            title="Employee turnover",
            gap="The turnover rate by gender and age group is missing.",
            next_step="Give the rate for the year, by gender and age group.",
            confidence=0.88,
        ),
        requirement(
            "S1.2",
            Verdict.NEEDS_REVIEW,
            element("injuries", State.NEEDS_REVIEW, confidence=0.5, reason="Pages 7-8 could not be read."),
            title="Work injuries",
            obligation=Obligation.MANDATORY,
            confidence=0.5,
        ),
        requirement(
            "S6.1",
            Verdict.EXPLAINED,
            element(
                "recalls",
                State.EXPLAINED,
                evidence=(evidence("Recalls are not material to our business and are not disclosed.", 44, "42"),),
                reason="not material: the report says that recalls are not material to its business",
            ),
            title="Recalled products",
        ),
        requirement(
            "S6.2",
            Verdict.PRESENT,
            element(
                "number",
                evidence=(evidence("In 2024 no complaints on our lamps were received.", 22, "20"),),
                figures=(COMPLAINTS,),
            ),
            title="Product complaints",
            year=2016,
            confidence=0.97,
        ),
        requirement(
            "S6.3",
            Verdict.REFERRED,
            element("privacy", State.REFERRED, confidence=0.8, reason="Referred to: Privacy Statement, website"),
            title="Customer privacy",
            obligation=Obligation.VOLUNTARY,
        ),
        requirement(
            "S6.4",
            Verdict.NOT_APPLICABLE,
            element("outsourced_service", State.NOT_APPLICABLE, reason="Asked only of issuers that outsource service."),
            title="Outsourced service",
            obligation=Obligation.VOLUNTARY,
        ),
        requirement(
            "S6.5",
            Verdict.NOT_ASSESSED,
            element("advertising", State.NOT_ASSESSED, confidence=0.0, datapoint="", rule_version=0, asks=""),
            title="Advertising and labelling",
            obligation=Obligation.VOLUNTARY,
            confidence=0.0,
        ),
        **({"figures": (SCOPE_1, COMPLAINTS, WOMEN)} | fields),
    )


def second(**fields: Any) -> Assessment:
    """The same report against another invented framework."""
    first = sample()
    changed = tuple(replace(item, id=f"X-{number}") for number, item in enumerate(first.requirements[:5], 1))
    base: dict[str, Any] = {
        "framework": "other-2021",
        "framework_title": "Other Standards 2021",
        "chosen_because": "chosen by the user",
        "requirements": changed,
    }
    return replace(first, **(base | fields))


def large(requirements: int = 120, elements_each: int = 2, figures: int = 400) -> Assessment:
    """An assessment of the size of a full framework, for measuring."""
    verdicts = (Verdict.PRESENT, Verdict.PARTIAL, Verdict.MISSING, Verdict.EXPLAINED, Verdict.PRESENT)
    states = (State.DISCLOSED, State.WEAK, State.MISSING, State.EXPLAINED, State.DISCLOSED)
    kpis = tuple(
        figure(f"{number:,}", str(number), metric=f"Measure {number}", locator=at(number % 90 + 1, passage=number))
        for number in range(figures)
    )
    made = []
    for number in range(requirements):
        kind = number % len(verdicts)
        quote = f"Site {number} records its use of water each month and reports {number * 37:,} cubic metres. " * 2
        parts = tuple(
            element(
                f"part_{part}",
                states[kind],
                evidence=(evidence(quote, number % 90 + 1),) if kind != 2 else (),
                figures=kpis[number : number + 2],
                near_misses=(near_miss(quote, "a plan, not a result"), near_miss(quote, "another year")),
                reason="The figure has no year and no unit, so that a reader cannot compare it.",
            )
            for part in range(elements_each + (number % 12 == 0))
        )
        made.append(
            requirement(
                f"A{number % 15}.{number}",
                verdicts[kind],
                *parts,
                gap="The figure for the year and its unit are missing." if kind in (1, 2) else "",
                next_step="Give the figure for the year." if kind in (1, 2) else "",
            )
        )
    aspects = tuple(Aspect(id=f"A{number}", title=f"Aspect number {number}", group="All") for number in range(15))
    return assessment(*made, aspects=aspects, figures=kpis)
