"""Traps of figures (numbers 6, 7, 16 and 18): the number away from its words, a fact twice."""

import pytest

from checker.model.document import Document
from checker.model.finding import State
from checker.readers.read import read_bytes
from tests.builders import doc
from tests.builders_check import facts_of, findings, findings_in, numbers, quotes
from tests.builders_pdf import Page, Text, column, make_pdf
from tests.builders_traps import COMPLAINTS, YEAR

FILED, GRANTED = "innovation.patents_filed", "innovation.patents_granted"


def text_file(text: str) -> Document:
    return read_bytes((YEAR.replace("# ", "") + text).encode(), "report.txt")


def pdf_file(*pages: list[Text]) -> Document:
    first = [Text(72, 60, "ESG report 2023", 16, True), Text(72, 80, "For the year ended 31 December 2023", 10)]
    return read_bytes(
        make_pdf(*[Page([*(first if number == 0 else ()), *page]) for number, page in enumerate(pages)]), "a.pdf"
    )


# --- 6: the figure away from its words -------------------------------------------------------------------------------


def test_trap_06_split_by_a_line():
    text = "In the year the number of customer complaints that were received by the group\nstood at 37.\n"
    assert numbers(findings_in(text_file(text))[COMPLAINTS]) == ["37"]


def test_trap_06_split_by_a_line_in_chinese():
    lines = (
        "本集團的渡輪每日往返於各個離島之間，全年共有十五條航線，載客量較往年有所",
        "增加，而各碼頭的設施亦已更新。在本報告年度內，本集團合共接獲的客戶投訴共",
        "37宗，全部已獲妥善處理，而乘客亦對處理的結果表示滿意。",
    )
    assert numbers(findings_in(text_file("\n".join(lines) + "\n"))[COMPLAINTS]) == ["37"]


def test_trap_06_split_by_a_blank_line():
    text = "In the year the number of customer complaints that we received stood at\n\n37, and all were settled.\n"
    assert numbers(findings_in(text_file(text))[COMPLAINTS]) == ["37"]


@pytest.mark.parametrize(
    "text",
    [
        "本年度，本集團接獲的客戶投訴數目為\n\n37宗，全部已獲妥善處理。\n",
        "本年度，公司接获的客户投诉合计\n\n37宗，全部已妥善处理。\n",
    ],
)
def test_trap_06_split_by_a_blank_line_in_chinese(text):
    assert numbers(findings_in(text_file(text))[COMPLAINTS]) == ["37"]


@pytest.mark.xfail(strict=True, reason="a sentence is not read over the end of its page")
def test_trap_06_split_by_a_page():
    text = "In the year the number of customer complaints that we received stood at\n\f37, and all were settled.\n"
    assert numbers(findings_in(text_file(text))[COMPLAINTS]) == ["37"]


def test_trap_06_a_heading_does_not_go_on_over_a_blank_line():
    text = "客戶投訴及員工行為\n\n本集團全年接獲客戶投訴37宗。\n"
    assert [item.text for item in text_file(text).passages][-2:] == [
        "客戶投訴及員工行為",
        "本集團全年接獲客戶投訴37宗。",
    ]


def test_trap_06_a_noun_that_only_means_one_of_them():
    text = "The number of customer complaints received in the year was 37 cases."
    assert findings(YEAR + text)[COMPLAINTS].state is State.DISCLOSED


@pytest.mark.parametrize(
    "document",
    [
        pdf_file(
            [
                Text(80, 300, "648", 28, True),
                Text(80, 320, "patent applications filed", 9),
                Text(300, 300, "346", 28, True),
                Text(300, 320, "patents granted", 9),
            ]
        ),
        pdf_file(
            [
                Text(80, 300, "648", 28, True),
                Text(80, 320, "专利申请", 9, chinese=True),
                Text(300, 300, "346", 28, True),
                Text(300, 320, "授权专利", 9, chinese=True),
            ]
        ),
        text_file("Patents\n\n648\npatent applications made\n\n346\npatents granted\n"),
        pytest.param(
            text_file("648                         346\npatent applications filed   patents granted\n"),
            marks=pytest.mark.xfail(strict=True, reason="columns of plain text run together"),
        ),
    ],
    ids=["pdf", "pdf in Chinese", "text", "text in columns"],
)
def test_trap_06_in_an_infographic(document):
    found = findings_in(document)
    assert numbers(found[FILED]) == ["648"]
    assert numbers(found[GRANTED]) == ["346"]


def test_trap_06_in_a_transposed_table():
    rows = (
        "| Year | Patent applications | Patents granted |\n|---|---|---|\n| 2022 | 500 | 300 |\n| 2023 | 648 | 346 |\n"
    )
    found = findings(YEAR + rows)
    assert (numbers(found[FILED]), numbers(found[GRANTED])) == (["648"], ["346"])


def test_trap_06_in_a_table_without_row_labels():
    found = findings(YEAR + "| Patent applications | Patents granted |\n|---|---|\n| 648 | 346 |\n")
    assert (numbers(found[FILED]), numbers(found[GRANTED])) == (["648"], ["346"])


