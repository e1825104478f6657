"""What verdicts, states, obligations and confidences are called wherever a person reads them: cautiously.

One place, so that workbook, Markdown, JUnit, SARIF and terminal say the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.model.assessment import Assessment, ReportFacts, Verdict
from checker.model.document import Language, Page, UnreadReason
from checker.model.fact import Figure, Locator
from checker.model.finding import State
from checker.model.framework import Obligation


@dataclass(frozen=True, slots=True)
class Words:
    """How one verdict or state is shown and what it means."""

    symbol: str
    label: str
    meaning: str

    @property
    def shown(self) -> str:
        """Symbol and label, so that no meaning hangs on colour alone."""
        return f"{self.symbol} {self.label}"


VERDICTS: dict[Verdict, Words] = {
    Verdict.PRESENT: Words("✔", "Present", "Every element that applies appears to be disclosed."),
    Verdict.EXPLAINED: Words(
        "✎", "Explained", "What is not disclosed has a stated reason, and the obligation allows one."
    ),
    Verdict.REFERRED: Words("↗", "Referred", "The report sends the reader to another document, which was not checked."),
    Verdict.PARTIAL: Words(
        "◐", "Partial", "Potential gap: something is disclosed or touched on, something is neither met nor explained."
    ),
    Verdict.MISSING: Words(
        "✘", "Not found", "Potential gap: nothing that answers it was found, after a search of the whole report."
    ),
    Verdict.NEEDS_REVIEW: Words(
        "?", "Needs review", "Not found, but pages that may hold the answer could not be read. A person has to look."
    ),
    Verdict.NOT_APPLICABLE: Words("–", "Not applicable", "Asked only under a condition that does not hold."),
    Verdict.NOT_ASSESSED: Words("○", "Not assessed", "The program has no rule for it; it says nothing either way."),
}
"""In the order in which they are shown: from met to unknown."""

STATES: dict[State, Words] = {
    State.DISCLOSED: Words("✔", "Disclosed", "The report says, in substance, what the element asks."),
    State.EXPLAINED: Words("✎", "Explained", "Not given, and the report states a reason that belongs to it."),
    State.REFERRED: Words("↗", "Referred", "The report sends the reader to another document or website for it."),
    State.WEAK: Words("◐", "Weak", "The topic is touched on, but a reviewer would probably ask for more."),
    State.MISSING: Words("✘", "Not found", "None of the above, after a search of the whole report."),
    State.NEEDS_REVIEW: Words("?", "Needs review", "Not found, and pages that may hold it could not be read."),
    State.NOT_APPLICABLE: Words("–", "Not applicable", "The condition under which it is asked does not hold."),
    State.NOT_ASSESSED: Words("○", "Not assessed", "The program has no rule for it."),
}

OBLIGATIONS: dict[Obligation, str] = {
    Obligation.MANDATORY: "Mandatory",
    Obligation.COMPLY_OR_EXPLAIN: "Comply or explain",
    Obligation.VOLUNTARY: "Voluntary",
}

LANGUAGES: dict[Language, str] = {
    Language.ENGLISH: "English",
    Language.CHINESE_TRADITIONAL: "Traditional Chinese",
    Language.CHINESE_SIMPLIFIED: "Simplified Chinese",
    Language.OTHER: "other",
}

HIGH_CONFIDENCE = 0.9
MEDIUM_CONFIDENCE = 0.7

CONFIDENCE_MEANING = (
    "Confidence is the estimated share of findings of this kind that a careful reviewer would agree with. "
    "High: 90 % or more. Medium: 70 % to 89 %. Low: under 70 %, read the passage yourself."
)
ADVICE = (
    "This is advice made by a program, not a statement of compliance. A “potential gap” means that nothing that "
    "answers the requirement was recognised in the text that could be read; it may stand in a picture, in words the "
    "program does not know, or in another document. A person who knows the issuer checks the evidence, decides and "
    "signs."
)
_READABLE_BY_OCR = frozenset((UnreadReason.NO_TEXT, UnreadReason.BROKEN_TEXT))
OCR_MEANING = (
    "text recognised from a picture (OCR). Characters may be wrong, and a raised note mark may stand as a digit of the "
    "number before it: compare quotes and figures with the page."
)
COVERAGE_MEANING = (
    "Coverage is the share of the requirements that apply and were assessed for which everything asked is disclosed "
    "or explained. Partial answers do not count."
)


def confidence_word(confidence: float) -> str:
    """Return High, Medium or Low."""
    if confidence >= HIGH_CONFIDENCE:
        return "High"
    return "Medium" if confidence >= MEDIUM_CONFIDENCE else "Low"


def confidence_text(confidence: float) -> str:
    """Return the word with the number: "High (93 %)"."""
    return f"{confidence_word(confidence)} ({round(confidence * 100)} %)"


def page_text(locator: Locator) -> str:
    """Return "p. 33 (printed 31)"; the printed number only where it differs; nothing where there is no page."""
    if locator.page < 1:
        return ""
    printed = locator.printed_page
    return f"p. {locator.page} (printed {printed})" if printed not in ("", str(locator.page)) else f"p. {locator.page}"


def period_text(report: ReportFacts) -> str:
    """Return the reporting period, or that none was found."""
    period = report.period
    if period is None:
        return "not stated in the report"
    dates = f"{period.start.isoformat()} to {period.end.isoformat()}"
    return f"{dates} ({period.label})" if period.label else dates


def languages_text(report: ReportFacts) -> str:
    """Return the report's languages, most used first."""
    return ", ".join(LANGUAGES[language] for language in report.languages) or "none recognised"


