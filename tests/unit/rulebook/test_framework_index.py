"""How content indexes look, as the editions say it."""

import pytest

from checker.errors import RulebookError
from checker.model.framework import Holds
from checker.rulebook import load_framework, load_frameworks
from tests.builders_rulebook import EDITION, write_rulebook

INDEXED = [one for one in load_frameworks() if one.family in ("gri", "hkex")]


@pytest.mark.parametrize("framework", INDEXED, ids=[one.id for one in INDEXED])
def test_every_gri_and_hkex_edition_says_where_its_parts_stand(framework):
    holds = {kind for kind, _ in framework.index.columns}
    assert {Holds.GROUP, Holds.LOCATION} <= holds
    assert Holds.DISCLOSURE in holds or {Holds.CODE, Holds.TITLE} <= holds
    assert set(framework.index.per_topic) <= {one.id for one in framework.requirements}


def test_the_newest_gri_index_has_its_statement_of_use_and_omissions():
    layout = load_framework("gri-2021").index
    assert layout.header[0][0] == "Statement of use"
    assert "{start}" in layout.header[0][1]
    assert [kind for kind, _ in layout.columns].count(Holds.OMISSION) == 3
    assert layout.per_topic == ("3-3",)


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("index:\n  title: X\n  columns: [{holds: place, title: Y}]\n", "place"),
        ("index:\n  title: X\n  columns: [{holds: code, title: Y}]\n  per_topic: [Z9]\n", "Z9"),
        ("index:\n  title: X\n", "columns"),
    ],
)
def test_a_layout_that_cannot_be_is_refused_with_its_place(tmp_path, block, words):
    write_rulebook(tmp_path)
    family, _, year = EDITION.rpartition("-")
    path = tmp_path / "frameworks" / family / f"{year}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("aspects:\n", f"{block}aspects:\n", 1), encoding="utf-8")
    with pytest.raises(RulebookError, match=words):
        load_framework(EDITION, root=tmp_path)
