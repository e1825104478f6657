"""Digests of what a rulebook says, free of comments, layout and file order."""

import hashlib
import json
from collections.abc import Mapping

from checker.rulebook.yaml_source import Value


def digest_of(content: object) -> str:
    """SHA-256 of a value's canonical JSON: sorted keys, no spaces."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def rule_digest(body: Mapping[str, Value]) -> str:
    """Digest of a rule without its examples, which test it and change no verdict."""
    return digest_of({key: value for key, value in body.items() if key != "examples"})
