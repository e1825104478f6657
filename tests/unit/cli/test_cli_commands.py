"""The other commands, on a small rulebook and short reports."""

import json
from pathlib import Path

import pytest

from checker.cli import main

REPORT = """\
# Larkfield Lamps: report for 2024

This report covers 1 January 2024 to 31 December 2024.

## Customers

We received 31 complaints in 2024. Our shops are open daily.
"""


@pytest.fixture
def run(capsys, monkeypatch, tmp_path, rulebook):
    """Run a command in a folder with a report and the small rulebook; gives code, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    rulebook()

    def command(*arguments, book="book"):
        code = main([*arguments, *(("--rules", book) if book else ())])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_frameworks_are_listed_with_their_years(run):
    code, out, _ = run("frameworks", "list")
    assert code == 0
    rows = [line.split() for line in out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["demo-2020", "demo-2024"]
    assert rows[1][-3:] == ["2024-01-01", "to", "now"]


def test_an_edition_is_shown_with_its_elements(run):
    code, out, _ = run("frameworks", "show", "DEMO-2024")
    assert code == 0
    assert "B6.2  Complaints (mandatory)" in out
    assert "number: Number of complaints <- customers.complaints_number" in out
    code, _, err = run("frameworks", "show", "demo-2022")
    assert code == 2
    assert err == 'esgcheck: no framework "demo-2022"; did you mean "demo-2024" or "demo-2020"?\n'


def test_editions_are_compared_by_datapoint(run):
    code, out, _ = run("frameworks", "compare", "demo-2020", "demo-2024")
    assert code == 0
    sections = [part.splitlines() for part in out.strip().split("\n\n")]
    assert sections == [
        ["To add (1)", "  B6.8 Number of claims (comply or explain)"],
        ["No longer asked (1)", "  B6.9 Number of recalls (comply or explain)"],
        ["Asked differently (1)", "  Number of complaints: B6.2 (voluntary) -> B6.2 (mandatory)"],
        ["Unchanged: 0 elements"],
    ]
    _, out, _ = run("frameworks", "compare", "demo-2020", "demo-2020")
    assert "Unchanged: 2 elements" in out


def test_rules_are_tested_by_their_examples(run):
    assert run("rules", "test")[:2] == (0, "1 rules: 2 examples passed, 0 failed\n")
    assert run("rules", "test", "customers.")[0] == 0
    code, _, err = run("rules", "test", "customer.complaints_number")
    assert code == 2
    assert 'did you mean "customers.complaints_number"?' in err


def test_a_failing_example_is_named_with_its_place(run, rulebook):
    rulebook(
        """
        customers.complaints_number:
          version: 1
          asks: How many complaints were received?
          figure: {of: [complaint], unit: [count]}
          examples:
            - {text: We received 23 complaints., state: missing}
            - {text: We like lamps., state: missing}
        """
    )
    code, out, err = run("rules", "test")
    assert (code, out) == (4, "1 rules: 1 examples passed, 1 failed\n")
    assert err.startswith("rules/customers.yaml:1: customers.complaints_number, example 1: expected missing, found")


def test_lint_shows_problems_by_place_and_the_lock_makes_them_go(run):
    code, _, err = run("rules", "lint", "--quiet")
    assert code == 4
    assert "rules/customers.yaml:1:1: error: version 1 of customers.complaints_number is not in rules.lock.json" in err
    assert run("rules", "lock")[0] == 0
    assert run("rules", "lint", "--quiet") == (0, "", "")
    assert "0 errors" in run("rules", "lint")[1]


def test_without_rules_of_its_own_a_folder_locks_nothing(tmp_path, monkeypatch, capsys):
    (tmp_path / "own" / "frameworks").mkdir(parents=True)
    written = []
    monkeypatch.setattr("checker.rulebook.lock.write_lock", written.append)
    assert main(["rules", "lock", "--rules", str(tmp_path / "own")]) == 2
    assert "no rules/ folder" in capsys.readouterr().err
    assert written == []


def test_a_bad_rule_pack_stops_a_check_with_its_place(run, tmp_path):
    (tmp_path / "book" / "rules" / "customers.yaml").write_text("customers.x:\n  versoin: 1\n")
    code, out, err = run("check", "report.md", "-f", "demo-2024")
    assert (code, out) == (4, "")
    assert err.startswith("esgcheck: rules/customers.yaml:")


def test_a_rule_is_explained_in_words(run):
    code, out, _ = run("rules", "explain", "customers.complaints_number")
    assert code == 0
    assert out.splitlines()[:4] == [
        "customers.complaints_number (version 1, rules/customers.yaml:1)",
        "How many complaints were received?",
        "Takes a figure (count) on complaint, in the sentence itself.",
        'Turns down what has "grievance" in the same sentence: a different kind.',
    ]
    assert out.splitlines()[-1] == "Answers demo-2020:B6.2 number, demo-2024:B6.2 number."


def test_a_requirement_is_explained_on_a_report(run):
    code, out, _ = run("explain", "report.md", "b6.2", "-f", "demo-2024")
    assert code == 0
    assert "B6.2" in out
    assert "B6.8" not in out
    assert "We received 31 complaints in 2024." in out
    code, _, err = run("explain", "report.md", "B6.3", "-f", "demo-2024")
    assert code == 2
    assert 'no requirement "B6.3"; did you mean "B6.' in err


def test_figures_are_extracted_and_reports_are_spared(run, tmp_path):
    code, out, _ = run("extract", "report.md", "-o", "figures.json")
    assert code == 0
    assert out.endswith("from 1 page: figures.json\n")
    assert "31" in [figure["text"] for figure in json.loads((tmp_path / "figures.json").read_text())["figures"]]
    code, _, err = run("extract", "report.md", "-o", "figures.txt")
    assert (code, "must end in .xlsx, .csv or .json" in err) == (2, True)
    (tmp_path / "data.csv").write_text("a report, with text")
    code, _, err = run("extract", "data.csv", "-o", "data.csv")
    assert (code, "is the report itself" in err) == (2, True)
    assert run("extract", "report.md", "--quiet")[1] == ""
    assert (tmp_path / "report-facts.xlsx").is_file()


def test_a_report_is_shown_as_it_was_read(run):
    code, out, _ = run("read", "report.md", book=None)
    assert code == 0
    assert "p.1 [heading en] Customers" in out
    assert run("read", "report.md", "--page", "2", book=None)[0] == 2


def test_control_characters_of_a_report_do_not_reach_the_terminal(run, tmp_path):
    (tmp_path / "odd.md").write_text("# Lamps \x1b[31mred\n\nText \x1b]0;title\x07.\n")
    _, out, _ = run("read", "odd.md", book=None)
    assert "\x1b" not in out
    assert "\x07" not in out


def test_what_check_wrote_is_proved_by_verify(run, tmp_path):
    code, out, err = run("check", "report.md", "-f", "demo-2020,demo-2024", "-o", "gaps.json")
    assert (code, err) == (0, "")
    assert "JSON: gaps.json" in out
    code, out, err = run("verify", "gaps.json", "report.md", book=None)
    assert (code, err) == (0, "")
    (tmp_path / "report.md").write_text(REPORT.replace("31 complaints", "13 complaints"))
    code, _, err = run("verify", "gaps.json", "report.md", book=None)
    assert code == 1
    assert "another file was assessed" in err
    assert "B6.2 number p.1: not on the page" in err


def test_several_reports_are_checked_each_for_itself(run, tmp_path):
    (tmp_path / "bare.md").write_text("# Nothing to see\n\nThis text has no figures.\n")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 but no more")
    code, out, err = run("check", "report.md", "bad.pdf", "bare.md", "-f", "demo-2024", "-o", "out", "--jobs", "2")
    assert code == 3
    assert [line.split(":")[0] for line in out.splitlines()[:2]] == ["ok report.md", "ok bare.md"]
    assert err.startswith("FAILED bad.pdf: ")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bare-gaps.xlsx", "report-gaps.xlsx"]
    table = out.split("\n\n")[1]
    assert [line.split()[0] for line in table.splitlines()[1:4]] == ["report.md", "bad.pdf", "bare.md"]


@pytest.mark.parametrize("command", [("check",), ("extract",), ("read",), ("explain", "B6.2")])
def test_a_report_without_permission_to_read_is_unreadable_not_a_wrong_command(monkeypatch, tmp_path, capsys, command):
    report = tmp_path / "closed.md"
    report.write_text(REPORT, encoding="utf-8")

    read_bytes = Path.read_bytes

    def deny(path):
        if path.name == "closed.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.access", lambda path, *_args, **_options: Path(path).name != "closed.md")
    monkeypatch.setattr("pathlib.Path.read_bytes", deny)
    name, *others = command
    assert main([name, "closed.md", *others]) == 3
    assert "closed.md: Permission denied" in capsys.readouterr().err
