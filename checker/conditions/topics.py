"""Topics of an index: each with its rows on how it is managed, and with its own disclosures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.conditions.disclosures import NO_CLAIM
from checker.conditions.judged import judged, plain
from checker.conditions.omissions import Omission, defect_of
from checker.conditions.view import Case, View, has_place, is_left_out, point, some, standard_of
from checker.model.fact import Claim
from checker.model.use import ConditionResult, Outcome, Point

_UNIVERSAL = "universal"


@dataclass(slots=True)
class _Segment:
    """Rows on how a topic is managed, with the rows that follow up to the next such rows."""

    managed: list[Claim] = field(default_factory=list)
    rows: list[Claim] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the index calls the topic."""
        return next((row.topic for row in self.managed if row.topic), "")


def topics_listed(case: Case) -> ConditionResult:
    """The rows on management stand under topics of their own, which the index names."""
    if case.claim is None or not case.claim.managed_by:
        return plain(Outcome.NOT_ASKED, NO_CLAIM)
    segments = [one for one in _segments(case) if one.managed]
    names = [one.name for one in segments]
    if len(segments) > 1 and all(names) and len(set(names)) * 2 > len(names):
        return plain(
            Outcome.HELD, f"Listed by topic: {len(segments)} topics.", some(one.managed[0] for one in segments)
        )
    return plain(Outcome.NOT_JUDGED, "Whether the index lists the material topics could not be read from its rows.")


def topics_managed(case: Case) -> ConditionResult:
    """Each topic whose disclosures are listed has its rows on management, and these were recognised."""
    if case.claim is None or not case.claim.managed_by:
        return plain(Outcome.NOT_ASKED, NO_CLAIM)
    view, codes = case.view, case.claim.managed_by
    rows = [row for row in view.rows if row.requirement in codes]
    points = list(_unmanaged(case, rows))
    points += [
        told for row in rows if is_left_out(row) and (told := defect_of(Omission(row=row, whole=not row.items), view))
    ]
    listed = [code for code in codes if view.rows_of(code)]
    points += [
        point(code, "its rows are there, but not all that it asks was recognised: look at each topic", against=False)
        for code in listed
        if not view.is_answered(code)
    ]
    return judged(points, held="Each topic of the index has its rows.", evidence=some(rows))


def _unmanaged(case: Case, rows: Sequence[Claim]) -> Iterator[Point]:
    """What lacks rows on how it is managed."""
    assert case.claim is not None
    for code in case.claim.managed_by:
        if not case.view.rows_of(code):
            absent = case.view.is_absent(code)
            told = "neither in the index nor found in the report" if absent else "not in the index"
            yield point(code, told, against=absent)
    segments = [one for one in _segments(case) if one.managed]
    if not rows:
        return
    if len(segments) == 1 and len(_by_aspect(case.view, segments[0].rows)) > 1:
        told = "listed once for all topics: look whether it tells of each"
        yield from (point(row.requirement, told, row, against=False) for row in rows)
        return
    for aspect, found in _by_aspect(case.view, _without_own(case)).items():
        told = "no row of its own on how the topic is managed, which it needs if the topic is material"
        yield point(aspect, told, found[0], against=False)


def _without_own(case: Case) -> Iterator[Claim]:
    """Rows of a Standard that neither follow rows on management nor stand under the same title as these."""
    managed: set[str] = set()
    loose: list[Claim] = []
    for segment in _segments(case):
        names = {row.topic for row in segment.managed if row.topic}
        order = list(_by_aspect(case.view, segment.rows))
        first = order[0] if order and segment.managed else ""
        for row in segment.rows:
            (aspect,) = _by_aspect(case.view, [row]) or ("",)
            if aspect == first or row.topic in names:
                managed.add(aspect)
            else:
                loose.append(row)
    return (row for row in loose if not managed.issuperset(_by_aspect(case.view, [row])))


def topics_reported(case: Case) -> ConditionResult:
    """Each topic of the index has disclosures of its own: one at least or, where the claim asks it, all."""
    if case.claim is None or not case.claim.managed_by:
        return plain(Outcome.NOT_ASKED, NO_CLAIM)
    view = case.view
    rows = list(_topic_rows(case))
    groups = _by_aspect(view, rows)
    if not groups:
        return plain(Outcome.NOT_JUDGED, "The index lists no disclosure of a topic: look whether it needs any.")
    points = [told for found in groups.values() for told in _thin(found, view)]
    if case.claim.whole_topics:
        points += [told for found in groups.values() for told in _lacking(found, view)]
    empty = [one for one in _segments(case) if one.managed and one.name and not one.rows]
    told = "lists no disclosure of its own: needed if a Topic Standard covers it"
    points += [point(one.name, told, one.managed[0], against=False) for one in empty]
    return judged(points, held=f"All {len(groups)} Standards listed have disclosures.", evidence=some(rows))


def _thin(rows: Sequence[Claim], view: View) -> Iterator[Point]:
    """What is to be said of the rows of one Standard, none of which was recognised in full."""
    if any(view.is_answered(row.requirement, row.year) and not is_left_out(row) for row in rows):
        return
    if all(is_left_out(row) for row in rows):
        yield from (
            told for row in rows if (told := defect_of(Omission(row=row, whole=not row.items), view)) is not None
        )
        return
    words = "listed, but no disclosure of this Standard was recognised in full: look at it"
    yield from (point(row.requirement, words, row, against=False) for row in rows)


def _lacking(rows: Sequence[Claim], view: View) -> Iterator[Point]:
    """Disclosures of a Standard that are not listed, and those that are left out without permission.

    Where the rows may be of one year or another, the years ask for different disclosures.
    """
    listed = {row.requirement for row in rows}
    aspects = {one.requirement.aspect for row in rows for one in view.asked(row.requirement, row.year)}
    for code in view.codes_of(aspects):
        if code not in listed:
            absent = len(aspects) == 1 and view.is_absent(code)
            told = "neither in the index nor found in the report" if absent else "not in the index"
            yield point(code, told, against=absent)
    for row in rows:
        told_of = defect_of(Omission(row=row, whole=not row.items), view) if is_left_out(row) else None
        if told_of:
            yield told_of


def _topic_rows(case: Case) -> Iterator[Claim]:
    """Rows of disclosures that belong to topics."""
    general = set(case.claim.general + case.claim.managed_by) if case.claim else set()
    for row in case.view.rows:
        kinds = {one.requirement.kind for one in case.view.asked(row.requirement, row.year)}
        if kinds and _UNIVERSAL not in kinds and row.requirement not in general:
            yield row


def _segments(case: Case) -> list[_Segment]:
    codes = case.claim.managed_by if case.claim else ()
    topical = {id(row) for row in _topic_rows(case)}
    segments = [_Segment()]
    for row in case.view.rows:
        if row.requirement in codes:
            if not (has_place(row) or is_left_out(row)):
                continue  # a note on what such rows are
            if segments[-1].rows or (segments[-1].managed and segments[-1].managed[-1].topic != row.topic):
                segments.append(_Segment())
            segments[-1].managed.append(row)
        elif id(row) in topical:
            segments[-1].rows.append(row)
    return segments


def _by_aspect(view: View, rows: Sequence[Claim] | Iterator[Claim]) -> dict[str, list[Claim]]:
    """Rows by the Standard of their code, in reading order."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        asked = view.asked(row.requirement, row.year)
        if asked:
            found[standard_of(asked[0].requirement)].append(row)
    return dict(found)
