"""Runs the pipeline for `esgcheck check`: one report with a summary, or many with a line each and a final table."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.batch import Failure, Job, Outcome, Tally, run_batch, tally
from checker.cli.exit_codes import ExitCode, worst
from checker.cli.outputs import TERMINAL, Plan
from checker.model.assessment import Assessment, Verdict
from checker.writers.words import VERDICTS

if TYPE_CHECKING:
    from checker.cli.session import Session
    from checker.pipeline import CheckRequest

CODES: dict[Failure, ExitCode] = {
    Failure.UNREADABLE: ExitCode.UNREADABLE,
    Failure.TIMEOUT: ExitCode.UNREADABLE,
    Failure.CRASH: ExitCode.UNREADABLE,
    Failure.RULEBOOK: ExitCode.RULEBOOK,
    Failure.USAGE: ExitCode.USAGE,
    Failure.INTERNAL: ExitCode.INTERNAL,
}
"""Exit code of each way to fail."""


def check_one(session: Session, request: CheckRequest, plan: Plan) -> tuple[tuple[Tally, ...], ExitCode]:
    """Check one report in this process, write its files and print the summary."""
    from checker import pipeline

    with session.progress(request.path.name) as progress:
        assessments = pipeline.check(request, progress=progress)
    if plan.stdout:
        print_to_stdout(session, assessments, plan.stdout)
        return tally(assessments), ExitCode.OK
    write_files(assessments, plan)
    if not session.quiet:
        _summarise(session, assessments, plan)
    return tally(assessments), ExitCode.OK


def check_many(
    session: Session, requests: Sequence[CheckRequest], plans: Sequence[Plan], *, jobs: int | None, time_limit: float
) -> tuple[tuple[Tally, ...], ExitCode]:
    """Check reports in processes of their own; prints one line each, then a table."""
    work = [
        Job(request=request, outputs=tuple((output.format, output.path) for output in plan.files))
        for request, plan in zip(requests, plans, strict=True)
    ]
    with session.progress(f"{len(work)} reports") as progress:
        done = 0

        def report_line(outcome: Outcome) -> None:
            nonlocal done
            done += 1
            _print_line(session, outcome, plans[done - 1])
            if progress:
                progress("checked", done, len(work))

        outcomes = run_batch(work, workers=jobs or os.cpu_count() or 1, time_limit=time_limit, on_outcome=report_line)
    if not session.quiet:
        _print_table(session, outcomes)
    code = worst([CODES[outcome.failure] for outcome in outcomes if outcome.failure])
    return tuple(one for outcome in outcomes for one in outcome.tallies), code


def write_files(assessments: tuple[Assessment, ...], plan: Plan) -> None:
    """Write every file of the plan."""
    from checker import writers

    for output in plan.files:
        writers.write(assessments, output.path, format=output.format)


def print_to_stdout(session: Session, assessments: tuple[Assessment, ...], form: str) -> None:
    """Write one format to standard output as bytes: a console's encoding must not change them."""
    from checker import writers

    if form == TERMINAL:
        _summarise(session, assessments, None)
        return
    content = writers.render(assessments, format=form)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _summarise(session: Session, assessments: tuple[Assessment, ...], plan: Plan | None) -> None:
    """Print the summary, and where the files are."""
    from checker.writers.terminal import print_summary

    console = session.console()
    print_summary(assessments, console)
    for output in plan.files if plan else ():
        name = "Workbook" if output.format == "xlsx" else output.format.upper()
        console.print(f"{name}: {output.path}", soft_wrap=True)


def _print_line(session: Session, outcome: Outcome, plan: Plan) -> None:
    """One line for one report: verdict counts, or why there are none."""
    if outcome.failure:
        named = outcome.message.startswith(str(outcome.report))
        reason = outcome.message if named else f"{outcome.report}: {outcome.message}"
        session.console(stderr=True).print(f"FAILED {reason}", style="red", soft_wrap=True)
        return
    if session.quiet:
        return
    counts = ", ".join(f"{count} {verdict}" for verdict, count in _by_verdict(outcome.tallies).items() if count)
    written = " ".join(str(output.path) for output in plan.files)
    session.console().print(f"ok {outcome.report}: {counts}" + (f" -> {written}" if written else ""), soft_wrap=True)


def _by_verdict(tallies: Sequence[Tally]) -> dict[Verdict, int]:
    """Return counts in the table's order."""
    return {verdict: sum(one.count for one in tallies if one.verdict is verdict) for verdict in VERDICTS}


def _print_table(session: Session, outcomes: Sequence[Outcome]) -> None:
    """Print all reports, one row for each framework, with the summary's symbols for the verdicts."""
    from rich.table import Table

    from checker.writers.terminal_text import symbol

    console = session.console()
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), title_justify="left")
    for name in ("Report", "Framework"):
        table.add_column(name, overflow="fold")
    for verdict in VERDICTS:
        table.add_column(symbol(console, verdict), justify="right", no_wrap=True)
    names = Counter(outcome.report.name for outcome in outcomes)
    for outcome in outcomes:
        name = outcome.report.name if names[outcome.report.name] == 1 else str(outcome.report)
        if outcome.failure:
            table.add_row(name, outcome.failure.value, style="red")
        for framework in dict.fromkeys(one.framework for one in outcome.tallies):
            counts = _by_verdict([one for one in outcome.tallies if one.framework == framework])
            table.add_row(name, framework, *(str(count) for count in counts.values()))
    console.print()
    console.print(table)
    console.print(
        "   ".join(f"{symbol(console, one)} {words.label.lower()}" for one, words in VERDICTS.items()), style="dim"
    )
