"""Traps of words (numbers 1 to 5): each is named for what fools a reader that only matches terms."""

import pytest

from checker.model.finding import State
from tests.builders import doc
from tests.builders_check import facts_of, findings, numbers, quotes, reasons, shipped
from tests.builders_traps import COMPLAINTS, PERIOD, YEAR, state

# --- 1: substrings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("The scope of this report covers 2 ferries and 1 terminal.", "emissions.ghg_scope1"),
        ("Our Big Data ecosystem serves 12 ports; its scope 1 release has 40 functions.", "emissions.ghg_scope1"),
        ("Agriculture and fisheries pay 30% of our freight.", "customers.recall_percentage"),
        ("Patently, 14 of our captains were granted leave.", "innovation.patents_granted"),
        ("本报告的范围涵盖2艘渡轮及1个码头。", "emissions.ghg_scope1"),
        ("本集团的业务范围一如往年，共有15条航线。", "emissions.ghg_scope1"),
    ],
)
def test_trap_01_substrings_and_the_scope_of_a_report(text, datapoint):
    assert state(YEAR + text, datapoint) is not State.DISCLOSED


# --- 3: negation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "No complaints about our products and services were received.",
        "During the year, the Group did not receive any complaints about its products.",
        "年內，本集團並無接獲任何有關產品的投訴。",
        "报告期内未收到任何产品投诉。",
    ],
)
def test_trap_03_a_denial_is_the_answer_none(text):
    finding = findings(YEAR + text)[COMPLAINTS]
    assert finding.state is State.DISCLOSED
    assert finding.nil
    assert [figure.value for figure in finding.figures] == [0]


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("Passengers may lodge a complaint about our services at no charge.", COMPLAINTS),
        ("We keep a register of customer complaints, and no fine was imposed.", COMPLAINTS),
        ("公司设有客户投诉热线，年内并无罚款。", COMPLAINTS),
        ("We have no higher aim than to prevent work-related fatalities.", "safety.fatalities"),
        ("There are no fees for passengers who complain about our services.", COMPLAINTS),
        ("No charge is made to travellers who lodge complaints about our products.", COMPLAINTS),
        ("There were no delays, and complaints about our services are settled by the purser.", COMPLAINTS),
        ("No dividend was paid, as work-related fatalities weigh more with us.", "safety.fatalities"),
        ("We spare no effort to prevent work-related fatalities.", "safety.fatalities"),
        ("Complaints about our services are settled by the purser; there is no appeal.", COMPLAINTS),
        ("None of those who lodged complaints about our services left us.", COMPLAINTS),
        ("本集團設有客戶投訴熱線，年內並無罰款。", COMPLAINTS),
        ("客户投诉由事务长处理，全年航班无延误。", COMPLAINTS),
        ("年內並無航班延誤，客戶投訴均由事務長處理。", COMPLAINTS),
        ("公司无重大诉讼，并已设立客户投诉热线。", COMPLAINTS),
    ],
)
def test_trap_03_a_denial_of_something_else_is_no_answer(text, datapoint):
    assert state(YEAR + text, datapoint) is not State.DISCLOSED


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("There were no fines, lawsuits, work-related fatalities or complaints about our services.", COMPLAINTS),
        ("No fines, and no complaints about our services, were recorded in the year.", COMPLAINTS),
        ("Regarding complaints about our services, there were no cases.", COMPLAINTS),
        ("Complaints about our services: none in the year.", COMPLAINTS),
        ("Complaints about our products were nil in 2023.", COMPLAINTS),
        ("We watch for complaints about our services; none were received.", COMPLAINTS),
        ("We had no employees who died in work-related fatalities.", "safety.fatalities"),
        ("There were no fires, strandings, and work-related fatalities.", "safety.fatalities"),
        ("年內並無罰款、訴訟及客戶投訴。", COMPLAINTS),
        ("年内未发生诉讼、产品召回以及客户投诉事件。", COMPLAINTS),
        ("就客戶投訴而言，年內並無發生任何個案。", COMPLAINTS),
        ("客户投诉于年内并无发生。", COMPLAINTS),
        ("年內的客戶投訴為零宗。", COMPLAINTS),
    ],
)
def test_trap_03_a_denial_stands_over_its_whole_list_and_its_topic(text, datapoint):
    finding = findings(YEAR + text)[datapoint]
    assert (finding.state, finding.nil) == (State.DISCLOSED, True)


MARKETING, LABELS = "gri_social.marketing_incidents", "gri_social.labelling_incidents"


