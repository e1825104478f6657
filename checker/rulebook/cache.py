"""Keeps compiled files as JSON in the user's cache folder, under the digest of what they were compiled from.

A cache that cannot be read or written is no error: the caller compiles again. Entries are data, nothing in them runs.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from checker import __version__
from checker.rulebook.codec import decode, encode, signature

T = TypeVar("T")

OVERRIDE = "ESGCHECK_CACHE_DIR"
"""Environment variable that names another cache folder."""

_PACKAGE = Path(__file__).resolve().parent.parent
_COMPILERS = ("rulebook", "text", "text/data")
"""Folders of the package whose code decides what a compiled file holds."""


def cache_dir() -> Path:
    """Folder of this program's cache on this platform; it may not exist yet."""
    if override := os.environ.get(OVERRIDE):
        return Path(override)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base) / "esgcheck" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "esgcheck"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "esgcheck"


def cached(kind: type[T], name: str, files: Iterable[Path], folder: Path, make: Callable[[], T]) -> T:
    """Return what `make` made of these files of `folder` before, or make it and keep it under `name`."""
    try:
        stem = f"{name}-{_short(str(folder.resolve()))}"
        path = cache_dir() / f"{stem}-{_key(kind, files, folder)}.json"
    except (OSError, RuntimeError):  # no home folder, or a file that is gone: `make` says what is wrong
        return make()
    kept = _load(kind, path)
    if kept is not None:
        return kept
    made = make()
    _keep(kind, made, path, stem)
    return made


def _key(kind: type, files: Iterable[Path], folder: Path) -> str:
    """Digest of everything that the compiled form depends on."""
    digest = hashlib.sha256(f"{__version__}\n{sys.version}\n{_code_state()}\n{signature(kind)}\n".encode())
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


@cache
def _code_state() -> str:
    """Sizes and times of the code that compiles, so that a change of code makes old entries void."""
    states = [
        f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for name in _COMPILERS
        for entry in os.scandir(_PACKAGE / name)
        if entry.is_file()
    ]
    return "\n".join(sorted(states))


def _load(kind: type[T], path: Path) -> T | None:
    """Read one entry; one that is damaged, or that somebody else wrote, counts as none."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            return decode(kind, json.load(file))
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError):
        return None


def _keep(kind: type[T], made: T, path: Path, stem: str) -> None:
    """Write one entry in one step, in place of older entries of the same files."""
    import tempfile

    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(encode(kind, made), file, ensure_ascii=False, separators=(",", ":"))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget_older(path, stem)


def _forget_older(path: Path, stem: str) -> None:
    for other in path.parent.glob(f"{stem}-*.json"):
        if other != path:
            other.unlink(missing_ok=True)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
