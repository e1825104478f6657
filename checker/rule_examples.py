"""Runs the examples that stand beside a rule: each is a tiny report of its own.

Lies in the pipeline's layer: it puts readers' types, extract and evaluate together for one rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.evaluate import evaluate
from checker.extract import extract
from checker.model.document import Document, Page, Passage, Role, Table
from checker.model.finding import Finding, State
from checker.model.rule import Example, Rule, RulePack
from checker.text.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """Outcome of one example."""

    rule: str
    number: int
    """Position among the rule's examples, counted from 1."""
    passed: bool
    state: State
    quote: str
    message: str
    """What differs, in words; empty where it passed."""


def run_examples(pack: RulePack, *, prefix: str = "") -> Iterator[ExampleResult]:
    """Run all examples of the rules whose id begins with `prefix`."""
    for rule in pack.rules:
        if rule.id.startswith(prefix):
            for number, example in enumerate(rule.examples, 1):
                yield run_example(rule, example, pack, number=number)


def run_example(rule: Rule, example: Example, pack: RulePack, *, number: int = 1) -> ExampleResult:
    """Run one example; rules that answer for this one run with it."""
    names = {rule.id, *(other.datapoint for other in rule.answered_by)}
    small = replace(pack, rules=(*(item for item in pack.rules if item.id in names and item.id != rule.id), rule))
    document = example_document(example)
    finding = evaluate(
        small, document, extract(document, pack.lexicon, subjects=pack.subjects, figure_subjects=pack.figure_subjects)
    )[-1]
    message = _difference(example, finding)
    return ExampleResult(
        rule=rule.id,
        number=number,
        passed=not message,
        state=finding.state,
        quote=finding.evidence[0].quote if finding.evidence else "",
        message=message,
    )


def example_document(example: Example) -> Document:
    """A one-page report with the example's heading, text, table and content index."""
    passages: list[Passage] = []
    headings: tuple[int, ...] = ()
    if example.heading:
        passages.append(_passage(example.heading, Role.HEADING, 0, ()))
        headings = (0,)
    for line in filter(None, (line.strip() for line in example.text.split("\n"))):
        item = line.startswith(("- ", "• "))
        passages.append(
            _passage(line[2:] if item else line, Role.LIST_ITEM if item else Role.BODY, len(passages), headings)
        )
    if example.caption:
        passages.append(_passage(example.caption, Role.CAPTION, len(passages), headings))
    tables: list[Table] = []
    for rows, role in ((example.table, Role.TABLE), (example.index, Role.CONTENT_INDEX)):
        if rows:
            tables.append(_table(rows, role, passages, headings, number=len(tables), caption=example.caption))
    return Document(
        source="example",
        sha256="",
        media_type="text/plain",
        pages=(Page(number=1),),
        passages=tuple(passages),
        tables=tuple(tables),
    )


def _table(
    rows: tuple[tuple[str, ...], ...],
    role: Role,
    passages: list[Passage],
    headings: tuple[int, ...],
    *,
    number: int,
    caption: str,
) -> Table:
    """A table whose rows are added to the passages; an index has no row that heads its columns."""
    first = len(passages)
    for index, row in enumerate(rows):
        made = _passage(" | ".join(cell for cell in row if cell), role, len(passages), headings)
        passages.append(replace(made, table=number, row=index))
    width = max(map(len, rows))
    return Table(
        id=number,
        page=1,
        rows=tuple((*row, *[""] * (width - len(row))) for row in rows),
        header_rows=0 if role is Role.CONTENT_INDEX else _header_rows(rows),
        caption=caption,
        passages=tuple(range(first, len(passages))),
    )


def _header_rows(rows: tuple[tuple[str, ...], ...]) -> int:
    """The first row heads the columns when the table has more than one."""
    return 1 if len(rows) > 1 else 0


def _passage(text: str, role: Role, number: int, headings: tuple[int, ...]) -> Passage:
    return Passage(id=number, page=1, text=text, role=role, language=language_of(text), headings=headings)


def _difference(example: Example, finding: Finding) -> str:
    """What the finding has against the example; empty where nothing."""
    if finding.state.value != example.state:
        near = "; ".join(f'"{miss.quote[:80]}": {miss.because}' for miss in finding.near_misses)
        return f"expected {example.state}, found {finding.state}" + (f" (turned down: {near})" if near else "")
    quotes = " ".join(item.quote for item in finding.evidence)
    if example.evidence and example.evidence not in quotes:
        return f"evidence {example.evidence!r} is not in {quotes!r}"
    found = {figure.text for figure in finding.figures}
    lacking = [value for value in example.values if value not in found]
    return f"values {lacking} are not among {sorted(found)}" if lacking else ""
