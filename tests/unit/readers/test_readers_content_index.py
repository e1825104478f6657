import pytest

from checker.model.document import Document, Role
from checker.readers.codes import code_rows, described_codes, holds_data, leading_code, printed_codes
from tests.builders import doc


def roles(document: Document) -> set[Role]:
    return {passage.role for passage in document.passages}


def index_texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages if passage.role is Role.CONTENT_INDEX]


@pytest.mark.parametrize(
    "codes",
    [
        ("A1.1", "A1.2", "A1.3", "B2.1"),
        ("KPI B6.1", "KPI B6.2", "KPI B6.3", "KPI B6.4"),
        ("102-5", "201-1", "302-1", "305-2"),
        ("GRI 2-1", "GRI 2-2", "GRI 2-3", "GRI 2-4"),
        ("2-6", "2-7", "2-8", "2-9"),
        ("G4-EN3", "G4-EN4", "G4-LA1", "G4-SO4"),
        ("TC-TL-130a.1", "TC-TL-220a.1", "TC-TL-220a.2", "TC-TL-230a.1"),
        ("D.28(a)", "D.28(b)", "D.29(a)", "D.30(a)"),
        ("E1-6", "E1-7", "S1-16", "G1-1"),
        ("EC1", "EN3", "EN4", "LA1", "SO4"),
        ("D.19", "D.20", "D.21", "D.22", "D.23"),
        ("關鍵績效指標A1.1", "關鍵績效指標A1.2", "關鍵績效指標A2.1", "關鍵績效指標B1.1"),
    ],
)
def test_tables_of_codes_with_pages_are_an_index_in_any_framework(codes: tuple[str, ...]):
    rows = "\n".join(f"| {code} | What is asked here | {page} |" for page, code in enumerate(codes, start=12))
    document = doc(f"# Index\n\n| Code | Disclosure | Page |\n{rows}")
    assert roles(document) == {Role.HEADING, Role.CONTENT_INDEX}


def test_sections_and_answers_in_place_of_pages_make_an_index_too():
    document = doc("""
        | Reference | Section of this report |
        | Aspect A1: Emissions | Our emissions |
        | Aspect A2: Use of resources | Our resources |
        | Aspect B1: Employment | Working with us |
        | Aspect B2: Health | Safe work |
        | Aspect B3: Training | Learning |
        """)
    assert roles(document) == {Role.CONTENT_INDEX}


@pytest.mark.parametrize(
    "table",
    [
        "| Code | Indicator | Unit | 2021 | 2020 |\n" + "| A1.{} | Emissions of a gas | kg | 3 | 5 |\n" * 4,
        "| Code | Indicator | Unit | 2021 |\n" + "| A1.{} | Emissions of a gas | kg | 23 |\n" * 4,
        "| Indicator | Value | Unit | Code |\n" + "| Emissions of a gas | 1,234.5 | kg | KPI A1.{} |\n" * 4,
        "| Indicator | Value |\n" + "| Share of women [405-{}] | 36% |\n" * 4,
        "| Age | <30 | 30-50 | >50 |\n" + "| Men {} | 107 | 293 | 400 |\n" * 4,
        "| No. | Risk | What could happen |\n" + "| R{} | Typhoons | Damage to our shops |\n" * 9,
        "| No. | Chance | What could happen |\n" + "| TR-{} | Green loans | More work for us |\n" * 9,
        "| Topic | Why | Standard |\n" + "| Water | It matters to people | 303-{} |\n" * 4,
    ],
)
def test_tables_of_figures_and_topics_that_carry_codes_are_no_index(table: str):
    for number in range(1, 10):
        table = table.replace("{}", str(number), 1)
    assert Role.CONTENT_INDEX not in roles(doc(table))


def test_a_table_that_sends_to_pages_is_an_index_without_codes():
    document = doc("""
        | Asked | Where | Page |
        | How the board looks after the matter | 2.1 Board | P.5 |
        | How the managers look after it | 2.2 Managers | P.5-6 |
        | Which risks were found | 3 Risks | 7, 9 |
        | What was done about them | 4 Measures | 12 |
        | Which goals were set | 5 Goals | 第 14 頁 |
        """)
    assert roles(document) == {Role.CONTENT_INDEX}


@pytest.mark.parametrize(
    "rows",
    [
        "| Member | Board | Audit |\n" + "| Mr. Chair | 4/4 | 2/2 |\n" * 6,
        "| Topic | Meetings |\n" + "| Safety of our people | 12 |\n" * 6,
        "| Group | Age | People |\n" + "| Factory | 30-50 | 12 |\n" * 6,
        "| Plant | Size |\n" + "| Northern park | 4,80 |\n" * 6,
    ],
)
def test_counts_shares_and_ranges_are_no_page_references(rows: str):
    assert roles(doc(rows)) == {Role.TABLE}


def test_codes_in_headings_do_not_make_an_index():
    parts = "\n\n".join(
        f"## KPI B2.{number} Something about safety\n\n" + "We looked after our people in many ways. " * 12
        for number in range(1, 6)
    )
    assert roles(doc(parts)) == {Role.HEADING, Role.BODY}


def test_lines_that_only_refer_to_codes_do_not_make_an_index():
    parts = "\n\n".join(
        f"GRI 30{number}-1, 30{number}-2\n\n" + "We used 12 kWh of energy and saved 3 kWh of it. " * 5
        for number in range(1, 7)
    )
    assert roles(doc(parts)) == {Role.BODY}


