"""Checked YAML in, frameworks and rules out: what is asked, and how to look for it."""

from checker.rulebook.frameworks import choose_framework, list_frameworks, load_framework, load_frameworks
from checker.rulebook.packs import load_rules

__all__ = ["choose_framework", "list_frameworks", "load_framework", "load_frameworks", "load_rules"]
