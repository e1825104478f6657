"""Figure questions: what is accepted, and each reason for which a figure is turned down."""

import pytest

from checker.model.fact import Mood, Owner, Source
from checker.model.finding import State
from tests.builders_facts import evaluated, figure, near, question, rule, under

COUNT = rule(question("figure", "complaint", unit=("count",)))


def turned_down(finding):
    return [miss.because for miss in finding.near_misses]


def complaint(text="23", *others, **fields):
    return figure(text, "complaint", *others, **({"counted": frozenset({"complaint"})} | fields))


def cell(text, *concepts, **fields):
    place = {"source": Source.TABLE, "table": 0, "row": 1, "column": 1, "year": 2023, "group": frozenset()}
    return figure(text, *concepts, **(place | fields))


def test_a_count_of_the_subject_answers():
    finding = evaluated(COUNT, complaint())
    assert finding.state is State.DISCLOSED
    assert [item.text for item in finding.figures] == ["23"]
    assert finding.evidence[0].quote == "quote of 23"
    assert finding.evidence[0].locator.page == 1


def test_nothing_on_the_subject_is_missing_without_a_near_miss():
    finding = evaluated(COUNT, figure("23", "patent"))
    assert (finding.state, finding.near_misses, finding.evidence) == (State.MISSING, (), ())
    assert finding.reason


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({"owner": Owner.SUPPLIER}, "about supplier, not the issuer's own operations"),
        ({"owner": Owner.PRODUCT_SOLD}, "about product sold, not the issuer's own operations"),
        ({"mood": Mood.PLANNED}, "a plan or target, not a result"),
        ({"mood": Mood.WISHED}, "a plan or target, not a result"),
        ({"mood": Mood.CONDITIONAL}, "a plan or target, not a result"),
        ({"is_current": False, "year": 2021}, "a figure for 2021, not for the reporting period"),
        ({"dimension": "percent", "unit_text": "%"}, "a figure in another unit (%)"),
        ({"counted": frozenset({"patent"}), "unit_text": "patents"}, "counts patents"),
    ],
)
def test_what_is_turned_down_touches_the_topic_and_is_shown_with_the_reason(fields, because):
    finding = evaluated(COUNT, complaint(**fields))
    assert finding.state is State.WEAK
    assert turned_down(finding) == [because]
    assert finding.reason == because


def test_a_time_where_a_count_is_asked_is_shown_and_does_not_touch_the_topic():
    finding = evaluated(COUNT, complaint(dimension="hours", unit_text="hours"))
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["a figure in another unit (hours)"]


def test_a_figure_of_another_owner_is_accepted_where_the_question_takes_it():
    asked = rule(question("figure", "complaint", unit=("count",), owners=("own", "customer")))
    assert evaluated(asked, complaint(owner=Owner.CUSTOMER)).state is State.DISCLOSED
    assert evaluated(asked, complaint(owner=Owner.SUPPLIER)).state is State.WEAK


def test_one_good_figure_is_enough_and_the_others_are_shown():
    finding = evaluated(COUNT, complaint("5", is_current=False, year=2021), complaint("23", passage=1))
    assert finding.state is State.DISCLOSED
    assert [item.text for item in finding.figures] == ["23"]
    assert turned_down(finding) == ["a figure for 2021, not for the reporting period"]


# --- units -----------------------------------------------------------------------------------------------------------


def test_a_bare_number_is_a_count_but_no_other_unit():
    bare = complaint(dimension="", counted=frozenset())
    assert evaluated(COUNT, bare).state is State.DISCLOSED
    assert evaluated(rule(question("figure", "complaint", unit=("hours",))), bare).state is not State.DISCLOSED


def test_a_table_cell_may_have_its_unit_elsewhere_but_is_no_share():
    bare = cell("23", "complaint", dimension="")
    assert evaluated(rule(question("figure", "complaint", unit=("hours",))), bare).state is State.DISCLOSED
    assert evaluated(rule(question("figure", "complaint", unit=("percent",))), bare).state is not State.DISCLOSED


def test_a_zero_needs_no_unit():
    asked = rule(question("figure", "complaint", unit=("mass",)))
    assert evaluated(asked, cell("0", "complaint", dimension="")).state is State.DISCLOSED
    assert evaluated(asked, figure("0", "complaint", dimension="", year=2023)).state is State.DISCLOSED
    assert evaluated(asked, figure("7", "complaint", dimension="", year=2023)).state is State.WEAK


def test_a_question_without_units_takes_any():
    assert evaluated(rule(question("figure", "complaint")), complaint(dimension="mass")).state is State.DISCLOSED


