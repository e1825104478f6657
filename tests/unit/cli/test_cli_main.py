"""The command line as a whole: start, help, mistakes, errors, exit codes."""

import os
import subprocess
import sys

import pytest

from checker import __version__, pipeline
from checker.cli import COMMANDS, main, root
from checker.cli.exit_codes import MEANINGS, ExitCode, worst
from checker.errors import ReadError, RulebookError, UsageError, WriteError

HEAVY = ("rich", "openpyxl", "xlsxwriter", "pypdfium2", "lxml", "pandas", "jsonschema", "yaml", "ahocorasick_rs")


def run(capsys, *arguments):
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_version_costs_no_heavy_import(capsys):
    code, out, err = run(capsys, "--version")
    assert (code, out, err) == (0, f"esgcheck {__version__}\n", "")
    script = (
        "import sys; from checker.cli import main; code = main(['--version']) or main(['-h']); "
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]; sys.exit(str(heavy) if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_module_can_be_run():
    done = subprocess.run([sys.executable, "-m", "checker", "--version"], capture_output=True, text=True)
    assert done.stdout == f"esgcheck {__version__}\n"


def every_command():
    for name in COMMANDS:
        command = root.get_command(None, name)
        yield (name,)
        for sub in getattr(command, "commands", {}):
            yield (name, sub)


@pytest.mark.parametrize("words", list(every_command()), ids=" ".join)
def test_every_command_has_short_help_with_examples(capsys, words):
    code, out, _ = run(capsys, *words, "-h")
    assert code == 0
    assert out == run(capsys, *words, "--help")[1]
    assert out.startswith(f"Usage: esgcheck {' '.join(words)}")
    if not hasattr(root.get_command(None, words[0]), "commands") or len(words) == 2:
        _, examples = out.split("\n\nExamples:\n")
        assert f"  esgcheck {' '.join(words)}" in examples


def test_the_summaries_in_the_list_are_the_commands_own():
    for name, (_, summary) in COMMANDS.items():
        assert root.get_command(None, name).get_short_help_str(200) == summary


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("chekc",), 'no such command "chekc"; did you mean "check"?'),
        (("rules", "tets"), 'no such command "tets"; did you mean "test"?'),
        (("check", "a.pdf", "--fromat", "json"), "--format"),
        (("check", "a.pdf", "--fail-on", "often"), "'often' is not one of"),
        (("check", "a.pdf", "--format", "jsno"), 'no format "jsno"; did you mean "json"?'),
        (("check",), "Missing argument 'REPORT...'"),
    ],
)
def test_mistakes_get_one_line_and_a_suggestion(capsys, arguments, line):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    first = err.splitlines()[0].replace('"', "'")
    assert first.startswith("esgcheck: ")
    assert line.replace('"', "'").rstrip(".") in first


def test_a_report_where_a_command_belongs_is_pointed_to_check(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "read.md").write_text("# Draft")
    code, _, err = run(capsys, "read.md")
    assert code == 2
    assert "esgcheck check read.md" in err


def test_no_arguments_show_the_help_as_a_mistake(capsys):
    code, out, err = run(capsys)
    assert (code, out) == (2, "")
    assert "Commands:" in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("no such thing"), 2),
        (WriteError("cannot write gaps.xlsx: the disk is full"), 2),
        (ReadError("draft.pdf: the file is empty"), 3),
        (RulebookError("rules/customers.yaml:3:5: unknown key"), 4),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("division\nby zero"), 5),
    ],
)
def test_each_error_is_one_line_with_its_code(capsys, monkeypatch, tmp_path, error, code):
    def fail(request, *, progress=None):
        raise error

    monkeypatch.setattr(pipeline, "check", fail)
    monkeypatch.chdir(tmp_path)
    got, out, err = run(capsys, "check", "draft.pdf")
    assert (got, out) == (code, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("esgcheck: ")
    assert "Traceback" not in err
    if code != 130:
        assert str(error).replace("\n", " ") in err


@pytest.mark.parametrize(("error", "code"), [(ValueError("odd"), 5), (ReadError("bad"), 3)])
@pytest.mark.parametrize("before", [True, False])
def test_debug_shows_the_traceback_and_keeps_the_code(capsys, monkeypatch, error, code, before):
    def fail(request, *, progress=None):
        raise error

    monkeypatch.setattr(pipeline, "check", fail)
    arguments = ("--debug", "check", "draft.pdf") if before else ("check", "draft.pdf", "--debug")
    got, _, err = run(capsys, *arguments)
    assert got == code
    assert "Traceback" in err
    assert err.splitlines()[-1].startswith("esgcheck: ")


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_fault():
    script = (
        f"{sys.executable} -c 'from checker.cli import main; import sys; sys.exit(main())' frameworks show hkex-2020"
    )
    done = subprocess.run(
        ["bash", "-c", f"{script} | head -n 1 >/dev/null; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.returncode in (ExitCode.OK, ExitCode.BROKEN_PIPE)


def test_every_exit_code_has_a_meaning():
    assert set(MEANINGS) == set(ExitCode)


def test_a_fault_hides_gaps_and_never_the_other_way_round():
    assert worst([ExitCode.GAPS, ExitCode.UNREADABLE, ExitCode.OK]) is ExitCode.UNREADABLE
    assert worst([ExitCode.RULEBOOK, ExitCode.UNREADABLE]) is ExitCode.RULEBOOK
    assert worst([]) is ExitCode.OK
