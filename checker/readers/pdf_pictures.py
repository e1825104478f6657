"""Pictures of text on a page that has text besides: pasted tables, organisation charts, materiality matrices.

Only pictures stored without loss are drawn, which screenshots are; photographs are JPEG, and drawing them would take
longer than reading the page.
"""

from checker.readers.pdf_chars import PageChars
from checker.readers.pdf_quality import shows_lines

_LEAST_WIDTH = 0.25
"""Share of the page's width."""
_LEAST_AREA = 0.05
"""Share of the page's area."""
_LEAST_HEIGHT = 60.0
_MOST_CHARACTERS = 12
"""With more text drawn over it, a picture is the ground of what can be read."""

_Box = tuple[float, float, float, float]


def shows_picture_of_text(chars: PageChars, width: float, height: float, most: int) -> bool:
    """Tell whether a picture shows lines of text, on a page of this size; not where over `most` objects are drawn."""
    boxes = [_within(box, width, height) for box in chars.lossless_pictures(most, _MOST_CHARACTERS)]
    large = [box for box in boxes if _is_large(box, width, height)]
    if not large:
        return False
    pixels, stride = chars.draw()
    scale = stride and min(stride / width, len(pixels) / stride / height)
    return any(shows_lines(*_cut(pixels, stride, box, scale)) for box in large)


def _within(box: _Box, width: float, height: float) -> _Box:
    """The part of a box that lies on the page."""
    return (max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height))


def _is_large(box: _Box, width: float, height: float) -> bool:
    across, down = box[2] - box[0], box[3] - box[1]
    return down >= _LEAST_HEIGHT and across >= _LEAST_WIDTH * width and across * down >= _LEAST_AREA * width * height


def _cut(pixels: bytes, stride: int, box: _Box, scale: float) -> tuple[bytes, int]:
    """The pixels of a box, row after row, and how many are in a row."""
    left, top, right, bottom = (int(edge * scale) for edge in box)
    rows = [pixels[start + left : start + right] for start in range(top * stride, bottom * stride, stride)]
    return b"".join(rows), right - left
