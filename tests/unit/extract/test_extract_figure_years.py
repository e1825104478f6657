"""The year that a figure of a sentence is for."""

import pytest

from checker.model.fact import Mood
from tests.builders_facts import facts, figures, one_figure

REPORT = "# Orchid Ferries\n\nThis report covers the period from 1 January 2023 to 31 December 2023.\n\n"


def found(text, concept):
    return figures(REPORT + text, concept)


def one(text, concept, printed):
    return one_figure(REPORT + text, concept, printed)


# --- periods ---------------------------------------------------------------------------------------------------------


def test_a_figure_without_a_year_is_taken_for_the_reporting_year():
    figure = one("We received 23 complaints.", "complaint", "23")
    assert figure.is_current
    assert figure.year is None


def test_a_bracketed_year_belongs_to_the_number_in_its_brackets():
    text = "We received 23 complaints (2022: 31)."
    assert one(text, "complaint", "23").is_current
    earlier = one(text, "complaint", "31")
    assert (earlier.year, earlier.is_current) == (2022, False)


def test_a_bracketed_number_without_a_year_has_none():
    figure = one("In 2022 we began; staff now number 90 (of them 40 in sales).", "staff", "40")
    assert figure.year is None


def test_the_year_before_a_number_is_its_year():
    earlier = one("In 2021 we received 5 complaints.", "complaint", "5")
    assert (earlier.year, earlier.is_current) == (2021, False)
    assert one("2023年共收到投诉9宗。", "complaint", "9").year == 2023


@pytest.mark.parametrize(
    "text",
    [
        "Compared with 2022, complaints fell to 14.",
        "We received 14 complaints, compared to 2022 a small number.",
        "较2022年投诉减少至14宗。",
        "較2022年的31宗，投訴減少至14宗。",
        "投訴由2022年的31宗減少至14宗。",
        "投诉共14宗，比2022年为少。",
        "投诉14宗较2022年减少。",
        "Complaints fell from 31 (2022) to 14.",
        "Complaints fell from 31 in 2022 to 14 this year.",
        "In 2022 there were 31 complaints; this year there were 14.",
        "2022年投诉31宗，今年投诉14宗。",
        "Building on last year's work, we received 14 complaints.",
        "We received 14 complaints, 12% less than last year.",
        "与2022年相比，投诉减少至14宗。",
    ],
)
def test_a_year_that_only_serves_as_a_comparison_does_not_date_the_number(text):
    assert one(text, "complaint", "14").is_current


@pytest.mark.parametrize(
    "text",
    [
        "We received 31 complaints in 2022.",
        "Complaints: 31 (2022).",
        "投诉31宗（2022年）。",
        "31 complaints during FY2022.",
        "We received 31 complaints last year.",
        "投诉较2022年的31宗为少。",
        "投訴由2022年的31宗減少。",
        "Complaints fell from 31 (2022).",
        "上年的31宗投诉已处理。",
    ],
)
def test_the_year_after_a_number_is_its_year(text):
    figure = one(text, "complaint", "31")
    assert (figure.year, figure.is_current) == (2022, False)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 complaints were 31, in 2023 they were 14.",
        "2022年投诉31宗，2023年投诉14宗。",
        "投诉由2022年的31宗降至2023年的14宗。",
        "Complaints fell from 31 in 2022 to 14 in 2023.",
        "Complaints fell from 31 (2022) to 14 (2023).",
        "Complaints fell from 31 (2022) to 14 in 2023.",
        "投訴由2022年的31宗減少至2023年的14宗。",
        "投訴由2022財年的31宗減少至2023財年的14宗。",
        "投诉由31宗（2022年）降至14宗（2023年）。",
    ],
)
def test_two_numbers_each_with_its_year(text):
    years = {figure.text: figure.year for figure in figures(REPORT + text, "complaint")}
    assert years == {"31": 2022, "14": 2023}


def test_the_year_itself_is_no_figure():
    assert [figure.text for figure in found("In 2023 we received 23 complaints.", "complaint")] == ["23"]


def test_a_target_year_is_not_the_reporting_year():
    figure = one("By 2030 we plan to cut water use by 20%.", "water", "20")
    assert (figure.is_current, figure.mood) == (False, Mood.PLANNED)


def test_without_a_reporting_period_every_dated_figure_counts_as_current():
    assert facts("We received 5 complaints.").period is None
    assert one_figure("In 2021 we received 5 complaints.", "complaint", "5").is_current


def test_none_said_of_listed_years_is_none_in_each():
    nils = [figure for figure in found("There were no complaints in 2021, 2022 and 2023.", "complaint") if figure.nil]
    assert [(figure.year, figure.is_current) for figure in nils] == [(2021, False), (2022, False), (2023, True)]


def test_none_with_a_single_year_is_none_in_that_year():
    (nil,) = [figure for figure in found("There were no complaints in 2022.", "complaint") if figure.nil]
    assert nil.year in (2022, None)
