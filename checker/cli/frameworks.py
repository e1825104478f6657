"""Framework ids as a user types them, checked against the editions that there are."""

from __future__ import annotations

from pathlib import Path

from checker.cli.options import known_or_suggest


def resolve_frameworks(given: tuple[str, ...], *, root: Path | None = None) -> tuple[str, ...]:
    """Return the ids as the framework files spell them, each once; an error suggests what was meant."""
    if not given:
        return ()
    from checker.rulebook.frameworks import framework_files

    known = tuple(framework_files(root))
    return tuple(dict.fromkeys(known_or_suggest("framework", name, known) for name in given))
