"""The content index, both ways: findings on it in workbook, JSON and terminal, and the index that is written."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pytest
from builders_assessment import assessment, at, element, evidence, report, requirement, sample
from rich.console import Console

from checker.errors import UsageError
from checker.model.assessment import IndexFinding, IndexKind, Verdict
from checker.model.finding import State
from checker.model.framework import Aspect, Framework, Holds, IndexLayout, Obligation, Phase, Requirement
from checker.writers import render
from checker.writers.index_file import write_index
from checker.writers.index_rows import content_index
from checker.writers.index_words import INDEX_KINDS
from checker.writers.terminal import print_summary

HOSTILE = '=HYPERLINK("http://example.invalid") <w:p/> & \x07'
FINDINGS = (
    IndexFinding(
        kind=IndexKind.SUPPORTED,
        requirement="E1.1",
        cited=(2,),
        cited_pages=(4,),
        pages=(4,),
        message="The cited place holds evidence of it.",
        quote="E1.1 | Direct emissions | 2",
        locator=at(46, "44", passage=460),
        evidence=evidence("Scope 1 emissions | 1,250", 4, "2"),
    ),
    IndexFinding(
        kind=IndexKind.ELSEWHERE,
        requirement="S6.2",
        year=2016,
        cited=(7, 8, 9),
        cited_pages=(9, 10, 11),
        pages=(22,),
        message="Not found on the cited pages; evidence stands on PDF page 22.",
        quote=HOSTILE,
        locator=at(46, "44", passage=461),
    ),
    IndexFinding(kind=IndexKind.OFFSET, offset=2, message="Most rows point 2 pages too early."),
)


def with_index():
    return replace(sample(), index=FINDINGS)


def test_every_kind_has_its_words():
    assert set(INDEX_KINDS) == set(IndexKind)


def test_the_sheet_shows_first_what_to_put_right():
    book = openpyxl.load_workbook(io.BytesIO(render((with_index(),), format="xlsx")))
    assert book.sheetnames[-2:] == ["Content index", "About"]
    head, *rows = book["Content index"].iter_rows(values_only=True)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Finding"] for row in shown] == ["! Pages shifted", "↗ Other page", "✔ Supported"]
    assert shown[1]["Requirement"] == "S6.2@2016"
    assert shown[1]["Cited: printed page or section"] == "7-9"
    assert shown[1]["Evidence on PDF pages"] == "22"
    assert shown[1]["Row of the index"].startswith("=HYPERLINK")
    assert (shown[2]["PDF page"], shown[2]["Printed page"]) == (46, "44")
    assert all(cell.data_type != "f" for line in book["Content index"] for cell in line)


def test_a_report_without_an_index_has_no_such_sheet_line_or_field():
    assert "Content index" not in openpyxl.load_workbook(io.BytesIO(render((sample(),), format="xlsx"))).sheetnames
    assert "content_index" not in json.loads(render((sample(),), format="json"))


def test_json_holds_the_findings_and_fits_the_schema():
    schema = json.loads(
        resources.files("checker.writers").joinpath("schemas/assessment.schema.json").read_text(encoding="utf-8")
    )
    written = json.loads(render((with_index(),), format="json"))
    jsonschema.Draft202012Validator(schema).validate(written)
    supported, elsewhere, offset = written["content_index"]
    assert supported["row"] == {
        "page": 46,
        "printed_page": "44",
        "box": [72.0, 100.0, 520.5, 124.25],
        "quote": "E1.1 | Direct emissions | 2",
    }
    assert supported["evidence"][0]["page"] == 4
    assert (elsewhere["cited"], elsewhere["cited_pages"], elsewhere["pages"]) == ([7, 8, 9], [9, 10, 11], [22])
    assert offset == {"kind": "offset", "id": "", "message": FINDINGS[2].message, "offset": 2}


def test_the_schema_knows_every_kind():
    text = resources.files("checker.writers").joinpath("schemas/assessment.schema.json").read_text(encoding="utf-8")
    assert set(json.loads(text)["$defs"]["index_finding"]["properties"]["kind"]["enum"]) == set(IndexKind)


def test_the_summary_has_one_line():
    stream = io.StringIO()
    print_summary((with_index(),), Console(file=stream, width=100, force_terminal=False, _environ={}))
    assert "Content index  1 pages shifted, 1 other page, 1 supported" in stream.getvalue()


PHASES = (Phase(issuer=None, obligation=Obligation.MANDATORY, start=date(2024, 1, 1)),)
LAYOUT = IndexLayout(
    title="Demo index",
    columns=(
        (Holds.GROUP, "Standard"),
        (Holds.DISCLOSURE, "Disclosure"),
        (Holds.LOCATION, "Location"),
        (Holds.OMISSION, "Omitted"),
        (Holds.OMISSION, "Reason"),
        (Holds.BLANK, "Reference"),
    ),
    header=(("Statement of use", "[Organization] has reported for {start} to {end}."),),
    per_topic=("U-3",),
)


def asked(id, aspect, kind="", **fields):
    return Requirement(
        id=id, title=f"Title {id}", aspect=aspect, kind=kind, phases=PHASES, elements=(), year=2021, **fields
    )


def edition(layout=LAYOUT):
    return Framework(
        id="demo-2021",
        family="demo",
        title="Demo",
        edition="2021",
        aspects=(
            Aspect(id="D U", title="Universal", group="Universal"),
            Aspect(id="D 3:2021", title="Lamps", group="Social"),
            Aspect(id="D 4", title="Paint", group="Social"),
        ),
        requirements=(
            asked("U-1", "D U", "universal", explainable=False),
            asked("U-3", "D U", "management"),
            asked("CLAIM", "D U", "universal"),
            asked("3-1", "D 3:2021", "topic"),
            asked("3-2", "D 3:2021", "topic"),
            asked("4-1", "D 4", "topic"),
        ),
        code_pattern=r"(?:U|\d)-\d",
        index=layout,
    )


def found(id, verdict, *elements, **fields):
    return requirement(id, verdict, *elements, year=2021, **fields)


def assessed(*changed):
    results = {
        "U-1": found("U-1", Verdict.MISSING, element("a", State.MISSING)),
        "U-3": found("U-3", Verdict.MISSING, element("a", State.MISSING)),
        "CLAIM": found("CLAIM", Verdict.PRESENT, element("a")),
        "3-1": found(
            "3-1",
            Verdict.PARTIAL,
            element("a", evidence=(evidence("x", 4, "2"), evidence("y", 5, "3"), evidence("z", 20, "18"))),
            element("b", State.DISCLOSED, evidence=(evidence("v", 9, ""),)),
            element("c", State.MISSING),
        ),
        "3-2": found("3-2", Verdict.PARTIAL, element("a", State.WEAK, evidence=(evidence("w", 12, "10"),))),
        "4-1": found("4-1", Verdict.MISSING, element("a", State.MISSING)),
    }
    results |= {one.id: one for one in changed}
    return assessment(*results.values(), report=report(source="r.pdf"))


def test_the_index_lists_what_every_report_is_asked_and_the_topics_that_are_answered():
    index = content_index(assessed(), edition())
    assert index.header == (("Statement of use", "[Organization] has reported for 2024-01-01 to 2024-12-31."),)
    assert [row[:2] for row in index.rows] == [
        ("D U: Universal 2021", "U-1 Title U-1"),
        ("D 3: Lamps 2021", "U-3 Title U-3"),
        ("D 3: Lamps 2021", "3-1 Title 3-1"),
    ]


def test_locations_are_printed_pages_else_pages_of_the_file():
    rows = {row[1].split()[0]: row for row in content_index(assessed(), edition()).rows}
    assert rows["3-1"][2:] == ("2-3, PDF p. 9", "[open: c]", "", "")
    assert rows["U-1"][2:] == ("[to be filled in]", "–", "–", "")
    assert rows["U-3"][2] == "[to be filled in]"


def test_weak_evidence_is_only_offered():
    weak = found("U-1", Verdict.PARTIAL, element("a", State.WEAK, evidence=(evidence("w", 12, "10"),)))
    rows = content_index(assessed(weak), edition()).rows
    assert rows[0][2] == "[check: 10]"


def test_a_reason_that_the_report_gives_is_kept():
    told = element("a", State.EXPLAINED, evidence=(evidence("Not counted before 2026.", 44, "42"),))
    explained = found("4-1", Verdict.EXPLAINED, told)
    row = content_index(assessed(explained), edition()).rows[-1]
    assert row[2:4] == ("", "[reason stated: Not counted before 2026.]")


def test_the_index_of_the_report_itself_is_no_location():
    own = IndexFinding(kind=IndexKind.SUPPORTED, requirement="3-1", locator=at(4, "2"))
    rows = content_index(replace(assessed(), index=(own,)), edition()).rows
    assert rows[-1][2] == "3, PDF p. 9"


def test_what_only_a_future_standard_asks_is_left_out():
    future = replace(assessed().requirements[3], obligation=Obligation.VOLUNTARY)
    assert [row[1] for row in content_index(assessed(future), edition()).rows] == ["U-1 Title U-1"]


def test_an_edition_without_a_layout_gets_a_plain_table():
    index = content_index(assessed(), edition(layout=None))
    assert index.columns == ("Topic", "Requirement", "Description", "Page", "Remarks")
    assert index.rows[0] == (
        "D U: Universal 2021",
        "U-1",
        "Title U-1",
        "[to be filled in]",
        "[disclose: no reason is accepted]",
    )


def cells_of(path: Path):
    if path.suffix == ".xlsx":
        return [[cell or "" for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        root = ElementTree.fromstring(file.read("word/document.xml"))
    space = root.tag.partition("}")[0] + "}"
    return [["".join(cell.itertext()) for cell in row.iter(f"{space}tc")] for row in root.iter(f"{space}tr")]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_file_holds_the_rows_and_is_the_same_each_time(tmp_path, suffix):
    told = element("a", State.EXPLAINED, evidence=(evidence(HOSTILE, 44, "42"),))
    made, path = assessed(found("4-1", Verdict.EXPLAINED, told)), tmp_path / f"index.{suffix}"
    assert write_index(made, edition(), path) == 5
    first = path.read_bytes()
    write_index(made, edition(), path)
    assert path.read_bytes() == first
    table = cells_of(path)
    head = next(number for number, row in enumerate(table) if row[0] == "Standard")
    assert table[head] == ["Standard", "Disclosure", "Location", "Omitted", "Reason", "Reference"]
    assert [row[1] for row in table[head + 1 :]] == [
        "U-1 Title U-1",
        "U-3 Title U-3",
        "3-1 Title 3-1",
        "U-3 Title U-3",
        "4-1 Title 4-1",
    ]
    assert "<w:p/> &" in table[-1][3]
    assert not list(tmp_path.glob(".esgcheck*"))


def test_no_date_is_kept_in_the_word_file(tmp_path):
    write_index(assessed(), edition(), tmp_path / "index.docx")
    with zipfile.ZipFile(tmp_path / "index.docx") as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        document = file.read("word/document.xml").decode()
    assert re.search(r"<w:tblHeader/>", document)


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(UsageError, match="docx or xlsx"):
        write_index(assessed(), edition(), tmp_path / "index.pdf")
