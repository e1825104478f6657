"""`esgcheck check`: reports in, gap analysis out; the exit code says whether there are gaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import ExitCode
from checker.cli.group import Command
from checker.cli.options import (
    common_options,
    framework_option,
    issuer_option,
    known_or_suggest,
    named_values,
    ocr_option,
    quiet_option,
    rules_option,
)
from checker.cli.outputs import FORMATS
from checker.errors import UsageError
from checker.model.framework import IssuerType

if TYPE_CHECKING:
    from checker.cli.session import Session

FAIL_ON = ("missing", "partial", "needs_review", "never")

EXAMPLES = """
esgcheck check draft.pdf
esgcheck check draft.docx --framework hkex-2025 --issuer gem
esgcheck check draft.pdf --framework hkex-2020,cn-exchange-2024 --format xlsx,json --output out/
esgcheck check draft.pdf --framework hkex-2020 --format json --output -
esgcheck check drafts/*.pdf --output out/ --fail-on missing
esgcheck check scan.pdf --ocr
"""


def _formats(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return formats in the order given, each once."""
    return tuple(known_or_suggest("format", name, FORMATS) for name in named_values("format", given))


@click.command(cls=Command, examples=EXAMPLES)
@click.argument(
    "reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path(path_type=Path, readable=False)
)
@framework_option
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[,FORMAT...]",
    callback=_formats,
    help=f"What to write: {', '.join(FORMATS)}; may be repeated. Default: xlsx, or what --output's name asks for.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="File, or folder, to write; '-' is standard output. Existing files are overwritten, a report never is. "
    "Default: <report>-gaps.xlsx in the current folder.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="partial",
    show_default=True,
    help="Least grave verdict that ends with exit code 1. Requirements that could not be searched because pages were "
    "not read (needs_review) count at every level; at 'needs_review' also whatever else a person has to look at.",
)
@click.option("--binding-only", is_flag=True, help="Let voluntary requirements not count for the exit code.")
@issuer_option
@rules_option
@ocr_option
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Reports at a time. Default: one a processor.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=1),
    default=600,
    show_default=True,
    metavar="SECONDS",
    help="Longest time for one of several reports.",
)
@quiet_option
@common_options
@click.pass_obj
def check(
    session: Session,
    *,
    reports: tuple[Path, ...],
    frameworks: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    fail_on: str,
    binding_only: bool,
    issuer: IssuerType,
    rules_root: Path | None,
    ocr: bool,
    jobs: int | None,
    time_limit: float,
) -> ExitCode:
    """Check reports and write the gap analysis.

    REPORT is a PDF, Word, HTML, Markdown or text file, told apart by content, or a file of figures as
    'esgcheck extract' writes it. With one report a summary is printed; several reports are checked each in a process
    of its own, so that a bad one does not stop the others.
    """
    from checker.cli.checking import check_many, check_one
    from checker.cli.frameworks import resolve_frameworks
    from checker.cli.outputs import plan_outputs
    from checker.cli.threshold import has_gaps
    from checker.pipeline import CheckRequest

    reports = expand(reports)
    plans = plan_outputs(reports, formats=formats, output=output)
    chosen = resolve_frameworks(frameworks, root=rules_root)
    requests = [
        CheckRequest(path=plan.report, frameworks=chosen, issuer=issuer, rules_root=rules_root, ocr=ocr)
        for plan in plans
    ]
    if len(plans) == 1:
        tallies, code = check_one(session, requests[0], plans[0])
    else:
        tallies, code = check_many(session, requests, plans, jobs=jobs, time_limit=time_limit)
    gaps = has_gaps(tallies, fail_on=fail_on, binding_only=binding_only)
    return max(code, ExitCode.GAPS if gaps else ExitCode.OK)


def expand(reports: tuple[Path, ...]) -> tuple[Path, ...]:
    """Patterns that the shell left standing (Windows, quotes) become the files that they match."""
    found: list[Path] = []
    for report in reports:
        pattern = str(report)
        if any(mark in pattern for mark in "*?[") and not report.exists():
            matches = sorted(Path(report.anchor or ".").glob(pattern[len(report.anchor) :]))
            if not matches:
                raise UsageError(f"no file matches {pattern}")
            found.extend(matches)
        else:
            found.append(report)
    return tuple(dict.fromkeys(found))
