"""What the command line says: rules in words, progress, names that are near."""

import io
import sys

import pytest

from checker.cli.group import suggestion
from checker.cli.rule_words import question_in_words
from checker.cli.session import Session
from checker.model.rule import Question, QuestionKind, Reach


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            Question(
                kind=QuestionKind.FIGURE, of=("death", "fatality"), unit=("count",), periods=3, per=False, nil=False
            ),
            "a figure (count) on death or fatality, in the sentence itself; for 3 years; not per something; "
            "a plain none does not count",
        ),
        (
            Question(kind=QuestionKind.FIGURE, of=("turnover",), by="gender", per=True),
            "a figure on turnover, in the sentence itself; split by gender; per something",
        ),
        (
            Question(
                kind=QuestionKind.MEASURE,
                of=("supplier",),
                with_=(("audit", "visit"),),
                reach=Reach.SECTION,
                owners=("own", "supplier"),
                negated=False,
            ),
            "something that is done on supplier, in the sentence or in a heading above it; with audit or visit in the "
            "sentence; of own or supplier operations; only where it is not denied",
        ),
        (
            Question(kind=QuestionKind.STATEMENT, of=("waste",), part="kind=hazardous", years=("base_year",)),
            "a statement on waste, in the sentence itself; not of another part than kind=hazardous; "
            "with the year of base_year as a value",
        ),
    ],
)
def test_a_question_is_said_in_words(question, words):
    assert question_in_words(question) == words


def test_every_kind_of_question_and_reach_has_words():
    for kind in QuestionKind:
        for reach in Reach:
            assert question_in_words(Question(kind=kind, of=("topic",), reach=reach))


class Screen(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal_only(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with Session().progress("draft.pdf") as progress:
        progress("read", 1, 2)
        progress("extract", 0, 0)
    assert "draft.pdf" in screen.getvalue()
    with Session(quiet=True).progress("draft.pdf") as progress:
        assert progress is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Session().progress("draft.pdf") as progress:
        assert progress is None


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("HKEX2020", '; did you mean "hkex-2020" or "hkex-2025"?'),
        ("hkex-2026", '; did you mean "hkex-2025" or "hkex-2020"?'),
        ("zzz", ""),
    ],
)
def test_the_nearest_names_are_suggested(word, hint):
    assert suggestion(word, ("hkex-2020", "hkex-2025", "cn-exchange-2024")) == hint
