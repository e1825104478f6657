"""What a word of none stands over: its own noun and list, not a clause that follows."""

import pytest

from checker.text.denials import denied_spans, is_bare, is_value, topic_of


def denied(text: str, word: str = "no ") -> str:
    """What the word of none in `text` denies."""
    spans = denied_spans(text, 0, text.index(word) + len(word))
    return " … ".join(" ".join(text[first:last].split()) for first, last in spans)


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("no fires, strandings, and thefts were recorded.", "fires, strandings, and thefts were recorded"),
        ("we had no fires and thefts, and the ports were open.", "fires and thefts"),
        ("no fires and thefts were known.", "fires and thefts were known"),
        ("no fires, and we settle complaints.", "fires"),
        ("no fires were seen and complied with all laws.", "fires were seen"),
        ("no fires, as the crews keep watch.", "fires"),
        ("no fires, as well as thefts.", "fires, as well as thefts"),
        ("we have no higher aim than safety.", "higher aim"),
        ("no fees for travellers who lodge complaints.", "fees for travellers"),
        ("no crew who died on board.", "crew who died on board"),
        (
            "no breach of rules on ships that weigh on us relating to safety.",
            "breach of rules on ships … relating to safety",
        ),
        ("no need to report fires.", ""),
        ("no fires; thefts were rare.", "fires"),
        ("no fires | thefts", "fires"),
    ],
)
def test_english(text, object_):
    assert denied(text) == object_


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("年内并无火灾、盗窃及投诉。", "火灾、盗窃及投诉"),
        ("年内并无火灾，投诉由事务长处理。".replace("，", ","), "火灾"),
        ("并无违规,包括标签及隐私。", "违规,包括标签及隐私"),
    ],
)
def test_chinese(text, object_):
    assert denied(text, "并无") == object_


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("regarding fires, there were no cases.", "regarding fires, "),
        ("fires: no cases.", "fires: "),
        ("关于火灾,并无个案。", "关于火灾,"),
        ("消防方面,并无个案。", "消防方面,"),
        ("fires | 2023 | none", "fires | 2023"),
        ("fires are settled by the crew: no fine was paid.", ""),
        ("there were no fires.", ""),
    ],
)
def test_the_topic_put_before_the_sentence(text, topic):
    place = min(text.find(word) for word in ("no", "并无") if word in text)
    start, end = topic_of(text, place)
    assert text[start:end] == topic


@pytest.mark.parametrize("text", ["nil in 2023", "nil (2022: 3)", "nil.", "nil", "零。", "零宗"])
def test_a_zero_said_of_its_subject(text):
    assert is_value(text, 1 if text[0] == "零" else 3)


@pytest.mark.parametrize("text", ["nil cost", "零投诉"])
def test_a_zero_before_its_noun(text):
    assert not is_value(text, 1 if text[0] == "零" else 3)


def test_auxiliary_words_alone_name_nothing():
    assert is_bare(" were  during the year")
    assert is_bare("  于年内 ")
    assert not is_bare(" fires were ")