def test_a_number_from_another_clause_does_not_answer():
    elsewhere = figure("23", "patent", group=frozenset({"patent", "complaint"}), dimension="")
    finding = evaluated(COUNT, elsewhere)
    assert finding.state is not State.DISCLOSED
    assert turned_down(finding) == ["the figure stands in another clause"]


@pytest.mark.parametrize("level", ["group", "context"])
def test_a_cell_may_have_its_subject_in_group_row_caption_or_heading(level):
    assert evaluated(COUNT, cell("23", **{level: frozenset({"complaint"})})).state is State.DISCLOSED


@pytest.mark.parametrize(
    ("asked", "per", "state", "because"),
    [
        (True, "employee", State.DISCLOSED, []),
        (True, "", State.WEAK, ["an absolute figure, where one per unit is asked"]),
        (False, "", State.DISCLOSED, []),
        (False, "employee", State.WEAK, ["a figure per unit, where the total is asked"]),
        (None, "employee", State.DISCLOSED, []),
        (None, "", State.DISCLOSED, []),
    ],
)
def test_per_tells_a_rate_from_a_total(asked, per, state, because):
    finding = evaluated(
        rule(question("figure", "energy", unit=("energy",), per=asked)),
        figure("9", "energy", dimension="energy", per=per),
    )
    assert finding.state is state
    assert turned_down(finding) == because


# --- conditions and guards -------------------------------------------------------------------------------------------


def test_each_group_of_conditions_needs_one_of_its_words():
    asked = rule(question("figure", "complaint", unit=("count",), with_=(("north", "south"), ("ferry",))))
    assert evaluated(asked, figure("23", "complaint", "south", "ferry")).state is State.DISCLOSED
    finding = evaluated(asked, figure("23", "complaint", "south"))
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["a figure on the topic, but of something else"]


def test_a_cell_may_meet_its_conditions_in_caption_and_heading():
    asked = rule(question("figure", "complaint", unit=("count",), with_=(("ferry",),)))
    assert evaluated(asked, cell("23", "complaint", context=frozenset({"ferry"}))).state is State.DISCLOSED
    assert evaluated(asked, figure("23", "complaint", context=frozenset({"ferry"}))).state is State.MISSING


def test_a_guard_near_turns_down_and_leaves_nothing():
    guarded = rule(*COUNT.questions, guards=(near("staff", "complaints of staff"),))
    finding = evaluated(guarded, complaint("23", "staff"))
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["complaints of staff"]


def test_a_weak_guard_leaves_the_topic_touched():
    guarded = rule(*COUNT.questions, guards=(near("staff", "complaints of staff", weak=True),))
    finding = evaluated(guarded, complaint("23", "staff"))
    assert (finding.state, finding.reason) == (State.WEAK, "complaints of staff")


def test_a_guard_under_looks_at_headings_only():
    guarded = rule(*COUNT.questions, guards=(under("staff", "another section"),))
    assert evaluated(guarded, complaint(context=frozenset({"staff"}))).state is State.MISSING
    assert evaluated(guarded, complaint("23", "staff")).state is State.DISCLOSED


def test_the_first_guard_that_holds_gives_the_reason():
    guarded = rule(
        *COUNT.questions, guards=(near("north", "first"), near("staff", "second"), near("complaint", "third"))
    )
    finding = evaluated(guarded, complaint("23", "staff"))
    assert turned_down(finding) == ["second"]


# --- nil -------------------------------------------------------------------------------------------------------------


def nil(**fields):
    return complaint("no", value=0, nil=True, **fields)


def test_an_explicit_none_answers_and_is_marked():
    finding = evaluated(COUNT, nil())
    assert (finding.state, finding.nil) == (State.DISCLOSED, True)


def test_an_explicit_none_fits_any_unit():
    assert evaluated(rule(question("figure", "complaint", unit=("hours",))), nil()).state is State.DISCLOSED


def test_an_explicit_none_is_turned_down_where_a_figure_is_asked():
    finding = evaluated(rule(question("figure", "complaint", unit=("count",), nil=False)), nil())
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["a statement of none, where a figure is asked"]


def test_a_printed_figure_is_no_nil():
    assert evaluated(COUNT, complaint()).nil is False


@pytest.mark.parametrize(("quote", "state"), [("100%", State.MISSING), ("100% of complaints", State.WEAK)])
def test_a_bare_figure_of_another_unit_touches_no_topic(quote, state):
    assert evaluated(COUNT, complaint("100", dimension="percent", unit="percent", quote=quote)).state is state
