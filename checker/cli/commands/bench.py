"""`esgcheck bench`: how well the rules do on labelled reports, and confidence shares made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.group import Command
from checker.cli.options import common_options, quiet_option, rules_option

if TYPE_CHECKING:
    from rich.console import Console

    from checker.bench.measures import Measures
    from checker.bench.outcomes import Outcome
    from checker.bench.runner import BenchResult
    from checker.cli.session import Session

EXAMPLES = """
esgcheck bench gold/ --reports reports/
esgcheck bench gold/ --reports reports/ --assessments out/
esgcheck bench gold/ --reports reports/ --calibrate rules/
"""

_COLUMNS = (
    ("elem.", "elements"),
    ("elem acc", "element_accuracy"),
    ("sure", "element_accuracy_sure"),
    ("state", "state_accuracy"),
    ("req acc", "requirement_accuracy"),
    ("f.comfort", "false_comfort"),
    ("f.alarm", "false_alarm"),
    ("page@3", "page_hit"),
    ("values", "value_recall"),
)
_GROUPS: tuple[tuple[str, Callable[[Outcome], str]], ...] = (
    ("Report", lambda row: f"{row.label.report}.{row.label.framework}"),
    ("Framework", lambda row: row.label.framework),
    ("Aspect", lambda row: row.aspect or "?"),
    ("Language", lambda row: row.language),
    ("Question", lambda row: row.kind or "?"),
)


@click.command(cls=Command, examples=EXAMPLES)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--reports", type=click.Path(path_type=Path), help="Folder of the labelled reports. Default: GOLD/../reports."
)
@click.option(
    "--json", "json_path", type=click.Path(path_type=Path), metavar="FILE", help="Also write the measures here."
)
@click.option(
    "--assessments",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Also write each assessment, for other scorers.",
)
@click.option(
    "--calibrate",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the confidence shares and each rule's record (calibration.yaml, benchmark.yaml) to this folder.",
)
@rules_option
@quiet_option
@common_options
@click.pass_obj
def bench(
    session: Session,
    *,
    gold: Path,
    reports: Path | None,
    json_path: Path | None,
    assessments: Path | None,
    calibrate: Path | None,
    rules_root: Path | None,
) -> None:
    """Measure the rules on labelled reports.

    GOLD holds labels/<report>.<framework>.jsonl, one labelled element a line. Prints accuracy, false comfort, page
    hits and value recall, pooled and by report, framework, aspect, language and question kind, the confusion
    table, and how far the confidence can be trusted on reports that it was not made from.
    """
    from checker.bench import run
    from checker.bench.files import write_calibration, write_measures

    with session.progress("bench") as progress:
        result = run(gold, reports or gold.parent / "reports", rules_root=rules_root, progress=progress)
    if not session.quiet:
        _print(session.console(), result)
    if assessments:
        _write_assessments(result, assessments)
    if json_path:
        write_measures(result.outcomes, json_path)
    if calibrate:
        for path in write_calibration(result.outcomes, calibrate):
            click.echo(f"written: {path}")


def _write_assessments(result: BenchResult, folder: Path) -> None:
    from checker.writers import write

    folder.mkdir(parents=True, exist_ok=True)
    for stem, assessment in result.assessments:
        write((assessment,), folder / f"{stem}.json", format="json")


def _print(console: Console, result: BenchResult) -> None:
    from checker.bench.calibration import reliability
    from checker.bench.measures import by, confusion, measure, rule_records

    rows = result.outcomes
    for title, key in _GROUPS:
        groups = dict(by(rows, key))
        if title == "Report":
            groups["ALL"] = measure(rows)
        _table(console, title, groups)
    _confusion(console, confusion(rows))
    _plain(
        console,
        ("Confidence promised", "elements", "promised", "right"),
        [(name, *map(str, item)) for name, item in reliability(rows).items()],
        "Confidence on reports left out when it was made",
    )
    weakest = sorted(
        (item for item in rule_records(rows) if item.right < item.labels), key=lambda item: item.right / item.labels
    )
    _plain(
        console,
        ("Rule", "labels", "right", "precision", "recall"),
        [
            (item.datapoint, str(item.labels), str(item.right), _percent(item.precision), _percent(item.recall))
            for item in weakest[:25]
        ],
        "Rules that disagree most with the labels",
    )


def _table(console: Console, title: str, groups: Mapping[str, Measures]) -> None:
    rows = [
        (name, *(_percent(value) if isinstance(value, float | None) else str(value) for value in _picked(measures)))
        for name, measures in groups.items()
    ]
    _plain(console, (title, *(head for head, _ in _COLUMNS)), rows)


def _picked(measures: Measures) -> Sequence[float | int | None]:
    found = asdict(measures)
    return [found[field] for _, field in _COLUMNS]


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _confusion(console: Console, counts: Mapping[tuple[str, str], int]) -> None:
    labelled = sorted({gold for gold, _ in counts})
    said = sorted({state for _, state in counts})
    rows = [(gold, *(str(counts.get((gold, state), 0)) for state in said)) for gold in labelled]
    _plain(console, ("labelled \\ said", *said), rows, "Confusion")


def _plain(console: Console, heads: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, title=title or None, title_justify="left")
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print()
