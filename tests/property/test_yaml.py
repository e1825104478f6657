"""Strict YAML and the cache's form under values and bytes that nobody thought of."""

import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import RulebookError
from checker.model.rule import Concept, Lexicon, RulePack, Term
from checker.rulebook.codec import decode, encode
from checker.rulebook.problems import Problem
from checker.rulebook.schema import SCHEMAS, check_shape
from checker.rulebook.yaml_source import parse_source

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff"), max_size=20
)
KEYS = TEXT.filter(lambda text: text.strip())
SCALARS = TEXT | st.integers(-(10**17), 10**17) | st.booleans()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)
YAML_LIKE = st.text(st.sampled_from("ab0:-[]{},&*!|>'\"%@`#?~=<\n \t投\x00\ufffe"), max_size=60)


class _Quoting(yaml.SafeDumper):
    """Writes every text quoted and no value by reference."""

    def ignore_aliases(self, data):
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_what_is_written_is_read_back_with_its_types(data):
    content = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, width=1000).encode()
    assert repr(parse_source(content, "f").data) == repr(_sorted(data))


def _sorted(value):
    """PyYAML writes keys in sorted order."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


@settings(deadline=None)
@given(st.binary(max_size=80) | YAML_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_value_or_one_line_with_a_place(content):
    try:
        source = parse_source(content, "f.yaml")
    except RulebookError as error:
        name, line, column, message = str(error).split(":", 3)
        assert (name, line.isdigit(), column.isdigit()) == ("f.yaml", True, True)
        assert 1 <= int(line) <= content.count(b"\n") + content.count(b"\r") + content.count(b"\xc2\x85") + 2
        assert message.strip() and "\n" not in message
    else:
        assert source.marks.keys() >= source.keys.keys()


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(SCHEMAS), VALUES)
def test_any_value_gets_its_schema_problems_in_words(kind, data):
    content = yaml.dump(data, Dumper=_Quoting, allow_unicode=True).encode()
    for problem in check_shape(parse_source(content, "f.yaml"), kind):
        assert isinstance(problem, Problem)
        assert problem.line >= 1
        assert problem.message


TERMS = st.builds(Term, text=TEXT, prefix=st.booleans(), chinese=st.booleans())
CONCEPTS = st.builds(
    Concept,
    id=TEXT,
    terms=st.lists(TERMS).map(tuple),
    not_in=st.lists(TERMS).map(tuple),
    includes=st.lists(TEXT).map(tuple),
)


@settings(deadline=None)
@given(st.lists(CONCEPTS, max_size=4).map(tuple), TEXT)
def test_a_pack_survives_the_cache(concepts, digest):
    lexicon = Lexicon(concepts=concepts, cues=(), units=(), dimensions=())
    pack = RulePack(rules=(), lexicon=lexicon, digest=digest)
    back = decode(RulePack, json.loads(json.dumps(encode(RulePack, pack), ensure_ascii=False)))
    assert (back.rules, back.digest, back.lexicon.concepts) == ((), digest, concepts)