def breakdown_text(figure: Figure) -> str:
    """Return the breakdown cells as "gender: female; region: Asia"."""
    return "; ".join(f"{dimension}: {part}" for dimension, part in figure.by)


def figure_text(figure: Figure) -> str:
    """Return a figure on one line: number as printed, unit, per what, breakdown, year."""
    unit = figure.unit_text or figure.unit
    per = f"per {figure.per}" if figure.per else ""
    amount = " ".join(part for part in (figure.text, unit if unit not in figure.text else "", per) if part)
    notes = ", ".join(part for part in (breakdown_text(figure), str(figure.year or "")) if part)
    return f"{amount} [{notes}]" if notes else amount


def counted(number: int, noun: str) -> str:
    """Return "1 page", "2 pages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def page_ranges(numbers: Iterable[int]) -> str:
    """Return page numbers with runs joined: "3, 7-9"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def unread_lines(report: ReportFacts) -> tuple[str, ...]:
    """Return one line for each reason why pages, or pictures on them, could not be searched."""
    reasons: dict[str, list[Page]] = {}
    for page in report.unread_pages:
        reasons.setdefault(str(page.unread or "not read"), []).append(page)
    lines = [f"{_pages(page.number for page in pages)}: {reason}" for reason, pages in reasons.items()]
    return (*lines, *([picture_line(report.pictures_of_text)] if report.pictures_of_text else []))


def picture_line(pages: Iterable[int]) -> str:
    """Return which of the pages that were read show a picture of text."""
    return f"{_pages(pages)}: a picture with text in it (the rest was read); look there before you call a gap a gap"


def unread_notes(assessment: Assessment) -> tuple[str, ...]:
    """Return `unread_lines`, and what would help where it was not tried."""
    tried = dict(assessment.provenance.settings).get("ocr") == "true"
    hint = ocr_hint(assessment.report.unread_pages, tried=tried)
    return (*unread_lines(assessment.report), *([hint] if hint else []))


def ocr_hint(unread: Iterable[Page], *, tried: bool) -> str:
    """Return which pages character recognition could read; empty for none and where it was tried."""
    helped = [page.number for page in unread if page.unread in _READABLE_BY_OCR]
    return "" if tried or not helped else f"{_pages(helped)}: run with --ocr to read them by character recognition"


def ocr_line(report: ReportFacts) -> str:
    """Return which pages were read by character recognition; empty for none."""
    return f"{_pages(report.ocr_pages)}: {OCR_MEANING}" if report.ocr_pages else ""


def ocr_count(report: ReportFacts) -> str:
    """Return " (3 read by OCR)", to be added to the number of pages; empty for none."""
    return f" ({len(report.ocr_pages)} read by OCR)" if report.ocr_pages else ""


def _pages(numbers: Iterable[int]) -> str:
    """Return "Page 3" or "Pages 3, 7-9"."""
    found = set(numbers)
    return f"{'Page' if len(found) == 1 else 'Pages'} {page_ranges(found)}"
