"""Figures in tables: period columns, transposed tables, group rows, where the unit stands, dashes and nils."""

from decimal import Decimal

import pytest

from checker.model.fact import Source
from tests.builders_facts import facts, figures, one_figure

REPORT = "# Orchid Ferries\n\nThis report covers the period from 1 January 2023 to 31 December 2023.\n\n"


def table(*rows, caption=""):
    """A table whose first row is its header."""
    header, *body = rows
    lines = [header, "|" + "---|" * header.strip(" |").count("|") + "---|", *body]
    return REPORT + (f"{caption}\n\n" if caption else "") + "\n".join(lines) + "\n"


def by_year(text, concept):
    return {figure.year: figure.text for figure in figures(text, concept)}


# --- periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("| Indicator | 2021 | 2022 | 2023 |", "| Complaints | 5 | 31 | 14 |"),
        ("| Indicator | 2023 | 2022 | 2021 |", "| Complaints | 14 | 31 | 5 |"),
        ("| 指标 | 2023年 | 2022年 | 2021年 |", "| 投诉 | 14 | 31 | 5 |"),
    ],
)
def test_each_column_gives_its_year_wherever_the_newest_stands(rows):
    text = table(*rows)
    assert by_year(text, "complaint") == {2021: "5", 2022: "31", 2023: "14"}
    assert [figure.text for figure in figures(text, "complaint") if figure.is_current] == ["14"]


def test_a_transposed_table_has_its_years_in_the_rows():
    text = table("| Year | Complaints | Patents |", "| 2022 | 31 | 8 |", "| 2023 | 14 | 9 |")
    assert by_year(text, "complaint") == {2022: "31", 2023: "14"}
    assert by_year(text, "patent") == {2022: "8", 2023: "9"}
    assert [figure.text for figure in figures(text, "patent") if figure.is_current] == ["9"]


def test_without_a_reporting_period_the_newest_column_is_the_current_one():
    text = "| Indicator | 2021 | 2022 |\n|---|---|---|\n| Complaints | 5 | 31 |\n"
    assert [figure.text for figure in figures(text, "complaint") if figure.is_current] == ["31"]


def test_two_header_rows_are_read_together():
    text = (
        REPORT + "| | 2022 | | 2023 | |\n"
        "| | Male | Female | Male | Female |\n|---|---|---|---|---|\n| Staff | 1 | 2 | 3 | 4 |\n"
    )
    got = {(figure.year, dict(figure.by).get("gender")): figure.text for figure in figures(text, "staff")}
    assert got == {(2022, "male"): "1", (2022, "female"): "2", (2023, "male"): "3", (2023, "female"): "4"}


# --- whose row -------------------------------------------------------------------------------------------------------


def test_group_rows_say_what_the_rows_below_are_about():
    text = table("| | 2023 |", "| Staff | |", "| Male | 60 |", "| Female | 40 |", "| Patents | |", "| Granted | 3 |")
    assert {dict(figure.by).get("gender"): figure.text for figure in figures(text, "staff")} == {
        "male": "60",
        "female": "40",
    }
    assert [figure.text for figure in figures(text, "patent")] == ["3"]


def test_a_row_that_announces_a_breakdown_keeps_the_group_above():
    text = table("| Staff | 2023 |", "| Total | 100 |", "| By gender | |", "| Male | 60 |", "| Female | 40 |")
    got = {figure.text: dict(figure.by).get("gender") for figure in figures(text, "staff")}
    assert got == {"100": None, "60": "male", "40": "female"}


def test_a_caption_says_what_rows_are_about_that_only_name_parts():
    text = table("| | Male | Female |", "| 2022 | 58 | 39 |", "| 2023 | 60 | 40 |", caption="Staff by gender")
    current = {dict(figure.by)["gender"]: figure.text for figure in figures(text, "staff") if figure.is_current}
    assert current == {"male": "60", "female": "40"}
    assert all("staff" in figure.concepts for figure in figures(text, "staff"))


def test_a_part_row_goes_on_with_the_row_above_it():
    text = table("| 指标 | 2023年 |", "| 员工 | 300 |", "| 女 | 120 |", "| 用水 | 7 |")
    assert dict(one_figure(text, "staff", "120").by) == {"gender": "female"}
    assert [figure.text for figure in figures(text, "water")] == ["7"]


@pytest.mark.parametrize("above", ["14", "n/a"])
def test_a_row_on_something_unknown_is_no_part_of_the_row_above(above):
    text = table("| Indicator | 2023 |", f"| Complaints | {above} |", "| Lighthouses | 31 |", "| Ports | 7 |")
    assert [figure.text for figure in figures(text, "complaint")] == [above] * above.isdigit()


