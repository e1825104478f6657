"""Sentences as statements: what they name, what kind they are, what leads to them, what stands above them."""

import pytest

from checker.model.fact import Kind
from tests.builders_facts import facts


def statements(text):
    return facts(text).statements


def one(text, words):
    (found,) = [statement for statement in statements(text) if words in statement.text]
    return found


def test_each_sentence_is_a_statement_of_its_own_with_its_place():
    text = "We train our staff twice a year. Patents are kept in Orchid Bay. Nothing else of note."
    found = statements(text)
    assert [statement.text for statement in found] == [
        "We train our staff twice a year.",
        "Patents are kept in Orchid Bay.",
    ]
    assert [text[item.locator.start : item.locator.end] for item in found] == [item.text for item in found]


def test_ids_count_up_in_reading_order():
    found = statements("Patents are kept.\n\nWe train our staff.\n\nComplaints are read.")
    assert [statement.id for statement in found] == [0, 1, 2]
    assert [statement.locator.passage for statement in found] == [0, 1, 2]


def test_concepts_are_the_sentences_own_and_the_paragraphs_apart():
    found = one("Complaints are read by the purser. Patents are kept in a safe.", "Patents")
    assert "patent" in found.concepts
    assert "complaint" not in found.concepts
    assert {"patent", "complaint"} <= found.paragraph


def test_headings_are_context_and_no_statements():
    found = statements("# Complaints of passengers\n\n## Patents\n\nThese are handled by the purser.")
    assert [statement.text for statement in found] == ["These are handled by the purser."]
    assert {"complaint", "patent"} <= found[0].context
    assert found[0].concepts.isdisjoint({"complaint", "patent"})


def test_the_sentence_before_a_list_leads_to_its_items():
    text = "Complaints are handled as follows:\n\n- The purser records them.\n- The captain responds within two days.\n"
    for words in ("purser", "captain"):
        found = one(text, words)
        assert "complaint" in found.paragraph
        assert "complaint" not in found.concepts


def test_a_heading_ends_what_a_sentence_leads_to():
    text = "Complaints are handled as follows:\n\n# Staff\n\n- Staff are trained by the purser.\n"
    assert "complaint" not in one(text, "purser").paragraph


def test_a_table_row_is_one_statement_and_the_line_above_leads_to_it():
    text = "Complaints of the year:\n\n| Ship | Handled by |\n|---|---|\n| Egret | handled by the purser. Recorded |\n"
    found = one(text, "Egret")
    assert found.text == "Egret | handled by the purser. Recorded"
    assert "complaint" in found.paragraph


def test_a_paragraph_without_a_concept_gives_no_statement_even_with_cues():
    assert statements("We aim to be the best ferry line, and we regularly review how we do.") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our policy on complaints is printed on every ticket.", Kind.POLICY),
        ("We investigated all complaints.", Kind.ACTION),
        ("Complaints follow a fixed procedure.", Kind.PROCESS),
        ("The board of directors looks at complaints.", Kind.GOVERNANCE),
        ("Complaints are regularly checked by a third person.", Kind.MONITORING),
        ("The Group complied with the law on complaints.", Kind.COMPLIANCE),
        ("Our target for complaints is ten.", Kind.TARGET),
        ("Complaints decreased by a third.", Kind.RESULT),
        ("Complaints are a risk to our name.", Kind.RISK),
        ("公司制定投诉管理制度。", Kind.POLICY),
        ("董事会审阅投诉。", Kind.GOVERNANCE),
        ("本集團並無違反有關投訴的法例。", Kind.COMPLIANCE),
        ("投诉较上年下降三成。", Kind.RESULT),
        ("Complaints are not material to us.", Kind.EXPLANATION),
        ("For complaints, please refer to our website.", Kind.REFERENCE),
    ],
)
def test_kinds_are_told_by_their_cues(text, kind):
    (found,) = statements(text)
    assert kind in found.kinds


def test_a_sentence_that_only_names_the_topic_has_no_kind():
    (found,) = statements("Patents differ from ship to ship.")
    assert found.kinds == frozenset()


@pytest.mark.parametrize(
    ("text", "negated", "nil"),
    [
        ("We did not answer the complaints.", True, False),
        ("No complaints were received.", True, True),
        ("We answered all complaints.", False, False),
        ("公司没有收到投诉。", True, True),
        ("公司不断处理投诉。", False, False),
        ("Complaints reach us no later than in May.", False, False),
    ],
)
def test_denial_and_none(text, negated, nil):
    (found,) = statements(text)
    assert (found.negated, found.nil) == (negated, nil)


INDEX = """
# Content index

| Code | Requirement | Section or answer |
|---|---|---|
| B6.1 | Total number of complaints about products | Page 7 |
| B6.2 | Number of complaints and how they are handled | {answer} |
| B6.3 | Practices to protect patents | Our patents, page 9 |
| B6.4 | Training of staff | Staff, page 12 |
"""


def test_index_rows_say_nothing_by_themselves():
    assert statements(INDEX.format(answer="Page 8")) == ()


def test_the_cell_in_which_an_index_row_answers_is_a_statement_on_the_rows_topic():
    found = statements(INDEX.format(answer="None were received in the year."))
    assert [statement.text for statement in found] == ["None were received in the year."]
    assert "complaint" in found[0].concepts
    assert found[0].nil


@pytest.mark.parametrize("link", ["https://ferry.example/complaints", "##https://ferry.example/a## www.a.example"])
def test_a_column_of_links_behind_the_answers_is_passed_over(link):
    rows = INDEX.format(answer=f"None were received in the year. | {link}").replace("or answer |", "or answer | Link |")
    found = statements(rows.replace("---|---|---|", "---|---|---|---|"))
    assert [statement.text for statement in found] == ["None were received in the year."]


def test_a_link_is_no_answer():
    assert statements(INDEX.format(answer="https://ferry.example/none-were-received")) == ()


@pytest.mark.parametrize(
    "answer",
    [
        "Annually",
        "100%",
        "1 January to 31 December 2024",
        "purser@ferry.example",
        "Page 8; 100% of the crew",
        "The purser records all of them every day",
        "We did not seek them.",
        "24:1",
    ],
)
def test_a_few_words_that_state_a_fact_answer_in_a_row(answer):
    assert [statement.text for statement in statements(INDEX.format(answer=answer))] == [answer]


@pytest.mark.parametrize(
    "answer",
    [
        "Annual Report, page 8",
        "Annual report",
        "Our Crew and Their Training",
        "About this report",
        "See https://ferry.example/100%25/annual",
        "Ferry Limited, section 4",
    ],
)
def test_places_and_names_of_sections_answer_nothing(answer):
    assert statements(INDEX.format(answer=answer)) == ()


def test_a_title_behind_the_pages_is_no_answer():
    rows = "".join(
        f"| B6.{number} | {place} | Complaints of passengers that we received, and how we handle each of them |\n"
        for number, place in enumerate(("7", "8-9", "No complaints", "12"), 1)
    )
    found = statements("# Content index\n\n| Code | Page | Requirement |\n|---|---|---|\n" + rows)
    assert [statement.text for statement in found] == ["No complaints"]
    assert "complaint" in found[0].concepts


def test_contents_pages_and_running_headers_are_silent():
    entries = ("Complaints and how we handle them ........ 4", "Patents and staff ........ 9", "Water use ........ 12")
    contents = "# Contents\n\n" + "\n\n".join(entries) + "\n"
    body = "\f# Complaints\n\nComplaints are handled by the purser.\n"
    assert [statement.text for statement in statements(contents + body)] == ["Complaints are handled by the purser."]
