"""Recognised lines as runs: sizes, skew, and the order in which a reader goes through them."""

import math

import pytest

from checker.readers.ocr_engine import Line, Picture
from checker.readers.ocr_lines import is_legible, is_sound, read_runs
from checker.readers.ocr_order import in_stream_order
from checker.readers.ocr_stacks import find_stacks
from checker.readers.pdf_runs import Run

WIDTH, HEIGHT = 600, 800
PICTURE = Picture(b"", 1200, 1600, 1200)
LONG = "The board reviews the risks that storms and floods bring to"


def seen(text, x, y, size=10.0, *, width=None, score=0.98, tilt=0.0):
    """A line with its baseline at (x, y) in points, in a box as the engine draws it, turned by `tilt` radians."""
    wide = sum(character > "\u2e7f" for character in text)
    width = width or size * (wide + 0.45 * (len(text) - wide))
    corners = [
        (x - 2, y - 0.95 * size),
        (x + width + 2, y - 0.95 * size),
        (x + width + 2, y + 0.3 * size),
        (x - 2, y + 0.3 * size),
    ]
    sine, cosine = math.sin(tilt), math.cos(tilt)
    turned = [
        ((a - 300) * cosine - (b - 400) * sine + 300, (a - 300) * sine + (b - 400) * cosine + 400) for a, b in corners
    ]
    return Line(text, tuple((2 * a, 2 * b) for a, b in turned), score)


def run(text, x, y, *, width=None, size=10.0):
    right = x + (width or 5 * len(text))
    return Run(text, x, y - 8.5, right, y + 2.2, y, size, bold=False, order=0)


def runs(*lines):
    """Runs from top to bottom, as `read_runs` gives them."""
    ordered = sorted(lines, key=lambda line: (line.base, line.left))
    return [line._replace(order=order) for order, line in enumerate(ordered)]


def order(*lines):
    return [line.text for line in in_stream_order(runs(*lines), WIDTH)]


# --- what the engine is sure of


def test_a_page_is_sound_only_if_read_with_confidence_and_upright():
    assert is_sound([seen(LONG, 50, 100), seen("1", 50, 120, score=0.2)])
    assert not is_sound([seen(LONG, 50, 100, score=0.7)])
    upright = seen(LONG, 50, 100)
    assert not is_sound([upright._replace(corners=tuple((y, x) for x, y in upright.corners))])
    assert not is_sound([])


def test_a_page_is_legible_if_most_of_its_length_was_read():
    unsure = seen("xq", 50, 120, score=0.3)
    assert is_legible([seen(LONG, 50, 100)] * 3 + [unsure])
    assert not is_legible([seen("Water", 50, 100), *[unsure] * 3])
    assert not is_legible([seen(LONG, 50, 100, score=0.9)] * 3)


# --- runs


def test_sizes_and_baselines_are_those_of_the_text():
    found = read_runs([seen(LONG, 50, 100), seen(LONG, 50, 300, 14)], PICTURE, WIDTH, HEIGHT)
    assert [line.size for line in found] == pytest.approx([10, 14], rel=0.1)
    assert [line.base for line in found] == pytest.approx([100, 300], abs=1)
    assert found[0].left == pytest.approx(50, abs=1.5)


def test_chinese_is_sized_by_its_square_characters():
    found = read_runs([seen("本公司於年內共接獲三十一宗有關產品的投訴", 50, 100, 12)], PICTURE, WIDTH, HEIGHT)
    assert found[0].size == pytest.approx(12, rel=0.06)


def test_lines_of_almost_one_size_have_one_size():
    lines = [seen(LONG, 50, 100 + 15 * number, 10, width=260 + 5 * number) for number in range(4)]
    short = seen("44", 50, 300, 15)  # the boxes of short texts are higher
    sizes = {line.size for line in read_runs([*lines, short], PICTURE, WIDTH, HEIGHT)}
    assert len(sizes) == 1


def test_a_heading_keeps_its_larger_size():
    lines = [seen(LONG, 50, 130 + 15 * number) for number in range(3)]
    found = read_runs([seen("Climate risks and what we do", 50, 100, 15), *lines], PICTURE, WIDTH, HEIGHT)
    assert found[0].size > 1.3 * found[1].size


def test_a_skewed_scan_is_set_straight():
    lines = [seen(LONG, 50 + 250 * side, 100 + 15 * row, 8, tilt=0.02) for row in range(4) for side in (0, 1)]
    found = read_runs(lines, PICTURE, WIDTH, HEIGHT)
    bases = sorted(line.base for line in found)
    assert bases == pytest.approx([100, 100, 115, 115, 130, 130, 145, 145], abs=1)


