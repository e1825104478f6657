"""`esgcheck check` with a pipeline that answers at once."""

import json
from dataclasses import replace

import pytest

from checker import pipeline
from checker.cli import main
from checker.model.assessment import Verdict
from checker.model.framework import IssuerType
from tests.builders_assessment import element, requirement, sample


@pytest.fixture
def requests(monkeypatch, tmp_path):
    """The requests that reach the pipeline; each is answered by the sample assessment."""
    seen = []

    def check(request, *, progress=None):
        seen.append(request)
        return (sample(),)

    monkeypatch.setattr(pipeline, "check", check)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text("# Draft")
    return seen


def answer(monkeypatch, *verdicts):
    made = replace(sample(), requirements=tuple(requirement(f"S{n}", v, element("e")) for n, v in enumerate(verdicts)))
    monkeypatch.setattr(pipeline, "check", lambda request, progress=None: (made,))


def test_a_workbook_and_a_summary_are_made(requests, capsys, tmp_path):
    assert main(["check", "draft.md"]) == 1
    out = capsys.readouterr().out
    assert "Workbook: draft-gaps.xlsx" in out
    assert (tmp_path / "draft-gaps.xlsx").read_bytes().startswith(b"PK")
    assert [request.path.name for request in requests] == ["draft.md"]
    assert requests[0].frameworks == ()


def test_options_reach_the_pipeline(requests, tmp_path):
    (tmp_path / "rules").mkdir()
    frameworks = ["-f", "HKEX-2020,hkex-2025", "--framework", "hkex-2020"]
    main(["check", "draft.md", *frameworks, "--issuer", "gem", "--rules", str(tmp_path), "--quiet"])
    (request,) = requests
    assert request.frameworks == ("hkex-2020", "hkex-2025")
    assert request.issuer is IssuerType.GEM
    assert request.rules_root == tmp_path


def test_an_unknown_framework_is_refused_before_reading(requests, capsys):
    assert main(["check", "draft.md", "--framework", "hkex-2202"]) == 2
    err = capsys.readouterr().err
    assert 'no framework "hkex-2202"; did you mean "hkex-20' in err
    assert requests == []


def test_several_formats_come_from_one_run(requests, tmp_path):
    main(["check", "draft.md", "--format", "xlsx,json", "--format", "markdown", "--quiet"])
    assert len(requests) == 1
    assert sorted(path.name for path in tmp_path.glob("draft-gaps.*")) == [
        "draft-gaps.json",
        "draft-gaps.md",
        "draft-gaps.xlsx",
    ]


def test_the_form_that_other_programs_rely_on(requests, tmp_path, capsys):
    main(["check", "draft.md", "--framework", "hkex-2020", "--format", "json", "--output", "deep/er/result"])
    data = json.loads((tmp_path / "deep" / "er" / "result").read_text(encoding="utf-8"))
    assert data["schema"] == "1"
    assert "JSON: " in capsys.readouterr().out


def test_standard_output_holds_the_format_and_nothing_else(requests, capfdbinary):
    code = main(["check", "draft.md", "--format", "json", "--output", "-"])
    out, err = capfdbinary.readouterr()
    assert code == 1
    assert json.loads(out)["framework"]["id"] == "invented-2024"
    assert err == b""


def test_terminal_writes_no_file(requests, capsys, tmp_path):
    main(["check", "draft.md", "--format", "terminal"])
    assert "S1.1" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_quiet_prints_nothing(requests, capsys):
    main(["check", "draft.md", "-q"])
    assert capsys.readouterr() == ("", "")


def test_no_colour_codes_where_they_are_not_wanted(requests, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "draft.md", "--no-color"])
    assert "\x1b[" not in capsys.readouterr().out


def test_an_existing_file_is_overwritten_but_never_the_report(requests, capsys, tmp_path):
    (tmp_path / "draft-gaps.xlsx").write_text("old")
    assert main(["check", "draft.md", "-q"]) == 1
    assert (tmp_path / "draft-gaps.xlsx").read_bytes().startswith(b"PK")
    assert main(["check", "draft.md", "--format", "markdown", "-o", "draft.md"]) == 2
    assert "is the report itself" in capsys.readouterr().err
    assert (tmp_path / "draft.md").read_text() == "# Draft"


@pytest.mark.parametrize(
    ("verdict", "options", "code"),
    [
        (Verdict.PRESENT, (), 0),
        (Verdict.EXPLAINED, (), 0),
        (Verdict.PARTIAL, (), 1),
        (Verdict.PARTIAL, ("--fail-on", "missing"), 0),
        (Verdict.NEEDS_REVIEW, ("--fail-on", "missing"), 1),
        (Verdict.MISSING, ("--fail-on", "missing"), 1),
        (Verdict.MISSING, ("--fail-on", "never"), 0),
        (Verdict.NOT_ASSESSED, (), 0),
        (Verdict.NOT_ASSESSED, ("--fail-on", "needs_review"), 1),
    ],
)
def test_the_exit_code_follows_the_threshold(requests, monkeypatch, verdict, options, code):
    answer(monkeypatch, Verdict.PRESENT, verdict)
    assert main(["check", "draft.md", "-q", *options]) == code


def test_a_pattern_that_the_shell_left_standing_is_expanded(requests, capsys, tmp_path):
    assert main(["check", "*.md", "-q"]) == 1
    assert [request.path.name for request in requests] == ["draft.md"]
    assert main(["check", "*.docx", "-q"]) == 2
    assert "no file matches *.docx" in capsys.readouterr().err
