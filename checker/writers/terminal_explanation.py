"""Requirements in, text on a rich console out: everything that was tried for each, and why it was decided so."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.model.assessment import Assessment, ElementResult, RequirementResult
from checker.model.finding import Evidence, NearMiss
from checker.writers.ranking import missing_words, requirement_code
from checker.writers.safe_text import shorten
from checker.writers.terminal_text import STYLES, plain, symbol
from checker.writers.words import OBLIGATIONS, STATES, VERDICTS, confidence_text, figure_text, page_text, unread_notes

_LONGEST_QUOTE = 600


def print_explanation(assessments: tuple[Assessment, ...], console: Console) -> None:
    """Print every requirement of the assessments: states, quotes with pages, what was turned down and why."""
    for assessment in assessments:
        for requirement in assessment.requirements:
            _print_requirement(assessment, requirement, console)
    for line in unread_notes(assessments[0]):
        console.print(Text.assemble(("Not read  ", "bold"), plain(console, line)))


def _print_requirement(assessment: Assessment, requirement: RequirementResult, console: Console) -> None:
    title = plain(console, f"{assessment.framework} {requirement_code(requirement)}: {requirement.title}")
    console.print(Text(title, style="bold underline"))
    verdict = f"{symbol(console, requirement.verdict)} {VERDICTS[requirement.verdict].label}"
    rest = (OBLIGATIONS[requirement.obligation].lower(), f"confidence {confidence_text(requirement.confidence)}")
    cited = plain(console, requirement.citation)
    tail = f", {', '.join(rest)}{f', {cited}' if cited else ''}"
    console.print(Text.assemble((verdict, f"bold {STYLES[requirement.verdict]}"), tail))
    console.print(Text(VERDICTS[requirement.verdict].meaning, style="dim"))
    console.print(_grid((("Missing", missing_words(requirement)), ("Next step", requirement.next_step)), console))
    for element in requirement.elements:
        console.print()
        _print_element(element, frozenset(assessment.report.ocr_pages), console)
    console.print()


def _print_element(element: ElementResult, ocr: frozenset[int], console: Console) -> None:
    mark = f"{symbol(console, element.state)} {plain(console, element.title)}"
    notes = f": {STATES[element.state].label.lower()}, confidence {confidence_text(element.confidence)}"
    console.print(Text.assemble((mark, f"bold {STYLES[element.state]}"), notes))
    console.print(Padding(_grid(_lines(element, ocr), console), (0, 0, 0, 2)))


def _lines(element: ElementResult, ocr: frozenset[int]) -> Iterator[tuple[str, str]]:
    yield "Asked", element.asks
    yield "Why", element.reason
    for item in element.evidence:
        yield "Found", _quoted(item, ocr)
    for figure in element.figures:
        yield "Figure", f"{figure.metric}: {figure_text(figure)}" if figure.metric else figure_text(figure)
    for miss in element.near_misses:
        yield "Turned down", f"{_quoted(miss, ocr)} – because: {miss.because}"
    if element.datapoint:
        yield "Rule", f"{element.datapoint}, version {element.rule_version}"


def _quoted(item: Evidence | NearMiss, ocr: frozenset[int]) -> str:
    place = page_text(item.locator) + (", read by OCR" if item.locator.page in ocr else "")
    words = f"“{shorten(item.quote, _LONGEST_QUOTE)}”"
    return f"{place}: {words}" if place else words


def _grid(lines: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...], console: Console) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True, min_width=11)
    grid.add_column(overflow="fold")
    for name, text in lines:
        if text:
            grid.add_row(name, Text(plain(console, text)))
    return grid
