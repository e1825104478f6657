"""Checks across files: each kind of problem with its line."""

import pytest
from small_rulebook import CONCEPTS, FRAMEWORK, RULES

from checker.rulebook.lint import lint

CLEAN = {
    "rules/lexicon/units.yaml": "tonne: {dimension: mass, factor: 1000, en: [t]}\n",
    "rules/lexicon/breakdowns.yaml": "gender: {parts: {female: {en: [women]}, male: {en: [men]}}}\n",
    "rules/lexicon/cues.yaml": "nil: {en: [none]}\n",
}
CUSTOMERS = "rules/customers.yaml"
WORDS = "rules/lexicon/concepts/customers.yaml"
EDITION = "frameworks/demo/2020.yaml"


def found(book, changed=None):
    return [(one.severity.value, str(one)) for one in lint(book({**CLEAN, **(changed or {})}))]


def rules_with(old, new):
    assert old in RULES
    return {CUSTOMERS: RULES.replace(old, new)}


def words_with(old, new):
    assert old in CONCEPTS
    return {WORDS: CONCEPTS.replace(old, new)}


def test_a_sound_rulebook_has_no_problems(book):
    assert found(book) == []


@pytest.mark.parametrize(
    ("changed", "severity", "message"),
    [
        (
            rules_with("of: [complaint]", "of: [complant]"),
            "error",
            f"{CUSTOMERS}:4:17: unknown concept 'complant'; did you mean 'complaint'?",
        ),
        (
            rules_with("{of: [complaint],", "{of: [complaint], with: [[nil, zero]],"),
            "error",
            f"{CUSTOMERS}:4:42: unknown concept 'zero'; allowed: one of 3 in rules/lexicon",
        ),
        (
            rules_with("near: grievance", "under: grievances"),
            "error",
            f"{CUSTOMERS}:6:15: unknown concept 'grievances'; did",
        ),
        (
            rules_with("[count]", "[count, mas]"),
            "error",
            f"{CUSTOMERS}:4:43: unknown dimension of a unit 'mas'; did you mean",
        ),
        (
            rules_with("unit:", "by: sex, unit:"),
            "error",
            f"{CUSTOMERS}:4:33: unknown breakdown 'sex'; allowed: one of 1",
        ),
        (
            rules_with("unit:", "part: gender=men, unit:"),
            "error",
            f"{CUSTOMERS}:4:35: unknown part of a breakdown 'gender=men'; did you mean 'gender=male'?",
        ),
        (
            rules_with("unit:", "years: [grievance], unit:"),
            "error",
            f"{CUSTOMERS}:4:37: years of 'grievance', which the question does not name under of or with",
        ),
        (
            rules_with("  examples:", "  answered_by: [{nil: customers.complaint_number}]\n  examples:"),
            "error",
            f"{CUSTOMERS}:7:23: unknown datapoint 'customers.complaint_number'; did you mean",
        ),
        (
            rules_with("  examples:", "  answered_by: [{datapoint: customers.complaints_number}]\n  examples:"),
            "error",
            f"{CUSTOMERS}:7:29: a rule cannot be answered by itself",
        ),
        (
            {CUSTOMERS: RULES + RULES.replace("complaints_number", "complaint_number")},
            "warning",
            f"{CUSTOMERS}:12:1: no framework or rule asks for datapoint 'customers.complaint_number'",
        ),
        (
            {CUSTOMERS: RULES + RULES.replace("customers.", "products.")},
            "error",
            f"{CUSTOMERS}:12:1: 'products.complaints_number' stands in customers.yaml; allowed: customers.*",
        ),
        (
            rules_with(
                "  version: 1\n  asks: How many complaints were received?\n", "  asks: How many?\n  version: 1\n"
            ),
            "warning",
            f"{CUSTOMERS}:2:3: key 'asks' is out of order; allowed: version, asks, figure, unless, examples",
        ),
        (
            rules_with("state: disclosed", "state: weak"),
            "error",
            f"{CUSTOMERS}:7:3: no example is disclosed; one at least",
        ),
        (
            rules_with("state: weak", "state: explained"),
            "error",
            f"{CUSTOMERS}:7:3: no example is missing or weak; one at",
        ),
        (
            rules_with("年内没有投诉。", "There were none."),
            "warning",
            f"{CUSTOMERS}:7:3: no example is in Chinese; both",
        ),
        (
            {
                CUSTOMERS: RULES.replace("We received 23 complaints.", "收到23宗投诉").replace(
                    "We aim to record complaints.", "将记录投诉"
                )
            },
            "warning",
            f"{CUSTOMERS}:7:3: no example is in English; both",
        ),
        (
            rules_with("text: 年内没有投诉。", "table: [[投诉, 2023], [23]]"),
            "error",
            f"{CUSTOMERS}:9:28: the row has 1 cells, the first row 2",
        ),
        (
            rules_with("We aim to record complaints.", "We received 23 complaints."),
            "warning",
            f"{CUSTOMERS}:10:7: the same text stands in an example before",
        ),
        (
            words_with("grievance: {en", "unused: {en: [unused]}\ngrievance: {en"),
            "warning",
            f"{WORDS}:5:1: no rule uses concept",
        ),
        (
            words_with("grievance: {", "grievance: {includes: [complant], "),
            "error",
            f"{WORDS}:5:24: unknown concept 'complant'; did",
        ),
        (
            words_with("grievance: {", "grievance: {includes: [grievance], "),
            "error",
            f"{WORDS}:5:24: 'grievance' includes itself by way of 'grievance'",
        ),
        (words_with("[grievance]", "['*']"), "error", f"{WORDS}:5:18: nothing is left of the term"),
        (words_with("[grievance]", '["no * grievance"]'), "error", f"{WORDS}:5:18: 'no * grievance' has a * inside"),
        (words_with("[grievance]", "[g]"), "error", f"{WORDS}:5:18: 'g' is one character and matches too much"),
        (words_with("zh: [投诉,", "zh: [诉,"), "warning", f"{WORDS}:3:8: '诉' is one character"),
        (
            words_with("{en: [staff complaint*]}", "{en: [complaint*]}"),
            "error",
            f"{WORDS}:2:8: 'complaint' can never match: not_in holds it too",
        ),
        (
            words_with("{en: [staff complaint*]}", "{en: [staff grudge]}"),
            "warning",
            f"{WORDS}:4:17: 'staff grudge' holds no term of 'complaint'",
        ),
        (
            {
                "rules/lexicon/units.yaml": (
                    "a: {dimension: mass, factor: 1, en: [t]}\nb: {dimension: mass, factor: 2, en: [T]}\n"
                )
            },
            "error",
            "rules/lexicon/units.yaml:2:38: 't' is a term of unit 'a' too",
        ),
        (
            {"rules/lexicon/breakdowns.yaml": "gender: {parts: {female: {en: ['*']}}}\n"},
            "error",
            "rules/lexicon/breakdowns.yaml:1:32: nothing is left of the term",
        ),
        (
            {EDITION: FRAMEWORK.replace("complaints_number", "complaint_count")},
            "info",
            f"{EDITION}:18:20: not assessed: no rule for datapoint 'customers.complaint_count'",
        ),
        (
            {
                EDITION: FRAMEWORK.replace(
                    "source: verified", "source: verified\n    related: [gri:2-25, demo-2020:B6, demo-2020:B7.2]"
                )
            },
            "error",
            f"{EDITION}:15:39: demo-2020 has no requirement 'B7.2'; did you mean 'B6.2'?",
        ),
        (
            {
                "frameworks/demo/2021.yaml": FRAMEWORK.replace("id: demo-2020", "id: demo-2021").replace(
                    ": 2020-07", ": 2021-07"
                )
            },
            "error",
            f"{EDITION}:1:5: demo-2020 and demo-2021 both apply to years starting on 2021-07-01",
        ),
    ],
)
def test_each_kind_of_problem_is_found_at_its_line(book, changed, severity, message):
    problems = found(book, changed)
    assert any(level == severity and text.startswith(message) for level, text in problems), problems


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(
            words_with("[grievance]", "[grievance], zh: [怨]"), id="one Chinese character beside another word"
        ),
        pytest.param(
            words_with("[staff complaint*]", "[staff compl*]"), id="a prefix in not_in that can hold the term"
        ),
        pytest.param(
            {
                CUSTOMERS: RULES.replace("  examples:", "  answered_by: [{datapoint: customers.other}]\n  examples:")
                + RULES.replace("complaints_number", "other")
            },
            id="a datapoint that only another rule asks for",
        ),
    ],
)
def test_what_can_do_its_work_is_no_problem(book, changed):
    assert found(book, changed) == []


