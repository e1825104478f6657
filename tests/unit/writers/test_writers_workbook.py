"""The workbook: what stands where, how it looks, and that no text of the report can do harm in it."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from builders_assessment import (
    assessment,
    element,
    evidence,
    figure,
    large,
    near_miss,
    report,
    requirement,
    sample,
    second,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from workbook_dump import dump, load

from checker.model.assessment import Assessment, Verdict
from checker.model.finding import State
from checker.writers import render

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "http://example.invalid",
    "internal:'Gaps'!A1",
    "mailto:a@example.invalid",
    "{=1}",
    "_x000D_",
)


def workbook(*assessments: Assessment) -> bytes:
    return render(assessments or (sample(),), format="xlsx")


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """Return a table sheet's rows as dicts by column title."""
    lines = sheet.iter_rows(values_only=True)
    titles = [str(title) for title in next(lines)]
    return [dict(zip(titles, line, strict=True)) for line in lines]


def with_text(text: str) -> Assessment:
    """An assessment with one text wherever the report's words can come in."""
    return assessment(
        requirement(
            "E1.1",
            Verdict.PARTIAL,
            element(
                "a",
                State.WEAK,
                title=text,
                evidence=(evidence(text),),
                near_misses=(near_miss(text, text),),
                figures=(figure(text, metric=text, unit_text=text, per=text, quote=text, by=(("gender", text),)),),
                reason=text,
                asks=text,
            ),
            title=text,
            gap=text,
            next_step=text,
        ),
        report=report(source=text),
        framework_title=text,
        chosen_because=text,
    )


def test_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.xlsx.txt", dump(workbook()))


def test_same_input_gives_same_bytes() -> None:
    assert workbook() == workbook()


def test_sheets_stand_in_reading_order() -> None:
    names = load(workbook()).sheetnames
    assert names == ["Summary", "Gaps", "Review", "Elements", "Evidence", "Turned down", "Figures", "About"]


def test_gaps_has_one_row_for_each_requirement_with_key_verdict_and_page() -> None:
    lines = rows(load(workbook())["Gaps"])
    assert [line["Key"] for line in lines][:3] == ["invented-2024:E1.1", "invented-2024:E1.2", "invented-2024:S1.1"]
    assert lines[5]["Key"] == "invented-2024:S6.2@2016"
    assert lines[1]["Verdict"] == "◐ Partial"
    assert (lines[0]["PDF page"], lines[0]["Printed page"]) == (4, "2")
    assert [line["Status"] for line in lines[:5]] == [None, "Open", "Open", "Open", None]


def test_confidence_is_a_number_that_shows_as_a_word() -> None:
    cell = load(workbook())["Gaps"]["H3"]
    assert cell.value == pytest.approx(0.71)
    assert "Medium" in cell.number_format


def test_what_was_not_assessed_shows_no_confidence() -> None:
    line = rows(load(workbook())["Gaps"])[-1]
    assert line["Verdict"] == "○ Not assessed"
    assert line["Confidence"] is None


def test_elements_have_keys_and_the_closest_passage_with_the_reason() -> None:
    lines = {line["Key"]: line for line in rows(load(workbook())["Elements"])}
    turnover = lines["invented-2024:S1.1:turnover_rate"]
    assert turnover["State"] == "✘ Not found"
    assert turnover["Why it was turned down"] == "turnover in the sense of revenue"
    assert turnover["Its PDF page"] == 9


def test_every_quote_stands_on_evidence_word_for_word() -> None:
    quotes = [line["Quote, word for word"] for line in rows(load(workbook())["Evidence"])]
    assert "範圍一及範圍二能源耗量為 13,500 千個千瓦時。" in quotes
    assert len(quotes) == 6


def test_figures_hold_number_and_print_and_who_uses_them() -> None:
    lines = {line["Metric"]: line for line in rows(load(workbook())["Figures"])}
    assert lines["Scope 1 emissions"]["Value"] == 1250
    assert lines["Scope 1 emissions"]["As printed"] == "1,250"
    assert lines["Scope 1 emissions"]["Used by"] == "E1.1 scope_1"
    assert lines["Share of staff"]["Breakdown"] == "gender: female"
    assert lines["Share of staff"]["Used by"] is None


def test_a_value_with_more_digits_than_a_workbook_number_holds_stays_text() -> None:
    long = figure("1234567890123456789", "1234567890123456789")
    lines = rows(load(workbook(assessment(requirement("E1.1", Verdict.PRESENT), figures=(long,))))["Figures"])
    assert lines[0]["Value"] == "1234567890123456789"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+400"])
def test_a_value_that_is_no_workbook_number_does_not_break_the_file(value: str) -> None:
    odd = replace(figure(), value=Decimal(value))
    assert load(workbook(assessment(requirement("E1.1", Verdict.PRESENT), figures=(odd,))))["Figures"]["B2"].value


