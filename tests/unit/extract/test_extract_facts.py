"""The whole of extract: what is left out for want of a question, the period, claims beside the rest."""

from datetime import date

from checker.extract import extract
from checker.model.fact import Source
from tests.builders import doc
from tests.builders_facts import facts, lexicon

REPORT = """
# Orchid Ferries

This report covers the period from 1 April 2022 to 31 March 2023.

We received 23 complaints. We hold 9 patents.

## Figures

| | 2022 | 2023 |
|---|---|---|
| Complaints | 31 | 23 |
| Patents | 8 | 9 |
"""


def test_the_reporting_period_is_the_reports_own():
    period = facts(REPORT).period
    assert (period.start, period.end) == (date(2022, 4, 1), date(2023, 3, 31))


def test_only_statements_and_figures_on_the_subjects_are_kept():
    some = extract(doc(REPORT), lexicon(), subjects=frozenset({"complaint"}), figure_subjects=frozenset({"complaint"}))
    everything = extract(doc(REPORT), lexicon())
    assert {figure.text for figure in some.figures if figure.source is Source.TABLE} == {"31", "23"}
    assert {figure.text for figure in everything.figures if figure.source is Source.TABLE} == {"31", "23", "8", "9"}
    assert len(some.statements) < len(everything.statements)
    assert set(some.figures) <= set(everything.figures)


def test_a_figure_belongs_to_the_statement_that_holds_it():
    found = facts(REPORT)
    (figure,) = [item for item in found.figures if item.source is Source.SENTENCE and item.text == "9"]
    assert found.statements[figure.statement].text == "We hold 9 patents."


def test_an_empty_report_has_no_facts():
    found = facts("Nothing of note happened on board.")
    assert (found.statements, found.figures, found.explanations, found.references, found.claims) == ((),) * 5
    assert found.period is None


def test_the_same_document_gives_the_same_facts():
    assert facts(REPORT) == facts(REPORT)
