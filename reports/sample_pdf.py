"""Lays out a sample report as a PDF: running header, page numbers, columns, big-number graphics and tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

if TYPE_CHECKING:
    from sample_text import Block

BLUE = colors.HexColor("#0b3d6b")
PALE = colors.HexColor("#e8f0f7")
RUNNING_HEADER = "Harbourlink Telecom | Corporate Social Responsibility Report 2023"
STYLES = {
    "title": ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=30, leading=36, spaceAfter=14),
    "heading": ParagraphStyle(
        "heading", fontName="Helvetica-Bold", fontSize=19, leading=24, textColor=BLUE, spaceAfter=8
    ),
    "subheading": ParagraphStyle(
        "subheading", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=9, spaceAfter=2
    ),
    "paragraph": ParagraphStyle("paragraph", fontName="Helvetica", fontSize=11, leading=16, spaceAfter=7),
    "caption": ParagraphStyle("caption", fontName="Helvetica-Bold", fontSize=9.5, leading=13, spaceBefore=6),
    "cell": ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=12),
    "number": ParagraphStyle("number", fontName="Helvetica-Bold", fontSize=17, leading=24, textColor=BLUE, alignment=1),
    "label": ParagraphStyle("label", fontName="Helvetica", fontSize=8.5, leading=11, alignment=1),
}
WIDTH = A4[0] - 40 * mm


def make_pdf(blocks: Iterable[Block], path: Path) -> None:
    """Write the PDF; `invariant` leaves the clock out of it."""
    document = BaseDocTemplate(
        str(path),
        pagesize=A4,
        title="Corporate Social Responsibility Report 2023 (draft)",
        author="Harbourlink Telecom Holdings Limited (an invented company)",
        invariant=1,
    )
    frame = Frame(20 * mm, 20 * mm, WIDTH, A4[1] - 48 * mm, leftPadding=0, rightPadding=0, id="body")
    document.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=_furniture))
    document.build(_flowables(blocks))


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw the running header and the printed number; the cover has neither, so that page 2 of the file prints 1."""
    printed = document.page - 1
    if printed < 1:
        canvas.setFillColor(BLUE)
        canvas.rect(0, 0, A4[0], A4[1] * 0.55, stroke=0, fill=1)
        return
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(colors.grey)
    canvas.drawString(20 * mm, A4[1] - 14 * mm, RUNNING_HEADER)
    canvas.drawCentredString(A4[0] / 2, 11 * mm, str(printed))


def _flowables(blocks: Iterable[Block]) -> list[Flowable]:
    story: list[Flowable] = []
    column: list[Flowable] | None = None
    for block in blocks:
        if block.kind == "columns":
            column = []
        elif block.kind == "end" and column is not None:
            story.append(BalancedColumns(column, nCols=2, innerPadding=14))
            column = None
        else:
            (story if column is None else column).extend(_flowable(block))
    return story


def _flowable(block: Block) -> list[Flowable]:
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "table":
        return [Paragraph(block.text, STYLES["caption"]), _table(block.rows), Spacer(1, 8)]
    if block.kind == "numbers":
        return [_numbers(block.rows), Spacer(1, 8)]
    return [Paragraph(block.text, STYLES[block.kind])]


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    first, rest = 0.40, len(rows[0]) - 1
    widths = [WIDTH * first, *([WIDTH * (1 - first) / rest] * rest)]
    if rows[0][-1] == "Page or remark":
        widths = [WIDTH * 0.2, WIDTH * 0.4, WIDTH * 0.4]
    cells = [[Paragraph(cell, STYLES["cell"]) for cell in row] for row in rows]
    table = Table(cells, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.lightgrey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return table


def _numbers(rows: tuple[tuple[str, ...], ...]) -> Table:
    """Big numbers side by side, each above its label."""
    cells = [
        [Paragraph(number, STYLES["number"]) for number, _ in rows],
        [Paragraph(label, STYLES["label"]) for _, label in rows],
    ]
    table = Table(cells, colWidths=[WIDTH / len(rows)] * len(rows))
    table.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), PALE), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return table
