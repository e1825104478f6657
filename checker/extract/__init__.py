"""A Document in, typed Facts out. Knows the lexicon's concepts and cues, no rule and no requirement."""

from checker.extract.facts import extract, name_figures

__all__ = ["extract", "name_figures"]
