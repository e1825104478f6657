"""The KPI table: nothing of a figure is lost, in each of three formats."""

import csv
import io
import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from builders_assessment import COMPLAINTS, SCOPE_1, WOMEN, at
from workbook_dump import load

from checker.errors import UsageError
from checker.model.document import Document
from checker.model.fact import Claim, Explanation, Facts, Figure, Period, Reference
from checker.writers.facts_file import FIGURE_COLUMNS, write_facts

FACTS = Facts(
    figures=(
        SCOPE_1,
        COMPLAINTS,
        replace(WOMEN, by=(("gender", "female"), ("region", "Asia")), metric="=SUM(A1)", is_current=False),
        replace(SCOPE_1, text="(12)", value=Decimal("-12.50"), year=None),
    ),
    explanations=(
        Explanation(
            reason="not_material", concepts=frozenset({"recall"}), requirement="B6.1", text="=x", locator=at(9)
        ),
    ),
    references=(
        Reference(target="Annual Report", external=True, concepts=frozenset(), text="See it.", locator=at(10, "8")),
    ),
    claims=(Claim(requirement="B6.2", framework="hkex", pages=(12, 14), section="Customers", locator=at(50)),),
    period=Period(start=date(2024, 1, 1), end=date(2024, 12, 31), label="FY2024"),
)


def test_csv_holds_every_figure_and_guards_formulas(tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    write_facts("draft.pdf", FACTS, path, "csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert tuple(rows[0]) == FIGURE_COLUMNS
    assert rows[0]["amount"] == "1250"
    assert rows[0]["concepts"] == "emissions scope_1"
    assert rows[1]["nil"] == "yes"
    assert rows[2]["metric"] == "'=SUM(A1)"
    assert rows[2]["breakdown"] == "gender=female; region=Asia"
    assert rows[2]["current"] == "no"
    assert (rows[3]["amount"], rows[3]["year"]) == ("-12.50", "")


def test_workbook_has_a_sheet_for_each_kind_of_fact(tmp_path: Path) -> None:
    path = tmp_path / "kpi.xlsx"
    write_facts("draft.pdf", FACTS, path, "xlsx")
    book = load(path.read_bytes())
    assert book.sheetnames == ["Figures", "Explanations", "References", "Claims", "Period"]
    assert tuple(cell.value for cell in book["Figures"][1]) == FIGURE_COLUMNS
    assert book["Figures"]["C2"].value == 1250
    assert book["Figures"]["A4"].value == "=SUM(A1)"
    assert book["Figures"]["A4"].data_type == "s"
    claim = {head.value: cell.value for head, cell in zip(book["Claims"][1], book["Claims"][2], strict=True)}
    assert (claim["framework"], claim["requirement"], claim["pages cited"]) == ("hkex", "B6.2", "12, 14")
    assert (claim["section"], claim["reported"], claim["page"]) == ("Customers", "yes", 50)
    assert [cell.value for cell in book["References"][2]][1:3] == ["Annual Report", "yes"]


def test_json_holds_every_field_of_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "kpi.json"
    write_facts("draft.pdf", FACTS, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["document"] == "draft.pdf"
    assert data["period"] == {"start": "2024-01-01", "end": "2024-12-31", "label": "FY2024"}
    assert set(data["figures"][0]) == {field.name for field in fields(Figure)}
    assert data["figures"][2]["by"] == [["gender", "female"], ["region", "Asia"]]
    assert data["figures"][3]["value"] == "-12.50"
    assert data["figures"][0]["locator"]["box"] == [72.0, 100.0, 520.5, 124.25]
    assert data["claims"][0]["pages"] == [12, 14]
    assert data["explanations"][0]["concepts"] == ["recall"]


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_same_facts_give_same_bytes_and_no_facts_give_a_file(format: str, tmp_path: Path) -> None:
    first, again, empty = (tmp_path / f"{name}.{format}" for name in ("first", "again", "empty"))
    write_facts("draft.pdf", FACTS, first, format)
    write_facts("draft.pdf", FACTS, again, format)
    write_facts("draft.pdf", Facts(), empty, format)
    assert first.read_bytes() == again.read_bytes()
    assert empty.stat().st_size > 50


def test_a_document_gives_its_name_and_the_ending_the_format(tmp_path: Path) -> None:
    path = tmp_path / "kpi.JSON"
    document = Document(source="draft.docx", sha256="0" * 64, media_type="", pages=(), passages=())
    write_facts(document, FACTS, path)
    assert json.loads(path.read_text(encoding="utf-8"))["document"] == "draft.docx"


def test_an_unknown_ending_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="written as xlsx, csv, json"):
        write_facts("draft.pdf", FACTS, tmp_path / "kpi.pdf")
