"""What turns a fact down although it names the subject: the `unless` conditions, and whose it is."""

from collections.abc import Sequence

from checker.model.fact import Owner
from checker.model.rule import Guard


def refused_by(guards: Sequence[Guard], near: frozenset[str], under: frozenset[str]) -> tuple[str, bool]:
    """Reason of the first guard that holds, or an empty string, and whether the fact still touches the topic.

    `near` are the concepts of the sentence or row, `under` those of the headings above it.
    """
    for guard in guards:
        if guard.concept in (near if guard.where == "near" else under):
            return guard.why, guard.weak
    return "", False


def of_another(owner: Owner) -> tuple[str, bool]:
    """Reason for turning down what is not the issuer's own, and whether it still touches the topic."""
    if owner is Owner.LAW:
        return "what a law asks of everyone, not what the issuer does", False
    return f"about {owner.replace('_', ' ')}, not the issuer's own operations", owner is not Owner.OUTSIDER
