"""Where the files of a run go."""

from pathlib import Path

import pytest

from checker.cli.outputs import distinct_stems, plan_outputs, refuse_overwriting, refuse_unwritable
from checker.errors import UsageError

DRAFT = Path("drafts/Mapletree draft.pdf")
OTHER = Path("drafts/other.docx")


def paths(plan):
    return [(output.format, output.path.as_posix()) for output in plan.files]


def test_without_options_a_workbook_lies_in_the_current_folder():
    (plan,) = plan_outputs((DRAFT,), formats=(), output=None)
    assert paths(plan) == [("xlsx", "Mapletree draft-gaps.xlsx")]
    assert plan.stdout == ""


def test_the_outputs_name_chooses_the_format():
    for name, form in (("a.json", "json"), ("a.md", "markdown"), ("a.SARIF", "sarif"), ("a.xml", "junit")):
        (plan,) = plan_outputs((DRAFT,), formats=(), output=name)
        assert paths(plan) == [(form, name)]


def test_one_format_is_written_to_exactly_the_file_that_was_named():
    (plan,) = plan_outputs((DRAFT,), formats=("json",), output="result.out")
    assert paths(plan) == [("json", "result.out")]
    (plan,) = plan_outputs((DRAFT,), formats=("json",), output="no_suffix")
    assert paths(plan) == [("json", "no_suffix")]


def test_several_formats_share_the_name():
    (plan,) = plan_outputs((DRAFT,), formats=("xlsx", "json", "junit"), output="out/v1.2.xlsx")
    assert paths(plan) == [("xlsx", "out/v1.2.xlsx"), ("json", "out/v1.2.json"), ("junit", "out/v1.2.junit.xml")]


def test_several_formats_and_a_name_without_suffix_make_a_folder():
    (plan,) = plan_outputs((DRAFT,), formats=("xlsx", "json"), output="out")
    assert paths(plan) == [("xlsx", "out/Mapletree draft-gaps.xlsx"), ("json", "out/Mapletree draft-gaps.json")]


def test_an_existing_folder_or_a_slash_is_a_folder(tmp_path):
    for output in (str(tmp_path), "new.d/"):
        (plan,) = plan_outputs((DRAFT,), formats=("json",), output=output)
        assert plan.files[0].path == Path(output) / "Mapletree draft-gaps.json"


def test_several_reports_need_a_folder():
    plans = plan_outputs((DRAFT, OTHER), formats=("json",), output="out")
    assert [path for plan in plans for path in paths(plan)] == [
        ("json", "out/Mapletree draft-gaps.json"),
        ("json", "out/other-gaps.json"),
    ]
    with pytest.raises(UsageError, match="several reports need a folder"):
        plan_outputs((DRAFT, OTHER), formats=("json",), output="gaps.json")


def test_reports_of_one_name_do_not_overwrite_each_other():
    reports = (Path("a/esg.pdf"), Path("b/ESG.pdf"), Path("c/esg.docx"), Path("d/esg-2.pdf"))
    stems = distinct_stems(reports)
    assert stems == ("esg", "ESG-2", "esg-3", "esg-2-2")
    assert len({stem.casefold() for stem in stems}) == 4


def test_standard_output_takes_one_report_and_one_format():
    (plan,) = plan_outputs((DRAFT,), formats=("json",), output="-")
    assert (plan.stdout, plan.files) == ("json", ())
    for reports, formats in (((DRAFT, OTHER), ("json",)), ((DRAFT,), ("json", "sarif")), ((DRAFT,), ())):
        with pytest.raises(UsageError):
            plan_outputs(reports, formats=formats, output="-")


def test_terminal_writes_no_file():
    (plan,) = plan_outputs((DRAFT,), formats=("terminal",), output=None)
    assert plan.files == ()
    with pytest.raises(UsageError, match="writes no file"):
        plan_outputs((DRAFT,), formats=("terminal",), output="a.txt")
    (plan,) = plan_outputs((DRAFT,), formats=("terminal", "json"), output=None)
    assert [form for form, _ in paths(plan)] == ["json"]


def test_a_report_is_never_overwritten(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = tmp_path / "draft.json"
    report.write_text("{}")
    (tmp_path / "link.json").symlink_to(report)
    for output in ("draft.json", "./draft.json", "link.json", str(report)):
        with pytest.raises(UsageError, match="is the report itself"):
            plan_outputs((Path("draft.json"),), formats=("json",), output=output)
    refuse_overwriting(tmp_path / "gaps.json", (report,))


def test_a_name_that_no_format_has_is_refused_unless_a_format_is_named():
    with pytest.raises(UsageError, match=r"no format is called \.foo"):
        plan_outputs((DRAFT,), formats=(), output="gaps.foo")
    (plan,) = plan_outputs((DRAFT,), formats=(), output="gaps.v2/")
    assert paths(plan) == [("xlsx", "gaps.v2/Mapletree draft-gaps.xlsx")]


def test_an_output_that_cannot_be_written_is_refused_before_the_reports_are_read(tmp_path):
    blocked = tmp_path / "notes.txt"
    blocked.write_text("kept")
    with pytest.raises(UsageError, match="is a file, not a folder"):
        plan_outputs((DRAFT,), formats=("json",), output=str(blocked / "gaps.json"))
    with pytest.raises(UsageError, match="it is a folder"):
        refuse_unwritable(tmp_path)
    refuse_unwritable(tmp_path / "new" / "deeper" / "gaps.json")
    assert blocked.read_text() == "kept"
