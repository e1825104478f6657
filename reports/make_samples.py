"""Makes the sample draft reports in this folder from the texts in `source/`: a PDF by reportlab, a Word file by hand.

The same texts give the same files: dates and identifiers are fixed. Run it as `python reports/make_samples.py`.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from sample_pdf import make_pdf
from sample_text import Block, parse

FOLDER = Path(__file__).resolve().parent
PDF_SOURCE = FOLDER / "source" / "harbourlink-csr-2023.md"
DOCX_SOURCE = FOLDER / "source" / "minghe-esg-2023-zh.md"


def make_docx(blocks: Iterator[Block], path: Path) -> None:
    """Write a Word file with headings, paragraphs and tables."""
    styles = {"title": "Title", "heading": "Heading1", "subheading": "Heading2", "paragraph": "Normal"}
    body = "".join(_docx_table(block) if block.rows else _docx_paragraph(block, styles) for block in blocks)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    names = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Normal": "Normal"}
    style_xml = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{namespace}">{style_xml}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2024, 3, 8, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, head + content)


def _docx_paragraph(block: Block, styles: dict[str, str]) -> str:
    style = f'<w:pPr><w:pStyle w:val="{styles[block.kind]}"/></w:pPr>'
    return f"<w:p>{style}<w:r><w:t>{escape(block.text)}</w:t></w:r></w:p>"


def _docx_table(block: Block) -> str:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in block.rows
    )
    return f"<w:tbl>{rows}</w:tbl>"


def main() -> None:
    """Make both files."""
    make_pdf(parse(PDF_SOURCE.read_text(encoding="utf-8")), FOLDER / "harbourlink-csr-2023.pdf")
    make_docx(parse(DOCX_SOURCE.read_text(encoding="utf-8")), FOLDER / "minghe-esg-2023-zh.docx")


if __name__ == "__main__":
    main()
