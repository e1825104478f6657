"""Findings and an edition in, an assessment out: explanations, unread pages, obligations."""

from datetime import date

import pytest

from checker.assess import Setting, assess
from checker.model.assessment import Verdict
from checker.model.document import Document, Language, Page, Passage, Role, UnreadReason
from checker.model.fact import Explanation, Facts, Locator, Period, Reference
from checker.model.finding import Evidence, Finding, NearMiss, State
from checker.model.framework import Aspect, Element, Framework, IssuerType, Obligation, Phase, Requirement
from checker.verdicts import gap_in_words
from tests.builders_facts import figure, pack, question, rule

D, W, E, M = State.DISCLOSED, State.WEAK, State.EXPLAINED, State.MISSING
NA, NR, NO = State.NOT_APPLICABLE, State.NEEDS_REVIEW, State.NOT_ASSESSED


# --- one requirement through assess ----------------------------------------------------------------------------------

OPEN = Phase(issuer=None, obligation=Obligation.COMPLY_OR_EXPLAIN, start=date(2020, 1, 1))
BINDING = Phase(issuer=None, obligation=Obligation.MANDATORY, start=date(2020, 1, 1))


def requirement(*elements, phases=(OPEN,), **fields):
    return Requirement(id="S6.2", title="Complaints", aspect="S6", phases=phases, elements=elements, **fields)


def element(name="number", datapoint="topic.number"):
    return Element(id=name, title=f"the {name}", datapoint=datapoint)


def framework(*requirements):
    return Framework(
        id="invented-2024",
        family="invented",
        title="Invented Code",
        edition="2024",
        aspects=(Aspect(id="S6", title="Customers", group="Social"),),
        requirements=requirements,
        digest="fd",
    )


def finding(state, datapoint="topic.number", **fields):
    return Finding(datapoint=datapoint, state=state, confidence=fields.pop("confidence", 0.8), **fields)


def document(unread=()):
    pages = tuple(
        Page(number=number, unread=UnreadReason.NO_TEXT if number in unread else None) for number in range(1, 4)
    )
    passage = Passage(id=0, page=1, text="Words.", role=Role.BODY, language=Language.ENGLISH)
    return Document(source="draft.pdf", sha256="ab", media_type="application/pdf", pages=pages, passages=(passage,))


def run(*findings, ask=None, unread=(), issuer=IssuerType.MAIN_BOARD, facts=None):
    rules = [rule(question("figure", "complaint"), id=name) for name in ("topic.number", "topic.handling")]
    setting = Setting(issuer=issuer, chosen_because="it applies", program="esgcheck test", settings=(("ocr", "false"),))
    asked = framework(ask or requirement(element()))
    return assess(document(unread), facts or Facts(), asked, pack(*rules), findings, setting)


def result(*findings, **fields):
    return run(*findings, **fields).requirements[0]


def reason(code, kind="not_material"):
    return Facts(
        explanations=(
            Explanation(
                reason=kind,
                concepts=frozenset(),
                requirement=code,
                text="Not material to a ferry line",
                locator=Locator(page=9),
            ),
        )
    )


def elsewhere(code):
    return Facts(
        references=(
            Reference(
                target="another document",
                external=True,
                concepts=frozenset(),
                requirement=code,
                text="S6.2 | Complaints | Annual Report, page 92",
                locator=Locator(page=9),
            ),
        )
    )


@pytest.mark.parametrize(
    ("state", "code", "unread", "verdict"),
    [
        (M, "S6.2", (), Verdict.REFERRED),
        (M, "S6.1", (), Verdict.MISSING),
        (D, "S6.2", (), Verdict.PRESENT),
        (W, "S6.2", (), Verdict.PARTIAL),
        (M, "S6.2", (2,), Verdict.NEEDS_REVIEW),
    ],
)
def test_an_index_row_that_names_another_document_refers_to_it(state, code, unread, verdict):
    got = result(finding(state), facts=elsewhere(code), unread=unread)
    assert got.verdict is verdict
    if verdict is Verdict.REFERRED:
        (proof,) = got.elements[0].evidence
        assert (proof.quote, proof.locator.page) == ("S6.2 | Complaints | Annual Report, page 92", 9)
        assert "another document" in got.elements[0].reason


