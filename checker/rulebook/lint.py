"""Checks the rulebook across its files: names that lead nowhere, rules without proof, words that never match."""

from pathlib import Path

from checker.rulebook.book import Book, read_book
from checker.rulebook.lint_frameworks import framework_set_problems
from checker.rulebook.lint_lexicon import lexicon_problems
from checker.rulebook.lint_rules import rule_problems
from checker.rulebook.problems import Problem, in_order


def lint(root: Path | None = None) -> tuple[Problem, ...]:
    """List every problem of a rulebook, by file and line; files that are wrong by themselves come first and alone."""
    book = read_book(root)
    if not isinstance(book, Book):
        return in_order(book)
    return in_order((*rule_problems(book), *lexicon_problems(book), *framework_set_problems(book)))
