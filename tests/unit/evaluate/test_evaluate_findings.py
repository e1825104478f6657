"""From candidates to one finding a rule: state, evidence, near misses, borrowed answers, confidence."""

import pytest

from checker.evaluate import evaluate
from checker.evaluate.confidence import BANDS, NEAR_MISS, PRIOR, band_of, confidence_of, key_of
from checker.model.fact import Explanation, Facts, Locator, Mood, Reference
from checker.model.finding import State
from checker.model.rule import AnsweredBy, Reach
from tests.builders_facts import evaluated, figure, near, pack, page_of, question, rule, statement

TEXT = "The purser of every ferry reads what passengers write and answers each of them."
MEASURE = rule(question("measure", "complaint"))


def said(number=0, *concepts, page=1, **fields):
    fields.setdefault("kinds", ("action",))
    return statement(number, f"{TEXT} ({number})", "complaint", *concepts, page=page, **fields)


def explained(reason="not_material", *concepts):
    return Explanation(
        reason=reason, concepts=frozenset(concepts or ("complaint",)), text="why", locator=Locator(page=3, passage=0)
    )


def referred(*, external=True):
    return Reference(
        target="another document",
        external=external,
        concepts=frozenset({"complaint"}),
        text="see the website",
        locator=Locator(page=4, passage=0),
    )


# --- evidence --------------------------------------------------------------------------------------------------------


def test_the_strongest_sentence_of_each_page_is_quoted():
    finding = evaluated(
        MEASURE,
        said(0, page=1),
        said(1, "owner_own", page=1),
        said(2, page=3),
        said(3, page=7),
    )
    assert [(item.locator.page, item.quote[-3:]) for item in finding.evidence] == [(1, "(1)"), (3, "(2)"), (7, "(3)")]


def test_no_quote_stands_twice():
    same = [statement(number, TEXT, "complaint", page=number + 1, kinds=("action",)) for number in range(3)]
    assert len(evaluated(MEASURE, *same).evidence) == 1


def test_no_more_evidence_than_a_person_reads():
    assert len(evaluated(MEASURE, *[said(number, page=number + 1) for number in range(30)]).evidence) == 5


def test_a_late_page_is_not_starved_by_many_early_ones():
    early = [said(number, page=1) for number in range(200)]
    finding = evaluated(MEASURE, *early, said(200, "owner_own", page=9))
    assert finding.evidence[0].locator.page == 9


def test_every_candidate_is_counted_as_searched():
    assert evaluated(MEASURE, *[said(number) for number in range(7)]).searched == 7


def test_near_misses_show_each_reason_once_strongest_first():
    finding = evaluated(
        MEASURE,
        said(0, mood=Mood.WISHED),
        said(1, "owner_own", mood=Mood.WISHED),
        said(2, mood=Mood.PLANNED),
        said(3, kinds=()),
    )
    assert finding.state is State.WEAK
    reasons = [miss.because for miss in finding.near_misses]
    assert len(reasons) == len(set(reasons)) == 3
    assert finding.near_misses[0].quote.endswith("(1)")


# --- states without an answer ----------------------------------------------------------------------------------------


def test_a_reason_goes_before_a_passage_that_only_touches():
    finding = evaluated(MEASURE, said(mood=Mood.WISHED), explanations=(explained(),))
    assert finding.state is State.EXPLAINED
    assert finding.evidence[0].quote == "why"
    assert finding.reason == "the report says that it is not material"


def test_substance_goes_before_a_reason():
    assert evaluated(MEASURE, said(), explanations=(explained(),)).state is State.DISCLOSED


def test_a_reason_on_another_topic_explains_nothing():
    assert evaluated(MEASURE, explanations=(explained("not_material", "water"),)).state is State.MISSING


@pytest.mark.parametrize(
    "reason", ["not_material", "not_applicable", "unavailable", "confidential", "legal", "later", "other"]
)
def test_every_reason_has_its_words(reason):
    assert evaluated(MEASURE, explanations=(explained(reason),)).reason.startswith("the report")


def test_a_reference_outside_stands_for_what_is_not_even_touched():
    assert evaluated(MEASURE, references=(referred(),)).state is State.REFERRED
    assert evaluated(MEASURE, references=(referred(external=False),)).state is State.MISSING
    assert evaluated(MEASURE, said(mood=Mood.WISHED), references=(referred(),)).state is State.WEAK


def test_too_little_for_an_answer_is_weak_and_says_so():
    finding = evaluated(
        rule(question("measure", "complaint", reach=Reach.PARAGRAPH)),
        statement(0, TEXT, paragraph=frozenset({"complaint"}), kinds=("process",)),
    )
    assert finding.state is not State.DISCLOSED
    assert "too little for an answer" in finding.near_misses[0].because


# --- alternatives and borrowed answers -------------------------------------------------------------------------------


def test_the_best_alternative_counts():
    either = rule(question("figure", "patent", unit=("count",)), question("measure", "complaint"))
    assert evaluated(either, said()).state is State.DISCLOSED
    assert evaluated(either, figure("9", "patent", counted=frozenset({"patent"}))).state is State.DISCLOSED


