"""The claim of use in workbook, JSON, Markdown and terminal: what it is, and each condition with its disclosures."""

import io
import json
from dataclasses import replace
from importlib import resources

import jsonschema
import openpyxl
from builders_assessment import evidence, sample
from rich.console import Console

from checker.model.use import ConditionResult, Outcome, Point, StatedClaim, UseCheck
from checker.writers import render
from checker.writers.terminal import print_summary
from checker.writers.use_words import OUTCOMES

ROW = evidence("X-4 | Restatements | N/A", 46, "44")
USE = UseCheck(
    stated=(StatedClaim(id="full", title="in full accord", evidence=(evidence("We report in full accord.", 3, "1"),)),),
    conditions=(
        ConditionResult(datapoint="use.index", outcome=Outcome.HELD, title="An index is given", evidence=(ROW,)),
        ConditionResult(datapoint="use.told", outcome=Outcome.NOT_JUDGED, title="The body is told", message="Ask."),
        ConditionResult(
            datapoint="use.general",
            outcome=Outcome.NOT_HELD,
            id="R2",
            requirement="X-IA",
            title="All is reported",
            message="X-4, X-5: omission is not permitted",
            points=(
                Point(code="X-4", message="omission is not permitted", row=ROW),
                Point(code="X-5", message="omission is not permitted"),
            ),
        ),
    ),
)


def with_use(use: UseCheck = USE):
    return replace(sample(), use=use)


def test_every_outcome_has_its_words():
    assert set(OUTCOMES) == set(Outcome)


def test_the_sheet_says_what_is_claimed_and_first_what_is_not_held():
    book = openpyxl.load_workbook(io.BytesIO(render((with_use(),), format="xlsx")))
    head, *rows = book["Claim of use"].iter_rows(values_only=True)
    claim, *shown = (dict(zip(head, row, strict=True)) for row in rows)
    assert (claim["Condition"], claim["What it means"]) == ("Claim of use", "in full accord")
    assert (claim["Evidence, word for word"], claim["PDF page"]) == ("We report in full accord.", 3)
    assert [row["Outcome"] for row in shown] == ["✘ Not held", "? Not judged", "✔ Held"]
    assert shown[0]["Requirement"] == "X-IA R2"
    assert (shown[0]["Disclosures concerned"], shown[0]["Pages of the rows concerned"]) == ("X-4, X-5", "46")
    assert shown[0]["What it means"] == "X-4, X-5: omission is not permitted"
    assert [row["Evidence, word for word"] for row in shown] == [ROW.quote, None, ROW.quote]


def test_json_holds_the_conditions_and_fits_the_schema():
    text = resources.files("checker.writers").joinpath("schemas/assessment.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    written = json.loads(render((with_use(),), format="json"))
    jsonschema.Draft202012Validator(schema).validate(written)
    told = written["claim_of_use"]["conditions"][2]
    assert (told["requirement"], told["element"], told["outcome"]) == ("X-IA", "R2", "not_held")
    with_row, without = told["disclosures"]
    assert (with_row["row"]["page"], with_row["row"]["quote"]) == (46, ROW.quote)
    assert without == {"id": "X-5", "message": "omission is not permitted", "against": True}
    assert schema["$defs"]["claim_condition"]["properties"]["outcome"]["enum"] == list(Outcome)


def test_a_report_without_a_claim_has_no_such_sheet_line_or_field():
    assert "Claim of use" not in openpyxl.load_workbook(io.BytesIO(render((sample(),), format="xlsx"))).sheetnames
    assert "claim_of_use" not in json.loads(render((sample(),), format="json"))


def test_an_index_without_a_claim_is_said_to_lack_one():
    lacking = with_use(UseCheck(note="No claim was found."))
    book = openpyxl.load_workbook(io.BytesIO(render((lacking,), format="xlsx")))
    head, row = book["Claim of use"].iter_rows(values_only=True)
    shown = dict(zip(head, row, strict=True))
    assert (shown["Outcome"], shown["What it means"]) == ("No claim found", "No claim was found.")


def test_markdown_and_terminal_tell_of_it():
    text = render((with_use(),), format="markdown").decode()
    assert "### Claim of use" in text
    assert "- ✘ Not held: **X-IA R2** All is reported: X-4, X-5: omission is not permitted" in text
    assert "An index is given" not in text
    stream = io.StringIO()
    print_summary((with_use(),), Console(file=stream, width=100, force_terminal=False, _environ={}))
    assert "Claim of use  in full accord: 1 not held, 1 not judged, 1 held" in stream.getvalue()
