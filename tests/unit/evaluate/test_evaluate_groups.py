"""Figure questions that ask for parts of a breakdown or for several years: judged as groups of one table or page."""

from dataclasses import replace

import pytest

from checker.model.fact import Owner, Source
from checker.model.finding import State
from tests.builders_facts import evaluated, figure, lexicon, question, rule


def cell(text, *concepts, **fields):
    place = {"source": Source.TABLE, "table": 0, "row": 1, "column": 1, "year": 2023, "group": frozenset()}
    return figure(text, *concepts, **(place | fields))


# --- breakdowns ------------------------------------------------------------------------------------------------------

BY_GENDER = rule(question("figure", "staff", unit=("count",), by="gender"))


def part(text, name="", *, table=0, page=1, **fields):
    by = (("gender", name),) if name else ()
    return cell(text, "staff", by=by, table=table, page=page, **fields)


def test_where_no_breakdown_is_asked_the_total_goes_before_its_parts():
    asked = rule(question("figure", "staff", unit=("count",)))
    finding = evaluated(asked, part("400", "male"), part("300", "female", row=2), part("700", row=3))
    assert finding.figures[0].text == "700"
    assert finding.evidence[0].quote == "quote of 700"


def test_a_total_with_points_between_thousands_goes_with_the_rows_that_add_up_to_it():
    asked = rule(question("figure", "total", unit=("count",)))
    rows = {"1.234.567": ("total",), "800.000": ("men",), "434.567": ("women",)}
    cells = [
        cell(text, *concepts, value=text.replace(".", ""), row=row, passage=row)
        for row, (text, concepts) in enumerate(rows.items())
    ]
    assert [item.text for item in evaluated(asked, *cells).figures] == list(rows)


def test_two_parts_of_one_table_make_a_breakdown():
    finding = evaluated(BY_GENDER, part("100"), part("60", "male"), part("40", "female"))
    assert finding.state is State.DISCLOSED
    assert [item.text for item in finding.figures] == ["60", "40", "100"]


def test_the_total_alone_is_weak():
    finding = evaluated(BY_GENDER, part("100"))
    assert (finding.state, finding.reason) == (State.WEAK, "not broken down by gender")


def test_one_part_of_several_is_weak():
    finding = evaluated(BY_GENDER, part("100"), part("60", "male"))
    assert (finding.state, finding.reason) == (State.WEAK, "one part of several")


def test_the_same_part_twice_is_one_part():
    assert evaluated(BY_GENDER, part("60", "male"), part("61", "male", row=2)).state is State.WEAK


def test_parts_of_two_tables_are_no_breakdown():
    assert evaluated(BY_GENDER, part("60", "male"), part("40", "female", table=1)).state is State.WEAK


def test_parts_in_sentences_of_one_page_are_one():
    def spoken(text, name, page):
        return figure(text, "staff", counted=frozenset({"staff"}), by=(("gender", name),), page=page)

    assert evaluated(BY_GENDER, spoken("60", "male", 4), spoken("40", "female", 4)).state is State.DISCLOSED
    assert evaluated(BY_GENDER, spoken("60", "male", 4), spoken("40", "female", 5)).state is State.WEAK


def test_a_drawing_that_holds_a_breakdown_does_not_take_other_numbers_of_its_page():
    drawn = {"source": Source.INFOGRAPHIC}
    rows = (part("40", "female", **drawn), part("60", "male", **drawn), part("34", table=1, **drawn))
    assert [item.text for item in evaluated(BY_GENDER, *rows).figures] == ["40", "60"]
    apart = (part("40", "female", **drawn), part("60", "male", table=1, **drawn))
    assert evaluated(BY_GENDER, *apart).state is State.DISCLOSED


@pytest.mark.parametrize(
    ("second", "state"),
    [
        ({"dimension": "percent"}, State.DISCLOSED),
        ({"dimension": "count"}, State.WEAK),
        ({"dimension": "percent", "statement": 1}, State.WEAK),
    ],
)
def test_a_share_in_another_clause_is_a_part_of_what_its_sentence_gives_shares_of(second, state):
    first = figure("54", "staff", by=(("gender", "female"),), dimension="percent", statement=0)
    elsewhere = {"statement": 0, "group": frozenset({"staff"})}  # named by another clause of the sentence
    other = figure("36", by=(("gender", "male"),), **(elsewhere | second))
    asked = question("figure", "staff", by="gender", unit=("count", "percent"))
    assert evaluated(rule(asked), first, other).state is state


@pytest.mark.parametrize(("counted", "state"), [("gender=", State.DISCLOSED), ("ship", State.WEAK)])
def test_parts_may_be_counted_by_their_own_names(counted, state):
    parts = [
        figure(text, "staff", by=(("gender", name),), statement=0, counted=frozenset({counted + name}))
        for text, name in (("362", "male"), ("26", "female"))
    ]
    assert evaluated(rule(question("figure", "staff", by="gender", unit=("count",))), *parts).state is state


