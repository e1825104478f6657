"""Done, planned or only wished; and whose operations a sentence is about."""

import pytest

from checker.model.fact import Mood, Owner
from tests.builders_facts import facts


def one(text):
    (found,) = facts(text).statements
    return found


@pytest.mark.parametrize(
    "text",
    [
        "We train all staff in the first week.",
        "We are committed to our staff by training them every month.",
        "We aim at fair play, and have trained all staff on it.",
        "We strive for better complaints handling through the following measures: calls are recorded.",
        "本公司为全体员工提供培训。",
        "公司致力于员工发展，为全体员工提供培训。",
    ],
)
def test_done(text):
    assert one(text).mood is Mood.DONE


@pytest.mark.parametrize(
    "text",
    [
        "We plan to train all staff.",
        "We intend to provide training next year.",
        "In the future we will train staff by sending them to sea.",
        "公司计划于明年开展员工培训。",
        "Next year, we will train all staff.",
        "In the future, we will train staff by sending them to sea.",
        "We will train all staff next year.",
        "未来，公司将为员工提供培训。",
    ],
)
def test_planned(text):
    assert one(text).mood is Mood.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "We aim to train all staff.",
        "We are committed to training our staff.",
        "We strive to reduce complaints.",
        "We attach great importance to our staff.",
        "公司致力为员工提供培训。",
        "公司高度重视员工。",
    ],
)
def test_wished(text):
    assert one(text).mood is Mood.WISHED


@pytest.mark.parametrize(
    "text",
    [
        "We attach great importance to the training of our staff.",
        "Training of staff is vital to the protection of data.",
        "公司高度重视员工培训。",
    ],
)
def test_praised(text):
    assert one(text).mood is Mood.PRAISED


@pytest.mark.parametrize(
    "text",
    [
        "We attach great importance to training and held 12 courses for staff.",
        "We attach great importance to our staff by training them.",
        "公司高度重视员工培训，开展了12场课程。",
    ],
)
def test_praise_beside_a_doing_is_done(text):
    assert one(text).mood is Mood.DONE


@pytest.mark.parametrize(
    "text",
    [
        "If we fail to train our staff, we could be fined.",
        "Complaints could arise if training fails.",
        "We may have to raise the salaries of our staff.",
        "Leaks could harm our name, cost us trained staff, and require us to train others.",
        "Improper training of staff on complaints could harm our name.",
        "Although we train our staff, complaints could arise.",
    ],
)
def test_what_could_happen(text):
    assert one(text).mood is Mood.CONDITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "Complaints could harm our name, and the Group trains its staff to prevent them.",
        "We train our staff in risks that could harm the business.",
        "Our staff are trained in matters which could harm the business.",
    ],
)
def test_what_is_done_about_what_could_happen(text):
    assert one(text).mood is Mood.DONE


def test_a_plan_after_what_was_done_does_not_undo_it():
    assert one("We trained all staff, and we plan to go on.").mood is Mood.DONE
    assert one("公司已培训全体员工，并计划于明年扩大。").mood is Mood.DONE


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("We trained our staff.", Owner.OWN),
        ("Staff were trained.", Owner.OWN),
        ("Suppliers reported 12 accidents.", Owner.SUPPLIER),
        ("The suppliers trained 40 of their people.", Owner.SUPPLIER),
        ("供应商开展安全培训。", Owner.SUPPLIER),
        ("We trained our suppliers.", Owner.OWN),
        ("We require suppliers to report accidents.", Owner.OWN),
        ("The app helps customers save electricity and water.", Owner.CUSTOMER),
        ("公司帮助客户减少用电。", Owner.CUSTOMER),
        ("The water solution for cities runs in nine towns.", Owner.PRODUCT_SOLD),
        ("According to statistics, accidents fell nationwide.", Owner.INDUSTRY),
        ("据统计，全国事故减少。", Owner.INDUSTRY),
        ("Our suppliers recorded 12 accidents.", Owner.SUPPLIER),
        ("The Group's main suppliers recorded 12 accidents.", Owner.SUPPLIER),
        ("Our supplier code requires that accidents are reported.", Owner.OWN),
        ("Our competitors trained their staff.", Owner.OUTSIDER),
        ("We trained our staff better than our competitors did.", Owner.OWN),
        ("The Labour Contract Law requires employers to train staff.", Owner.LAW),
        ("The Labour Contract Law (as amended) also prohibits that staff are dismissed without training.", Owner.LAW),
        ("As the law requires, staff are trained.", Owner.OWN),
        ("In accordance with the Labour Law, which requires training, staff are trained.", Owner.OWN),
        ("The law requires training, and the Group trains its staff.", Owner.OWN),
        ("《安全生产法》规定用人单位须培训员工。", Owner.LAW),
        ("按照《安全生产法》规定，员工均接受培训。", Owner.OWN),
        ("The Group's main contractors have reported 12 accidents.", Owner.SUPPLIER),
        ("Twelve accidents were recorded at our suppliers.", Owner.SUPPLIER),
        ("本公司的供应商发生事故12宗。", Owner.SUPPLIER),
        ("The joint venture recorded 12 accidents.", Owner.AFFILIATE),
        ("合營公司年內錄得事故12宗。", Owner.AFFILIATE),
        ("Our suppliers are trained by our staff.", Owner.OWN),
        ("We trained the crews at our suppliers.", Owner.OWN),
        ("Our suppliers located in the north are trained.", Owner.OWN),
        ("Complaints are handled by our contractors.", Owner.OWN),
        ("Training is given to the joint venture.", Owner.OWN),
        ("公司供应商管理制度涵盖员工培训。", Owner.OWN),
    ],
)
def test_whose(text, owner):
    assert one(text).owner is owner


def test_what_could_happen_is_nothing_done():
    """Fails where a risk factor counts as a measure, or a measure beside one no longer does."""
    assert one("Complaints may result in a need to train staff.").mood is Mood.CONDITIONAL
    assert one("客户投诉可能导致公司开展员工培训。").mood is Mood.CONDITIONAL
    assert one("We train all staff, as complaints may result in fines.").mood is Mood.DONE


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("In line with our commitment to staff, no violation of the law was found.", True),
        ("There were no violations of the law on staff, and we seek to keep it so.", True),
        ("We are committed to no violation of the law on staff.", False),
        ("We aim to train staff so that no violation occurs.", False),
        ("In line with our commitment to staff, helmets are worn.", False),
    ],
)
def test_a_breach_denied_beside_a_wish_is_denied_all_the_same(text, denies):
    assert one(text).denies_breach is denies
