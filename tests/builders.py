"""Documents for tests, written as Markdown so that a test reads like a report."""

from textwrap import dedent

from checker.model.document import Document
from checker.readers.limits import Limits
from checker.readers.markdown import read_markdown
from checker.readers.outline import build_document


def doc(text: str, *, source: str = "report.md") -> Document:
    """A document from Markdown: headings, paragraphs, lists, tables (`| a | b |`); a form feed starts a page."""
    raw = read_markdown(dedent(text), limits=Limits())
    return build_document(raw, source=source, sha256="0" * 64)
