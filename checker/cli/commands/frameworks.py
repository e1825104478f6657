"""`esgcheck frameworks`: which editions there are, what one asks, and what changes between two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Group
from checker.cli.options import common_options, issuer_option, rules_option
from checker.model.framework import IssuerType

if TYPE_CHECKING:
    from checker.cli.session import Session


@click.group(cls=Group)
@common_options
def frameworks() -> None:
    """List, show and compare framework editions."""


@frameworks.command("list", examples="esgcheck frameworks list")
@rules_option
@common_options
@click.pass_obj
def list_editions(session: Session, *, rules_root: Path | None) -> None:
    """List the editions with the financial years that each applies to."""
    from rich.table import Table

    from checker.rulebook import list_frameworks

    table = Table("Id", "Title", "Requirements", "Elements", "Financial years starting", box=None, pad_edge=False)
    for one in list_frameworks(root=rules_root):
        years = f"{one.applies_from} to {one.applies_until or 'now'}"
        table.add_row(one.id, one.title, str(one.requirements), str(one.elements), years)
    session.console().print(table)


@frameworks.command("show", examples="esgcheck frameworks show hkex-2025 --issuer gem")
@click.argument("framework_id", metavar="ID")
@issuer_option
@rules_option
@common_options
@click.pass_obj
def show(session: Session, *, framework_id: str, issuer: IssuerType, rules_root: Path | None) -> None:
    """Show every requirement of one edition, with its elements.

    The obligation is that for the newest financial year known.
    """
    from checker.cli.frameworks import resolve_frameworks
    from checker.rulebook import load_framework

    framework = load_framework(resolve_frameworks((framework_id,), root=rules_root)[0], root=rules_root)
    console = session.console()
    console.print(f"{framework.id}: {framework.title}", style="bold")
    titles = {aspect.id: f"{aspect.group}: {aspect.title}" for aspect in framework.aspects}
    aspect = ""
    for requirement in framework.requirements:
        if requirement.aspect != aspect:
            aspect = requirement.aspect
            console.print(f"\n{titles.get(aspect, aspect)}", style="bold")
        obligation = requirement.obligation(issuer=issuer, start=None).value.replace("_", " ")
        console.print(f"{requirement.id}  {requirement.title} ({obligation})", soft_wrap=True)
        for element in requirement.elements:
            answer = f" <- {element.datapoint}" if element.datapoint else " (an instruction to the preparer)"
            condition = f" [{element.condition}]" if element.condition else ""
            console.print(f"    {element.id}: {element.title}{condition}{answer}", soft_wrap=True)


@frameworks.command("compare", examples="esgcheck frameworks compare hkex-2020 hkex-2025")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@issuer_option
@rules_option
@common_options
@click.pass_obj
def compare(session: Session, *, old: str, new: str, issuer: IssuerType, rules_root: Path | None) -> None:
    """Show what a reporter must add, may drop and must change between two editions.

    Two elements are the same where the same datapoint answers them, whatever their ids.
    """
    from checker.cli.frameworks import resolve_frameworks
    from checker.compare import compare_frameworks
    from checker.rulebook import load_framework

    names = (resolve_frameworks((one,), root=rules_root)[0] for one in (old, new))
    before, after = (load_framework(name, root=rules_root) for name in names)
    console = session.console()
    comparison = compare_frameworks(before, after, issuer=issuer)
    for title, lines in (
        (f"To add ({len(comparison.added)})", comparison.added),
        (f"No longer asked ({len(comparison.dropped)})", comparison.dropped),
        (f"Asked differently ({len(comparison.changed)})", comparison.changed),
    ):
        console.print(f"\n{title}", style="bold")
        for line in lines or ("nothing",):
            console.print(f"  {line}", soft_wrap=True)
    console.print(f"\nUnchanged: {comparison.unchanged} elements")
