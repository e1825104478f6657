"""Character recognition of unread pages: with a made-up engine, and with the real one where it is installed."""

from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO

import pypdfium2
import pytest
from builders_pdf import Page, Text, column, make_pdf

from checker.errors import UsageError
from checker.model.document import Role, UnreadReason
from checker.readers import ocr_engine
from checker.readers.limits import Limits
from checker.readers.ocr_engine import Line, load_engine, require_engine
from checker.readers.read import read_bytes

WIDTH, HEIGHT = 595, 842
PIXELS = 200 / 72
needs_engine = pytest.mark.skipif(
    find_spec("rapidocr") is None or find_spec("onnxruntime") is None,
    reason="the recognition engine is not installed: pip install 'esgcheck[ocr]'",
)

PARAGRAPH = (
    "Larkfield Lamps makes lamps for homes and shops. Its two",
    "works stand in Larkfield and in Oakmere, where a hundred",
    "people build and test every lamp before it is delivered to",
    "the shops that have ordered it for their customers.",
)
SHIFTED = str.maketrans("abcdefghijklmnopqrstuvwxyz", "qxzjkvwbmyqxfgzkjvhxwzqjkx")
BROKEN = [text.translate(SHIFTED) for text in PARAGRAPH]
TYPED = Page(column(60, 100, ["The board met four times in 2024 and discussed safety."]))
SCANS = [Page([], boxes=[(60, 100, 100 + 20 * number, 140)]) for number in range(3)]
GIBBERISH = [Page(column(60, 100 + 20 * number, BROKEN)) for number in range(2)]


def line(text, x, y, size=10, score=0.98):
    """A line with its baseline at (x, y) in points, in a box as the engine draws it around such text."""
    width = size * (0.5 * len(text) + 0.3)
    left, top, right, bottom = (side * PIXELS for side in (x - 2, y - 0.95 * size, x + width, y + 0.3 * size))
    return Line(text, ((left, top), (right, top), (right, bottom), (left, bottom)), score)


def paragraph(x=60, y=200, lines=PARAGRAPH, **look):
    return [line(text, x, y + 13 * number, **look) for number, text in enumerate(lines)]


def sideways(lines):
    """The same lines as the picture shows them before it is turned to be read."""
    return [
        found._replace(corners=tuple((y, HEIGHT * PIXELS - x) for x, y in found.corners), score=0.5) for found in lines
    ]


@dataclass
class Engine:
    """Stands for the library: gives the lines of each picture for each number of quarter turns."""

    pages: list
    calls: list = field(default_factory=list)
    pictures: list = field(default_factory=list)

    def __call__(self, picture, turns):
        if picture not in self.pictures:
            self.pictures.append(picture)
        number = len(self.pictures) - 1
        self.calls.append((number, turns))
        lines = self.pages[number]
        if isinstance(lines, Exception):
            raise lines
        return tuple(lines.get(turns, ()) if isinstance(lines, dict) else lines)


@pytest.fixture
def recognise(monkeypatch):
    """Read pages with an engine that sees these lines on the pages that it is shown, in their order."""
    monkeypatch.setattr(ocr_engine, "find_spec", lambda name: name)

    def run(pages, *seen, **options):
        engine = Engine(list(seen))
        monkeypatch.setattr("checker.readers.ocr.load_engine", lambda: engine)
        return read_bytes(make_pdf(*pages), "report.pdf", ocr=True, **options), engine

    return run


def texts(document, page=None):
    return [passage.text for passage in document.passages if page in (None, passage.page)]


# --- which pages, and what becomes of them --------------------------------------------------------------------------


def test_without_ocr_the_pages_stay_unread():
    document = read_bytes(make_pdf(TYPED, GIBBERISH[0]), "report.pdf")
    assert [page.unread for page in document.pages] == [None, UnreadReason.BROKEN_TEXT]
    assert not any(page.ocr for page in document.pages)


def test_a_broken_page_is_read_and_marked_the_others_are_left_alone(recognise):
    document, engine = recognise([TYPED, GIBBERISH[0], TYPED], paragraph())
    assert [page.ocr for page in document.pages] == [False, True, False]
    assert not document.unread_pages
    assert texts(document, 2) == [" ".join(PARAGRAPH)]
    assert [passage.page for passage in document.passages] == [1, 2, 3]
    assert len(engine.calls) == 1


def test_a_scanned_report_is_read(recognise):
    document, _ = recognise(SCANS[:2], [line("Water and waste", 60, 100, 16), *paragraph()], paragraph(y=300))
    assert [page.ocr for page in document.pages] == [True, True]
    assert [passage.role for passage in document.passages] == [Role.HEADING, Role.BODY, Role.BODY]


def test_boxes_are_in_points_of_the_page(recognise):
    document, _ = recognise(SCANS[:1], paragraph())
    left, top, right, bottom = document.passages[0].box
    assert (left, top, bottom) == pytest.approx((60, 191, 241), abs=3)
    assert 300 < right < 360


def test_a_table_is_a_table(recognise):
    cells = [("Indicator", "2023", "2024"), ("Water used (m3)", "1,204", "987"), ("Waste (t)", "44", "31")]
    rows = [line(cell, 60 + 150 * at, 200 + 20 * y) for y, row in enumerate(cells) for at, cell in enumerate(row)]
    document, _ = recognise(SCANS[:1], rows)
    assert document.tables[0].rows == tuple(cells)


def test_words_broken_at_a_lines_end_are_joined(recognise):
    lines = ("The lamp works cut their emis-", "sions and sold fewer lamps.")
    document, _ = recognise([TYPED, GIBBERISH[0]], paragraph(lines=lines))
    assert texts(document, 2) == ["The lamp works cut their emissions and sold fewer lamps."]


