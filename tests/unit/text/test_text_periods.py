"""The reporting period, and years in headers."""

from datetime import date

import pytest

from checker.text.periods import reporting_period, years_in

CALENDAR_2021 = (date(2021, 1, 1), date(2021, 12, 31))


def period(*texts):
    found = reporting_period(texts)
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For the year ended 30 September 2021", (date(2020, 10, 1), date(2021, 9, 30))),
        ("Year ended December 31, 2021", CALENDAR_2021),
        ("for the twelve months ended 31st March, 2021", (date(2020, 4, 1), date(2021, 3, 31))),
        ("for the year ended 29 February 2020", (date(2019, 3, 1), date(2020, 2, 29))),
        ("This report covers 1 January 2017 to 31 December 2017.", (date(2017, 1, 1), date(2017, 12, 31))),
        ("covers the period from 1 January to 31 December 2021", CALENDAR_2021),
        ("from 1 July 2020 to 30 June 2021 (the “reporting period”)", (date(2020, 7, 1), date(2021, 6, 30))),
        ("the reporting period is January 2021 to December 2021", CALENDAR_2021),
        ("between 1st April, 2020 and 31st March, 2021", (date(2020, 4, 1), date(2021, 3, 31))),
        ("Reporting period: 01/07/2020 - 30/06/2021", (date(2020, 7, 1), date(2021, 6, 30))),
        ("Reporting period 01.01.2021–31.12.2021", CALENDAR_2021),
        ("截至二零二一年九月三十日止年度", (date(2020, 10, 1), date(2021, 9, 30))),
        ("截至2021年12月31日止年度", CALENDAR_2021),
        ("報告期為2021年1月1日至2021年12月31日", CALENDAR_2021),
        ("報告期為二零二零年四月一日至二零二一年三月三十一日", (date(2020, 4, 1), date(2021, 3, 31))),
        ("本報告涵蓋2021年1月1日至12月31日", CALENDAR_2021),
        ("本报告时间范围：2021年1月1日-2021年12月31日", CALENDAR_2021),
        ("FY2021 performance", CALENDAR_2021),
        ("financial year 2020/21", (date(2020, 4, 1), date(2021, 3, 31))),
        ("2019/20財年", (date(2019, 4, 1), date(2020, 3, 31))),
        ("Sustainability Report 2021", CALENDAR_2021),
        ("2021 Environmental, Social and Governance Report", CALENDAR_2021),
        ("2021年度社會責任報告", CALENDAR_2021),
        ("no year here", None),
        ("compared with the year ended 31 December 2019", None),
        ("the strategic plan from 1 January 2016 to 31 December 2020", None),
        ("from 1 January 2021 to 31 January 2021", None),
        ("In 2021 we opened a plant.", None),
    ],
)
def test_reporting_period(text, expected):
    assert period(text) == expected


def test_label_is_as_printed():
    found = reporting_period(["For the year ended 31st December, 2021:"])
    assert found is not None
    assert found.label == "31st December, 2021"


def test_explicit_period_beats_the_title():
    assert period("Annual Report 2021", "for the year ended 31 March 2021") == (date(2020, 4, 1), date(2021, 3, 31))


def test_called_the_reporting_period_beats_other_years_ended():
    texts = ["balance for the year ended 31 December 2020"] * 2
    texts.append("This report covers the period from 1 January 2021 to 31 December 2021.")
    assert period(*texts) == CALENDAR_2021


def test_the_named_financial_year_decides_between_explicit_ones():
    texts = [
        "Donations in the year ended 30 June 2020 are in this report.",
        "for the year ended 31 December 2021",
        *["FY2021 results"] * 9,
    ]
    assert period(*texts) == CALENDAR_2021


def test_comparison_year_that_is_named_less_often():
    texts = ["for the year ended 31 December 2021"] * 5 + ["for the year ended 31 December 2020"] * 3
    assert period(*texts) == CALENDAR_2021


def test_year_that_the_text_tells_of_again_and_again():
    assert period(*["In 2021, we opened plants."] * 4, "In 2020 we did not.") == CALENDAR_2021


def test_undecided_text_gives_no_period():
    assert period(*["In 2021, we did."] * 4, *["In 2020, we did."] * 4) is None


def test_reading_stops_once_it_is_clear():
    def texts():
        for _ in range(40):
            yield "This report covers the period from 1 January 2021 to 31 December 2021."
        raise AssertionError("read on")

    assert period(*[]) is None
    found = reporting_period(texts())
    assert found is not None
    assert found.end == date(2021, 12, 31)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021", [2021]),
        ("FY2021", [2021]),
        ("FY22", [2022]),
        ("FY 2021/22", [2022]),
        ("FY20/21", [2021]),
        ("2020/21", [2021]),
        ("2020/2021", [2021]),
        ("2020-21", [2021]),
        ("2019-2021", [2019, 2021]),
        ("二零二一年", [2021]),
        ("二○二一年", [2021]),
        ("2021年 2020年", [2021, 2020]),
        ("2019，2020及2021", [2019, 2020, 2021]),
        ("31.12.2021", [2021]),
        ("2021/12/31", [2021]),
        ("As at 31 December 2021", [2021]),
        ("by 2030 from a 2015 base", [2030, 2015]),
        ("(2020: 1,500)", [2020]),
        ("RMB'000 2021", [2021]),
        ("1999", [1999]),
        ("2,020", []),
        ("2020.5", []),
        ("HK$2021", []),
        ("2020%", []),
        ("ISO 9001:2015", []),
        ("ISO 2021 and No. 2022", []),
        ("In November 2022", [2022]),
        ("No loss in 2022", [2022]),
        ("12020", []),
        ("Scope 1", []),
        ("", []),
    ],
)
def test_years_in(text, years):
    assert [year for year, _, _ in years_in(text)] == years


def test_years_in_gives_their_places():
    text = "In FY2021 and 2019/20"
    assert [text[start:end] for _, start, end in years_in(text)] == ["FY2021", "2019/20"]


def test_a_half_year_report_is_about_its_half_year_and_an_annual_one_about_its_year():
    half = [
        "2024 年半年度报告",
        "报告期 | 2024 年 1 月 1 日-2024 年 6 月 30 日",
        "上年同期 | 2023 年 1 月 1 日-2023 年 6 月 30 日",
    ]
    assert period(*half) == (date(2024, 1, 1), date(2024, 6, 30))
    whole = [
        "2024 年年度报告",
        "报告期 | 2024 年 1 月 1 日-2024 年 12 月 31 日",
        "2024年1月1日至2024年6月30日，航班有所增加。",
    ]
    assert period(*whole) == (date(2024, 1, 1), date(2024, 12, 31))
