"""The command line: parses arguments, calls the pipeline, prints, and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from checker import __version__
from checker.cli.exit_codes import ExitCode, code_for
from checker.cli.group import HelpFormatter, LazyGroup
from checker.cli.options import common_options
from checker.cli.session import Session, tolerate_narrow_encodings
from checker.errors import CheckerError

__all__ = ["main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("checker.cli.commands.check", "Check reports and write the gap analysis."),
    "explain": ("checker.cli.commands.explain", "Show what was tried for one requirement, and why it was decided so."),
    "extract": ("checker.cli.commands.extract", "Write a report's figures as a table."),
    "index": ("checker.cli.commands.index", "Write a content index for a report."),
    "verify": ("checker.cli.commands.verify", "Prove that every quote of an assessment stands on its page."),
    "frameworks": ("checker.cli.commands.frameworks", "List, show and compare framework editions."),
    "rules": ("checker.cli.commands.rules", "Test, lint, explain and lock the rules."),
    "bench": ("checker.cli.commands.bench", "Measure the rules on labelled reports."),
    "read": ("checker.cli.commands.read", "Show a report as it was read: every passage with page and role."),
}
"""Name, module and summary of each command, in the order of the help."""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'esgcheck COMMAND -h' explains a command and gives examples.",
)
@click.version_option(__version__, "--version", "-V", prog_name="esgcheck", message="%(prog)s %(version)s")
@common_options
def root() -> None:
    """Check a draft ESG or CSR report against disclosure requirements.

    Reads PDF, Word, HTML, Markdown and text, in English and Chinese, and says for every requirement what
    the report discloses, where, and what is missing.
    """


root.context_class.formatter_class = HelpFormatter


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    tolerate_narrow_encodings((sys.stdout, sys.stderr))
    if "_ESGCHECK_COMPLETE" in os.environ:
        root.main(prog_name="esgcheck", message="%(prog)s %(version)s")
    session = Session(color="NO_COLOR" not in os.environ)
    try:
        return _run(list(sys.argv[1:] if argv is None else argv), session)
    except BrokenPipeError:
        # what is still buffered must not fail a second time when the interpreter exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        _say("stopped")
        return ExitCode.INTERRUPTED
    except Exception as error:
        _trace(session)
        _say(f"unexpected {type(error).__name__}: {_one_line(str(error))} (a fault in esgcheck; --debug shows where)")
        return ExitCode.INTERNAL


def _run(arguments: list[str], session: Session) -> int:
    """Parse and invoke; errors that the user can put right become one line."""
    try:
        with root.make_context("esgcheck", arguments, obj=session) as context:
            result = root.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as nothing:
        click.echo(nothing.format_message(), err=True)
        return ExitCode.USAGE
    except click.ClickException as error:
        _say(_one_line(error.format_message()))
        _hint(error)
        return ExitCode.USAGE
    except CheckerError as error:
        _trace(session)
        _say(_one_line(str(error)))
        return code_for(error)
    return int(result or ExitCode.OK)


def _trace(session: Session) -> None:
    """Print the traceback where it was asked for; the one line and the exit code stay the same."""
    if session.debug:
        import traceback

        click.echo(traceback.format_exc(), err=True)


def _say(message: str) -> None:
    """One line on the error stream."""
    click.echo(f"esgcheck: {message}", err=True)


def _hint(error: click.ClickException) -> None:
    """Where the help is, after a mistake on the command line."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"Try '{error.ctx.command_path} -h' for help.", err=True)


def _one_line(text: str) -> str:
    """Return the message without line breaks, control characters and its full stop."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable()).rstrip(".")
