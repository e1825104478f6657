"""A picture of a page in, recognised lines of text with their places out.

The only module that knows the recognition library (rapidocr on onnxruntime). Models come with its wheel: they are given
by path, so that nothing is ever fetched. One thread: sums in another order would make other bytes.
"""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import UsageError

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_NEEDED = ("rapidocr", "onnxruntime")
_INSTALL = "pip install 'esgcheck[ocr]'"
_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
"""Finds lines; reads English and both Chinese scripts; tells upright lines from turned ones (loaded, but not asked)."""
_SETTINGS = {
    "Global.log_level": "error",
    "Global.use_cls": False,  # a page that is upside down is turned as a whole
    "Global.text_score": 0.0,  # what is too unsure is for the reader to decide
    "Global.max_side_len": 4000,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,  # lines are found in a smaller picture; 2000 costs half as much again and finds no more
    "Rec.rec_batch_num": 1,  # lines of one length each: no padding, a third faster and half the memory
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Picture(NamedTuple):
    """A page drawn in grey levels, row after row."""

    pixels: bytes
    width: int
    height: int
    stride: int
    """Bytes in a row."""


Corner = tuple[float, float]


class Line(NamedTuple):
    """One recognised line."""

    text: str
    corners: tuple[Corner, ...]
    """Four of them, clockwise from where the text starts at its top, in pixels from the picture's top left corner."""
    score: float
    """How sure the engine is, 0 to 1."""


Engine = Callable[[Picture, int], tuple[Line, ...]]
"""Lines of a picture after it was turned clockwise by a number of quarter turns; their places are in the turned one."""


def require_engine() -> None:
    """Raise UsageError, saying what to install, where the extra is not there; costs no import."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"--ocr needs {' and '.join(missing)}: {_INSTALL}")


def load_engine() -> Engine:
    """The engine, ready to read."""
    require_engine()
    import cv2
    import onnxruntime
    import rapidocr

    onnxruntime.disable_telemetry_events()
    cv2.setNumThreads(1)
    folder = Path(rapidocr.__file__).parent / "models"
    models = {option: str(folder / name) for option, name in _MODELS.items()}
    absent = [Path(path).name for path in models.values() if not Path(path).is_file()]
    if absent:
        raise UsageError(f"the installed rapidocr comes without {absent[0]}: {_INSTALL} gets the one that has it")
    reader = rapidocr.RapidOCR(params={**_SETTINGS, **models})

    def recognise(picture: Picture, turns: int) -> tuple[Line, ...]:
        return _lines(reader(_turned(picture, turns)))

    return recognise


def _turned(picture: Picture, turns: int) -> "NDArray[uint8]":
    import numpy

    rows = numpy.frombuffer(picture.pixels, dtype=numpy.uint8).reshape(picture.height, picture.stride)
    return numpy.ascontiguousarray(numpy.rot90(rows[:, : picture.width], -turns))


def _lines(found: Any) -> tuple[Line, ...]:  # noqa: ANN401 (the library's result has no common type)
    if getattr(found, "txts", None) is None or found.boxes is None:
        return ()
    return tuple(
        Line(text, tuple((float(x), float(y)) for x, y in box), float(score))
        for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
    )
