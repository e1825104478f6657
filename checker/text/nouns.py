"""What a number counts: the noun after it, in English by its plural, in Chinese by the measure word before it."""

from checker.text.words import regex, word_set

_WORDS = regex(r"[a-z][a-z0-9'&-]*(?: [a-z][a-z0-9'&-]*){0,3}")
_STOP = word_set(
    "a about above across after all also although am among an and annually another approximately are around as at "
    "away be because been before being below between both but by can compared could decrease decreased did do "
    "does down dropped due during each either etc even every except fell for from further grew had has have he "
    "her his how however if in including increase increased into is it its just less like may might more most "
    "must nor not of off on one only onto or other others our out over per plus respectively rose she should "
    "since so such than that the their them then there these they this those through thus to toward towards under "
    "until up upon us versus via vs was we were what when where whereas whether which while who whom whose will "
    "with within without would yet you"
)
"""Words that are no noun: a number before them counts nothing."""
_NO_PLURALS = ("ss", "us", "is", "ous")
_PLURALS_WITHOUT_S = frozenset(
    [
        "people",
        "staff",
        "personnel",
        "men",
        "women",
        "children",
        "headcount",
        "workforce",
        "manpower",
        "persons",
        "crew",
    ]
)
_NO_CASES = regex(r"(?:tolerance|carbon|emissions?|waste|harm|discharge|landfill|energy|deforestation)\b")
"""After "zero" these make a slogan, not a count."""
_MEASURE = regex(
    "[余多]?(?:[个位名](?!月|性|别)|人次|人(?!民|均|力|工|才|数)|[宗件项间份例台辆套款种场座栋户笔批只张棵株届篇幅]"
    "|家(?!庭)|次(?!性|数)|起|部(?!分|门)|条(?!件)|期(?!间)|对(?!于)|门(?!店)|颗|架|艘|所)"
)
_CHINESE_NOUN = regex("[\u4e00-\u9fff]{1,8}")
_CHINESE_STOP = regex("[的为及和与或在于等较比均已未被获共分占由其并以是有每中之从经]|参[与加]|进行|接受|完成")


def english_noun(folded: str, start: int, *, singular: bool) -> int | None:
    """End of the counted noun after the space at `start`; None where no plural (or, if `singular`, no noun) follows."""
    if folded[start : start + 1] != " ":
        return None
    match = _WORDS.match(folded, start + 1)
    if not match:
        return None
    end, at = 0, start + 1
    for word in match[0].split(" "):
        if word in _STOP:
            break
        at += len(word) + 1
        if _is_plural(word):
            return at - 1
        if singular and end < at - 1:
            end = at - 1
    return end or None


def _is_plural(word: str) -> bool:
    return (word[-1] == "s" and len(word) > 3 and not word.endswith(_NO_PLURALS)) or word in _PLURALS_WITHOUT_S


def is_slogan(folded: str, start: int) -> bool:
    """Whether the words after "zero" at `start` make a phrase such as zero tolerance."""
    return _NO_CASES.match(folded, start + 1) is not None


def chinese_noun(folded: str, start: int) -> tuple[int, int] | None:
    """Span of the noun after a measure word at `start`, of the measure word where nothing follows; None without one."""
    if folded[start : start + 1] == " ":
        start += 1
    measure = _MEASURE.match(folded, start)
    if not measure:
        return None
    noun = _CHINESE_NOUN.match(folded, measure.end())
    if not noun:
        return measure.span()
    stop = _CHINESE_STOP.search(folded, noun.start(), noun.end())
    end = stop.start() if stop else noun.end()
    return (noun.start(), end) if end > noun.start() else measure.span()
