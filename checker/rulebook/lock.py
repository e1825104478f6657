"""The lock of rule versions: a rule that changes must raise its version, because its verdicts may change."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import RulebookError
from checker.model.rule import Rule
from checker.resources import display_path, rules_dir
from checker.rulebook.packs import load_rules
from checker.rulebook.problems import Problem, Severity, in_order, refuse

LOCK_NAME = "rules.lock.json"


def check_lock(root: Path | None = None) -> tuple[Problem, ...]:
    """Compare rules with the lock; every difference that needs a new version or `write_lock` is a problem."""
    rules = load_rules(root=root).rules
    path = rules_dir(root) / LOCK_NAME
    locked = _read(path, root)
    problems = [*_changed(rules, locked), *_new(rules, locked)]
    known = {rule.id for rule in rules}
    gone = [name for name in locked if name not in known]
    file = display_path(path, root)
    problems += [
        Problem(severity=Severity.WARNING, file=file, message=f"{name} is locked but gone; write the lock again")
        for name in gone
    ]
    return in_order(problems)


def write_lock(root: Path | None = None) -> Path:
    """Lock all rules as they are; refuses a rule that changed without a higher version."""
    rules = load_rules(root=root).rules
    path = rules_dir(root) / LOCK_NAME
    refuse(_changed(rules, _read(path, root)))
    entries = {rule.id: {"version": rule.version, "digest": rule.digest} for rule in rules}
    content = json.dumps(entries, indent=1, sort_keys=True) + "\n"
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RulebookError(f"{display_path(path, root)}:1:1: cannot be written ({error.strerror})") from error
    return path


def _read(path: Path, root: Path | None) -> dict[str, Any]:
    """Read the lock; none is an empty one."""
    file = display_path(path, root)
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except OSError as error:
        raise RulebookError(f"{file}:1:1: cannot be read ({error.strerror})") from error
    except json.JSONDecodeError as error:
        where = f"{file}:{error.lineno}:{error.colno}"
        raise RulebookError(f"{where}: not JSON: {error.msg}; restore it, or delete it to lock anew") from error
    if not isinstance(content, dict) or not all(_is_entry(entry) for entry in content.values()):
        raise RulebookError(f"{file}:1:1: not a lock; allowed: a version and a digest for each rule")
    return content


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("version"), int) and isinstance(entry.get("digest"), str)


def _changed(rules: tuple[Rule, ...], locked: dict[str, Any]) -> Iterator[Problem]:
    """Find rules that changed without a higher version."""
    for rule in rules:
        entry = locked.get(rule.id)
        if entry is None or entry["version"] < rule.version:
            continue
        if entry["version"] > rule.version:
            message = f"version {rule.version} of {rule.id} is lower than the locked {entry['version']}"
            yield Problem(file=rule.path, line=rule.line, message=f"{message}; allowed: {entry['version']} or more")
        elif entry["digest"] != rule.digest:
            message = f"{rule.id} changed but its version is still {rule.version}; allowed: {rule.version + 1}"
            yield Problem(file=rule.path, line=rule.line, message=message)


def _new(rules: tuple[Rule, ...], locked: dict[str, Any]) -> Iterator[Problem]:
    """Find rules, or versions of rules, that are not locked yet."""
    for rule in rules:
        entry = locked.get(rule.id)
        if entry is None or entry["version"] < rule.version:
            message = f"version {rule.version} of {rule.id} is not in {LOCK_NAME}; write the lock again"
            yield Problem(file=rule.path, line=rule.line, message=message)
