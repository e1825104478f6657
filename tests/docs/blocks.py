"""Blocks of the documentation that are made from the program: help texts, exit codes, verdicts, frameworks.

A block stands between `<!-- begin NAME -->` and `<!-- end -->`. `python -m tests.docs.blocks` writes them anew;
the test beside this file fails where one is out of date.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from checker.cli import COMMANDS, root
from checker.cli.commands.check import FAIL_ON
from checker.cli.exit_codes import MEANINGS
from checker.cli.threshold import LEVELS
from checker.rulebook import list_frameworks
from checker.writers.words import STATES, VERDICTS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/commands.md")
_BLOCK = re.compile(r"(<!-- begin (?P<name>[\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WIDTH = 94


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and subcommand, as the words that are typed after `esgcheck`."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        command = _command((name,))
        if isinstance(command, click.Group):
            for sub in command.list_commands(click.Context(command)):
                yield (name, sub)


def _command(words: tuple[str, ...]) -> click.Command:
    command: click.Command = root
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None, word
        command = found
    return command


def help_text(words: tuple[str, ...]) -> str:
    """What `-h` prints, at one width on every machine."""
    name = " ".join(("esgcheck", *words))
    context = click.Context(
        _command(words),
        info_name=name,
        help_option_names=["-h", "--help"],
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
    )
    text = click.unstyle(_command(words).get_help(context))
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


def _all_help() -> str:
    return "\n".join(f"### {' '.join(('esgcheck', *words))}\n\n{help_text(words)}" for words in commands())


def _table(*rows: tuple[str, ...]) -> str:
    head, *body = rows
    lines = [head, tuple("---" for _ in head), *body]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def _exit_codes() -> str:
    return _table(("code", "means"), *((str(code.value), meaning) for code, meaning in MEANINGS.items()))


def _verdicts() -> str:
    return _table(
        ("verdict", "shown as", "means"),
        *((f"`{verdict}`", words.shown, words.meaning) for verdict, words in VERDICTS.items()),
    )


def _states() -> str:
    return _table(
        ("state", "shown as", "means"),
        *((f"`{state}`", words.shown, words.meaning) for state, words in STATES.items()),
    )


def _fail_on() -> str:
    rows = ((f"`{level}`", ", ".join(sorted(LEVELS[level])) or "nothing: always 0") for level in FAIL_ON)
    return _table(("`--fail-on`", "verdicts that end with exit code 1"), *rows)


def _frameworks() -> str:
    rows = ((f"`{one.id}`", one.title, str(one.requirements), str(one.elements)) for one in list_frameworks())
    return _table(("id", "edition", "requirements", "elements"), *rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "all help": _all_help,
    "exit codes": _exit_codes,
    "verdicts": _verdicts,
    "states": _states,
    "fail on": _fail_on,
    "frameworks": _frameworks,
}
"""Name of each block and what makes it."""


def renewed(text: str) -> str:
    """The document with its blocks made anew."""
    return _BLOCK.sub(lambda match: match[1] + BLOCKS[match["name"]]() + match[3], text)


def main() -> int:
    """Write every document anew that is out of date, and say which."""
    for name in DOCUMENTS:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{name} is up to date now\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
