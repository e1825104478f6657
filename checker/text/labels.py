"""Numbers that name rather than measure: years, dates, times, ordinals, ages, codes. All looks at folded text."""

from enum import StrEnum

from checker.text.words import regex, word_set


class QuantityKind(StrEnum):
    """What a printed number is; only an amount measures something."""

    AMOUNT = "amount"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    AGE = "age"
    CODE = "code"
    """Names something: a standard, section, note, page, scope, list number, phone number, "5-year"."""


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_AFTER = regex(rf"(?:st|nd|rd|th)?[ -](?:of )?{MONTH}\b")
_MONTH_WORD = regex(rf"(?:^|.*[^a-z]){MONTH}")
_LABELS = word_set(
    "act annex appendix article articles aspect astm block building cap cat categories category chapter chapters "
    "class clause clauses code covid day din directive esrs euro exhibit fax fig figure flat floor form fortune "
    "gate gb goal goals grade gri hkas hkex hkfrs hksa hksae ias iec ieee ifrs indicator isae iso issb issue item "
    "kpi kpis level levels line lot model no nos note notes objective ohsas p page pages pg pgs para paragraph "
    "paragraphs paras part phase phone pillar pp principle principles priority quarter question ref reference "
    "refs regulation room route rule rules sa sasb schedule scope scopes sdg sdgs section sections series ssae "
    "stage standard standards step table tables tcfd tel telephone tier top tower type un ver version vol w zone"
)
_YEAR_WORDS = word_set(
    "and as at between by december during end for from fy in of our since than the till to until w year years"
)
_SURE_YEAR_WORDS = word_set("in during since fy year until till december")
_YEAR_NOUN = regex(r" (?:figures?|data|reports?|results?|targets?|goals?|levels?|baseline|edition|survey)\b")
"""What a year stands before rather than counts ("2022 figures include ...")."""
_TOLERANCE = regex(r"(?:\+ ?/? ?-|±) ?$")
_CHINESE_LABEL = regex("(?:范围|范畴|附注|附录|阶段|图表|[注图]|(?<!代)表)[ (]?$")
_NAMING_AFTER = frozenset("号页章节版楼层室路届")
_PHONE = regex(r"(?:\+[0-9]{2,3}|\b(?:tel|fax|phone|telephone|hotline)\b|电话|传真|热线)[^|;,。]{0,14}$")
_AGE_CELL = regex(
    r"(?:(?:aged?|ages|age group|年龄)[: ]*)?(?:(?:under|below|over|above|less than|>|<|≥|≤|>=|<=) ?[0-9]{2}"
    r"|[0-9]{2} ?(?:-|to|至|~) ?[0-9]{2}|[0-9]{2} ?(?:or|and) (?:above|below|over|under)|[0-9]{2}\+)"
    r"(?: years?(?: old)?)?"
)
_AGED = regex(r"\b(?:ages?|aged|age groups?)\b[^|;,.]{0,20}$|年龄[^|;,。]{0,6}$")
_CELL = 30
"""No age band is longer."""
_AGE_BOUND = regex(r"(?:under|below|over|above|less than|[<>≥≤]) ?$")
_CLOCK = regex(r"[0-9]{1,2}:[0-5][0-9](?![0-9.,])|[0-9]+(:)(?:19|20)[0-9]{2}(?![0-9])")
_CENTURY = regex("(?:19|20)[0-9]{2}")
_CLOCK_BEFORE = regex(r"(?<![0-9])[0-9]{1,2}:$")
_FLOOR = regex(r"/f\b")
_OLD = regex(r" ?-?(?:years? ?-?)?(?:old\b|of age\b)|岁")


def word_before(folded: str, start: int) -> str:
    """Latin word before `start`, spaces, brackets, dots and signs between them left out; empty where there is none."""
    left = folded[max(0, start - 18) : start].rstrip(" (#.-+~")
    word = left[left.rfind(" ") + 1 :].lstrip("(\"'")
    return word if word.isalpha() and word.isascii() else ""


def shape_kind(folded: str, start: int, end: int) -> QuantityKind | None:
    """Kind that the characters touching the number give away; None where they leave it open."""
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    if before and before in "-± " and _TOLERANCE.search(folded, max(0, start - 5), start):
        return QuantityKind.CODE
    if before and before in "-./_#@=:&" and _is_tied(folded, start, end, before):
        if before == "-" and _CENTURY.fullmatch(folded, start, end):
            return QuantityKind.YEAR
        return QuantityKind.TIME if before == ":" else QuantityKind.CODE
    if after == "/" and (folded[end + 1 : end + 2].isdigit() or _FLOOR.match(folded, end)):
        return QuantityKind.CODE
    if after == ":" and (clock := _CLOCK.match(folded, start)):
        return QuantityKind.CODE if clock[1] else QuantityKind.TIME
    if after == "-" and "a" <= folded[end + 1 : end + 2] <= "z":
        return QuantityKind.AGE if _OLD.match(folded, end) else QuantityKind.CODE
    if folded.startswith(("st", "nd", "rd", "th"), end) and not folded[end + 2 : end + 3].isalnum():
        return QuantityKind.DATE if _MONTH_AFTER.match(folded, end) else QuantityKind.ORDINAL
    return None


