"""Content-index rows held against an invented report: each kind of finding, and what keeps a row from being blamed."""

from dataclasses import replace

import pytest
from builders_assessment import element, figure
from builders_reconcile import EDITION, SOUND_ROWS, assessed, edition, found, judged, of, report, row

from checker.model.assessment import IndexKind
from checker.model.document import Language, Role, UnreadReason
from checker.model.fact import Facts, Locator, Reference
from checker.model.finding import State
from checker.model.framework import Obligation
from checker.reconcile import reconcile
from checker.reconcile.offset import usual_offset
from checker.reconcile.proof import Proof


def kinds(findings):
    return {finding.requirement: finding.kind for finding in findings}


def test_a_sound_index_is_supported_row_by_row():
    findings = judged()
    assert kinds(findings) == dict.fromkeys(("A1", "A2", "B1", "B2", "B3", "B4"), IndexKind.SUPPORTED)
    first = of("A1", findings)
    assert (first.cited, first.cited_pages, first.pages) == ((3,), (3,), (3,))
    assert first.evidence.quote == "A1 on page 3"
    assert first.locator.page == 10


@pytest.mark.parametrize(("cited", "kind"), [(2, IndexKind.SUPPORTED), (4, IndexKind.SUPPORTED)])
def test_a_neighbouring_page_supports_a_row(cited, kind):
    assert of("A1", judged(row("A1", cited))).kind is kind


def test_weak_evidence_supports_a_row():
    assert of("A1", judged(results=(found("A1", 3, state=State.WEAK),))).kind is IndexKind.SUPPORTED


def test_evidence_on_another_page_is_named():
    finding = of("A1", judged(row("A1", 8)))
    assert finding.kind is IndexKind.ELSEWHERE
    assert finding.pages == (3,)
    assert finding.evidence.quote == "A1 on page 3"
    assert "PDF page 3" in finding.message


def test_nothing_is_held_against_a_page_that_speaks_of_the_topic():
    assert of("A1", judged(row("A1", 8), results=(found("A1", 3, touched=(8,)),))).kind is IndexKind.UNJUDGED
    named = row("B2", 3, title="Diesel burnt by lorries", text="B2")
    assert of("B2", judged(named)).kind is not IndexKind.ELSEWHERE


def test_a_topic_that_is_spoken_of_throughout_is_not_elsewhere():
    assert of("A1", judged(row("A1", 9), results=(found("A1", 2, 3, 4, 5),))).kind is IndexKind.UNJUDGED


def test_partial_evidence_elsewhere_is_not_judged():
    assert of("A1", judged(row("A1", 9), results=(found("A1", 3, state=State.WEAK),))).kind is IndexKind.UNJUDGED


def test_what_is_answered_only_in_part_elsewhere_is_not_judged():
    whole = found("A1", 8)
    part = replace(whole, elements=(*whole.elements, element("rest", State.MISSING)))
    assert of("A1", judged(row("A1", 3, title="Ship voyages"), results=(whole,))).kind is IndexKind.ELSEWHERE
    assert of("A1", judged(row("A1", 3, title="Ship voyages"), results=(part,))).kind is IndexKind.UNJUDGED


def with_figure(id, page, *others, confidence=0.93, touched=()):
    """A requirement answered in part by a figure on one page; other evidence of it stands on `others`."""
    told = found(id, page, *others, touched=touched)
    first = replace(told.elements[0], confidence=confidence, figures=(figure(locator=Locator(page=page, passage=-1)),))
    return replace(told, elements=(first, element("rest", State.MISSING)))


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        (with_figure("A1", 9), IndexKind.ELSEWHERE),
        (with_figure("A1", 9, 7, 8, 10), IndexKind.ELSEWHERE),
        (with_figure("A1", 9, 4, 5, 6, 7, 8, 10), IndexKind.UNJUDGED),
        (with_figure("A1", 9, confidence=0.8), IndexKind.UNJUDGED),
        (with_figure("A1", 9, touched=(3,)), IndexKind.UNJUDGED),
        (with_figure("A1", 3), IndexKind.UNJUDGED),
    ],
    ids=["figure", "few pages", "many pages", "unsure", "touched near", "near"],
)
def test_a_sure_figure_far_from_the_cited_page_is_elsewhere_even_of_a_part(result, kind):
    finding = of("A1", judged(row("A1", 1, title="Bribery"), results=(result,)))
    assert finding.kind is kind
    assert kind is IndexKind.UNJUDGED or finding.pages == (9,)