@pytest.mark.parametrize(
    ("caption", "row"),
    [
        ("Greenhouse gas emissions (tonnes of CO2e)", "Total GHG emissions"),
        ("温室气体排放（吨二氧化碳当量）", "温室气体排放总量"),
    ],
)
def test_trap_06_the_unit_stands_in_the_title_of_the_table(caption, row):
    found = findings(YEAR + f"{caption}\n\n| | 2023 | 2022 |\n|---|---|---|\n| {row} | 290 | 310 |\n")[
        "emissions.ghg_total"
    ]
    assert found.state is State.DISCLOSED
    (figure,) = [item for item in found.figures if item.is_current]
    assert (figure.text, figure.dimension, figure.value) == ("290", "co2e", 290)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Investment in research and development was RMB 100 million.", 100_000_000),
        ("全年研发投入为人民币5.81亿元。", 581_000_000),
        ("全年研發投入為人民幣5,810萬元。", 58_100_000),
        ("| | 2023 |\n|---|---|\n| R&D expenditure (RMB'000) | 581,000 |\n", 581_000_000),
        ("| 指标 | 单位 | 2023年 |\n|---|---|---|\n| 研发投入 | 万元 | 58,100 |\n", 581_000_000),
    ],
)
def test_trap_06_scales(text, value):
    found = findings(YEAR + text)["innovation.rd_spending"]
    assert found.state is State.DISCLOSED
    assert [figure.value for figure in found.figures] == [value]


# --- 7: footnote digits, control characters, broken words ------------------------------------------------------------


def test_trap_07_footnote_digits_are_no_part_of_the_number():
    document = pdf_file(
        [
            Text(72, 200, "We received 944", 10),
            Text(148, 196, "2", 5.5),
            Text(152, 200, " complaints about our services.", 10),
        ]
    )
    assert numbers(findings_in(document)[COMPLAINTS]) == ["944"]


@pytest.mark.parametrize(
    "text",
    [
        "non\x02hazardous waste: 12 tonnes were produced.",
        "non\u00adhazardous waste: 12 tonnes were produced.",
        "non\ufffehazardous waste: 12 tonnes were produced.",
    ],
    ids=["control character", "soft hyphen", "U+FFFE"],
)
def test_trap_07_hyphens_that_come_out_as_something_else(text):
    found = findings_in(text_file("In the year " + text))
    assert found["emissions.hazardous_waste"].state is not State.DISCLOSED
    assert "\ufffe" not in "".join(quotes(found["emissions.non_hazardous_waste"]))


def test_trap_07_words_broken_over_lines():
    lines = ("In the year the group received 37 customer com-", "plaints, every one of which was settled at once.")
    document = pdf_file([*column(72, 200, lines), *column(72, 400, ["The purser reads all complaints of the day."])])
    assert numbers(findings_in(document)[COMPLAINTS]) == ["37"]


# --- 16: two languages -----------------------------------------------------------------------------------------------


def test_trap_16_the_same_fact_in_two_languages_on_one_page_is_one_place():
    english, chinese = "We received 37 complaints about our services.", "本公司共收到客户投诉37宗。"
    found = findings(YEAR + f"{english}\n\n{chinese}\n")[COMPLAINTS]
    assert [item.locator.page for item in found.evidence] == [1]
    assert {figure.value for figure in found.figures} == {37}


def test_trap_16_a_table_with_both_languages_gives_each_figure_once():
    rows = "| Indicator 指標 | 2023 |\n|---|---|\n| Product complaints 產品投訴 | 37 |\n"
    assert numbers(findings(YEAR + rows)[COMPLAINTS]) == ["37"]


def test_trap_16_two_columns_of_a_spread_stay_apart():
    left = column(
        40,
        200,
        [
            "We received 37 complaints about our",
            "services in the year. Every one of",
            "them was settled within two weeks.",
        ],
    )
    right = [
        Text(320, 200 + 12 * number, line, 10, chinese=True)
        for number, line in enumerate(["本公司年内共收到客户投诉", "37宗，全部已在两周内", "得到妥善解决。"])
    ]
    found = findings_in(pdf_file(left + right))[COMPLAINTS]
    assert found.state is State.DISCLOSED
    assert {figure.value for figure in found.figures} == {37}
    assert all("投诉" not in quote or "complaints" not in quote for quote in quotes(found))


# --- 18: contradictions ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We had 2 work-related fatalities.", "There were no work-related fatalities."),
        ("本集團錄得2宗因工死亡個案。", "年內並無因工死亡個案。"),
    ],
)
def test_trap_18_a_report_that_contradicts_itself_shows_both_places(one, other):
    found = findings_in(doc(YEAR + f"{one}\n\f\n{other}\n"))["safety.fatalities"]
    assert [item.locator.page for item in found.evidence] == [1, 2]
    assert {figure.value for figure in found.figures} == {0, 2}


def test_these_documents_state_their_period():
    for document in (text_file("Words."), pdf_file([Text(72, 200, "Words.")])):
        assert facts_of(document).period.end.year == 2023
