"""`--ocr` from the command line to every output, with a made-up recognition engine."""

import json
import zipfile

import pytest
from builders_pdf import Page, make_pdf

from checker.cli import main
from checker.readers import ocr_engine
from checker.readers.ocr_engine import Line

SCAN = make_pdf(Page([], boxes=[(60, 100, 100, 140)]))
SAYS = ("Larkfield Lamps: report for the year 2024", "We received 31 complaints in 2024.")
COMMANDS = [("check", "scan.pdf"), ("extract", "scan.pdf"), ("explain", "scan.pdf", "B6.2"), ("read", "scan.pdf")]


def engine(_picture, _turns):
    scale = 200 / 72
    boxes = [(60 * scale, y * scale, 280 * scale, (y + 13) * scale) for y in (100, 160)]
    return tuple(
        Line(text, ((left, top), (right, top), (right, bottom), (left, bottom)), 0.97)
        for text, (left, top, right, bottom) in zip(SAYS, boxes, strict=True)
    )


@pytest.fixture
def run(capsys, monkeypatch, tmp_path, rulebook):
    """Run a command beside a scanned report; the engine is there unless `installed` is False."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    rulebook()

    def command(*arguments, installed=True, book="book"):
        monkeypatch.setattr(ocr_engine, "find_spec", lambda name: name if installed else None)
        monkeypatch.setattr("checker.readers.ocr.load_engine", lambda: engine)
        code = main([*arguments, *(("--rules", book) if book else ())])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.mark.parametrize("words", COMMANDS)
def test_without_the_extra_one_line_says_what_to_install(run, words):
    book = None if words[0] == "read" else "book"
    code, out, err = run(*words, "--ocr", installed=False, book=book)
    assert (code, out) == (2, "")
    assert err == "esgcheck: --ocr needs rapidocr and onnxruntime: pip install 'esgcheck[ocr]'\n"


def test_without_ocr_the_summary_says_what_would_read_the_pages(run):
    code, out, _ = run("check", "scan.pdf", "--framework", "demo-2024")
    assert code == 1
    assert "Page 1: run with --ocr to read them by character recognition" in out
    assert "read by OCR" not in out


def test_the_summary_says_which_pages_were_recognised(run):
    _, out, _ = run("check", "scan.pdf", "--framework", "demo-2024", "--ocr")
    assert "1, all read (1 read by OCR)" in out
    assert "Read by OCR  Page 1: " in out
    assert "run with --ocr" not in out


def test_json_marks_pages_and_evidence_and_verify_recognises_anew(run, tmp_path):
    run("check", "scan.pdf", "--framework", "demo-2024", "--ocr", "--format", "json", "--output", "gaps.json")
    found = json.loads((tmp_path / "gaps.json").read_text(encoding="utf-8"))
    assert found["report"]["ocr_pages"] == [1]
    assert found["provenance"]["settings"]["ocr"] == "true"
    (proof,) = found["requirements"][0]["elements"][0]["evidence"]
    assert proof["quote"] == SAYS[1]
    assert proof["ocr"] is True
    code, out, err = run("verify", "gaps.json", "scan.pdf", book=None)
    assert (code, err) == (0, "")
    assert "checks hold" in out


def test_the_workbook_marks_the_evidence(run, tmp_path):
    run("check", "scan.pdf", "--framework", "demo-2024", "--ocr")
    with zipfile.ZipFile(tmp_path / "scan-gaps.xlsx") as book:
        shared = book.read("xl/sharedStrings.xml").decode()
    assert "<t>Read by OCR</t>" in shared
    assert "<t>OCR</t>" in shared
    assert "compare quotes and figures with the page" in shared


def test_other_outputs_say_so_too(run, tmp_path):
    run("check", "scan.pdf", "--framework", "demo-2024", "--ocr", "--format", "markdown,sarif", "--output", "out/")
    written = (tmp_path / "out" / "scan-gaps.md").read_text(encoding="utf-8")
    assert "## Read by OCR" in written
    log = json.loads((tmp_path / "out" / "scan-gaps.sarif").read_text(encoding="utf-8"))
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["note"]


def test_explain_marks_each_quote(run):
    _, out, _ = run("explain", "scan.pdf", "B6.2", "--framework", "demo-2024", "--ocr")
    assert f"p. 1, read by OCR: “{SAYS[1]}”" in out


def test_read_marks_recognised_passages_and_hints_at_the_option(run):
    _, out, _ = run("read", "scan.pdf", "--ocr", book=None)
    assert f"p.1 OCR [body en] {SAYS[1]}" in out
    _, out, _ = run("read", "scan.pdf", book=None)
    assert out.splitlines()[-1] == "Page 1: run with --ocr to read them by character recognition"


def test_extract_reads_figures_of_scans_and_hints_at_the_option(run, tmp_path):
    code, out, _ = run("extract", "scan.pdf", "--ocr", "--output", "figures.csv")
    assert code == 0
    assert "31" in (tmp_path / "figures.csv").read_text(encoding="utf-8-sig")
    assert "--ocr" not in out
    _, out, _ = run("extract", "scan.pdf", "--output", "figures.csv")
    assert "run with --ocr" in out
