"""Rules and lexicon from YAML to the model."""

from decimal import Decimal

import pytest
from small_rulebook import CONCEPTS, RULES

from checker.errors import RulebookError, UsageError
from checker.model.rule import AnsweredBy, Guard, Question, QuestionKind, Reach, Term
from checker.rulebook import load_rules

RULE = "customers.complaints_number"


def load(book, changed=None):
    return load_rules(root=book(changed), cache=False)


def question(book, line):
    rules = RULES.replace("figure: {of: [complaint], unit: [count]}", line)
    return load(book, {"rules/customers.yaml": rules}).rules[0].questions


def test_a_rule_knows_all_that_its_file_says(book):
    (rule,) = load(book).rules
    assert (rule.id, rule.version, rule.asks) == (RULE, 1, "How many complaints were received?")
    assert rule.questions == (Question(kind=QuestionKind.FIGURE, of=("complaint",), unit=("count",)),)
    assert rule.guards == (Guard(concept="grievance", where="near", why="a different kind"),)
    assert [example.state for example in rule.examples] == ["disclosed", "disclosed", "weak"]
    assert (rule.examples[0].evidence, rule.examples[0].values) == ("23 complaints", ("23",))
    assert rule.examples[2].because == "a plan"
    assert (rule.path, rule.line) == ("rules/customers.yaml", 1)


def test_every_key_of_a_question_arrives(book):
    line = (
        "result: {of: [a, b], with: [[c], [d, e]], within: section, unit: [mass, percent], by: gender, periods: 3, "
        "per: true, nil: no, owners: [own, supplier], negated: false}"
    )
    assert question(book, line) == (
        Question(
            kind=QuestionKind.RESULT,
            of=("a", "b"),
            with_=(("c",), ("d", "e")),
            reach=Reach.SECTION,
            unit=("mass", "percent"),
            by="gender",
            periods=3,
            per=True,
            nil=False,
            owners=("own", "supplier"),
            negated=False,
        ),
    )


def test_a_list_of_questions_gives_alternatives(book):
    found = question(book, "policy: [{of: [a]}, {of: [b], within: paragraph}]")
    assert [(one.kind, one.of, one.reach) for one in found] == [
        (QuestionKind.POLICY, ("a",), Reach.SENTENCE),
        (QuestionKind.POLICY, ("b",), Reach.PARAGRAPH),
    ]


def test_other_answers_and_tables_arrive(book):
    others = "  answered_by: [{nil: a.b}, {datapoint: c.d}, {touched: e.f}]\n  examples:\n"
    rules = RULES.replace("  examples:\n", others).replace(
        "    - {text: 年内没有投诉。, state: disclosed}",
        '    - {table: [[Item, 2023, 1.10], [Complaints, "1,031", true]], caption: c, heading: h, state: disclosed}',
    )
    (rule,) = load(book, {"rules/customers.yaml": rules}).rules
    assert rule.answered_by == (
        AnsweredBy(datapoint="a.b", only_nil=True),
        AnsweredBy(datapoint="c.d"),
        AnsweredBy(datapoint="e.f", only_touches=True),
    )
    assert rule.examples[1].table == (("Item", "2023", "1.10"), ("Complaints", "1,031", "true"))
    assert (rule.examples[1].caption, rule.examples[1].heading) == ("c", "h")


def test_terms_are_folded_and_both_scripts_are_one(book):
    concept, _ = load(book).lexicon.concepts
    assert concept.terms == (Term(text="complaint", prefix=True), Term(text="投诉", chinese=True))
    assert concept.not_in == (Term(text="staff complaint", prefix=True),)


def test_a_latin_term_among_chinese_ones_keeps_word_bounds(book):
    words = "complaint: {en: ['ISO  27001'], zh: [ISO27001, ＮＰＳ调查]}\ngrievance: {includes: [complaint]}\n"
    concept, other = load(book, {"rules/lexicon/concepts/customers.yaml": words}).lexicon.concepts
    assert concept.terms == (Term(text="iso 27001"), Term(text="iso27001"), Term(text="nps调查", chinese=True))
    assert other.includes == ("complaint",)


