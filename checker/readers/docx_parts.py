"""Parts of a Word file as XML trees, unpacked within limits and parsed without entities or network."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.readers.limits import MEBIBYTE, Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DAMAGED = "the Word file is damaged or truncated; open it in Word, save it again and retry"


def open_parts(data: bytes, limits: Limits) -> Callable[[str], "Element | None"]:
    """Give a function that parses a part by name; it answers None where the file has no such part."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise ReadError(_DAMAGED) from error

    def part(name: str) -> "Element | None":
        try:
            info = archive.getinfo(name)
        except KeyError:
            return None
        return _parse(_unpack(archive, info, limits))

    return part


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    allowed = limits.max_unpacked_bytes
    if info.file_size > MEBIBYTE:
        allowed = min(allowed, max(info.compress_size, 1) * limits.max_zip_ratio)
    try:
        with archive.open(info) as stream:
            content = stream.read(allowed + 1)
    except RuntimeError as error:
        raise ReadError("the Word file is password-protected; remove the password and save it again") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(_DAMAGED) from error
    if len(content) > allowed:
        message = f"the Word file unpacks to more than {allowed // MEBIBYTE} MiB, as a zip bomb does; it was not read"
        raise ReadError(message)
    return content


def _parse(content: bytes) -> "Element":
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise ReadError("the Word file declares XML entities, which no Word program does; it was not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(_DAMAGED) from error
