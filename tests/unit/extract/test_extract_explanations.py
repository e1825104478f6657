"""Reasons for silence and references elsewhere."""

import pytest

from tests.builders_facts import facts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Water use is not material to our business.", "not_material"),
        ("Packaging and water are not applicable to a ferry line.", "not_applicable"),
        ("Water use: due to the nature of our business, none is measured.", "not_applicable"),
        ("Data on water are not available, as the landlord keeps the meters.", "unavailable"),
        ("Complaints are not disclosed, because they are confidential.", "confidential"),
        ("Complaints are not disclosed, as this is prohibited by law.", "legal"),
        ("The number of complaints will be disclosed in our next report.", "later"),
        ("用水对本集团并不重大。", "not_material"),
        ("用水不適用於本集團業務。", "not_applicable"),
        ("用水暂无数据。", "unavailable"),
        ("投诉数量将于日后披露。", "later"),
    ],
)
def test_each_reason_is_told_by_its_words(text, reason):
    (found,) = facts(text).explanations
    assert found.reason == reason
    assert found.text == text
    assert found.concepts & {"water", "complaint"}


@pytest.mark.parametrize(
    "text",
    [
        "All complaints are kept confidential.",
        "Trade secrets and patents are locked away.",
        "The law prohibits the resale of patents.",
        "投诉内容严格保密。",
    ],
)
def test_confidence_and_law_are_topics_where_nothing_is_withheld(text):
    assert facts(text).explanations == ()


def test_no_reason_no_explanation():
    assert facts("Water use was 310 m³.").explanations == ()


@pytest.mark.parametrize(
    ("text", "external"),
    [
        ("For patents, please refer to our website.", True),
        (
            "Details on complaints are set out in the Annual Report. Complaints: please refer to the annual report.",
            True,
        ),
        ("For complaints, please see the section Passengers.", False),
        ("有关投诉请浏览本公司网站。", True),
        ("有关投诉请参阅第12页。", False),
    ],
)
def test_references_inside_and_outside(text, external):
    found = facts(text).references
    assert found
    assert found[-1].external is external
    assert found[-1].concepts & {"patent", "complaint"}


INDEX = """
# Content index

| Code | Requirement | Section or answer |
|---|---|---|
| B6.1 | Total number of complaints | Page 7 |
| B6.2 | Water use | {answer} |
| B6.3 | Patents | Page 9 |
| B6.4 | Training of staff | Page 12 |
"""


def test_a_reason_in_an_index_row_belongs_to_its_requirement():
    answer = "Not applicable, as our ferries take no water on board."
    (found,) = [item for item in facts(INDEX.format(answer=answer)).explanations if item.requirement]
    assert (found.requirement, found.reason) == ("B6.2", "not_applicable")
    assert answer in found.text


def test_a_bare_not_applicable_in_an_index_cell_is_no_reason():
    assert [item for item in facts(INDEX.format(answer="Not applicable")).explanations if item.requirement] == []


@pytest.mark.parametrize(("answer", "elsewhere"), [("Annual Report, page 92", True), ("Page 1", False)])
def test_an_index_row_refers_elsewhere_by_another_document(answer, elsewhere):
    rows = [item for item in facts(INDEX.format(answer=answer)).references if item.requirement == "B6.2"]
    assert bool(rows) is elsewhere
    assert all(item.external and answer in item.text for item in rows)


def test_pages_that_the_file_does_not_have_are_elsewhere():
    rows = [item.requirement for item in facts(INDEX.format(answer="Page 1")).references if item.requirement]
    assert rows == ["B6.1", "B6.3", "B6.4"]
