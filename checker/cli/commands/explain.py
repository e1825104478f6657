"""`esgcheck explain`: one requirement on the terminal, with everything that was tried and why it was turned down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Command
from checker.cli.options import (
    common_options,
    framework_option,
    issuer_option,
    known_or_suggest,
    ocr_option,
    rules_option,
)
from checker.errors import UsageError
from checker.model.framework import IssuerType

if TYPE_CHECKING:
    from checker.cli.session import Session
    from checker.model.assessment import Assessment

EXAMPLES = """
esgcheck explain draft.pdf B6.5
esgcheck explain draft.pdf B6.5 --framework hkex-2016,hkex-2025
"""


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("report", type=click.Path(path_type=Path, readable=False))
@click.argument("requirement")
@framework_option
@issuer_option
@rules_option
@ocr_option
@common_options
@click.pass_obj
def explain(
    session: Session,
    *,
    report: Path,
    requirement: str,
    frameworks: tuple[str, ...],
    issuer: IssuerType,
    rules_root: Path | None,
    ocr: bool,
) -> None:
    """Show what was tried for one requirement, and why it was decided so.

    For each element: the question, the evidence with its page, and the passages that came close with the
    reason why they were turned down.
    """
    from checker import pipeline
    from checker.cli.frameworks import resolve_frameworks
    from checker.writers.terminal import print_explanation

    chosen = resolve_frameworks(frameworks, root=rules_root)
    request = pipeline.CheckRequest(path=report, frameworks=chosen, issuer=issuer, rules_root=rules_root, ocr=ocr)
    with session.progress(report.name) as progress:
        assessments = pipeline.check(request, progress=progress)
    print_explanation(only(assessments, requirement), session.console())


def only(assessments: tuple[Assessment, ...], requirement: str) -> tuple[Assessment, ...]:
    """Return the assessments with nothing but one requirement; an error suggests ids that there are."""
    chosen = tuple(
        replace(assessment, requirements=tuple(one for one in assessment.requirements if one.id in ids))
        for assessment in assessments
        if (ids := {one.id for one in assessment.requirements if one.id.casefold() == requirement.casefold()})
    )
    if not chosen:
        known = tuple(dict.fromkeys(one.id for assessment in assessments for one in assessment.requirements))
        names = ", ".join(assessment.framework for assessment in assessments)
        if len(known) > 20:
            near = tuple(id for id in known if id.casefold().startswith(requirement[:2].casefold()))
            known = near or known[:20]
        try:
            known_or_suggest("requirement", requirement, known)
        except UsageError as error:
            raise UsageError(f"{error} (in {names})") from None
    return chosen
