"""Odd characters, broken words and footnote marks of PDF text, on plain strings."""

import pytest

from checker.readers.pdf_clean import BREAK, LOST, Speller, clean
from checker.readers.pdf_marks import is_exponent, is_mark, is_raised
from checker.readers.pdf_text import ends_sentence, is_chinese, join_lines


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("non\x02hazardous", "non-hazardous"),
        ("em\xadployees", "employees"),
        ("plain text", "plain text"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("\uf0b7 Reduce waste", "• Reduce waste"),
        ("\x01 Partner", "• Partner"),
        ("\uf052适用 □不适用", "☑适用 □不适用"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("t CO 2 e per head", "t CO2e per head"),
        ("tCO2 -e", "tCO2-e"),
        ("CO2 emissions", "CO2 emissions"),
        ("於 本 年 度， 賬 面 總 值", "於本年度，賬面總值"),
        ("2016 年 公司", "2016 年 公司"),
        ("di\x1ferent", f"di{LOST}erent"),
    ],
)
def test_clean(dirty: str, cleaned: str):
    assert clean(dirty) == cleaned


def test_nothing_that_xml_refuses_is_left():
    dirty = "".join(map(chr, range(32))) + "\ufffe\uffff\ud800\ue000"
    assert not set(clean(dirty.replace(BREAK, ""))) & set(
        map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFF, 0xD800, 0xE000])
    )


@pytest.fixture
def speller() -> Speller:
    return Speller(
        ["The long-term plan of management is different. A third of each party. Liquefied gas, opportunities."]
    )


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (f"long{BREAK}term", "long-term"),
        (f"manage{BREAK}ment", "management"),
        (f"third{BREAK}party", "third-party"),
        (f"Non{BREAK}financial", "Non-financial"),
        (f"sustain{BREAK}able", "sustainable"),
        (f"COVID{BREAK}19", "COVID-19"),
        (f"Anglo{BREAK}American", "Anglo-American"),
        (f"di{LOST}erent", "different"),
        (f"opportuni{LOST}es", "opportunities"),
        ("untouched", "untouched"),
    ],
)
def test_speller(speller: Speller, broken: str, whole: str):
    assert speller.repair(f"a {broken} thing") == f"a {whole} thing"


def test_an_unknown_lost_ligature_is_the_one_found_before(speller: Speller):
    assert speller.repair(f"opportuni{LOST}es for ac{LOST}vists") == "opportunities for activists"


@pytest.mark.parametrize(
    ("mark", "before", "answer"),
    [
        ("2", "944", True),
        ("1,2", "sites", True),
        ("(3)", "waste", True),
        ("*", "12%", True),
        ("註1", "資料", True),
        ("a", "12", True),
        ("2", "m", False),
        ("3", "5 m", False),
        ("2", "km", False),
        ("2", "CO", False),
        ("2", "tCO", False),
        ("st", "1", False),
        ("TM", "Name", False),
        ("b", "word", False),
        ("123", "word", False),
    ],
)
def test_marks(mark: str, before: str, answer: bool):
    assert is_mark(mark, before) is answer


def test_a_metre_is_a_unit_but_the_end_of_a_word_is_not():
    assert is_exponent("2", "12 m")
    assert not is_exponent("2", "term")


@pytest.mark.parametrize(
    ("ratio", "rise", "answer"),
    [(0.58, 0.33, True), (0.87, 0.43, True), (0.6, -0.1, False), (1.0, 0.05, False), (0.9, 0.1, False)],
)
def test_raised(ratio: float, rise: float, answer: bool):
    assert is_raised(ratio, rise) is answer


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["one"], "one"),
        (["one", "two"], "one two"),
        (["haz-", "ardous"], f"haz{BREAK}ardous"),
        ([f"haz{BREAK}", "ardous"], f"haz{BREAK}ardous"),
        (["Scope 1 -", "direct"], "Scope 1 - direct"),
        (["mid-", "2030"], "mid-2030"),
        (["用水", "量"], "用水量"),
        (["2016", "年"], "2016年"),
        (["and/", "or"], "and/or"),
        (["", "text"], "text"),
        (["2,907", ",030.52"], "2,907,030.52"),
        (["515,7", "58.00"], "515,758.00"),
        (["CODcr0.", "894t/a"], "CODcr0.894t/a"),
        (["It ended in 2019.", "12 ships left"], "It ended in 2019. 12 ships left"),
        (["99.96", "%"], "99.96%"),
        (["2.338.737,31", "2.389.557,69"], "2.338.737,31 2.389.557,69"),
        (["0,01", "0,008"], "0,01 0,008"),
    ],
)
def test_join_lines(lines: list[str], joined: str):
    assert join_lines(lines) == joined


def test_sentence_ends():
    assert ends_sentence("It fell by a tenth.”")
    assert ends_sentence("如下：")
    assert not ends_sentence("It fell by")


def test_chinese():
    assert is_chinese("公司在 2016 年")
    assert not is_chinese("Company Limited 公司")
