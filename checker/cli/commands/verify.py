"""`esgcheck verify`: reopens the report and proves that every quote of an assessment stands on its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import ExitCode
from checker.cli.group import Command
from checker.cli.options import common_options, quiet_option

if TYPE_CHECKING:
    from checker.cli.session import Session

EXAMPLES = """
esgcheck check draft.pdf --format json --output gaps.json
esgcheck verify gaps.json draft.pdf
"""


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("assessment", type=click.Path(path_type=Path, readable=False))
@click.argument("report", type=click.Path(path_type=Path, readable=False))
@quiet_option
@common_options
@click.pass_obj
def verify(session: Session, *, assessment: Path, report: Path) -> ExitCode:
    """Prove that every quote of an assessment stands on its page.

    ASSESSMENT is a file that 'esgcheck check --format json' wrote for REPORT. The report must be the same file
    (its SHA-256 is compared). Ends with exit code 1, and a list, where anything does not hold.
    """
    from checker import verify as proof

    results = proof.verify(assessment, report)
    failed = [result for result in results if not result.holds]
    for result in failed:
        click.echo(f"{result.where}: {result.problem}", err=True)
    if not session.quiet:
        click.echo(f"{len(results) - len(failed)} of {len(results)} checks hold: {report.name}")
    return ExitCode.GAPS if failed else ExitCode.OK
