"""The characters of one PDF page by PDFium: its text in stream order, boxes of words, fonts and their true sizes.

The only module that calls PDFium's text functions. Two box calls a word and one font call a run of words keep the cost
near that of raw text extraction.
"""

import ctypes
import math
import re
import struct
from types import TracebackType
from typing import Any, NamedTuple, Self

_WORD = re.compile("[^\\s\ufffe]+\ufffe?")
_BOLD = re.compile(rb"bold|black|heavy|demi|-w[7-9]|extrabd|semibd", re.IGNORECASE)
_NAME_BYTES = 96
_USUAL_MEASURE = (1.2, 0.25)
_RECT_BYTES = 16


class Font(NamedTuple):
    """What the boxes of a font's characters say of their true size."""

    height: float
    """Height of a loose box in font sizes."""
    descent: float
    """Its depth below the baseline in font sizes."""
    bold: bool


WordBox = tuple[float, float, float, float, float, float, float, float]
"""Left, top, right, bottom of a word's first and of its last character: loose boxes, y upwards."""
Span = tuple[int, int]
"""Start and end in the page's text."""


class Fonts:
    """Fonts of one document by name, each measured once."""

    def __init__(self) -> None:
        self._known: dict[bytes, Font] = {}
        self.has_raised_glyphs = False
        """Some font has raised digits as glyphs of their own, so that size and baseline do not tell."""

    def get(self, name: bytes, chars: "PageChars", index: int) -> Font:
        """Font called `name`, in which the character at `index` is set."""
        font = self._known.get(name)
        if font is None:
            measure = chars.measure_font(index)
            bold = bool(_BOLD.search(name))
            if not measure:
                return Font(*_USUAL_MEASURE, bold)
            font = self._known[name] = Font(*measure, bold)
        return font


