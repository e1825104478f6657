"""`esgcheck index`: a content index made from what was found in a report, ready to be pasted and completed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Command
from checker.cli.options import common_options, issuer_option, ocr_option, quiet_option, rules_option
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.session import Session
    from checker.model.framework import IssuerType

SUFFIXES = (".docx", ".xlsx")

EXAMPLES = """
esgcheck index draft.pdf --framework gri-2021
esgcheck index draft.docx --framework hkex-2025 -o index.xlsx
"""


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("report", type=click.Path(path_type=Path))
@click.option(
    "--framework",
    "-f",
    "name",
    metavar="ID",
    help="Framework edition, such as gri-2021. Default: the HKEX edition for the report's period.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write, .docx or .xlsx; overwritten if it exists. Default: <report>-index.docx in the current folder.",
)
@issuer_option
@rules_option
@ocr_option
@quiet_option
@common_options
@click.pass_obj
def index(
    session: Session,
    *,
    report: Path,
    name: str | None,
    output: Path | None,
    issuer: IssuerType,
    rules_root: Path | None,
    ocr: bool,
) -> None:
    """Write a content index for a report.

    The table that reporters print: each requirement with the pages that answer it, as printed in the report. What the
    program cannot know (statement of use, reasons for omission, what was not found) is left to be filled in, in square
    brackets.
    """
    from checker import pipeline
    from checker.cli.frameworks import resolve_frameworks
    from checker.cli.outputs import refuse_overwriting, refuse_unwritable
    from checker.rulebook import load_framework
    from checker.writers.index_file import write_index

    path = output or Path(f"{report.stem}-index.docx")
    if path.suffix.casefold() not in SUFFIXES:
        raise UsageError(f"{path}: the name must end in {' or '.join(SUFFIXES)}")
    refuse_overwriting(path, (report,))
    refuse_unwritable(path)
    chosen = resolve_frameworks((name,) if name else (), root=rules_root)
    request = pipeline.CheckRequest(path=report, frameworks=chosen, issuer=issuer, rules_root=rules_root, ocr=ocr)
    with session.progress(report.name) as progress:
        (assessment,) = pipeline.check(request, progress=progress)
    rows = write_index(assessment, load_framework(assessment.framework, root=rules_root), path)
    if not session.quiet:
        click.echo(f"{rows} rows of {assessment.framework}: {path}")
