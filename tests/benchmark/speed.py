"""Measure the cost of a check as ratios to raw PDF text extraction of the same pages, in one run.

    python tests/benchmark/speed.py REPORT.pdf [REPORT.pdf ...] [--framework ID] [--runs N]

R0 is the process time of reading all text with the PDF library and doing nothing with it. Each figure is the smallest
of N runs in this process, rule packs warm; memory is the peak of a fresh process that checks the first report.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checker import __version__
from checker.assess import Setting, assess
from checker.evaluate import evaluate
from checker.extract import extract
from checker.model.document import Document
from checker.model.fact import Facts
from checker.model.framework import IssuerType
from checker.model.rule import Concept, RulePack, Term
from checker.readers import read
from checker.rulebook import choose_framework, load_framework, load_rules
from checker.writers import write

FACTOR = 4
"""How many times as many terms the growth is measured with."""


def main(argv: list[str] | None = None) -> int:
    """Print a line of ratios for each report; always returns 0, since a benchmark judges nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--framework", help="Default: the HKEX edition for the report's period")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args(argv)
    pack = load_rules()
    heads = ("read", "extract", "rules", "assess", "xlsx", "whole")
    print(f"esgcheck {__version__}: {len(pack.rules)} rules, {terms_in(pack)} terms, of which each run takes its own")
    print(f"{'report':<28}{'pages':>6}{'R0 s':>7}", *(f"{head:>7}" for head in heads), f"{'4x terms':>9}")
    for path in args.reports:
        print(measured(path, pack, args.framework, args.runs))
    print(f"peak memory {peak_memory(args.reports[0]):.0f} MB; start of the command {start_of_command():.0f} ms")
    return 0


def measured(path: Path, shipped: RulePack, framework_id: str | None, runs: int) -> str:
    """One report's ratios as a line."""
    base = smallest(runs, lambda: raw_text(path))
    document = read(path)
    framework = load_framework(framework_id or choose_framework(facts_of(document, shipped).period)[0])
    datapoints = frozenset(element.datapoint for item in framework.requirements for element in item.elements)
    pack = shipped.narrowed(datapoints)
    larger = with_more_terms(pack, FACTOR)
    facts = facts_of(document, pack)
    findings = evaluate(pack, document, facts)
    setting = Setting(issuer=IssuerType.MAIN_BOARD, chosen_because="", program="")
    assessment = assess(document, facts, framework, pack, findings, setting)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "gaps.xlsx"
        write((assessment,), target, format="xlsx")
        parts = [
            smallest(runs, lambda: read(path)),
            smallest(runs, lambda: facts_of(document, pack)),
            smallest(runs, lambda: evaluate(pack, document, facts)),
            smallest(runs, lambda: assess(document, facts, framework, pack, findings, setting)),
            smallest(runs, lambda: write((assessment,), target, format="xlsx")),
        ]
    facts_of(document, larger)
    more = smallest(runs, lambda: facts_of(document, larger)) - parts[1]
    ratios = [part / base for part in parts]
    whole = sum(parts)
    cells = " ".join(f"{ratio:>7.2f}" for ratio in (*ratios, whole / base))
    return f"{path.name:<28}{len(document.pages):>6}{base:>7.3f} {cells} {100 * more / whole:>+8.1f}%"


def facts_of(document: Document, pack: RulePack) -> Facts:
    """Extract with the pack's own subjects."""
    return extract(document, pack.lexicon, subjects=pack.subjects, figure_subjects=pack.figure_subjects)


def smallest(runs: int, work: Callable[[], object]) -> float:
    """Least process time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def raw_text(path: Path) -> int:
    """Read all text of a PDF with the PDF library alone."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def terms_in(pack: RulePack) -> int:
    """Terms of all concepts."""
    return sum(len(concept.terms) for concept in pack.lexicon.concepts)


def with_more_terms(pack: RulePack, factor: int) -> RulePack:
    """The same pack with `factor` times as many terms: each term again with a word that no report holds."""
    concepts = tuple(_longer(concept, factor) for concept in pack.lexicon.concepts)
    return replace(pack, lexicon=replace(pack.lexicon, concepts=concepts))


def _longer(concept: Concept, factor: int) -> Concept:
    added = tuple(
        Term(text=f"{term.text} qx{number}", prefix=term.prefix, chinese=term.chinese)
        for number in range(1, factor)
        for term in concept.terms
    )
    return replace(concept, terms=concept.terms + added)


def peak_memory(path: Path) -> float:
    """Peak resident memory of a whole check in a process of its own, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "checker",
            "check",
            str(path),
            "-o",
            f"{folder}/gaps.xlsx",
            "--quiet",
            "--fail-on",
            "never",
        ]
        subprocess.run(command, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def start_of_command() -> float:
    """Wall time of `esgcheck --version`, in ms: the smallest of five."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "checker", "--version"], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return 1000 * min(times)


if __name__ == "__main__":
    raise SystemExit(main())
