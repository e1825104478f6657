"""Traps of places (numbers 2, 10, 11 and 17): what a passage is on its page, and what stands in the index."""

import pytest

from checker.model.document import Document, Role
from checker.model.finding import State
from checker.readers.read import read_bytes
from tests.builders import doc
from tests.builders_check import assessed, element_of, findings, findings_in, quotes
from tests.builders_pdf import Page, Text, make_pdf
from tests.builders_traps import COMPLAINTS, PERIOD, YEAR

PRIVACY = "customers.privacy_policies"

INDEX = """
\f
# Content index

| KPI | Requirement | Section or remark |
|---|---|---|
| B6.1 | Percentage of total products sold or shipped subject to recalls for safety and health reasons | {recalls} |
| B6.2 | Number of products and service related complaints received and how they are dealt with | {complaints} |
| B6.3 | Practices relating to observing and protecting intellectual property rights | Page 11 |
| B6.4 | Quality assurance process and recall procedures | Page 12 |
| B6.5 | Consumer data protection and privacy policies, and how they are implemented and monitored | {privacy} |
"""
ZH_INDEX = """
\f
# 內容索引

| 指標 | 要求 | 章節或備註 |
|---|---|---|
| B6.1 | 已售或已運送產品總數中因安全與健康理由而須回收的百分比 | {recalls} |
| B6.2 | 接獲關於產品及服務的投訴數目以及應對方法 | {complaints} |
| B6.3 | 描述與維護及保障知識產權有關的慣例 | 第11頁 |
| B6.4 | 描述質量檢定過程及產品回收程序 | 第12頁 |
| B6.5 | 描述消費者資料保障及私隱政策，以及相關執行及監察方法 | {privacy} |
"""


def indexed(template=INDEX, *, body="", recalls="Page 9", complaints="Page 10", privacy="Page 13"):
    return doc(YEAR + body + template.format(recalls=recalls, complaints=complaints, privacy=privacy))


def pdf(*pages: Page) -> Document:
    return read_bytes(make_pdf(*pages), "report.pdf")


# --- 2: index rows, headings, contents, restated requirements --------------------------------------------------------


@pytest.mark.parametrize("template", [INDEX, ZH_INDEX], ids=["English", "Chinese"])
def test_trap_02_index_rows_are_no_content(template):
    document = indexed(template)
    assert {item.role for item in document.passages if "B6.5" in item.text} == {Role.CONTENT_INDEX}
    found = findings_in(document)
    assert [name for name, finding in found.items() if finding.state is State.DISCLOSED and name != PERIOD] == []


@pytest.mark.parametrize(
    "text",
    [
        "## Consumer data protection and privacy policies\n\nOur ferries are blue.",
        "## 消費者資料保障及私隱政策\n\n我們的渡輪是藍色的。",
        "Number of products and service related complaints received and how they are dealt with",
        "Consumer data protection and privacy policies, and how they are implemented and monitored",
        "Policies on the privacy of consumers, how they are implemented.",
        "- Product and service complaints, and how they are handled",
        "接獲關於產品及服務的投訴數目以及應對方法",
        "产品及服务投诉的处理情况以及处理方法。",
        "消费者资料保障及私隐政策，以及如何执行及监察",
        "The Guide requires issuers to disclose how complaints about products are received and handled.",
        "Under the Code, an issuer shall describe the policies by which the personal data of customers is protected.",
        "指引要求發行人披露如何接獲及處理產品投訴，以及如何執行及監察客戶私隱政策。",
        "描述消費者資料保障及私隱政策，以及相關執行及監察方法",
    ],
)
def test_trap_02_headings_and_the_requirements_own_words_are_no_content(text):
    found = findings(YEAR + text)
    answered = [
        name
        for name in (COMPLAINTS, "customers.complaints_handling", PRIVACY, "customers.privacy_monitoring")
        if found[name].state is State.DISCLOSED
    ]
    assert answered == []


@pytest.mark.parametrize(
    ("text", "datapoint"),
    [
        (
            "Our privacy policy sets out how the personal data of customers is protected and how they are informed.",
            PRIVACY,
        ),
        ("As the Guide requires issuers to disclose, we received 12 complaints about our services.", COMPLAINTS),
        ("Customer complaints are investigated by the purser within a week.", "customers.complaints_handling"),
        ("按照指引要求發行人披露的事項，本集團全年接獲客戶投訴12宗。", COMPLAINTS),
        ("本公司设有投诉热线，由事务长在一周内处理客户投诉，并定期检讨应对方法。", "customers.complaints_handling"),
    ],
)
def test_trap_02_an_answer_in_the_words_of_the_requirement_is_one(text, datapoint):
    assert findings(YEAR + text)[datapoint].state is State.DISCLOSED


def test_trap_02_a_table_of_contents_is_no_content():
    lines = (
        "Complaints are received and handled ........ 4",
        "Our policy protects the privacy of customers ........ 9",
        "We recalled 12 products ........ 14",
        "Whistle-blowing procedures are in place ........ 17",
        "Community investment of 2,000 hours ........ 21",
    )
    found = findings(YEAR + "# Contents\n\n" + "\n\n".join(lines) + "\n\f\n# Our ferries\n\nThey are blue.\n")
    assert [name for name, finding in found.items() if finding.state is State.DISCLOSED and name != PERIOD] == []


