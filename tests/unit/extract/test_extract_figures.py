"""Figures in sentences: value, unit, period, what is counted, which part; explicit nils."""

from decimal import Decimal

import pytest

from checker.model.fact import Mood, Owner, Source
from tests.builders_facts import facts, figures, one_figure

REPORT = "# Orchid Ferries\n\nThis report covers the period from 1 January 2023 to 31 December 2023.\n\n"


def found(text, concept):
    return figures(REPORT + text, concept)


def one(text, concept, printed):
    return one_figure(REPORT + text, concept, printed)


@pytest.mark.parametrize(
    ("text", "concept", "printed", "value", "unit"),
    [
        ("We used 1,200 thousand kWh of electricity.", "energy", "1,200 thousand", 1_200_000, "kwh"),
        ("We spent RMB 100 million on training.", "training", "100 million", 100_000_000, "cny"),
        ("全年用电1.2万千瓦时。", "energy", "1.2万", 12_000, "kwh"),
        ("公司投入培训经费人民币5.8亿元。", "training", "5.8亿", 580_000_000, "cny"),
        ("Of our staff, 12.5% left.", "staff", "12.5", Decimal("12.5"), "percent"),
        ("Water use was 310 m³.", "water", "310", 310, "cubic_metre"),
    ],
)
def test_value_and_unit_with_their_scale(text, concept, printed, value, unit):
    figure = one(text, concept, printed)
    assert figure.value == value
    assert figure.unit == unit
    assert figure.source is Source.SENTENCE


@pytest.mark.parametrize(
    ("text", "printed", "per"),
    [
        ("Electricity use was 4,100 kWh per employee.", "4,100", "employee"),
        ("Electricity use was 82 kWh/m².", "82", "m²"),
        ("每名员工用电820千瓦时。", "820", "名员工"),
    ],
)
def test_what_a_figure_is_divided_by(text, printed, per):
    assert one(text, "energy", printed).per == per


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("Three complaints were received.", "Three", 3),
        ("Thirteen complaints were received.", "Thirteen", 13),
        ("全年共收到投诉二十三宗。", "二十三", 23),
    ],
)
def test_numbers_in_words(text, printed, value):
    assert one(text, "complaint", printed).value == value


@pytest.mark.parametrize(
    ("text", "printed", "counted"),
    [
        ("We received 23 complaints.", "23", "complaint"),
        ("We received 23 written product complaints.", "23", "complaint"),
        ("We filed 12 patents for pumps.", "12", "patent"),
    ],
)
def test_the_counted_noun_is_told_apart(text, printed, counted):
    assert counted in one(text, counted, printed).counted


def test_a_number_before_another_noun_does_not_count_the_topic():
    assert "complaint" not in one("Complaints were closed within 14 days.", "complaint", "14").counted
    assert (
        "patent"
        not in one("Our 14 engineers, who work day and night on it, wrote our patents.", "patent", "14").counted
    )


def test_a_chinese_measure_word_is_no_counted_noun():
    assert one("年内投诉共12宗。", "complaint", "12").counted == frozenset()
    assert "complaint" in one("年内共收到12宗投诉。", "complaint", "12").counted


def test_the_clause_is_what_a_figure_is_about_and_the_sentence_its_group():
    figure = one("We received 23 complaints, and no accidents were reported by the 41 ferries.", "accident", "23")
    assert "complaint" in figure.concepts
    assert "accident" not in figure.concepts
    assert "accident" in figure.group


# --- breakdown parts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Our staff are 21 women and 34 men.", {"21": "female", "34": "male"}),
        ("Women received 13 hours of training and men 12 hours.", {"13": "female", "12": "male"}),
        ("Training hours of men and women were 12 and 13 hours.", {"12": "male", "13": "female"}),
        ("女员工培训13小时，男员工培训12小时。", {"13": "female", "12": "male"}),
    ],
)
def test_numbers_and_parts_pair_in_their_order(text, parts):
    got = {figure.text: dict(figure.by).get("gender") for figure in found(text, "staff") + found(text, "training")}
    assert got == parts


def test_a_colon_in_brackets_parts_no_total_from_its_parts():
    by = {figure.text: dict(figure.by).get("region") for figure in found("Staff: 15 (2022: 18) in the north.", "staff")}
    assert by["15"] == "north"


@pytest.mark.parametrize(
    "text", ["We have 55 staff: 21 women and 34 men.", "員工共55名：女21名，男34名。", "员工共55名：女21名、男34名。"]
)
def test_a_total_before_its_parts_belongs_to_none_of_them(text):
    by = {figure.text: dict(figure.by).get("gender") for figure in found(text, "staff")}
    assert (by["55"], by["21"], by["34"]) == (None, "female", "male")


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (
            "Of the staff 76 (2022: 72) are in the north and 7 (2022: 5) in our office in the south.",
            ["north"] * 2 + ["south"] * 2,
        ),
        ("Of the staff 50% are in the north, 30% in the south and the rest in the east.", ["north", "south"]),
        ("Staff in the north came to 76, those in the south to 7.", ["north", "south"]),
    ],
)
def test_a_number_ahead_of_its_part_does_not_take_the_part_behind_it(text, regions):
    assert [dict(figure.by).get("region") for figure in found(text, "staff") if figure.text != "2022"] == regions


# --- nil -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "No complaints were received.",
        "We did not receive any complaints during the year.",
        "There were zero complaints.",
        "年内没有收到投诉。",
        "年內並無接獲任何投訴。",
    ],
)
def test_none_in_words_is_a_figure_of_zero(text):
    (nil,) = [figure for figure in found(text, "complaint") if figure.nil]
    assert nil.value == 0
    assert "complaint" in nil.counted
    assert nil.quote == text


