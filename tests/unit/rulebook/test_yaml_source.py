"""Strict YAML: what is refused, with its place, and what stays text."""

import pytest

from checker.errors import RulebookError
from checker.rulebook import yaml_source
from checker.rulebook.yaml_source import parse_source, read_source


def parse(text):
    return parse_source(text.encode(), "rules/x.yaml")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "key 'a' stands twice (first on line 1)"),
        ("x:\n  a: 1\n  a: 1\n", "3:3", "key 'a' stands twice (first on line 2)"),
        ("a: &x 1\n", "1:4", "anchor or alias"),
        ("a: [1, *x]\n", "1:8", "anchor or alias"),
        ("a: !!python/object:os.system x\n", "1:4", "a tag (tag:yaml.org,2002:python/object:os.system)"),
        ("a: !secret x\n", "1:4", "a tag (!secret)"),
        ("a:\n  <<: {b: 1}\n", "2:3", "merge key"),
        ("a:\nb: 1\n", "1:3", "value is missing"),
        ("a: ~\n", "1:4", "value is missing"),
        ("a: [null]\n", "1:5", "value is missing"),
        ("? [a]\n: b\n", "1:3", "list or mapping as a key"),
        ('"": 1\n', "1:1", "empty key"),
        ("a: 1\n---\nb: 2\n", "3:1", "second document"),
        ("a: [1\n", "2:1", "not YAML"),
        ("\ta: 1\n", "1:1", "not YAML"),
        ("a: b: c\n", "1:5", "not YAML"),
        ("a: x\nb: 投\x02\n", "2:5", "character U+0002"),
        ("a: \ufffe\n", "1:4", "character U+FFFE"),
        ("a: " + "[" * 40, "1:20", "16 levels deep"),
        ("a: " + "{a: " * 40, "1:68", "16 levels deep"),
    ],
)
def test_what_is_refused_is_named_with_file_line_and_column(text, place, words):
    with pytest.raises(RulebookError) as error:
        parse(text)
    assert str(error.value).startswith(f"rules/x.yaml:{place}: ")
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "word",
    [
        *("no", "yes", "on", "off", "No", "YES", "True", "FALSE", "y", "n"),
        *("1:30", "012", "1.10", "1e3", "0x1F", "1_000", "+5", ".5", "-0", "9" * 20, "2020-07-01", "="),
    ],
)
def test_what_yaml_1_1_would_turn_into_something_else_stays_text(word):
    assert parse(f"a: {word}\n{word}: b\n").data == {"a": word, word: "b"}


def test_whole_numbers_and_true_and_false_are_what_they_look_like():
    assert parse("a: [0, -3, 2023, true, false, '5', \"true\"]\n").data == {
        "a": [0, -3, 2023, True, False, "5", "true"]
    }
    assert [type(one) for one in parse("a: [1, true, '1']\n").data["a"]] == [int, bool, str]


def test_quoted_empty_text_is_a_value():
    assert parse("a: ''\n").data == {"a": ""}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_an_empty_mapping(text):
    if text == "---\n":
        with pytest.raises(RulebookError, match="value is missing"):
            parse(text)
    else:
        assert parse(text).data == {}


def test_every_value_and_key_knows_its_place():
    source = parse("a:\n  - b: 投诉\n    c: [x, y]\n")
    assert source.position(("a", 0, "c", 1)) == (3, 12)
    assert source.position(("a", 0, "c"), at_key=True) == (3, 5)
    assert source.position(("a", 0, "b")) == (2, 8)
    assert source.position(("no", "such")) == (1, 1)


def test_a_byte_order_mark_is_no_text():
    assert parse_source(b"\xef\xbb\xbfa: 1\n", "x").data == {"a": 1}


def test_other_encodings_are_refused_with_their_line():
    with pytest.raises(RulebookError, match=r"^x:2:1: the text is not UTF-8"):
        parse_source("a: 1\nb: 投诉".encode("gb18030"), "x")


def test_size_and_number_of_values_are_limited(monkeypatch):
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 10)
    with pytest.raises(RulebookError, match="at most 10 are allowed"):
        parse("a: 1234567890\n")
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 1000)
    monkeypatch.setattr(yaml_source, "MAX_VALUES", 5)
    with pytest.raises(RulebookError, match=r":1:11: more than 5 values"):
        parse("a: [1, 2, 3, 4]\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(RulebookError, match=r"^rules/a\.yaml:1:1: the file cannot be read"):
        read_source(tmp_path / "a.yaml", "rules/a.yaml")
