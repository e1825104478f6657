"""The sample draft report through the whole program: its workbook as text, and the state of every element.

Run `pytest --regen-golden` after a change that should move verdicts, and read the difference before it is committed.
"""

import json
from pathlib import Path

import pytest

from checker.model.framework import IssuerType
from checker.pipeline import CheckRequest, check
from checker.writers import render
from tests.workbook_dump import load

SAMPLE = Path(__file__).resolve().parents[2] / "reports" / "harbourlink-csr-2023.pdf"
EDITIONS = ("hkex-2020", "cn-exchange-2024")
SHEETS = ("Summary", "Gaps", "Figures", "About")
"""The others say the same at length; each element's state, pages and values are in states.txt."""


@pytest.fixture(scope="module")
def assessments(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESGCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return check(CheckRequest(path=SAMPLE, frameworks=EDITIONS, issuer=IssuerType.MAIN_BOARD))


def test_the_workbook_is_as_reviewed(assessments, golden):
    book = load(render(assessments, format="xlsx"))
    assert set(SHEETS) <= set(book.sheetnames)
    lines = [line for name in SHEETS for line in _sheet(book[name])]
    golden("sample_report/workbook.txt", _without_digests("\n".join(lines) + "\n", assessments))


def _sheet(sheet):
    """What a person reads, a line a row; layout and formats are compared in the writers' own golden files."""
    yield f"== {sheet.title}"
    for row in sheet.iter_rows(values_only=True):
        shown = [" ".join(str(value).split()) for value in row if value is not None]
        if shown:
            yield " | ".join(shown)


def test_the_states_are_as_reviewed(assessments, golden):
    data = json.loads(render(assessments, format="json"))
    lines = [
        f"{made['framework']['id']} {requirement['id']} {requirement['verdict']}\n" + "".join(_elements(requirement))
        for made in data.get("assessments", [data])
        for requirement in made["requirements"]
    ]
    golden("sample_report/states.txt", "".join(lines))


def _elements(requirement):
    for element in requirement["elements"]:
        pages = ", ".join(str(item["page"]) for item in element.get("evidence", ()))
        values = ", ".join(value["value"] for value in element.get("values", ()))
        yield (
            f"  {element['id']}: {element['state']}"
            + (f" p. {pages}" if pages else "")
            + (f" [{values}]" if values else "")
            + "\n"
        )


def _without_digests(text, assessments):
    """Digests change with every word of the rulebook; what they are of is tested where they are made."""
    digests = {made.provenance.framework_digest: f"<digest of {made.framework}>" for made in assessments}
    for digest, name in {assessments[0].provenance.rules_digest: "<digest of the rules>", **digests}.items():
        assert digest in text
        text = text.replace(digest, name)
    return text
