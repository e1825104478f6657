"""`esgcheck read`: a report as it was read, for whoever wonders why a passage was or was not found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Command
from checker.cli.options import common_options, ocr_option
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.session import Session
    from checker.model.document import Document, Passage

EXAMPLES = """
esgcheck read draft.pdf
esgcheck read draft.pdf --page 12 --page 13
"""


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("report", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--page", "-p", "pages", type=click.IntRange(min=1), multiple=True, metavar="N", help="Only this page of the file."
)
@ocr_option
@common_options
@click.pass_obj
def read(session: Session, *, report: Path, pages: tuple[int, ...], ocr: bool) -> None:
    """Show a report as it was read: every passage with page and role.

    Rows of tables are shown with ' | ' between the cells. Pages without usable text, and those that show a picture of
    text, are listed at the end.
    """
    from checker import readers
    from checker.writers.words import counted, ocr_hint, picture_line

    with session.progress(report.name) as progress:
        step = (lambda done, total: progress("reading", done, total)) if progress else None
        document = readers.read(report, progress=step, ocr=ocr)
    beyond = [page for page in pages if page > len(document.pages)]
    count = counted(len(document.pages), "page")
    if beyond:
        raise UsageError(f"{report.name} has {count}; there is no page {beyond[0]}")
    click.echo(f"{document.source}: {document.media_type}, {count}, sha256 {document.sha256}")
    for passage in document.passages:
        if not pages or passage.page in pages:
            click.echo(passage_line(document, passage))
    for page in document.unread_pages:
        click.echo(f"page {page.number} was not read: {page.unread}")
    if document.pictures_of_text:
        click.echo(picture_line(document.pictures_of_text))
    hint = ocr_hint(document.unread_pages, tried=ocr)
    if hint:
        click.echo(hint)


def passage_line(document: Document, passage: Passage) -> str:
    """`p.12 "10" [body en] The text ...`."""
    from checker.writers.safe_text import one_line

    label = document.pages[passage.page - 1].label if passage.page else ""
    printed = f' "{label}"' if label else ""
    ocr = " OCR" if passage.page and document.pages[passage.page - 1].ocr else ""
    return f"p.{passage.page}{printed}{ocr} [{passage.role} {passage.language}] {one_line(passage.text)}"
