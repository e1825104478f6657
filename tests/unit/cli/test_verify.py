"""Proof that quotes stand on their pages."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import main
from checker.errors import ReadError, UsageError
from checker.model.document import UnreadReason
from checker.readers import read
from checker.verify import page_texts, squash, verify
from tests.builders import doc

REPORT = """\
# Larkfield Lamps

In 2024 we received 31 complaints, all of
which were answered.

| Indicator | 2023 | 2024 |
| --- | --- | --- |
| Product complaints | 44 | 31 |
\f
# Customers

顧客資料只供獲授權的員工查閱。
"""


@pytest.fixture
def files(tmp_path):
    """Write a report and an assessment of it with the quotes given as (page, quote)."""
    report = tmp_path / "report.md"
    report.write_text(REPORT, encoding="utf-8")

    def make(*quotes, near=(), sha256=None):
        element = {
            "id": "number",
            "evidence": [{"page": page, "quote": quote} for page, quote in quotes],
            "near_misses": [{"page": page, "quote": quote, "because": "a plan"} for page, quote in near],
        }
        sha256 = sha256 or hashlib.sha256(report.read_bytes()).hexdigest()
        assessment = {
            "report": {"sha256": sha256},
            "framework": {"id": "invented-2024"},
            "requirements": [{"id": "S6.2", "elements": [element]}],
        }
        path = tmp_path / "gaps.json"
        path.write_text(json.dumps(assessment), encoding="utf-8")
        return path, report

    return make


def problems(results):
    return [result.problem for result in results if not result.holds]


def test_sentences_rows_and_chinese_hold(files):
    quotes = (
        (1, "In 2024 we received 31 complaints, all of which were answered."),
        (1, "Product complaints | 44 | 31"),
        (1, "Product complaints | 31"),
        (2, "顧客資料只供獲授權的員工查閱。"),
        (2, "顧客資料 只供獲授權的\n員工查閱。"),
    )
    results = verify(*files(*quotes))
    assert problems(results) == []
    assert len(results) == 1 + len(quotes)


@pytest.mark.parametrize(
    ("page", "quote", "problem"),
    [
        (2, "In 2024 we received 31 complaints", "not on the page"),
        (1, "In 2024 we received 32 complaints", "not on the page"),
        (1, "Product complaints | 44 | 32", 'not on the page: "32"'),
        (3, "In 2024", "no page 3"),
        (0, "In 2024", "no page 0"),
        (1, " | ", "empty"),
        (1, "", "empty"),
    ],
)
def test_what_does_not_stand_there_fails(files, page, quote, problem):
    (found,) = problems(verify(*files((page, quote))))
    assert problem in found


def test_near_misses_are_proved_as_well(files):
    (found,) = [result for result in verify(*files(near=((1, "We sold our shop."),))) if not result.holds]
    assert found.where == "invented-2024 S6.2 number near miss p.1"


def test_rows_of_the_index_and_of_the_claim_are_proved_as_well(files):
    path, report = files()
    sound, wrong = ({"page": 1, "quote": f"Product complaints | 44 | {number}"} for number in (31, 32))
    data = json.loads(path.read_text(encoding="utf-8"))
    data["content_index"] = [
        {"kind": "supported", "id": "S6.2", "row": sound, "evidence": [wrong]},
        {"kind": "offset", "id": ""},
        {"kind": "unjudged", "id": "S6.3", "row": wrong},
    ]
    disclosures = [{"id": "S6.2", "row": wrong}, {"id": "S6.3"}]
    data["claim_of_use"] = {
        "claims": [{"id": "core", "evidence": [sound, wrong]}],
        "conditions": [{"datapoint": "a.b", "evidence": [wrong], "disclosures": disclosures}],
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    results = verify(path, report)
    failing = [result.where for result in results if not result.holds]
    assert failing == [
        "invented-2024 index S6.2 p.1",
        "invented-2024 index S6.3 row p.1",
        "invented-2024 claim core p.1",
        "invented-2024 claim condition a.b p.1",
        "invented-2024 claim condition a.b S6.2 row p.1",
    ]
    assert len(results) == 1 + 7


def test_another_file_fails(files):
    (found,) = problems(verify(*files((1, "In 2024"), sha256="0" * 64)))
    assert "another file was assessed" in found


def test_the_command_lists_what_fails_and_says_so_in_its_code(files, capsys):
    assembled = files((1, "In 2024 we received 31 complaints"), (2, "nowhere to be found"))
    assert main(["verify", *map(str, assembled)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "2 of 3 checks hold: report.md\n"
    assert captured.err == 'invented-2024 S6.2 number p.2: not on the page: "nowhere to be found"\n'
    assert main(["verify", *map(str, files((1, "In 2024")))]) == 0


@pytest.mark.parametrize("content", ["", "not json", "[]3", '{"report": {}}', '["x"]', "[]"])
def test_a_file_that_is_no_assessment_is_refused(files, content):
    path, report = files()
    path.write_text(content)
    with pytest.raises(UsageError, match=r"gaps\.json: not an? "):
        verify(path, report)


@pytest.mark.parametrize(
    "requirements",
    [[1], [{"id": "S6.2", "elements": None}], [{"elements": [{"evidence": [{"page": "x", "quote": "In 2024"}]}]}]],
)
def test_an_assessment_of_another_shape_is_refused(files, requirements):
    path, report = files()
    path.write_text(json.dumps(json.loads(path.read_text()) | {"requirements": requirements}))
    with pytest.raises(UsageError, match=r"gaps\.json: not an assessment"):
        verify(path, report)


def test_reasons_references_and_index_rows_of_a_fact_file_are_proved(files, tmp_path):
    facts = {
        "figures": [{"metric": "complaints", "text": "31", "value": "31", "quote": "complaints | 31"}],
        "explanations": [{"reason": "not_applicable", "concepts": [], "text": "We make no lamps that pollute"}],
        "references": [{"target": "website", "external": True, "concepts": [], "text": "See our website"}],
        "claims": [{"requirement": "S6.2", "text": "S6.2 | Complaints | 7"}],
    }
    report = tmp_path / "facts.json"
    report.write_text(json.dumps(facts))
    quotes = ("complaints | 31", "We make no lamps that pollute", "See our website", "S6.2 | Complaints")
    sha256 = hashlib.sha256(report.read_bytes()).hexdigest()
    path, _ = files(*((0, quote) for quote in quotes), (0, "We make none"), sha256=sha256)
    assert problems(verify(path, report)) == ['not on the page: "We make none"']


def test_a_report_that_is_not_there_cannot_be_read(files, tmp_path):
    path, _ = files()
    with pytest.raises(ReadError):
        verify(path, tmp_path / "other.pdf")


def test_every_passage_and_cell_is_on_its_page():
    document = doc("# One\n\n| a | b |\n| --- | --- |\n| c | 1 |\n\f\n# Two\n")
    texts = page_texts(document)
    assert set(texts) == {1, 2}
    assert all(squash(cell) in texts[1] for cell in ("One", "a", "c", "1"))
    assert "Two" in texts[2]
    assert "Two" not in texts[1]


SAMPLE = Path(__file__).resolve().parents[3] / "reports" / "harbourlink-csr-2023.pdf"


def of_sample(tmp_path, *quotes):
    """An assessment of the sample PDF with these quotes."""
    assessment = {
        "report": {"sha256": hashlib.sha256(SAMPLE.read_bytes()).hexdigest()},
        "framework": {"id": "invented-2024"},
        "requirements": [
            {
                "id": "B6.2",
                "elements": [{"id": "n", "evidence": [{"page": page, "quote": text} for page, text in quotes]}],
            }
        ],
    }
    path = tmp_path / "gaps.json"
    path.write_text(json.dumps(assessment), encoding="utf-8")
    return path


def test_quotes_of_a_pdf_hold_on_their_own_page_only(tmp_path):
    sentence = "Every complaint is given a case owner within one working day."
    row = "Product and service complaints | number | 6,440 | 6,015 | 5,240"
    assert problems(verify(of_sample(tmp_path, (6, sentence), (10, row)), SAMPLE)) == []
    assert len(problems(verify(of_sample(tmp_path, (5, sentence), (9, row)), SAMPLE))) == 2


def test_words_that_only_the_reader_saw_are_no_proof(tmp_path, monkeypatch):
    """A fault of the reader must not prove itself: a PDF's own text is the second witness."""
    document = read(SAMPLE)
    forged = tuple(
        replace(one, text=one.text.replace("5,240", "524").replace("case owner", "paid lawyer and a judge"))
        for one in document.passages
    )
    monkeypatch.setattr("checker.verify.read", lambda path, **_: replace(document, passages=forged, tables=()))
    quotes = (
        (6, "We received 524 complaints about our products and services in 2023"),
        (6, "is given a paid lawyer and a judge"),
        (6, "Front-line staff settle what they can on the first call"),
    )
    assert problems(verify(of_sample(tmp_path, *quotes), SAMPLE)) == [
        'not on the page: "524"',
        'not on the page: "paid"',
    ]


def test_a_page_without_text_proves_nothing(tmp_path, monkeypatch):
    document = read(SAMPLE)
    pages = tuple(replace(page, unread=UnreadReason.NO_TEXT if page.number == 6 else None) for page in document.pages)
    monkeypatch.setattr("checker.verify.read", lambda path, **_: replace(document, pages=pages))
    (found,) = problems(verify(of_sample(tmp_path, (6, "Front-line staff")), SAMPLE))
    assert found == "the page has no text that can be read"


def test_figures_of_a_fact_file_are_proved_by_their_rows(tmp_path):
    report = tmp_path / "figures.csv"
    report.write_text("metric,value,unit\nProduct complaints,31,count\n")
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    evidence = [{"page": 0, "quote": quote} for quote in ("Product complaints | 31 | count", "Product complaints | 32")]
    path = tmp_path / "gaps.json"
    path.write_text(
        json.dumps({"report": {"sha256": digest}, "requirements": [{"id": "x", "elements": [{"evidence": evidence}]}]})
    )
    assert problems(verify(path, report)) == ['not on the page: "32"']