def test_printed_page_numbers_are_found(recognise):
    seen = [[*paragraph(), line(str(number), 290, 815)] for number in (7, 8, 9)]
    document, _ = recognise(SCANS, *seen)
    assert [page.label for page in document.pages] == ["7", "8", "9"]


def test_progress_goes_on_from_reading_to_recognition(recognise):
    told = []
    recognise([TYPED, *GIBBERISH], [], [], progress=lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3), (4, 5), (5, 5)]


def test_pages_beyond_the_limit_stay_unread(recognise):
    document, engine = recognise(SCANS, paragraph(), limits=Limits(max_ocr_pages=1))
    assert [page.unread is None for page in document.pages] == [True, False, False]
    assert len(engine.calls) == 1


def test_nothing_is_loaded_where_every_page_has_text(monkeypatch):
    monkeypatch.setattr(ocr_engine, "find_spec", lambda name: name)
    monkeypatch.setattr("checker.readers.ocr.load_engine", lambda: pytest.fail("loaded"))
    assert not read_bytes(make_pdf(TYPED), "report.pdf", ocr=True).pages[0].ocr


# --- what cannot be read --------------------------------------------------------------------------------------------


def test_an_illegible_page_stays_unread(recognise):
    document, _ = recognise([TYPED, GIBBERISH[0]], paragraph(score=0.4))
    assert [page.number for page in document.unread_pages] == [2]
    assert not document.pages[1].ocr
    assert texts(document, 2) == []


def test_unsure_lines_of_a_legible_page_are_left_out(recognise):
    document, _ = recognise([TYPED, GIBBERISH[0]], [*paragraph(), line("lx qm", 60, 400, score=0.3)])
    assert texts(document, 2) == [" ".join(PARAGRAPH)]


def test_a_picture_that_the_library_cannot_take_costs_its_page_only(recognise):
    document, _ = recognise([GIBBERISH[0], TYPED, GIBBERISH[1]], RuntimeError("bad picture"), paragraph())
    assert [page.number for page in document.unread_pages] == [1]


def test_a_blank_page_of_a_scan_has_nothing_to_read_but_one_with_lines_has(recognise):
    bars = Page([], boxes=[(60 + 6 * x, 60 + 14 * y, 63 + 6 * x, 66 + 14 * y) for y in range(14) for x in range(60)])
    document, _ = recognise([SCANS[0], bars, Page([])], paragraph(), (), ())
    assert [page.number for page in document.unread_pages] == [2]
    assert document.pages[2].ocr


# --- pages that lie on their side -----------------------------------------------------------------------------------


def test_a_page_scanned_sideways_is_turned_and_its_boxes_are_turned_back(recognise):
    upright = paragraph(x=100, y=200)
    document, engine = recognise(SCANS[:1], {0: sideways(upright), 1: upright})
    assert engine.calls == [(0, 0), (0, 1)]
    assert texts(document) == [" ".join(PARAGRAPH)]
    left, top, right, bottom = document.passages[0].box
    assert (left, bottom, right) == pytest.approx((191, HEIGHT - 100, 241), abs=3)
    assert top < 500


def test_a_page_scanned_upside_down_is_turned(recognise):
    document, engine = recognise(SCANS[:1], {0: paragraph(score=0.5), 2: paragraph()})
    assert engine.calls == [(0, 0), (0, 2)]
    assert texts(document) == [" ".join(PARAGRAPH)]
    _, top, right, _ = document.passages[0].box
    assert (top, right) == pytest.approx((HEIGHT - 241, WIDTH - 60), abs=3)


def test_the_next_page_is_first_tried_as_the_last_one_was_turned(recognise):
    upright = paragraph()
    turned = {0: sideways(upright), 3: upright}
    _, engine = recognise(SCANS[:2], turned, turned)
    assert engine.calls == [(0, 0), (0, 1), (0, 3), (1, 3)]


# --- without the extra ----------------------------------------------------------------------------------------------


def test_what_to_install_is_said_at_once(monkeypatch):
    monkeypatch.setattr(ocr_engine, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"rapidocr and onnxruntime: pip install 'esgcheck\[ocr\]'"):
        read_bytes(make_pdf(TYPED), "report.pdf", ocr=True)


# --- the real engine ------------------------------------------------------------------------------------------------


def scan_of(data):
    """A PDF that holds nothing but pictures of another's pages."""
    source, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    for page in source:
        width, height = page.get_size()
        picture = pypdfium2.PdfImage.new(target)
        picture.set_bitmap(page.render(scale=200 / 72))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = target.new_page(width, height)
        sheet.insert_obj(picture)
        sheet.gen_content()
    out = BytesIO()
    target.save(out)
    return out.getvalue()


@needs_engine
def test_a_scan_is_read_and_read_alike_twice():
    page = Page([*column(60, 100, PARAGRAPH, size=11, leading=14), Text(60, 300, "Water used: 1,204.5 m3", 11)])
    data = scan_of(make_pdf(page))
    first = read_bytes(data, "scan.pdf", ocr=True)
    assert first == read_bytes(data, "scan.pdf", ocr=True)
    assert first.pages[0].ocr
    assert texts(first)[0] == " ".join(PARAGRAPH)
    assert any("1,204.5" in text for text in texts(first))


@needs_engine
def test_the_engine_never_reaches_for_the_network(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection was tried"))
    require_engine()
    assert load_engine()


@needs_engine
def test_models_that_are_missing_are_named(monkeypatch):
    monkeypatch.setitem(ocr_engine._MODELS, "Det.model_path", "other.onnx")
    with pytest.raises(UsageError, match=r"without other\.onnx"):
        load_engine()
