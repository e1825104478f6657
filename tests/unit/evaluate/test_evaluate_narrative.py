"""Questions about sentences: what each kind accepts, and each reason for which a sentence is turned down."""

import pytest

from checker.model.document import Role
from checker.model.fact import Mood, Owner
from checker.model.finding import State
from checker.model.rule import Reach
from tests.builders_facts import evaluated, near, question, rule, statement, under

TEXT = "The purser of every ferry reads what passengers write and answers each of them."


def ask(kind, **fields):
    return rule(question(kind, "complaint", **fields))


def said(*concepts, text=TEXT, number=0, **fields):
    return statement(number, text, "complaint", *concepts, **fields)


def turned_down(finding):
    return [miss.because for miss in finding.near_misses]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("policy", {"kinds": ("policy",)}),
        ("policy", {"kinds": ("action", "policy")}),
        ("measure", {"kinds": ("action",)}),
        ("process", {"kinds": ("process",)}),
        ("process", {"kinds": ("monitoring",)}),
        ("governance", {"kinds": ("governance", "action")}),
        ("target", {"kinds": ("target",)}),
        ("result", {"kinds": ("result",)}),
        ("risk", {"kinds": ("risk",)}),
        ("statement", {"kinds": ()}),
    ],
)
def test_each_kind_accepts_a_sentence_of_its_own(kind, fields):
    finding = evaluated(ask(kind), said(**fields))
    assert finding.state is State.DISCLOSED
    assert finding.evidence[0].quote == TEXT


@pytest.mark.parametrize("concept", ["law", "violation"])
def test_compliance_needs_a_law_or_a_breach_beside_the_verb(concept):
    assert evaluated(ask("compliance"), said(concept, kinds=("compliance",))).state is State.DISCLOSED
    finding = evaluated(ask("compliance"), said(kinds=("compliance",)))
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["no statement on compliance with laws"]


@pytest.mark.parametrize(
    ("kind", "because"),
    [
        ("policy", "names the topic, says nothing of what is done"),
        ("measure", "names the topic, describes no measure"),
        ("process", "names the topic, describes no process"),
        ("governance", "names the topic, no body or person in charge"),
        ("compliance", "no statement on compliance with laws"),
        ("target", "no target is stated"),
        ("result", "no result is stated"),
        ("risk", "no risk or effect is described"),
    ],
)
def test_a_sentence_of_no_fitting_kind_is_a_near_miss(kind, because):
    finding = evaluated(ask(kind), said())
    assert finding.state is State.MISSING
    assert turned_down(finding) == [because]


@pytest.mark.parametrize(
    ("mood", "because"),
    [
        (Mood.PLANNED, "a plan, not something done"),
        (Mood.WISHED, "a wish or a general commitment, nothing concrete"),
    ],
)
@pytest.mark.parametrize("kind", ["policy", "measure", "process"])
def test_plans_and_wishes_are_weak_where_something_done_is_asked(kind, mood, because):
    finding = evaluated(ask(kind), said(kinds=("policy", "action", "process"), mood=mood))
    assert (finding.state, finding.reason) == (State.WEAK, because)


@pytest.mark.parametrize("kind", ["target", "risk"])
def test_plans_and_wishes_answer_where_the_future_is_asked(kind):
    assert evaluated(ask(kind), said(kinds=(kind,), mood=Mood.PLANNED)).state is State.DISCLOSED


def test_other_owners_are_turned_down_unless_asked_for():
    supplied = said(kinds=("action",), owner=Owner.SUPPLIER)
    finding = evaluated(ask("measure"), supplied)
    assert (finding.state, finding.reason) == (State.WEAK, "about supplier, not the issuer's own operations")
    assert evaluated(ask("measure", owners=("supplier",)), supplied).state is State.DISCLOSED


@pytest.mark.parametrize("owner", [Owner.OUTSIDER, Owner.LAW])
def test_what_outsiders_do_or_laws_ask_does_not_even_touch(owner):
    assert evaluated(ask("measure"), said(kinds=("action",), owner=owner)).state is State.MISSING


