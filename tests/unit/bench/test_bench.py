"""Labels against assessments: what counts as right, how it is pooled, what confidence is made of it."""

import json

import pytest

from checker.bench import run
from checker.bench.calibration import reliability, shares
from checker.bench.labels import Label, label_files, read_labels
from checker.bench.measures import by, confusion, measure, rule_records
from checker.bench.outcomes import numbers, outcomes
from checker.errors import UsageError
from checker.evaluate.confidence import BANDS
from checker.model.assessment import Verdict
from checker.model.fact import Locator
from checker.model.finding import Evidence, State
from tests.builders_assessment import assessment, element, figure, requirement
from tests.builders_rulebook import EDITION, write_rulebook


def label(requirement_="S6.2", element_="number", state="disclosed", **fields):
    base = {"report": "orchid", "framework": "invented-2024", "year": "", "pages": (), "values": (), "sure": True}
    return Label(requirement=requirement_, element=element_, state=state, **(base | fields))


def said(state=State.DISCLOSED, *, id="number", pages=(), figures=(), **fields):
    evidence = tuple(Evidence(quote="words", locator=Locator(page=page)) for page in pages)
    return element(id, state, evidence=evidence, figures=tuple(figure(text) for text in figures), **fields)


def outcome(label_, *elements, verdict=Verdict.PRESENT, kinds=None):
    made = assessment(requirement("S6.2", verdict, *elements))
    return next(iter(outcomes([label_], made, kinds or {})))


# --- outcomes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labelled", "found", "right"),
    [
        ("disclosed", State.DISCLOSED, True),
        ("disclosed", State.WEAK, False),
        ("weak", State.DISCLOSED, False),
        ("weak", State.MISSING, True),
        ("missing", State.EXPLAINED, True),
        ("explained", State.NEEDS_REVIEW, True),
    ],
)
def test_right_is_disclosed_on_both_sides_or_on_neither(labelled, found, right):
    assert outcome(label(state=labelled), said(found)).is_right is right


def test_what_the_assessment_does_not_hold_counts_as_not_disclosed():
    assert outcome(label("S9.9"), said()).said == "absent"
    assert outcome(label("S9.9"), said()).said_disclosed is False
    assert outcome(label(element_="rate"), said()).said == "absent"


@pytest.mark.parametrize(
    ("verdict", "disclosed"), [(Verdict.PRESENT, True), (Verdict.PARTIAL, True), (Verdict.EXPLAINED, False)]
)
def test_a_label_of_a_whole_requirement_is_held_against_the_verdict(verdict, disclosed):
    got = outcome(label(element_="*", state="partial"), said(State.WEAK), verdict=verdict)
    assert (got.said, got.said_disclosed, got.is_right) == (verdict.value, disclosed, disclosed)


@pytest.mark.parametrize(
    ("pages", "labelled", "hit"),
    [((4, 9, 2), (2,), True), ((4, 9, 2, 7), (7,), False), ((4,), (5,), False), ((4,), (), False)],
)
def test_a_page_hit_is_among_the_first_three(pages, labelled, hit):
    assert outcome(label(pages=labelled), said(pages=pages)).page_hit is hit


def test_pages_and_values_count_only_where_both_sides_say_disclosed():
    got = outcome(label(state="weak", values=("23",)), said(pages=(4,), figures=("23",)))
    assert (got.page_hit, got.values_labelled) == (None, 0)


def test_values_are_compared_by_their_numbers():
    got = outcome(label(values=("13,500", "RMB 5.81 billion", "31", "many")), said(figures=("13 500", "5.810", "7")))
    assert (got.values_found, got.values_labelled) == (2, 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [("1,234.50", {"1234.5"}), ("007", {"7"}), ("0.0", {"0"}), ("nil", {"0"}), ("无", {"0"}), ("words", set())],
)
def test_numbers_of_a_printed_value(text, found):
    assert numbers(text) == found


