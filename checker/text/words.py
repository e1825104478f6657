"""Word lists written as running text, and patterns that are compiled when they are first used."""

import re
from typing import Any, cast


def word_set(text: str) -> frozenset[str]:
    """Give the words of `text` as a set; cheaper to make and to ask than an alternation of them."""
    return frozenset(text.split())


def regex(source: str) -> re.Pattern[str]:
    """Give a regular expression that is compiled at its first use.

    The patterns of this package take 25 ms to compile, which the start of the command line must not pay for.
    """
    return cast("re.Pattern[str]", _Pattern(source))


class _Pattern:
    """Stands in for a compiled pattern until a method is asked for, then lends out the pattern's own methods."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the methods of re.Pattern
        compiled = re.compile(self.source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
