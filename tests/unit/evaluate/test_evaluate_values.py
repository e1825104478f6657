"""Which figures stand beside an answer: those on its subject, those that belong to it, and the years asked for."""

import pytest

from checker.evaluate import evaluate
from checker.model.document import Role
from checker.model.fact import Facts, Figure, Source, Statement
from checker.model.finding import State
from checker.model.rule import AnsweredBy, Reach
from tests.builders_facts import evaluated, figure, pack, page_of, question, rule, statement

TEXT = "The purser reads what passengers write and answers each of them within the week."


def facts_of(*items):
    return Facts(
        statements=tuple(item for item in items if isinstance(item, Statement)),
        figures=tuple(item for item in items if isinstance(item, Figure)),
    )


def values(finding):
    return [item.text for item in finding.figures]


def said(*concepts, **fields):
    return statement(0, TEXT, "complaint", *concepts, kinds=("action", "target"), **fields)


def cell(text, *concepts, row, **fields):
    place = {"source": Source.TABLE, "table": 0, "column": 1, "group": frozenset(), "unit": "tonne"}
    return figure(text, *concepts, passage=row, row=row, **(place | fields))


# --- beside sentences ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("measure", ["230"]),
        ("target", ["230"]),
        ("result", ["230"]),
        ("statement", ["230"]),
        ("process", ["230"]),
        ("policy", []),
        ("governance", []),
        ("compliance", []),
        ("risk", []),
    ],
)
def test_numbers_stand_beside_what_was_done_not_beside_rules(kind, shown):
    kinds = ("action", "compliance", "governance", "policy", "process", "result", "risk", "target")
    spoken = statement(0, TEXT, "complaint", "law", kinds=kinds)
    finding = evaluated(rule(question(kind, "complaint")), spoken, figure("230", "complaint", statement=0))
    assert (finding.state, values(finding)) == (State.DISCLOSED, shown)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (figure("230", "ship", statement=0), []),
        (figure("230", "complaint", statement=0, dimension=""), []),
        (figure("2,300", "complaint", statement=0, dimension=""), ["2,300"]),
        (figure("one", "complaint", statement=0, value="1"), []),
        (figure("1", "complaint", statement=0), ["1"]),
        (figure("three", "complaint", statement=0, value="3"), ["three"]),
        (figure("230", "law", statement=0), ["230"]),
        (figure("230", "complaint", statement=0, is_current=False), []),
    ],
)
def test_a_number_belongs_by_the_words_of_its_own_clause(number, shown):
    asked = rule(question("measure", "complaint", with_=(("law",),)))
    assert values(evaluated(asked, said("law", "ship"), number)) == shown


def test_the_year_asked_for_is_a_value_under_its_own_name():
    years = (figure("2019", "base_year", statement=0), figure("2021", statement=0), figure("2020", "base_year"))
    asked = rule(question("target", "complaint", years=("base_year",)))
    (found,) = evaluated(asked, said(), years=years).figures
    assert (found.text, found.metric) == ("2019", "base year")
    assert values(evaluated(rule(question("target", "complaint")), said(), years=years)) == []


def test_what_a_sentence_repeats_is_shown_once():
    numbers = [figure("230", "complaint", statement=number, passage=number) for number in (0, 1)]
    again = statement(1, TEXT + " Again.", "complaint", kinds=("action",))
    assert values(evaluated(rule(question("measure", "complaint")), said(), again, *numbers)) == ["230"]


# --- tables ----------------------------------------------------------------------------------------------------------

WASTE = rule(question("figure", "waste", unit=("count",)))
TOTAL = cell("915.5", "waste", row=1)


@pytest.mark.parametrize(
    ("below", "shown"),
    [
        (("147.1", "768.4", "20"), ["915.5", "147.1", "768.4"]),
        (("147.1", "768.5", "20"), ["915.5", "147.1", "768.5"]),
        (("147.1", "700"), ["915.5"]),
        (("915.5", "20"), ["915.5"]),
        (("900", "40"), ["915.5"]),
    ],
)
def test_rows_that_add_up_to_the_total_above_them_are_its_parts(below, shown):
    parts = [cell(text, row=row) for row, text in enumerate(below, 2)]
    assert values(evaluated(WASTE, TOTAL, *parts)) == shown


@pytest.mark.parametrize(
    ("total", "fields"),
    [
        (TOTAL, {"unit": "kilogram"}),
        (TOTAL, {"per": "employee"}),
        (TOTAL, {"column": 2}),
        (cell("915.5", "waste", row=1, by=(("scope", "scope_2"),)), {"by": (("scope", "scope_1"),)}),
    ],
)
def test_other_things_are_no_parts_though_they_add_up(total, fields):
    parts = [cell("147.1", row=2, **fields), cell("768.4", row=3, **fields)]
    assert values(evaluated(WASTE, total, *parts)) == ["915.5"]


