from checker.model.document import Role
from tests.builders import doc

TITLES = ("About us", "Our planet", "Our people", "Our market", "Our neighbours", "Figures")


def roles_of(text: str) -> list[Role]:
    return [passage.role for passage in doc(text).passages]


def test_titles_with_rising_page_numbers_are_contents():
    text = "\n\n".join(f"{title} {page}" for page, title in enumerate(TITLES, start=3))
    assert roles_of(text) == [Role.CONTENTS] * 6


def test_numbers_may_stand_first_and_titles_may_lack_one():
    text = "\n\n".join(f"{page} {title}" for page, title in enumerate(TITLES, start=3))
    assert roles_of(f"{text}\n\nOther things\n\n20 End") == [Role.CONTENTS] * 8


def test_a_list_in_one_line_and_a_table_are_contents():
    assert roles_of(" ".join(f"{title} {page * 4}" for page, title in enumerate(TITLES, start=1))) == [Role.CONTENTS]
    rows = "\n".join(f"| {title} | {page} |" for page, title in enumerate(TITLES, start=3))
    assert set(roles_of(rows)) == {Role.CONTENTS}


def test_dot_leaders_are_contents_on_any_page():
    text = "\f".join(["Text."] * 12 + ["About us ........ 12"])
    assert roles_of(text)[-1] is Role.CONTENTS


def test_section_titles_in_one_line_are_contents():
    assert roles_of("2 Planet 2.1 Water 2.2 Waste 2.3 Energy") == [Role.CONTENTS]
    assert roles_of("年內減少 4.87 百萬公升，減量 0.78 公噸，廢紙減少 0.32 公噸") == [Role.BODY]


def test_figures_are_no_contents():
    rows = "\n".join(f"| {title} | {page} |" for title, page in zip(TITLES, (31, 4, 88, 2, 16, 9), strict=True))
    assert set(roles_of(rows)) == {Role.TABLE}
    assert roles_of("We have 3 plants, 12 shops, 14 trucks, 25 bikes and 31 boats. They are new.") == [Role.BODY]


def test_the_same_list_late_in_a_report_is_no_contents():
    text = "\n\n".join(f"{title} {page}" for page, title in enumerate(TITLES, start=3))
    assert Role.CONTENTS not in roles_of("\f".join(["Text."] * 30 + [text]))
