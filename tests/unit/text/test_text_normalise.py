"""Folding keeps the length and makes spellings equal; cleaning takes out what is no text."""

import pytest

from checker.text.normalise import clean, fold
from tests.builders_cost import growth


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Scope 1", "scope 1"),
        ("Ｓｃｏｐｅ　１", "scope 1"),
        ("環境、社會及管治", "环境、社会及管治"),
        ("衞生、裏、滙、羣、説、臺、瞭解", "卫生、里、汇、群、说、台、了解"),
        ("“We’re” – non‑stop—now", '"we\'re" - non-stop-now'),
        ("CO₂e, H₂O, SF₆", "co2e, h2o, sf6"),
        ("m², km², 12 m³, /m²", "m2, km2, 12 m3, /m2"),
        ("complaints¹ and 944²", "complaints  and 944 "),
        ("100\u00a0kg\n200\u2009kg\t3", "100 kg 200 kg 3"),
        ("50％；（甲）：￥5", "50%;(甲):¥5"),
        ("İSTANBUL", "istanbul"),
        ("二○二一年", "二〇二一年"),
        ("⼀⼈", "一人"),
        ("～5∼6", "~5~6"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_fold_is_idempotent_on_a_mixture():
    text = "Ａ級：CO₂（二氧化碳）‘x’ — 臺灣\u3000№"
    assert fold(fold(text)) == fold(text)


def test_fold_of_many_different_characters_agrees_with_fold_of_few():
    chinese = "".join(map(chr, range(0x4E00, 0x9FA0)))
    assert fold(chinese) == "".join(map(fold, chinese))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain text, 環境\t\n", "plain text, 環境\t\n"),
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\x0cfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("x\ufffey\uffff", "xy"),
        ("\uf0b7 first \ue123second", "• first second"),
        ("eﬃcient oﬀice ﬂow", "efficient office flow"),
        ("environ\ufffemental", "environmental"),
        ("non\ufffehazardous, anti\x02corruption", "non-hazardous, anti-corruption"),
        ("health\ufffe" + "related", "health-related"),
        ("third\ufffeparty review", "third-party review"),
        ("😀 stays, ½ and ㎡ too", "😀 stays, ½ and ㎡ too"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


def test_clean_returns_clean_text_itself():
    text = "Nothing to do here."
    assert clean(text) is text


def test_the_cost_of_folding_grows_with_length_only():
    text = "The Group’s emissions – 1,234 tonnes – fell by 5%. "
    assert growth(lambda times: fold(text * times), 2000, 16_000) < 24
