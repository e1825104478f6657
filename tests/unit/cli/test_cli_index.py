"""`esgcheck index` and the findings on a content index, end to end on the sample report."""

import json
from pathlib import Path

import openpyxl
import pytest

from checker.cli import main

SAMPLE = Path(__file__).resolve().parents[3] / "reports" / "harbourlink-csr-2023.pdf"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder; gives code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        code = main([*arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_an_index_of_the_sample_is_written(run, tmp_path):
    code, out, _ = run("index", str(SAMPLE), "--framework", "hkex-2020", "-o", "index.xlsx")
    assert code == 0
    assert out.strip().endswith("rows of hkex-2020: index.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "index.xlsx").active.iter_rows(values_only=True))
    table = {row[1]: row for row in rows}
    assert table["KPI"][0] == "Aspect"
    assert table["B6.2"][3].split(",")[0] == "5"
    assert "cannot be recalled" in table["B6.1"][4]


def test_word_is_the_default_and_quiet_says_nothing(run, tmp_path):
    assert run("index", str(SAMPLE), "-f", "gri-2021", "--quiet") == (0, "", "")
    first = (tmp_path / "harbourlink-csr-2023-index.docx").read_bytes()
    run("index", str(SAMPLE), "-f", "gri-2021", "-o", "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "index.pdf"), "must end in .docx or .xlsx"),
        (("-f", "gri-2022"), 'no framework "gri-2022"'),
        (("-o", str(SAMPLE / "i.docx")), "is a file, not a folder"),
    ],
)
def test_mistakes_are_told_in_one_line(run, arguments, words):
    code, _, err = run("index", str(SAMPLE), *arguments)
    assert code == 2
    assert words in err.splitlines()[0]


def test_the_report_itself_is_spared(run, tmp_path):
    (tmp_path / "draft.docx").write_bytes(b"x")
    code, _, err = run("index", "draft.docx", "-o", "draft.docx")
    assert code == 2
    assert "is the report itself" in err


def test_the_index_of_the_sample_is_held_against_it(run, tmp_path):
    run("check", str(SAMPLE), "--framework", "hkex-2020", "--format", "json", "-o", "found.json")
    findings = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["content_index"]
    kinds = {finding["id"]: finding["kind"] for finding in findings}
    assert {kinds[code] for code in ("A1.2", "B1.1", "B2.1", "B6.2")} == {"supported"}
    assert kinds["B7.2"] == "unclaimed"
    assert kinds["A2.5"] == "unjudged"


def test_another_framework_has_no_findings_without_its_index(run, tmp_path):
    run("check", str(SAMPLE), "--framework", "gri-2021", "--format", "json", "-o", "found.json")
    assert "content_index" not in json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
