"""The sample reports are what their texts make of them, and hold the traps that reports/README.md promises."""

import pytest

from checker.model.document import Role
from checker.readers import read
from tests.docs.blocks import ROOT

REPORTS = ROOT / "reports"


@pytest.fixture
def samples(monkeypatch):
    """The modules that make the samples."""
    monkeypatch.syspath_prepend(str(REPORTS))
    import make_samples
    import sample_pdf

    return make_samples, sample_pdf


def words_of(path):
    return [(passage.page, passage.text) for passage in read(path).passages]


def test_the_pdf_is_current(samples, tmp_path):
    make_samples, sample_pdf = samples
    made = tmp_path / "made.pdf"
    sample_pdf.make_pdf(make_samples.parse(make_samples.PDF_SOURCE.read_text(encoding="utf-8")), made)
    assert words_of(made) == words_of(REPORTS / "harbourlink-csr-2023.pdf"), "run: python reports/make_samples.py"


def test_the_word_file_is_current(samples, tmp_path):
    make_samples, _ = samples
    made = tmp_path / "made.docx"
    make_samples.make_docx(make_samples.parse(make_samples.DOCX_SOURCE.read_text(encoding="utf-8")), made)
    # compared by content: zlib's versions pack differently
    assert words_of(made) == words_of(REPORTS / "minghe-esg-2023-zh.docx"), "run: python reports/make_samples.py"


def test_the_pdf_has_printed_numbers_that_differ_from_its_pages():
    document = read(REPORTS / "harbourlink-csr-2023.pdf")
    assert [page.label for page in document.pages] == ["", *(str(number) for number in range(1, 11))]
    assert document.unread_pages == ()


def test_nothing_is_said_on_customer_privacy_but_an_index_row_and_a_laboratory():
    document = read(REPORTS / "harbourlink-csr-2023.pdf")
    passages = [one for one in document.passages if "privacy" in one.text.lower()]
    assert [(one.page, one.role) for one in passages] == [(11, Role.CONTENT_INDEX)]
    assert {one.page for one in document.passages if "information security" in one.text} == {5}