def _two(only_nil, *items):
    number = rule(question("figure", "complaint", unit=("count",)), id="topic.number")
    outcomes = rule(
        question("measure", "patent"),
        id="topic.outcomes",
        answered_by=(AnsweredBy(datapoint="topic.number", only_nil=only_nil),),
    )
    facts = Facts(figures=items)
    return {finding.datapoint: finding for finding in evaluate(pack(number, outcomes), page_of(facts), facts)}


NIL = figure("no", "complaint", value=0, nil=True, counted=frozenset({"complaint"}))
SOME = figure("23", "complaint", counted=frozenset({"complaint"}))


@pytest.mark.parametrize(
    ("only_nil", "found", "state"),
    [
        (True, NIL, State.DISCLOSED),
        (True, SOME, State.MISSING),
        (False, NIL, State.DISCLOSED),
        (False, SOME, State.DISCLOSED),
    ],
)
def test_a_borrowed_answer_may_have_to_be_a_nil(only_nil, found, state):
    borrowed = _two(only_nil, found)["topic.outcomes"]
    assert borrowed.state is state
    if state is State.DISCLOSED:
        assert borrowed.evidence == _two(only_nil, found)["topic.number"].evidence


def _beside(*borrowed, items=(SOME,)):
    number = rule(question("figure", "complaint", unit=("count",)), id="topic.number")
    outcomes = rule(question("measure", "patent"), id="topic.outcomes", answered_by=borrowed)
    facts = Facts(figures=items)
    return {found.datapoint: found for found in evaluate(pack(number, outcomes), page_of(facts), facts)}


def test_what_is_told_beside_a_missing_answer_makes_it_weak_and_is_shown():
    found = _beside(AnsweredBy(datapoint="topic.number", only_touches=True))
    assert found["topic.outcomes"].state is State.WEAK
    assert found["topic.outcomes"].evidence == found["topic.number"].evidence
    assert found["topic.outcomes"].figures == ()


def test_what_is_told_beside_it_touches_nothing_where_it_is_not_disclosed():
    found = _beside(AnsweredBy(datapoint="topic.number", only_touches=True), items=())
    assert found["topic.outcomes"].state is State.MISSING


def test_a_whole_answer_goes_before_one_that_only_touches():
    touching = AnsweredBy(datapoint="topic.number", only_touches=True)
    assert _beside(touching, AnsweredBy(datapoint="topic.number"))["topic.outcomes"].state is State.DISCLOSED


def test_nothing_is_borrowed_from_what_is_not_disclosed():
    old = figure("23", "complaint", counted=frozenset({"complaint"}), is_current=False, year=2021)
    assert _two(False, old)["topic.outcomes"].state is State.MISSING


def test_findings_come_in_the_order_of_the_pack_one_a_rule():
    rules = [rule(question("measure", "complaint"), id=f"topic.{name}") for name in ("zebra", "apple", "mango")]
    found = evaluate(pack(*rules), page_of(Facts()), Facts())
    assert [finding.datapoint for finding in found] == ["topic.zebra", "topic.apple", "topic.mango"]


# --- confidence ------------------------------------------------------------------------------------------------------

SHARES = {"measure": (0.5, 0.7, 0.9), "missing": (0.8, 0.6), "weak": (0.4,)}


def test_bands_of_strength():
    assert [band_of(State.DISCLOSED, strength) for strength in (3.0, BANDS[0], BANDS[0] + 0.5, BANDS[1], 9.0)][::2] == [
        0,
        1,
        2,
    ]
    assert [band_of(State.MISSING, strength) for strength in (0.0, NEAR_MISS, 9.0)] == [0, 1, 1]


@pytest.mark.parametrize(
    ("kind", "state", "strength", "share"),
    [
        ("measure", State.DISCLOSED, 3.0, 0.5),
        ("measure", State.DISCLOSED, BANDS[0], 0.7),
        ("measure", State.DISCLOSED, 9.0, 0.9),
        ("measure", State.MISSING, 0.0, 0.8),
        ("measure", State.MISSING, NEAR_MISS, 0.6),
        ("measure", State.WEAK, 9.0, 0.4),
        ("policy", State.DISCLOSED, 9.0, PRIOR),
        ("measure", State.REFERRED, 1.0, PRIOR),
    ],
)
def test_confidence_is_the_share_measured_for_the_kind_and_band(kind, state, strength, share):
    assert confidence_of(kind, state, strength, SHARES) == share


def test_what_is_not_disclosed_is_rated_by_its_state():
    assert key_of("measure", State.DISCLOSED) == "measure"
    assert key_of("measure", State.WEAK) == "weak"


def test_findings_carry_the_calibrated_share():
    calibration = tuple(SHARES.items())
    strong = evaluated(MEASURE, said(0, "owner_own", context=frozenset({"complaint"})), calibration=calibration)
    assert strong.strength >= BANDS[1]
    assert strong.confidence == 0.9
    assert evaluated(MEASURE, calibration=calibration).confidence == 0.8
    assert evaluated(MEASURE).confidence == PRIOR


# --- a row belongs together ------------------------------------------------------------------------------------------


def test_a_guard_on_the_only_answer_leaves_it_as_a_near_miss():
    guarded = rule(question("measure", "complaint"), guards=(near("staff", "complaints of staff"),))
    finding = evaluated(guarded, said(0, "staff"))
    assert (finding.state, finding.evidence) == (State.MISSING, ())
    assert finding.near_misses[0].because == "complaints of staff"