def test_a_small_sum_may_be_chance():
    parts = [cell("2", row=2), cell("3", row=3)]
    assert values(evaluated(WASTE, cell("5", "waste", row=1), *parts)) == ["5"]


def test_rows_of_the_table_in_which_one_answers_add_their_figures():
    strong = statement(0, "Travel of staff by air and by sea, and by rail", "travel", context=frozenset({"travel"}))
    weak = statement(1, "Journeys of the pursers to the islands", paragraph=frozenset({"travel"}))
    cells = (cell("84", "travel", row=0), cell("12", "travel", row=1))
    asked = rule(question("statement", "travel", reach=Reach.PARAGRAPH))
    roles = {0: Role.TABLE, 1: Role.TABLE}
    assert values(evaluated(asked, strong, weak, *cells, roles=roles)) == ["84", "12"]
    elsewhere = (cells[0], cell("12", "travel", row=1, table=1))
    assert values(evaluated(asked, strong, weak, *elsewhere, roles=roles)) == ["84"]


# --- parts -----------------------------------------------------------------------------------------------------------


def test_a_figure_of_another_part_than_the_one_asked_is_turned_down():
    asked = rule(question("figure", "waste", unit=("count",), part="scope=scope_2"))
    assert values(evaluated(asked, cell("84", "waste", row=1))) == ["84"]
    assert values(evaluated(asked, cell("84", "waste", row=1, by=(("scope", "scope_2"),)))) == ["84"]
    other = evaluated(asked, cell("84", "waste", row=1, by=(("scope", "scope_3"),)))
    assert [miss.because for miss in other.near_misses] == ["of another part than scope 2"]


# --- answers of other datapoints ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "shown"), [("figure", ["540", "230"]), ("measure", [])])
def test_figures_that_would_answer_too_stand_beside_a_figure(kind, shown):
    whole = rule(question(kind, "complaint"), id="all", answered_by=(AnsweredBy(datapoint="one", only_nil=False),))
    one = rule(question("figure", "ship"), id="one")
    items = (figure("540", "complaint", statement=0), figure("230", "ship", passage=1, statement=1))
    given = (*items, said()) if kind == "measure" else items
    found = evaluate(pack(one, whole), page_of(facts_of(*given)), facts_of(*given))[-1]
    assert [text for text in values(found) if kind == "figure" or text == "230"] == shown


# --- totals beside parts ---------------------------------------------------------------------------------------------


def part(text, gender, *, row, **fields):
    return cell(text, "staff", row=row, by=(("gender", gender),), **fields)


BY_GENDER = rule(question("figure", "staff", by="gender", unit=("count", "percent", "mass")))


def test_the_total_that_ends_a_column_of_parts_stands_beside_them():
    rows = (part("230", "female", row=0), part("310", "male", row=1), cell("540", row=2))
    assert values(evaluated(BY_GENDER, *rows)) == ["230", "310", "540"]
    smaller = (*rows[:2], cell("54", row=2))
    assert values(evaluated(BY_GENDER, *smaller)) == ["230", "310"]
    another = rule(*BY_GENDER.questions, question("figure", "complaint", with_=(("law",),)))
    other = (*rows[:2], cell("540", "complaint", row=2))
    assert values(evaluated(another, *other)) == ["230", "310"]


@pytest.mark.parametrize(
    ("total", "unit", "shown"),
    [("540", "tonne", True), ("541", "tonne", False), ("270", "percent", False)],
)
def test_a_total_elsewhere_is_proved_by_the_sum_of_the_parts(total, unit, shown):
    rows = (part("230", "female", row=0), part("310", "male", row=1))
    whole = figure(total, "staff", statement=0, unit=unit, dimension="percent" if unit == "percent" else "count")
    assert (total in values(evaluated(BY_GENDER, *rows, whole))) is shown


@pytest.mark.parametrize(("mean", "shown"), [("32", True), ("34", False)])
def test_a_mean_rate_lies_between_the_rates_of_the_parts(mean, shown):
    share = {"unit": "percent", "dimension": "percent"}
    rows = (part("31", "female", row=0, **share), part("33", "male", row=1, **share))
    assert (mean in values(evaluated(BY_GENDER, *rows, figure(mean, "staff", statement=0, **share)))) is shown


@pytest.mark.parametrize(("per", "shown"), [("employee", True), ("", False)])
def test_a_sentence_need_not_say_that_its_mean_is_one(per, shown):
    rows = (part("31", "female", row=0, per=per), part("33", "male", row=1, per=per))
    mean = figure("32", "staff", statement=0, unit="tonne")
    assert ("32" in values(evaluated(BY_GENDER, *rows, mean))) is shown


def test_a_share_is_no_mean_of_the_parts_of_a_whole():
    share = {"unit": "percent", "dimension": "percent"}
    rows = (part("31", "female", row=0, **share), part("69", "male", row=1, **share))
    assert values(evaluated(BY_GENDER, *rows, figure("50", "staff", statement=0, **share))) == ["31", "69"]