def test_an_element_carries_everything_that_was_found():
    proof = Evidence(quote="23 complaints", locator=Locator(page=2))
    turned_down = NearMiss(quote="5", because="last year", locator=Locator(page=1))
    found = finding(
        D, evidence=(proof,), figures=(figure("23", "complaint"),), near_misses=(turned_down,), strength=4.0
    )
    one = result(found).elements[0]
    assert (one.state, one.confidence, one.datapoint, one.rule_version) == (D, 0.8, "topic.number", 1)
    assert (one.evidence, one.near_misses, one.strength) == ((proof,), (turned_down,), 4.0)
    assert [item.text for item in one.figures] == ["23"]
    assert one.asks == "What does the report say?"


def test_the_weakest_element_sets_the_confidence_of_a_requirement():
    both = requirement(element(), element("handling", "topic.handling"), element("note", ""))
    got = result(finding(D, confidence=0.9), finding(D, "topic.handling", confidence=0.6), ask=both)
    assert (got.verdict, got.confidence) == (Verdict.PRESENT, 0.6)


def test_an_instruction_to_the_preparer_is_not_applicable():
    got = result(ask=requirement(element("note", "")))
    assert (got.verdict, got.elements[0].state) == (Verdict.NOT_APPLICABLE, NA)
    assert got.elements[0].reason


def test_a_datapoint_without_a_rule_is_not_assessed_and_never_missing():
    got = result(ask=requirement(element("number", "topic.unknown")))
    assert (got.verdict, got.elements[0].state) == (Verdict.NOT_ASSESSED, NO)
    assert "by hand" in got.elements[0].reason
    assert got.confidence == 0.0


# --- explanations ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["S6.2", "s6.2", "S6"])
@pytest.mark.parametrize("state", [M, W])
def test_a_reason_in_the_index_covers_what_is_not_answered_in_substance(code, state):
    one = result(finding(state), facts=reason(code)).elements[0]
    assert one.state is E
    assert one.evidence[0].quote == "Not material to a ferry line"
    assert "not material" in one.reason


def test_substance_goes_before_a_reason():
    assert result(finding(D), facts=reason("S6.2")).verdict is Verdict.PRESENT


def test_a_reason_for_another_requirement_covers_nothing():
    assert result(finding(M), facts=reason("S6.1")).verdict is Verdict.MISSING


def test_a_reason_does_not_stand_in_where_the_requirement_allows_none():
    closed = requirement(element(), explainable=False)
    assert result(finding(M), ask=closed, facts=reason("S6.2")).verdict is Verdict.MISSING


def test_nor_does_a_reason_found_in_the_text():
    closed = requirement(element(), explainable=False)
    assert result(finding(E), ask=closed).verdict is not Verdict.EXPLAINED


@pytest.mark.parametrize("facts", [reason("S6.2"), None], ids=["in the index", "in the text"])
def test_the_edition_and_not_the_obligation_says_whether_a_reason_may_stand_in(facts):
    """GRI asks for its core disclosures and takes reasons for omission; HKEX takes none for its mandatory ones."""
    found = finding(M) if facts else finding(E)
    closed = requirement(element(), phases=(BINDING,), explainable=False)
    assert result(found, ask=closed, facts=facts).verdict is Verdict.MISSING
    assert result(found, ask=requirement(element(), phases=(BINDING,)), facts=facts).verdict is Verdict.EXPLAINED


def test_a_mandatory_gap_is_to_be_disclosed():
    got = result(finding(M), ask=requirement(element(), phases=(BINDING,)))
    assert "mandatory" in got.next_step


# --- unread pages ----------------------------------------------------------------------------------------------------


def test_nothing_is_missing_while_pages_are_unread():
    got = result(finding(M), unread=(2,))
    assert (got.verdict, got.elements[0].state) == (Verdict.NEEDS_REVIEW, NR)
    assert "pages" in got.next_step


def test_what_was_found_stays_found_with_pages_unread():
    assert result(finding(D), unread=(2,)).verdict is Verdict.PRESENT
    assert result(finding(E), unread=(2,)).verdict is Verdict.EXPLAINED


def test_nothing_is_partial_while_pages_are_unread():
    assert result(finding(W), unread=(2,)).verdict is Verdict.NEEDS_REVIEW
    both = requirement(element(), element("handling", "topic.handling"))
    assert result(finding(D), finding(W, "topic.handling"), ask=both, unread=(2,)).verdict is Verdict.NEEDS_REVIEW


