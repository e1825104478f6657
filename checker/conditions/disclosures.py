"""Disclosures that every report of a claim gives: reported, left out with permission, or neither."""

from checker.conditions.judged import judged, plain
from checker.conditions.omissions import Omission, defect_of
from checker.conditions.view import Case, View, is_blank, is_left_out, point, some
from checker.model.assessment import Verdict
from checker.model.use import ConditionResult, Outcome, Point

_UNRECOGNISED = {
    frozenset({Verdict.MISSING}): "listed, but nothing on it was recognised: look at it",
    frozenset({Verdict.REFERRED}): "stands in another document, which was not checked",
    frozenset({Verdict.NEEDS_REVIEW}): "pages that could not be read may hold it",
}
_IN_PART = "listed, but not all that it asks was recognised: look at it"
NO_CLAIM = "The report makes no claim that asks for it."


def general_reported(case: Case) -> ConditionResult:
    """Each disclosure of the claim is reported or, where allowed, left out with a reason."""
    if case.claim is None or not case.claim.general:
        return plain(Outcome.NOT_ASKED, NO_CLAIM)
    codes = case.claim.general
    points = [told for code in codes if (told := standing(code, case.view))]
    rows = (row for code in codes for row in case.view.rows_of(code))
    return judged(points, held=f"All {len(codes)} are reported or left out with a reason.", evidence=some(rows))


def standing(code: str, view: View) -> Point | None:
    """What stands against taking a disclosure for reported, or leaves it open; None where nothing does."""
    rows = view.rows_of(code)
    if view.is_answered(code) and not any(is_left_out(row) for row in rows):
        return None
    if not rows:
        return _unlisted(code, view)
    row = next((one for one in rows if one.reported), rows[0])
    if is_left_out(row):
        told = defect_of(Omission(row=row, whole=not row.items), view)
        # A reason that is accepted but not explained is a defect of the omission; the disclosure is left out with one.
        return None if told and told.against and _has_accepted_reason(code, row.withheld, view) else told
    if is_blank(row):
        return point(code, "its row gives no place that could be read", row, against=False)
    return point(code, _UNRECOGNISED.get(view.verdicts(code, row.year), _IN_PART), row, against=False)


def _unlisted(code: str, view: View) -> Point:
    if not view.is_absent(code):
        where = "its row in the index could not be read" if view.prints(code) else "not in the index"
        return point(code, f"{where}; the report answers it in part or cannot be searched for it", against=False)
    explainable = any(one.requirement.explainable for one in view.asked(code))
    why = "" if explainable else "; omission is not permitted"
    return point(code, f"neither in the index nor found in the report{why}")


def _has_accepted_reason(code: str, reason: str, view: View) -> bool:
    permitted = any(one.requirement.explainable for one in view.asked(code))
    return permitted and any(one.reason == reason for one in view.use.reasons)