class PageChars:
    """Text of one page, to be used as a context manager; `loaded` is False for a damaged page."""

    def __init__(self, document: Any, number: int, fonts: Fonts) -> None:  # noqa: ANN401 (a PDFium handle)
        from pypdfium2 import raw

        self._raw = raw
        self.fonts = fonts
        self._page = raw.FPDF_LoadPage(document, number - 1)
        self._handle = raw.FPDFText_LoadPage(self._page) if self._page else None
        self.loaded = bool(self._handle)
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.byref(ctypes.c_int())
        self._address = ctypes.cast(self._handle, ctypes.c_void_p).value if self._handle else 0
        self._loose_box, self._font_info = _untyped(raw)
        self._indexes: list[int] | None = None
        self.text = self._read_text() if self.loaded else ""
        self.rotation = int(raw.FPDFPage_GetRotation(self._page)) % 4 if self.loaded else 0
        """Quarter turns, clockwise, by which the page is shown."""
        self._bounds = self._read_bounds() if self.loaded else (0.0, 0.0, 0.0, 0.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle:
            self._raw.FPDFText_ClosePage(self._handle)
        if self._page:
            self._raw.FPDF_ClosePage(self._page)

    def _read_text(self) -> str:
        count = self._raw.FPDFText_CountChars(self._handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = self._raw.FPDFText_GetText(self._handle, 0, count, buffer)
        text = ctypes.string_at(buffer, 2 * max(0, written - 1)).decode("utf-16-le", "surrogatepass")
        if len(text) != count:
            find = self._raw.FPDFText_GetCharIndexFromTextIndex
            self._indexes = [find(self._handle, position) for position in range(len(text))]
        return text

    def shown_bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the part of the page that is shown (its crop box), as it is shown."""
        left, bottom, right, top = self._bounds
        if self.rotation == 0:
            return self._bounds
        corners = (self._turn(left, bottom), self._turn(right, top))
        return (
            min(corners[0][0], corners[1][0]),
            min(corners[0][1], corners[1][1]),
            max(corners[0][0], corners[1][0]),
            max(corners[0][1], corners[1][1]),
        )

    def _read_bounds(self) -> tuple[float, float, float, float]:
        if not self._raw.FPDF_GetPageBoundingBox(self._page, self._rect):
            return (0.0, 0.0, self._raw.FPDF_GetPageWidthF(self._page), self._raw.FPDF_GetPageHeightF(self._page))
        return (self._rect.left, self._rect.bottom, self._rect.right, self._rect.top)

    def _turn(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it stands when the page is shown."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.rotation]

    def shown_place(self, position: int) -> tuple[float, float, float, float]:
        """True size, baseline point and angle of a character as the page is shown."""
        size, x, y, angle = self.place(position)
        return (size, *self._turn(x, y), angle - self.rotation)

    def _index(self, position: int) -> int:
        return self._indexes[position] if self._indexes else position

    def words(self) -> list[tuple[Span, WordBox]]:
        """Every word of the page in stream order; a word broken at a line's end ends with U+FFFE."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        if not spans:
            return []
        boxes = (ctypes.c_char * (2 * _RECT_BYTES * len(spans)))()
        self._fill_boxes(spans, ctypes.addressof(boxes))
        return list(zip(spans, struct.iter_unpack("8f", boxes), strict=True))

    def _fill_boxes(self, spans: list[tuple[int, int]], address: int) -> None:
        get, handle, indexes = self._loose_box, self._address, self._indexes
        for start, end in spans:
            if indexes:
                get(handle, indexes[start], address)
                get(handle, indexes[end - 1], address + _RECT_BYTES)
            else:
                get(handle, start, address)
                get(handle, end - 1, address + _RECT_BYTES)
            address += 2 * _RECT_BYTES

    def box(self, position: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the loose box of one character (y upwards)."""
        rect = self._rect
        self._raw.FPDFText_GetLooseCharBox(self._handle, self._index(position), rect)
        return (rect.left, rect.top, rect.right, rect.bottom)

    def is_raised_glyph(self, position: int) -> bool:
        """Tell whether the ink of a character starts well above the baseline."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._handle, self._index(position), left, right, bottom, top)
        _, loose_top, _, loose_bottom = self.box(position)
        font = self.font(position)
        size = (loose_top - loose_bottom) / font.height
        return bottom.value > loose_bottom + (font.descent + 0.22) * size and top.value - bottom.value > 0.2 * size

    def font(self, position: int) -> Font:
        """Font of one character."""
        length = self._font_info(self._address, self._index(position), self._name, _NAME_BYTES, self._flags)
        name = self._name.value if 0 < length <= _NAME_BYTES else b""
        return self.fonts.get(name, self, position)

    def measure_font(self, position: int) -> tuple[float, float] | None:
        """Height and descent of the loose boxes of a character's font, in font sizes; None for turned text."""
        size, _, y, angle = self.place(position)
        _, top, _, bottom = self.box(position)
        if size <= 0 or abs(angle) > 0.05 or top - bottom < 0.2 * size:
            return None
        return ((top - bottom) / size, (y - bottom) / size)

    def place(self, position: int) -> tuple[float, float, float, float]:
        """True font size, baseline point (y upwards) and angle in quarter turns, counter-clockwise, of a character."""
        raw, index = self._raw, self._index(position)
        matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        scale = math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) * 2 / math.pi
        return (raw.FPDFText_GetFontSize(self._handle, index) * scale, x.value, y.value, angle)

    def path_boxes(self, most: int) -> list[tuple[float, float, float, float]]:
        """Boxes of lines and rectangles as the page is shown, origin top left; none above `most` objects."""
        raw, page = self._raw, self._page
        count = raw.FPDFPage_CountObjects(page)
        if count > most:
            return []
        left_edge, _, _, top_edge = self.shown_bounds()
        edges = [ctypes.c_float() for _ in range(4)]
        boxes = []
        for position in range(count):
            item = raw.FPDFPage_GetObject(page, position)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *edges):
                first = self._turn(edges[0].value, edges[1].value)
                second = self._turn(edges[2].value, edges[3].value)
                xs, ys = sorted((first[0], second[0])), sorted((first[1], second[1]))
                boxes.append((xs[0] - left_edge, top_edge - ys[1], xs[1] - left_edge, top_edge - ys[0]))
        return boxes

    def draw(self) -> tuple[bytes, int]:
        """The page in grey levels at 72 dpi at most, row after row, with the bytes in a row."""
        raw = self._raw
        width, height = raw.FPDF_GetPageWidthF(self._page), raw.FPDF_GetPageHeightF(self._page)
        scale = min(1.0, 1500 / max(width, height, 1.0))
        size = (max(1, int(width * scale)), max(1, int(height * scale)))
        bitmap = raw.FPDFBitmap_CreateEx(*size, raw.FPDFBitmap_Gray, None, 0)
        if not bitmap:
            return b"", 0
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, *size, 0, raw.FPDF_GRAYSCALE)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * size[1])
        raw.FPDFBitmap_Destroy(bitmap)
        return pixels, stride

    def is_drawn(self, position: int) -> bool:
        """Tell whether a character, mostly a space, stands in the file and was not put in for a gap."""
        return int(self._raw.FPDFText_IsGenerated(self._handle, self._index(position))) == 0

    def same_object(self, first: int, second: int) -> bool:
        """Tell whether two characters were drawn by one command, so that no cell ends between them."""
        get = self._raw.FPDFText_GetTextObject
        objects = [get(self._handle, self._index(position)) for position in (first, second)]
        addresses = [ctypes.cast(item, ctypes.c_void_p).value for item in objects]
        return addresses[0] == addresses[1]


def _untyped(raw: Any) -> tuple[Any, Any]:  # noqa: ANN401 (a module and foreign functions)
    """Calls for a character's loose box and font, taking plain addresses: a third faster than with typed pointers."""
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    box = ctypes.CFUNCTYPE(integer, pointer, integer, pointer)
    font = ctypes.CFUNCTYPE(ctypes.c_ulong, pointer, integer, pointer, ctypes.c_ulong, pointer)
    return (
        box(ctypes.cast(raw.FPDFText_GetLooseCharBox, pointer).value or 0),
        font(ctypes.cast(raw.FPDFText_GetFontInfo, pointer).value or 0),
    )
