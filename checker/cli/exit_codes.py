"""What the command's exit code says; the documentation's table is checked against this one."""

from enum import IntEnum

from checker.errors import CheckerError, ReadError, RulebookError


class ExitCode(IntEnum):
    """Exit codes of every esgcheck command."""

    OK = 0
    GAPS = 1
    USAGE = 2
    UNREADABLE = 3
    RULEBOOK = 4
    INTERNAL = 5
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANINGS: dict[ExitCode, str] = {
    ExitCode.OK: "done, and nothing at or above the `--fail-on` threshold",
    ExitCode.GAPS: "gaps at or above `--fail-on`; for `verify`, a quote that does not stand where it should",
    ExitCode.USAGE: "the command line asks for something that does not exist or cannot be written",
    ExitCode.UNREADABLE: "a report cannot be read: not found, not a document, encrypted, truncated, empty, too large",
    ExitCode.RULEBOOK: "a framework, rule or lexicon file is wrong, or a rule's example fails",
    ExitCode.INTERNAL: "a fault in esgcheck itself; `--debug` shows the traceback",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C",
    ExitCode.BROKEN_PIPE: "the program that read the output went away",
}
"""Meaning of each code, in words."""


def code_for(error: CheckerError) -> ExitCode:
    """Exit code for an error that the program raised on purpose."""
    if isinstance(error, ReadError):
        return ExitCode.UNREADABLE
    return ExitCode.RULEBOOK if isinstance(error, RulebookError) else ExitCode.USAGE


def worst(codes: list[ExitCode]) -> ExitCode:
    """Return the code of a run over several reports: a fault hides gaps, never the other way round."""
    return max(codes, default=ExitCode.OK)
