"""Markdown and CSV: readable, complete, and deaf to what the report's text tries."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders_assessment import assessment, element, evidence, near_miss, report, requirement, sample, second
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model.assessment import Assessment, Verdict
from checker.model.finding import State
from checker.writers import render
from checker.writers.markdown import escape
from checker.writers.safe_text import cell_text, csv_text


def markdown(*assessments: Assessment) -> str:
    return render(assessments, format="markdown").decode()


def lines(*assessments: Assessment) -> list[dict[str, str]]:
    text = render(assessments, format="csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_markdown_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.md", markdown(sample()))


def test_csv_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.csv", render((sample(),), format="csv").decode())


def test_markdown_holds_every_framework_and_every_gap() -> None:
    text = markdown(sample(), second())
    assert "## Invented Reporting Code, 2024 edition" in text
    assert "## Other Standards 2021" in text
    for code in ("E1.2", "S1.1", "X-2", "X-3"):
        assert f"**{code}**" in text


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "<script>alert(1)</script>",
        "[click](http://example.invalid)",
        "![x](http://example.invalid/x.png)",
        "**bold** _it_ `code` ~~gone~~",
        "line\n\n# heading",
        "# heading",
        "- list",
        "http://example.invalid www.example.invalid a@example.invalid",
        "&lt;b&gt; &amp;",
        "\\| \\",
    ],
)
def test_markdown_text_is_shown_as_it_stands(text: str) -> None:
    item = requirement("E1.1", Verdict.MISSING, gap=text, title=text)
    page = MarkdownIt("commonmark").enable("table")
    html = page.render(markdown(assessment(item)))
    assert not any(tag in html for tag in ("<script", "<a ", "<img", "<em>", "<code>alert", "<del", "<ul><ul"))
    shown = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<td>{shown}</td>" in html


@given(st.text(max_size=60))
def test_markdown_text_stays_in_its_cell(text: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(f"| a | b |\n| --- | --- |\n| {escape(text)} | end |\n")
    assert html.count("<td>") == 2
    assert "<td>end</td>" in html


def test_csv_has_one_row_for_each_element() -> None:
    rows = lines(sample(), second())
    assert len(rows) == 16
    assert rows[3]["turned down because"] == "turnover in the sense of revenue"
    assert rows[0]["page"] == "4"


def test_csv_starts_with_a_byte_order_mark() -> None:
    assert render((sample(),), format="csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠x"])
def test_csv_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    part = element("a", State.WEAK, evidence=(evidence(text),), near_misses=(near_miss(text, "x"),))
    row = lines(assessment(requirement("E1.1", Verdict.PARTIAL, part)))[0]
    assert row["quote"].startswith("'")
    assert row["turned down"].startswith("'")


@given(st.text(max_size=40))
def test_csv_text_never_starts_like_a_formula(text: str) -> None:
    assert not csv_text(text).lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))


@given(st.text(max_size=200), st.integers(min_value=0, max_value=400))
def test_cell_text_fits_a_cell_and_xml(text: str, times: int) -> None:
    cell = cell_text(text * times)
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert not any(ord(char) < 32 and char not in "\n\t" for char in cell)
    assert "\ufffe" not in cell


def test_a_report_name_cannot_break_out_of_its_line() -> None:
    text = markdown(replace(sample(), report=report(source="x\n# Approved by the board\n")))
    assert "\n# Approved" not in text
