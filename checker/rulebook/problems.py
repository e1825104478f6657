"""What is wrong in a rulebook file, where, and what is allowed; shared by every check of the rulebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.errors import RulebookError


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong at one place."""

    severity: Severity = Severity.ERROR
    file: str
    line: int = 1
    column: int = 1
    message: str
    """What is wrong; what is allowed."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class SourceError(RulebookError):
    """A file that cannot be read as strict YAML at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, each problem once."""
    return tuple(sorted(set(problems), key=lambda item: (item.file, item.line, item.column, item.message)))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise the first error as a RulebookError that says how many more there are."""
    errors = [problem for problem in in_order(problems) if problem.severity is Severity.ERROR]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise RulebookError(f"{errors[0]}{more}")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Suggest the nearest known name, as the middle part of a message; empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
