"""A small rulebook with two editions on disk, and a cache folder of the test's own."""

import shutil
from textwrap import dedent

import pytest

from checker.resources import rules_dir

EDITION = """
    id: demo-{edition}
    family: demo
    title: Demo guide {edition}
    edition: "{edition}"
    applies_from: {edition}-01-01
    {until}
    aspects:
      - {{id: B6, title: Products, group: Social}}
    requirements:
      - id: B6.2
        aspect: B6
        title: Complaints
        obligation: {obligation}
        citation: item B6.2
        source: verified
        elements:
          number:
            title: Number of complaints
            datapoint: customers.complaints_number
      - id: {second}
        aspect: B6
        title: Second
        obligation: comply_or_explain
        citation: item 2
        source: verified
        elements:
          number:
            title: Number of {what}
            datapoint: customers.{what}_number
"""
RULES = """
    customers.complaints_number:
      version: 1
      asks: How many complaints were received?
      figure: {of: [complaint], unit: [count]}
      unless:
        - {near: grievance, why: a different kind}
      examples:
        - {text: We received 23 complaints., state: disclosed, values: ["23"]}
        - {text: We received 23 staff grievances., state: missing}
"""
CONCEPTS = """
    complaint: {en: [complaint*], zh: [投诉]}
    grievance: {en: [grievance*]}
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path_factory, monkeypatch):
    """Keep the user's own cache out of tests."""
    monkeypatch.setenv("ESGCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def rulebook(tmp_path):
    """Write the small rulebook with the cues and units that are shipped; the rules may be replaced."""

    def write(rules=RULES):
        root = tmp_path / "book"
        files = {
            "frameworks/demo/2020.yaml": EDITION.format(
                edition=2020, obligation="voluntary", second="B6.9", what="recalls", until="applies_until: 2023-12-31"
            ),
            "frameworks/demo/2024.yaml": EDITION.format(
                edition=2024, obligation="mandatory", second="B6.8", what="claims", until=""
            ),
            "rules/customers.yaml": rules,
            "rules/lexicon/concepts/customers.yaml": CONCEPTS,
        }
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content).lstrip(), encoding="utf-8")
        for shipped in (rules_dir() / "lexicon").glob("*.yaml"):
            shutil.copy(shipped, root / "rules" / "lexicon")
        return root

    return write