def test_of_what_every_report_tells_only_figures_are_elsewhere():
    framework = edition(A1={"kind": "universal"})
    part = with_figure("A1", 9)
    whole = replace(part, elements=part.elements[:1])
    for result, kind in ((whole, IndexKind.ELSEWHERE), (part, IndexKind.UNJUDGED)):
        assert of("A1", judged(row("A1", 4, title="Bribery"), results=(result,), framework=framework)).kind is kind


def test_a_sure_figure_counts_though_the_cited_page_points_to_another_document():
    reference = Reference(target="Code", external=True, concepts=frozenset(), locator=Locator(page=4))
    claim = row("A1", 4, title="Bribery")
    assert of("A1", judged(claim, results=(with_figure("A1", 9),), references=(reference,))).kind is IndexKind.ELSEWHERE


def test_a_row_that_names_a_whole_standard_is_not_blamed():
    claim = row("A1", 4, title="Bribery", whole=True)
    assert of("A1", judged(claim, results=(with_figure("A1", 9),))).kind is IndexKind.UNJUDGED


def test_a_cited_page_that_holds_the_words_of_the_title_is_not_blamed():
    assert of("A1", judged(row("A1", 3), results=(found("A1", 8),))).kind is IndexKind.UNJUDGED


def test_evidence_in_the_index_supports_the_row_that_it_stands_in_and_no_page():
    inside = next(one.id for one in report().passages if one.role is Role.CONTENT_INDEX)
    told = found("B3", 10)
    quote = replace(told.elements[0].evidence[0], locator=Locator(page=10, passage=inside))
    told = replace(told, elements=(replace(told.elements[0], evidence=(quote,)),))
    assert of("B3", judged(row("B3", 9), results=(told,))).kind is IndexKind.UNJUDGED
    own = row("B3", 9, locator=Locator(page=10, passage=inside))
    assert of("B3", judged(own, results=(told,))).kind is IndexKind.SUPPORTED


def test_what_is_nowhere_is_not_found():
    finding = of("B3", judged(results=(found("B3", state=State.MISSING),)))
    assert finding.kind is IndexKind.NOT_FOUND
    assert finding.cited == (8,)


@pytest.mark.parametrize("result", [found("A1", 3), found("A1", state=State.MISSING)])
def test_what_every_report_tells_of_itself_is_not_held_against_a_row(result):
    framework = edition(A1={"kind": "universal"}, B3={"kind": "universal"})
    assert of("A1", judged(row("A1", 8), results=(result,), framework=framework)).kind is IndexKind.UNJUDGED
    missing = (found("B3", state=State.MISSING),)
    assert of("B3", judged(results=missing, framework=framework)).kind is IndexKind.UNJUDGED


def test_a_report_in_a_language_that_no_rule_knows_is_not_judged():
    document = report()
    passages = tuple(replace(one, language=Language.OTHER) for one in document.passages)
    late = tuple(replace(one, file_pages=(one.file_pages[0] - 2,)) for one in SOUND_ROWS[:5])
    results = assessed(found("B3", state=State.MISSING))
    findings = reconcile(replace(document, passages=passages), Facts(claims=late), edition(), results)
    assert {one.kind for one in findings} == {IndexKind.UNJUDGED}


def test_what_the_report_names_somewhere_is_not_called_not_found():
    finding = of("A1", judged(row("A1", 8), results=(found("A1", state=State.MISSING),)))
    assert finding.kind is IndexKind.UNJUDGED


def test_what_no_rule_looks_for_is_not_judged():
    finding = of("B3", judged(results=(found("B3", state=State.NOT_ASSESSED),)))
    assert finding.kind is IndexKind.UNJUDGED
    assert "No rule" in finding.message


def test_a_cited_page_that_points_to_another_document_is_not_judged():
    missing = (found("B3", state=State.MISSING),)
    elsewhere = Reference(target="Code of Conduct", external=True, concepts=frozenset(), locator=Locator(page=8))
    assert of("B3", judged(results=missing, references=(elsewhere,))).kind is IndexKind.UNJUDGED
    named = row("B3", 8, documents=(("Annual Report", (12,)),))
    assert of("B3", judged(named, results=missing)).kind is IndexKind.UNJUDGED


def test_an_unread_page_is_not_judged():
    document = report()
    pages = tuple(replace(one, unread=UnreadReason.NO_TEXT) if one.number == 8 else one for one in document.pages)
    facts = Facts(claims=SOUND_ROWS)
    findings = reconcile(replace(document, pages=pages), facts, edition(), assessed(found("B3", state=State.MISSING)))
    assert of("B3", findings).kind is IndexKind.UNJUDGED


