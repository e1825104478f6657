"""Files are replaced as a whole or not at all, and every failure is one clear line."""

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest
from builders_assessment import sample

from checker import writers
from checker.errors import UsageError, WriteError
from checker.writers.atomic import replace_file


def failing(number: int) -> object:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("format", sorted(writers.WRITERS))
def test_every_writer_writes_what_render_gives(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{writers.SUFFIXES[format]}"
    writers.WRITERS[format]((sample(),), path)
    assert path.read_bytes() == writers.render((sample(),), format=format)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", sorted(writers.WRITERS))
def test_the_same_assessments_give_the_same_bytes(format: str) -> None:
    assert writers.render((sample(),), format=format) == writers.render((sample(),), format=format)


def test_a_failure_while_replacing_leaves_the_old_file_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gaps.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    with pytest.raises(WriteError, match=r"gaps\.xlsx: no permission, or the file is open in .* Excel"):
        writers.write((sample(),), path, format="xlsx")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gaps.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", failing(errno.ENOSPC))
    with pytest.raises(WriteError, match="the disk is full"):
        writers.write((sample(),), path, format="json")
    assert path.read_bytes() == b"old"


def test_a_failure_while_rendering_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gaps.json"
    path.write_bytes(b"old")
    monkeypatch.setattr("checker.writers.json_file.dump", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        writers.write((sample(),), path, format="json")
    assert path.read_bytes() == b"old"


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    writers.write((sample(),), tmp_path / "new" / "deeper" / "gaps.json", format="json")
    assert (tmp_path / "new" / "deeper" / "gaps.json").is_file()


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "nowhere").write_text("kept")
    with pytest.raises(WriteError, match=r"cannot make the folder .*nowhere"):
        writers.write((sample(),), tmp_path / "nowhere" / "gaps.json", format="json")
    assert (tmp_path / "nowhere").read_text() == "kept"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="it is a folder"):
        writers.write((sample(),), tmp_path, format="json")


def test_a_name_that_is_too_long_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="too long"):
        replace_file(tmp_path / ("x" * 300), b"new")


def test_an_error_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as caught:
        replace_file(tmp_path, b"")
    assert "\n" not in str(caught.value)


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "gaps.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    replace_file(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown output format 'pdf': choose one of xlsx, json"):
        writers.write((sample(),), tmp_path / "x.pdf", format="pdf")


def test_nothing_to_write_is_an_error() -> None:
    with pytest.raises(UsageError, match="nothing to write"):
        writers.render((), format="json")