def test_an_index_in_lines_is_found_with_its_titles_and_ends_at_the_next_heading():
    rows = "\n\n".join(f"KPI A1.{number} What is asked about this\n\nPart {number} of it" for number in range(1, 7))
    document = doc(
        f"# Index\n\nCode and section\n\nAspect A1: Emissions\n\n{rows}\n\n# After\n\nWe saved water in the year."
    )
    assert index_texts(document)[:2] == ["Code and section", "Aspect A1: Emissions"]
    assert len(index_texts(document)) == 14
    assert document.passages[-1].role is Role.BODY


def test_an_index_goes_on_over_pages_with_few_codes():
    first = "\n\n".join(f"A1.{number} What is asked about this" for number in range(1, 7))
    document = doc(f"# Index\n\n{first}\n\f\nA2.1 What is asked about that\n\nPart 7 of it\n")
    assert {passage.role for passage in document.passages if passage.page == 2} == {Role.CONTENT_INDEX}


def test_an_index_whose_columns_were_read_one_after_another_is_found():
    codes = "\n\n".join(f"10{number}-{number}" for number in range(2, 9))
    titles = "\n\n".join(f"Title of part {number}" for number in range(2, 9))
    document = doc(f"{codes}\n\n{titles}\n\n12, 13\n\n14")
    assert roles(document) == {Role.CONTENT_INDEX}


def test_explanations_inside_an_index_stay_index_and_long_text_after_it_does_not():
    rows = "\n".join(
        f"| B{number}.1 | What is asked | Not material to our work, so not given. |" for number in range(1, 6)
    )
    after = "We looked after our people in many ways and will go on to do so next year. " * 8
    document = doc(f"{rows}\n\n{after}")
    assert [passage.role for passage in document.passages][-2:] == [Role.CONTENT_INDEX, Role.BODY]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KPI A1.1 Types of emissions", "A1.1"),
        ("層面A1：排放物", ""),
        ("Disclosure 305-1 Direct emissions", "305-1"),
        ("PM2.5 was low", ""),
        ("COVID-19 measures", ""),
        ("In 2021-22 we", ""),
        ("ISO 14001", ""),
    ],
)
def test_leading_codes(text: str, code: str):
    assert leading_code(text) == code


def test_a_reference_is_not_a_described_code():
    assert described_codes("GRI 302-1, 302-3, 305-1") == []
    assert described_codes("A1.1 Types of emissions A1.2 Amount of gases") == ["A1.1", "A1.2"]
    assert printed_codes("GRI 302-1, 302-3") == ["302-1", "302-3"]
    assert printed_codes("Number of people [102-7]") == []


def test_ranges_and_levels_are_no_codes():
    assert code_rows((("<30", "30-50"), ("Men", "107"), ("Women", "293"), ("All", "400"))) == ()
    assert code_rows((("L1", "a"), ("L2", "b"), ("L3", "c"))) == ()


def test_page_lists_with_commas_are_no_data():
    assert not holds_data((("103-1", "22,24"), ("103-2", "4,17,46"), ("103-3", "17,46")))
    assert holds_data((("a", "1,234"), ("b", "5,678")))


def page_roles(document: Document, page: int) -> set[Role]:
    return {passage.role for passage in document.passages if passage.page == page}


HEAD = "| Code | What is asked | Where to look |\n"


def test_an_index_goes_on_under_the_same_titles_with_one_code_a_page():
    first = (
        HEAD + "| 2-1 | Name | page 3 |\n| 2-2 | Seat | page 4 |\n| 2-3 | Period | page 5 |\n| 2-4 | Owners | page 6 |"
    )
    second = HEAD + "| 2-5 | Checks | page 7 |\n\nClimate report\n\nOur website"
    document = doc(f"{first}\n\f\n{second}\n\f\n{HEAD}| 2-6 | Chain | page 9 |")
    assert [page_roles(document, page) for page in (2, 3)] == [{Role.CONTENT_INDEX}] * 2


def test_figures_under_the_titles_of_an_index_are_none():
    first = (
        HEAD + "| 2-1 | Name | page 3 |\n| 2-2 | Seat | page 4 |\n| 2-3 | Period | page 5 |\n| 2-4 | Owners | page 6 |"
    )
    document = doc(f"{first}\n\f\n{HEAD}| Energy | kWh | 1,250.5 |\n| Water | m3 | 3,100.2 |\n| Gas | m3 | 4,200.7 |")
    assert page_roles(document, 2) == {Role.TABLE}


def test_pages_between_two_index_pages_are_index_where_words_stand_before_their_codes():
    rows = [f"302-{n} Energy of kind {n}, page {n + 10}" for n in range(1, 7)]
    behind = [f"Nature and how we manage it SET 305: Emissions 305-{n} {'where we tell it ' * 12}" for n in range(1, 5)]
    document = doc("\n\n".join(rows) + "\n\f\n" + "\n\n".join(behind) + "\n\f\n" + "\n\n".join(rows))
    assert page_roles(document, 2) == {Role.CONTENT_INDEX}
    alone = doc("\n\n".join(rows) + "\n\f\n" + "\n\n".join(behind))
    assert Role.CONTENT_INDEX not in page_roles(alone, 2)


def test_a_column_of_codes_printed_with_spaces_is_part_of_an_index():
    sections = "\n\n".join(f"Part {n} of our work" for n in range(1, 9))
    codes = "\n\n".join(f"102 – {n}, 302 – {n}" for n in range(1, 9))
    assert roles(doc(f"{sections}\n\n{codes}")) == {Role.CONTENT_INDEX}


def test_rows_of_an_index_at_the_foot_of_pages_are_no_running_foot():
    codes = ("302", "303", "305", "306")
    pages = ["\n\n".join(f"{code}-{n} On what we did p. {n}" for code in codes) for n in range(1, 5)]
    assert "306-2 On what we did p. 2" in index_texts(doc("\n\f\n".join(pages)))
