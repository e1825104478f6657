"""Traps of pages (numbers 9, 19 and 20): which page it is, what stands outside of it, how its columns are read."""

from checker.model.document import Document
from checker.readers.read import read_bytes
from tests.builders_check import findings_in, quotes
from tests.builders_pdf import Page, Text, column, make_pdf
from tests.builders_traps import COMPLAINTS


def pdf(*pages: Page) -> Document:
    return read_bytes(make_pdf(*pages), "report.pdf")


# --- 9: page numbers -------------------------------------------------------------------------------------------------


def labelled(number: int, printed: str, *lines: str) -> Page:
    return Page(
        [*column(72, 200, lines), Text(290, 810, printed, 8), Text(72, 40, "Orchid Ferries ESG report 2023", 8)]
    )


def test_trap_09_the_page_of_the_file_and_the_page_printed_on_it():
    words = "The ferries sail from the islands to the town and back again on every day of the year."
    pages = [labelled(number, str(number + 10), words, words) for number in range(1, 6)]
    pages[3] = labelled(4, "14", words, "We received 37 complaints about our services.")
    (place,) = [item.locator for item in findings_in(pdf(*pages))[COMPLAINTS].evidence]
    assert (place.page, place.printed_page) == (4, "14")


def test_trap_09_two_printed_pages_on_one_page_of_the_file():
    def spread(number: int, left: str, right: str) -> Page:
        words = [
            "The ferries sail from the islands to the",
            "town and back again on every day of",
            "the year, and in the summer at night.",
        ]
        texts = [
            *column(60, 200, [*words, left]),
            *column(660, 200, [*words, right]),
            Text(60, 810, str(2 * number), 8),
            Text(1120, 810, str(2 * number + 1), 8),
        ]
        return Page(texts, width=1190)

    plain = "They are blue, as they have always been."
    pages = [spread(number, plain, plain) for number in range(1, 6)]
    pages[2] = spread(3, plain, "We received 37 complaints in the year.")
    (place,) = [item.locator for item in findings_in(pdf(*pages))[COMPLAINTS].evidence]
    assert place.page == 3
    assert place.printed_page in ("7", "6-7", "6–7")


def test_trap_09_an_offset_that_changes_midway():
    words = "The ferries sail from the islands to the town and back again on every day of the year."
    printed = ["1", "2", "3", "4", "9", "10", "11", "12"]
    pages = [labelled(number, label, words, words) for number, label in enumerate(printed, 1)]
    pages[1] = labelled(2, "2", words, "We received 37 complaints about our services.")
    pages[6] = labelled(7, "11", words, "We had 2 work-related fatalities.")
    found = findings_in(pdf(*pages))
    assert [(item.locator.page, item.locator.printed_page) for item in found[COMPLAINTS].evidence] == [(2, "2")]
    assert [(item.locator.page, item.locator.printed_page) for item in found["safety.fatalities"].evidence] == [
        (7, "11")
    ]


# --- 19: outside the crop box ----------------------------------------------------------------------------------------


def test_trap_19_text_outside_the_crop_box_is_of_another_page():
    inside = column(60, 200, ["The ferries sail from the islands to the", "town and back again on every day."])
    outside = [Text(660, 200, "We received 37 complaints in the year.")]
    left = Page([*inside, *outside], width=1190, crop=(0, 0, 595, 842))
    right = Page([*inside, *outside], width=1190, crop=(595, 0, 1190, 842))
    document = pdf(left, right)
    assert [item.page for item in document.passages if "complaints" in item.text] == [2]
    found = findings_in(document)[COMPLAINTS]
    assert [item.locator.page for item in found.evidence] == [2]
    assert [figure.text for figure in found.figures] == ["37"]


# --- 20: columns -----------------------------------------------------------------------------------------------------


def test_trap_20_prose_in_two_columns_keeps_its_paragraphs():
    left = column(
        60,
        200,
        [
            "In the year we received 37 complaints",
            "about our services, and every one of",
            "them was settled within two weeks.",
        ],
    )
    right = column(
        320,
        200,
        [
            "The ferries sail from the islands to the",
            "town and back again on every day of",
            "the year, and in the summer at night.",
        ],
    )
    found = findings_in(pdf(Page([*left, *right])))[COMPLAINTS]
    assert quotes(found) == [
        "In the year we received 37 complaints about our services, and every one of them was settled within two weeks."
    ]


def test_trap_20_chinese_prose_in_two_columns_keeps_its_paragraphs():
    left = [
        "本公司年内共收到客户投诉三十七宗，其中",
        "大部分涉及航班延误，全部个案已在两周内",
        "得到妥善解决，乘客对处理结果表示满意。",
    ]
    right = [
        "渡轮每日往返于各个离岛与市区之间，夏季",
        "另设夜航班次，码头设施亦已于年内全面更",
        "新，为乘客提供更舒适的候船环境与服务。",
    ]
    page = [
        Text(x, 200 + 14 * number, line, 10, chinese=True)
        for x, lines in ((50, left), (320, right))
        for number, line in enumerate(lines)
    ]
    assert quotes(findings_in(pdf(Page(page)))[COMPLAINTS]) == ["".join(left)]
