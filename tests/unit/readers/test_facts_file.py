"""Files of figures: what `extract` wrote comes back, people's own tables are taken, mistakes are named."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from checker.errors import ReadError
from checker.model.fact import Claim, Explanation, Facts, Figure, Locator, Mood, Owner, Period, Reference, Source
from checker.readers.facts_file import read_facts
from checker.readers.limits import Limits
from checker.writers.facts_file import write_facts

FACTS = Facts(
    figures=(
        Figure(
            text="1,250",
            value=Decimal("1250"),
            unit="t_co2e",
            unit_text="tCO2e",
            dimension="emission",
            metric="Scope 1 emissions",
            concepts=frozenset({"emissions", "scope_1"}),
            context=frozenset({"climate"}),
            year=2024,
            quote="Scope 1 emissions | 1,250",
            source=Source.TABLE,
            locator=Locator(page=4, printed_page="2", passage=41),
        ),
        Figure(
            text="5.81 billion",
            value=Decimal("5810000000"),
            unit="cny",
            metric="=R&D spending",
            year=2023,
            is_current=False,
            by=(("gender", "female"), ("region", "Asia")),
            owner=Owner.SUPPLIER,
            mood=Mood.PLANNED,
            quote="+ 研發投入 5.81 billion",
        ),
        Figure(
            text="no complaints", value=Decimal("0"), nil=True, per="million users", metric="Complaints", quote="None."
        ),
    ),
    explanations=(
        Explanation(reason="not_material", concepts=frozenset({"recall"}), requirement="B6.1", text="It is not."),
    ),
    references=(Reference(target="Annual Report", external=True, concepts=frozenset({"pay"}), text="See it."),),
    claims=(
        Claim(requirement="B6.2", framework="hkex", pages=(12, 13), section="Customers", text="B6.2 | 12, 13"),
        Claim(
            requirement="2-21",
            framework="gri",
            edition="gri-2021",
            year=2021,
            items=("a", "c-vi"),
            title="Pay ratio",
            topic="Governance",
            reported=False,
            pages=(3,),
            file_pages=(5, 6),
            section="Wages",
            documents=(("annual report", (7, 8)), ("code of conduct", ())),
            address="https://example.invalid/pay",
            withheld="unavailable",
            omission="unavailable",
            explanation="no records abroad, which we plan to keep",
            remedy=True,
            answer="Unavailable: no records abroad",
            text="2-21 | Pay ratio | 3",
        ),
    ),
    period=Period(start=date(2024, 1, 1), end=date(2024, 12, 31), label="FY2024"),
)


def as_read(facts):
    """What is kept of facts: places in the report are not."""
    nowhere = Locator(page=0)
    return replace(
        facts,
        figures=tuple(replace(one, source=Source.FILE, locator=nowhere) for one in facts.figures),
    )


@pytest.fixture
def wrote(tmp_path):
    """Write a file and give its path."""

    def make(content, name="figures.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


@pytest.mark.parametrize("suffix", ["json", "xlsx", "csv"])
def test_what_extract_writes_comes_back(tmp_path, suffix):
    path = tmp_path / f"facts.{suffix}"
    write_facts("report.pdf", FACTS, path)
    got = read_facts(path)
    expected = as_read(FACTS)
    # the unit as printed is the unit's id where the report printed none
    figures = tuple(replace(one, unit_text=one.unit_text or one.unit) for one in expected.figures)
    assert got.figures == figures
    if suffix != "csv":
        assert (got.explanations, got.references, got.claims) == (
            expected.explanations,
            expected.references,
            expected.claims,
        )
        assert got.period == expected.period


def test_a_plain_table_is_for_the_year_of_its_current_figures(wrote):
    lines = "metric,value,unit,year,current\nComplaints,31,count,2024,yes\nComplaints,28,count,2023,no\n"
    period = read_facts(wrote(lines)).period
    assert (period.start, period.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert read_facts(wrote(lines + "Patents,3,count,2022,yes\n")).period is None


def test_a_table_of_ones_own_needs_metric_and_value(wrote):
    facts = read_facts(wrote("Metric;Value;Unit;Year\nComplaints;1,310;count;2024\nComplaints;1,402;count;2023\n;;;\n"))
    assert [(one.metric, one.value, one.year, one.is_current) for one in facts.figures] == [
        ("Complaints", Decimal(1310), 2024, True),
        ("Complaints", Decimal(1402), 2023, False),
    ]
    assert facts.figures[0].quote == "Complaints | 1,310 | count"
    assert facts.figures[0].source is Source.FILE
    assert facts.figures[0].locator.page == 0


def test_people_put_titles_above_tables_and_numbers_in_cells(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (["Our figures"], [], ["Metric", "Value", "Nil"], ["Complaints", 31, True], ["Water", 0.1, None]):
        sheet.append(line)
    book.save(tmp_path / "own.xlsx")
    facts = read_facts(tmp_path / "own.xlsx")
    assert [(one.value, one.nil) for one in facts.figures] == [(Decimal(31), True), (Decimal("0.1"), False)]


def test_json_of_ones_own(wrote):
    text = json.dumps({"figures": [{"metric": "Complaints", "value": 31, "by": [["region", "Asia"]], "nil": False}]})
    (figure,) = read_facts(wrote(text, "own.json")).figures
    assert (figure.value, figure.by, figure.nil) == (Decimal(31), (("region", "Asia"),), False)


@pytest.mark.parametrize(
    "content",
    [
        "# A report\n\nWe received 31 complaints, a metric of value.\n",
        "",
        "name,amount\na,1\n",
        '{"report": {}, "requirements": [], "figures": []}',
        '{"other": 1}',
        "[1, 2]",
        "{broken",
        b"PK\x03\x04 not a zip",
        b"\xff\xfe\x00binary",
        b"%PDF-1.7",
    ],
)
def test_other_files_are_left_to_the_readers_of_reports(wrote, content):
    assert read_facts(wrote(content)) is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Complaints,many,,,,", 'row 2: value "many" is not a number'),
        ("Complaints,,,,,", 'row 2: value "" is not a number'),
        ("Complaints,40,31,,,", 'row 2: value "40" and amount "31" do not agree'),
        ("Complaints,40,forty,,,", 'row 2: amount "forty" is not a number'),
        ("Complaints,40,1e9999999,,,", "is not a number"),
        ("Complaints,40,NaN,,,", "is not a number"),
        ("Complaints,40,,last,,", 'row 2: year "last" is not a whole number'),
        ("Complaints,40,,,perhaps,", 'row 2: nil "perhaps" is neither yes nor no'),
        ("Complaints,40,,,,gender", 'row 2: breakdown "gender" is not of the form'),
    ],
)
def test_a_wrong_row_is_named(wrote, line, problem):
    path = wrote(f"metric,value,amount,year,nil,breakdown\n{line}\n")
    with pytest.raises(ReadError) as caught:
        read_facts(path)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_the_amount_may_hold_the_scale_that_the_value_lacks(wrote):
    (figure,) = read_facts(wrote("metric,value,amount\nR&D,5.81,5810000000\n")).figures
    assert (figure.text, figure.value) == ("5.81", Decimal(5810000000))


def test_an_unknown_owner_is_refused_with_what_is_allowed(wrote):
    with pytest.raises(ReadError, match="allowed: own, supplier"):
        read_facts(wrote("metric,value,owner\nComplaints,1,theirs\n"))


def test_a_workbook_without_figures_says_what_is_expected(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name", "Amount"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(ReadError, match="columns metric and value"):
        read_facts(tmp_path / "other.xlsx")


def test_a_damaged_workbook_and_too_many_rows_are_refused(tmp_path, wrote):
    book = openpyxl.Workbook()
    book.save(tmp_path / "whole.xlsx")
    data = (tmp_path / "whole.xlsx").read_bytes()
    damaged = wrote(data.replace(b"sheet", b"shxxt"), "damaged.xlsx")
    with pytest.raises(ReadError, match=r"damaged|no sheet"):
        read_facts(damaged)
    many = wrote("metric,value\n" + "a,1\n" * 50)
    with pytest.raises(ReadError, match="more than 10 paragraphs and rows"):
        read_facts(many, limits=Limits(max_blocks=10))
    with pytest.raises(ReadError, match="No such file"):
        read_facts(tmp_path / "absent.csv")


def test_a_period_needs_both_days(wrote):
    with pytest.raises(ReadError, match='"period" needs'):
        read_facts(wrote('{"period": {"start": "2024"}, "figures": []}'))
