"""The JSON file: its schema, its figures without loss, its quotes word for word."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from typing import Any

import jsonschema
import pytest
from builders_assessment import assessment, element, evidence, figure, large, report, requirement, sample, second

from checker.model.assessment import Assessment, Verdict
from checker.model.fact import Locator
from checker.model.finding import Evidence
from checker.writers import render
from checker.writers.json_file import decimal_text, figure_json


def schema() -> dict[str, Any]:
    text = resources.files("checker.writers").joinpath("schemas/assessment.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def written(*assessments: Assessment) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(assessments, format="json"))
    return loaded


def first_element(made: Assessment) -> dict[str, Any]:
    part: dict[str, Any] = written(made)["requirements"][0]["elements"][0]
    return part


def test_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.json", render((sample(),), format="json").decode())


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "assessments",
    [
        (sample(),),
        (sample(), second()),
        (large(requirements=10),),
        (assessment(report=report(period=None, unread_pages=(), languages=())),),
        (assessment(requirement("E1.1", Verdict.PRESENT), figures=(figure("-5", "-5"), figure("1", "1E-50"))),),
    ],
)
def test_files_fit_the_schema(assessments: tuple[Assessment, ...]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(written(*assessments))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("requirements", 0, "verdict"), "fine"),
        (("requirements", 0, "elements", 0, "state"), "present"),
        (("requirements", 0, "elements", 0, "evidence", 0, "page"), "4"),
        (("requirements", 0, "elements", 0, "values", 0, "amount"), 1250),
        (("requirements", 0, "elements", 0, "values", 0, "surplus"), ""),
        (("report", "sha256"), "short"),
        (("figures", 0, "surplus"), ""),
        (("surplus",), 1),
    ],
)
def test_the_schema_refuses_what_it_should(path: tuple[str | int, ...], value: object) -> None:
    data: Any = written(sample())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data))


def test_one_framework_is_the_plain_object_and_several_are_a_list() -> None:
    assert written(sample())["framework"]["id"] == "invented-2024"
    both = written(sample(), second())
    assert list(both) == ["schema", "assessments"]
    assert [item["framework"]["id"] for item in both["assessments"]] == ["invented-2024", "other-2021"]


def test_a_value_is_as_printed_and_its_amount_loses_no_digit() -> None:
    billions = replace(figure("5.81", "5.81E+9"), unit_text="RMB billion")
    part = element("a", figures=(billions,))
    value = written(assessment(requirement("E1.1", Verdict.PRESENT, part)))["requirements"][0]["elements"][0]["values"][
        0
    ]
    assert (value["value"], value["amount"], value["unit"]) == ("5.81", "5810000000", "RMB billion")


@pytest.mark.parametrize(
    ("printed", "value", "shown"),
    [("one", "1", "1"), ("三", "3", "3"), ("no complaints", "0", "0"), ("13,500", "13500", "13,500"), ("２", "2", "2")],
)
def test_a_value_printed_in_words_is_given_in_digits(printed: str, value: str, shown: str) -> None:
    assert figure_json(figure(printed, value))["value"] == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1250", "1250"),
        ("0.10", "0.10"),
        ("1E+3", "1000"),
        ("-0.5", "-0.5"),
        ("1E+999999", "1E+999999"),
        ("NaN", "NaN"),
    ],
)
def test_amounts_are_plain_digits_unless_absurd(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


def test_a_year_appears_only_where_ids_repeat() -> None:
    data = written(sample())["requirements"]
    assert [item.get("year") for item in data] == [None] * 5 + [2016] + [None] * 3


def test_quotes_stand_word_for_word_with_page_box_and_offsets() -> None:
    quote = 'He said "1,250\u00a0t"\x02 of\ttext'
    where = Locator(page=3, printed_page="1", passage=7, start=2, end=30, box=(1.0, 2.0, 3.456, 4.0))
    part = element("a", evidence=(Evidence(quote=quote, locator=where),))
    found = written(assessment(requirement("E1.1", Verdict.PRESENT, part)))["requirements"][0]["elements"][0][
        "evidence"
    ]
    assert found == [
        {
            "page": 3,
            "printed_page": "1",
            "box": [1.0, 2.0, 3.46, 4.0],
            "quote": quote,
            "source": {"passage": 7, "start": 2, "end": 30},
        }
    ]


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    part = element("a", evidence=(evidence("a\ud800b"),))
    found = first_element(assessment(requirement("E1.1", Verdict.PRESENT, part)))
    assert found["evidence"][0]["quote"] == "a?b"


def test_unread_pages_say_why() -> None:
    assert written(sample())["report"]["unread_pages"][2] == {
        "page": 31,
        "printed_page": "29",
        "reason": "the text layer is gibberish (broken character map)",
    }
