"""Traps of files and editions (numbers 8, 12, 21, 22 and 23): the wrong standard, unread input, hostile text, YAML."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from checker.errors import ReadError, RulebookError
from checker.extract import extract
from checker.model.assessment import Verdict
from checker.model.document import Document, UnreadReason
from checker.readers.read import read_bytes
from checker.rulebook import choose_framework
from checker.rulebook.yaml_source import read_source
from checker.writers import render
from tests.builders import doc
from tests.builders_check import assessed, element_of, facts_of, findings_in, framework
from tests.builders_facts import lexicon
from tests.builders_pdf import Page, column, make_pdf

PROSE = [
    "In the year we received 37 complaints about our services, and every one of them",
    "was settled within two weeks of its arrival at the desk of the purser on board.",
]


def pdf(*pages: Page, **fields: str) -> Document:
    return read_bytes(make_pdf(*pages, **fields), "report.pdf")


# --- 8: the wrong edition --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("This report covers the period from 1 January 2018 to 31 December 2018.", "hkex-2016"),
        ("This report covers the period from 1 July 2020 to 30 June 2021.", "hkex-2020"),
        ("本報告涵蓋2023年1月1日至2023年12月31日。", "hkex-2020"),
        ("This report covers the period from 1 January 2025 to 31 December 2025.", "hkex-2025"),
        ("本报告涵盖2025年1月1日至2025年12月31日。", "hkex-2025"),
    ],
)
def test_trap_08_the_edition_follows_the_reporting_period(text, edition):
    chosen, because = choose_framework(facts_of(doc(text)).period)
    assert chosen == edition
    assert "reporting period" in because


def test_trap_08_the_same_id_asks_something_else_in_another_edition():
    def asked(name: str, id: str) -> set[str]:
        return {
            element.datapoint
            for requirement in framework(name).requirements
            if requirement.id == id
            for element in requirement.elements
        }

    assert asked("hkex-2016", "A1.2") and asked("hkex-2020", "A1.2")
    assert asked("hkex-2016", "A1.2") != asked("hkex-2020", "A1.2")


# --- 12: unread input ------------------------------------------------------------------------------------------------


def test_trap_12_a_scanned_page_is_not_clean():
    letters = [(60 + 9 * x, 100 + 14 * y, 65 + 9 * x, 107 + 14 * y) for y in range(30) for x in range(50)]
    document = pdf(Page(column(72, 60, ["ESG report"])), Page(column(72, 100, PROSE)), Page([], boxes=letters))
    assert [page.unread for page in document.pages] == [None, None, UnreadReason.NO_TEXT]
    one = element_of(assessed(document), "B6.5", "policies")
    assert one.state == Verdict.NEEDS_REVIEW
    assert element_of(assessed(document), "B6.2", "number").state == "disclosed"


def test_trap_12_nothing_is_missing_in_a_report_that_is_all_scans():
    made = assessed(pdf(Page([], boxes=[(50, 50, 545, 792)]), Page([], boxes=[(50, 50, 545, 792)])))
    verdicts = {item.verdict for item in made.requirements}
    assert not verdicts & {Verdict.MISSING, Verdict.PARTIAL, Verdict.PRESENT}
    assert Verdict.NEEDS_REVIEW in verdicts
    assert [page.number for page in made.report.unread_pages] == [1, 2]


def test_trap_12_an_encrypted_file_is_an_error_and_no_clean_report():
    with pytest.raises(ReadError, match=r"(?i)password|encrypt"):
        pdf(Page(column(72, 100, PROSE)), password="harbour")


@pytest.mark.parametrize(
    "text",
    [
        "El informe describe las quejas de los clientes y la privacidad de los datos personales de los viajeros. " * 8,
        "Der Bericht beschreibt die Beschwerden der Kunden und den Schutz der Daten aller Reisenden an Bord. " * 8,
    ],
    ids=["Spanish", "German"],
)
def test_trap_12_a_language_that_no_rule_knows_is_not_clean(text):
    made = assessed(doc(text))
    assert Verdict.MISSING not in {item.verdict for item in made.requirements}


# --- 21 and 22: what files refuse, what spreadsheets run -------------------------------------------------------------


def sheet_cells(document: Document) -> list[object]:
    book = openpyxl.load_workbook(BytesIO(render((assessed(document),), format="xlsx")))
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


MARKS = ("\ufffe", "\x02", "\x00", "\ud800", "\x1b[31m", "\u202e")


def test_trap_21_marks_that_xml_refuses_reach_no_file():
    lines = (f"We received {37 + number} com{mark}plaints.{mark}" for number, mark in enumerate(MARKS))
    document = doc("# Report 2023\n\n" + "\n\n".join(lines) + "\n")
    made = (assessed(document),)
    for format in ("json", "junit", "sarif", "markdown", "csv"):
        content = render(made, format=format).decode("utf-8")
        assert "37" in content
        assert [mark for mark in MARKS if mark in content] == []
    shown = "".join(str(cell.value) for cell in sheet_cells(document))
    assert [mark for mark in MARKS if mark in shown] == []


STARTS = ("=", "+", "-", "@", '=HYPERLINK("http://orchid.example") ')


def test_trap_22_report_text_is_no_formula():
    rests = ("at Heron Bay", "in the old town, by hand", "on board", "by letter and by telephone", "from the islands")
    lines = (
        f"{start}cmd; {rest} we received {37 + len(rest)} complaints" for start, rest in zip(STARTS, rests, strict=True)
    )
    document = doc("# Report 2023\n\n" + ".\n\f\n".join(lines) + ".\n")
    shown = [cell for cell in sheet_cells(document) if "cmd; " in str(cell.value)]
    assert {start for start in STARTS if any(str(cell.value).startswith(start) for cell in shown)} >= {
        "=",
        "+",
        "-",
        "@",
    }
    assert {cell.data_type for cell in shown} == {"s"}
    fields = [
        field
        for row in csv.reader(StringIO(render((assessed(document),), format="csv").decode("utf-8-sig")))
        for field in row
    ]
    assert any("cmd; " in field for field in fields)
    assert not any(field.startswith(("=", "+", "-", "@")) for field in fields)


def test_trap_22_an_address_in_the_report_is_no_link():
    document = doc("# Report 2023\n\nhttp://orchid.example says that we received 37 complaints about our services.\n")
    shown = [cell for cell in sheet_cells(document) if "37 complaints" in str(cell.value)]
    assert shown
    assert all(cell.hyperlink is None or "orchid.example" not in str(cell.hyperlink.target) for cell in shown)


def test_trap_22_what_a_cell_cannot_hold_is_cut_visibly():
    document = doc("# Report 2023\n\nWe received 37 complaints about our services" + ", and on we go" * 3000 + ".\n")
    quote = findings_in(document)["customers.complaints_number"].evidence[0].quote
    assert len(quote) > 32_767
    shown = [str(cell.value) for cell in sheet_cells(document) if "37 complaints" in str(cell.value)]
    long = [text for text in shown if len(text) > 1000]
    assert long
    assert all(len(text) <= 32_767 and text.endswith("… [cut]") for text in long)


# --- 23: YAML 1.1 ----------------------------------------------------------------------------------------------------


@pytest.fixture
def read(tmp_path):
    def read_text(text: str) -> object:
        path = tmp_path / "file.yaml"
        path.write_text(text, encoding="utf-8")
        return read_source(path, "file.yaml").data

    return read_text


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "1:30", "012", "1.10", "2020-07-01", "1e3", "0x1F", "1_000"]
)
def test_trap_23_plain_words_stay_what_they_are(read, word):
    assert read(f"key: {word}\n") == {"key": word}


def test_trap_23_a_repeated_key_is_an_error(read):
    with pytest.raises(RulebookError, match=r"file\.yaml:2:1"):
        read("key: one\nkey: two\n")


def test_the_pages_of_these_traps_are_read():
    assert "37" in [figure.text for figure in extract(pdf(Page(column(72, 100, PROSE))), lexicon()).figures]
