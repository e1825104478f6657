"""Pictures of text on pages that have text besides: told from photographs, backgrounds and plain drawings."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.readers.limits import Limits
from checker.readers.pdf import read_pdf

PAGE = (595, 842)
LINES = ["Emissions fell again in the year under review.", "The table shows them by site.", "Sites are audited yearly."]


def picture_of_text(lines=14):
    """Rows of small dark marks on white, as a screenshot of a table has."""
    image = Image.new("L", (300, lines * 16 + 20), 255)
    for line in range(lines):
        for left in range(10, 280, 8):
            image.paste(0, (left, 12 + 16 * line, left + 4, 20 + 16 * line))
    return image


def photograph():
    return Image.effect_noise((300, 240), 40).convert("RGB")


def stored(image, kind):
    """The picture in a file of this kind: JPEG loses detail, PNG does not."""
    data = io.BytesIO()
    image.convert("RGB").save(data, kind)
    data.seek(0)
    return ImageReader(data)


def pages_with_pictures(*pictures, text_over=(), rotate=0):
    """Pages of a report whose second page has these pictures, each with its box (x, y, width, height)."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=PAGE)
    for number in (1, 2):
        for place, line in enumerate(LINES * 4):
            canvas.drawString(60, 780 - 14 * place, line)
        if number == 2:
            canvas.setPageRotation(rotate)
            for image, box in pictures:
                canvas.drawImage(image, *box)
            for place, line in enumerate(text_over):
                canvas.drawString(80, 400 - 14 * place, line)
        canvas.showPage()
    canvas.save()
    report = read_pdf(data.getvalue(), limits=Limits())
    return [page.number for page in report.pages if page.picture_of_text]


LARGE = (60, 200, 400, 300)


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_pasted_table_is_found(rotate):
    assert pages_with_pictures((stored(picture_of_text(), "PNG"), LARGE), rotate=rotate) == [2]


@pytest.mark.parametrize(
    ("picture", "box", "text_over"),
    [
        pytest.param(stored(photograph(), "PNG"), LARGE, (), id="a photograph without lines"),
        pytest.param(stored(picture_of_text(), "JPEG"), LARGE, (), id="a photograph's format is not drawn"),
        pytest.param(stored(picture_of_text(), "PNG"), (60, 200, 120, 300), (), id="a narrow picture, such as a logo"),
        pytest.param(stored(picture_of_text(2), "PNG"), LARGE, (), id="a picture with two lines, such as a banner"),
        pytest.param(stored(picture_of_text(), "PNG"), LARGE, LINES, id="the ground of text that was read"),
        pytest.param(stored(picture_of_text(), "PNG"), (60, -700, 400, 300), (), id="a picture beyond the page"),
    ],
)
def test_what_is_no_picture_of_text(picture, box, text_over):
    assert pages_with_pictures((picture, box), text_over=text_over) == []


def test_one_among_several_pictures_is_enough():
    photo = (stored(photograph(), "PNG"), (60, 520, 400, 90))
    assert pages_with_pictures(photo, (stored(picture_of_text(), "PNG"), LARGE)) == [2]
