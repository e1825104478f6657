"""Shape of the files: each kind of mistake with its place, what was found and what is allowed."""

import json

import pytest
from jsonschema import Draft202012Validator

from checker.model.derived import Condition
from checker.model.fact import Owner
from checker.model.framework import IssuerType, Obligation
from checker.model.rule import IndexPart, QuestionKind, Reach
from checker.rulebook.lint_rules import KEY_ORDER
from checker.rulebook.schema import SCHEMAS, check_shape, load_schema
from checker.rulebook.yaml_source import parse_source

GOOD_RULE = """\
x.y:
  version: 1
  asks: How many?
  figure: {of: [a]}
  examples: [{text: t, state: weak}]
"""


def problems(text, kind="rules"):
    return [str(problem) for problem in check_shape(parse_source(text.encode(), "f.yaml"), kind)]


def rule_with(line, old="  figure: {of: [a]}"):
    return GOOD_RULE.replace(old, line)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_are_valid_schemas(kind):
    Draft202012Validator.check_schema(load_schema(kind))
    assert json.dumps(load_schema(kind)).count('"additionalProperties": true') == 0


def test_the_schema_knows_the_same_words_as_the_model():
    rules, framework = load_schema("rules"), load_schema("framework")
    rule, question = rules["additionalProperties"], rules["$defs"]["question"]
    assert tuple(rule["properties"]) == KEY_ORDER
    assert [one["required"] for one in rule["oneOf"]] == [[kind] for kind in (*QuestionKind, "derived")]
    assert rule["properties"]["derived"]["properties"]["condition"]["enum"] == list(Condition)
    assert question["properties"]["index"]["enum"] == list(IndexPart)
    assert question["properties"]["within"]["enum"] == list(Reach)
    assert question["properties"]["owners"]["items"]["enum"] == list(Owner)
    phase = framework["properties"]["obligations"]["additionalProperties"]["items"]["properties"]
    assert phase["level"]["enum"] == list(Obligation)
    assert phase["issuer"]["enum"] == list(IssuerType)


@pytest.mark.parametrize(
    "line",
    [
        "  figure: {of: [a, b], with: [[c], [d, e]], unit: [mass], by: gender, periods: 3, per: true, nil: no}",
        "  measure: [{of: [a], within: section, owners: [own, supplier], negated: false}, {of: [b]}]",
        "  figure: {of: [a]}\n  unless: [{near: b, why: w}, {under: c, why: w}]",
        "  figure: {of: [a]}\n  answered_by: [{nil: x.z}, {datapoint: x.w}]",
        *(f"  {kind}: {{of: [a]}}" for kind in QuestionKind),
        "  statement: {of: [a], index: lines}",
    ],
)
def test_all_that_the_format_allows_is_accepted(line):
    assert problems(rule_with(line)) == []


def test_a_derived_rule_has_no_examples_and_no_guards():
    derived = "x.y:\n  version: 1\n  asks: Is it met?\n  derived: {condition: all_met, of: [x.z]}\n"
    assert problems(derived) == []
    for line in ("examples: [{text: t, state: weak}]", "unless: [{near: b, why: w}]"):
        assert problems(f"{derived}  {line}\n") != []


