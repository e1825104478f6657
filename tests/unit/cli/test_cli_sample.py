"""The sample draft reports, end to end with the rules that are shipped."""

import json
from pathlib import Path

import pytest

from checker.cli import main

REPORTS = Path(__file__).resolve().parents[3] / "reports"
TELECOM = REPORTS / "harbourlink-csr-2023.pdf"
FACTORY = REPORTS / "minghe-esg-2023-zh.docx"


@pytest.fixture(scope="module")
def assessed(tmp_path_factory):
    """Elements of both samples by framework, requirement and element, and the files that hold them."""
    folder = tmp_path_factory.mktemp("samples")
    elements, files = {}, []
    for report, frameworks in ((TELECOM, "hkex-2020,cn-exchange-2024"), (FACTORY, "hkex-2020")):
        path = folder / f"{report.stem}.json"
        assert main(["check", str(report), "-f", frameworks, "-o", str(path), "-q"]) == 1
        files.append((path, report))
        data = json.loads(path.read_text(encoding="utf-8"))
        for assessment in data.get("assessments", [data]):
            for requirement in assessment["requirements"]:
                for element in requirement["elements"]:
                    key = (report.stem[:3], assessment["framework"]["id"], requirement["id"], element["id"])
                    elements[key] = element
    return elements, files


def of(elements, report, requirement, framework="hkex-2020"):
    return {key[3]: one for key, one in elements.items() if key[:3] == (report, framework, requirement)}


def pages(element):
    return [place["page"] for place in element["evidence"]]


def test_complaints_are_found_with_their_number_and_page(assessed):
    complaints = of(assessed[0], "har", "B6.2")
    assert {one["state"] for one in complaints.values()} == {"disclosed"}
    assert "5,240" in [value["value"] for value in complaints["number"]["values"]]
    assert 6 in pages(complaints["number"])
    assert pages(complaints["handling"]) == [6]


def test_the_laboratory_is_no_privacy_policy_and_is_shown_as_turned_down(assessed):
    privacy = of(assessed[0], "har", "B6.5")
    assert {one["state"] for one in privacy.values()} == {"missing"}
    turned_down = [miss for one in privacy.values() for miss in one["near_misses"]]
    laboratory = [miss for miss in turned_down if "information security" in miss["quote"]]
    assert laboratory
    assert {miss["page"] for miss in laboratory} == {5}
    assert all(miss["because"] for miss in laboratory)


def test_innovation_figures_are_found(assessed):
    found = {
        name: [value["value"] for value in one["values"]]
        for key, one in assessed[0].items()
        if key[1] == "cn-exchange-2024" and one["state"] == "disclosed"
        for name in [key[2]]
    }
    assert {"412"} & {value.split()[0] for value in found["Art42.1(2)#rd_amount"]}
    assert "96" in found["Art42.1(3)#patents_filed"]
    assert "41" in found["Art42.1(3)#patents_granted"]


def test_a_reason_in_the_index_is_an_explanation(assessed):
    for requirement in ("A1.3", "A2.5", "B6.1"):
        assert {one["state"] for one in of(assessed[0], "har", requirement).values()} == {"explained"}


def test_the_chinese_sample_has_a_privacy_policy_and_no_recalls(assessed):
    assert {one["state"] for one in of(assessed[0], "min", "B6.5").values()} == {"disclosed"}
    complaints = of(assessed[0], "min", "B6.2")
    assert [value["value"] for value in complaints["number"]["values"]] == ["23"]
    assert of(assessed[0], "min", "B6.1")["recall_percentage"]["state"] == "disclosed"
    assert {one["state"] for one in of(assessed[0], "min", "B4.2").values()} == {"missing"}


def test_every_quote_is_proved(assessed):
    for path, report in assessed[1]:
        assert main(["verify", str(path), str(report), "--quiet"]) == 0


def test_the_same_input_gives_the_same_bytes(assessed, tmp_path):
    path, report = assessed[1][1]
    main(["check", str(report), "-f", "hkex-2020", "-o", str(tmp_path / "again.json"), "-q"])
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()
    for name in ("one", "two"):
        main(["check", str(report), "-f", "hkex-2020", "-o", str(tmp_path / f"{name}.xlsx"), "-q"])
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