@pytest.mark.parametrize(
    "text",
    [
        "There were no incidents of non-compliance concerning product labelling, safety, or marketing communications.",
        "No incidents of non-compliance with regulations or voluntary codes on the labelling of products, and the "
        "marketing communications of the Group, that resulted in a fine, a penalty or a warning were recorded.",
        "The Group was not aware of any non-compliance with laws that have a significant impact on the Group relating "
        "to product labelling and marketing communications.",
        "年內並無發生任何有關產品標籤、產品資訊及營銷推廣的違規事件。",
    ],
)
def test_trap_03_one_no_answers_for_each_of_the_things_that_it_lists(text):
    found = findings(YEAR + text)
    assert [found[name].nil for name in (MARKETING, LABELS)] == [True, True]


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        ("The Group has not established any policy on the privacy of customers.", "customers.privacy_policies"),
        ("The Group has yet to adopt a policy on customer data.", "customers.privacy_policies"),
        ("本公司尚未制定客户隐私保护政策。", "customers.privacy_policies"),
        ("No greenhouse gas reduction target has been set.", "emissions.reduction_target"),
        ("There is no quantified goal for greenhouse gas emissions.", "emissions.reduction_target"),
        ("The Group does not have a target for its greenhouse gas emissions.", "emissions.reduction_target"),
        ("The Group has set no goals for greenhouse gas emissions yet.", "emissions.reduction_target"),
        ("No policy on the privacy of customers has been adopted.", "customers.privacy_policies"),
        ("There are no written procedures on the privacy of customers.", "customers.privacy_policies"),
        ("The Group does not have a policy on the privacy of customers.", "customers.privacy_policies"),
        ("公司未就客户隐私保护制定政策。", "customers.privacy_policies"),
        ("本公司並無就客戶私隱訂立任何制度。", "customers.privacy_policies"),
        ("本集團未有為溫室氣體排放設定目標。", "emissions.reduction_target"),
        ("The Group has not set any target for greenhouse gas emissions.", "emissions.reduction_target"),
        ("本集團尚未訂立溫室氣體減排目標。", "emissions.reduction_target"),
    ],
)
def test_trap_03_what_is_said_not_to_exist_is_not_disclosed(text, datapoint):
    assert state(YEAR + text, datapoint) is not State.DISCLOSED


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        (
            "There was no change to our target to reduce greenhouse gas emissions by 30% by 2030.",
            "emissions.reduction_target",
        ),
        (
            "No ferry was sold, and we aim to reduce greenhouse gas emissions by 30% by 2030.",
            "emissions.reduction_target",
        ),
        (
            "Under our policy on customer privacy, no officer may open the files of passengers without consent.",
            "customers.privacy_policies",
        ),
        (
            "Under our policy on customer privacy, no officer may set up a file of passengers.",
            "customers.privacy_policies",
        ),
        ("本集團並無更改於2030年前將溫室氣體排放量減少30%的目標。", "emissions.reduction_target"),
        ("公司制定客户隐私保护政策，未经客户同意不得披露资料。", "customers.privacy_policies"),
    ],
)
def test_trap_03_a_denial_beside_a_policy_or_target_does_not_undo_it(text, datapoint):
    assert state(YEAR + text, datapoint) is State.DISCLOSED


@pytest.mark.parametrize(
    "text",
    [
        "Packaging is not considered material and therefore not disclosed.",
        "包裝材料對本集團並不重大，因此未作披露。",
    ],
)
def test_trap_03_not_material_and_therefore_not_disclosed_is_an_explanation(text):
    finding = findings(YEAR + text)["resources.packaging"]
    assert finding.state is State.EXPLAINED
    assert quotes(finding) == [text]


# --- 4: homonyms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        (
            "Our laboratory studies network and information security for the ports of tomorrow.",
            "customers.privacy_policies",
        ),
        (
            "Our laboratory studies network and information security for the ports of tomorrow.",
            "data_security.management",
        ),
        ("实验室的研究领域包括网络与信息安全。", "customers.privacy_policies"),
        ("实验室的研究领域包括网络与信息安全。", "data_security.management"),
        (
            "The privacy of whistle-blowers is protected by a policy of strict confidentiality.",
            "customers.privacy_policies",
        ),
        ("公司严格保护举报人隐私，制定保密制度。", "customers.privacy_policies"),
        ("We received 5 complaints from employees on rosters.", COMPLAINTS),
        ("The terminal received 4 complaints about noise from the neighbourhood.", COMPLAINTS),
        ("The committee received 2 complaints about corruption.", COMPLAINTS),
        ("全年共收到员工投诉5宗。", COMPLAINTS),
        ("公司共收到关于贪污的投诉2宗。", COMPLAINTS),
        (
            "The Group donated RMB 3 million to the university's drug research and development.",
            "innovation.rd_spending",
        ),
        ("本集团向大学捐赠人民币300万元用于药物研发。", "innovation.rd_spending"),
        ("废旧包装材料的回收率达到95%。", "customers.recall_percentage"),
        ("甲板材料的密度为每立方米600公斤。", "emissions.ghg_intensity"),
        ("本報告的匯報範圍一及範圍二均見第2頁，共12頁。", "emissions.ghg_scope1"),
    ],
)
def test_trap_04_homonyms(text, datapoint):
    assert state(YEAR + text, datapoint) is not State.DISCLOSED


def test_trap_04_what_is_turned_down_as_a_homonym_is_shown_with_the_reason():
    text = "Our laboratory studies network and information security for the ports of tomorrow."
    finding = findings(YEAR + text)["customers.privacy_policies"]
    assert finding.state is State.MISSING
    assert text in [miss.quote for miss in finding.near_misses]
    assert all(reasons(finding))


# --- 5: boilerplate --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The procedures vary in nature from, and are less in extent than for, a reasonable assurance engagement.",
        "有限保证的鉴证业务所实施的程序较合理保证的鉴证业务为少。",
    ],
)
def test_trap_05_the_words_of_every_assurance_opinion_answer_nothing(text):
    found = findings(YEAR + text)
    assert [name for name, finding in found.items() if finding.state is State.DISCLOSED and name != PERIOD] == []


def test_every_text_of_these_traps_is_read_at_all():
    """The traps fail for the right reason: their sentences reach the rules as statements."""
    text = YEAR + "The terminal received 4 complaints about noise from the neighbourhood."
    assert [figure.text for figure in facts_of(doc(text)).figures] == ["4"]
    assert numbers(findings(YEAR + "We received 4 complaints about our services.")[COMPLAINTS]) == ["4"]
    assert shipped().rules