def test_the_unread_pages_are_named():
    assert [page.number for page in run(finding(M), unread=(2, 3)).report.unread_pages] == [2, 3]


# --- obligations -----------------------------------------------------------------------------------------------------

PHASED = (
    Phase(issuer=None, obligation=Obligation.COMPLY_OR_EXPLAIN, start=date(2025, 1, 1)),
    Phase(issuer=IssuerType.LARGE_CAP, obligation=Obligation.MANDATORY, start=date(2026, 1, 1)),
    Phase(issuer=IssuerType.GEM, obligation=Obligation.VOLUNTARY, start=date(2025, 1, 1)),
)


@pytest.mark.parametrize(
    ("issuer", "year", "obligation"),
    [
        (IssuerType.MAIN_BOARD, 2024, Obligation.VOLUNTARY),
        (IssuerType.MAIN_BOARD, 2025, Obligation.COMPLY_OR_EXPLAIN),
        (IssuerType.MAIN_BOARD, 2026, Obligation.COMPLY_OR_EXPLAIN),
        (IssuerType.LARGE_CAP, 2025, Obligation.COMPLY_OR_EXPLAIN),
        (IssuerType.LARGE_CAP, 2026, Obligation.MANDATORY),
        (IssuerType.MAIN_BOARD, None, Obligation.COMPLY_OR_EXPLAIN),
        (IssuerType.LARGE_CAP, None, Obligation.MANDATORY),
    ],
)
def test_the_obligation_follows_issuer_and_year(issuer, year, obligation):
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31)) if year else None
    got = result(finding(M), ask=requirement(element(), phases=PHASED), issuer=issuer, facts=Facts(period=period))
    assert got.obligation is obligation


def test_a_year_that_begins_before_the_phase_is_not_bound_by_it():
    period = Period(start=date(2025, 7, 1), end=date(2026, 6, 30))
    facts = Facts(period=period)
    ask = requirement(element(), phases=PHASED)
    assert (
        result(finding(M), ask=ask, issuer=IssuerType.LARGE_CAP, facts=facts).obligation is Obligation.COMPLY_OR_EXPLAIN
    )


# --- words, order, provenance ----------------------------------------------------------------------------------------


def test_a_gap_is_told_in_words_and_what_is_answered_left_out():
    three = requirement(element(), element("handling", "topic.handling"), element("note", ""))
    got = result(finding(M), finding(W, "topic.handling", reason="a plan, not something done"), ask=three)
    assert got.gap == "not found: the number; the handling: a plan, not something done"
    assert got.next_step
    assert gap_in_words(got.elements) == got.gap


def test_a_requirement_that_is_present_has_no_gap():
    assert (result(finding(D)).gap, result(finding(D)).next_step) == ("", "")


def test_requirements_keep_the_order_of_the_edition():
    names = ("S6.9", "S6.1", "S6.5")
    asked = [Requirement(id=name, title=name, aspect="S6", phases=(OPEN,), elements=(element(),)) for name in names]
    setting = Setting(issuer=IssuerType.GEM, chosen_because="", program="")
    got = assess(document(), Facts(), framework(*asked), pack(), (), setting)
    assert tuple(item.id for item in got.requirements) == names


def test_the_assessment_says_what_made_it_and_why_this_edition():
    got = run(finding(D))
    assert (got.framework, got.framework_title, got.chosen_because) == ("invented-2024", "Invented Code", "it applies")
    assert (got.provenance.program, got.provenance.framework_digest) == ("esgcheck test", "fd")
    assert got.provenance.rules_digest == "0" * 64
    assert got.provenance.settings == (("ocr", "false"),)
    assert (got.report.source, got.report.sha256, got.report.pages) == ("draft.pdf", "ab", 3)


def test_the_kpi_table_holds_figures_that_answer_and_their_other_years():
    def cell(text, row, year):
        place = Locator(page=1, passage=row, start=year, end=year + 1)
        return figure(text, "complaint", table=0, row=row, column=year, year=year, locator=place)

    answer, before, other = cell("23", 1, 2023), cell("31", 1, 2022), cell("7", 2, 2023)
    nil = figure("no", "complaint", value=0, nil=True, locator=Locator(page=2))
    got = run(finding(D, figures=(answer,)), facts=Facts(figures=(answer, before, other, nil)))
    assert [item.text for item in got.figures] == ["23", "31"]
