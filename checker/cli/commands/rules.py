"""`esgcheck rules`: what rule authors need: run the examples, lint, explain a rule, write the lock."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import ExitCode
from checker.cli.group import Group
from checker.cli.options import common_options, known_or_suggest, quiet_option, rules_option
from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.cli.session import Session
    from checker.rule_examples import ExampleResult
    from checker.rulebook.problems import Problem


@click.group(cls=Group)
@common_options
def rules() -> None:
    """Test, lint, explain and lock the rules."""


@rules.command("test", examples="esgcheck rules test\nesgcheck rules test customers.")
@click.argument("prefix", default="", metavar="[ID]")
@rules_option
@quiet_option
@common_options
@click.pass_obj
def run_tests(session: Session, *, prefix: str, rules_root: Path | None) -> ExitCode:
    """Run the examples that stand beside each rule.

    ID is a rule, or the beginning of several rules' ids; all rules without it. Ends with exit code 4 where
    an example fails.
    """
    from checker.rule_examples import run_examples
    from checker.rulebook import load_rules

    pack = load_rules(root=rules_root)
    if prefix and not any(rule.id.startswith(prefix) for rule in pack.rules):
        known_or_suggest("rule", prefix, tuple(rule.id for rule in pack.rules))
    results = tuple(run_examples(pack, prefix=prefix))
    places = {rule.id: f"{rule.path}:{rule.line}" for rule in pack.rules}
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(f"{places[result.rule]}: {result.rule}, example {result.number}: {result.message}", err=True)
    if not session.quiet:
        click.echo(_example_count(results, failed))
    return ExitCode.RULEBOOK if failed else ExitCode.OK


def _example_count(results: Sequence[ExampleResult], failed: Sequence[ExampleResult]) -> str:
    count = len({result.rule for result in results})
    return f"{count} rules: {len(results) - len(failed)} examples passed, {len(failed)} failed"


@rules.command("lint", examples="esgcheck rules lint\nesgcheck rules lint --rules my-rules/")
@rules_option
@quiet_option
@common_options
@click.pass_obj
def lint(session: Session, *, rules_root: Path | None) -> ExitCode:
    """Check rules, lexicon and frameworks against their schemas, each other and the lock.

    Each problem is one line, with file, line and column. Ends with exit code 4 where one is an error;
    warnings and remarks are shown only.
    """
    from checker.rulebook.lint import lint as lint_files
    from checker.rulebook.lock import check_lock
    from checker.rulebook.problems import Severity, in_order

    problems = lint_files(rules_root)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems = in_order((*problems, *check_lock(rules_root)))
    for problem in problems:
        if problem.severity is Severity.ERROR or not session.quiet:
            click.echo(_problem_line(problem), err=problem.severity is Severity.ERROR)
    counts = Counter(problem.severity for problem in problems)
    if not session.quiet:
        click.echo(", ".join(f"{counts[severity]} {severity}s" for severity in Severity))
    return ExitCode.RULEBOOK if counts[Severity.ERROR] else ExitCode.OK


def _problem_line(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.severity}: {problem.message}"


@rules.command("explain", examples="esgcheck rules explain customers.complaints_number")
@click.argument("rule_id", metavar="ID")
@rules_option
@common_options
@click.pass_obj
def explain(session: Session, *, rule_id: str, rules_root: Path | None) -> None:
    """Say in words what a rule asks, takes and turns down, and who uses it."""
    from checker.cli.rule_words import rule_lines
    from checker.rulebook import load_rules

    known = {rule.id: rule for rule in load_rules(root=rules_root).rules}
    rule = known[known_or_suggest("rule", rule_id, tuple(known))]
    console = session.console()
    for number, line in enumerate(rule_lines(rule)):
        console.print(line, style="bold" if number == 0 else None, soft_wrap=True)
    users = _users(rule.id, rules_root)
    console.print(f"Answers {', '.join(users) or 'no element of any framework'}.", soft_wrap=True)


def _users(datapoint: str, root: Path | None) -> list[str]:
    """Elements that this datapoint answers, in every edition."""
    from checker.rulebook import list_frameworks, load_framework

    return [
        f"{one.id}:{requirement.id} {element.id}"
        for one in list_frameworks(root=root)
        for requirement in load_framework(one.id, root=root).requirements
        for element in requirement.elements
        if element.datapoint == datapoint
    ]


@rules.command("lock", examples="esgcheck rules lock")
@rules_option
@quiet_option
@common_options
@click.pass_obj
def lock(session: Session, *, rules_root: Path | None) -> None:
    """Lock every rule's version with its digest.

    Refused where a rule changed and kept its version: verdicts may change, and an assessment must say so.
    """
    from checker.rulebook.lock import write_lock

    if rules_root is not None and not (rules_root / "rules").is_dir():
        raise UsageError(f"{rules_root}: no rules/ folder, so nothing to lock; the rules of the program stay untouched")
    path = write_lock(rules_root)
    if not session.quiet:
        click.echo(f"Locked: {path}")
