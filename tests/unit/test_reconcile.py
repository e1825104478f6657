"""Content-index rows held against an invented report: each kind of finding, and what keeps a row from being blamed."""

from dataclasses import replace

import pytest
from builders_assessment import element, figure
from builders_reconcile import SOUND_ROWS, assessed, edition, found, judged, of, report, row

from checker.model.assessment import IndexKind
from checker.model.document import Language, Role, UnreadReason
from checker.model.fact import Facts, Locator, Reference
from checker.model.finding import State
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
