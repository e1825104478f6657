"""Options that several commands share, and the checks of their values that need no report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.cli.group import suggestion
from checker.cli.session import Session
from checker.errors import UsageError
from checker.model.framework import IssuerType

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def common_options(function: Decorated) -> Decorated:
    """`--no-color` and `--debug`, which may stand before or after the command's name."""
    for decorate in (
        _flag("--debug", "debug", True, "Show the traceback of an error."),
        _flag("--no-color", "color", False, "Print without colours (as with NO_COLOR set)."),
    ):
        function = decorate(function)
    return function


def quiet_option(function: Decorated) -> Decorated:
    """`--quiet`: errors only."""
    return _flag("--quiet", "quiet", True, "Print nothing but errors.", "-q")(function)


def _flag(name: str, attribute: str, value: bool, text: str, *short: str) -> Callable[[Decorated], Decorated]:
    """Make a flag that sets one attribute of the session and is not passed on to the command."""

    def remember(context: click.Context, _: click.Parameter, given: bool) -> None:
        if given:
            setattr(context.ensure_object(Session), attribute, value)

    return click.option(name, *short, is_flag=True, expose_value=False, callback=remember, help=text)


def framework_option(function: Decorated) -> Decorated:
    """`--framework`: editions by id, several times or with commas."""
    return click.option(
        "--framework",
        "-f",
        "frameworks",
        multiple=True,
        metavar="ID[,ID...]",
        callback=lambda _context, _parameter, given: named_values("framework", given),
        help="Framework edition, such as hkex-2020; may be repeated. Default: the edition for the report's period.",
    )(function)


def issuer_option(function: Decorated) -> Decorated:
    """`--issuer`: what kind of issuer, since obligations are phased in by it."""
    return click.option(
        "--issuer",
        type=click.Choice([kind.value for kind in IssuerType]),
        default=IssuerType.MAIN_BOARD.value,
        show_default=True,
        callback=lambda _context, _parameter, given: IssuerType(given),
        help="Issuer type, by which obligations are phased in.",
    )(function)


def rules_option(function: Decorated) -> Decorated:
    """`--rules`: another rule pack than the one that comes with the program."""
    return click.option(
        "--rules",
        "rules_root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="Folder that holds rules/ or frameworks/, or both, to use instead of those that come with esgcheck.",
    )(function)


def ocr_option(function: Decorated) -> Decorated:
    """`--ocr`: character recognition, refused at once where it is not installed."""

    def require(_context: click.Context, _parameter: click.Parameter, given: bool) -> bool:
        if given:
            from checker.readers.ocr_engine import require_engine

            require_engine()
        return given

    return click.option(
        "--ocr",
        is_flag=True,
        callback=require,
        help="Also read pages of a PDF without usable text, such as scans, by character recognition: English and "
        "Chinese, some seconds a page. Needs pip install 'esgcheck[ocr]'.",
    )(function)


def split_commas(values: tuple[str, ...]) -> tuple[str, ...]:
    """`("a,b", "c", "a")` as `("a", "b", "c")`."""
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def named_values(option: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return `split_commas`; an option that was given without any name is an error, not its default."""
    parts = split_commas(values)
    if values and not parts:
        raise UsageError(f"--{option} names nothing; leave it out for the default")
    return parts


def known_or_suggest(kind: str, word: str, known: tuple[str, ...]) -> str:
    """Return the word as the list spells it, or an error that names what is near."""
    spelled = {name.casefold(): name for name in known}
    if word.casefold() in spelled:
        return spelled[word.casefold()]
    hint = suggestion(word, known) or f"; known: {', '.join(known)}"
    raise UsageError(f'no {kind} "{word}"{hint}')