def test_a_part_in_another_unit_does_not_go_on_with_the_row_above():
    text = table("| | Unit | 2023 |", "| Water intensity | m³ | 3 |", "| Female | kWh | 40 |")
    assert [figure.text for figure in figures(text, "water")] == ["3"]


@pytest.mark.parametrize("unit", ["%", "m³"])
def test_a_part_in_the_same_unit_or_as_a_share_goes_on_with_the_row_above(unit):
    text = table("| | Unit | 2023 |", "| Water | m³ | 3 |", f"| Female | {unit} | 40 |")
    assert [figure.text for figure in figures(text, "water")] == ["3", "40"]


def test_the_metric_is_what_a_person_would_call_the_row():
    text = table("| Staff | 2023 |", "| By gender | |", "| Male | 60 |")
    assert one_figure(text, "staff", "60").metric == "By gender – Male"


# --- units -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        (table("| | 2023 |", "| Electricity | 345 MWh |"), "345", 345, "mwh"),
        (table("| | 2023 |", "| Electricity (MWh) | 345 |"), "345", 345, "mwh"),
        (table("| | 2023 |", "| Electricity ('000 kWh) | 1,200 |"), "1,200", 1_200_000, "kwh"),
        (table("| | Unit | 2023 |", "| Electricity | MWh | 345 |"), "345", 345, "mwh"),
        (table("| 指标 | 单位 | 2023年 |", "| 用电 | 万千瓦时 | 12.5 |"), "12.5", 125_000, "kwh"),
        (table("| | 2023 (MWh) |", "| Electricity | 345 |"), "345", 345, "mwh"),
        (table("| Site | 2023 |", "| Total | 345 |", caption="Electricity (MWh)"), "345", 345, "mwh"),
        (table("| | 2023 |", "| Electricity (MWh) | |", "| Total | 345 |"), "345", 345, "mwh"),
    ],
    ids=["cell", "label", "label with a scale", "unit column", "Chinese unit column", "header", "caption", "group row"],
)
def test_the_unit_is_found_where_it_stands(text, printed, value, unit):
    figure = one_figure(text, "energy", printed)
    assert figure.value == value
    assert figure.unit == unit


def test_the_cells_own_unit_goes_before_the_labels():
    assert one_figure(table("| | 2023 |", "| Electricity (MWh) | 345 GJ |"), "energy", "345").unit == "gigajoule"


def test_a_rate_is_told_by_its_unit_or_by_its_name():
    text = table("| | Unit | 2023 |", "| Electricity intensity | kWh/employee | 1.5 |", "| Water intensity | m³ | 3 |")
    assert one_figure(text, "energy", "1.5").per == "employee"
    assert one_figure(text, "water", "3").per
    assert one_figure(table("| | Unit | 2023 |", "| Water | m³ | 3 |"), "water", "3").per == ""


# --- nothing and no figure -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_is_a_nil(dash):
    figure = one_figure(table("| | 2022 | 2023 |", f"| Complaints | 3 | {dash} |"), "complaint", dash)
    assert (figure.value, figure.nil, figure.is_current) == (0, True, True)


def test_a_printed_zero_is_a_figure_like_any_other():
    figure = one_figure(table("| | 2023 |", "| Complaints | 0 |"), "complaint", "0")
    assert (figure.value, figure.nil) == (0, False)


@pytest.mark.parametrize("word", ["Nil", "None", "无"])
def test_a_word_of_none_in_a_cell_is_a_nil(word):
    got = figures(table("| | 2022 | 2023 |", f"| Complaints | 3 | {word} |"), "complaint")
    assert [(figure.year, figure.value, figure.nil) for figure in got] == [(2022, 3, False), (2023, 0, True)]


@pytest.mark.parametrize("word", ["N/A", "Note 4", "see page 12", "available on request"])
def test_words_in_a_cell_are_no_figure(word):
    got = figures(table("| | 2022 | 2023 |", f"| Complaints | 3 | {word} |"), "complaint")
    assert [figure.year for figure in got] == [2022]


def test_decimals_stay_exact():
    figure = one_figure(table("| | 2023 |", "| Water (m³) | 0.1 |"), "water", "0.1")
    assert isinstance(figure.value, Decimal)
    assert str(figure.value) == "0.1"


def test_a_cell_knows_its_table_row_column_and_quote():
    figure = one_figure(table("| | 2022 | 2023 |", "| Patents | 8 | 9 |", "| Complaints | 3 | 14 |"), "complaint", "14")
    assert (figure.table, figure.row, figure.column) == (0, 2, 2)
    assert figure.quote == "Complaints | 3 | 14"
    assert figure.source is Source.TABLE
    assert figure.quote[figure.locator.start : figure.locator.end] == "14"


def test_rows_on_no_concept_give_no_figures():
    text = table("| | 2023 |", "| Lighthouses | 14 |", "| Complaints | 3 |")
    assert [figure.text for figure in figures(text, "complaint")] == ["3"]


