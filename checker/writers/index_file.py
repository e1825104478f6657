"""An assessment in, one content index out (docx or xlsx), ready to be pasted into the report and completed."""

from collections.abc import Callable
from pathlib import Path

from checker.errors import UsageError
from checker.model.assessment import Assessment
from checker.model.framework import Framework
from checker.writers.atomic import replace_file
from checker.writers.index_rows import ContentIndex, content_index

NOTE = (
    "Draft made from the report's text. Check every row, fill in what stands in square brackets, and delete this line. "
    "Page numbers are those printed in the report; “PDF p.” counts from the first page of the file."
)


def write_index(assessment: Assessment, framework: Framework, path: Path) -> int:
    """Write the content index of a report; the format is the file name's ending. Return the number of its rows."""
    chosen = path.suffix.lstrip(".").casefold()
    if chosen not in RENDERERS:
        raise UsageError(f"{path}: a content index is written as {' or '.join(RENDERERS)}, not as {chosen!r}")
    index = content_index(assessment, framework)
    replace_file(path, RENDERERS[chosen](index))
    return len(index.rows)


def _docx(index: ContentIndex) -> bytes:
    from checker.writers.index_docx import render_docx

    return render_docx(index, NOTE)


def _xlsx(index: ContentIndex) -> bytes:
    from checker.writers.workbook.index_book import render_xlsx

    return render_xlsx(index, NOTE)


RENDERERS: dict[str, Callable[[ContentIndex], bytes]] = {"docx": _docx, "xlsx": _xlsx}
"""How each format is made."""