@pytest.mark.parametrize(
    "example",
    [
        '{table: [[Indicator, 2023, 2024], [Complaints, "1,031", 23]], caption: c, state: disclosed, evidence: 23}',
        '{text: t, heading: h, state: missing, because: b, values: ["23", 5]}',
        "{text: t, table: [[a, 1]], state: explained}",
        "{text: t, state: referred}",
    ],
)
def test_all_forms_of_examples_are_accepted(example):
    assert problems(rule_with(f"  examples: [{example}]", "  examples: [{text: t, state: weak}]")) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "  figur: {of: [a]}",
            "f.yaml:4:3: unknown key 'figur'; did you mean 'figure'? allowed: version, asks, figure, ",
        ),
        (
            "  asks2: x",
            "f.yaml:1:1: found a mapping with version, asks, asks2, examples; allowed: exactly one of figure",
        ),
        (
            "  figure: {of: [a]}\n  risk: {of: [b]}",
            "f.yaml:1:1: found a mapping with version, asks, figure, risk, examples",
        ),
        ("  figure: {of: a}", "f.yaml:4:16: found 'a'; allowed: a list of names"),
        ("  figure: {of: []}", "f.yaml:4:16: found an empty list; allowed: a list of names"),
        ("  figure: []", "f.yaml:4:11: found an empty list; allowed: a question or a list of questions"),
        ("  figure: text", "f.yaml:4:11: found 'text'; allowed: a question: of, with"),
        ("  figure: {unit: [a]}", "f.yaml:4:3: missing of; required: of"),
        ("  figure: {of: [A-b]}", "f.yaml:4:17: found 'A-b'; allowed: a name in lower case"),
        ("  figure: {of: [a, a]}", "f.yaml:4:20: 'a' stands twice in the list"),
        ("  figure: {of: [a], per: yes}", "f.yaml:4:26: found 'yes'; allowed: true or false"),
        ("  figure: {of: [a], nil: never}", "f.yaml:4:26: found 'never'; allowed: answers, no"),
        ("  figure: {of: [a], within: page}", "f.yaml:4:29: found 'page'; allowed: sentence, paragraph, section"),
        ("  figure: {of: [a], periods: 0}", "f.yaml:4:30: found 0; allowed: a whole number from 1 to 10"),
        ("  figure: {of: [a], with: [b]}", "f.yaml:4:28: found 'b'; allowed: a list of names"),
        (
            "  figure: [{of: [a]}, {of: [b], uint: [c]}]",
            "f.yaml:4:33: unknown key 'uint'; did you mean 'unit'? allowed: of, with",
        ),
        ("  figure: {of: [a]}\n  unless: [{near: b}]", "f.yaml:5:12: missing why; required: why"),
        ("  figure: {of: [a]}\n  unless: [{near: b, under: c, why: w}]", "allowed: exactly one of near, under"),
        ("  figure: {of: [a]}\n  answered_by: [{nil: z}]", "f.yaml:5:23: found 'z'; allowed: a datapoint: topic.thing"),
    ],
)
def test_a_wrong_rule_is_told_what_is_allowed(line, message):
    assert any(message in problem for problem in problems(rule_with(line))), problems(rule_with(line))


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("{state: weak}", "f.yaml:5:14: found a mapping with state; allowed: an example with text, table or index"),
        ("{text: t}", "f.yaml:5:14: missing state; required: state"),
        (
            "{text: t, state: present}",
            "f.yaml:5:31: found 'present'; allowed: disclosed, weak, missing, explained, referred",
        ),
        ("{text: t, state: disclosd}", "'disclosd'; did you mean 'disclosed'? allowed"),
        ("{text: t, state: weak, why: x}", "f.yaml:5:37: unknown key 'why'; allowed: text, table"),
        ("{table: [a], state: weak}", "f.yaml:5:23: found 'a'; allowed: a list of cells"),
    ],
)
def test_a_wrong_example_is_told_what_is_allowed(example, message):
    text = rule_with(f"  examples: [{example}]", "  examples: [{text: t, state: weak}]")
    assert any(message in problem for problem in problems(text)), problems(text)


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("rules", "Complaints: 3", "f.yaml:1:1: found name 'Complaints'; allowed: a datapoint: topic.thing"),
        ("rules", "[a]", "f.yaml:1:1: found a list; allowed: a mapping from datapoint to rule"),
        ("concepts", "a: {en: [x, x]}", "f.yaml:1:13: 'x' stands twice"),
        ("concepts", "a: {not_in: {en: [x]}}", "allowed: a concept with en, zh or includes"),
        ("concepts", "a:\n  en: [x]\n  zh-hant: [y]", "f.yaml:3:3: unknown key 'zh-hant'; allowed: en, zh"),
        ("cues", "a: [x]", "f.yaml:1:4: found a list; allowed: a concept"),
        ("units", "a: {dimension: mass, factor: 0, en: [x]}", "f.yaml:1:30: found 0; allowed: a number above 0"),
        ("units", "a: {dimension: mass, factor: 0.00, en: [x]}", "found '0.00'; allowed: a number above 0"),
        ("units", "a: {dimension: mass, factor: 1e3, en: [x]}", "found '1e3'; allowed: a number above 0"),
        ("units", "a: {dimension: mass, factor: 1}", "allowed: a unit with dimension, factor, and en or zh"),
        ("breakdowns", "a: {cues: {en: [x]}}", "f.yaml:1:1: missing parts; required: parts"),
        ("breakdowns", "a: {parts: {b: {en: [x]}}, minimum: 0}", "found 0; allowed: a whole number from 1 to 20"),
        ("calibration", "figure: [1.5]", "f.yaml:1:10: found '1.5'; allowed: a share from 0 to 1"),
        ("calibration", "figures: [1]", "found name 'figures'; did you mean 'figure'? allowed: figure, policy"),
        (
            "framework",
            "id: a",
            "f.yaml:1:1: missing family, title, edition, applies_from, aspects, requirements; required: id",
        ),
        ("framework", "edition: 2020", "f.yaml:1:10: found 2020; allowed: a text; quote it"),
        ("framework", "applies_from: 2020-13-01", "found '2020-13-01'; allowed: a date as YYYY-MM-DD"),
    ],
)
def test_other_files_are_checked_alike(kind, text, message):
    assert any(message in problem for problem in problems(text, kind)), problems(text, kind)


def test_long_texts_are_shortened_in_messages():
    (problem,) = problems(rule_with("  figure: {of: [a], within: " + "x" * 500 + "}"))
    assert len(problem) < 160
