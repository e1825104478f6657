from checker.model.document import Role
from tests.builders import doc


def test_a_report_in_markdown():
    document = doc("""
        Our report
        ==========

        ## Water ##

        We **saved** [water](http://x.y/z) and
        `more` of it.

        - one
        - two
          goes on

        1. three

        ***

        | Item | 2022 |
        |------|-----:|
        | a \\| b | 5 |
        """)
    assert [(passage.role, passage.text) for passage in document.passages] == [
        (Role.HEADING, "Our report"),
        (Role.HEADING, "Water"),
        (Role.BODY, "We saved water and more of it."),
        (Role.LIST_ITEM, "one"),
        (Role.LIST_ITEM, "two goes on"),
        (Role.LIST_ITEM, "three"),
        (Role.TABLE, "Item | 2022"),
        (Role.TABLE, "a | b | 5"),
    ]
    assert document.tables[0].header_rows == 1


def test_short_lines_without_a_mark_are_text_not_headings():
    assert [passage.role for passage in doc("No complaints were received").passages] == [Role.BODY]


def test_form_feeds_start_pages():
    document = doc("one\n\f\ntwo")
    assert [(passage.page, passage.text) for passage in document.passages] == [(1, "one"), (2, "two")]
    assert len(document.pages) == 2


def test_headings_open_and_close():
    document = doc("# A\n## B\nx\n# C\ny")
    assert [passage.headings for passage in document.passages] == [(), (0,), (0, 1), (), (3,)]
