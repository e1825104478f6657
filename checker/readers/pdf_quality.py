"""Whether the text of a PDF page can be trusted: pictures of text, and text layers whose character map is broken."""

import re

_ODD = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_LATIN_WORD = re.compile(r"[a-z]{3,}")
_HAN = re.compile("[\u3400-\u9fff]")
_PAIRS = frozenset(
    re.findall(
        "..",
        "anoninreertienatthntteesoralheioconditriardetastlimeroneedrangseleicissipreltonacemaveurpepodioulallncemniomssasns"
        "iaeccaetctpatrrtiechfosumpolgelociacnosoivilrsvigrhafimiustseaunimdaplttiraihiabziagopotutuposppamtyrmidocegepbiua"
        "vaeesaduodwibespevtuqucuovluscapclazmoulgahoiglyblrn",
    )
)
"""Pairs of letters that make up two thirds and more of running text in the European languages and Indonesian."""
_COMMON = (" the ", " of ", " and ", " to ", " di ", " e ", " de ", " la ", " und ", " die ", " dan ", "的", "之")
"""Words so frequent that a page on which they abound is sound."""
_FEW_CHARACTERS = 60
_ENOUGH_TO_JUDGE = 150
_LEAST_LINES = 8
_SAMPLED_WORDS = 60
_BLACK_AND_WHITE = bytes(0 if level < 140 else 1 for level in range(256))


def visible_length(text: str) -> int:
    """Number of characters that are no spaces."""
    return len(text) - sum(map(text.count, " \n\r\xa0\u3000"))


def is_broken(text: str) -> bool:
    """Tell whether the text is gibberish; False where it is too short to tell."""
    visible = visible_length(text)
    if visible < _ENOUGH_TO_JUDGE:
        return False
    codes = _ODD.findall(text)
    if len(codes) > 3:
        controls = [code for code in codes if code < " "]
        lost_digits = len(controls) > 0.015 * visible and len(set(controls)) >= 6
        if lost_digits or len(codes) + text.count("\ufffd") / 2 > 0.15 * visible:
            return True
    common = sum(map(text.count, _COMMON))
    return common * 100 < visible and (_is_gibberish(text) or _is_odd_chinese(text))


def _is_gibberish(text: str) -> bool:
    """Judge by pairs of letters in a sample of the page's different words."""
    words = sorted(set(_LATIN_WORD.findall(text.lower())))
    sample = words[:: len(words) // _SAMPLED_WORDS + 1]
    pairs = [word[position : position + 2] for word in sample for position in range(len(word) - 1)]
    known = sum(map(_PAIRS.__contains__, pairs))
    return len(pairs) >= 80 and known < (0.6 if len(words) > 120 else 0.5) * len(pairs)


def _is_odd_chinese(text: str) -> bool:
    """Tell whether few of the Chinese characters are among the commoner half of either script."""
    han = _HAN.findall(text)[:300]
    return len(han) >= 60 and sum(map(_is_common, han)) < 0.8 * len(han)


def _is_common(character: str) -> bool:
    simplified = character.encode("gb2312", "ignore")
    if simplified and simplified[0] <= 0xD7:
        return True
    traditional = character.encode("big5", "ignore")
    return bool(traditional) and traditional[0] <= 0xC6


def may_be_picture(text: str) -> bool:
    """Tell whether a page has so little text that its content may be a picture."""
    return visible_length(text) < _FEW_CHARACTERS


def shows_lines(pixels: bytes, width: int) -> bool:
    """Tell whether a page, drawn in grey levels at 72 dpi, shows lines of text, upright or sideways."""
    if not width:
        return False
    dots = pixels.translate(_BLACK_AND_WHITE)
    height = len(dots) // width
    rows = [dots[start : start + width] for start in range(0, height * width, width)]
    if _count_lines(rows, width // 3) >= _LEAST_LINES:
        return True
    columns = [dots[start::width] for start in range(width)]
    return _count_lines(columns, height // 3) >= _LEAST_LINES


def _count_lines(rows: list[bytes], third: int) -> int:
    """Bands of rows with many changes between dark and light, parted by quiet rows; the most in any third."""
    return max(_bands([row[start : start + third].count(b"\1\0") for row in rows]) for start in (0, third, 2 * third))


def _bands(changes: list[int]) -> int:
    bands = height = 0
    for count in [*changes, 0]:
        if count >= 8:
            height += 1
        elif count <= 2:
            bands += 3 <= height <= 16
            height = 0
    return bands
