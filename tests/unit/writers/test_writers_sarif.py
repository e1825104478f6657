"""SARIF: the shape that the standard demands, and potential gaps alone as results."""

import json
from collections.abc import Callable
from typing import Any

from builders_assessment import assessment, report, requirement, sample, second

from checker.model.assessment import Assessment, Verdict
from checker.writers import render


def log(*assessments: Assessment) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(assessments, format="sarif"))
    return loaded


def test_looks_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("writers/sample.sarif", render((sample(),), format="sarif").decode())


def test_version_and_one_run_for_each_framework() -> None:
    data = log(sample(), second())
    assert data["version"] == "2.1.0"
    assert [run["automationDetails"]["id"] for run in data["runs"]] == ["invented-2024/", "other-2021/"]


def test_only_potential_gaps_are_results() -> None:
    results = log(sample())["runs"][0]["results"]
    assert [(item["ruleId"], item["kind"], item["level"]) for item in results] == [
        ("invented-2024:E1.2", "fail", "warning"),
        ("invented-2024:S1.1", "fail", "error"),
    ]


def test_every_result_points_at_its_rule_and_its_artifact() -> None:
    run = log(sample())["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
        assert "region" not in result["locations"][0]["physicalLocation"]


def test_the_page_of_the_best_passage_is_a_property() -> None:
    results = log(sample())["runs"][0]["results"]
    assert results[0]["locations"][0]["properties"] == {"page": 14}
    assert results[1]["relatedLocations"][0]["properties"]["page"] == 9


def test_a_file_name_with_blanks_and_chinese_is_a_valid_uri() -> None:
    data = log(assessment(requirement("E1.1", Verdict.MISSING), report=report(source="環境 報告#1%.pdf")))
    uri = data["runs"][0]["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" #?")
    assert uri.endswith("%231%25.pdf")


def test_unread_pages_are_notifications() -> None:
    notices = log(sample())["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [item["message"]["text"].split(" was")[0] for item in notices] == ["Page 7", "Page 8", "Page 31"]


def test_no_gap_gives_an_empty_list_not_none() -> None:
    assert log(assessment(requirement("E1.1", Verdict.PRESENT)))["runs"][0]["results"] == []
