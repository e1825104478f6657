"""The terminal views: complete at 80 columns, without colour, and in poor encodings."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders_assessment import assessment, element, evidence, large, report, requirement, sample, second
from rich.console import Console

from checker.model.assessment import Assessment, Verdict
from checker.writers.terminal import print_explanation, print_summary


def shown(view: Callable[[tuple[Assessment, ...], Console], None], *assessments: Assessment, width: int = 80) -> str:
    stream = io.StringIO()
    view(assessments, Console(file=stream, width=width, force_terminal=False, _environ={}))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def test_summary_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/summary.txt", shown(print_summary, sample(), second()))


def test_explanation_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    one = replace(sample(), requirements=sample().requirements[:3])
    golden("writers/explanation.txt", shown(print_explanation, one))


@pytest.mark.parametrize("width", [80, 100, 200])
def test_nothing_is_wider_than_the_console(width: int) -> None:
    text = shown(print_summary, large(), width=width) + shown(print_explanation, large(requirements=9), width=width)
    assert max(map(len, text.splitlines())) <= width


def test_summary_names_gaps_unread_pages_and_what_was_not_assessed() -> None:
    text = shown(print_summary, sample(), width=100)
    for words in (
        "◐ E1.2 Energy use and target",
        "Mandatory, confidence medium (71 %). An energy target with its year is missing.",
        "Not read  Pages 7-8: no text layer",
        "Not assessed (1)  S6.5",
        "Needs review (1)  S1.2",
    ):
        assert words in text


def test_long_aspect_titles_push_no_column_out() -> None:
    aspects = tuple(replace(aspect, title="A very long title of an aspect " * 4) for aspect in sample().aspects)
    text = shown(print_summary, replace(sample(), aspects=aspects))
    header = next(line for line in text.splitlines() if line.startswith("Aspect"))
    assert header.split()[2:] == ["✔", "✎", "↗", "◐", "✘", "?", "–", "○"]


def test_a_clean_report_says_so() -> None:
    clean = assessment(requirement("E1.1", Verdict.PRESENT), report=report(unread_pages=()))
    text = shown(print_summary, clean)
    assert "No potential gap among what was read and assessed." in text
    assert "48, all read" in text


def test_report_text_is_neither_markup_nor_terminal_control() -> None:
    text = "[bold red]x[/] \x1b[2J\x07 :smile:"
    part = element("a", title=text, evidence=(evidence(text),))
    item = requirement("E1.1", Verdict.PARTIAL, part, title=text, gap=text)
    for view in (print_summary, print_explanation):
        out = shown(view, assessment(item, report=report(source=text)))
        assert "[bold red]x[/] [2J :smile:" in out
        assert "\x1b" not in out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "gbk"])
def test_a_console_that_cannot_show_symbols_gets_letters(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=stream, width=80, force_terminal=False, _environ={})
    print_summary((sample(),), console)
    print_explanation((sample(),), console)
    stream.flush()
    text = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]  # BytesIO underneath
    assert "~ E1.2 Energy use and target" in text
