"""Rules that ask no text: what they derive from the rows of a content index and from other findings."""

from dataclasses import dataclass
from enum import StrEnum


class Condition(StrEnum):
    """The closed set of what a rule may derive from index rows and from what was found for the whole edition."""

    INDEX_PRESENT = "index_present"
    """The report has a content index."""
    CODES_GIVEN = "codes_given"
    """Its rows have the codes of disclosures."""
    TITLES_GIVEN = "titles_given"
    SOURCES_NAMED = "sources_named"
    """It names the Standard of each disclosure that it lists."""
    LOCATIONS_GIVEN = "locations_given"
    REFERENCES_GIVEN = "references_given"
    """It gives the numbers by which Sector Standards refer to topics."""
    TOPICS_LISTED = "topics_listed"
    GENERAL_REPORTED = "general_reported"
    """Each disclosure that the claim asks of every report is reported or, where allowed, left out with a reason."""
    TOPICS_MANAGED = "topics_managed"
    """Each topic of the index has its rows on how it is managed."""
    TOPICS_REPORTED = "topics_reported"
    """Each topic of the index has as many disclosures as the claim asks for."""
    OMISSIONS_NAMED = "omissions_named"
    """What is left out is named in a row of its own."""
    OMISSIONS_REASONED = "omissions_reasoned"
    """Each omission is permitted and has an accepted reason with its explanation."""
    REASON_EXPLAINED = "reason_explained"
    """Each omission for the one reason named explains it."""
    ALL_MET = "all_met"
    """All of the datapoints named are met."""
    NOT_JUDGED = "not_judged"
    """Rests on a list that the rulebook does not hold: a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What a rule derives in place of asking the text."""

    condition: Condition
    of: tuple[str, ...] = ()
    """Datapoints that it rests on."""
    reason: str = ""
    """Reason for omission that it is about."""
