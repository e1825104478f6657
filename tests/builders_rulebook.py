"""The small rulebook of the rulebook's own tests on disk, with the cues and units that are shipped."""

import shutil
from pathlib import Path

from checker.resources import rules_dir
from tests.unit.rulebook.small_rulebook import FILES

EDITION = "demo-2020"


def write_rulebook(folder: Path) -> Path:
    """Write it to a folder and return that, for `rules_root`."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in ("cues", "units"):
        shutil.copy(rules_dir() / "lexicon" / f"{name}.yaml", folder / "rules" / "lexicon")
    return folder
