"""Word lists written as running text."""


def word_set(text: str) -> frozenset[str]:
    """Give the words of `text` as a set; cheaper to make and to ask than an alternation of them."""
    return frozenset(text.split())