def _is_tied(folded: str, start: int, end: int, mark: str) -> bool:
    """Whether a mark before the number ties it to what stands before the mark (covid-19, no.5, 24/7)."""
    further = folded[start - 2 : start - 1] if start > 1 else ""
    if mark in "_#@=&":
        return True
    if mark == ":":
        return end - start == 2 and _CLOCK_BEFORE.search(folded, max(0, start - 4), start) is not None
    if mark == "-":
        return "a" <= further <= "z"
    return further.isascii() and further.isalnum()


def calendar_kind(folded: str, start: int, end: int) -> QuantityKind | None:
    """Date, time or age by the words around the number; None where they leave it open."""
    if folded[end : end + 1] in " -" and _MONTH_AFTER.match(folded, end):
        return QuantityKind.DATE
    word = word_before(folded, start)
    if word and _MONTH_WORD.fullmatch(word) and end - start <= 4:
        return QuantityKind.DATE
    if _OLD.match(folded, end) or _is_aged(folded, start, end) or _is_age_cell(folded, start, end):
        return QuantityKind.AGE
    return _chinese_calendar(folded, start, end)


def _chinese_calendar(folded: str, start: int, end: int) -> QuantityKind | None:
    """Kind by the Chinese character after the number."""
    at = end + (folded[end : end + 1] == " ")
    mark = folded[at : at + 1]
    if mark == "年":
        return QuantityKind.YEAR if end - start == 4 else None
    if mark == "月":
        return QuantityKind.DATE
    if mark == "日":
        before = folded[max(0, start - 2) : start].rstrip()[-1:]
        return QuantityKind.DATE if before in ("月", "于", "在", "至", "到") and end - start <= 2 else None
    if mark in ("时", "点") and end - start <= 2:
        return QuantityKind.TIME
    return None


def _is_aged(folded: str, start: int, end: int) -> bool:
    """Whether "aged" or 年齡 stands shortly before; a share ("by age group it was 32.8%") is no age."""
    if end - start > 2 or folded[end : end + 2].lstrip()[:1] == "%":
        return False
    left = folded[max(0, start - 28) : start]
    return ("age" in left or "年龄" in left) and _AGED.search(left) is not None


def is_age_bound(folded: str, start: int, end: int) -> bool:
    """Whether a bare number after "under" or "over" is an age rather than an amount."""
    if end - start != 2 or not 15 <= int(folded[start:end]) <= 75:
        return False
    return _AGE_BOUND.search(folded, max(0, start - 10), start) is not None


def _is_age_cell(folded: str, start: int, end: int) -> bool:
    """Whether the number stands in a table cell that holds nothing but an age band."""
    if end - start != 2 or not 15 <= int(folded[start:end]) <= 75:
        return False
    first = max(0, start - _CELL)
    left, right = folded.rfind("|", first, start) + 1, folded.find("|", end, end + _CELL)
    if (left == 0 and first > 0) or (right < 0 and len(folded) > end + _CELL):
        return False
    return _AGE_CELL.fullmatch(folded[left : right if right >= 0 else len(folded)].strip()) is not None


def naming_kind(folded: str, start: int, end: int) -> QuantityKind | None:
    """Ordinal or code by the word before or the Chinese character around; asked only where no unit follows."""
    before = folded[start - 1 : start] if start else ""
    if before == "第":
        return QuantityKind.ORDINAL
    at = end + (folded[end : end + 1] == " ")
    if folded[at : at + 1] in _NAMING_AFTER:
        return QuantityKind.CODE
    word = word_before(folded, start)
    if word in _LABELS:
        return QuantityKind.ORDINAL if word in ("top", "fortune") else QuantityKind.CODE
    if _CHINESE_LABEL.search(folded, max(0, start - 4), start) or _is_list_number(folded, start, end):
        return QuantityKind.CODE
    return QuantityKind.CODE if _PHONE.search(folded, max(0, start - 20), start) else None


def _is_list_number(folded: str, start: int, end: int) -> bool:
    """Whether the number opens the text as a list or heading number, or stands in brackets as a note mark."""
    after = folded[end : end + 1]
    if start < 4 and not folded[:start].strip(" (["):
        if after == "、":
            return "\u4e00" <= folded[end + 1 : end + 2] <= "\u9fff"
        return end - start <= 2 and after in (".", ")", "]") and len(folded) > end + 2
    before = folded[start - 1]
    if before in "([":
        return end - start == 1 and after in (")", "]")
    if end - start > 2 or before not in " ;:；：。":
        return False
    if after == "、":
        return "\u4e00" <= folded[end + 1 : end + 2] <= "\u9fff"
    return after == ")" and "(" not in folded[max(0, start - 30) : start]


def is_year(folded: str, start: int, end: int, *, counts: bool, measured: bool) -> bool:
    """Whether four plain digits are a year: by the word before them, or because they neither count nor measure."""
    if end - start != 4 or not folded[start:end].isdigit() or not "1900" <= folded[start:end] <= "2100":
        return False
    word = word_before(folded, start)
    if measured:
        return word in _SURE_YEAR_WORDS
    return not counts or word in _YEAR_WORDS or _YEAR_NOUN.match(folded, end) is not None
