"""What must hold of every verdict: unrelated text changes nothing, the evidence does; same input, same bytes."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.assessment import Assessment
from checker.model.document import Document
from checker.model.finding import State
from checker.writers import render
from tests.builders import doc
from tests.builders_check import assessed, findings_in

TITLE = (
    "# Orchid Ferries: ESG report 2023\n\nThis report covers the period from 1 January 2023 to 31 December 2023.\n\n"
)
SUBSTANCE = (
    "We received 37 complaints about our services.",
    "Complaints are handled by the purser within two days.",
    "Personal data of passengers are encrypted, and only pursers have access to them.",
    "No product recalls for safety reasons took place.",
    "We had 2 work-related fatalities.",
    "Packaging is not considered material and therefore not disclosed.",
    "We aim to train every member of staff on customer privacy.",
    "全年研发投入为人民币5.81亿元。",
    "公司建立举报热线，并保护举报人。",
    "| Indicator | 2022 | 2023 |\n|---|---|---|\n| Patents granted | 8 | 9 |\n"
    "| Male employees | 60 | 62 |\n| Female employees | 40 | 44 |",
)
UNRELATED = (
    "Harbour mist lay over Heron Bay at dawn.",
    "The lamp of the old tower is painted green.",
    "Gulls gather where the tide turns.",
    "A song of the islands has seven verses.",
    "晨雾笼罩着鹭湾。",
    "灯塔漆成绿色，海鸥在潮头盘旋。",
)
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def report(*paragraphs: str) -> Document:
    return doc(TITLE + "\n\n".join(paragraphs) + "\n")


def states(document: Document) -> dict[str, State]:
    return {name: finding.state for name, finding in findings_in(document).items()}


def told(document: Document) -> dict[str, tuple[object, ...]]:
    """What a person is told of each datapoint, places apart."""
    return {
        name: (finding.state, tuple(item.quote for item in finding.evidence), finding.confidence)
        for name, finding in findings_in(document).items()
    }


@pytest.fixture(scope="module")
def plain() -> dict[str, State]:
    return states(report(*SUBSTANCE))


def test_the_substance_reaches_every_kind_of_state(plain):
    assert {State.DISCLOSED, State.WEAK, State.EXPLAINED, State.MISSING} <= set(plain.values())
    assert list(plain.values()).count(State.DISCLOSED) >= 7


@QUICK
@given(text=st.sampled_from(UNRELATED), place=st.integers(0, len(SUBSTANCE)))
def test_an_unrelated_passage_changes_no_state(plain, text, place):
    assert states(report(*SUBSTANCE[:place], text, *SUBSTANCE[place:])) == plain


@QUICK
@given(order=st.permutations(UNRELATED))
def test_the_order_of_unrelated_passages_does_not_matter(order):
    mixed = [text for pair in zip(SUBSTANCE, [*order, *order], strict=False) for text in pair]
    other = [text for pair in zip(SUBSTANCE, [*UNRELATED, *UNRELATED], strict=False) for text in pair]
    assert told(report(*mixed)) == told(report(*other))


@QUICK
@given(order=st.permutations(SUBSTANCE))
def test_nor_does_the_order_of_the_paragraphs_that_answer(plain, order):
    assert states(report(*order)) == plain


def test_deleting_the_quoted_evidence_changes_the_answer():
    document = report(*SUBSTANCE)
    disclosed = [finding for finding in findings_in(document).values() if finding.state is State.DISCLOSED]
    for before in disclosed:
        after = findings_in(_without(document, {item.locator.passage for item in before.evidence}))[before.datapoint]
        assert after.state is not State.DISCLOSED or after.evidence != before.evidence, before.datapoint


def _without(document: Document, places: set[int]) -> Document:
    """The document with these passages emptied, and the table rows that they are."""
    passages = tuple(replace(item, text=".") if item.id in places else item for item in document.passages)
    tables = tuple(
        replace(table, rows=tuple(_row(row, number, table.passages, places) for number, row in enumerate(table.rows)))
        for table in document.tables
    )
    return replace(document, passages=passages, tables=tables)


def _row(row: tuple[str, ...], number: int, passages: tuple[int, ...], places: set[int]) -> tuple[str, ...]:
    return tuple("" for _ in row) if passages[number] in places else row


@pytest.mark.parametrize("format", ["json", "xlsx"])
def test_the_same_input_gives_the_same_bytes(format):
    def made() -> Assessment:
        return assessed(report(*SUBSTANCE), "hkex-2020")

    assert render((made(),), format=format) == render((made(),), format=format)


@QUICK
@given(data=st.data())
def test_any_mixture_of_passages_is_read_without_an_error_and_quotes_what_stands_there(data):
    paragraphs = data.draw(st.lists(st.sampled_from(SUBSTANCE + UNRELATED), max_size=8))
    document = report(*paragraphs)
    for finding in findings_in(document).values():
        for item in (*finding.evidence, *finding.near_misses):
            assert item.quote in document.passages[item.locator.passage].text
            assert item.locator.page == document.passages[item.locator.passage].page
