"""Every exception that the program raises on purpose, as one tree.

A missing disclosure is a Finding, never an exception; an exception means that no honest assessment can be made.
"""


class CheckerError(Exception):
    """Something that the user can put right; its text is one line that says what, where and what to do."""


class UsageError(CheckerError):
    """The command line asks for something that does not exist or does not fit together (exit code 2)."""


class ReadError(CheckerError):
    """The report cannot be read: not a document, encrypted, truncated, empty, too large (exit code 3)."""


class RulebookError(CheckerError):
    """A framework, rule or lexicon file is wrong; the text carries file:line:column (exit code 4)."""


class WriteError(CheckerError):
    """An output file cannot be written (exit code 2, as the path came from the command line)."""
