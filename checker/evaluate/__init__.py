"""Facts and rules in, Findings out. Opens no file and knows no requirement."""

from checker.evaluate.rules import evaluate

__all__ = ["evaluate"]