def test_an_outcome_knows_its_question_kind_and_datapoint():
    got = outcome(label(), said(datapoint="topic.number"), kinds={"topic.number": "figure"})
    assert (got.kind, got.datapoint, got.aspect, got.language) == ("figure", "topic.number", "S6", "en")


# --- measures --------------------------------------------------------------------------------------------------------


def pairs(*states):
    """Outcomes from (labelled, said), each element of a requirement of its own unless named."""
    rows = []
    for number, (labelled, found, *where) in enumerate(states):
        id = where[0] if where else f"S6.{number}"
        made = assessment(requirement(id, Verdict.PRESENT, said(found, datapoint="topic.number", strength=3.0)))
        rows += outcomes([label(id, state=labelled)], made, {"topic.number": "figure"})
    return rows


def test_shares_are_of_the_labels():
    got = measure(
        pairs(
            ("disclosed", State.DISCLOSED),
            ("disclosed", State.DISCLOSED),
            ("disclosed", State.WEAK),
            ("missing", State.DISCLOSED),
            ("missing", State.MISSING),
            ("weak", State.MISSING),
            ("weak", State.WEAK),
            ("explained", State.EXPLAINED),
        )
    )
    assert got.elements == 8
    assert got.element_accuracy == 75.0
    assert got.state_accuracy == 62.5
    assert got.false_comfort == 20.0
    assert got.false_alarm == 33.3


def test_a_requirement_is_right_when_both_sides_find_something_or_neither():
    got = measure(
        pairs(
            ("disclosed", State.WEAK, "S6.1"),
            ("missing", State.DISCLOSED, "S6.1"),
            ("disclosed", State.MISSING, "S6.2"),
        )
    )
    assert (got.requirements, got.requirement_accuracy) == (2, 50.0)


def test_unsure_labels_are_left_out_of_the_sure_share():
    rows = pairs(("disclosed", State.DISCLOSED))
    made = assessment(requirement("S6.2", Verdict.PRESENT, said(State.DISCLOSED)))
    rows += outcomes([label(state="missing", sure=False)], made, {})
    got = measure(rows)
    assert (got.element_accuracy, got.element_accuracy_sure) == (50.0, 100.0)


def test_nothing_to_count_is_none_and_not_zero():
    got = measure([])
    assert (got.elements, got.element_accuracy, got.false_comfort, got.page_hit) == (0, None, None, None)


def test_groups_come_in_order_and_pool_their_own_rows():
    groups = by(pairs(("disclosed", State.DISCLOSED), ("missing", State.DISCLOSED)), lambda row: row.label.state)
    assert [(name, item.element_accuracy) for name, item in groups.items()] == [("disclosed", 100.0), ("missing", 0.0)]


def test_confusion_counts_labelled_against_said():
    table = confusion(pairs(("weak", State.MISSING), ("weak", State.MISSING), ("weak", State.WEAK)))
    assert table == {("weak", "missing"): 2, ("weak", "weak"): 1}


def test_a_rules_precision_and_recall():
    (record,) = rule_records(
        pairs(
            ("disclosed", State.DISCLOSED),
            ("missing", State.DISCLOSED),
            ("disclosed", State.MISSING),
            ("disclosed", State.DISCLOSED),
        )
    )
    assert (record.datapoint, record.labels, record.right) == ("topic.number", 4, 2)
    assert (record.precision, record.recall) == (66.7, 66.7)


# --- calibration -----------------------------------------------------------------------------------------------------


def banded(*rows):
    """Outcomes from (strength, right) of one question kind, each of a report of its own."""
    found = []
    for number, (strength, right) in enumerate(rows):
        made = assessment(requirement("S6.2", Verdict.PRESENT, said(datapoint="topic.number", strength=strength)))
        labelled = label(state="disclosed" if right else "missing", report=f"report{number}")
        found += outcomes([labelled], made, {"topic.number": "figure"})
    return found


def test_stronger_bands_that_were_right_more_often_promise_more():
    low, high = BANDS[0] - 0.1, BANDS[1]
    made = shares(banded(*[(low, number % 2 == 0) for number in range(20)], *[(high, True)] * 20))
    assert len(made["figure"]) == 3
    assert made["figure"][0] < made["figure"][1] < made["figure"][2]


