"""All terms in one pass: whole words in Latin script, anywhere in Chinese, masks, included concepts."""

import pytest

from checker.extract.concepts import Matcher
from checker.model.document import Language, Passage, Role
from checker.rulebook.lexicon_builder import build_concept
from tests.builders_facts import small_lexicon


def matcher(**concepts):
    return Matcher(small_lexicon(build_concept(name, words) for name, words in concepts.items()))


def named(text, **concepts):
    """Terms found in a text, as concept to words, in their order."""
    return [
        (concept, text[m.start : m.end]) for m in matcher(**concepts).scan_text(text) for concept in sorted(m.concepts)
    ]


def test_latin_terms_are_whole_words():
    assert named("agriculture and the GRI", gri={"en": ["GRI"]}) == [("gri", "GRI")]
    assert named("The ecosystem of echoes", eco={"en": ["eco"]}) == []


@pytest.mark.parametrize("text", ["recalls", "recalled", "recall", "recall-free"])
def test_a_star_takes_any_ending(text):
    assert [concept for concept, _ in named(text, recall={"en": ["recall*"]})] == ["recall"]


def test_a_term_also_stands_for_its_plural_but_not_a_short_one():
    assert named("patents and units", patent={"en": ["patent"]}) == [("patent", "patents")]
    assert named("two cos", co={"en": ["co"]}) == []


def test_chinese_terms_need_no_bounds_and_match_both_scripts():
    assert named("全年投訴二宗", complaint={"zh": ["投诉"]}) == [("complaint", "投訴")]
    assert named("全年投诉二宗", complaint={"zh": ["投诉"]}) == [("complaint", "投诉")]


@pytest.mark.parametrize("text", ["GREENHOUSE-GAS", "greenhouse gas", "Greenhouse\ngas", "ｇｒｅｅｎｈｏｕｓｅ gas"])
def test_case_hyphens_line_breaks_and_width_do_not_matter(text):
    assert named(text, ghg={"en": ["greenhouse gas"]}) == [("ghg", text)]


def test_offsets_hold_where_folding_changes_letters():
    text = "Ｗe ﬁled a ㎏ of PATENTS"
    (found,) = matcher(patent={"en": ["patent"]}).scan_text(text)
    assert text[found.start : found.end] == "PATENTS"


def test_a_longer_phrase_hides_a_term_of_its_own_concept_only():
    words = {
        "assurance": {"en": ["assurance"], "not_in": {"en": ["quality assurance"]}},
        "quality": {"en": ["quality"]},
        "any_assurance": {"en": ["assurance"]},
    }
    found = named("Quality assurance before external assurance", **words)
    assert [words_ for concept, words_ in found if concept == "assurance"] == ["assurance"]
    assert ("quality", "Quality") in found
    assert len([concept for concept, _ in found if concept == "any_assurance"]) == 2


def test_an_included_concept_counts_as_well_with_its_own_masks():
    words = {
        "issue": {"en": ["issue"], "includes": ["complaint"]},
        "complaint": {"en": ["complaint*"], "not_in": {"en": ["no complaint*"]}},
    }
    assert [concept for concept, _ in named("a complaint", **words)] == ["complaint", "issue"]
    assert named("no complaint", **words) == []


def test_concepts_that_include_each_other_end():
    words = {"one": {"en": ["alpha"], "includes": ["two"]}, "two": {"en": ["beta"], "includes": ["one"]}}
    assert {concept for concept, _ in named("alpha beta", **words)} == {"one", "two"}


def test_overlapping_terms_all_count():
    words = {"staff": {"en": ["staff"]}, "turnover": {"en": ["staff turnover"]}}
    assert {concept for concept, _ in named("staff turnover", **words)} == {"staff", "turnover"}


def test_words_of_an_address_say_nothing():
    words = {"patent": {"en": ["patent*"]}, "web": {"en": ["http*"]}}
    found = named("See https://orchid.example/patents/list for patents", **words)
    assert [item for item in found if item[0] == "patent"] == [("patent", "patents")]
    assert "web" in {concept for concept, _ in found}


def test_mentions_belong_to_their_passage_and_do_not_cross_into_the_next():
    texts = ("we file patent", "", "applications and 专利")
    passages = [
        Passage(id=number, page=1, text=text, role=Role.BODY, language=Language.ENGLISH)
        for number, text in enumerate(texts)
    ]
    words = {"patent": {"en": ["patent"], "zh": ["专利"]}, "both": {"en": ["patent applications"]}}
    found = matcher(**words).scan(passages)
    assert [
        [(sorted(m.concepts), texts[number][m.start : m.end]) for m in row] for number, row in enumerate(found)
    ] == [
        [(["patent"], "patent")],
        [],
        [(["patent"], "专利")],
    ]
