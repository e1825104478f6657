"""Every exception that the program raises on purpose, as one tree.

A missing disclosure is a Finding, never an exception; an exception means that no honest assessment can be made.
"""

from __future__ import annotations

from pathlib import Path


class CheckerError(Exception):
    """Something that the user can put right; its text is one line that says what, where and what to do."""


class UsageError(CheckerError):
    """The command line asks for something that does not exist or does not fit together (exit code 2)."""


class ReadError(CheckerError):
    """The report cannot be read: not a document, encrypted, truncated, empty, too large (exit code 3)."""

    @classmethod
    def of_system(cls, path: Path, error: OSError) -> ReadError:
        """The same for a file that the system does not give: a folder, a missing name, no permission."""
        if isinstance(error, IsADirectoryError):
            return cls(f"{path}: is a folder; name a report in it, or a pattern such as {path / '*.pdf'}")
        return cls(f"{path}: {error.strerror or error}; check the name and the permissions")


class RulebookError(CheckerError):
    """A framework, rule or lexicon file is wrong; the text carries file:line:column (exit code 4)."""


class WriteError(CheckerError):
    """An output file cannot be written (exit code 2, as the path came from the command line)."""
