"""The `unless` conditions: what turns a fact down although it names the subject."""

from collections.abc import Sequence

from checker.model.rule import Guard


def refused_by(guards: Sequence[Guard], near: frozenset[str], under: frozenset[str]) -> tuple[str, bool]:
    """Reason of the first guard that holds, or an empty string, and whether the fact still touches the topic.

    `near` are the concepts of the sentence or row, `under` those of the headings above it.
    """
    for guard in guards:
        if guard.concept in (near if guard.where == "near" else under):
            return guard.why, guard.weak
    return "", False
