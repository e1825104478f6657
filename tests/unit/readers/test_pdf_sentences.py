"""Sentences that a column or a dash at the start of a line breaks, put together by the PDF reader."""

from dataclasses import replace

import pytest
from builders_pdf import Page, column, make_pdf

from checker.model.document import Box
from checker.readers.blocks import Block
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf
from checker.readers.pdf_sentences import with_rests

START = "In the year the two plants hired 79 people, which comes to a rate of 37 percent; of them 33 were women and 46"
OPEN = f"{START} were"
REST = "men, so that the rates by gender were 15 and 21 percent."


def block(text: str, box: Box, *, size: float = 10, rows: tuple[tuple[str, ...], ...] = ()) -> Block:
    return Block(page=1, text=text, box=box, font_size=size, rows=rows)


OPENING = block(OPEN, (50, 100, 280, 160))
NEXT = block("Both plants train their people every year.", (310, 120, 540, 160))
CONTINUED = block(REST, (310, 90, 540, 112))
HEADING = block("Our people", (50, 70, 150, 85), size=14)
TABLE = block("", (50, 200, 540, 300), rows=(("Women", "33"),))


def test_a_rest_drawn_before_the_text_it_continues_goes_behind_it():
    assert with_rests([CONTINUED, HEADING, OPENING, TABLE], 842) == [HEADING, OPENING, CONTINUED, TABLE]


def test_a_rest_takes_the_column_below_it_along():
    aside = block("Water is drawn from wells.", (560, 90, 760, 400))
    assert with_rests([OPENING, aside, CONTINUED, NEXT], 842) == [OPENING, CONTINUED, NEXT, aside]


def test_the_page_foot_stays_where_it_is():
    aside, foot = block("Water is drawn from wells.", (560, 90, 760, 400)), block("Example 7", (310, 810, 540, 820))
    assert with_rests([OPENING, aside, CONTINUED, foot], 842) == [OPENING, CONTINUED, aside, foot]


@pytest.mark.parametrize(
    "start",
    [
        replace(OPENING, text=f"{OPEN} men."),
        replace(OPENING, text="Products and services for rent"),
        replace(OPENING, font_size=8.0),
        replace(OPENING, box=(320, 100, 550, 160)),
        replace(OPENING, box=(50, 20, 280, 80)),
        replace(OPENING, box=(50, 100, 120, 160)),
    ],
    ids=["closed", "a label", "small print", "not to the left", "above the rest", "a narrow tile"],
)
def test_other_texts_are_not_continued(start: Block):
    assert with_rests([CONTINUED, HEADING, start], 842) == [CONTINUED, HEADING, start]


def test_a_tile_stays_with_the_title_that_it_continues():
    title = block("Trial of sensors", (310, 76, 540, 88))
    assert with_rests([OPENING, TABLE, title, CONTINUED], 842) == [OPENING, TABLE, title, CONTINUED]


def read(lines: list[str]) -> list[str]:
    report = read_pdf(make_pdf(Page(column(50, 100, lines))), limits=Limits())
    return [found.text for found in report.blocks]


def test_a_dash_that_starts_a_line_within_a_sentence_is_no_bullet():
    lines = [
        "The policy on complaints is open to everybody who has to do with the plants",
        "– employees, customers and suppliers are asked to report what they have seen",
        "and were heard in 12 cases.",
    ]
    assert read(lines) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["The group wants to", "– reduce the water that its plants draw from rivers", "– sort the waste"],
        [
            "In the years to come the group has set itself these aims for all of its plants:",
            "– reduce the water that its plants draw from rivers and from wells in dry years",
            "– sort the waste",
        ],
    ],
    ids=["short line above", "colon above"],
)
def test_a_dash_before_an_item_is_a_bullet(lines: list[str]):
    assert len(read(lines)) == len(lines)


def test_a_column_drawn_first_is_read_behind_the_column_that_breaks_off_into_it():
    left = [
        "In the year the two plants hired 79 people,",
        "which comes to a rate of 37 percent. Of these",
        "33 were women who work in the mills, and were",
    ]
    right = ["trained by the people who have worked there", "for years, at 12 hours a head."]
    page = Page([*column(320, 100, right), *column(50, 104, left)])
    report = read_pdf(make_pdf(page), limits=Limits())
    assert [found.text for found in report.blocks] == [" ".join([*left, *right])]
