"""Where a cell of an index points: pages, other documents, sections, addresses."""

import pytest

from checker.extract.index_codes import code_form
from checker.extract.index_pages import PageMap, Reading, is_page_list, read_place
from checker.model.document import Page
from tests.builders_index import matcher

BOTH = Reading(own=frozenset({"sustainability report", "SR"}), marks=frozenset({"SR", "AR"}))


def place(text: str, reading: Reading = BOTH, **options: object):
    settings = {"bare": True, **options}
    form = code_form(text)
    return read_place(form, matcher().scan_text(form), reading, **settings)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("12", (12,)),
        ("p. 12", (12,)),
        ("P12", (12,)),
        ("P.34", (34,)),
        ("Pg. 34", (34,)),
        ("pp. 12-15", (12, 13, 14, 15)),
        ("Page 12, 15", (12, 15)),
        ("12-13, 45", (12, 13, 45)),
        ("12–14", (12, 13, 14)),
        ("34,35,46", (34, 35, 46)),
        ("21;23-25", (21, 23, 24, 25)),
        ("148-9", (148, 149)),
        ("第12頁", (12,)),
        ("第12-14页", (12, 13, 14)),
        ("12、15頁", (12, 15)),
        ("Cover, 67", (67,)),
        ("About us > Diversity, Page 20", (20,)),
        ("关于本报告 2", (2,)),
        ("8 – 10, Content index", (8, 9, 10)),
        ("see chapter People (pages 29-31. 65-66)", (29, 30, 31, 65, 66)),
        ("15, 20 - 22, 38", (15, 20, 21, 22, 38)),
        ("30 (no case in 2021)", (30,)),
    ],
)
def test_pages_are_read_as_printed(text, pages):
    assert place(text).pages == pages


@pytest.mark.parametrize(
    "text",
    [
        "5.2 Energy management",
        "Section 4, 5",
        "1.5.1",
        "100%",
        "0",
        "1,032 employees",
        "Three memberships in 2021",
        "10 Harbour Road, Orchid Bay 609928",
        "Fined on July 11, 2019",
        "FY23 data",
        "18,7 million",
        "24 May 2019",
    ],
)
def test_other_numbers_are_no_pages(text):
    assert place(text).pages == ()


def test_where_pages_have_a_word_bare_numbers_among_words_are_none():
    worded = Reading(worded=True)
    assert place("Training hours per head, 12", worded).pages == ()
    assert place("Training hours per head, p. 12", worded).pages == (12,)
    assert place("12", worded).pages == (12,)


@pytest.mark.parametrize(
    ("text", "pages", "documents"),
    [
        ("AR 55-56", (), (("AR", (55, 56)),)),
        ("SR 3, AR p.45", (3,), (("AR", (45,)),)),
        ("Annual Report 2024 (pp. 45-46)", (), (("Annual Report", (45, 46)),)),
        ("Sustainability Report – page 8; Annual Report – page 9", (8,), (("Annual Report", (9,)),)),
        ("Code of Conduct", (), (("Code of Conduct", ()),)),
    ],
)
def test_pages_of_other_documents_are_kept_apart(text, pages, documents):
    found = place(text)
    assert (found.pages, found.others) == (pages, documents)


def test_a_column_of_another_document_sends_its_numbers_there():
    assert place("12", document="Annual Report 2024").others == (("Annual Report 2024", (12,)),)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("About this Report, Page 11", "About this Report"),
        ("4.2 Climate", "4.2 Climate"),
        ("Crew (p. 12)", "Crew"),
        ("12, 14", ""),
        ("第12頁", ""),
    ],
)
def test_the_rest_of_a_cell_names_a_section(text, section):
    assert place(text).section == section


def test_an_address_is_kept_and_its_numbers_are_no_pages():
    found = place("https://www.orchid-ferries.example/files/12-15/report.pdf")
    assert found.address == "https://www.orchid-ferries.example/files/12-15/report.pdf"
    assert (found.pages, found.section) == ((), "")


def test_a_list_of_pages_is_nothing_else():
    assert is_page_list("12, 14-15, 30")
    assert is_page_list("51 | 52")
    assert not is_page_list("1.5.1")
    assert not is_page_list("12 %")


def test_printed_pages_are_found_in_the_file_also_two_on_one_page():
    pages = PageMap([Page(number=n, label=label) for n, label in enumerate(("", "1", "2-3", "4-5"), start=1)])
    assert pages.file_pages((1, 2, 3, 4)) == (2, 3, 4)
    shifted = PageMap([Page(number=n, label=str(n - 2) if n > 2 else "") for n in range(1, 30)])
    assert shifted.file_pages((10,)) == (12,)
    assert shifted.file_pages((900,)) == ()
