"""One report, start to end: read once, against one or several editions; what is passed on and what is said of it."""

import hashlib
import shutil

import pytest

from checker import pipeline
from checker.errors import ReadError, UsageError
from checker.model.assessment import Verdict
from checker.model.finding import State
from checker.model.framework import IssuerType
from checker.pipeline import CheckRequest, check, extract_facts
from checker.rulebook import load_rules
from checker.verify import verify
from checker.writers import write
from tests.builders_rulebook import EDITION, write_rulebook

REPORT = """\
# Orchid Ferries

This report covers the period from 1 January 2023 to 31 December 2023.

In the year we received 23 complaints.
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ESGCHECK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def root(tmp_path):
    return write_rulebook(tmp_path / "book")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "orchid.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_goes_from_file_to_verdict(report, root):
    (got,) = check(CheckRequest(path=report, frameworks=(EDITION,), rules_root=root, issuer=IssuerType.GEM))
    (requirement,) = got.requirements
    assert requirement.verdict is Verdict.PRESENT
    assert requirement.elements[0].evidence[0].quote == "In the year we received 23 complaints."
    assert [figure.text for figure in got.figures] == ["23"]
    assert (got.framework, got.chosen_because) == (EDITION, "chosen by the user")
    assert got.report.source == "orchid.md"
    assert got.report.sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert got.report.period.end.year == 2023
    assert ("issuer", "gem") in got.provenance.settings
    assert got.provenance.rules_digest == load_rules(root=root).digest


def test_several_editions_read_the_report_once(report, root, monkeypatch):
    calls = []
    real = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda *args, **fields: calls.append(args) or real(*args, **fields))
    got = check(CheckRequest(path=report, frameworks=(EDITION, EDITION), rules_root=root))
    assert len(got) == 2
    assert len(calls) == 1
    assert got[0] == got[1]


def test_without_an_edition_the_reporting_period_chooses(report, root):
    shutil.rmtree(root / "frameworks")
    (got,) = check(CheckRequest(path=report, rules_root=root))
    assert got.framework == "hkex-2020"
    assert "1 January 2023" in got.chosen_because


def test_progress_tells_each_stage_from_start_to_end(report, root):
    told = []
    check(
        CheckRequest(path=report, frameworks=(EDITION,), rules_root=root),
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )
    assert list(dict.fromkeys(stage for stage, _, _ in told if stage != "read")) == ["extract", "evaluate"]
    assert [item for item in told if item[0] == "evaluate"] == [("evaluate", 0, 1), ("evaluate", 1, 1)]


def test_facts_without_a_judgement(report, root):
    document, facts = extract_facts(report, pack=load_rules(root=root))
    assert document.source == "orchid.md"
    assert [figure.text for figure in facts.figures] == ["23"]


def test_a_file_of_figures_answers_figures_and_leaves_the_rest_to_review(tmp_path, root):
    path = tmp_path / "kpi.csv"
    path.write_text("metric,value,unit,year\nComplaints,23,,2023\n", encoding="utf-8")
    (got,) = check(CheckRequest(path=path, frameworks=(EDITION,), rules_root=root))
    assert got.requirements[0].elements[0].state is State.DISCLOSED
    assert got.report.pages == 0
    path.write_text("metric,value,unit,year\nLighthouses,9,,2023\n", encoding="utf-8")
    (got,) = check(CheckRequest(path=path, frameworks=(EDITION,), rules_root=root))
    assert got.requirements[0].verdict is Verdict.NEEDS_REVIEW


def test_every_quote_of_an_assessment_is_proved_and_a_changed_one_found(report, root, tmp_path):
    path = tmp_path / "gaps.json"
    write(check(CheckRequest(path=report, frameworks=(EDITION,), rules_root=root)), path, format="json")
    proved = verify(path, report)
    assert len(proved) == 2
    assert all(one.holds for one in proved)
    path.write_text(path.read_text(encoding="utf-8").replace("received 23 complaints", "received 28 complaints"))
    assert [one.quote for one in verify(path, report) if not one.holds] == ["In the year we received 28 complaints."]


def test_a_report_that_was_changed_since_is_found(report, root, tmp_path):
    path = tmp_path / "gaps.json"
    write(check(CheckRequest(path=report, frameworks=(EDITION,), rules_root=root)), path, format="json")
    report.write_text(REPORT.replace("23 complaints", "32 complaints"), encoding="utf-8")
    problems = [one.problem for one in verify(path, report) if not one.holds]
    assert len(problems) == 2
    assert "another file" in problems[0]
    assert "not on the page" in problems[1]


def test_what_cannot_be_read_or_does_not_exist_is_an_error(tmp_path, report, root):
    with pytest.raises(ReadError, match=r"gone\.pdf"):
        check(CheckRequest(path=tmp_path / "gone.pdf", frameworks=(EDITION,), rules_root=root))
    with pytest.raises(UsageError, match="demo-1999"):
        check(CheckRequest(path=report, frameworks=("demo-1999",), rules_root=root))
