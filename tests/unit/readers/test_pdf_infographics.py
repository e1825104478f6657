"""Large figures of the PDF reader and the labels that go with them."""

import pytest
from builders_pdf import Page, Text, column, make_pdf

from checker.readers.blocks import RawReport
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf


def read(*pages: Page) -> RawReport:
    return read_pdf(make_pdf(*pages), limits=Limits())


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (Text(100, 300, "944", 30), column(100, 320, ["tonnes of waste", "recycled"], size=9)),
        (Text(100, 300, "32%", 28), [Text(170, 296, "fewer accidents", 9)]),
        (Text(100, 300, ">1,500", 28), [Text(100, 270, "Hours of training", 9)]),
    ],
)
def test_a_large_number_goes_with_the_label_beside_it(number: Text, label: list[Text]):
    prose = column(50, 600, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)
    (pair,) = [block for block in read(Page([number, *label, *prose])).blocks if block.infographic]
    assert pair.rows == ((" ".join(text.text for text in label), number.text),)


def test_a_row_of_large_numbers_gives_one_pair_each():
    numbers = [Text(60 + 160 * place, 300, value, 26) for place, value in enumerate(("12", "34%", "5.6 MWh"))]
    labels = [Text(60 + 160 * place, 318, label, 9) for place, label in enumerate(("sites", "women", "of solar power"))]
    prose = column(50, 600, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)
    pairs = [block.rows[0] for block in read(Page([*numbers, *labels, *prose])).blocks if block.infographic]
    assert pairs == [("sites", "12"), ("women", "34%"), ("of solar power", "5.6 MWh")]


def test_a_large_year_or_numbered_title_is_no_figure():
    prose = column(50, 600, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)
    page = Page([Text(50, 100, "2030", 30), Text(50, 125, "net zero", 9), Text(50, 300, "3 People", 30), *prose])
    assert not any(block.infographic for block in read(page).blocks)


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("01", "02")])
def test_large_numbers_that_count_chapters_or_steps_are_no_figures(numbers: tuple[str, ...]):
    drawn = [Text(60 + 160 * place, 300, number, 26) for place, number in enumerate(numbers)]
    labels = [Text(60 + 160 * place, 318, "Find the gaps", 9) for place, _ in enumerate(numbers)]
    prose = column(50, 600, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)
    assert not any(block.infographic for block in read(Page([*drawn, *labels, *prose])).blocks)
