"""Whatever figures there are, a fact file gives them back; whatever bytes there are, it never breaks."""

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model.fact import Facts, Figure, Mood, Owner, Source
from checker.readers.facts_file import read_facts
from checker.writers.facts_file import write_facts

words = st.text(st.sampled_from("abcdefgh XYZ投訴数=+-'\"|,;"), min_size=1, max_size=12).map(str.strip)
# a text of one's own that begins with an apostrophe cannot be told from one that was made harmless for spreadsheets
words = words.filter(lambda text: text and not text.startswith("'"))
names = st.text("abcdefghij_", min_size=1, max_size=8)
values = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)


@st.composite
def figures(draw):
    """One figure, with the number as printed and the number that it stands for in agreement."""
    value = draw(values)
    unit = draw(names)
    return Figure(
        text=f"{value:,}",
        value=value,
        unit=unit,
        unit_text=draw(words),
        metric=draw(words),
        per=draw(st.one_of(st.just(""), words)),
        concepts=frozenset(draw(st.lists(names, max_size=3))),
        year=draw(st.one_of(st.none(), st.integers(1990, 2100))),
        is_current=draw(st.booleans()),
        by=tuple(draw(st.lists(st.tuples(names, names), max_size=2))),
        nil=draw(st.booleans()),
        owner=draw(st.sampled_from(Owner)),
        mood=draw(st.sampled_from(Mood)),
        source=Source.FILE,
        quote=draw(words),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(figures(), max_size=4), st.sampled_from(["csv", "json"]))
def test_figures_come_back(tmp_path_factory, written, suffix):
    path = tmp_path_factory.mktemp("facts") / f"facts.{suffix}"
    write_facts("report.pdf", Facts(figures=tuple(written)), path)
    assert read_facts(path).figures == tuple(written)


contents = st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode))


@settings(max_examples=60, deadline=None)
@example(b"a\rb,value\n", b"")
@example(b"a,1\rb\n", b"metric,value\n")
@given(contents, st.sampled_from([b"", b"metric,value\n"]))
def test_any_bytes_are_figures_or_none_or_refused(tmp_path_factory, content, before):
    path = tmp_path_factory.mktemp("facts") / "facts.csv"
    path.write_bytes(before + content)
    try:
        facts = read_facts(path)
    except ReadError:
        return
    assert facts is None or all(isinstance(one.value, Decimal) for one in facts.figures)