def test_editions_that_follow_one_another_do_not_overlap(book):
    first = FRAMEWORK.replace("applies_from: 2020-07-01", "applies_from: 2020-07-01\napplies_until: 2021-06-30")
    second = FRAMEWORK.replace("id: demo-2020", "id: demo-2021").replace(": 2020-07", ": 2021-07")
    assert found(book, {EDITION: first, "frameworks/demo/2021.yaml": second}) == []


def test_a_datapoint_without_a_rule_is_listed_once(book):
    second = FRAMEWORK.replace("id: demo-2020", "id: other-2020").replace("family: demo", "family: other")
    changed = {
        "frameworks/other/2020.yaml": second.replace("complaints_number", "x"),
        EDITION: FRAMEWORK.replace("complaints_number", "x"),
    }
    assert [level for level, text in found(book, changed) if "not assessed" in text] == ["info"]


def test_files_that_are_wrong_by_themselves_come_alone_and_all(book):
    problems = found(
        book,
        {CUSTOMERS: "a: *b\n", WORDS: "complaint: {en: x}\n", EDITION: FRAMEWORK.replace("aspect: B6", "aspect: B5")},
    )
    assert [text.partition(";")[0] for _, text in problems] == [
        f"{EDITION}:10:13: unknown aspect 'B5'",
        f"{CUSTOMERS}:1:4: an anchor or alias (& or *)",
        f"{WORDS}:1:17: found 'x'",
    ]
    assert {level for level, _ in problems} == {"error"}


def test_a_concept_may_not_have_the_name_of_a_cue(book):
    problems = found(book, {"rules/lexicon/cues.yaml": "complaint: {en: [x]}\n"})
    assert problems == [
        ("error", f"rules/lexicon/cues.yaml:1:1: concept 'complaint' stands twice (first in {WORDS}:1)"),
    ]


def test_the_program_own_rulebook_has_no_problems():
    assert [str(one) for one in lint()] == []