@pytest.mark.parametrize("kind", ["policy", "measure", "process"])
def test_compliance_alone_is_no_doing(kind):
    finding = evaluated(ask(kind), said("law", kinds=("action", "policy", "compliance"), complies_only=True))
    assert (finding.state, finding.reason) == (
        State.WEAK,
        "says that laws are complied with, nothing of what is done",
    )


def test_compliance_alone_answers_where_compliance_is_asked():
    found = said("law", kinds=("action", "compliance"), complies_only=True)
    assert evaluated(ask("compliance"), found).state is State.DISCLOSED


def test_a_career_is_no_doing_of_the_issuer():
    career = said("biography", kinds=("action",))
    assert evaluated(ask("measure"), career).state is State.MISSING
    assert evaluated(ask("measure"), said("biography", "issuer", kinds=("action",))).state is State.DISCLOSED
    assert evaluated(ask("statement"), career).state is State.DISCLOSED


def test_praise_touches():
    finding = evaluated(ask("measure"), said(kinds=("action",), mood=Mood.PRAISED))
    assert (finding.state, finding.reason) == (State.WEAK, "says that it is important, nothing of what is done")


def test_a_question_that_only_touches():
    finding = evaluated(ask("measure", touches="too general"), said(kinds=("action",)))
    assert (finding.state, finding.reason) == (State.WEAK, "too general")


def test_said_not_to_be_disclosed_is_no_answer():
    finding = evaluated(ask("statement"), said("undisclosed", kinds=("explanation",)))
    assert finding.state is State.MISSING
    assert turned_down(finding) == ["says that it is not disclosed"]


def test_said_not_to_exist_is_weak():
    finding = evaluated(ask("policy"), said("absence", kinds=("policy",)))
    assert (finding.state, finding.reason) == (State.WEAK, "says that there is none")


@pytest.mark.parametrize(
    ("wanted", "negated", "state", "reason"),
    [
        (None, True, State.DISCLOSED, ""),
        (None, False, State.DISCLOSED, ""),
        (True, True, State.DISCLOSED, ""),
        (True, False, State.WEAK, "does not deny it"),
        (False, False, State.DISCLOSED, ""),
        (False, True, State.WEAK, "the sentence says the opposite"),
    ],
)
def test_polarity_where_the_question_asks_for_one(wanted, negated, state, reason):
    finding = evaluated(ask("statement", negated=wanted), said(negated=negated))
    assert (finding.state, finding.reason) == (state, reason)


# --- how near the subject must stand ---------------------------------------------------------------------------------


def around(level, number=0, *, kinds=("action",)):
    return statement(number, TEXT, **{level: frozenset({"complaint"})}, kinds=kinds)


@pytest.mark.parametrize(
    ("reach", "level", "state"),
    [
        (Reach.SENTENCE, "paragraph", State.MISSING),
        (Reach.SENTENCE, "context", State.MISSING),
        (Reach.PARAGRAPH, "paragraph", State.DISCLOSED),
        (Reach.PARAGRAPH, "context", State.MISSING),
        (Reach.SECTION, "paragraph", State.DISCLOSED),
        (Reach.SECTION, "context", State.DISCLOSED),
    ],
)
def test_the_subject_may_stand_as_far_away_as_the_question_says(reach, level, state):
    finding = evaluated(ask("measure", reach=reach), around(level))
    assert finding.state is state


def test_conditions_stand_in_the_sentence_itself():
    asked = ask("measure", reach=Reach.SECTION, with_=(("ferry", "ship"),))
    inside = statement(0, TEXT, "ship", context=frozenset({"complaint"}), kinds=("action",))
    outside = statement(0, TEXT, context=frozenset({"complaint", "ship"}), kinds=("action",))
    assert evaluated(asked, inside).state is State.DISCLOSED
    assert evaluated(asked, outside).state is State.MISSING


def test_a_sentence_that_meets_no_condition_is_a_near_miss_and_a_wish_touches():
    asked = ask("measure", with_=(("ship",),))
    plain = evaluated(asked, said(kinds=("action",)))
    assert plain.state is State.MISSING
    assert turned_down(plain) == ["names the topic, but not what is asked of it"]
    assert evaluated(asked, said(kinds=("action",), mood=Mood.WISHED)).state is State.WEAK


