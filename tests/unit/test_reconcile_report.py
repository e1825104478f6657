"""A whole report in plain text, read, assessed and reconciled: pages that are all off, and a single wrong one."""

from pathlib import Path

import pytest

from checker.model.assessment import IndexFinding, IndexKind
from checker.pipeline import CheckRequest, check

PARTS = (
    ("302-1", "Energy consumption", "In 2023 our total energy consumption was 12,400 GJ."),
    ("303-3", "Water withdrawal", "In 2023 our total water withdrawal was 310 megalitres."),
    ("305-1", "Direct emissions", "In 2023 our Scope 1 greenhouse gas emissions were 520 tonnes of CO2e."),
    ("306-3", "Waste generated", "In 2023 the total waste generated was 88 tonnes."),
    ("401-1", "New hires", "In 2023 we had 41 new employee hires."),
    ("403-9", "Injuries", "In 2023 there were 3 recordable work-related injuries."),
    ("404-1", "Training hours", "In 2023 the average hours of training per employee were 17 hours."),
    ("418-1", "Customer privacy", "In 2023 we received no substantiated complaints on breaches of customer privacy."),
)
FILLER = "Larkfield Lamps makes lamps of brass and glass by hand in a valley by the sea."


def report(folder: Path, *, shift: int = 0, **wrong: int) -> Path:
    """A report of twenty numbered pages; its index cites pages `shift` too high, those of some codes wrongly."""
    pages = [[FILLER] for _ in range(18)]
    rows = []
    for number, (code, title, text) in enumerate(PARTS):
        page = 2 * number + 1
        pages[page - 1] += ["", title.upper(), text]
        rows.append(f"{code}   {title}   {wrong.get('at_' + code.replace('-', '_'), page + shift)}")
    index = ["GRI CONTENT INDEX", "", "Disclosure   Title   Page", *rows]
    text = "\f".join("\n".join([*lines, "", str(number)]) for number, lines in enumerate([*pages, index], start=1))
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return path


def findings(path: Path) -> tuple[IndexFinding, ...]:
    (assessed,) = check(CheckRequest(path=path, frameworks=("gri-2021",)))
    return assessed.index


def kinds(found: tuple[IndexFinding, ...]) -> dict[str, IndexKind]:
    return {one.requirement: one.kind for one in found if one.requirement in {code for code, _, _ in PARTS}}


def test_pages_that_are_right_are_supported(tmp_path: Path):
    found = findings(report(tmp_path))
    assert set(kinds(found).values()) == {IndexKind.SUPPORTED}
    assert not [one for one in found if one.kind is IndexKind.OFFSET]


@pytest.mark.parametrize("shift", [2, -2])
def test_pages_that_are_all_off_by_two_are_told_once(tmp_path: Path, shift: int):
    found = findings(report(tmp_path, shift=shift))
    assert [one.offset for one in found if one.kind is IndexKind.OFFSET] == [-shift]
    assert IndexKind.ELSEWHERE not in kinds(found).values()


def test_a_single_wrong_page_is_told_with_the_right_one(tmp_path: Path):
    found = findings(report(tmp_path, at_303_3=12))
    (wrong,) = (one for one in found if one.kind is IndexKind.ELSEWHERE)
    assert (wrong.requirement, wrong.cited, wrong.pages) == ("303-3", (12,), (3,))
