"""Where frameworks/ and rules/ are found."""

import pytest

from checker import resources
from checker.errors import RulebookError, UsageError
from checker.resources import display_path, frameworks_dir, rules_dir


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Pretend that the package stands below tmp_path."""
    folder = tmp_path / "site" / "checker"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", folder)
    return folder


def made(path):
    path.mkdir(parents=True)
    return path


def test_a_checkout_has_them_beside_the_package(package):
    (package.parent / "pyproject.toml").write_text("", encoding="utf-8")
    rules, frameworks = made(package.parent / "rules"), made(package.parent / "frameworks")
    assert (rules_dir(), frameworks_dir()) == (rules, frameworks)


def test_a_wheel_has_them_in_the_package_and_ignores_strangers_beside_it(package):
    made(package.parent / "rules")
    with pytest.raises(RulebookError, match="rules/ is missing from the installation"):
        rules_dir()
    inside = made(package / "data" / "rules")
    assert rules_dir() == inside


def test_a_folder_of_the_users_own_comes_first_and_may_hold_one_of_the_two(package, tmp_path):
    shipped = made(package / "data" / "frameworks")
    own = made(tmp_path / "mine" / "rules")
    assert rules_dir(tmp_path / "mine") == own
    assert frameworks_dir(tmp_path / "mine") == shipped


def test_a_folder_with_neither_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no such rulebook"):
        rules_dir(tmp_path)
    with pytest.raises(UsageError, match="no such rulebook"):
        frameworks_dir(tmp_path / "nowhere")


def test_messages_name_files_from_the_rulebook_on(tmp_path):
    path = made(tmp_path / "mine" / "rules" / "lexicon") / "cues.yaml"
    assert display_path(path, tmp_path / "mine") == "rules/lexicon/cues.yaml"
    assert display_path(frameworks_dir() / "hkex" / "2020.yaml") == "frameworks/hkex/2020.yaml"
    assert display_path(tmp_path / "x.yaml") == (tmp_path / "x.yaml").as_posix()
