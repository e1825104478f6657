"""`esgcheck extract`: a report's figures as a table that people edit and that `check` accepts again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Command
from checker.cli.options import common_options, ocr_option, quiet_option, rules_option
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.session import Session

SUFFIXES = (".xlsx", ".csv", ".json")

EXAMPLES = """
esgcheck extract draft.pdf
esgcheck extract draft.pdf -o figures.csv
esgcheck check figures.csv --framework hkex-2020
"""


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("report", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="File to write, .xlsx, .csv or .json; overwritten if it exists. "
    "Default: <report>-facts.xlsx in the current folder.",
)
@rules_option
@ocr_option
@quiet_option
@common_options
@click.pass_obj
def extract(session: Session, *, report: Path, output: Path | None, rules_root: Path | None, ocr: bool) -> None:
    """Write a report's figures as a table.

    One row a figure: metric, value, unit, period, breakdown, page and quote.
    """
    from checker import pipeline
    from checker.cli.outputs import refuse_overwriting, refuse_unwritable
    from checker.rulebook import load_rules
    from checker.writers.facts_file import write_facts
    from checker.writers.words import counted, ocr_hint

    path = output or Path(f"{report.stem}-facts.xlsx")
    if path.suffix.casefold() not in SUFFIXES:
        raise UsageError(f"{path}: the name must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    refuse_overwriting(path, (report,))
    refuse_unwritable(path)
    with session.progress(report.name) as progress:
        pack = load_rules(root=rules_root)
        document, facts = pipeline.extract_facts(report, pack=pack, ocr=ocr, progress=progress)
    write_facts(document, facts, path)
    if not session.quiet:
        click.echo(f"{counted(len(facts.figures), 'figure')} from {counted(len(document.pages), 'page')}: {path}")
        hint = ocr_hint(document.unread_pages, tried=ocr)
        if hint:
            click.echo(hint)