# --- guards ----------------------------------------------------------------------------------------------------------


def test_guards_on_the_sentence_and_on_the_headings():
    asked = question("measure", "complaint")
    by_staff = near("staff", "complaints of staff")
    below = under("staff", "a section on staff")
    spoken = said("staff", kinds=("action",))
    headed = said(kinds=("action",), context=frozenset({"staff"}))
    assert turned_down(evaluated(rule(asked, guards=(by_staff,)), spoken)) == ["complaints of staff"]
    assert turned_down(evaluated(rule(asked, guards=(below,)), headed)) == ["a section on staff"]
    assert evaluated(rule(asked, guards=(by_staff,)), headed).state is State.DISCLOSED
    assert evaluated(rule(asked, guards=(below,)), spoken).state is State.DISCLOSED


def test_a_weak_guard_leaves_the_topic_touched():
    weak = rule(question("measure", "complaint"), guards=(near("staff", "of staff", weak=True),))
    finding = evaluated(weak, said("staff", kinds=("action",)))
    assert (finding.state, finding.reason) == (State.WEAK, "of staff")


# --- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Complaints handled", "Handling of complaints on board of our ferries", "投诉处理", "客户投诉处理及跟进机制"],
)
def test_a_line_that_only_names_the_topic_is_no_answer(text):
    finding = evaluated(ask("measure"), said(text=text, kinds=("action",)))
    assert (finding.state, finding.reason) == (State.WEAK, "too short: names the topic only")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The purser handles every complaint on board.", Role.BODY),
        ("Complaints handled", Role.LIST_ITEM),
        ("Complaints handled", Role.TABLE),
        ("投诉由事务长负责处理并答复。", Role.BODY),
    ],
)
def test_full_sentences_and_short_rows_may_answer(text, role):
    finding = evaluated(ask("measure"), said(text=text, kinds=("action",)), roles={0: role})
    assert finding.state is State.DISCLOSED


@pytest.mark.parametrize("text", ["• Handling of complaints | 16", "投诉处理 | 16"])
def test_a_line_of_contents_read_as_a_table_row_only_names_the_topic(text):
    finding = evaluated(ask("measure"), said(text=text, kinds=("action",)), roles={0: Role.TABLE})
    assert (finding.state, finding.reason) == (State.WEAK, "too short: names the topic only")


def test_a_wish_beside_a_denied_breach_does_not_turn_compliance_down():
    wished = {"kinds": ("compliance",), "mood": Mood.WISHED}
    assert evaluated(ask("compliance"), said("law", denies_breach=True, **wished)).state is State.DISCLOSED
    assert evaluated(ask("compliance"), said("law", **wished)).state is State.WEAK


def test_a_denied_breach_makes_no_measure_of_a_wish():
    finding = evaluated(ask("measure"), said(kinds=("action",), mood=Mood.WISHED, denies_breach=True))
    assert finding.state is State.WEAK


@pytest.mark.parametrize(
    ("kind", "text", "state"),
    [
        ("statement", "Complaints reported: 12 June", State.DISCLOSED),
        ("statement", "Complaints office, 4 Quay Road, 555555", State.DISCLOSED),
        ("statement", "Figure 3: Complaints of passengers", State.WEAK),
        ("statement", "Complaints: how we read them", State.WEAK),
        ("measure", "Complaints reported: 12 June", State.WEAK),
    ],
)
def test_a_label_with_its_value_and_a_postal_address_are_no_titles(kind, text, state):
    assert evaluated(ask(kind), said(text=text, kinds=("action",))).state is state


def test_a_question_for_the_place_is_answered_by_the_place():
    named = said("external_place", text="Complaints forms are available on our website.", kinds=("reference",))
    assert evaluated(ask("statement"), named).state is not State.DISCLOSED
    asked = rule(question("statement", "complaint", with_=(("external_place",),)))
    assert evaluated(asked, named).state is State.DISCLOSED
