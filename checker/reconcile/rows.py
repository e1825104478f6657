"""One row of a content index and what was found for its requirement in, one finding out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model.assessment import IndexFinding, IndexKind
from checker.model.fact import Claim
from checker.model.finding import Evidence
from checker.model.framework import Requirement
from checker.reconcile.places import Places, widened
from checker.reconcile.proof import Proof
from checker.reconcile.titles import PageWords

_MOST_ELSEWHERE = 3
"""What stands on more pages is spoken of throughout, and the cited page may well speak of it in other words."""
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d]")
_NOWHERE: frozenset[int] = frozenset()
UNIVERSAL = "universal"
"""What every report tells of itself (its name, places, size) is told in too many ways to be missed for sure, unless it
is figures."""
_REASONS = {
    "not_applicable": "not applicable",
    "not_material": "not material",
    "unavailable": "information unavailable",
    "confidential": "confidentiality",
    "legal": "legal prohibitions",
    "later": "to be reported later",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with the requirements that its code stands for in the edition, and their proof."""

    claim: Claim
    requirements: tuple[Requirement, ...]
    proof: Proof


class _Judgement(NamedTuple):
    kind: IndexKind
    message: str
    evidence: Evidence | None = None
    pages: frozenset[int] = frozenset()


def judge(row: Row, siblings: Sequence[Row], places: Places, words: PageWords) -> IndexFinding:
    """Decide what the report bears out of a row that lists a known requirement."""
    cited = places.cited(row.claim)
    if not row.claim.reported and not _is_blank(row.claim):
        return finding(row, _omission(row, siblings, searchable=places.searchable), cited)
    told = _where_it_stands(row, cited, places) or _where_it_does_not(row, cited, siblings, places, words)
    return finding(row, told, cited)


def _is_blank(claim: Claim) -> bool:
    """Tell whether nothing stands in the last cell of a row: what stood there may not have been read."""
    return not claim.withheld and claim.text.rstrip().endswith("|")


def finding(row: Row, told: _Judgement, cited: frozenset[int]) -> IndexFinding:
    """Say of a row what was decided."""
    years = {one.year for one in row.requirements}
    return IndexFinding(
        kind=told.kind,
        requirement=row.claim.requirement,
        year=years.pop() if len(years) == 1 else row.claim.year,
        message=told.message,
        cited=row.claim.pages,
        section=row.claim.section,
        cited_pages=tuple(sorted(cited)),
        pages=tuple(sorted(told.pages)),
        quote=row.claim.text,
        locator=row.claim.locator,
        evidence=told.evidence,
    )


def unknown_codes(rows: Sequence[Row], edition: str, followed: str) -> list[IndexFinding]:
    """Say of each code that the edition lacks it; say it once where the whole index follows another edition.

    A code that the row does not print as it stands may have been put together wrongly.
    """
    rows = [row for row in rows if row.claim.requirement in _plain(row.claim.text)]
    if followed == edition or not rows:
        return [
            finding(row, _Judgement(IndexKind.UNKNOWN_ID, f"{edition} has no {_dated(row)}."), _NOWHERE) for row in rows
        ]
    codes = tuple(dict.fromkeys(_dated(row) for row in rows))
    told = f"The index follows {followed or 'no edition that is known'}; {edition} does not have {', '.join(codes)}."
    return [IndexFinding(kind=IndexKind.UNKNOWN_ID, message=told)]


def _plain(text: str) -> str:
    """The text with one sort of dash."""
    return _DASHES.sub("-", text)


def _dated(row: Row) -> str:
    claim = row.claim
    return f"{claim.requirement} of {claim.year}" if claim.year else claim.requirement


def mistaken(row: Row, meant: Requirement) -> IndexFinding:
    """Say that the row's title is another requirement's."""
    message = f"The row is titled like {meant.id} ({meant.title}), not like {row.claim.requirement}."
    return finding(row, _Judgement(IndexKind.WRONG_REQUIREMENT, message), _NOWHERE)


def mispaired(row: Row, others: Sequence[Claim]) -> IndexFinding | None:
    """Say that a row puts two codes side by side that do not ask for the same; None where it does not.

    Only a row with one code of each family says which belongs to which.
    """
    families = {other.framework for other in others}
    if len(others) != 1 or len(families) != 1 or not row.requirements:
        return None
    other, family = others[0], others[0].framework
    related = [name for one in row.requirements for name in _codes(one.related, family)]
    if not related or other.requirement in related:
        return None
    partly = any(other.requirement in _codes(one.related_partly, family) for one in row.requirements)
    told = "overlaps with it only in part" if partly else "does not ask for the same"
    message = (
        f"The row puts {row.claim.requirement} beside {other.requirement}, which {told}; "
        f"its counterpart is {', '.join(dict.fromkeys(related))}."
    )
    return finding(row, _Judgement(IndexKind.WRONG_REQUIREMENT, message), _NOWHERE)


def _codes(names: Sequence[str], family: str) -> list[str]:
    """Codes of one family among names such as "hkex:B6.5" or "gri:306-3@2020"."""
    return [name.partition(":")[2].partition("@")[0] for name in names if name.startswith(f"{family}:")]


