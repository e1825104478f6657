"""Traps of mood and owner (numbers 13 and 14): what is wished, planned, or of somebody else."""

import pytest

from checker.model.finding import State
from tests.builders_check import findings
from tests.builders_traps import COMPLAINTS, YEAR, state

# --- 13: wishes and plans --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("The Group aims to encrypt the personal data of passengers.", "customers.privacy_implementation"),
        ("The Group is committed to protecting the privacy of passengers.", "customers.privacy_policies"),
        ("The Group plans to train staff on customer privacy.", "customers.privacy_implementation"),
        ("公司致力于保护客户隐私。", "customers.privacy_policies"),
        ("公司计划于明年对客户个人信息加密。", "customers.privacy_implementation"),
        ("We aim to reduce complaints about our services to 10 a year.", COMPLAINTS),
        (
            "In the coming year, we will encrypt the personal data of passengers.",
            "customers.privacy_implementation",
        ),
        ("未来，公司将对客户个人信息加密。", "customers.privacy_implementation"),
        ("Directors will be offered training on anti-corruption from 2024 on.", "anticorruption.training_directors"),
    ],
)
def test_trap_13_wishes_and_plans_are_weak(text, datapoint):
    assert state(YEAR + text, datapoint) is State.WEAK


@pytest.mark.parametrize(
    "text",
    [
        "We are committed to the privacy of passengers by encrypting all personal data.",
        "公司致力保护客户隐私，对客户个人信息加密存储。",
    ],
)
def test_trap_13_committed_by_doing_is_a_measure(text):
    assert state(YEAR + text, "customers.privacy_implementation") is State.DISCLOSED


@pytest.mark.parametrize(
    "text",
    [
        "We aim to reduce greenhouse gas emissions by 30% by 2030 from the 2020 baseline.",
        "本集團的目標是於2030年前將溫室氣體排放量較2020年減少30%。",
    ],
)
def test_trap_13_a_target_answers_where_a_target_is_asked_and_nowhere_else(text):
    found = findings(YEAR + text)
    assert found["emissions.reduction_target"].state is State.DISCLOSED
    assert found["emissions.ghg_total"].state is not State.DISCLOSED
    assert found["emissions.reduction_results"].state is not State.DISCLOSED


# --- 14: whose -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("Suppliers reported 2 work-related fatalities.", "safety.fatalities"),
        ("供应商发生工亡事故2宗，死亡2人。", "safety.fatalities"),
        ("According to statistics, the industry had 40 work-related fatalities.", "safety.fatalities"),
        ("The app helped customers reduce electricity consumption by 1,200,000 kWh.", "resources.energy_results"),
        ("公司帮助客户节约用电120万千瓦时。", "resources.energy_results"),
        ("Our suppliers recorded 2 work-related fatalities.", "safety.fatalities"),
        ("Two work-related fatalities were recorded at our suppliers.", "safety.fatalities"),
        ("The joint venture recorded 2 work-related fatalities.", "safety.fatalities"),
        ("We heard that our suppliers had 2 work-related fatalities.", "safety.fatalities"),
        ("Our suppliers, whose yards we visit, recorded 2 work-related fatalities.", "safety.fatalities"),
        ("We visit yards every year, and our suppliers recorded 2 work-related fatalities.", "safety.fatalities"),
        ("We recorded 2 work-related fatalities at supplier-owned sites.", "safety.fatalities"),
        ("Two work-related fatalities were reported by our contractors.", "safety.fatalities"),
        ("The associated company reported no work-related fatalities.", "safety.fatalities"),
        ("本集團的供應商錄得2宗因工死亡個案。", "safety.fatalities"),
        ("合营公司年内发生2宗因工死亡事故。", "safety.fatalities"),
        ("本集團定期巡查船塢，承辦商年內發生2宗因工死亡個案。", "safety.fatalities"),
        ("公司客户节约用电120万千瓦时。", "resources.energy_results"),
    ],
)
def test_trap_14_what_belongs_to_others_is_not_the_issuers(text, datapoint):
    assert state(YEAR + text, datapoint) is not State.DISCLOSED


@pytest.mark.parametrize(
    "text",
    [
        "We had 2 work-related fatalities.",
        "本集團錄得2宗因工死亡個案。",
        "Our suppliers recorded 3 work-related fatalities, while we had 2 work-related fatalities.",
        "Our suppliers recorded 3 work-related fatalities, while we had none.",
        "We train our suppliers and recorded 2 work-related fatalities.",
        "Beside the joint venture's, we recorded 2 work-related fatalities of our own.",
        "供应商发生因工死亡3宗，而本公司发生因工死亡2宗。",
        "本集團要求供應商申報事故，而本集團錄得2宗因工死亡個案。",
    ],
)
def test_trap_14_the_issuers_own_is(text):
    assert state(YEAR + text, "safety.fatalities") is State.DISCLOSED
