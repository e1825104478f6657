"""Index rows, verdicts and an edition's claims of use in; whether each condition of a claim is met out.

It rests on what extraction and assessment found and reads no page itself. What cannot be judged is never called held.
"""

from checker.conditions.derive import derive, finding_of
from checker.conditions.use import check_use
from checker.conditions.view import is_searchable

__all__ = ["check_use", "derive", "finding_of", "is_searchable"]
