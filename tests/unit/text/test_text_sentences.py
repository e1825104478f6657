"""Bounds of sentences and clauses."""

import pytest

from checker.text.sentences import clauses, sentences
from tests.builders_cost import growth


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We recycle. We reuse! Do we reduce? Yes.", ["We recycle.", "We reuse!", "Do we reduce?", "Yes."]),
        ("Use fell 5.3% to 1.2 m3. It was 1.3.", ["Use fell 5.3% to 1.2 m3.", "It was 1.3."]),
        ("Plant No. 5 of J. Smith Co. Ltd. in H.K. runs.", ["Plant No. 5 of J. Smith Co. Ltd. in H.K. runs."]),
        ("We supply Acme Ltd. The contract ends soon.", ["We supply Acme Ltd.", "The contract ends soon."]),
        ("The answer is no. We agree.", ["The answer is no.", "We agree."]),
        ("See App. C2, e.g. waste, approx. 30 t vs. 40 t.", ["See App. C2, e.g. waste, approx. 30 t vs. 40 t."]),
        ("In the U.S. market. In the U.S. The end.", ["In the U.S. market.", "In the U.S.", "The end."]),
        ("“Is it safe?” he asked. (See note.) Done.", ["“Is it safe?” he asked.", "(See note.)", "Done."]),
        ("Emissions fell.2 The Group is glad.", ["Emissions fell.2", "The Group is glad."]),
        ("Our policy.The Group follows it.", ["Our policy.", "The Group follows it."]),
        ("Visit www.example.com. Then call.", ["Visit www.example.com.", "Then call."]),
        ("1. We recycle. 2. We reuse.", ["1. We recycle.", "2. We reuse."]),
        ("本集團嚴格遵守法律。年內並無投訴！為何？", ["本集團嚴格遵守法律。", "年內並無投訴！", "為何？"]),
        ("接獲3宗投訴；全部已處理。", ["接獲3宗投訴；", "全部已處理。"]),
        ("「安全第一。」他說。", ["「安全第一。」", "他說。"]),
        ("共12.5吨.本集团", ["共12.5吨.", "本集团"]),
        ("• First • Second\n● third", ["First", "Second", "third"]),
        (
            "We have:\n(a) a policy;\n(b) a plan; and\n(c) a hotline.",
            ["We have:", "(a) a policy;", "(b) a plan; and", "(c) a hotline."],
        ),
        (
            "We have (a) a policy; (b) a plan; and (c) a line.",
            ["We have (a) a policy;", "(b) a plan;", "and (c) a line."],
        ),
        ("We plan; they act; all is well.", ["We plan; they act; all is well."]),
        ("A wrapped\nline is one.\n\nA new paragraph", ["A wrapped\nline is one.", "A new paragraph"]),
        ("一、節約用水\n二、節約用電", ["一、節約用水", "二、節約用電"]),
        ("Total. | 1. 2 | n.a. Yes", ["Total. | 1. 2 | n.a. Yes"]),
        (" Director | ✓ ", ["Director | ✓"]),
        ("张三·李四公司", ["张三·李四公司"]),
        ("", []),
        (" • \n ", []),
    ],
)
def test_sentences(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2022, we received 13 complaints, of which 12 were resolved, but SOx, NOx and PM rose.",
            ["In 2022,", "we received 13 complaints,", "of which 12 were resolved,", "but SOx, NOx and PM rose."],
        ),
        ("Output rose while waste fell; costs fell", ["Output rose", "while waste fell;", "costs fell"]),
        ("men: 12, women: 13", ["men: 12,", "women: 13"]),
        ("safety, health and environment", ["safety, health and environment"]),
        ("1,234 tonnes", ["1,234 tonnes"]),
        ("本年度，共接獲3宗投訴，但全部解決", ["本年度，", "共接獲3宗投訴，", "但全部解決"]),
        ("員工、客戶及供應商", ["員工、客戶及供應商"]),
        ("投訴數目：3宗", ["投訴數目：3宗"]),
    ],
)
def test_clauses(text, expected):
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected


def test_clauses_of_one_sentence_are_offsets_into_the_text():
    text = "First one, and more. We act, but slowly."
    start, end = sentences(text)[1]
    assert [text[low:high] for low, high in clauses(text, start, end)] == ["We act,", "but slowly."]


def test_the_cost_of_sentences_grows_with_length_only():
    text = "The Group reduced its emissions by 5.3% in 2021. No. 5 plant was closed; Mr. Lee retired. "
    assert growth(lambda times: sentences(text * times), 1000, 8000) < 24
