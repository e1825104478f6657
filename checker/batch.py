"""Checks many reports, each in a process of its own, so that one bad report cannot stop or starve the others.

Requests in, one `Outcome` a report out, in the order of the requests. Decides no verdict and prints nothing.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from checker.errors import CheckerError, ReadError, RulebookError
from checker.model.assessment import Assessment, Verdict
from checker.model.framework import Obligation
from checker.pipeline import CheckRequest

POLL_SECONDS = 0.5
"""Longest wait before time limits are looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many requirements of one framework came to one verdict."""

    framework: str
    verdict: Verdict
    obligation: Obligation
    count: int


class Failure(StrEnum):
    """Why a report has no assessment."""

    UNREADABLE = "unreadable"
    RULEBOOK = "rulebook"
    USAGE = "usage"
    TIMEOUT = "timeout"
    CRASH = "crash"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One report with the files to write, as (format, path)."""

    request: CheckRequest
    outputs: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one job."""

    report: Path
    tallies: tuple[Tally, ...] = ()
    failure: Failure | None = None
    message: str = ""


Work = Callable[[Job], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    """A process at work."""

    index: int
    process: BaseProcess
    connection: Connection
    deadline: float


def tally(assessments: Iterable[Assessment]) -> tuple[Tally, ...]:
    """Count the verdicts, framework by framework."""
    counts = Counter(
        (assessment.framework, requirement.verdict, requirement.obligation)
        for assessment in assessments
        for requirement in assessment.requirements
    )
    return tuple(
        Tally(framework=framework, verdict=verdict, obligation=obligation, count=count)
        for (framework, verdict, obligation), count in counts.items()
    )


def run_batch(
    jobs: Sequence[Job],
    *,
    workers: int,
    time_limit: float,
    on_outcome: Callable[[Outcome], None] | None = None,
    work: Work | None = None,
) -> tuple[Outcome, ...]:
    """Run every job; `on_outcome` hears of each in the order of the jobs, as soon as that order allows.

    `work` is what a process does with its job, `check_and_write` unless another function is handed in.
    """
    outcomes: dict[int, Outcome] = {}
    told = 0
    for index, outcome in _finished(jobs, work or check_and_write, workers=max(1, workers), time_limit=time_limit):
        outcomes[index] = outcome
        while told in outcomes:
            if on_outcome:
                on_outcome(outcomes[told])
            told += 1
    return tuple(outcomes[index] for index in range(len(jobs)))


def _finished(jobs: Sequence[Job], work: Work, *, workers: int, time_limit: float) -> Iterator[tuple[int, Outcome]]:
    """Yield each job's outcome as it comes; every process that still runs is ended when the caller stops."""
    running: list[_Running] = []
    waiting = list(enumerate(jobs))[::-1]
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(_start(*waiting.pop(), work, time_limit=time_limit))
            wait([task.connection for task in running], timeout=POLL_SECONDS)
            for task in tuple(running):
                outcome = _outcome(task, jobs[task.index], time_limit)
                if outcome is not None:
                    running.remove(task)
                    yield task.index, outcome
    finally:
        for task in running:
            _end(task)


def _start(index: int, job: Job, work: Work, *, time_limit: float) -> _Running:
    """Start a process for one job; "spawn" behaves alike on every system and inherits no open files."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_run_job, args=(job, work, sending), daemon=True)
    process.start()
    sending.close()
    return _Running(index=index, process=process, connection=receiving, deadline=time.monotonic() + time_limit)


def _outcome(task: _Running, job: Job, time_limit: float) -> Outcome | None:
    """Return the job's outcome, or None while it is at work."""
    report = job.request.path
    if task.connection.poll():
        outcome = _receive(task, report)
    elif time.monotonic() > task.deadline:
        outcome = Outcome(
            report=report, failure=Failure.TIMEOUT, message=f"not finished after {time_limit:g} s; see --time-limit"
        )
    else:
        return None
    _end(task)
    return outcome


def _receive(task: _Running, report: Path) -> Outcome:
    """Return what the process sent; a process that died has sent nothing."""
    try:
        outcome = task.connection.recv()
    except (EOFError, OSError):
        task.process.join(timeout=POLL_SECONDS)
        code = task.process.exitcode
        return Outcome(report=report, failure=Failure.CRASH, message=f"the reading process died (exit code {code})")
    assert isinstance(outcome, Outcome)
    return outcome


def _end(task: _Running) -> None:
    """Take the process down and free what it held; one that has sent its outcome has nothing left to do."""
    task.process.kill()
    task.process.join()
    task.connection.close()


def _run_job(job: Job, work: Work, connection: Connection) -> None:
    """Do the job in the child process and send its outcome."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    connection.send(work(job))
    connection.close()


def check_and_write(job: Job) -> Outcome:
    """Check one report and write its files; every failure is an outcome, so that the batch goes on."""
    from checker import pipeline, writers

    report = job.request.path
    try:
        assessments = pipeline.check(job.request)
        for form, path in job.outputs:
            writers.write(assessments, path, format=form)
    except CheckerError as error:
        return Outcome(report=report, failure=_failure(error), message=str(error))
    except Exception as error:
        return Outcome(report=report, failure=Failure.INTERNAL, message=f"unexpected {type(error).__name__}: {error}")
    return Outcome(report=report, tallies=tally(assessments))


def _failure(error: CheckerError) -> Failure:
    """Kind of failure of an error that was raised on purpose."""
    if isinstance(error, ReadError):
        return Failure.UNREADABLE
    return Failure.RULEBOOK if isinstance(error, RulebookError) else Failure.USAGE
