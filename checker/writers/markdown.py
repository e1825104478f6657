"""Assessments in, the bytes of a Markdown file out: a summary and a table of potential gaps, report text escaped."""

import re
from collections.abc import Iterable, Iterator

from checker.model.assessment import Assessment, RequirementResult, Verdict
from checker.model.use import Outcome, UseCheck
from checker.writers.ranking import (
    GAPS,
    best_evidence,
    by_aspect,
    gaps,
    missing_words,
    no_gap_words,
    requirement_code,
    share_answered,
    verdict_counts,
)
from checker.writers.safe_text import shorten
from checker.writers.use_words import OUTCOMES, claim_words, conditions_in_order
from checker.writers.words import (
    ADVICE,
    OBLIGATIONS,
    VERDICTS,
    confidence_text,
    languages_text,
    ocr_count,
    ocr_line,
    page_text,
    period_text,
    unread_notes,
)

_LONGEST_CELL = 300
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$])|^([#+=-])")
# Some renderers make links of bare addresses and mentions; a backslash in them stops that.
_ADDRESS = re.compile(r"(?i)(https?|ftp|file|mailto)(:)|(www)(\.)|(@)")


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the Markdown of one report against one or several frameworks."""
    report = assessments[0].report
    lines = [
        "# ESG disclosure gap analysis",
        "",
        f"- Report: {escape(report.source)} (SHA-256 `{report.sha256[:16]}`)",
        f"- Pages: {report.pages}, of which {len(report.unread_pages)} could not be read{ocr_count(report)}",
        f"- Languages: {languages_text(report)}",
        f"- Reporting period: {escape(period_text(report))}",
    ]
    for assessment in assessments:
        lines.extend(_framework(assessment))
    unread = unread_notes(assessments[0])
    if unread:
        lines += ["", "## Not read", "", *(f"- {escape(line)}" for line in unread)]
    if report.ocr_pages:
        lines += ["", "## Read by OCR", "", escape(ocr_line(report))]
    program = assessments[0].provenance.program
    lines += ["", "---", "", ADVICE, "", f"Made by {escape(program)}."]
    return ("\n".join(lines) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """Return a text on one line that no Markdown renderer takes for markup, a table cell's end or a link."""
    text = shorten(text, _LONGEST_CELL).replace("&", "&amp;")
    text = _SPECIAL.sub(r"\\\1\2", text)
    return _ADDRESS.sub(_break_address, text)


def _break_address(match: re.Match[str]) -> str:
    scheme, colon, www, dot, at = match.groups()
    if scheme:
        return f"{scheme}\\{colon}"
    return f"{www}\\{dot}" if www else f"\\{at}"


def _framework(assessment: Assessment) -> Iterator[str]:
    counts = verdict_counts(assessment.requirements)
    share = share_answered(counts)
    yield from ("", f"## {escape(assessment.framework_title or assessment.framework)}", "")
    yield f"Edition `{assessment.framework}`: {escape(assessment.chosen_because)}."
    yield ""
    yield (
        f"**{'–' if share is None else f'{share:.0%}'} covered**, "
        f"{sum(counts[verdict] for verdict in GAPS)} potential gaps, {counts[Verdict.NEEDS_REVIEW]} to be reviewed, "
        f"{counts[Verdict.NOT_ASSESSED]} not assessed, of {counts.total()} requirements."
    )
    yield ""
    yield from _coverage(assessment)
    yield from ("", "### Potential gaps", "")
    yield from _gaps(assessment)
    to_review = [item for item in assessment.requirements if item.verdict is Verdict.NEEDS_REVIEW]
    if to_review:
        yield from ("", "### To be reviewed", "")
        yield from (f"- {_name(item)}: {escape(missing_words(item))}" for item in to_review)
    if assessment.use:
        yield from ("", "### Claim of use", "", f"{escape(claim_words(assessment.use))}", "")
        yield from _conditions(assessment.use)


def _conditions(use: UseCheck) -> Iterator[str]:
    """Conditions that are not held or not judged; the others are in the workbook and the JSON file."""
    for condition in conditions_in_order(use):
        if condition.outcome in (Outcome.NOT_HELD, Outcome.NOT_JUDGED):
            code = f"{condition.requirement} {condition.id}".strip()
            name = f"**{escape(code)}** {escape(condition.title)}" if code else escape(condition.title)
            yield f"- {OUTCOMES[condition.outcome].shown}: {name}: {escape(condition.message)}"


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = tuple(titles)
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _coverage(assessment: Assessment) -> Iterator[str]:
    titles = ("Aspect", *(words.shown for words in VERDICTS.values()), "Total", "Coverage")
    rows = (
        (
            escape(f"{aspect.aspect.id} {aspect.aspect.title}"),
            *(str(aspect.counts[verdict] or "") for verdict in VERDICTS),
            str(aspect.total),
            "–" if aspect.coverage is None else f"{aspect.coverage:.0%}",
        )
        for aspect in by_aspect(assessment)
    )
    return _table(titles, rows)


def _gaps(assessment: Assessment) -> Iterator[str]:
    found = gaps((assessment,))
    if not found:
        yield no_gap_words(assessment)
        return
    titles = ("Requirement", "Obligation", "Verdict", "Confidence", "What is missing", "Next step", "Best evidence")
    yield from _table(titles, (_gap_row(gap.requirement) for gap in found))


def _gap_row(requirement: RequirementResult) -> tuple[str, ...]:
    proof = best_evidence(requirement)
    return (
        _name(requirement),
        OBLIGATIONS[requirement.obligation],
        VERDICTS[requirement.verdict].shown,
        confidence_text(requirement.confidence),
        escape(missing_words(requirement)),
        escape(requirement.next_step),
        f"{page_text(proof.locator)}: {escape(proof.quote)}" if proof else "",
    )


def _name(requirement: RequirementResult) -> str:
    return f"**{escape(requirement_code(requirement))}** {escape(requirement.title)}"
