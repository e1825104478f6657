"""Whether most rows of an index are wrong by the same number of pages."""

from collections.abc import Iterable

from checker.model.assessment import IndexFinding, IndexKind
from checker.model.fact import Claim
from checker.reconcile.proof import Proof

_FARTHEST = 12
_FEWEST = 5
_MOST_PAGES = 3
"""A row that cites more pages fits too many offsets."""
_SHARE = 0.5
_RIVAL = 0.6
"""Neither the printed pages nor another offset may explain more than this share of what the offset explains."""


def usual_offset(rows: Iterable[tuple[Claim, Proof]]) -> int:
    """Pages to add to what the index cites; 0 where its pages fit or no one offset explains most rows."""
    pairs = {(claim.requirement, claim.file_pages, proof.pages) for claim, proof in rows}
    judged = [(cited, found) for _, cited, found in pairs if found and 0 < len(cited) <= _MOST_PAGES]
    if len(judged) < _FEWEST:
        return 0
    steps = sorted(range(-_FARTHEST, _FARTHEST + 1), key=lambda step: (abs(step), step))
    hits = {step: sum(any(page + step in found for page in cited) for cited, found in judged) for step in steps}
    best = max(steps, key=lambda step: hits[step])
    # Pages beside the right one hold evidence as well, since text runs on: they are no rivals.
    rivals = [hits[step] for step in steps if abs(step - best) > 1 or step == 0]
    enough = hits[best] >= max(_FEWEST, _SHARE * len(judged)) and max(rivals) <= _RIVAL * hits[best]
    return best if best and enough else 0


def offset_finding(shift: int) -> IndexFinding:
    """Say once by how many pages the index is off."""
    pages = f"{abs(shift)} page{'' if abs(shift) == 1 else 's'}"
    return IndexFinding(
        kind=IndexKind.OFFSET,
        offset=shift,
        message=f"Most rows point {pages} too {'early' if shift > 0 else 'late'}: what they list stands {pages} "
        f"{'later' if shift > 0 else 'earlier'}. The other findings allow for it.",
    )
