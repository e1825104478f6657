"""A file in, a Document or Facts out. Knows formats, no rule and no requirement."""

from checker.readers.facts_file import read_facts
from checker.readers.read import read

__all__ = ["read", "read_facts"]
