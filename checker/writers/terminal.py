"""Assessments in, text on a rich console out: the summary of a run. Reads well at 80 columns and without colour."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.writers.index_words import index_summary
from checker.writers.ranking import (
    GAPS,
    by_aspect,
    gaps,
    missing_words,
    no_gap_words,
    requirement_code,
    share_answered,
    verdict_counts,
)
from checker.writers.terminal_explanation import print_explanation
from checker.writers.terminal_text import STYLES, plain, symbol
from checker.writers.use_words import use_summary
from checker.writers.words import (
    OBLIGATIONS,
    VERDICTS,
    confidence_text,
    languages_text,
    ocr_count,
    ocr_line,
    period_text,
    unread_notes,
)

_MOST_GAPS = 10
_BAR = 12
_FIXED = _BAR + 8
"""Columns of the coverage table that are neither aspect nor verdict."""
_MOST_CODES = 12


def print_summary(assessments: tuple[Assessment, ...], console: Console) -> None:
    """Print what was read, how much is covered, the gaps that matter most and what could not be told."""
    report = assessments[0].report
    console.print(Text("ESG disclosure gap analysis", style="bold"))
    console.print(_facts(assessments, console))
    for assessment in assessments:
        _print_framework(assessment, console)
    for line in unread_notes(assessments[0]):
        console.print(Text.assemble(("Not read  ", "bold"), plain(console, line)))
    if report.ocr_pages:
        console.print(Text.assemble(("Read by OCR  ", "bold"), plain(console, ocr_line(report))))
    console.print(Text("Advice, not a statement of compliance: a person checks and signs.", style="dim"))


def _facts(assessments: tuple[Assessment, ...], console: Console) -> Table:
    report = assessments[0].report
    unread = len(report.unread_pages)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("Report", plain(console, report.source))
    pages = f"{report.pages}, {unread} not read" if unread else f"{report.pages}, all read"
    pages += ocr_count(report)
    grid.add_row("Pages", f"{pages}; {languages_text(report)}")
    grid.add_row("Period", plain(console, period_text(report)))
    for assessment in assessments:
        grid.add_row("Edition", plain(console, f"{assessment.framework}: {assessment.chosen_because}"))
    return grid


def _print_framework(assessment: Assessment, console: Console) -> None:
    counts = verdict_counts(assessment.requirements)
    console.print()
    console.print(Text(plain(console, assessment.framework_title or assessment.framework), style="bold underline"))
    console.print(_coverage(assessment, console))
    console.print(_legend(counts, console))
    _print_gaps(assessment, console)
    for verdict in (Verdict.NEEDS_REVIEW, Verdict.NOT_ASSESSED):
        if counts[verdict]:
            console.print(_codes(assessment, verdict, console))
    if assessment.index:
        console.print(Text.assemble(("Content index  ", "bold"), plain(console, index_summary(assessment))))
    if assessment.use:
        console.print(Text.assemble(("Claim of use  ", "bold"), plain(console, use_summary(assessment))))


def _coverage(assessment: Assessment, console: Console) -> Table:
    total = verdict_counts(assessment.requirements)
    used = [verdict for verdict in VERDICTS if total[verdict]]
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False)
    # Rich would drop the last columns of a table that is too wide, and they hold what was not assessed.
    table.add_column("Aspect", no_wrap=True, overflow="ellipsis", max_width=console.width - _FIXED - 4 * len(used))
    table.add_column("", width=_BAR, no_wrap=True)
    table.add_column("Cov.", justify="right", no_wrap=True)
    for verdict in used:
        table.add_column(symbol(console, verdict), justify="right", min_width=2, no_wrap=True, style=STYLES[verdict])
    for aspect in by_aspect(assessment):
        label = plain(console, f"{aspect.aspect.id} {aspect.aspect.title}".strip())
        table.add_row(Text(label), *_row(aspect.counts, used, console))
    table.add_row(Text("All", style="bold"), *_row(total, used, console), style="bold")
    return table


def _row(counts: Counter[Verdict], used: list[Verdict], console: Console) -> Iterator[Text]:
    share = share_answered(counts)
    yield _bar(counts, console)
    yield Text("-" if share is None else f"{share:.0%}")
    for verdict in used:
        yield Text(str(counts[verdict])) if counts[verdict] else Text(".", style="dim")


def _bar(counts: Counter[Verdict], console: Console) -> Text:
    """Return the share answered as filled cells, gaps as shaded ones; the fill tells them apart without colour."""
    full, shade = ("#", "-") if console.options.ascii_only else ("█", "░")
    total = counts.total() or 1
    answered = round(_BAR * sum(counts[verdict] for verdict in (Verdict.PRESENT, Verdict.EXPLAINED)) / total)
    open_ = min(round(_BAR * sum(counts[verdict] for verdict in GAPS) / total), _BAR - answered)
    return Text.assemble((full * answered, STYLES[Verdict.PRESENT]), (shade * open_, STYLES[Verdict.MISSING]))


def _legend(counts: Counter[Verdict], console: Console) -> Text:
    used = [verdict for verdict in VERDICTS if counts[verdict]]
    words = "   ".join(f"{symbol(console, verdict)} {VERDICTS[verdict].label.lower()}" for verdict in used)
    return Text(words, style="dim")


def _print_gaps(assessment: Assessment, console: Console) -> None:
    found = gaps((assessment,))
    console.print()
    if not found:
        console.print(Text(no_gap_words(assessment), style="bold"))
        return
    shown = min(len(found), _MOST_GAPS)
    console.print(Text(f"Most important potential gaps ({shown} of {len(found)})", style="bold"))
    for gap in found[:_MOST_GAPS]:
        _print_gap(gap.requirement, console)


def _print_gap(requirement: RequirementResult, console: Console) -> None:
    mark = Text(symbol(console, requirement.verdict), style=STYLES[requirement.verdict])
    name = plain(console, f"{requirement_code(requirement)} {requirement.title}")
    console.print(Text.assemble(mark, " ", (name, "bold")))
    notes = f"{OBLIGATIONS[requirement.obligation]}, confidence {confidence_text(requirement.confidence).lower()}. "
    words = Text.assemble((notes, "dim"), plain(console, missing_words(requirement)))
    console.print(Padding(words, (0, 0, 0, 2)))


def _codes(assessment: Assessment, verdict: Verdict, console: Console) -> Text:
    codes = [requirement_code(item) for item in assessment.requirements if item.verdict is verdict]
    more = f" and {len(codes) - _MOST_CODES} more" if len(codes) > _MOST_CODES else ""
    words = f"{VERDICTS[verdict].label} ({len(codes)})"
    return Text.assemble((words, "bold"), f"  {plain(console, ', '.join(codes[:_MOST_CODES]))}{more}")


__all__ = ["print_explanation", "print_summary"]
