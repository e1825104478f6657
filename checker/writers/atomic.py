"""Bytes in, one file replaced as a whole: a reader sees the old file or the new one, never half of either."""

import errno
import itertools
import os
from pathlib import Path

from checker.errors import WriteError

_serial = itertools.count()

_REASONS = {
    errno.EACCES: "no permission, or the file is open in another program such as Excel: close it and run again",
    errno.EPERM: "no permission, or the file is open in another program such as Excel: close it and run again",
    errno.EBUSY: "the file is open in another program such as Excel: close it and run again",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the folder is read-only",
    errno.ENAMETOOLONG: "the file name is too long",
}


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a temporary file in the same folder; raise WriteError in one line.

    Folders that are missing on the way are made.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise WriteError(f"cannot write {path}: it is a folder; name a file")
        _make_folder(target.parent)
        if target.exists() and not target.is_file():
            # A pipe or device (/dev/stdout, /dev/null) must not be replaced by a file.
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {_reason(error)}") from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot make the folder {folder}: {_reason(error)}") from error


def _replace(target: Path, content: bytes) -> None:
    # The name is short and unlike the target's, so that a long target name still fits the file system's limit.
    temporary = target.with_name(f".esgcheck-{os.getpid()}-{next(_serial)}.tmp")
    try:
        temporary.write_bytes(content)
        _keep_mode(temporary, target)
        temporary.replace(target)
    finally:
        _remove(temporary)


def _keep_mode(temporary: Path, target: Path) -> None:
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)


def _remove(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return  # The failure that matters is already on its way to the user.


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, (error.strerror or type(error).__name__).lower())
