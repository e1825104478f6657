"""One finding for each row of a content index, and one for each disclosure that the index does not list."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checker.model.assessment import Assessment, IndexFinding, IndexKind, RequirementResult, Verdict
from checker.model.document import Document
from checker.model.fact import Claim, Facts
from checker.model.finding import State
from checker.model.framework import Framework, Obligation, Requirement
from checker.reconcile.offset import offset_finding, usual_offset
from checker.reconcile.places import Places, is_searchable
from checker.reconcile.proof import Proof, proof_of
from checker.reconcile.rows import UNIVERSAL, Row, judge, mispaired, mistaken, unknown_codes
from checker.reconcile.titles import PageWords, Titles

_SURE_ENOUGH = 0.7
_FEWEST_CODES = 5
"""Fewer codes are a mention of the framework, no index of it."""


def reconcile(
    document: Document, facts: Facts, framework: Framework, assessment: Assessment
) -> tuple[IndexFinding, ...]:
    """Hold the report's index of this framework against what was found; empty where the report has no such index."""
    claims = [claim for claim in facts.claims if claim.framework == framework.family and not _is_tag(claim)]
    if len({claim.requirement for claim in claims}) < _FEWEST_CODES:
        return ()
    rows = _rows(document, claims, framework, assessment)
    searchable = is_searchable(document)
    shift = usual_offset((row.claim, row.proof) for row in rows) if searchable else 0
    known, strange = [row for row in rows if row.requirements], [row for row in rows if not row.requirements]
    # Editions share most codes: an index all of whose codes this one has may as well follow it.
    followed = Counter(row.claim.edition for row in rows).most_common(1)[0][0] if strange else framework.id
    found = [offset_finding(shift)] if shift else []
    found += unknown_codes(strange, framework.id, followed)
    found += _judged(known, Places(document, facts, shift=shift), PageWords(document), Titles(framework), facts.claims)
    if followed == framework.id and searchable:
        found += _unclaimed(document, rows, framework, assessment)
    return tuple(found)


def _is_tag(claim: Claim) -> bool:
    """Tell a code that stands beside the text that answers it from a row of an index."""
    return claim.file_pages == (claim.locator.page,)


def _judged(
    rows: Sequence[Row], places: Places, words: PageWords, titles: Titles, claims: Sequence[Claim]
) -> Iterator[IndexFinding]:
    same: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        same[row.claim.requirement].append(row)
    beside: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[claim.locator.passage].append(claim)
    for row in rows:
        mates = [one for one in beside[row.claim.locator.passage] if one is not row.claim]
        alone = all(one.framework != row.claim.framework for one in mates)
        meant = titles.meant(row.claim.title, row.requirements) if alone else None
        if meant is not None:
            yield mistaken(row, meant)
            continue
        pairing = mispaired(row, mates) if mates and alone else None
        if pairing is not None:
            yield pairing
            continue
        yield judge(row, [one for one in same[row.claim.requirement] if one is not row], places, words)


def _rows(document: Document, claims: Sequence[Claim], framework: Framework, assessment: Assessment) -> list[Row]:
    requirements: defaultdict[str, list[tuple[Requirement, RequirementResult]]] = defaultdict(list)
    for requirement, result in zip(framework.requirements, assessment.requirements, strict=True):
        requirements[requirement.id].append((requirement, result))
    proofs: dict[tuple[str, int | None], tuple[tuple[Requirement, ...], Proof]] = {}
    rows = []
    for claim in claims:
        key = claim.requirement, claim.year
        if key not in proofs:
            meant = _of_year(requirements[claim.requirement], claim.year)
            proof = proof_of(tuple(result for _, result in meant), document)
            proofs[key] = tuple(requirement for requirement, _ in meant), proof
        rows.append(Row(claim=claim, requirements=proofs[key][0], proof=proofs[key][1]))
    return rows


def _of_year(
    pairs: Sequence[tuple[Requirement, RequirementResult]], year: int | None
) -> list[tuple[Requirement, RequirementResult]]:
    """The requirements of the year that the row is of: the same code of another year asks for something else."""
    return [pair for pair in pairs if year is None or pair[0].year in (year, None)]


def _unclaimed(
    document: Document, rows: Sequence[Row], framework: Framework, assessment: Assessment
) -> Iterator[IndexFinding]:
    """What is disclosed without a row, by datapoints that no listed code asks for."""
    listed = {row.claim.requirement for row in rows}
    printed = _index_text(document, rows)
    code = re.compile(framework.code_pattern) if framework.code_pattern else None
    told = {element.datapoint for one in assessment.requirements if one.id in listed for element in one.elements}
    for requirement, result in zip(framework.requirements, assessment.requirements, strict=True):
        if result.id in listed or (code and not code.fullmatch(result.id)) or not _stands(requirement, result, told):
            continue
        proof = proof_of((result,), document)
        if proof.sure and not _is_printed(result.id, printed):
            yield IndexFinding(
                kind=IndexKind.UNCLAIMED,
                requirement=result.id,
                year=result.year,
                message="It appears to be disclosed, but the index does not list it.",
                pages=tuple(sorted(proof.sure)),
                evidence=proof.on(proof.sure),
            )


def _index_text(document: Document, rows: Sequence[Row]) -> str:
    """All that stands on the pages of the index: what could not be read as a row may still be printed there."""
    pages = {row.claim.locator.page for row in rows}
    return " ".join(passage.text for passage in document.passages if passage.page in pages)


def _is_printed(code: str, text: str) -> bool:
    """Tell whether the index pages print a code, or the stem of one that ends in letters."""
    stem, _, end = code.rpartition(".")
    word = stem if stem and end.isalpha() else code
    return re.search(rf"(?<![\w.\-]){re.escape(word)}(?!\d|[.\-]\d)", text) is not None


def _stands(requirement: Requirement, result: RequirementResult, told: set[str]) -> bool:
    """Tell whether a requirement is surely disclosed, and by more than what listed ones ask for too.

    Of a topic that the reporter chose to leave out only a figure is sure: words on it may serve another topic.
    """
    shown = {element.datapoint for element in result.elements if element.state is State.DISCLOSED}
    chosen = requirement.kind not in ("", UNIVERSAL)
    return (
        result.verdict is Verdict.PRESENT
        and result.obligation is not Obligation.VOLUNTARY
        and result.confidence >= _SURE_ENOUGH
        and bool(shown - told)
        and not (chosen and not any(element.figures for element in result.elements))
    )
