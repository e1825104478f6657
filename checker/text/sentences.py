"""A paragraph in, the spans of its sentences and clauses out; the text itself is never changed."""

from collections.abc import Iterator

from checker.text.words import regex, word_set

Span = tuple[int, int]
"""Start and end offset, end exclusive."""

_BULLETS = "•●○■□▪▫◆◇◦‣⁃➢➤►▶✓✔❖※"
_ITEM = rf"(?:[{_BULLETS}·‧]|[-–—*]\s|\(?(?:[0-9]{{1,2}}|[a-z]|[ivx]{{1,4}})[).]\s|[一二三四五六七八九十]{{1,3}}、)"
_CLOSERS = "[\"'”’»)）」』\\]】]*"
_END = regex(
    rf"[.!?。！？；｡;\n{_BULLETS}·‧]"
    r"(?:"
    rf"(?<=[.!?]){_CLOSERS}(?:[⁰¹²³⁴-⁹]+|(?<=[a-z)]\.)[0-9]{{1,2}}(?=\s+[A-Z]))?(?=\s+[^\sa-z,;:)])"
    r"|(?<=[a-z)]{2}\.)(?=(?:The|This|These|We|Our|In|During|For|As|It|To|All|There)\b)"
    r"|(?<=[^0-9][.!?])(?=[\u4e00-\u9fff])"
    rf"|(?<=[。！？；｡])[。！？；｡…]*{_CLOSERS}"
    rf"|(?<=;)(?=\s+(?:(?:and|or|及)[^\S\n]*)?{_ITEM})"
    rf"|(?<=;)(?=\s*\n)"
    rf"|(?<=\n)(?=\s*\n|\s*{_ITEM})"
    rf"|(?:(?<=\s.)|(?<=^.)|(?<=[。；：:;].))(?<=[{_BULLETS}·‧])"
    r")"
)
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st vs etc approx e.g i.e cf al no nos fig figs sec art para paras app appx cap ch chap vol ed "
    "eds p pp ref tel dept est max min avg jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k sq ft inc ltd co "
    "corp bhd sdn pte plc llc s.a n.a jr sr hon gen incl"
)
_LABELS = word_set("no nos p pp ch art sec fig min max st")
"""Abbreviations that are words as well: only before a number is the full stop theirs."""
_ENDS_ANYWAY = word_set("etc inc ltd co corp bhd plc llc u.s u.k n.a s.a jr sr")
"""Abbreviations that may stand last in a sentence: the next word decides."""
_NUMBERING = regex(r"(?:^|[\n;；:：。.])\s*[0-9]{1,2}(?:\.[0-9]{1,2})*$")
_STARTERS = regex(
    r"\s+(?:The|This|That|These|Those|We|Our|In|During|For|As|It|Its|To|All|There|A|An|On|At|By|With|Since|He|She|They|No|If"
    r"|When|While|However|Moreover|Furthermore|Besides|Each|Any|Such|Both|From|Under|Upon|After|Before)\b"
)
_BREAK = regex(
    r"[;；，—,]"
    r"(?:(?<=[;；，—])"
    r"|(?<=[\u4e00-\u9fff],)(?=[\u4e00-\u9fff])"
    r"|(?<=,)(?=\s+(?:and|but|while|whereas|whilst|although|though|yet|so|of\s+wh\w+|wh\w+|with|representing|including"
    r"|among|compared|resulting|accounting|up|down|an?|the|there|no|none|in|during|we|our|it|its|they|their|this|these|as"
    r"|for|by|to|nor|or|all|each|both|he|she)\b)"
    r"|(?<=,)(?=\s+[A-Za-z][A-Za-z ]{1,24}:))"
    r"|(?<=\s)(?:but|while|whereas|whilst|although)(?=\s)"
)


_LIST_JOINT = regex(r"\s*(?:\([^)]*\)|（[^）]*）)?(?:,|，|、|和|及|与|與|以及|and|&|\s)*")


def joins_list(text: str) -> bool:
    """The text holds nothing but what joins the items of a list, a bracket after the first included."""
    return _LIST_JOINT.fullmatch(text) is not None


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of one passage, in order, without the space and bullet glyphs around them.

    English and Chinese enders count; so do bullets, blank lines, and a semicolon before a list item or in Chinese. A
    single line break is a wrapped line. A table row (cells joined by " | ") is one sentence. Every character but space
    and bullets is in exactly one span.
    """
    if " | " in text:
        start = len(text) - len(text.lstrip())
        return [(start, len(text.rstrip()))]
    return list(_trimmed(text, _cuts(text)))


def clauses(text: str, start: int, end: int) -> list[Span]:
    """Spans of the clauses of the sentence `text[start:end]`, as offsets into `text`, in order.

    Breaks are semicolons, long dashes, Chinese commas, "but" and its kin, and English commas before a word that opens a
    clause or before a label ("men: 12, women: 13"); the commas of a plain list do not break, nor do colons.
    """
    breaks = _BREAK.finditer(text, start, end)
    cuts = [match.start() if match[0].isalpha() else match.end() for match in breaks]
    return list(_trimmed(text, [*cuts, end], start))


def _cuts(text: str) -> Iterator[int]:
    """Offsets at which a sentence ends; the end of the text is the last."""
    for match in _END.finditer(text):
        at = match.start()
        if text[at] != "." or not _is_abbreviation(text, at, match.end()):
            yield match.end()
    yield len(text)


def _is_abbreviation(text: str, dot: int, end: int) -> bool:
    """Whether the full stop at `dot` belongs to the word or list number before it."""
    if dot and text[dot - 1].isdigit():
        return _NUMBERING.search(text, max(0, dot - 12), dot) is not None
    start = dot
    while start > 0 and dot - start < 8 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:dot].lower()
    if len(word) == 1 and word.isascii() and text[start].isupper():
        return not _STARTERS.match(text, end)
    if word in _LABELS:
        return _is_label(text, end)
    return word in _ABBREVIATIONS and not (word in _ENDS_ANYWAY and _STARTERS.match(text, end))


def _is_label(text: str, end: int) -> bool:
    """Whether a number or a capital follows, as after "No." and "Fig."; "The answer is no." ends its sentence."""
    following = text[end : end + 6].lstrip()
    return bool(following) and (following[0].isdigit() or following[0] == "(")


def _trimmed(text: str, cuts: Iterator[int] | list[int], start: int = 0) -> Iterator[Span]:
    """Give the stretches between `cuts` without the space and bullets around them, empty ones left out."""
    for cut in cuts:
        piece = text[start:cut]
        body = piece.lstrip(_BLANK)
        if body:
            first = cut - len(body)
            yield first, first + len(body.rstrip(_BLANK))
        start = cut


_BLANK = f" \t\n\r\u00a0\u3000{_BULLETS}·‧"
