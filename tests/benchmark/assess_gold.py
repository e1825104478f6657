"""Write the assessments that the scorer reads: one JSON file per label file, each report read once.

    python tests/benchmark/assess_gold.py GOLD_DIR REPORTS_DIR OUT_DIR [--only REPORT]

GOLD_DIR holds labels/<report>.<framework>.jsonl; REPORTS_DIR the reports by the same stem.
"""

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

from checker.model.framework import IssuerType
from checker.pipeline import CheckRequest, check
from checker.writers import write


def main(argv: list[str] | None = None) -> int:
    """Assess every labelled report; returns 1 when a report is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", help="stem of one report")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    wanted: dict[str, list[str]] = defaultdict(list)
    for labels in sorted((args.gold / "labels").glob("*.jsonl")):
        report, framework = labels.stem.rsplit(".", 1)
        if args.only in (None, report):
            wanted[report].append(framework)
    missing = 0
    for report, frameworks in wanted.items():
        paths = sorted(args.reports.glob(f"{report}.*"))
        if not paths:
            print(f"{report}: no such report in {args.reports}", file=sys.stderr)
            missing = 1
            continue
        started = time.process_time()
        for framework in frameworks:
            request = CheckRequest(path=paths[0], frameworks=(framework,), issuer=IssuerType.MAIN_BOARD)
            try:
                (assessment,) = check(request)
            except Exception as error:  # noqa: BLE001 - one report must not stop the others
                print(f"{report}.{framework}: {error}", file=sys.stderr)
                continue
            write((assessment,), args.out / f"{report}.{framework}.json", format="json")
        print(f"{report}: {time.process_time() - started:.2f} s CPU")
    return missing


if __name__ == "__main__":
    raise SystemExit(main())
