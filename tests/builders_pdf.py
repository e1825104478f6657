"""Small PDF files written by hand, so that reader tests say exactly what stands where; the origin is top left."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True)
class Text:
    """One piece of text; `y` is its baseline, counted downwards."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    sideways: bool = False
    chinese: bool = False


@dataclass(frozen=True)
class Page:
    """One page: texts, and drawn boxes as (left, top, right, bottom)."""

    texts: Sequence[Text]
    boxes: Sequence[tuple[float, float, float, float]] = ()
    width: float = 595
    height: float = 842
    crop: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom of what is shown."""
    rotate: int = 0


@dataclass
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)


def column(x: float, y: float, lines: Iterable[str], *, size: float = 10, leading: float = 12) -> list[Text]:
    """Lines below each other."""
    return [Text(x, y + leading * number, line, size) for number, line in enumerate(lines)]


def row(y: float, *cells: tuple[float, str], size: float = 9, bold: bool = False) -> list[Text]:
    """Cells side by side, each as (x, text)."""
    return [Text(x, y, text, size, bold) for x, text in cells]


def make_pdf(*pages: Page | None, password: str = "", labels: str = "") -> bytes:
    """A PDF of these pages; None makes a page whose object is missing. A password makes it encrypted (RC4, 40 bits)."""
    file = _File()
    catalog, tree = file.add(b""), file.add(b"")
    fonts = [
        file.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
        file.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"),
        _chinese_font(file),
    ]
    resources = file.add(f"<< /Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R /F3 {fonts[2]} 0 R >> >>".encode())
    kids = [_add_page(file, page, tree, resources) if page else 9999 for page in pages]
    extra = f" /PageLabels << /Nums [{labels}] >>" if labels else ""
    file.objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R{extra} >>".encode()
    references = " ".join(f"{kid} 0 R" for kid in kids)
    file.objects[tree - 1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _write(file.objects, catalog, password)


def _chinese_font(file: _File) -> int:
    descriptor = file.add(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> " + f"/FontDescriptor {descriptor} 0 R >>".encode()
    )
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
        + f"/DescendantFonts [{descendant} 0 R] >>".encode()
    )


def _add_page(file: _File, page: Page, tree: int, resources: int) -> int:
    content = "\n".join(
        [*(_draw_box(page, box) for box in page.boxes), *(_draw_text(page, text) for text in page.texts)]
    )
    data = content.encode("latin-1")
    stream = file.add(f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
    crop = ""
    if page.crop:
        left, top, right, bottom = page.crop
        crop = f"/CropBox [{left} {page.height - bottom} {right} {page.height - top}]"
    return file.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {page.width} {page.height}] {crop} /Rotate {page.rotate} "
        f"/Resources {resources} 0 R /Contents {stream} 0 R >>".encode()
    )


def _draw_box(page: Page, box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    return f"{left} {page.height - bottom} {right - left} {bottom - top} re f"


def _draw_text(page: Page, text: Text) -> str:
    y = page.height - text.y
    matrix = f"0 1 -1 0 {text.x} {y}" if text.sideways else f"1 0 0 1 {text.x} {y}"
    if text.chinese:
        return f"BT /F3 {text.size} Tf {matrix} Tm <{text.text.encode('utf-16-be').hex()}> Tj ET"
    shown = text.text.encode("cp1252").decode("latin-1")
    shown = shown.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{'F2' if text.bold else 'F1'} {text.size} Tf {matrix} Tm ({shown}) Tj ET"


def _write(objects: Sequence[bytes], catalog: int, password: str) -> bytes:
    identity = hashlib.md5(b"fixed", usedforsecurity=False).digest()
    key, trailer_extra = b"", ""
    bodies = list(objects)
    if password:
        key, entry = _encryption(password, identity)
        bodies.append(entry)
        trailer_extra = f" /Encrypt {len(bodies)} 0 R /ID [<{identity.hex()}> <{identity.hex()}>]"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        is_secret = bool(key) and number <= len(objects)
        out += (
            f"{number} 0 obj\n".encode() + (_encrypt_stream(body, key, number) if is_secret else body) + b"\nendobj\n"
        )
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root {catalog} 0 R{trailer_extra} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _encryption(password: str, identity: bytes) -> tuple[bytes, bytes]:
    """Key and dictionary of the standard handler, revision 2 (ISO 32000-1, 7.6.3)."""
    user = (password.encode("latin-1") + _PADDING)[:32]
    owner_key = hashlib.md5((b"owner" + _PADDING)[:32], usedforsecurity=False).digest()[:5]
    owner = _rc4(owner_key, user)
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user + owner + permissions + identity, usedforsecurity=False).digest()[:5]
    check = _rc4(key, _PADDING)
    entry = f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{owner.hex()}> /U <{check.hex()}> >>"
    return key, entry.encode()


def _encrypt_stream(body: bytes, key: bytes, number: int) -> bytes:
    head, marker, rest = body.partition(b"stream\n")
    if not marker or b"endstream" not in rest:
        return body
    salted = key + number.to_bytes(3, "little") + b"\0\0"
    secret = hashlib.md5(salted, usedforsecurity=False).digest()[:10]
    data = rest[: rest.rindex(b"\nendstream")]
    return head + marker + _rc4(secret, data) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    place = 0
    for position in range(256):
        place = (place + state[position] + key[position % len(key)]) % 256
        state[position], state[place] = state[place], state[position]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)