def test_last_years_part_does_not_complete_a_breakdown():
    old = part("40", "female", is_current=False, year=2021)
    assert evaluated(BY_GENDER, part("60", "male"), old).state is State.WEAK


def test_a_part_that_is_turned_down_does_not_count():
    assert evaluated(BY_GENDER, part("60", "male"), part("40", "female", owner=Owner.SUPPLIER)).state is State.WEAK


def test_the_question_may_ask_for_more_or_fewer_parts_than_the_dimension():
    def asked(parts):
        return rule(question("figure", "staff", unit=("count",), by="gender", parts=parts))

    both = (part("60", "male"), part("40", "female"))
    assert evaluated(asked(3), *both).state is State.WEAK
    assert evaluated(asked(2), *both).state is State.DISCLOSED
    assert evaluated(asked(1), both[0]).state is State.DISCLOSED


def test_the_dimension_says_how_many_parts_make_a_breakdown():
    single = replace(lexicon(), dimensions=tuple(replace(one, minimum=1) for one in lexicon().dimensions))
    assert evaluated(BY_GENDER, part("60", "male")).state is State.WEAK
    assert evaluated(BY_GENDER, part("60", "male"), lexicon=single).state is State.DISCLOSED


# --- years -----------------------------------------------------------------------------------------------------------

THREE_YEARS = rule(question("figure", "accident", unit=("count",), periods=3))


def of_year(year, text="1", **fields):
    return cell(text, "accident", year=year, is_current=year == 2023, column=year, **fields)


def test_as_many_years_as_asked_answer():
    finding = evaluated(THREE_YEARS, of_year(2021, "1"), of_year(2022, "2"), of_year(2023, "3"))
    assert finding.state is State.DISCLOSED
    assert {item.text for item in finding.figures} == {"1", "2", "3"}


def test_fewer_years_are_weak_and_counted():
    finding = evaluated(THREE_YEARS, of_year(2022), of_year(2023))
    assert (finding.state, finding.reason) == (State.WEAK, "2 of the 3 years asked")


def test_a_figure_without_a_year_is_one_year():
    undated = cell("1", "accident", year=None, is_current=True)
    assert evaluated(THREE_YEARS, undated).reason == "1 of the 3 years asked"


def test_the_years_stand_together_in_one_table():
    finding = evaluated(THREE_YEARS, of_year(2021), of_year(2022), of_year(2023, table=1))
    assert finding.state is State.WEAK


def test_nil_in_every_year_is_an_explicit_none():
    nothing = [of_year(year, "0", nil=True) for year in (2021, 2022, 2023)]
    assert evaluated(THREE_YEARS, *nothing).nil
    assert not evaluated(THREE_YEARS, *nothing[:2], of_year(2023)).nil


# --- parts that are all, none, or in another clause ------------------------------------------------------------------

SHARES = rule(question("figure", "staff", unit=("count", "percent"), by="gender"))


def share(text, name, **fields):
    return part(text, name, dimension="percent", unit="percent", **fields)


def test_a_single_part_that_is_all_of_a_count_is_the_whole_breakdown():
    assert evaluated(SHARES, part("23", "male"), share("100", "male", column=2)).state is State.DISCLOSED
    assert evaluated(SHARES, part("23", "male"), share("90", "male", column=2)).state is State.WEAK


def test_all_of_one_part_is_no_breakdown_where_only_shares_are_asked():
    rates = rule(question("figure", "staff", unit=("percent",), by="gender"))
    assert evaluated(rates, share("100", "male")).state is State.WEAK


def test_a_dash_counts_as_a_part_beside_the_number_of_another_only():
    counts = rule(question("figure", "staff", unit=("count",), by="gender", nil=False))
    dash = part("0", "female", row=2, nil=True)
    assert evaluated(counts, part("60", "male"), dash).state is State.DISCLOSED
    assert evaluated(counts, part("60", "male"), replace(dash, table=1)).state is State.WEAK
    assert evaluated(counts, dash).state is not State.DISCLOSED


def test_parts_in_a_later_clause_share_the_dimension_of_the_sentences_own_figure():
    asked = rule(question("figure", "staff", unit=("percent",), by="gender"))

    def spoken(text, concepts, dimension, by=()):
        sentence = {"group": frozenset({"staff"}), "statement": 7, "source": Source.SENTENCE}
        return figure(text, *concepts, dimension=dimension, by=by, **sentence)

    whole = spoken("12", ("staff",), "percent")
    women = spoken("10", (), "percent", (("gender", "female"),))
    men = spoken("14", (), "percent", (("gender", "male"),))
    assert evaluated(asked, whole, women, men).state is State.DISCLOSED
    assert (
        evaluated(asked, whole, replace(women, dimension="hours"), replace(men, dimension="hours")).state is State.WEAK
    )
