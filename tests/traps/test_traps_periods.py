"""Traps of periods (number 15): the figure, column or award of another year."""

import pytest

from checker.model.finding import State
from tests.builders_check import findings, reasons
from tests.builders_traps import COMPLAINTS, YEAR

# --- 15: period ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 we received 31 complaints about our services.",
        "2022年共收到客户投诉31宗。",
        "| | 2022 |\n|---|---|\n| Product complaints | 31 |\n",
        "| 指標 | 2022年 |\n|---|---|\n| 客戶投訴 | 31 |\n",
        "We received 31 complaints about our services in 2022.",
        "Complaints about our services fell from 31 (2022).",
        "Last year's 31 complaints about our services are settled.",
        "客户投诉由2022年的31宗，现已减少。",
        "客戶投訴較2022年的31宗為少。",
        "上年的31宗客戶投訴已獲妥善處理。",
    ],
)
def test_trap_15_last_years_figure_alone_is_weak(text):
    finding = findings(YEAR + text)[COMPLAINTS]
    assert finding.state is State.WEAK
    assert "2022" in reasons(finding)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Complaints about our services fell from 31 (2022) to 14.",
        "较2022年，客户投诉减少至14宗。",
        "客戶投訴由2022年的31宗減少至14宗。",
        "In 2022 we received 31 complaints about our services, and this year 14 complaints.",
    ],
)
def test_trap_15_a_comparison_does_not_date_this_years_figure(text):
    finding = findings(YEAR + text)[COMPLAINTS]
    assert finding.state is State.DISCLOSED
    assert [figure.text for figure in finding.figures if figure.is_current] == ["14"]


def test_trap_15_a_calendar_year_in_which_the_financial_year_began_is_current():
    period = "# Report\n\nThis report covers the period from 1 July 2022 to 30 June 2023.\n\n"
    found = findings(period + "| | 2021 | 2022 |\n|---|---|---|\n| Product complaints | 5 | 31 |\n")[COMPLAINTS]
    assert found.state is State.DISCLOSED
    assert [figure.text for figure in found.figures if figure.is_current] == ["31"]


@pytest.mark.parametrize(
    "header",
    ["| Indicator | 2023 | 2022 | 2021 |", "| 指标 | 2023年 | 2022年 | 2021年 |", "| | FY2023 | FY2022 | FY2021 |"],
)
def test_trap_15_the_newest_year_on_the_left(header):
    found = findings(YEAR + f"{header}\n|---|---|---|---|\n| Product complaints 客户投诉 | 14 | 31 | 5 |\n")[COMPLAINTS]
    assert [figure.text for figure in found.figures if figure.is_current] == ["14"]
    assert found.figures[0].text == "14"


@pytest.mark.parametrize(
    "text",
    [
        "In 2018, our laboratory won the national science and technology progress award.",
        "Our laboratory won the national science and technology progress award in 2018.",
        "In March 2018 the ferry yard received an innovation award.",
        "2018年，公司实验室荣获国家科学技术进步奖。",
        "二零一八年三月，本集團的實驗室榮獲國家科技進步獎。",
        "公司实验室曾于2018年荣获国家科学技术进步奖。",
    ],
)
def test_trap_15_an_award_of_five_years_ago(text):
    finding = findings(YEAR + text)["innovation.awards"]
    assert finding.state is State.WEAK
    assert "2018" in finding.reason


@pytest.mark.parametrize(
    "text",
    [
        "Our laboratory won the national science and technology progress award.",
        "In 2023, our laboratory won the national science and technology progress award.",
        "Our laboratory, which was founded in 2018, won the national science and technology progress award.",
        "After an innovation award in 2018, our laboratory won another one in 2023.",
        "公司实验室自2018年成立以来，荣获国家科学技术进步奖。",
        "2023年，公司於2018年成立的實驗室榮獲國家科技進步獎。",
    ],
)
def test_trap_15_an_award_of_this_year(text):
    assert findings(YEAR + text)["innovation.awards"].state is State.DISCLOSED
