"""One report, start to end: read once, extract once, evaluate once, assess against every framework asked for."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from checker import __version__
from checker.assess import Setting, assess
from checker.conditions import check_use, derive, finding_of, is_searchable
from checker.crosswalk import with_crosswalk
from checker.evaluate import evaluate
from checker.extract import extract, name_figures
from checker.model.assessment import Assessment
from checker.model.document import Document
from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.framework import Framework, IssuerType
from checker.model.rule import RulePack
from checker.readers import read, read_facts
from checker.reconcile import reconcile
from checker.rulebook import choose_framework, load_framework, load_frameworks, load_rules

DEFAULT_FAMILY = "hkex"
"""Family of frameworks whose edition is chosen where the user names none."""

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); total 0 where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What to check and how."""

    path: Path
    frameworks: tuple[str, ...] = ()
    """Framework ids; empty: the HKEX edition that applies to the reporting period."""
    issuer: IssuerType = IssuerType.MAIN_BOARD
    rules_root: Path | None = None
    """Folder that holds `rules/` and `frameworks/` in place of those shipped."""
    ocr: bool = False
    """Read pages without usable text by character recognition."""


def check(request: CheckRequest, *, progress: Progress | None = None) -> tuple[Assessment, ...]:
    """Assess a report against one or several frameworks; it is read once.

    Raises ReadError for a report that cannot be read, RulebookError for a bad rule pack or framework file.
    """
    tell = progress or (lambda stage, done, total: None)
    editions = load_frameworks(root=request.rules_root)
    pack = load_rules(root=request.rules_root).narrowed(_datapoints(request, editions))
    document, facts = extract_facts(request.path, pack=pack, editions=editions, ocr=request.ocr, progress=tell)
    tell("evaluate", 0, 1)
    findings = evaluate(pack, document, facts)
    assessments = []
    for name, because in _chosen(request, facts):
        framework = load_framework(name, root=request.rules_root)
        setting = Setting(
            issuer=request.issuer,
            chosen_because=because,
            program=f"esgcheck {__version__}",
            settings=(("issuer", request.issuer.value), ("ocr", str(request.ocr).lower())),
        )
        assessments.append(_assessed(document, facts, framework, pack, findings, setting))
    tell("evaluate", 1, 1)
    return with_crosswalk(assessments)


def _assessed(
    document: Document,
    facts: Facts,
    framework: Framework,
    pack: RulePack,
    findings: tuple[Finding, ...],
    setting: Setting,
) -> Assessment:
    """Assess twice where the edition knows claims of use: their conditions rest on what was found for all of it."""
    assessment = assess(document, facts, framework, pack, findings, setting)
    derived = derive(document, facts, framework, pack, findings, assessment)
    if derived:
        found = (*findings, *map(finding_of, derived))
        assessment = assess(document, facts, framework, pack, found, setting)
    index = reconcile(document, facts, framework, assessment)
    listed = frozenset(one.requirement for one in facts.claims if one.framework == framework.family and one.reported)
    use = check_use(
        framework,
        findings,
        derived,
        assessment,
        listed=listed if index else frozenset(),
        searchable=is_searchable(document),
    )
    return replace(assessment, index=index, use=use)


def extract_facts(
    path: Path,
    *,
    pack: RulePack | None = None,
    editions: tuple[Framework, ...] | None = None,
    ocr: bool = False,
    progress: Progress | None = None,
) -> tuple[Document, Facts]:
    """Read a report, or a file of figures, and extract its facts, without judging them.

    `editions` are the framework editions that a content index might follow; by default all that are shipped.
    """
    tell = progress or (lambda stage, done, total: None)
    pack = pack or load_rules()
    listed = read_facts(path)
    if listed is not None:
        return _fact_document(path), name_figures(listed, pack.lexicon)
    document = read(path, progress=lambda done, total: tell("read", done, total), ocr=ocr)
    tell("extract", 0, 1)
    facts = extract(
        document,
        pack.lexicon,
        subjects=pack.subjects,
        figure_subjects=pack.figure_subjects,
        editions=load_frameworks() if editions is None else editions,
    )
    tell("extract", 1, 1)
    return document, facts


def _fact_document(path: Path) -> Document:
    """Stand for a file of figures: no page of it can be searched for statements."""
    return Document(
        source=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media_type="application/x-esgcheck-facts",
        pages=(),
        passages=(),
    )


def _datapoints(request: CheckRequest, editions: tuple[Framework, ...]) -> frozenset[str]:
    """What the frameworks of the run ask for; where the edition is still to be chosen, what any of its family does."""
    asking = [edition for edition in editions if edition.id in request.frameworks or _may_be_chosen(request, edition)]
    return frozenset[str]().union(*(edition.datapoints for edition in asking))


def _may_be_chosen(request: CheckRequest, edition: Framework) -> bool:
    return not request.frameworks and edition.family == DEFAULT_FAMILY


def _chosen(request: CheckRequest, facts: Facts) -> tuple[tuple[str, str], ...]:
    """Framework ids with the reason for each."""
    if request.frameworks:
        return tuple((name, "chosen by the user") for name in request.frameworks)
    return (choose_framework(facts.period, root=request.rules_root),)
