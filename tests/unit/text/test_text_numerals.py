"""Numerals to Decimal."""

from decimal import Decimal

import pytest

from checker.text.numerals import chinese_number, is_dash, is_nil_word, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),
        ("1 234", "1234"),
        ("1\u202f234\u202f567.8", "1234567.8"),
        ("12.50", "12.50"),
        (".5", "0.5"),
        ("-3", "-3"),
        ("–3", "-3"),
        ("+3", "3"),
        ("(12)", "-12"),
        ("（12.5）", "-12.5"),
        (" 7 ", "7"),
        ("1.234.567,89", "1234567.89"),
        ("5.81 billion", "5810000000"),
        ("12 million", "12000000"),
        ("1.2万", "12000"),
        ("3億", "300000000"),
        ("１２", "12"),
        ("一百二十三", "123"),
        ("三萬五千", "35000"),
        ("三万五", "35000"),
        ("一百二", "120"),
        ("一百零二", "102"),
        ("一億二千萬", "120000000"),
        ("兩千零五", "2005"),
        ("十五", "15"),
        ("十", "10"),
        ("二零二一", "2021"),
        ("二○二一", "2021"),
        ("十二点五", "12.5"),
        ("零", "0"),
    ],
)
def test_parse_number(text, value):
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "12.", "1,23", "1,2345", "12 kg", "5%", "一十百", "五五百", "N/A", "–", "()", "一般"]
)
def test_parse_number_refuses(text):
    assert parse_number(text) is None


def test_chinese_number_reads_folded_text_only():
    assert chinese_number("三万") == Decimal(30000)
    assert chinese_number("三萬") is None


@pytest.mark.parametrize("cell", ["-", "–", "—", " – ", "--", "－", "- -"])
def test_is_dash(cell):
    assert is_dash(cell)


@pytest.mark.parametrize("cell", ["", "0", "-1", "a-b", "N/A"])
def test_is_no_dash(cell):
    assert not is_dash(cell)


def test_nil_words():
    assert [is_nil_word(cell) for cell in ("Nil", "none.", "無", "Zero*", "0", "Nile")] == [True] * 4 + [False] * 2
