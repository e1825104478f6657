"""Page numbers, reading order, page quality and drawn grids of the PDF reader, without a PDF."""

import pytest

from checker.readers.pdf_labels import numbers_in_bands, printed_labels
from checker.readers.pdf_order import reading_order
from checker.readers.pdf_quality import is_broken, may_be_picture, shows_lines
from checker.readers.pdf_ruled import find_ruled_tables, find_rules
from checker.readers.pdf_runs import Run

ENGLISH = (
    "The board reviews the risks that climate change brings to the plants and to the people who work in them. In the "
    "year it met four times and asked for a plan to cut the use of coal, which the management will put before it. "
)
ITALIAN = (
    "Il Gruppo si impegna a ridurre i consumi energetici nelle proprie sedi e a promuovere la salute e la sicurezza "
    "dei lavoratori, anche attraverso corsi di formazione che coinvolgono tutti i dipendenti delle controllate. "
)
CHINESE = (
    "公司董事会负责审视气候变化带来的风险，并要求管理层每年提交减少用煤的计划，"
    "报告期内共召开四次会议，讨论环境保护及员工安全等事项。"
)


def run(text: str, x: float, y: float, *, size: float = 10, sideways: bool = False) -> Run:
    return Run(text, x, y - 8, x + 5 * len(text), y + 2, y, size, bold=False, order=0, sideways=sideways)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("– 12 –", 12),
        ("Page 12", 12),
        ("12 / 90", 12),
        ("第 12 頁", 12),
        ("Example Group 12", 12),
        ("12 | Example", 12),
    ],
)
def test_numbers_at_the_foot(text: str, number: int):
    assert number in numbers_in_bands([run(text, 280, 820), run("Body of 77", 50, 400)], 595, 842)


def test_numbers_in_the_body_or_of_footnotes_do_not_count():
    note = [run("3", 50, 790, size=5), run("Without the plants that were sold.", 56, 793, size=8)]
    assert numbers_in_bands([run("77", 50, 400), *note], 595, 842) == []


def test_numbers_in_the_side_margins_count():
    assert numbers_in_bands([run("P4", 10, 300), run("Body", 100, 820)], 595, 842) == [4]


def test_labels_follow_the_offset_that_most_pages_share():
    numbers = [[], [1], [2, 40], [], [4], [5, 9], [6]]
    assert printed_labels(numbers, lambda: [""] * 7) == ["", "1", "2", "3", "4", "5", "6"]


def test_an_offset_that_changes_midway_is_followed():
    numbers = [[n] for n in range(1, 13)] + [[n] for n in range(20, 32)]
    assert printed_labels(numbers, lambda: [""] * 24) == [str(n) for n in [*range(1, 13), *range(20, 32)]]


def test_spreads_have_two_numbers():
    assert printed_labels([[], [2, 3], [4, 5], [6, 7]], lambda: [""] * 4) == ["1", "2-3", "4-5", "6-7"]


def test_the_files_own_labels_serve_when_nothing_is_printed():
    assert printed_labels([[]] * 4, lambda: ["i", "ii", "1", "2"]) == ["i", "ii", "1", "2"]
    assert printed_labels([[]] * 3, lambda: ["1", "2", "3"]) == ["", "", ""]
    assert printed_labels([[]] * 3, lambda: ["Cover", "*1", "5"]) == ["", "", "5"]


def test_order_stays_the_streams_own_across_columns():
    boxes = [(50, 100, 280, 400), (50, 410, 280, 700), (310, 100, 550, 700)]
    assert reading_order(boxes, 842) == [0, 1, 2]


def test_a_box_drawn_late_goes_before_what_lies_below_it():
    boxes = [(50, 200, 280, 400), (310, 200, 550, 400), (50, 100, 550, 180)]
    assert reading_order(boxes, 842) == [2, 0, 1]


def test_running_heads_come_first_and_feet_last():
    boxes = [(50, 800, 200, 815), (50, 200, 280, 400), (50, 20, 200, 30), (50, 100, 280, 180)]
    assert reading_order(boxes, 842) == [2, 3, 1, 0]


@pytest.mark.parametrize("text", [ENGLISH, ITALIAN, CHINESE * 4, "2021 12,647 3.26 " * 40, ENGLISH.upper(), "short"])
def test_sound_text(text: str):
    assert not is_broken(text * 2)


def test_shifted_letters_are_broken():
    assert is_broken(ENGLISH.translate({code: code + 5 for code in range(97, 118)}) * 3)


def test_many_control_characters_for_digits_are_broken():
    assert is_broken(ENGLISH * 2 + "".join(map(chr, range(14, 31))))


def test_private_characters_all_over_are_broken():
    assert is_broken("\ue012\ue034\ue056 " * 100)


def test_rare_ideographs_are_broken():
    assert is_broken("".join(chr(0x4E00 + 37 * place % 0x51A0) for place in range(400)))


def test_little_text_may_be_a_picture():
    assert may_be_picture("12")
    assert not may_be_picture(ENGLISH)


def grey(rows: list[bytes]) -> tuple[bytes, int]:
    return b"".join(rows), len(rows[0])


def test_lines_of_text_show_and_photographs_do_not():
    line, gap = b"\x00\xff" * 150, b"\xff" * 300
    text = [row for _ in range(20) for row in [*[line] * 7, *[gap] * 5]]
    assert shows_lines(*grey(text))
    assert shows_lines(*grey([bytes(row) for row in zip(*text, strict=True)]))
    assert not shows_lines(*grey([line] * 240))
    assert not shows_lines(*grey([gap] * 240))
    assert not shows_lines(b"", 0)


def test_pieces_of_a_line_are_one_rule():
    rules = find_rules(
        [(50, 100, 150, 100.5), (151, 100, 300, 100.6), (400, 100, 500, 100.5), (50, 90, 50.4, 200), (0, 0, 90, 80)]
    )
    assert [(rule.start, rule.end) for rule in rules.across] == [(50, 300), (400, 500)]
    assert [(rule.start, rule.end) for rule in rules.down] == [(90, 200)]


GRID = [
    *((50, y, 350, y + 0.5) for y in (100, 120, 160)),
    (150, 140, 350, 140.5),
    *((x, 100, x + 0.5, 160) for x in (50, 150, 250, 350)),
]


def test_a_cell_over_two_rows_stands_in_the_first():
    runs = [
        *(run(text, x, 113) for text, x in (("Site", 55), ("Year", 155), ("Use", 255))),
        run("North", 55, 144),
        *(run(text, x, 133) for text, x in (("2022", 155), ("low", 255))),
        *(run(text, x, 153) for text, x in (("2023", 155), ("high", 255))),
    ]
    (table,) = find_ruled_tables(runs, find_rules(GRID))
    cells = [[" ".join(member.text for member in cell) for cell in row] for row in table.rows]
    assert cells == [["Site", "Year", "Use"], ["North", "2022", "low"], ["", "2023", "high"]]


def test_a_box_of_bare_numbers_is_left_to_the_labels_outside_it():
    runs = [run("2022", 155, 113), run("2023", 255, 113), *(run("7", x, y) for x in (155, 255) for y in (133, 153))]
    assert find_ruled_tables(runs, find_rules(GRID)) == []


def test_a_frame_without_inner_lines_is_no_table():
    frame = [(50, 100, 350, 100.5), (50, 160, 350, 160.5), (50, 100, 50.5, 160), (350, 100, 350.5, 160)]
    assert find_ruled_tables([run("Text in a frame", 60, 130)], find_rules(frame)) == []
