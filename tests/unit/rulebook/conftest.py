"""A rulebook of a few lines on disk, and a cache folder of the test's own."""

from textwrap import dedent

import pytest
from small_rulebook import FILES


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory, monkeypatch):
    """Keep the user's own cache out of tests."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("ESGCHECK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def book(tmp_path):
    """Write a rulebook: the small one above, with files replaced, added or (None) left out."""

    def write(changed=None):
        for name, content in {**FILES, **(changed or {})}.items():
            path = tmp_path / "book" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(dedent(content).lstrip("\n"), encoding="utf-8")
        return tmp_path / "book"

    return write
