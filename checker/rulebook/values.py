"""Reads checked YAML values as the types that the schema promised; no checks of its own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.rulebook.yaml_source import Value


def mapping(value: "Value") -> dict[str, Any]:
    """Read a mapping."""
    assert isinstance(value, dict)
    return value


def text(value: "Value") -> str:
    """Read a text; a number or true/false stands for its own spelling."""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def texts(value: "Value | None") -> tuple[str, ...]:
    """Read a list of texts; none where the key is left out."""
    return tuple(text(item) for item in value) if isinstance(value, list) else ()


def text_at(pairs: Mapping[str, Any], key: str) -> str:
    """Read the text under a key; empty where the key is left out."""
    return text(pairs.get(key, ""))