def test_unsure_and_empty_lines_are_left_out():
    lines = [seen(LONG, 50, 100), seen("xx", 50, 150, score=0.3), seen("\u200b", 50, 200)]
    assert [line.text for line in read_runs(lines, PICTURE, WIDTH, HEIGHT)] == [LONG]


# --- order


LEFT = [
    "The works in Larkfield make the lamps that our",
    "shops sell, and the works in Oakmere make those",
    "that are sold abroad by traders and on markets.",
]
RIGHT = [
    "All the people who work there are trained before",
    "they start, and once more in each of the years",
    "that follow, by a teacher who knows the machines.",
]


def test_columns_of_prose_are_read_one_after_the_other():
    left = [run(text, 50, 100 + 13 * number, width=230) for number, text in enumerate(LEFT)]
    right = [run(text, 310, 101 + 13 * number, width=230) for number, text in enumerate(RIGHT)]
    assert order(*left, *right) == [*LEFT, *RIGHT]


def test_a_heading_goes_with_its_column():
    left = [run(text, 50, 100 + 13 * number, width=230) for number, text in enumerate(LEFT)]
    right = [run(text, 310, 120 + 13 * number, width=230) for number, text in enumerate(RIGHT)]
    heads = [run("Our works", 50, 80), run("Our people", 310, 100)]
    assert order(*left, *right, *heads) == ["Our works", *LEFT, "Our people", *RIGHT]


def test_a_title_across_both_columns_comes_first_and_a_line_across_below_them_last():
    left = [run(text, 50, 100 + 13 * number, width=230) for number, text in enumerate(LEFT)]
    right = [run(text, 310, 100 + 13 * number, width=230) for number, text in enumerate(RIGHT)]
    title, foot = run("Works and people", 50, 60, width=490, size=20), run("Both works are ours.", 50, 200, width=490)
    assert order(*left, *right, title, foot) == [title.text, *LEFT, *RIGHT, foot.text]


def test_a_table_is_read_row_by_row_though_its_cells_are_a_little_out_of_level():
    cells = [("Water", "12", "14"), ("Waste", "31", "29"), ("Energy", "7", "8")]
    lines = [run(cell, 50 + 100 * at, 100 + 20 * y + at) for y, row in enumerate(cells) for at, cell in enumerate(row)]
    assert order(*lines) == [cell for row in cells for cell in row]
    levelled = in_stream_order(runs(*lines), WIDTH)
    assert len({line.base for line in levelled[:3]}) == 1


def test_figures_midway_between_the_lines_of_their_label_follow_it():
    labels = [
        ("Water that our works take from", "rivers and wells", "12"),
        ("Waste that our works bring to", "landfills", "31"),
    ]
    lines = [
        line
        for number, (first, second, figure) in enumerate(labels)
        for line in (
            run(first, 50, 100 + 30 * number),
            run(second, 50, 111 + 30 * number),
            run(figure, 300, 105.5 + 30 * number),
        )
    ]
    assert order(*lines) == [text for row in labels for text in row]


def test_numbered_cells_are_not_joined():
    index = [
        ("A1.1 Types of emissions", "5.2 Energy"),
        ("A1.2 Greenhouse gases", "5.3 Resources"),
        ("A1.3 Waste", "5.2 Energy"),
    ]
    lines = [run(cell, 50 + 200 * at, 100 + 12 * y) for y, row in enumerate(index) for at, cell in enumerate(row)]
    assert order(*lines) == [cell for row in index for cell in row]


def test_lists_side_by_side_that_are_not_level_are_columns():
    left = [run(f"Lamp {number}", 50, 100 + 20 * number) for number in range(4)]
    right = [run(f"Shade {number}", 300, 107 + 21 * number) for number in range(4)]
    assert order(*left, *right) == [line.text for line in [*left, *right]]


def test_text_that_stands_sideways_comes_last():
    side = run("Report 2024", 20, 90)._replace(sideways=True)
    assert order(side, run("Body", 50, 100))[-1] == "Report 2024"


def test_lines_of_a_paragraph_have_one_size_whatever_was_measured():
    sizes = (8.7, 9.6, 8.7)
    lines = [run(text, 50, 100 + 11 * n, width=230, size=sizes[n]) for n, text in enumerate(LEFT)]
    (stack,) = find_stacks(runs(*lines))
    assert {line.size for line in stack} == {8.7}


def test_a_page_full_of_labels_is_read_from_top_to_bottom_without_delay():
    labels = [run("x", 7 * (n % 40) * 2, 20 + 25 * (n // 40), width=4) for n in range(1000)]
    assert len(order(*labels)) == 1000
