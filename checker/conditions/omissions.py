"""What an index leaves out, and whether it may: permission, accepted reason, explanation."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.judged import judged, plain
from checker.conditions.view import Case, View, is_left_out, point, some
from checker.model.fact import Claim
from checker.model.use import AcceptedReason, ConditionResult, Outcome, Point

_UNIVERSAL = "universal"
_NOT_APPLICABLE = "not_applicable"
_NOT_MATERIAL = "not_material"
_LONGEST_QUOTE = 90
NOTHING_LEFT_OUT = "The index leaves nothing out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A row that leaves something out."""

    row: Claim
    whole: bool
    """False where the disclosure is reported in part."""


def omissions(view: View) -> Iterator[Omission]:
    """Rows of known disclosures that are not reported, or reported with a reason for the rest.

    A row beside another that says where the same disclosure stands leaves nothing out.
    """
    for row in view.rows:
        if not view.asked(row.requirement, row.year):
            continue
        elsewhere = any(one.reported for one in view.rows_of(row.requirement) if one is not row)
        if is_left_out(row) and not elsewhere:
            yield Omission(row=row, whole=not row.items)
        elif row.reported and row.omission:
            yield Omission(row=row, whole=False)


def omissions_reasoned(case: Case) -> ConditionResult:
    """Each omission is permitted, has a reason of the closed list, and explains it."""
    found = list(omissions(case.view))
    if not found:
        return plain(Outcome.NOT_ASKED, NOTHING_LEFT_OUT)
    points = [told for one in found if (told := defect_of(one, case.view))]
    held = f"Each of the {len(found)} omissions has an accepted reason and explains it."
    return judged(points, held=held, evidence=some(one.row for one in found))


def reason_explained(case: Case) -> ConditionResult:
    """Each omission for one reason tells what belongs to that reason."""
    accepted = _accepted(case.view, case.reason)
    found = [one for one in omissions(case.view) if one.row.withheld == case.reason]
    if not found or accepted is None:
        return plain(Outcome.NOT_ASKED, "The index does not give this reason.")
    points = [told for one in found if (told := _unexplained(one, accepted))]
    return judged(points, held=f"Told with it: {accepted.explain}.", evidence=some(one.row for one in found))


def omissions_named(case: Case) -> ConditionResult:
    """What is left out has a row of its own that says so."""
    view = case.view
    found = list(omissions(view))
    points = [point(code, "left out without a row in the index") for code in silent(case)]
    if not found and not points:
        return plain(Outcome.NOT_ASKED, NOTHING_LEFT_OUT)
    held = f"{_count(len(found), 'omission')} named in the index."
    return judged(points, held=held, evidence=some(one.row for one in found))


def silent(case: Case) -> list[str]:
    """Disclosures that every report of the claim gives, and that are neither listed nor found."""
    general = case.claim.general if case.claim else ()
    return [code for code in general if not case.view.rows_of(code) and case.view.is_absent(code)]


def defect_of(omission: Omission, view: View) -> Point | None:
    """What is wrong with an omission, or cannot be judged; None where it is in order."""
    row = omission.row
    if not any(one.requirement.explainable for one in view.asked(row.requirement, row.year)):
        return _not_permitted(omission, view)
    accepted = _accepted(view, row.withheld)
    if accepted is not None:
        told = _unexplained(omission, accepted)
        if told is None and not omission.whole:
            told = point(
                row.requirement, "left out in part: look whether the reason covers all of it", row, against=False
            )
        return told
    against = omission.whole and not _is_left_as_immaterial(omission, view)
    return point(row.requirement, _no_reason(row, view), row, against=against)


def _not_permitted(omission: Omission, view: View) -> Point | None:
    row = omission.row
    code = row.requirement
    if not omission.whole:
        return point(code, "left out in part, though omission is not permitted: look at it", row, against=False)
    if view.is_answered(code, row.year):
        return point(code, "the index leaves it out, but the report tells of it", row, against=False)
    if row.withheld == _NOT_APPLICABLE and row.explanation:
        return point(code, "“not applicable” may be the answer: look at it", row, against=False)
    return point(code, "omission is not permitted", row)


def _unexplained(omission: Omission, accepted: AcceptedReason) -> Point | None:
    row = omission.row
    if not row.explanation:
        told = f"“{accepted.title}” without telling {accepted.explain}"
        return point(row.requirement, told, row, against=omission.whole)
    if accepted.remedy and not row.remedy:
        told = "an explanation is given: look whether it tells what is being done, and until when"
        return point(row.requirement, told, row, against=False)
    return None


def _no_reason(row: Claim, view: View) -> str:
    """Why what a row gives is no reason of the closed list."""
    listed = ", ".join(one.title for one in view.use.reasons)
    if row.withheld:
        return f"“{row.withheld.replace('_', ' ')}” is not among the accepted reasons ({listed})"
    if row.explanation:
        return f"“{row.explanation[:_LONGEST_QUOTE]}” gives none of the accepted reasons ({listed})"
    return "left out without a reason"


def _is_left_as_immaterial(omission: Omission, view: View) -> bool:
    """Tell whether a topic disclosure is said not to be material: only material topics have to be reported."""
    row = omission.row
    asked = view.asked(row.requirement, row.year)
    return row.withheld == _NOT_MATERIAL and all(one.requirement.kind != _UNIVERSAL for one in asked)


def _accepted(view: View, reason: str) -> AcceptedReason | None:
    return next((one for one in view.use.reasons if one.reason == reason), None)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{' is' if number == 1 else 's are'}"