def test_a_row_may_cite_a_section_by_its_heading():
    cited = of("B1", judged(row("B1", section="4.2 Workshop accidents")))
    assert (cited.kind, cited.cited_pages) == (IndexKind.SUPPORTED, (6,))
    unknown = of("B1", judged(row("B1", section="Cellar")))
    assert unknown.kind is IndexKind.UNJUDGED
    assert "No heading" in unknown.message


def test_rows_that_are_all_off_by_as_much_are_told_once_and_then_judged():
    late = tuple(replace(one, file_pages=tuple(page - 2 for page in one.file_pages)) for one in SOUND_ROWS)
    findings = judged(*late)
    (offset,) = (one for one in findings if one.kind is IndexKind.OFFSET)
    assert offset.offset == 2
    assert "2 pages later" in offset.message
    assert {one.kind for one in findings} == {IndexKind.OFFSET, IndexKind.SUPPORTED}


def test_some_wrong_pages_are_no_offset():
    findings = judged(row("A1", 1), row("A2", 3), results=(found("B3", 8, 9),))
    assert not any(one.kind is IndexKind.OFFSET for one in findings)


def test_pages_that_fit_as_printed_are_no_offset():
    results = tuple(found(one.requirement, one.file_pages[0], one.file_pages[0] + 2) for one in SOUND_ROWS[:4])
    moved = tuple(found(one.requirement, one.file_pages[0] + 2) for one in SOUND_ROWS[4:])
    assert not any(one.kind is IndexKind.OFFSET for one in judged(results=(*results, *moved)))


@pytest.mark.parametrize(("others", "offset"), [(4, 2), (7, 0)])
def test_an_offset_has_to_explain_half_of_the_rows(others, offset):
    claims = [row(f"A{number}", 10 * number) for number in range(1, 6 + others)]
    pages = [10 * number + (2 if number < 6 else 40) for number in range(1, 6 + others)]
    proofs = [Proof(pages=frozenset((page,))) for page in pages]
    assert usual_offset(zip(claims, proofs, strict=True)) == offset


def test_what_is_disclosed_without_a_row_is_unclaimed():
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed())
    finding = of("B4", findings)
    assert (finding.kind, finding.pages, finding.locator) == (IndexKind.UNCLAIMED, (9,), None)


@pytest.mark.parametrize("state", [State.MISSING, State.WEAK])
def test_what_is_not_disclosed_needs_no_row(state):
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(found("B4", 9, state=state)))
    assert "B4" not in kinds(findings)


@pytest.mark.parametrize("figures", [(), (figure(),)])
def test_of_a_topic_left_out_only_a_figure_is_sure(figures):
    told = found("B4", 9)
    told = replace(told, elements=(replace(told.elements[0], figures=figures),))
    framework = edition(B4={"kind": "topic"})
    findings = reconcile(report(), Facts(claims=SOUND_ROWS[:5]), framework, assessed(told))
    assert ("B4" in kinds(findings)) is bool(figures)


def test_neither_does_what_binds_nobody():
    voluntary = replace(found("B4", 9), obligation=Obligation.VOLUNTARY)
    assert "B4" not in kinds(reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(voluntary)))


def test_nor_does_what_a_listed_code_asks_as_well():
    shared = found("B4", 9)
    shared = replace(shared, elements=(replace(shared.elements[0], datapoint="topic.A1"),))
    assert "B4" not in kinds(reconcile(report(), Facts(claims=SOUND_ROWS[:5]), edition(), assessed(shared)))


def test_a_code_that_is_printed_on_the_index_pages_is_not_called_unlisted():
    claims = tuple(one for one in SOUND_ROWS if one.requirement != "A2")
    assert "A2" not in kinds(reconcile(report(), Facts(claims=claims), edition(), assessed()))


def test_a_title_that_is_another_requirements_is_told():
    finding = of("A1", judged(row("A1", 3, title="Apprentice soldering hours per year")))
    assert finding.kind is IndexKind.WRONG_REQUIREMENT
    assert "B2" in finding.message


def test_the_title_of_a_row_with_several_codes_belongs_to_all_of_them():
    both = [row(code, 3, title="Paint solvents released", locator=Locator(page=10, passage=7)) for code in ("A1", "A2")]
    assert of("A1", judged(*both)).kind is IndexKind.SUPPORTED


@pytest.mark.parametrize("title", ["Diesel", "Fuel", "", "Lorries and apprentices", "Soldering"])
def test_a_title_in_other_words_is_not(title):
    assert of("A1", judged(row("A1", 3, title=title))).kind is IndexKind.SUPPORTED


