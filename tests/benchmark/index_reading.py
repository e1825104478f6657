"""Measure how content indexes are read: the codes that they declare, and the pages that their rows cite.

    python tests/benchmark/index_reading.py codes GOLD/gri-index
    python tests/benchmark/index_reading.py pages COUNTS.jsonl REPORTS_DIR [REPORTS_DIR ...]

`codes` reads texts/<report>.txt and labels.csv (report, code, in_index: yes or no). A code counts as declared where a
claim says that it is reported. Reports whose text prints no codes at all are listed and left out of the second line.
`pages` reads hand counts, one JSON object a row: {"report": file name, "page": PDF page, "code", "pages": [...]}; a
code that stands on its page several times has several rows, in the page's order. Pages of other documents count too.
Both give the milliseconds that claims take, beside reading and matching.
"""

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.extract.concepts import Matcher
from checker.extract.content_index import claims
from checker.extract.index_catalogue import Catalogue
from checker.extract.index_codes import code_form
from checker.model.fact import Claim
from checker.readers import read
from checker.rulebook import load_framework, load_rules
from checker.rulebook.frameworks import framework_files

_PRINTED = re.compile(r"(?<![\d.\-])\d{3}\s?-\s?\d{1,2}(?![\d%])")
_FEW = 3


class Reader:
    """Reads reports and makes claims of them, with every edition that is shipped."""

    def __init__(self) -> None:
        self._matcher = Matcher(load_rules().lexicon)
        self._catalogue = Catalogue(load_framework(name) for name in framework_files())
        self.spent: list[float] = []

    def claims(self, path: Path) -> tuple[Claim, ...]:
        """Claims of one report; the time is taken of the claims alone."""
        document = read(path)
        mentions = self._matcher.scan(document.passages)
        started = time.process_time()
        found = claims(document, mentions, self._catalogue)
        self.spent.append(time.process_time() - started)
        return found


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; returns 1 where nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    codes = commands.add_parser("codes")
    codes.add_argument("gold", type=Path)
    pages = commands.add_parser("pages")
    pages.add_argument("counts", type=Path)
    pages.add_argument("reports", type=Path, nargs="+")
    args = parser.parse_args(argv)
    reader = Reader()
    measured = measure_codes(reader, args.gold) if args.command == "codes" else measure_pages(reader, args)
    if reader.spent:
        print(f"claims: {1000 * sum(reader.spent) / len(reader.spent):.1f} ms a report")
    return 0 if measured else 1


def measure_codes(reader: Reader, gold: Path) -> bool:
    """Precision and recall of the codes that indexes declare, over all reports and by halves."""
    labels: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    with (gold / "labels.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            labels[row["report"]][row["code"]] = row["in_index"] == "yes"
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    silent = []
    for report, coded in sorted(labels.items(), key=lambda item: int(item[0])):
        path = gold / "texts" / f"{report}.txt"
        found = {claim.requirement for claim in reader.claims(path) if claim.reported} & coded.keys()
        declared = {code for code, yes in coded.items() if yes}
        counts = Counter(right=len(found & declared), wrong=len(found - declared), missed=len(declared - found))
        if len(set(_PRINTED.findall(code_form(path.read_text(encoding="utf-8"))))) < _FEW:
            silent.append(report)
        else:
            totals["with codes"].update(counts)
            totals["with codes, even" if int(report) % 2 == 0 else "with codes, odd"].update(counts)
        totals["all"].update(counts)
        print(f"{report}: {dict(counts)}")
    print(f"no codes in the text: {', '.join(silent) or 'none'}")
    for name, counts in totals.items():
        print(f"{name}: {_figures(counts)}")
    return bool(labels)


def measure_pages(reader: Reader, args: argparse.Namespace) -> bool:
    """Share of counted rows whose pages are all right, and of the pages themselves."""
    rows: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for line in args.counts.read_text(encoding="utf-8").splitlines():
        if line.strip():
            rows[json.loads(line)["report"]].append(json.loads(line))
    totals: Counter[str] = Counter()
    for report, counted in rows.items():
        path = next((folder / report for folder in args.reports if (folder / report).exists()), None)
        if path is None:
            print(f"{report}: not found", file=sys.stderr)
            continue
        counts = Counter(_compared(reader.claims(path), counted))
        totals.update(counts)
        print(f"{report}: {counts['exact']} of {counts['rows']} rows")
    print(f"rows: {totals['exact']} of {totals['rows']}, {totals['found']} found")
    print(f"pages: {_figures(totals)}")
    return bool(totals)


def _compared(found: Iterable[Claim], counted: Iterable[dict[str, object]]) -> Iterator[str]:
    """What became of each counted row and page, as names to count."""
    made: defaultdict[tuple[object, object], list[set[int]]] = defaultdict(list)
    for claim in found:
        cited = {*claim.pages, *(page for _, pages in claim.documents for page in pages)}
        made[claim.locator.page, claim.requirement].append(cited)
    for row in counted:
        wanted = set(row["pages"]) if isinstance(row["pages"], list) else set()
        candidates = made[row["page"], row["code"]]
        got = candidates.pop(0) if candidates else None
        yield "rows"
        if got is not None:
            yield "found"
        if got == wanted:
            yield "exact"
        yield from ["right"] * len(wanted & (got or set()))
        yield from ["wrong"] * len((got or set()) - wanted)
        yield from ["missed"] * len(wanted - (got or set()))


def _figures(counts: Counter[str]) -> str:
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return (
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f} ({right} right, {wrong} wrong, {missed} missed)"
    )


if __name__ == "__main__":
    raise SystemExit(main())
