"""What a line looks like, whatever its words: sentence end, numbering, title, bullet, number, requirement code."""

import re

_CLOSERS = "\"'”’）)】」』》]"
_SENTENCE_ENDERS = ".!?。！？；;…"
_OPEN_ENDS = ",，、:：-–—/（(&"
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e]")
_LONGEST_TITLE = 110
_LONGEST_CJK_TITLE = 26
_LETTER = re.compile(r"[^\W\d_]")
BULLET = re.compile(r"\s*(?:[•·‧●○■□◆◇▪▫▶►➢➤✓✔√◎›◦⁃❖]\s*|[-–—*−]\s+|[①-⑳❶-❿]\s*)")
ENUMERATION = re.compile(
    r"\s*(?:[(（](?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[a-z])[)）])\s*"
)
_NUMBERED = re.compile(
    r"(?:(?P<dots>[A-Z]?\d{1,2}(?:\.\d{1,2}){1,4})\.?(?=[\s\u2e80-\u9fff])|(?P<one>1?\d|20)[.．、]?\s+(?=\S)|(?P<roman>[IVX]{1,5}|[A-H])\.\s+(?=\S)"
    r"|(?P<chapter>第[一二三四五六七八九十百\d]{1,4}[章部篇節节回編编])\s*|(?P<han>[一二三四五六七八九十]{1,3})[、.．]\s*"
    r"|(?P<bracket>[（(][一二三四五六七八九十]{1,3}[)）])\s*)"
)
_DEPTH = {"chapter": 1, "one": 1, "roman": 1, "han": 2, "bracket": 3}
NUMBER = (
    r"[(（]?[-–+−]?\s?(?:[A-Z]{0,3}[$€£¥])?\d{1,3}(?:(?:[,，.' ]\d{3})+|\d*)(?:[.,]\d+)?(?:\s?[%％‰])?[)）]?\*{0,3}"
)
PLAIN_NUMBER = NUMBER.replace(".' ]", ".']")
"""A number without spaces between its thousands, for text where a space may also part two numbers."""
BLANK_VALUE = r"(?:[-–—−/]{1,2}|[Nn]/?[Aa]\.?|[Nn]il|n\.?m\.?|不適用|不适用|無|无|零)"
_NUMBER = re.compile(NUMBER)
_VALUE = re.compile(rf"(?:{NUMBER}|{BLANK_VALUE})")
_YEAR = re.compile(
    r"(?:FY\s?)?(?:19|20)\d{2}(?:\s?[/\-–]\s?(?:(?:19|20)?\d{2}))?(?:\s?[年財财]?(?:年度|年)?)?|FY\s?\d{2}(?:/\d{2})?",
    re.I,
)
_FIGURE = re.compile(r"\d[\d,.]*\s?[%％]|(?<![\w.\-])\d{1,3}(?:,\d{3})+|[a-z] \d{2,} [a-z]|[:：]\s?\d+\s*$|[$€£¥]\s?\d")
_LAST_NUMBER = re.compile(r"(?<![\w.\-])\d+\s*$")
_FIGURE_FIRST = re.compile(
    r"[^\w$€£¥]{0,3}(?:(?P<mark>[A-Z]{0,3}[$€£¥]\s?\d|\d[\d,.]*\s?[%％]|\d{1,3}(?:,\d{3})+)|\d[\d,.:]*)[\d,.]*\s*"
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b")
_DATE_WORDS = re.compile(r"[\s.,年月日財财度末止]|[A-Za-z]{3,9}")
OPEN_WORD = re.compile(
    r"\b(?:of|and|the|in|for|to|with|by|from|or|on|at|a|an|as|per|over|that|which|its|their|our|is|are|was|were|be|has|have|than)\s*$"
    r"|[\u4e00-\u9fff]{4}(?:(?<![行作因成认認])[为為]|[达達约約及]|共计|共計|合计|合計|以及|[錄录]得)\s*$",
    re.I,
)
"""A word at the end after which more must follow."""
CONTINUED = re.compile(r"\s*[(（]\s*(?:continued|cont['’]?d?\.?|續|续|續上頁|续上页)\s*[)）]", re.I)


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    stripped = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(stripped) and stripped[-1] in _SENTENCE_ENDERS


def is_left_open(text: str) -> bool:
    """Tell whether the text ends with a comma, a hyphen or an opening bracket, so that more must follow."""
    stripped = text.rstrip()
    return bool(stripped) and (stripped[-1] in _OPEN_ENDS and stripped[-1] not in ":：")


def is_cjk(text: str) -> bool:
    """Tell whether Chinese characters prevail."""
    wide = len(CJK.findall(text[:400]))
    return wide * 3 > len(text[:400])


def has_letters(text: str) -> bool:
    """Tell whether the text has any letter or Chinese character."""
    return bool(_LETTER.search(text))


def width_of(text: str) -> int:
    """Length with a Chinese character counted as two."""
    return len(text) + (0 if text.isascii() else len(CJK.findall(text)))


def numbering_depth(text: str) -> int:
    """Depth of a section number at the start (1.2 has depth 2); 0 where there is none."""
    match = _NUMBERED.match(text.lstrip())
    if not match:
        return 0
    if match["dots"]:
        return match["dots"].count(".") + 1
    return next(depth for group, depth in _DEPTH.items() if match[group])


def without_numbering(text: str) -> str:
    """The text after its section number."""
    return _NUMBERED.sub("", text.lstrip(), count=1)


def is_year(text: str) -> bool:
    """Tell whether a cell names a year or a financial year, perhaps with day and month."""
    text = text.strip()
    match = _YEAR.search(text)
    if not match or len(text) > 40:
        return False
    rest = text[: match.start()] + text[match.end() :]
    return not _DAY.sub("", _DATE_WORDS.sub("", rest)).strip("()（）/-–:： *")


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number and nothing else; years count."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_value(text: str) -> bool:
    """Tell whether a cell holds a number or a mark for none."""
    return bool(_VALUE.fullmatch(text.strip()))


def is_title_like(text: str) -> bool:
    """Tell whether a line could be a heading: short, no sentence end, starts like a title, holds no figures."""
    text = text.strip()
    body = without_numbering(text) if numbering_depth(text) else text
    if (
        not body
        or len(_LETTER.findall(body)) < (2 if is_cjk(body) else 3)
        or ends_sentence(text)
        or is_left_open(text)
        or OPEN_WORD.search(text)
    ):
        return False
    if (
        len(text) > (_LONGEST_CJK_TITLE if is_cjk(text) else _LONGEST_TITLE)
        or len(text.split()) > 16
        or re.search(r"[.!?]\s+[A-Z]|[。；！]|，.*，", body)
    ):
        return False
    first = body.lstrip("“\"'‘（(【《「")[:1]
    if not first or (first.isalpha() and first.islower()):
        return False
    return not _holds_figures(body) and not re.match(r"\d{2,4} ", text)


def gives_figure(text: str) -> bool:
    """Tell whether a short text gives a figure: a share, an amount, a number with what is counted."""
    return starts_figure(text) or bool(_FIGURE.search(_YEAR.sub("", text)))


def starts_figure(text: str) -> bool:
    """Tell whether a text starts with a figure and goes on with what is counted, as large infographic numbers do."""
    match = _FIGURE_FIRST.match(text)
    if not match:
        return False
    return bool(match["mark"]) or text[match.end() :].lstrip()[:1].islower()


def _holds_figures(text: str) -> bool:
    """Tell whether numbers other than years and codes stand in the text."""
    rest = _YEAR.sub("", text)
    return bool(_FIGURE.search(rest) or _LAST_NUMBER.search(rest))


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised(text: str) -> str:
    """Digits as superscript characters, so that a note's mark is no part of the number before it."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Digits as subscript characters."""
    return text.translate(_LOWERED)
