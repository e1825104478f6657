"""Charts of the PDF reader: shares go with their legend, axes are left out; what geometry does not prove stays text."""

import pytest
from builders_pdf import Page, Text, column, make_pdf

from checker.readers.blocks import Block
from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf

PROSE = column(50, 650, ["The figures above are for the year and for all of the sites that the Group runs."] * 3)


def tables(*texts: Text) -> list[Block]:
    return [block for block in read_pdf(make_pdf(Page([*texts, *PROSE])), limits=Limits()).blocks if block.rows]


def words(*texts: Text) -> str:
    return " ".join(block.text for block in read_pdf(make_pdf(Page([*texts, *PROSE])), limits=Limits()).blocks)


def pie(*shares: str) -> list[Text]:
    """Shares around (150, 250) where the slices of a pie stand: right above, right below, left."""
    places = {2: [(180, 230), (100, 280)], 3: [(190, 245), (120, 310), (105, 215)]}[len(shares)]
    return [Text(x, y, share, 9) for (x, y), share in zip(places, shares, strict=True)]


def legend(*labels: str, y: float = 340) -> list[Text]:
    return [Text(90 + 60 * place, y, label, 9) for place, label in enumerate(labels)]


def test_shares_go_with_a_legend_clockwise_from_the_top_whatever_their_order_in_the_file():
    shares = pie("47%", "22%", "31%")
    title = [Text(100, 170, "Staff by age", 11)]
    (chart,) = tables(*reversed(shares), *title, *legend("30 to 50", "Below 30", "Over 50"))
    assert chart.rows == (("30 to 50", "47%"), ("Below 30", "22%"), ("Over 50", "31%"))
    assert chart.caption == "Staff by age"


def test_shares_that_do_not_stand_where_their_slices_would_stay_text():
    first, second, third = pie("90%", "5%", "5%")
    assert not tables(first, second, third, *legend("North", "South", "East"))


def test_shares_that_make_no_whole_stay_text_where_they_are_few():
    assert not tables(*pie("36%", "70%"), *legend("Women", "Men"))


def test_a_legend_with_another_number_of_entries_names_nothing():
    assert not tables(*pie("36%", "64%"), *legend("Women", "Men", "Other"))


def test_the_second_line_of_a_legend_entry_is_no_entry_of_its_own():
    broken = [Text(300, 240, "Offices and", 9), Text(300, 250, "production plants", 9)]
    assert not any(("production plants", "64%") in chart.rows for chart in tables(*pie("36%", "64%"), *broken))


def test_shares_with_a_label_at_each_slice():
    slices = [
        *(Text(160, 200, "Women", 9), Text(165, 210, "18%", 9)),
        *(Text(150, 320, "Men", 9), Text(150, 330, "82%", 9)),
    ]
    (chart,) = tables(*slices, Text(120, 260, "Board by gender", 9))
    assert (chart.rows, chart.caption) == ((("Women", "18%"), ("Men", "82%")), "Board by gender")


@pytest.mark.parametrize("across", [True, False])
def test_axis_numbers_are_left_out(across: bool):
    marks = ["0", "200", "400", "600", "800"]
    axis = [
        Text(60 + 50 * n, 300, mark, 8) if across else Text(60, 300 - 30 * n, mark, 8) for n, mark in enumerate(marks)
    ]
    told = words(*axis, Text(300, 400, "Waste in tonnes", 9))
    assert "Waste in tonnes" in told
    assert "400" not in told


def test_numbers_of_a_table_row_are_no_axis():
    row = [Text(60 + 50 * n, 300, mark, 8) for n, mark in enumerate(["Cases", "4", "0", "1", "2", "3"])]
    row2 = [Text(60 + 50 * n, 315, mark, 8) for n, mark in enumerate(["Sites", "7", "7", "7", "7", "7"])]
    (table,) = tables(*row, *row2)
    assert table.rows[0] == ("Cases", "4", "0", "1", "2", "3")


def ring(x: float, y: float, title: str, *slices: tuple[str, str]) -> tuple[list[Text], list[Text]]:
    """Shares with the label right below on the left and right of (x, y), then above and below; the title apart."""
    places = [(x - 115, y), (x + 85, y), (x - 15, y - 100), (x - 15, y + 100)]
    texts = [
        text
        for (left, top), (label, share) in zip(places, slices, strict=False)
        for text in (Text(left, top, share, 12), Text(left, top + 10, label, 9))
    ]
    return texts, [Text(x - 2.4 * len(title), y + 4, title, 10)]


def test_rings_side_by_side_are_told_apart_by_their_titles():
    first, first_title = ring(150, 250, "Staff by sex", ("Women", "40%"), ("Men", "60%"))
    second, second_title = ring(
        *(420, 400, "Staff by coast"), *(("North", "20%"), ("South", "30%"), ("East", "49%"), ("West", "1%"))
    )
    texts = [*second[:2], *first[:2], *second[2:4], *first[2:], *second[4:]]
    found = {chart.caption: dict(chart.rows) for chart in tables(*texts, *second_title, *first_title)}
    assert found["Staff by sex"] == {"Women": "40%", "Men": "60%"}
    assert found["Staff by coast"] == {"North": "20%", "South": "30%", "East": "49%", "West": "1%"}


def test_two_rates_that_face_each_other_across_a_title_are_a_ring():
    texts, title = ring(150, 250, "Staff who left", ("Women", "48%"), ("Men", "42%"))
    (chart,) = tables(*texts, *title)
    assert (chart.caption, chart.rows) == ("Staff who left", (("Women", "48%"), ("Men", "42%")))


def test_shares_on_one_side_of_a_title_are_no_ring():
    texts, _ = ring(150, 250, "", ("Women", "48%"), ("Men", "42%"))
    assert not tables(*texts, Text(420, 250, "Staff who left", 10))
