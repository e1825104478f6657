"""The documentation says what the program does."""

import io
import re
import shutil
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest

from checker.cli import main
from checker.cli.exit_codes import ExitCode
from checker.cli.outputs import FORMATS
from checker.model.assessment import Verdict
from checker.resources import rules_dir
from checker.rulebook import list_frameworks
from checker.writers import render
from tests.builders_assessment import sample
from tests.docs.blocks import BLOCKS, DOCUMENTS, ROOT, commands, renewed

ALL_DOCUMENTS = (*DOCUMENTS, "CHANGELOG.md", "reports/README.md")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_generated_blocks_are_current(name):
    text = text_of(name)
    assert renewed(text) == text, "run: python -m tests.docs.blocks"


def test_every_kind_of_block_is_used():
    used = {match for name in DOCUMENTS for match in re.findall(r"<!-- begin ([\w -]+) -->", text_of(name))}
    assert used == set(BLOCKS)


def test_every_command_is_documented():
    text = text_of("docs/commands.md")
    missing = [words for words in commands() if f"### {' '.join(('esgcheck', *words))}\n" not in text]
    assert missing == []


def test_every_exit_code_verdict_format_and_framework_is_in_the_readme():
    text = text_of("README.md")
    for code in ExitCode:
        assert f"| {code.value} | " in text
    for verdict in Verdict:
        assert f"| `{verdict}` | " in text
    for form in FORMATS:
        assert f"`{form}`" in text
    for framework in list_frameworks():
        assert f"| `{framework.id}` | " in text


def test_every_sheet_of_the_workbook_is_in_the_readme():
    book = openpyxl.load_workbook(io.BytesIO(render((sample(),), format="xlsx")), read_only=True)
    missing = [name for name in book.sheetnames if name not in text_of("README.md")]
    assert missing == []


@pytest.mark.parametrize("name", ALL_DOCUMENTS)
def test_links_and_named_files_exist(name):
    text = text_of(name)
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (folder / target).exists(), target
    for path in re.findall(r"`((?:checker|tests|rules|frameworks|reports|docs|\.ci)/[\w./-]*\w)`", text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md", "CONTRIBUTING.md"])
def test_named_frameworks_exist(name):
    known = {framework.id for framework in list_frameworks()}
    families = "|".join(sorted({framework.family for framework in list_frameworks()} | {"gri"}))
    named = set(re.findall(rf"\b((?:{families})-\d{{4}})\b", text_of(name)))
    assert named <= known


def test_the_provenance_of_the_labels_is_stated():
    assert "No accredited reviewer has signed the labels" in text_of("README.md")


def test_the_two_commands_use_what_is_there():
    text = text_of("README.md")
    commands_shown = re.findall(r"^(python3\.11 -m venv \S+ && .*)$", text, re.MULTILINE)
    assert len(commands_shown) == 2
    sample = re.search(r"esgcheck check (\S+)", commands_shown[0])
    assert (ROOT / sample[1]).is_file()
    assert "pytest" in commands_shown[1]
    assert Path(ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_rule_in_ten_minutes_works(tmp_path, capsys):
    (rule,) = re.findall(r"```yaml\n( +warranty\.claims:.*?)```", text_of("CONTRIBUTING.md"), re.DOTALL)
    lexicon = tmp_path / "rules" / "lexicon"
    shutil.copytree(rules_dir() / "lexicon", lexicon)
    (tmp_path / "rules" / "warranty.yaml").write_text(dedent(rule))
    (lexicon / "concepts" / "warranty.yaml").write_text("warranty_claim: {en: [warranty claim*]}\n")
    assert main(["rules", "test", "--rules", str(tmp_path)]) == 0, capsys.readouterr().err
    assert capsys.readouterr().out == "1 rules: 2 examples passed, 0 failed\n"