def test_what_is_denied_is_counted_and_nothing_else():
    text = (
        "No accidents happened on board of any of the ferries in the whole of the year of the report that you read, "
        "and the crews told the 41 passengers with complaints what was done about them in the end."
    )
    (nil,) = [figure for figure in found(text, "accident") if figure.nil]
    assert "accident" in nil.counted
    assert "complaint" not in nil.counted


@pytest.mark.parametrize(
    "text",
    [
        "Passengers may lodge complaints at no charge.",
        "There are no fees for passengers who lodge complaints.",
        "There are no seats, and complaints are settled on deck.",
        "Complaints lodged at zero cost are settled at once.",
        "Complaints are settled by the purser, and no fine was imposed.",
        "We received 23 complaints, and no ferry was late.",
        "公司设有投诉热线，年内并无罚款。",
        "年内共收到投诉23宗，并无航班延误。",
    ],
)
def test_none_of_something_else_in_the_sentence_is_no_none_of_the_topic(text):
    assert [figure.text for figure in found(text, "complaint") if figure.nil and "complaint" in figure.concepts] == []


@pytest.mark.parametrize(
    "text", ["We hold no. 14 of the patents.", "Complaints fell to a net zero share.", "公司关注无纸化投诉。"]
)
def test_words_that_only_look_like_none(text):
    concept = "patent" if "patent" in text else "complaint"
    assert not any(figure.nil for figure in found(text, concept))


def test_whose_and_how_a_sentence_speaks_passes_to_its_figures():
    assert one("We aim to train 90% of staff.", "staff", "90").mood is Mood.WISHED
    figure = one("According to statistics, the industry had 900 accidents.", "accident", "900")
    assert figure.owner is Owner.INDUSTRY


def test_the_place_of_a_figure_is_the_number_itself():
    text = "Nothing else happened. We received 23 complaints."
    figure = one(text, "complaint", "23")
    assert figure.quote == "We received 23 complaints."
    assert text[figure.locator.start : figure.locator.end].startswith("23")
    assert figure.locator.page == 1


def test_a_figure_in_a_heading_or_running_header_is_none():
    assert found("## Our 23 complaints\n\nComplaints are handled by the purser.", "complaint") == []


# --- which period, which sentence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_current"),
    [
        ("In October 2022 we received 12 complaints.", True),
        ("In March 2022 we received 12 complaints.", False),
        ("As at 1 April 2022 there were 12 complaints.", False),
        ("In 2022 we received 12 complaints.", False),
    ],
)
def test_a_month_of_a_reporting_period_over_two_years_belongs_to_it(text, is_current):
    report = f"# Orchid Ferries\n\nThis report covers the period from 1 April 2022 to 31 March 2023.\n\n{text}\n"
    assert one_figure(report, "complaint", "12").is_current is is_current


def test_a_sentence_that_takes_up_the_one_before_is_about_its_thing():
    text = "We received 30 complaints. Of these, 12 were of passengers. Women wrote 9 letters."
    assert [figure.text for figure in found(text, "complaint")] == ["30", "12"]


def test_a_sentence_of_parts_goes_on_about_what_was_counted_before_it():
    text = "Women made up 40% of our staff. Geographically, 70% are based in the north and 30% in the south."
    by = {figure.text: dict(figure.by).get("region") for figure in found(text, "staff")}
    assert by == {"40": None, "70": "north", "30": "south"}


@pytest.mark.parametrize(
    "text",
    [
        "Women made up 40% of our staff.\n\nGeographically, 70% are based in the north.",
        "Women made up 40% of our staff. Of complaints, 70% came from the north.",
        "Women made up 40% of our staff. The sea is 70% deeper.",
        "We value our staff. Geographically, 70% are based in the north.",
    ],
)
def test_a_sentence_with_a_thing_of_its_own_or_without_parts_does_not_go_on(text):
    assert "70" not in [figure.text for figure in found(text, "staff")]


def test_parts_in_brackets_are_not_in_the_order_of_an_earlier_list():
    text = (
        "Accidents fell by 15% and 22% in the north and south respectively, while complaints of staff fell by "
        "32% (women) and 19% (men)."
    )
    parts = {figure.text: dict(figure.by) for figure in found(text, "staff")}
    assert (parts["15"]["region"], parts["22"]["region"]) == ("north", "south")
    assert (parts["32"].get("gender"), parts["19"].get("gender")) == ("female", "male")
    assert "region" not in parts["32"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("投诉共12宗（2022年：15宗）。", {"12": None, "15": 2022}),
        ("按《客船标准》（GB 5084—2005）处理投诉12宗。", {"12": None}),
    ],
)
def test_a_year_in_wide_brackets_belongs_to_what_stands_in_them(text, year):
    assert {figure.text: figure.year for figure in found(text, "complaint") if figure.text in year} == year


# --- years -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Against our 2019 accidents, water use of 2021 fell.", "2019"),
        ("The year of the accidents, as told elsewhere, was 2019.", "2019"),
        ("2019年事故较多，2021年用水减少。", "2019"),
    ],
)
def test_a_year_belongs_to_the_words_nearest_to_it(text, year):
    assert [item.text for item in facts(REPORT + text).years if "accident" in item.concepts] == [year]


def test_a_year_to_come_belongs_only_to_words_that_hold_it():
    named = facts(REPORT + "Water use is to fall by 2030 as accidents did.").years
    assert [item.concepts & {"water", "accident"} for item in named if item.text == "2030"] == [frozenset()]
