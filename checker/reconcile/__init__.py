"""Index rows, evidence and a framework edition in, IndexFindings out: whether the index says what stands where.

It rests on what extraction and assessment found and reads no page itself. A row of which nothing sure can be said is
`unjudged`, never wrong.
"""

from checker.reconcile.reconcile import reconcile

__all__ = ["reconcile"]
