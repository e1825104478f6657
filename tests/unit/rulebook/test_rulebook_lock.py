"""The lock: a rule that changes raises its version."""

import json

import pytest
from small_rulebook import RULES

from checker.errors import RulebookError
from checker.rulebook.lock import check_lock, write_lock

RULE = "customers.complaints_number"
CUSTOMERS = "rules/customers.yaml"


def change(root, old, new):
    path = root / CUSTOMERS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def messages(root):
    return [f"{one.severity.value} {one}" for one in check_lock(root)]


@pytest.fixture
def locked(book):
    root = book()
    write_lock(root)
    return root


def test_a_locked_rulebook_has_no_problems(locked):
    assert messages(locked) == []
    content = json.loads((locked / "rules" / "rules.lock.json").read_text(encoding="utf-8"))
    assert list(content) == [RULE]
    assert content[RULE]["version"] == 1
    assert len(content[RULE]["digest"]) == 64


def test_a_change_without_a_new_version_is_an_error_and_cannot_be_locked(locked):
    change(locked, "[count]", "[count, rate]")
    expected = f"{CUSTOMERS}:1:1: {RULE} changed but its version is still 1; allowed: 2"
    assert messages(locked) == [f"error {expected}"]
    with pytest.raises(RulebookError) as error:
        write_lock(locked)
    assert str(error.value) == expected


def test_a_change_with_a_new_version_is_locked_by_writing(locked):
    change(locked, "[count]", "[count, rate]")
    change(locked, "version: 1", "version: 2")
    assert messages(locked) == [
        f"error {CUSTOMERS}:1:1: version 2 of {RULE} is not in rules.lock.json; write the lock again"
    ]
    write_lock(locked)
    assert messages(locked) == []


def test_a_lower_version_is_an_error(locked):
    change(locked, "version: 1", "version: 3")
    write_lock(locked)
    change(locked, "version: 3", "version: 2")
    assert messages(locked) == [
        f"error {CUSTOMERS}:1:1: version 2 of {RULE} is lower than the locked 3; allowed: 3 or more"
    ]


def test_changed_examples_need_no_new_version(locked):
    change(locked, "We received 23 complaints.", "We received 23 complaints in all.")
    assert messages(locked) == []


def test_a_new_rule_is_missing_from_the_lock_until_it_is_written(book, locked):
    book({"rules/more.yaml": RULES.replace("customers.", "more.")})
    assert messages(locked) == [
        "error rules/more.yaml:1:1: version 1 of more.complaints_number is not in rules.lock.json; write the lock again"
    ]
    write_lock(locked)
    assert messages(locked) == []


def test_a_rule_that_is_gone_is_a_warning_until_the_lock_is_written(book, locked):
    book({"rules/more.yaml": RULES.replace("customers.", "more.")})
    write_lock(locked)
    book({"rules/more.yaml": None})
    assert messages(locked) == [
        "warning rules/rules.lock.json:1:1: more.complaints_number is locked but gone; write the lock again"
    ]
    write_lock(locked)
    assert messages(locked) == []


def test_without_a_lock_every_rule_is_new(book):
    assert len(messages(book())) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", r"rules/rules\.lock\.json:1:2: not JSON"),
        ("[]", r"rules/rules\.lock\.json:1:1: not a lock"),
        ('{"a.b": {"version": "1", "digest": "x"}}', "not a lock; allowed: a version and a digest"),
    ],
)
def test_a_damaged_lock_is_refused(book, content, message):
    root = book({"rules/rules.lock.json": content})
    with pytest.raises(RulebookError, match=message):
        check_lock(root)


def test_the_lock_is_the_same_bytes_every_time(locked):
    path = locked / "rules" / "rules.lock.json"
    before = path.read_bytes()
    write_lock(locked)
    assert path.read_bytes() == before
    assert b"\r" not in before
