"""Finds the folders `frameworks/` and `rules/` in a checkout, in an installed wheel or in a folder of the user's."""

from collections.abc import Sequence
from pathlib import Path

from checker.errors import RulebookError, UsageError

_PACKAGE = Path(__file__).resolve().parent
_NAMES = ("frameworks", "rules")


def frameworks_dir(root: Path | None = None) -> Path:
    """Folder of the framework files; `root` is a user's own folder, which may hold `frameworks/`, `rules/` or both."""
    return _find("frameworks", root)


def rules_dir(root: Path | None = None) -> Path:
    """Folder of the rule files; see `frameworks_dir` for `root`."""
    return _find("rules", root)


def display_path(path: Path, root: Path | None = None) -> str:
    """Name `path` as a message shows it: from the folder that holds `rules/` or `frameworks/`, with forward slashes."""
    for name in _NAMES:
        folder = _find(name, root)
        if path.is_relative_to(folder):
            return (Path(name) / path.relative_to(folder)).as_posix()
    return path.as_posix()


def _find(name: str, root: Path | None) -> Path:
    """Look in the user's folder first; what it does not hold is the program's own."""
    if root is not None:
        _check_root(root)
        if (root / name).is_dir():
            return root / name
    return _shipped(name, _candidates(name))


def _check_root(root: Path) -> None:
    """Refuse a folder that holds nothing of ours: most likely its path is mistyped."""
    if not any((root / name).is_dir() for name in _NAMES):
        raise UsageError(f"{root}: no such rulebook; a folder with frameworks/ or rules/ (or both) is expected")


def _candidates(name: str) -> tuple[Path, ...]:
    """Give the places of the program's own files: in a wheel, then in a checkout."""
    checkout = _PACKAGE.parent
    beside = (checkout / name,) if (checkout / "pyproject.toml").is_file() else ()
    return (_PACKAGE / "data" / name, *beside)


def _shipped(name: str, candidates: Sequence[Path]) -> Path:
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise RulebookError(f"{name}/ is missing from the installation; install the program again")
