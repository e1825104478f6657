"""Writes what the benchmark found: measures as JSON, confidence shares and rule records as reviewed YAML."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from checker.bench.calibration import shares
from checker.bench.measures import by, measure, rule_records
from checker.bench.outcomes import Outcome
from checker.writers.atomic import replace_file

_CALIBRATION_HEAD = """\
# Confidence of a finding: share of like findings that agreed with the labels of {reports} labelled reports
# ({labels} elements), smoothed. Bands by strength as in checker/evaluate/confidence.py. No accredited reviewer has
# signed the labels. Made by `esgcheck bench --calibrate`; read before it is committed.
"""
_BENCHMARK_HEAD = """\
# How each rule did on the labels of {reports} labelled reports: elements labelled, answers that agreed (disclosed or
# not), called disclosed, of these rightly, and labelled disclosed. Made by `esgcheck bench --calibrate`.
"""


def write_measures(rows: Sequence[Outcome], path: Path) -> None:
    """Write pooled and per-report measures as JSON. Raises WriteError."""
    found = {
        name: asdict(item) for name, item in by(rows, lambda row: f"{row.label.report}.{row.label.framework}").items()
    }
    found["ALL"] = asdict(measure(rows))
    replace_file(path, (json.dumps(found, indent=1) + "\n").encode())


def write_calibration(rows: Sequence[Outcome], folder: Path) -> Iterable[Path]:
    """Write calibration.yaml and benchmark.yaml to a rules folder. Raises WriteError."""
    counts = {"reports": len({row.label.report for row in rows}), "labels": len(rows)}
    calibration = _CALIBRATION_HEAD.format(**counts) + "".join(
        f"{name}: [{', '.join(f'{share:.2f}' for share in bands)}]\n" for name, bands in shares(rows).items()
    )
    records = _BENCHMARK_HEAD.format(**counts) + "".join(
        f"{item.datapoint}: {{labels: {item.labels}, right: {item.right}, said: {item.said}, "
        f"said_right: {item.said_right}, given: {item.given}}}\n"
        for item in rule_records(rows)
    )
    for name, text in (("calibration.yaml", calibration), ("benchmark.yaml", records)):
        replace_file(folder / name, text.encode())
        yield folder / name
