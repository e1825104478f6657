"""The cache of compiled files: when it is used, when it is not, and that it never stands in the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.rulebook import cache, load_framework, load_rules, packs


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def compiled(monkeypatch):
    """Count how often rules are compiled."""
    calls = []
    original = packs._compile
    monkeypatch.setattr(packs, "_compile", lambda *given: calls.append(given) or original(*given))
    return calls


def test_the_second_load_comes_from_the_cache_and_is_the_same(book, compiled, cache_folder):
    root = book()
    first, second = load_rules(root=root), load_rules(root=root)
    assert len(compiled) == 1
    assert len(entries(cache_folder)) == 1
    assert second.rules == first.rules
    assert second.lexicon.concepts == first.lexicon.concepts
    assert second.digest == first.digest


def test_cache_can_be_switched_off(book, compiled, cache_folder):
    root = book()
    load_rules(root=root, cache=False)
    load_rules(root=root, cache=False)
    assert len(compiled) == 2
    assert entries(cache_folder) == []


def test_a_changed_file_is_compiled_again_and_replaces_its_entry(book, compiled, cache_folder):
    root = book()
    load_rules(root=root)
    before = entries(cache_folder)
    (root / "rules" / "customers.yaml").write_text(
        (root / "rules" / "customers.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2"),
        encoding="utf-8",
    )
    assert load_rules(root=root).rules[0].version == 2
    assert len(compiled) == 2
    assert len(entries(cache_folder)) == 1
    assert entries(cache_folder) != before


def test_a_renamed_added_or_removed_file_counts_as_changed(book, compiled):
    root = book()
    load_rules(root=root)
    (root / "rules/lexicon/concepts/customers.yaml").rename(root / "rules/lexicon/concepts/other.yaml")
    load_rules(root=root)
    (root / "rules/lexicon/cues.yaml").write_text("nil: {en: [none]}\n", encoding="utf-8")
    assert [cue.id for cue in load_rules(root=root).lexicon.cues] == ["nil"]
    assert len(compiled) == 3


def test_another_program_version_does_not_share_entries(book, compiled, monkeypatch):
    root = book()
    load_rules(root=root)
    monkeypatch.setattr(cache, "__version__", "999")
    load_rules(root=root)
    assert len(compiled) == 2


def test_changed_code_does_not_share_entries(book, compiled, monkeypatch):
    root = book()
    load_rules(root=root)
    monkeypatch.setattr(cache, "_code_state", lambda: "changed")
    load_rules(root=root)
    assert len(compiled) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'[1,[["a"]]]'])
def test_a_damaged_entry_is_compiled_again_and_put_right(book, compiled, cache_folder, content):
    root = book()
    load_rules(root=root)
    (entry,) = cache_folder.iterdir()
    entry.write_bytes(content)
    assert [rule.id for rule in load_rules(root=root).rules] == ["customers.complaints_number"]
    assert len(compiled) == 2
    load_rules(root=root)
    assert len(compiled) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_an_entry_of_somebody_else_is_not_trusted(book, compiled, monkeypatch):
    root = book()
    load_rules(root=root)
    owner = os.getuid()
    monkeypatch.setattr(cache.os, "getuid", lambda: owner + 1)
    load_rules(root=root)
    assert len(compiled) == 2


def test_a_cache_that_cannot_be_written_is_no_error(book, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("ESGCHECK_CACHE_DIR", str(blocked))
    assert len(load_rules(root=book()).rules) == 1


def test_no_half_written_file_stays_behind(book, monkeypatch, cache_folder):
    def fail(*_given, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(cache.json, "dump", fail)
    with pytest.raises(KeyboardInterrupt):
        load_rules(root=book())
    assert entries(cache_folder) == []


def test_editions_do_not_push_one_another_out(cache_folder):
    load_framework("hkex-2016")
    load_framework("hkex-2020")
    assert [name.rpartition("-")[0].rpartition("-")[0] for name in entries(cache_folder)] == [
        "framework-hkex-2016",
        "framework-hkex-2020",
    ]


def test_entries_are_plain_json(book, cache_folder):
    load_rules(root=book())
    (entry,) = cache_folder.iterdir()
    assert isinstance(json.loads(entry.read_text(encoding="utf-8")), list)


def test_a_warm_load_imports_neither_yaml_nor_jsonschema(book, cache_folder):
    root = book()
    load_rules(root=root)
    load_framework("hkex-2020")
    script = (
        "import sys; from pathlib import Path; from checker.rulebook import load_rules, load_framework; "
        f"load_rules(root=Path({str(root)!r})); load_framework('hkex-2020'); "
        "sys.exit(str([name for name in ('yaml', 'jsonschema') if name in sys.modules] or ''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr == "\n"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/esgcheck"),
        ("linux", {}, "/home/me/.cache/esgcheck"),
        ("darwin", {}, "/home/me/Library/Caches/esgcheck"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/esgcheck/Cache"),
        ("win32", {}, "/home/me/AppData/Local/esgcheck/Cache"),
        ("linux", {"ESGCHECK_CACHE_DIR": "/mine"}, "/mine"),
    ],
)
def test_the_folder_is_the_platforms_own(monkeypatch, platform, variables, expected):
    for name in ("ESGCHECK_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cache.sys, "platform", platform)
    monkeypatch.setattr(cache.Path, "home", lambda: Path("/home/me"))
    assert cache.cache_dir() == Path(expected)
