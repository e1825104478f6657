"""Markdown in, blocks out: headings, lists, tables and paragraphs; a form feed starts a page."""

import re

from checker.readers.blocks import Block, RawReport
from checker.readers.detect import MediaType
from checker.readers.limits import Limits, check_blocks, check_pages, list_pages
from checker.readers.shapes import CJK

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$")
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__|`|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*]))")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?-->", re.S)


def read_markdown(text: str, *, limits: Limits) -> RawReport:
    """Read Markdown text."""
    check_pages(text.count("\f"), limits)
    blocks: list[Block] = []
    pages = _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\f")
    for number, page in enumerate(pages[: limits.max_pages], start=1):
        blocks.extend(_PageReader(number).read(page))
        check_blocks(len(blocks), limits)
    return RawReport(
        media_type=MediaType.MARKDOWN,
        pages=list_pages(len(pages), limits),
        blocks=tuple(blocks),
    )


class _PageReader:
    """Reads the lines of one page; keeps the paragraph or table that is open."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.header_rows: int | None = None
        self.item = False

    def read(self, text: str) -> list[Block]:
        """Blocks of the page."""
        for line in text.split("\n"):
            self._line(line)
        self._close()
        return self.blocks

    def _line(self, line: str) -> None:
        if not line.strip() or _FENCE.match(line):
            self._close()
        elif heading := _HEADING.match(line):
            self._heading(heading[2], len(heading[1]))
        elif self.lines and not self.item and (under := _UNDERLINE.match(line)):
            self._underlined(1 if under[1][0] == "=" else 2)
        elif self.rows and _SEPARATOR.match(line):
            self.header_rows = len(self.rows)
        elif _CELL_EDGE.search(line) and (self.rows or line.lstrip().startswith("|")):
            self._row(line)
        elif _RULE.match(line):
            self._close()
        elif item := _ITEM.match(line):
            self._close()
            self.lines, self.item = [item[1]], True
        else:
            self._close_table()
            self.lines.append(line.strip().removeprefix("> "))

    def _heading(self, text: str, level: int) -> None:
        self._close()
        self.blocks.append(Block(page=self.page, text=_inline(text), level=level))

    def _underlined(self, level: int) -> None:
        text, self.lines = _joined(self.lines), []
        self._heading(text, level)

    def _row(self, line: str) -> None:
        self._close_paragraph()
        cells = _CELL_EDGE.split(line.strip().removeprefix("|").removesuffix("|"))
        self.rows.append(tuple(_inline(cell.replace("\\|", "|").strip()) for cell in cells))

    def _close(self) -> None:
        self._close_paragraph()
        self._close_table()

    def _close_paragraph(self) -> None:
        if self.lines:
            self.blocks.append(Block(page=self.page, text=_inline(_joined(self.lines)), list_item=self.item))
        self.lines, self.item = [], False

    def _close_table(self) -> None:
        if self.rows:
            width = max(map(len, self.rows))
            rows = tuple(row + ("",) * (width - len(row)) for row in self.rows)
            self.blocks.append(Block(page=self.page, text="", rows=rows, header_rows=self.header_rows))
        self.rows, self.header_rows = [], None


def _joined(lines: list[str]) -> str:
    """Lines as one text; no space between Chinese characters."""
    text = lines[0]
    for line in lines[1:]:
        space = "" if CJK.match(text[-1:]) and CJK.match(line[:1]) else " "
        text = f"{text}{space}{line}"
    return text


def _inline(text: str) -> str:
    """Text without marks of emphasis, links and code."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text)).strip()