# --- what stands above a table ---------------------------------------------------------------------------------------


def test_a_caption_that_ends_with_a_year_gives_it_to_a_table_without_years():
    rows = ("| Kind | Number |", "| Complaints | 31 |")
    (earlier,) = figures(table(*rows, caption="Complaints by kind (2022)"), "complaint")
    assert (earlier.year, earlier.is_current) == (2022, False)
    (current,) = figures(table(*rows, caption="Complaints since the 2019 relaunch"), "complaint")
    assert (current.year, current.is_current) == (None, True)


def test_titles_that_repeat_tell_which_columns_a_year_over_their_middle_spans():
    rows = ("| | | 2022 | | | 2023 | |", "| Indicator | Cases | Sites | Share | Cases | Sites | Share |")
    text = REPORT + "\n".join((*rows, "|---|---|---|---|---|---|---|", "| Complaints | 1 | 2 | 3 | 4 | 5 | 6 |\n"))
    years = [(figure.text, figure.year) for figure in figures(text, "complaint")]
    assert years == [("1", 2022), ("2", 2022), ("3", 2022), ("4", 2023), ("5", 2023), ("6", 2023)]


def test_a_row_with_a_long_label_gives_each_number_once():
    label = "Number of complaints that customers of the ferries sent to the head office or to one of its piers"
    found = figures(table("| Indicator | 2022 | 2023 |", f"| {label} | 31 | 14 |"), "complaint")
    assert [(figure.text, figure.source) for figure in found] == [("31", Source.TABLE), ("14", Source.TABLE)]


def test_a_label_broken_over_two_lines_is_no_group_of_the_rows_below():
    text = table(
        "| Indicator | 2022 | 2023 |",
        "| Electricity used per | | |",
        "| employee, kWh | 82 | 79 |",
        "| Water, m³ | 310 | 290 |",
    )
    assert [figure.text for figure in figures(text, "energy") if figure.is_current] == ["79"]
    assert one_figure(text, "water", "290").per == ""


# --- what the first column, a title and the last row say of others ----------------------------------------------------


def test_numbers_under_a_title_name_their_rows_with_it_and_those_below():
    text = table("| Deck | Kind | 2023 |", "| 1 | Complaints | 14 |", "| | Water | 5 |", "| 2 | Complaints | 31 |")
    deck = {figure.text: dict(figure.by).get("deck") for figure in facts(text).figures}
    assert deck == {"14": "first", "5": "first", "31": "second"}


def test_numbers_under_a_title_that_makes_no_part_stay_what_they_are():
    text = table("| Ferry | Kind | 2023 |", "| 1 | Complaints | 14 |", "| 2 | Complaints | 31 |")
    assert [figure.text for figure in figures(text, "complaint")] == ["1", "14", "2", "31"]


@pytest.mark.parametrize(("title", "per"), [("Per head", "intensity"), ("All", "")])
def test_what_one_column_is_per_holds_for_the_parts_beside_it(title, per):
    text = table(f"| Training hours | {title} | Female | Male |", "| Crew | 12 | 14 | 11 |")
    assert {figure.text: figure.per for figure in figures(text, "training")} == {"12": per, "14": per, "11": per}


def test_a_total_below_rows_that_name_something_is_a_figure_of_the_table():
    rows = ("| Diesel energy | 30 |", "| Solar energy | 20 |", "| Total | 50 |")
    assert [figure.text for figure in facts(table("| Kind | 2023 |", *rows)).figures] == ["30", "20", "50"]
    assert not facts(table("| Kind | 2023 |", "| Sails | 20 |", "| Total | 50 |")).figures


@pytest.mark.parametrize("corner", ["In tonnes", "Unit: tonnes", "单位：吨"])
def test_a_unit_over_the_labels_holds_where_no_column_names_one(corner):
    text = table(f"| {corner} | 2022 | 2023 | 2023 in % |", "| Water of the piers | 31 | 14 | 40% |")
    assert [(figure.text, figure.unit) for figure in figures(text, "water")] == [
        ("31", "tonne"),
        ("14", "tonne"),
        ("40", "percent"),
    ]


def test_a_share_over_the_labels_holds_for_no_other_column():
    text = table("| Number and percentage | Piers | Ships |", "| Water in tanks | 31 | 14 |")
    assert {figure.dimension for figure in figures(text, "water")} == {""}


def test_years_in_a_column_of_years_are_no_amounts():
    rows = ("| Goal | Base year | Target year | Water |", "| Water of the piers | 2019 | 2030 | 2013 |")
    assert [figure.text for figure in figures(table(*rows), "water")] == ["2013"]
    assert [figure.text for figure in figures(table("| Kind | Year ended May |", "| Water | 2013 |"), "water")] == [
        "2013"
    ]
