"""Names of the cue lists that the program knows by id; their words are in `rules/lexicon/cues.yaml`."""

from enum import StrEnum


class Cue(StrEnum):
    """A cue list that changes how a sentence is read."""

    ACTION = "action"
    PLAN = "plan"
    WISH = "wish"
    FUTURE = "future"
    WILL = "will"
    SLOGAN = "slogan"
    MEANS = "means"
    POLICY = "policy"
    PROCESS = "process"
    MONITORING = "monitoring"
    COMPLIANCE = "compliance"
    COMPLYING = "complying"
    LAW = "law"
    SUBJECT_TO = "subject_to"
    VIOLATION = "violation"
    POSSIBILITY = "possibility"
    CONDITIONAL = "conditional"
    NEGATION = "negation"
    NIL = "nil"
    ABSENCE = "absence"
    SETTING_UP = "setting_up"
    OCCURRING = "occurring"
    UNDISCLOSED = "undisclosed"
    REFERENCE = "reference"
    EXTERNAL_PLACE = "external_place"
    ANNOUNCING = "announcing"
    COUNTER = "counter"
    RESTATING = "restating"
    FORMAL = "formal"
    RESTATING_END = "restating_end"
    DEMANDING = "demanding"
    ROW_PART = "row_part"
    IN_ORDER = "in_order"
    TAKING_UP = "taking_up"
    INTENSITY = "intensity"
    COMPARATIVE = "comparative"
    ISSUER = "issuer"
    OWNER_OWN = "owner_own"
    OWNER_AFFILIATE = "owner_affiliate"
    OWNER_SUPPLIER = "owner_supplier"
    OWNER_CUSTOMER = "owner_customer"
    OWNER_PRODUCT_SOLD = "owner_product_sold"
    OWNER_INDUSTRY = "owner_industry"
    OWNER_OUTSIDER = "owner_outsider"
    ENACTMENT = "enactment"
    DEMAND = "demand"
    FRAMING = "framing"


REASONS = {
    "explanation_not_material": "not_material",
    "explanation_not_applicable": "not_applicable",
    "explanation_unavailable": "unavailable",
    "explanation_confidential": "confidential",
    "explanation_legal": "legal",
    "explanation_later": "later",
}
"""Cue lists of reasons for silence, with the reason that each gives."""
