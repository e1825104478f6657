"""Many reports, each in a process of its own."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from checker.batch import Failure, Job, Outcome, check_and_write, run_batch, tally
from checker.errors import ReadError, RulebookError, UsageError
from checker.model.assessment import Verdict
from checker.pipeline import CheckRequest
from tests.builders_assessment import sample, second


def act(job):
    """What the child process does, by the report's name."""
    name = job.request.path.name
    if name == "crash":
        os._exit(139)
    if name == "sleep":
        time.sleep(60)
    return Outcome(report=job.request.path, message=f"{name} by {os.getpid()}")


def jobs(*names):
    return [Job(request=CheckRequest(path=Path(name))) for name in names]


def test_one_bad_report_does_not_stop_the_others():
    told = []
    outcomes = run_batch(jobs("first", "crash", "last"), workers=2, time_limit=60, on_outcome=told.append, work=act)
    assert [outcome.report.name for outcome in outcomes] == ["first", "crash", "last"]
    assert [outcome.failure for outcome in outcomes] == [None, Failure.CRASH, None]
    assert told == list(outcomes)
    assert "exit code 139" in outcomes[1].message
    processes = {outcomes[0].message.split()[-1], outcomes[2].message.split()[-1], str(os.getpid())}
    assert len(processes) == 3


def test_a_report_that_takes_too_long_is_given_up():
    (outcome,) = run_batch(jobs("sleep"), workers=1, time_limit=0.5, work=act)
    assert outcome.failure is Failure.TIMEOUT
    assert "not finished after 0.5 s" in outcome.message


def test_stopping_ends_the_processes():
    def stop(outcome):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(jobs("first", "sleep"), workers=2, time_limit=60, on_outcome=stop, work=act)
    assert not multiprocessing.active_children()


def test_no_jobs_make_no_outcomes():
    assert run_batch([], workers=2, time_limit=1) == ()


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (ReadError("a.pdf: the file is empty"), Failure.UNREADABLE),
        (RulebookError("rules/x.yaml:1:1: wrong"), Failure.RULEBOOK),
        (UsageError("no framework"), Failure.USAGE),
        (ValueError("odd"), Failure.INTERNAL),
    ],
)
def test_every_error_becomes_an_outcome(monkeypatch, error, failure):
    def fail(request):
        raise error

    monkeypatch.setattr("checker.pipeline.check", fail)
    outcome = check_and_write(jobs("a.pdf")[0])
    assert outcome.failure is failure
    assert str(error) in outcome.message


def test_files_are_written_where_the_job_says(monkeypatch, tmp_path):
    monkeypatch.setattr("checker.pipeline.check", lambda request: (sample(),))
    target = tmp_path / "new" / "a.json"
    outcome = check_and_write(Job(request=CheckRequest(path=Path("a.pdf")), outputs=(("json", target),)))
    assert outcome.failure is None
    assert target.stat().st_size > 100
    assert outcome.tallies == tally((sample(),))


def test_a_folder_that_cannot_be_made_is_a_matter_of_the_command_line(monkeypatch, tmp_path):
    monkeypatch.setattr("checker.pipeline.check", lambda request: (sample(),))
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "new" / "a.json"
    outcome = check_and_write(Job(request=CheckRequest(path=Path("a.pdf")), outputs=(("json", target),)))
    assert outcome.failure is Failure.USAGE
    assert outcome.message.startswith("cannot make the folder")


def test_verdicts_are_counted_by_framework():
    tallies = tally((sample(), second()))
    total = sum(one.count for one in tallies if one.framework == "invented-2024")
    assert total == len(sample().requirements)
    missing = [one for one in tallies if one.verdict is Verdict.MISSING and one.framework == "other-2021"]
    assert [one.count for one in missing] == [1]
