"""What the whole command line shares: whether to colour, to be quiet, to show tracebacks; and where output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the steps done and the steps in all."""

PIPE_WIDTH = 120
"""Columns where the output is no terminal: the same on every machine."""


@dataclass(slots=True)
class Session:
    """Settings of one run; the only mutable value of the program, filled while options are parsed."""

    debug: bool = False
    color: bool = True
    quiet: bool = False

    def console(self, *, stderr: bool = False) -> Console:
        """Return a console for tables and coloured text that prints report text literally."""
        from rich.console import Console as RichConsole

        class PipedConsole(RichConsole):
            """A console that leaves a broken pipe to the command line instead of ending the program itself."""

            def on_broken_pipe(self) -> None:
                raise BrokenPipeError

        stream = sys.stderr if stderr else sys.stdout
        columns = os.environ.get("COLUMNS", "")
        return PipedConsole(
            file=stream,
            no_color=not self.color or None,
            color_system="auto" if self.color else None,
            width=None if stream.isatty() else int(columns) if columns.isdigit() else PIPE_WIDTH,
            markup=False,
            highlight=False,
            emoji=False,
        )

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress | None]:
        """Show a progress bar on the error stream, or None where nobody would see one."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        # what is printed meanwhile goes above the bar, but never from a piped output to the terminal
        beside = sys.stdout.isatty()
        with Progress(*columns, console=self.console(stderr=True), transient=True, redirect_stdout=beside) as bar:
            task = bar.add_task(title, total=None)

            def update(stage: str, done: int, total: int) -> None:
                bar.update(task, description=f"{title}: {stage}", completed=done, total=total or None)

            yield update


def tolerate_narrow_encodings(streams: tuple[TextIO, ...]) -> None:
    """Let a console that cannot show Chinese print question marks instead of failing."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