def _omission(row: Row, siblings: Sequence[Row], *, searchable: bool) -> _Judgement:
    if not searchable:
        return _Judgement(IndexKind.UNJUDGED, "Left out; no rule knows the language in which the reason may stand.")
    reason = _REASONS.get(row.claim.withheld, row.claim.withheld)
    told = row.proof.sure or any(one.claim.reported for one in siblings)
    # "Not applicable, since this is our first report" answers what may not be omitted.
    answered = row.claim.withheld == "not_applicable" and (row.claim.omission or row.claim.answer)
    if row.requirements and not any(one.explainable for one in row.requirements) and not told and not answered:
        return _Judgement(IndexKind.OMISSION_WITHOUT_REASON, "Left out, but this may not be omitted for any reason.")
    if row.claim.omission:
        return _Judgement(IndexKind.UNJUDGED, f"Left out, with a reason: {reason}.")
    if reason:
        said = f"Left out with a bare “{reason}”, without an explanation."
        return _Judgement(IndexKind.OMISSION_WITHOUT_REASON, said)
    if told:
        return _Judgement(IndexKind.UNJUDGED, "The row does not say where it is reported, but the report tells of it.")
    return _Judgement(IndexKind.OMISSION_WITHOUT_REASON, "Left out without a reason.")


def _where_it_stands(row: Row, cited: frozenset[int], places: Places) -> _Judgement | None:
    """The evidence that bears the row out, or why it cannot be held against the report; None where it is not found."""
    near = row.proof.pages & widened(cited)
    if near:
        told = "The cited place holds evidence of it."
        return _Judgement(IndexKind.SUPPORTED, told, row.proof.on(near), near)
    if row.claim.locator.passage in row.proof.rows:
        return _Judgement(IndexKind.SUPPORTED, "The row answers it in its own cell.")
    if not cited:
        return _Judgement(IndexKind.UNJUDGED, _no_place(row.claim))
    if row.claim.documents or row.claim.address or (cited & places.referring and not _stands_firm(row, cited)):
        return _Judgement(IndexKind.UNJUDGED, "The row or the cited page refers to another document, not checked.")
    if cited & places.unread:
        return _Judgement(IndexKind.UNJUDGED, "A cited page could not be read.")
    return None if row.proof.assessed else _Judgement(IndexKind.UNJUDGED, "No rule looks for it yet.")


def _where_it_does_not(
    row: Row, cited: frozenset[int], siblings: Sequence[Row], places: Places, words: PageWords
) -> _Judgement:
    """What to say of a row whose place holds no evidence; nothing is held against a page that speaks of the topic."""
    universal = any(one.kind == UNIVERSAL for one in row.requirements)
    if not places.searchable or (
        universal and not (_stands_whole(row) and row.proof.firm and _stands_firm(row, cited))
    ):
        return _Judgement(IndexKind.UNJUDGED, "Not recognised on the cited pages: look at them.")
    if row.claim.whole:
        return _Judgement(IndexKind.UNJUDGED, "The row names the whole standard, not what of it is reported.")
    if siblings:
        return _Judgement(IndexKind.UNJUDGED, "Several rows share this code, each for a topic of its own: look at it.")
    titles = {row.claim.title or one.title for one in row.requirements}
    spoken = row.claim.answer or row.proof.touched & widened(cited)
    if spoken or words.name(titles, cited):
        told = "The cited place speaks of it, but nothing there was recognised as an answer: look at it."
        return _Judgement(IndexKind.UNJUDGED, told)
    if row.claim.section and not places.knows(row.claim.section):
        return _Judgement(IndexKind.UNJUDGED, "Not recognised on the cited pages; the row names another place as well.")
    if row.proof.missing and words.name(titles, words.pages):
        told = "Not recognised on the cited pages or elsewhere, though the report speaks of it: look at it."
        return _Judgement(IndexKind.UNJUDGED, told)
    if row.proof.missing:
        return _Judgement(IndexKind.NOT_FOUND, "Nothing on it was found on the cited pages or anywhere else.")
    if _stands_whole(row) or _stands_firm(row, cited):
        return _elsewhere(row.proof, row.proof.pages if _stands_whole(row) else row.proof.firm)
    return _Judgement(IndexKind.UNJUDGED, "Not recognised on the cited pages; other pages speak of it.")


def _elsewhere(proof: Proof, pages: frozenset[int]) -> _Judgement:
    listed = ", ".join(map(str, sorted(pages)))
    told = f"Not found on the cited pages; evidence stands on PDF page{'s' if len(pages) > 1 else ''} {listed}."
    return _Judgement(IndexKind.ELSEWHERE, told, proof.on(proof.sure & pages) or proof.on(pages), pages)


def _stands_whole(row: Row) -> bool:
    """Tell whether all of it is answered, on few pages."""
    return row.proof.complete and 0 < len(row.proof.pages) <= _MOST_ELSEWHERE


def _stands_firm(row: Row, cited: frozenset[int]) -> bool:
    """Tell whether sure figures stand on few pages, and nothing that touches on the matter near the cited ones."""
    proof = row.proof
    few = 0 < len(proof.firm) <= _MOST_ELSEWHERE and len(proof.pages) <= 2 * _MOST_ELSEWHERE
    return few and widened(widened(cited)).isdisjoint(proof.pages | proof.touched)


def _no_place(claim: Claim) -> str:
    """Why a row without pages cannot be held against the report."""
    if claim.documents or claim.address:
        return "The row points to another document, which was not checked."
    if claim.answer:
        return "The row answers in its own cell: look whether that is enough."
    if claim.section:
        return "No heading was found by the name that the row gives."
    return "The row gives neither page nor section."
