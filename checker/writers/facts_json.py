"""Facts as JSON values, with every field, so that the same facts can be built from them again.

    {"schema": "1", "document": name, "period": {"start", "end", "label"} | null,
     "figures": [...], "explanations": [...], "references": [...], "claims": [...]}

Field names are those of checker/model/fact.py; numbers are strings, sets are sorted lists, breakdowns lists of pairs.
"""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from checker.model.fact import Claim, Explanation, Facts, Figure, Locator, Period, Reference
from checker.writers.json_file import decimal_text

SCHEMA_VERSION = "1"

_Fact = Figure | Explanation | Reference | Claim | Locator | Period


def facts_json(name: str, facts: Facts) -> dict[str, Any]:
    """Return all figures, explanations, references and claims with the reporting period."""
    return {
        "schema": SCHEMA_VERSION,
        "document": name,
        "period": _value(facts.period),
        "figures": [_value(item) for item in facts.figures],
        "explanations": [_value(item) for item in facts.explanations],
        "references": [_value(item) for item in facts.references],
        "claims": [_value(item) for item in facts.claims],
    }


def _value(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, _Fact):
        return {field.name: _value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return [_value(item) for item in value] if isinstance(value, tuple) else value
