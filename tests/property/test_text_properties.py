"""What holds for any text: offsets lie inside, lengths are kept, nothing is lost, numbers survive the round trip."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import Language
from checker.resources import rules_dir
from checker.rulebook.lexicon_builder import build_units
from checker.rulebook.yaml_source import read_source
from checker.text.language import language_of
from checker.text.normalise import clean, fold
from checker.text.numerals import parse_number
from checker.text.periods import reporting_period, years_in
from checker.text.quantities import QuantityKind, UnitIndex, quantities, unit_of_header
from checker.text.sentences import clauses, sentences

UNITS = UnitIndex(build_units(read_source(rules_dir() / "lexicon" / "units.yaml", "units.yaml")))
PIECES = st.sampled_from(
    (
        "1,234",
        "2021",
        "12.5",
        "(3)",
        "-",
        "/",
        "%",
        " ",
        " ",
        ".",
        "。",
        "；",
        ";",
        "\n",
        "•",
        " | ",
        "kWh",
        "tonnes",
        "RMB",
        "HK$",
        "million",
        "萬",
        "名",
        "員工",
        "每",
        "per",
        "employee",
        "Scope",
        "May",
        "年",
        "月",
        "日",
        "至",
        "to",
        "two",
        "十",
        "一",
        "百分之",
        "²",
        "CO₂",
        "'000",
        ":",
        "No.",
        "The",
        "FY",
        "as at",
        "ended",
        "report",
        "³",
        "第",
        "點",
        "İ",
        "Σ",
    )
)
REPORT_LIKE = st.lists(PIECES, max_size=24).map("".join)
ANY_TEXT = st.one_of(st.text(max_size=60), REPORT_LIKE)


@given(ANY_TEXT)
def test_fold_keeps_the_length_character_by_character(text):
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
def test_clean_text_is_clean_and_can_be_encoded(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_language_is_always_named(text):
    assert language_of(text) in Language


@given(ANY_TEXT)
def test_sentences_cover_all_but_space_and_bullets(text):
    last, covered = 0, ""
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        covered += text[start:end]
        last = end
    blank = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u3000•●○■□▪▫◆◇◦‣⁃➢➤►▶✓✔❖※·‧"
    assert [char for char in covered if char not in blank and not char.isspace()] == [
        char for char in text if char not in blank and not char.isspace()
    ]


@given(ANY_TEXT)
def test_clauses_lie_inside_their_sentence(text):
    for start, end in sentences(text):
        last = start
        for low, high in clauses(text, start, end):
            assert last <= low < high <= end
            last = high


@given(ANY_TEXT)
def test_quantities_lie_inside_the_text_in_order(text):
    last = 0
    for found in quantities(text, UNITS):
        assert last <= found.start < found.end <= len(text)
        assert found.text in text
        assert found.per in text or found.per == "人"
        assert found.value.is_finite()
        last = found.end


@given(ANY_TEXT)
def test_years_and_periods_never_fail(text):
    for year, start, end in years_in(text):
        assert 1900 <= year <= 2199
        assert 0 <= start < end <= len(text)
    found = reporting_period([text])
    assert found is None or found.start < found.end


@given(ANY_TEXT)
def test_headers_never_fail(text):
    found = unit_of_header(text, UNITS)
    assert found is None or found.dimension


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_formatted_numbers_survive(value):
    printed = f"{value:,}"
    assert parse_number(printed) == value
    assert parse_number(f"({printed})") == -value
    (found,) = quantities(f"HK${printed}", UNITS)
    assert (found.value, found.text) == (value, printed)


@given(st.integers(min_value=0, max_value=999_999))
@settings(max_examples=60)
def test_amounts_with_a_unit_survive(number):
    (found,) = quantities(f"We used {number:,} kWh.", UNITS)
    assert (found.kind, found.value, found.unit) == (QuantityKind.AMOUNT, Decimal(number), "kwh")


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_chinese_numerals_survive(number):
    assert parse_number(spoken(number)) == number


def spoken(number: int) -> str:
    """The number as Chinese writes it."""
    digits, places = "零一二三四五六七八九", ["", "十", "百", "千"]

    def group(part: int) -> str:
        out, zero = "", False
        for power in (3, 2, 1, 0):
            digit = part // 10**power % 10
            if digit:
                out += ("零" if zero and out else "") + digits[digit] + places[power]
            zero = not digit
        return out

    out, gap = "", False
    for unit, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // unit % 10**4
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + group(part) + mark
        gap = not part
    return out
