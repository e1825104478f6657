"""Real reports, labelled by reading, that lie beside the checkout and are no part of the project."""

from pathlib import Path

import pytest

from checker.bench import run
from checker.bench.measures import measure
from checker.model.assessment import Verdict
from checker.model.finding import State
from checker.pipeline import CheckRequest, check

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "gold" / "labels").is_dir(), reason=f"the labelled reports are not there ({SHARED} is expected)"
    ),
]

ACCURACY_FLOOR = 88.0
FALSE_COMFORT_CEILING = 10.0
"""In percent of the labelled elements; raise and lower them with what is measured, never against it."""


@pytest.fixture(scope="module", autouse=True)
def cache_folder(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESGCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def telecom():
    """Elements of the telecom operator's excerpt, by requirement."""
    path = SHARED / "reports" / "unicom-csr2017-excerpt.txt"
    made = check(CheckRequest(path=path, frameworks=("hkex-2016", "cn-exchange-2024")))
    return {requirement.id: requirement for one in made for requirement in one.requirements}


def proof(requirement, place=0):
    """Printed figures and pages of one element."""
    element = requirement.elements[place]
    return [figure.text for figure in element.figures], [item.locator.page for item in element.evidence]


@pytest.mark.parametrize(
    ("requirement", "value"),
    [
        ("Art42.1(2)#rd_amount", "5.81 billion"),
        ("Art42.1(3)#patents_filed", "648"),
        ("Art42.1(3)#patents_granted", "346"),
    ],
)
def test_innovation_is_present_with_its_figures_on_their_page(telecom, requirement, value):
    found = telecom[requirement]
    assert found.verdict is Verdict.PRESENT
    values, pages = proof(found)
    assert value in values
    assert pages == [4]


def test_complaints_are_present_with_count_and_rate_on_their_page(telecom):
    found = telecom["B6.2"]
    assert found.verdict is Verdict.PRESENT
    values, pages = proof(found)
    assert values[0] == "13,500"
    assert "32.4" in values
    assert pages == [10]
    (rate,) = [figure for figure in found.elements[0].figures if figure.text == "32.4"]
    assert rate.per == "million users"


def test_customer_privacy_is_missing_with_the_laboratory_as_a_near_miss(telecom):
    found = telecom["B6.5"]
    assert found.verdict is Verdict.MISSING
    for element in found.elements:
        assert element.state is State.MISSING
        laboratory = [miss for miss in element.near_misses if "information security" in miss.quote]
        assert [(miss.locator.page, "Laboratory" in miss.quote) for miss in laboratory] == [(2, True)]
        assert "research" in laboratory[0].because


def test_the_labelled_reports_are_judged_no_worse_than_before():
    found = measure(run(SHARED / "gold", SHARED / "reports").outcomes)
    assert found.elements > 500
    assert found.element_accuracy >= ACCURACY_FLOOR
    assert found.false_comfort <= FALSE_COMFORT_CEILING
