"""Styles and numbering of a Word file: heading levels, looks, and the numbers that Word prints before headings."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.readers.docx_parts import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VALUE = WORD + "val"
_HEADING_NAME = re.compile(r"heading (\d)$", re.I)
_DEEPEST_CHAIN = 20
_HAN_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph style says, with what it inherits."""

    level: int | None = None
    """Heading level, outermost 1."""
    bold: bool = False
    size: float = 0.0
    """Points; 0 where the file does not say."""
    number: tuple[str, int] | None = None
    """Numbering definition and depth."""


@dataclass(slots=True)
class Numbering:
    """Counts numbered paragraphs as Word does."""

    formats: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    """Number format, pattern and start of each depth of each definition."""
    definitions: dict[str, str] = field(default_factory=dict)
    """Abstract definition of each numbering instance."""
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def next_label(self, instance: str, depth: int) -> str:
        """Count one paragraph and give its number as printed; empty for bullets."""
        definition = self.definitions.get(instance, "")
        kind, pattern, _ = self.formats.get((definition, depth), ("", "", 1))
        counts = self._counts.setdefault(definition, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            counts.append(self.formats.get((definition, len(counts)), ("", "", 1))[2] - 1)
        counts[depth] += 1
        if kind in ("", "bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: self._printed(definition, counts, int(match[1]) - 1), pattern).strip()

    def _printed(self, definition: str, counts: list[int], depth: int) -> str:
        if not 0 <= depth < len(counts):
            return ""
        return _in_format(counts[depth], self.formats.get((definition, depth), ("decimal", "", 1))[0])


def _in_format(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(number) if kind == "lowerRoman" else _roman(number).upper()
    if kind.startswith(("chinese", "taiwanese", "ideograph", "japanese")) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _HAN_DIGITS[tens]) + ("十" if tens else "") + (_HAN_DIGITS[ones] if ones else "")
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def read_styles(root: "Element | None") -> dict[str, Style]:
    """Read styles.xml; the empty name stands for paragraphs without a style."""
    if root is None:
        return {"": Style()}
    defaults = Style(size=_half_points(root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}sz")))
    elements = {style.get(WORD + "styleId", ""): style for style in root.iterfind(WORD + "style")}
    styles = {name: _style(name, elements, defaults) for name in elements}
    standard = next((name for name, element in elements.items() if _is_default(element)), "")
    styles[""] = styles.get(standard, defaults)
    return styles


def _is_default(element: "Element") -> bool:
    return element.get(WORD + "default") in ("1", "true") and element.get(WORD + "type") == "paragraph"


def _style(name: str, elements: dict[str, "Element"], defaults: Style) -> Style:
    """Follow the chain of styles that this one is based on; the nearest answer counts."""
    level, bold, size, number = None, None, 0.0, None
    for _ in range(_DEEPEST_CHAIN):
        element = elements.get(name)
        if element is None:
            break
        level = level if level is not None else _level_of(element)
        bold = bold if bold is not None else is_on(element.find(f"{WORD}rPr/{WORD}b"))
        size = size or _half_points(element.find(f"{WORD}rPr/{WORD}sz"))
        number = number or number_of(element.find(WORD + "pPr"))
        name = _text_value(element.find(WORD + "basedOn"))
    if number and number[1] == 0 and level:
        number = (number[0], level - 1)
    return Style(level=level, bold=bool(bold), size=size or defaults.size, number=number)


def _level_of(element: "Element") -> int | None:
    name = _text_value(element.find(WORD + "name")).lower()
    if name == "title":
        return 1
    match = _HEADING_NAME.match(name)
    return int(match[1]) if match else outline_level(element.find(WORD + "pPr"))


def outline_level(properties: "Element | None") -> int | None:
    """Outline level in paragraph properties, outermost 1; None for body text."""
    if properties is None:
        return None
    value = _text_value(properties.find(WORD + "outlineLvl"))
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def number_of(properties: "Element | None") -> tuple[str, int] | None:
    """Numbering instance and depth in paragraph properties."""
    found = properties.find(WORD + "numPr") if properties is not None else None
    if found is None:
        return None
    instance = _text_value(found.find(WORD + "numId"))
    depth = _text_value(found.find(WORD + "ilvl"))
    return (instance, min(int(depth), 8) if depth.isdigit() else 0) if instance not in ("", "0") else None


def is_on(element: "Element | None") -> bool | None:
    """Value of a switch such as bold; None where it is not set."""
    return None if element is None else element.get(_VALUE, "1") not in ("0", "false", "off")


def _text_value(element: "Element | None") -> str:
    return element.get(_VALUE, "") if element is not None else ""


def _half_points(element: "Element | None") -> float:
    value = _text_value(element)
    return int(value) / 2 if value.isdigit() else 0.0


def size_of(properties: "Element | None") -> float:
    """Font size in run properties; 0 where it is not set."""
    return _half_points(properties.find(WORD + "sz")) if properties is not None else 0.0


def read_numbering(root: "Element | None") -> Numbering:
    """Read numbering.xml."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iterfind(WORD + "abstractNum"):
        name = abstract.get(WORD + "abstractNumId", "")
        for level in abstract.iterfind(WORD + "lvl"):
            depth, start = level.get(WORD + "ilvl", "0"), _text_value(level.find(WORD + "start"))
            pattern = _text_value(level.find(WORD + "lvlText"))
            kind = _text_value(level.find(WORD + "numFmt"))
            if depth.isdigit():
                numbering.formats[name, int(depth)] = (kind, pattern, int(start) if start.isdigit() else 1)
    for instance in root.iterfind(WORD + "num"):
        numbering.definitions[instance.get(WORD + "numId", "")] = _text_value(instance.find(WORD + "abstractNumId"))
    return numbering