@pytest.mark.parametrize(
    ("beside", "kind"),
    [("Q7", IndexKind.SUPPORTED), ("Q2", IndexKind.WRONG_REQUIREMENT), ("Q3", IndexKind.WRONG_REQUIREMENT)],
)
def test_a_code_beside_the_wrong_code_of_another_framework_is_told(beside, kind):
    framework = edition(B3={"related": ("other:Q7@2016",), "related_partly": ("other:Q2",)})
    mine = row("B3", 8)
    other = replace(mine, framework="other", requirement=beside)
    findings = reconcile(report(), Facts(claims=(*SOUND_ROWS[:4], mine, other)), framework, assessed())
    finding = of("B3", findings)
    assert finding.kind is kind
    if kind is IndexKind.WRONG_REQUIREMENT:
        assert "Q7" in finding.message


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"withheld": "not_applicable"}, IndexKind.OMISSION_WITHOUT_REASON),
        ({}, IndexKind.OMISSION_WITHOUT_REASON),
        ({"withheld": "confidential", "omission": "confidential"}, IndexKind.UNJUDGED),
    ],
)
def test_an_omission_needs_a_reason_with_words(fields, kind):
    omitted = row("B3", reported=False, **fields)
    finding = of("B3", judged(omitted, results=(found("B3", state=State.MISSING),)))
    assert finding.kind is kind


def test_a_cell_that_may_not_have_been_read_is_no_omission():
    blank = row("B3", reported=False, text="B3 | Bribery prosecutions pending |")
    assert of("B3", judged(blank, results=(found("B3", state=State.MISSING),))).kind is IndexKind.UNJUDGED


def test_not_applicable_with_words_answers_what_may_not_be_omitted():
    answered = row("B3", reported=False, withheld="not_applicable", omission="not_applicable", answer="First report")
    framework = edition(B3={"explainable": False})
    finding = of("B3", judged(answered, results=(found("B3", state=State.MISSING),), framework=framework))
    assert finding.kind is IndexKind.UNJUDGED


def test_no_reason_is_good_where_omission_is_not_permitted():
    omitted = row("B3", reported=False, withheld="confidential", omission="confidential")
    framework = edition(B3={"explainable": False})
    finding = of("B3", judged(omitted, results=(found("B3", state=State.MISSING),), framework=framework))
    assert finding.kind is IndexKind.OMISSION_WITHOUT_REASON
    assert "may not be omitted" in finding.message


def test_a_code_that_the_edition_lacks_is_unknown():
    finding = of("X9", judged(row("X9", 3), *SOUND_ROWS))
    assert finding.kind is IndexKind.UNKNOWN_ID
    assert EDITION in finding.message


def test_a_code_that_the_row_does_not_print_is_not_called_unknown():
    assert "X9" not in kinds(judged(row("X9", 3, text="10 X - 9 | 3"), *SOUND_ROWS))
    assert "X-9" in kinds(judged(replace(row("X9", 3, text="X\u20139 | 3"), requirement="X-9"), *SOUND_ROWS))


def test_an_index_of_another_edition_is_told_once():
    old = [replace(one, edition="demo-2016") for one in SOUND_ROWS]
    findings = judged(*old[:5], row("X8", 3, edition="demo-2016"), row("X9", 4, edition="demo-2016"))
    (unknown,) = (one for one in findings if one.kind is IndexKind.UNKNOWN_ID)
    assert unknown.requirement == ""
    assert "demo-2016" in unknown.message
    assert "X8, X9" in unknown.message


def test_the_same_code_of_another_year_is_another_requirement():
    framework = edition(A1={"year": 2025})
    (unknown,) = (
        one for one in judged(row("A1", 3, year=2016), framework=framework) if one.kind is IndexKind.UNKNOWN_ID
    )
    assert "A1 of 2016" in unknown.message


def test_several_rows_of_one_code_are_each_only_supported_or_open():
    findings = judged(row("A1", 3, topic="Lorries"), row("A1", 8, topic="Gifts"))
    assert [one.kind for one in findings if one.requirement == "A1"] == [IndexKind.SUPPORTED, IndexKind.UNJUDGED]


@pytest.mark.parametrize("claims", [(), SOUND_ROWS[:4], tuple(replace(one, framework="x") for one in SOUND_ROWS)])
def test_a_report_without_an_index_of_the_framework_has_no_findings(claims):
    assert reconcile(report(), Facts(claims=claims), edition(), assessed()) == ()


def test_codes_beside_the_text_that_answers_them_are_no_index():
    tags = tuple(replace(one, locator=Locator(page=one.file_pages[0], passage=1)) for one in SOUND_ROWS)
    assert reconcile(report(), Facts(claims=tags), edition(), assessed()) == ()
