"""A content index in, the bytes of a Word document out: plain WordprocessingML, the same bytes for the same index."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape

from checker.writers.index_rows import BARRED, ContentIndex
from checker.writers.safe_text import clean

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip file can hold: the file does not tell when it was made."""
_WIDTH = 14_570
"""Between the margins of a landscape A4 page, in twentieths of a point."""
_HEADER_FILL, _BARRED_FILL = "22384F", "D9D9D9"

_TYPES = (
    f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT_TYPE}"/></Types>'
)
_RELATIONS = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}" Target="word/document.xml"/></Relationships>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def render_docx(index: ContentIndex, note: str) -> bytes:
    """Return the index as a Word document with one table, whose header is repeated on every page."""
    body = [
        _paragraph(index.title, size=32, bold=True),
        _paragraph(note, size=18, color="5F6B76"),
        *(_labelled(label, text) for label, text in index.header),
        _table(index),
        "<w:p/>",
        _SECTION,
    ]
    document = f'{_DECLARATION}<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}</w:body></w:document>'
    parts = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document))
    return _zipped(parts)


def _zipped(parts: Iterable[tuple[str, str]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()


def _run(text: str, *, size: int, bold: bool = False, color: str = "") -> str:
    style = ("<w:b/>" if bold else "") + (f'<w:color w:val="{color}"/>' if color else "")
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in clean(text).split("\n"))
    size_xml = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{font}{style}{size_xml}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>'


def _paragraph(text: str, *, size: int, bold: bool = False, color: str = "") -> str:
    spacing = '<w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr>'
    return f"<w:p>{spacing}{_run(text, size=size, bold=bold, color=color)}</w:p>"


def _labelled(label: str, text: str) -> str:
    spacing = '<w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>'
    return f"<w:p>{spacing}{_run(f'{label}: ', size=20, bold=True)}{_run(text, size=20)}</w:p>"


def _table(index: ContentIndex) -> str:
    widths = column_widths(index)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(title, width, fill=_HEADER_FILL, bold=True, color="FFFFFF")
        for title, width in zip(index.columns, widths, strict=True)
    )
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_body_cell, row, widths))}</w:tr>" for row in index.rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def column_widths(index: ContentIndex) -> tuple[int, ...]:
    """Share the page's width by how much each column has to hold, between a narrow and a wide limit."""
    columns = list(zip(index.columns, *index.rows, strict=True))
    weights = [min(max(*(len(cell) for cell in column), 10), 45) for column in columns]
    return tuple(_WIDTH * weight // sum(weights) for weight in weights)


def _body_cell(text: str, width: int) -> str:
    return _cell(text, width, fill=_BARRED_FILL if text == BARRED else "")


def _cell(text: str, width: int, *, fill: str = "", bold: bool = False, color: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    words = f"<w:p>{_run(text, size=18, bold=bold, color=color)}</w:p>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>'
