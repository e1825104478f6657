"""The characters of one PDF page by PDFium: its text in stream order, boxes of words, fonts and their true sizes.

The only module that calls PDFium's text functions. Two box calls a word and one font call a run of words keep the cost
near that of raw text extraction.
"""

import ctypes
import math
import re
import struct
from collections.abc import Iterable
from itertools import pairwise
from types import TracebackType
from typing import Any, NamedTuple, Self

_WRAPPED = re.compile(r"-?(?:\d{1,3})?(?:,\d{3})+(?:\.\d+)?%?|-?\d+\.\d{2}%?|\(.*\)")
"""A number that a narrow cell broke into two lines."""
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
        self.known: dict[bytes, Font] = {}
        self.has_raised_glyphs = False
        """Some font has raised digits as glyphs of their own, so that size and baseline do not tell."""
        self._calls: _Calls | None = None

    def calls(self, raw: Any) -> "_Calls":  # noqa: ANN401 (a module)
        """The fast calls, made once for a document."""
        if self._calls is None:
            self._calls = _Calls(raw)
        return self._calls

    def learn(self, name: bytes, chars: "PageChars", index: int) -> Font:
        """Measure the font called `name`, in which the character at `index` is set."""
        measure = chars.measure_font(index)
        bold = bool(_BOLD.search(name))
        if not measure:
            return Font(*_USUAL_MEASURE, bold)
        font = self.known[name] = Font(*measure, bold)
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
        self._calls = fonts.calls(raw)
        self._indexes: list[int] | None = None
        self.text = self._read_text() if self.loaded else ""
        self.rotation = int(raw.FPDFPage_GetRotation(self._page)) % 4 if self.loaded else 0
        """Quarter turns, clockwise, by which the page is shown."""
        self._bounds = self._read_bounds() if self.loaded else (0.0, 0.0, 0.0, 0.0)
        self._shown = self.shown_bounds()

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

    def words(self) -> Iterable[tuple[Span, WordBox]]:
        """Every word of the page in stream order; a word broken at a line's end ends with U+FFFE."""
        spans = [match.span() for match in _WORD.finditer(self.text)]
        if not spans:
            return ()
        boxes = (ctypes.c_char * (2 * _RECT_BYTES * len(spans)))()
        self._fill_boxes(spans, ctypes.addressof(boxes))
        return zip(spans, struct.iter_unpack("8f", boxes), strict=True)

    def _fill_boxes(self, spans: Iterable[Span], address: int) -> None:
        get, handle = self._calls.loose_box, self._address
        if self._indexes:
            indexes = self._indexes
            spans = [(indexes[start], indexes[end - 1] + 1) for start, end in spans]
        for start, end in spans:
            get(handle, start, address)
            get(handle, end - 1, address + _RECT_BYTES)
            address += 2 * _RECT_BYTES

    def box(self, position: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the loose box of one character (y upwards)."""
        rect = self._rect
        self._raw.FPDFText_GetLooseCharBox(self._handle, self._index(position), rect)
        return (rect.left, rect.top, rect.right, rect.bottom)

    def lines_of(self, span: Span) -> list[Span]:
        """The parts of a word that stand on lines of their own: PDFium glues stacked numbers where texts are few."""
        starts = [span[0]]
        if _WRAPPED.fullmatch(self.text, *span):
            return [span]
        for position in range(span[0] + 1, span[1]):
            _, top, _, base = self.box(position - 1)
            if abs(self.box(position)[3] - base) > 0.9 * (top - base) and self._starts_line(position):
                starts.append(position)
        return list(pairwise([*starts, span[1]]))

    def _starts_line(self, position: int) -> bool:
        """Tell whether a character off the baseline of the one before starts a text of its own."""
        if not self.text[position - 1 : position + 1].isascii():
            return False
        before, angle = (self.shown_place(place)[3] % math.tau for place in (position - 1, position))
        return min(before, angle) < 0.05 and (max(before, angle) < 0.05 or max(before, angle) > 1.5)

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
        index = self._indexes[position] if self._indexes else position
        length = self._calls.font_info(self._address, index, self._name, _NAME_BYTES, self._flags)
        name = self._name.value if 0 < length <= _NAME_BYTES else b""
        return self.fonts.known.get(name) or self.fonts.learn(name, self, position)

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
        return [self._shown_box(box) for _, box in self._objects(self._raw.FPDF_PAGEOBJ_PATH, most)]

    def _objects(self, kind: int, most: int) -> list[tuple[int, tuple[float, ...]]]:
        """Objects of one kind with left, bottom, right, top on the page (y upwards); none above `most` objects."""
        count = self._raw.FPDFPage_CountObjects(self._page)
        if count > most:
            return []
        calls, page = self._calls, ctypes.cast(self._page, ctypes.c_void_p).value or 0
        edges = (ctypes.c_float * 4)()
        places = [ctypes.addressof(edges) + 4 * number for number in range(4)]
        found = []
        for position in range(count):
            item = calls.get_object(page, position)
            if calls.get_type(item) == kind and calls.get_bounds(item, *places):
                found.append((item, tuple(edges)))
        return found

    def lossless_pictures(self, most: int, characters: int) -> list[tuple[float, float, float, float]]:
        """Boxes, as `path_boxes` gives them, of losslessly stored pictures with at most so many characters on them."""
        raw, found = self._raw, []
        for item, (left, bottom, right, top) in self._objects(raw.FPDF_PAGEOBJ_IMAGE, most):
            picture = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
            count = raw.FPDFImageObj_GetImageFilterCount(picture)
            if count and raw.FPDFImageObj_GetImageFilter(picture, count - 1, self._name, _NAME_BYTES):
                over = raw.FPDFText_GetBoundedText(self._handle, left, top, right, bottom, None, 0)
                if self._name.value == b"FlateDecode" and over <= characters:
                    found.append(self._shown_box((left, bottom, right, top)))
        return found

    def _shown_box(self, box: tuple[float, ...]) -> tuple[float, float, float, float]:
        """A box of the page (left, bottom, right, top) as it is shown, origin top left."""
        left_edge, _, _, top_edge = self._shown
        first, second = box[:2], box[2:]
        if self.rotation:
            first, second = self._turn(*first), self._turn(*second)
        xs, ys = sorted((first[0], second[0])), sorted((first[1], second[1]))
        return (xs[0] - left_edge, top_edge - ys[1], xs[1] - left_edge, top_edge - ys[0])

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


class _Calls:
    """PDFium functions that are called for every word or object, with plain addresses: a third faster than typed."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401 (a module)
        pointer, integer = ctypes.c_void_p, ctypes.c_int
        self.loose_box = _call(raw.FPDFText_GetLooseCharBox, integer, pointer, integer, pointer)
        self.font_info = _call(raw.FPDFText_GetFontInfo, integer, pointer, integer, pointer, ctypes.c_ulong, pointer)
        self.get_object = _call(raw.FPDFPage_GetObject, pointer, pointer, integer)
        self.get_type = _call(raw.FPDFPageObj_GetType, integer, pointer)
        self.get_bounds = _call(raw.FPDFPageObj_GetBounds, integer, *(pointer for _ in range(5)))


def _call(function: Any, *types: Any) -> Any:  # noqa: ANN401 (foreign functions and their types)
    return ctypes.CFUNCTYPE(*types)(ctypes.cast(function, ctypes.c_void_p).value or 0)
