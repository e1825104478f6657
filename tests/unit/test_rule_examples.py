"""The examples beside a rule as tiny reports, and what is said of one that fails."""

import pytest

from checker.model.document import Role
from checker.model.finding import State
from checker.model.rule import AnsweredBy, Example
from checker.rule_examples import example_document, run_example, run_examples
from tests.builders_facts import near, pack, question, rule

COUNT = rule(question("figure", "complaint", unit=("count",)), id="ferries.complaints")


def run(example, rule_=COUNT, *others):
    return run_example(rule_, example, pack(*others, rule_))


def test_lines_become_paragraphs_and_list_items_under_the_heading():
    document = example_document(Example(state="missing", heading="Passengers", text="One.\n- Two.\n• Three."))
    assert [(item.role, item.text) for item in document.passages] == [
        (Role.HEADING, "Passengers"),
        (Role.BODY, "One."),
        (Role.LIST_ITEM, "Two."),
        (Role.LIST_ITEM, "Three."),
    ]
    assert {item.headings for item in document.passages[1:]} == {(0,)}


def test_a_table_stands_below_its_caption_with_its_first_row_as_header():
    document = example_document(Example(state="missing", caption="Cases", table=(("", "2023"), ("Complaints", "9"))))
    (table,) = document.tables
    assert (table.caption, table.header_rows, table.passages) == ("Cases", 1, (1, 2))
    assert [item.text for item in document.passages] == ["Cases", "2023", "Complaints | 9"]


def test_an_example_passes_with_its_state_quote_and_values():
    result = run(
        Example(state="disclosed", text="We received 23 complaints.", evidence="23 complaints", values=("23",))
    )
    assert (result.passed, result.state, result.message) == (True, State.DISCLOSED, "")
    assert result.quote == "We received 23 complaints."
    assert result.rule == "ferries.complaints"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"state": "missing"}, "expected missing, found disclosed"),
        ({"state": "disclosed", "evidence": "24 complaints"}, "evidence '24 complaints' is not in"),
        ({"state": "disclosed", "values": ("24",)}, "values ['24'] are not among ['23']"),
    ],
)
def test_what_differs_is_said(fields, message):
    result = run(Example(text="We received 23 complaints.", **fields))
    assert not result.passed
    assert message in result.message


def test_a_wrong_state_shows_what_was_turned_down():
    guarded = rule(*COUNT.questions, id=COUNT.id, guards=(near("staff", "complaints of staff"),))
    result = run(Example(state="disclosed", text="We received 23 complaints of staff."), guarded)
    assert "complaints of staff" in result.message


def test_a_rule_is_tested_with_those_that_lend_it_an_answer():
    borrowing = rule(
        question("measure", "patent"),
        id="ferries.outcomes",
        answered_by=(AnsweredBy(datapoint=COUNT.id, only_nil=True),),
    )
    example = Example(state="disclosed", text="No complaints were received.")
    assert run(example, borrowing, COUNT).passed
    assert not run(example, borrowing).passed


def test_examples_run_by_prefix_and_are_numbered():
    examples = (Example(state="missing", text="Words."), Example(state="missing", text="More words."))
    one = rule(*COUNT.questions, id="ferries.complaints", examples=examples)
    two = rule(*COUNT.questions, id="harbour.complaints", examples=examples)
    found = list(run_examples(pack(one, two), prefix="harbour."))
    assert [(item.rule, item.number) for item in found] == [("harbour.complaints", 1), ("harbour.complaints", 2)]
