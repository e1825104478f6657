"""The command group: subcommands are imported when they are called, and misspelt names get a suggestion."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` for a near miss, an empty string where nothing is near."""
    lowered = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), lowered, n=2, cutoff=0.6)
    names = " or ".join(f'"{lowered[name]}"' for name in near)
    return f"; did you mean {names}?" if names else ""


class HelpFormatter(click.HelpFormatter):
    """Help with bold headings; click takes the colour out where the output is no terminal."""

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        self.write(f"{'':>{self.current_indent}}{click.style(heading + ':', bold=True)}\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(click.style(prog, bold=True), args, prefix)


class Command(click.Command):
    """A command with its examples at the end of its help."""

    def __init__(self, *args: Any, examples: str = "", **options: Any) -> None:  # noqa: ANN401  click's own signature
        super().__init__(*args, **options)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, one a line."""
        if not self.examples:
            return
        with formatter.section("Examples"):
            for line in self.examples.strip().splitlines():
                formatter.write(f"  {line.strip()}\n")


class Group(click.Group):
    """A group that suggests the name that was meant."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say what else could be meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            is_file = Path(name).is_file()
            hint = (
                f"; to check a report: esgcheck check {name}" if is_file else suggestion(name, self.list_commands(ctx))
            )
            raise click.UsageError(f'no such command "{name}"{hint}', ctx=ctx)
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """A group that knows each command's module and summary and imports it only when it is called."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **options: Any) -> None:  # noqa: ANN401  as above
        super().__init__(*args, **options)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a user needs them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module that holds the command; its variable has the command's name."""
        if cmd_name not in self.lazy:
            return None
        module = importlib.import_module(self.lazy[cmd_name][0])
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from their summaries, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.lazy.items()])
