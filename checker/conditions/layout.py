"""What an index has to show: codes, titles, Standards, places, numbers of Sector Standards."""

import re

from checker.conditions.judged import judged, plain
from checker.conditions.view import Case, View, has_place, is_blank, point, some, standard_of
from checker.model.fact import Claim
from checker.model.use import ConditionResult, Outcome

_WORD = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2}")


def codes_given(case: Case) -> ConditionResult:
    """The rows have codes: without them they would not be rows."""
    rows = case.view.rows
    codes = {row.requirement for row in rows}
    return plain(Outcome.HELD, f"The index lists {len(codes)} codes.", some(rows))


def titles_given(case: Case) -> ConditionResult:
    """Each row names what its code stands for, as far as its words could be told apart."""
    rows = case.view.rows
    bare = [row for row in rows if not _has_words(row)]
    unread = [row for row in rows if not row.title and _has_words(row)]
    lacking = len(bare) == len(rows)
    points = [point(row.requirement, "listed without a title", row, against=lacking) for row in bare]
    points += [point(row.requirement, "its title could not be told apart", row, against=False) for row in unread]
    return judged(points, held="Each row has a title.", evidence=some(rows))


def locations_given(case: Case) -> ConditionResult:
    """Each row of what is reported says where it stands, or answers by itself."""
    rows = [row for row in case.view.rows if row.reported or is_blank(row)]
    open_ = [row for row in rows if not has_place(row)]
    lacking = len(open_) == len(rows)
    points = [
        point(row.requirement, "its row gives no place that could be read", row, against=lacking) for row in open_
    ]
    return judged(points, held="Each row says where to look, or answers.", evidence=some(rows))


def sources_named(case: Case) -> ConditionResult:
    """The pages of the index name the Standard of each disclosure that they list."""
    view = case.view
    asked = (one for row in view.rows for one in view.asked(row.requirement, row.year))
    names = list(dict.fromkeys(standard_of(one.requirement) for one in asked))
    unnamed = [name for name in names if not _is_named(name, view)]
    points = [point(name, "not named in the index", against=len(unnamed) == len(names)) for name in unnamed]
    return judged(points, held="The index names each Standard.", evidence=some(view.rows))


def references_given(case: Case) -> ConditionResult:
    """Some row has the number by which a Sector Standard refers to it."""
    pattern = case.view.use.sector_reference
    rows = [row for row in case.view.rows if pattern and re.search(pattern, row.text)]
    if not rows:
        return plain(Outcome.NOT_HELD, "No row gives the number of a Sector Standard.")
    return plain(Outcome.HELD, f"{len(rows)} rows give the number of a Sector Standard.", some(rows))


def _has_words(row: Claim) -> bool:
    return bool(row.title) or len(_WORD.findall(row.text)) > 1


def _is_named(standard: str, view: View) -> bool:
    """Tell whether the index prints the name of a Standard."""
    name = r"[\s:-]*".join(map(re.escape, standard.split()))
    return re.search(rf"(?<!\w){name}(?!\d)", view.text, re.IGNORECASE) is not None
