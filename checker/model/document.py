"""A report as read: pages, passages in reading order, tables as grids. Readers make it, every later stage reads it."""

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left corner."""


class Role(StrEnum):
    """What a passage is on its page; decides whether it may serve as evidence."""

    BODY = "body"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    TABLE = "table"
    INFOGRAPHIC = "infographic"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    CONTENTS = "contents"
    CONTENT_INDEX = "content_index"


class Language(StrEnum):
    """Language of a passage as far as the rules need it."""

    ENGLISH = "en"
    CHINESE_TRADITIONAL = "zh-Hant"
    CHINESE_SIMPLIFIED = "zh-Hans"
    OTHER = "other"


class UnreadReason(StrEnum):
    """Why a page has no usable text."""

    NO_TEXT = "no text layer (a scan or a picture)"
    BROKEN_TEXT = "the text layer is gibberish (broken character map)"
    DAMAGED = "the page is damaged"
    OVER_LIMIT = "beyond the page limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the file."""

    number: int
    """Position in the file, counted from 1."""
    label: str = ""
    """The page number printed on the page; empty where none was found."""
    width: float = 0.0
    height: float = 0.0
    unread: UnreadReason | None = None
    ocr: bool = False
    """Text comes from optical character recognition."""
    picture_of_text: bool = False
    """Besides its text it shows a picture of text, such as a pasted table, which was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of text: a paragraph, a heading, a list item or one table row (cells joined by ' | ')."""

    id: int
    """Position in reading order; `Document.passages[id]` is this passage."""
    page: int
    text: str
    role: Role
    language: Language
    box: Box | None = None
    headings: tuple[int, ...] = ()
    """Ids of the heading passages above, outermost first."""
    table: int | None = None
    """Index into `Document.tables` where the passage is a table row."""
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of cells; an infographic number is a table with one row, label first."""

    id: int
    page: int
    rows: tuple[tuple[str, ...], ...]
    """All rows of equal length; an empty string is an empty cell."""
    header_rows: int = 0
    caption: str = ""
    """The title line above or beside the table, often with its unit."""
    infographic: bool = False
    passages: tuple[int, ...] = ()
    """Id of the passage of each row."""
    cell_boxes: tuple[tuple[Box | None, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report."""

    source: str
    """File name, without folders."""
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()

    @property
    def unread_pages(self) -> tuple[Page, ...]:
        """Pages on which nothing could be searched."""
        return tuple(page for page in self.pages if page.unread)

    @property
    def pictures_of_text(self) -> tuple[int, ...]:
        """Numbers of the pages that were read but for a picture of text on them."""
        return tuple(page.number for page in self.pages if page.picture_of_text)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Languages by share of text, largest first; those under 2 % are left out."""
        sizes: dict[Language, int] = {}
        for passage in self.passages:
            weight = len(passage.text) * (1 if passage.language is Language.ENGLISH else 3)
            sizes[passage.language] = sizes.get(passage.language, 0) + weight
        total = sum(sizes.values()) or 1
        ranked = sorted(sizes, key=lambda language: (-sizes[language], language))
        return tuple(language for language in ranked if sizes[language] >= total * 0.02)
