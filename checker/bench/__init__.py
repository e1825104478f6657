"""Labelled reports in, measures out: how often a careful reader would have said the same."""

from checker.bench.runner import run

__all__ = ["run"]