# --- 10: caps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noise", "answer"),
    [
        ("We value the complaints of our customers highly.", "We received 37 complaints about our services."),
        ("本集團十分重視客戶的投訴。", "本集團全年接獲客戶投訴37宗。"),
    ],
)
def test_trap_10_nothing_early_starves_what_comes_late(noise, answer):
    pages = "\n\f\n".join(["\n\n".join([noise] * 5)] * 60)
    found = findings_in(doc(f"{YEAR}{pages}\n\f\n{answer}\n"))[COMPLAINTS]
    assert found.state is State.DISCLOSED
    assert found.evidence[0].locator.page == 61
    assert [figure.text for figure in found.figures] == ["37"]


def test_trap_10_nor_late_what_comes_early():
    pages = "\n\f\n".join(["We value the complaints of our customers highly."] * 60)
    found = findings_in(doc(f"{YEAR}We received 37 complaints about our services.\n\f\n{pages}\n"))[COMPLAINTS]
    assert found.evidence[0].locator.page == 1


# --- 11: filters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "We are certified to ISO 27001, and personal data of customers are encrypted as GRI 418 and HKEX B6.5 ask.",
        "按照GRI 418及ISO 27001，公司对客户个人信息加密存储。",
    ],
)
def test_trap_11_naming_a_standard_makes_no_content_index(text):
    assert findings(YEAR + text)["customers.privacy_implementation"].state is State.DISCLOSED


def test_trap_11_repeated_table_headers_are_no_furniture():
    header = [Text(72, 100, "Indicator", 9, True), Text(300, 100, "2022", 9, True), Text(400, 100, "2023", 9, True)]

    def page(*rows: tuple[str, str, str]) -> Page:
        texts = list(header)
        for number, (label, before, now) in enumerate(rows):
            y = 120 + 16 * number
            texts += [Text(72, y, label, 9), Text(300, y, before, 9), Text(400, y, now, 9)]
        return Page(texts)

    pages = [
        page(("Ferries in service", "11", "12"), ("Terminals", "3", "3"), ("Routes", "14", "15")),
        page(("Total employees", "590", "612"), ("Captains", "41", "40"), ("Pursers", "30", "33")),
        page(("Product complaints", "31", "37"), ("Suppliers", "80", "81"), ("Ports", "7", "7")),
    ]
    found = findings_in(pdf(*pages))[COMPLAINTS]
    assert found.state is State.DISCLOSED
    assert [(figure.text, figure.year) for figure in found.figures if figure.is_current] == [("37", 2023)]


# --- 17: explanations elsewhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "remark"),
    [
        (INDEX, "Not applicable to the Group, whose business is to carry passengers."),
        (ZH_INDEX, "由於業務性質為載客，此項不適用於本集團。"),
        (INDEX, "Not applicable, as the Group neither makes nor sells any products."),
        (ZH_INDEX, "不適用，因本集團並無製造或銷售任何產品。"),
    ],
)
def test_trap_17_a_reason_in_the_index_cell(template, remark):
    one = element_of(assessed(indexed(template, recalls=remark)), "B6.1", "recall_percentage")
    assert one.state is State.EXPLAINED
    assert remark in one.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "The share of products recalled for safety and health reasons is not applicable to the business of the Group.",
        "因安全與健康理由而回收產品的百分比不適用於本集團的業務。",
    ],
)
def test_trap_17_a_reason_in_the_text_or_in_a_footnote(text):
    assert findings(YEAR + text)["customers.recall_percentage"].state is State.EXPLAINED


@pytest.mark.parametrize(
    "text",
    [
        "## Product recalls and packaging\n\nThese are not applicable, because of the nature of our business.",
        "## Product recalls\n\nNot applicable, as the Group only carries passengers.",
        "## Recalled products and packaging\n\nBoth are not applicable to the business of the Group.",
        "## 因安全與健康理由回收的產品，以及包裝材料\n\n由於業務性質，此項並不適用於本集團。",
        "## 產品召回及包裝材料\n\n上述各項均不適用於本集團的業務。",
        "## 产品召回\n\n不适用，因本集团仅从事客运。",
    ],
)
def test_trap_17_a_reason_given_once_for_a_heading(text):
    assert findings(YEAR + text)["customers.recall_percentage"].state is State.EXPLAINED


@pytest.mark.parametrize(
    "text",
    [
        "## Product recalls\n\nPackaging is not applicable to the business of the Group.",
        "## Product recalls\n\n### Packaging\n\nThis is not applicable to the business of the Group.",
        "## Product recalls\n\nOur ferries are blue.\n\n## Packaging\n\nThis is not applicable to our business.",
        "## 產品回收\n\n包裝材料並不適用於本集團的業務。",
        "## 产品召回\n\n我们的渡轮是蓝色的。\n\n## 包装材料\n\n由于业务性质，此项不适用。",
    ],
)
def test_trap_17_a_reason_for_something_else_covers_no_heading(text):
    assert findings(YEAR + text)["customers.recall_percentage"].state is not State.EXPLAINED


def test_trap_17_an_index_cell_may_hold_the_answer_itself():
    one = element_of(assessed(indexed(complaints="No complaints were received in the year.")), "B6.2", "number")
    assert one.state is State.DISCLOSED
    assert quotes(one) == ["No complaints were received in the year."]


@pytest.mark.parametrize(
    ("template", "remark"),
    [
        (INDEX, "Not applicable: we provide services, which cannot be recalled, and ensure that they are safe"),
        (ZH_INDEX, "不適用：本集團提供服務，確保服務安全，並無產品可供回收"),
    ],
    ids=["English", "Chinese"],
)
def test_trap_17_a_reason_in_the_index_cell_answers_no_other_requirement(template, remark):
    found = findings_in(indexed(template, recalls=remark))
    answered = [name for name, one in found.items() if one.state is State.DISCLOSED and remark in quotes(one)]
    assert answered == []
