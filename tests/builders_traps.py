"""What the tests of traps share: the report that their texts stand in, and the datapoint most of them ask for."""

from checker.model.finding import State
from tests.builders_check import findings

YEAR = "# Orchid Ferries: ESG report 2023\n\nThis report covers the period from 1 January 2023 to 31 December 2023.\n\n"
PERIOD = "gri_general.reporting_period"
"""What `YEAR` itself rightly answers in every document."""
COMPLAINTS = "customers.complaints_number"


def state(text: str, datapoint: str) -> State:
    """State of a datapoint in a report with this text."""
    return findings(text)[datapoint].state