def test_review_puts_mandatory_and_unknown_first() -> None:
    lines = rows(load(workbook())["Review"])
    assert lines[0]["Key"] == "invented-2024:S1.2:injuries"
    assert lines[1]["Key"] == "invented-2024:E1.2:energy_target"
    assert [line["Rank"] for line in lines] == list(range(1, len(lines) + 1))


def test_evidence_digest_changes_with_the_evidence_only() -> None:
    first = rows(load(workbook())["Gaps"])
    base = sample()
    changed_part = replace(base.requirements[0].elements[0], evidence=(evidence("Other words.", 4, "2"),))
    changed = replace(base.requirements[0], elements=(changed_part,))
    again = rows(load(workbook(replace(base, requirements=(changed, *base.requirements[1:]))))["Gaps"])
    assert first[0]["Evidence digest"] != again[0]["Evidence digest"]
    assert first[1]["Evidence digest"] == again[1]["Evidence digest"]


def test_several_frameworks_share_one_workbook_with_a_framework_column() -> None:
    book = load(workbook(sample(), second()))
    lines = rows(book["Gaps"])
    assert {line["Framework"] for line in lines} == {"invented-2024", "other-2021"}
    assert "Framework" not in rows(load(workbook())["Gaps"])[0]
    text = [cell.value for row in book["Summary"].iter_rows() for cell in row]
    assert "Other Standards 2021" in text
    assert len(book["Summary"]._charts) == 2


def test_summary_links_lead_to_the_row_of_the_gap() -> None:
    book = load(workbook(sample(), second()))
    links = [cell.hyperlink for row in book["Summary"].iter_rows() for cell in row if cell.hyperlink]
    targets = [book["Gaps"][link.location.rpartition("!")[2]].value for link in links]
    assert targets == ["E1.2", "S1.1", "X-2", "X-3"]


def test_figures_of_the_summary_count_verdicts() -> None:
    sheet = load(workbook())["Summary"]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "All aspects")
    assert total[1:10] == (2, 1, 1, 1, 1, 1, 1, 1, 9)
    assert total[10] == pytest.approx(3 / 7, abs=1e-4)


def test_lists_to_choose_from() -> None:
    sheet = load(workbook())["Gaps"]
    found = {str(rule.promptTitle): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert found["Status"] == '"Open,In progress,Closed,Accepted"'
    assert found["Reviewer decision"] == '"Agree,Disagree,Not sure"'
    assert "Due date" in found


def test_an_assessment_without_gaps_or_figures_is_a_whole_workbook() -> None:
    empty = assessment(requirement("E1.1", Verdict.PRESENT), report=report(unread_pages=(), period=None))
    book = load(workbook(empty))
    assert book["Figures"]["A2"].value == "No figure was recognised."
    text = [str(cell.value) for row in book["Summary"].iter_rows() for cell in row]
    assert "No potential gap among what was read and assessed." in text
    assert "Every page was read." in text


def test_an_assessment_without_requirements_is_a_whole_workbook() -> None:
    assert load(workbook(assessment(aspects=())))["Gaps"]["C2"].value == "None."


@pytest.mark.parametrize("text", HOSTILE)
def test_report_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    content = workbook(with_text(text))
    book = load(content)
    formulas = [
        cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert all(str(formula).startswith("=COUNTIF(Gaps!$") for formula in formulas)
    assert len(formulas) == 4
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in sheet for sheet in sheets)
    assert rows(book["Evidence"])[0]["Quote, word for word"] == text


def test_control_characters_and_non_characters_are_left_out() -> None:
    book = load(workbook(with_text("non\x02hazardous\ufffe\ud800 waste\x1b[31m\u202e")))
    assert rows(book["Evidence"])[0]["Quote, word for word"] == "nonhazardous waste[31m"


@pytest.mark.parametrize("text", ["x" * 40_000, "𠀀" * 20_000, "line\n" * 9_000])
def test_a_text_over_the_limit_of_a_cell_is_cut_with_a_mark(text: str) -> None:
    quote = str(rows(load(workbook(with_text(text)))["Evidence"])[0]["Quote, word for word"])
    assert quote.endswith("… [cut]")
    assert 32_000 < len(quote.encode("utf-16-le")) // 2 <= 32_767


def test_many_lines_in_a_cell_become_one() -> None:
    quote = rows(load(workbook(with_text("a\n" * 300)))["Evidence"])[0]["Quote, word for word"]
    assert "\n" not in str(quote)


def test_a_long_quote_does_not_make_a_row_taller_than_a_page() -> None:
    sheet = load(workbook(with_text("word " * 5_000)))["Evidence"]
    assert 100 < sheet.row_dimensions[2].height < 340
    assert sheet["E2"].alignment.vertical == "top"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_workbook_that_opens(text: str) -> None:
    assert rows(load(workbook(with_text(text)))["Gaps"])[0]["Verdict"] == "◐ Partial"


def test_a_large_assessment_keeps_every_row() -> None:
    book = load(workbook(large()))
    assert book["Gaps"].max_row == 121
    assert book["Elements"].max_row == 251
