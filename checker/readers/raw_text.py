"""Text of a PDF's pages as PDFium gives it, in the order of the file: a second witness for `verify`.

Nothing is ordered, joined or cleaned here, so that a fault of the reader cannot hide itself.
"""

from pathlib import Path
from typing import Any

from checker.errors import ReadError


def raw_pages(path: Path) -> tuple[str, ...]:
    """Return the text of every page; a page that cannot be opened has none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise ReadError(f"{path}: the PDF cannot be opened") from error
    try:
        return tuple(_page_text(document, index) for index in range(len(document)))
    finally:
        document.close()


def _page_text(document: Any, index: int) -> str:  # noqa: ANN401  the library is imported lazily and has no types
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return ""
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
