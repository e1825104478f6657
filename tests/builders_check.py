"""Small documents through extract, evaluate and assess with the rules that are shipped."""

from functools import cache

from checker.assess import Setting, assess
from checker.evaluate import evaluate
from checker.extract import extract
from checker.model.assessment import Assessment, ElementResult
from checker.model.document import Document
from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.framework import Framework, IssuerType
from checker.model.rule import RulePack
from checker.rulebook import load_framework, load_rules
from tests.builders import doc


@cache
def shipped() -> RulePack:
    """The rule pack of this checkout, read once and without the user's cache."""
    return load_rules(cache=False)


@cache
def framework(name: str) -> Framework:
    """An edition of this checkout, read once."""
    return load_framework(name)


def facts_of(document: Document) -> Facts:
    """What the pipeline extracts for the shipped rules."""
    pack = shipped()
    return extract(document, pack.lexicon, subjects=pack.subjects, figure_subjects=pack.figure_subjects)


def findings_in(document: Document) -> dict[str, Finding]:
    """Finding of every shipped rule, by datapoint."""
    return {finding.datapoint: finding for finding in evaluate(shipped(), document, facts_of(document))}


def findings(text: str) -> dict[str, Finding]:
    """As `findings_in`, of a report written in Markdown."""
    return findings_in(doc(text))


def assessed(document: Document, name: str = "hkex-2020", issuer: IssuerType = IssuerType.MAIN_BOARD) -> Assessment:
    """One document against one shipped edition."""
    facts = facts_of(document)
    setting = Setting(issuer=issuer, chosen_because="chosen by the test", program="esgcheck test")
    return assess(document, facts, framework(name), shipped(), evaluate(shipped(), document, facts), setting)


def element_of(assessment: Assessment, requirement: str, element: str) -> ElementResult:
    """One element of an assessment."""
    return next(
        item
        for result in assessment.requirements
        if result.id == requirement
        for item in result.elements
        if item.id == element
    )


def quotes(finding: Finding | ElementResult) -> list[str]:
    """Exact words of the evidence."""
    return [item.quote for item in finding.evidence]


def numbers(finding: Finding | ElementResult) -> list[str]:
    """Figures of a finding as printed."""
    return [figure.text for figure in finding.figures]


def reasons(finding: Finding | ElementResult) -> list[str]:
    """Why near misses were turned down."""
    return [miss.because for miss in finding.near_misses]
