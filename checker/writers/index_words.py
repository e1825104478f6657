"""What findings on the content index are called, and in what order they are shown: what to put right comes first."""

from collections import Counter
from collections.abc import Iterable

from checker.model.assessment import Assessment, IndexFinding, IndexKind
from checker.writers.words import Words, page_ranges

INDEX_KINDS: dict[IndexKind, Words] = {
    IndexKind.OFFSET: Words("!", "Pages shifted", "Most rows are wrong by the same number of pages."),
    IndexKind.NOT_FOUND: Words(
        "✘", "Not found", "Listed, but nothing on it was found on the cited pages or elsewhere."
    ),
    IndexKind.ELSEWHERE: Words("↗", "Other page", "Listed, but the evidence stands on other pages than those cited."),
    IndexKind.WRONG_REQUIREMENT: Words(
        "≠", "Wrong requirement", "The row belongs to another requirement than its code."
    ),
    IndexKind.OMISSION_WITHOUT_REASON: Words("✎", "Omitted without a reason", "Left out without a reason that stands."),
    IndexKind.UNKNOWN_ID: Words("#", "Unknown code", "This edition has no such requirement."),
    IndexKind.UNCLAIMED: Words("+", "Not listed", "It appears to be disclosed, but the index does not list it."),
    IndexKind.SUPPORTED: Words("✔", "Supported", "The cited place, or the row itself, holds evidence of it."),
    IndexKind.UNJUDGED: Words("?", "Not judged", "Nothing sure can be said; the message tells why. Look yourself."),
}
"""In the order in which they are shown."""


def in_order(findings: Iterable[IndexFinding]) -> list[IndexFinding]:
    """Return the findings by kind, each kind in the order of the index."""
    order = {kind: place for place, kind in enumerate(INDEX_KINDS)}
    return sorted(findings, key=lambda finding: order[finding.kind])


def index_summary(assessment: Assessment) -> str:
    """Return "88 supported, 1 other page, 17 not judged"; empty where the report has no index of the framework."""
    counts = Counter(finding.kind for finding in assessment.index)
    return ", ".join(f"{counts[kind]} {words.label.lower()}" for kind, words in INDEX_KINDS.items() if counts[kind])


def cited_words(finding: IndexFinding) -> str:
    """Return what the row cites: printed pages, else the section."""
    return page_ranges(finding.cited) or finding.section


def found_words(finding: IndexFinding) -> str:
    """Return the pages of the file on which the evidence stands."""
    return page_ranges(finding.pages)