def test_cues_units_breakdowns_and_calibration_arrive(book):
    lexicon_files = {
        "rules/lexicon/cues.yaml": "nil: {en: [none], zh: [没有]}\n",
        "rules/lexicon/units.yaml": "tonne: {dimension: mass, factor: 0.001, en: [t], zh: [吨]}\n",
        "rules/lexicon/breakdowns.yaml": "gender: {cues: {en: [by sex]}, minimum: 3, parts: {f: {en: [women*]}}}\n",
        "rules/calibration.yaml": "policy: [0.5, 0.75, 1]\nfigure: [0]\n",
    }
    pack = load(book, lexicon_files)
    assert [cue.id for cue in pack.lexicon.cues] == ["nil"]
    (unit,) = pack.lexicon.units
    assert (unit.id, unit.dimension, unit.factor) == ("tonne", "mass", Decimal("0.001"))
    (dimension,) = pack.lexicon.dimensions
    assert (dimension.id, dimension.minimum, dimension.cues) == ("gender", 3, (Term(text="by sex"),))
    assert [(part.id, part.terms) for part in dimension.parts] == [("f", (Term(text="women", prefix=True),))]
    assert pack.calibration == (("figure", (0.0,)), ("policy", (0.5, 0.75, 1.0)))


def test_rules_without_any_concept_are_refused_since_they_could_find_nothing(book):
    with pytest.raises(RulebookError, match=r"^rules/lexicon:1:1: no concepts"):
        load(book, {"rules/lexicon/concepts/customers.yaml": None})


def test_a_wrong_file_is_refused_with_place_and_number_of_errors(book):
    rules = RULES.replace("asks:", "ask:").replace("state: weak", "state: week")
    with pytest.raises(RulebookError, match=r"^rules/customers\.yaml:1:1: missing asks; required: .* \(and 2 more\)$"):
        load(book, {"rules/customers.yaml": rules})


def test_a_name_in_two_files_is_refused(book):
    with pytest.raises(
        RulebookError, match=r"^rules/other\.yaml:1:1: rule '.*' stands twice \(first in rules/customers\.yaml:1\)"
    ):
        load(book, {"rules/other.yaml": RULES})
    with pytest.raises(
        RulebookError, match=r"cues\.yaml:2:1: concept 'complaint' stands twice \(first in rules/lexicon/con"
    ):
        load(book, {"rules/other.yaml": None, "rules/lexicon/cues.yaml": "a: {en: [x]}\ncomplaint: {en: [y]}\n"})


def test_a_rule_digest_covers_what_it_asks_and_not_its_examples(book):
    def digest(old="", new=""):
        return load(book, {"rules/customers.yaml": RULES.replace(old, new)}).rules[0].digest

    first = digest()
    assert digest("state: weak", "state: missing") == first
    assert digest("{of: [complaint], unit: [count]}", "{unit: [count],  of: [complaint]} # same") == first
    assert digest("[count]", "[count, rate]") != first
    assert digest("version: 1", "version: 2") != first
    assert digest("a different kind", "another kind") != first


def test_a_pack_digest_covers_the_lexicon_and_not_the_place_of_a_name(book):
    first = load(book).digest
    moved = {"rules/lexicon/concepts/customers.yaml": None, "rules/lexicon/concepts/all.yaml": "# moved\n" + CONCEPTS}
    assert load(book, moved).digest == first
    assert load(book, {**moved, "rules/lexicon/concepts/all.yaml": CONCEPTS.replace("投诉, ", "")}).digest != first
    assert load(book, {"rules/lexicon/concepts/all.yaml": None}).digest == first
    assert load(book, {"rules/calibration.yaml": "figure: [1]\n"}).digest != first


def test_rules_come_in_the_order_of_files_and_lines(book):
    more = RULES.replace(RULE, "alpha.b") + RULES.replace(RULE, "alpha.a")
    assert [rule.id for rule in load(book, {"rules/alpha.yaml": more}).rules] == ["alpha.b", "alpha.a", RULE]


def test_a_mistyped_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"no such rulebook; a folder with frameworks/ or rules/"):
        load_rules(root=tmp_path / "nowhere")