def test_few_labels_promise_little():
    one, many = shares(banded((BANDS[1], True))), shares(banded(*[(BANDS[1], True)] * 100))
    assert one["figure"][-1] < many["figure"][-1] <= 1.0


def test_labels_of_whole_requirements_and_what_was_not_judged_make_no_confidence():
    made = assessment(requirement("S6.2", Verdict.PARTIAL, said(State.NOT_ASSESSED)))
    rows = [*outcomes([label(element_="*"), label()], made, {})]
    assert shares(rows) == {}


def test_reliability_leaves_each_report_out_of_its_own_promise():
    rows = banded(*[(BANDS[1], True)] * 9, (BANDS[1], False))
    found = reliability(rows)
    assert sum(count for count, _, _ in found.values()) == 10
    promises = {name: promise for name, (_, promise, _) in found.items()}
    assert len(promises) == 2, "the report that was wrong is promised more than the rest"


# --- files -----------------------------------------------------------------------------------------------------------

REPORT = "# Orchid Ferries\n\nIn the year 2023 we received 23 complaints.\n"


@pytest.fixture
def gold(tmp_path, monkeypatch):
    """A folder of labels and one of reports; labels are given as rows."""
    monkeypatch.setenv("ESGCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "labels").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "orchid.md").write_text(REPORT, encoding="utf-8")

    def write(*rows, name=f"orchid.{EDITION}.jsonl"):
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        (tmp_path / "labels" / name).write_text("\n".join(lines), encoding="utf-8")
        return tmp_path

    return write


ROW = {"id": "B6.2", "element": "number", "state": "disclosed", "pages": [1], "values": [{"value": "23"}]}


def test_labels_are_read_line_by_line(gold):
    folder = gold(ROW, "", {"id": "418-1", "year": 2016, "element": "*", "state": "partial", "sure": False})
    ((report, edition, path),) = label_files(folder)
    one, two = read_labels(path)
    assert (report, edition) == ("orchid", EDITION)
    assert (one.requirement, one.pages, one.values, one.sure) == ("B6.2", (1,), ("23",), True)
    assert (two.year, two.sure, two.is_disclosed) == ("2016", False, True)


@pytest.mark.parametrize("line", ["not json", '{"id": "B6.2"}', "[1]"])
def test_a_line_that_is_no_label_is_named(gold, line):
    (_, _, path), *_ = label_files(gold(ROW, line))
    with pytest.raises(UsageError, match=r"jsonl:2: not a label"):
        read_labels(path)


def test_a_folder_without_labels_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="no label files"):
        label_files(tmp_path)


def test_a_labelled_report_is_assessed_and_measured(gold, tmp_path):
    root = write_rulebook(tmp_path / "book")
    folder = gold(ROW)
    told = []
    result = run(folder, tmp_path / "reports", rules_root=root, progress=lambda *step: told.append(step))
    assert [(item.said, item.is_right, item.page_hit, item.values_found) for item in result.outcomes] == [
        ("disclosed", True, True, 1)
    ]
    assert [name for name, _ in result.assessments] == [f"orchid.{EDITION}"]
    assert told[-1] == ("bench", 1, 1)


def test_labels_of_an_edition_that_is_not_there_are_left_out(gold, tmp_path):
    gold(ROW, name="orchid.other-1999.jsonl")
    assert run(gold(ROW), tmp_path / "reports", rules_root=write_rulebook(tmp_path / "book")).outcomes
    assert len(run(tmp_path, tmp_path / "reports", rules_root=tmp_path / "book").assessments) == 1


def test_a_label_file_without_its_report_is_an_error(gold, tmp_path):
    folder = gold(ROW, name=f"heron.{EDITION}.jsonl")
    with pytest.raises(UsageError, match=r"no report heron\.\*"):
        run(folder, tmp_path / "reports", rules_root=write_rulebook(tmp_path / "book"))
