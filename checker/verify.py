"""An assessment file and the report in; out comes, quote by quote, whether it stands on the page that it names.

The report is opened anew; nothing but the quotes, pages and the digest is taken from the assessment.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import UsageError
from checker.model.document import Document
from checker.model.fact import Facts
from checker.readers import read
from checker.readers.facts_file import read_facts
from checker.readers.raw_text import raw_pages

_IGNORED = re.compile(r"[\s|\u00ad\u200b-\u200d\u2060\ufeff\ufffe]+")
"""White space, cell separators and marks that print nothing."""

_WORDS = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")
_MOST_LOST = 0.2
"""Share of words that a mended ligature or character map may make differ from the file's own text."""

CELL_SEPARATOR = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResult:
    """One thing that was checked."""

    where: str
    """Framework, requirement, element and page, for a person to look up."""
    quote: str
    problem: str = ""
    """Why it does not hold, in words; empty where it holds."""

    @property
    def holds(self) -> bool:
        """Whether it was proved."""
        return not self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """Text of a page without anything that `squash` ignores."""

    text: str
    raw: str | None = None
    """As it stands in the file; None where the format has no such text."""
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    """A quote as the assessment file gives it."""

    where: str
    page: int
    text: str


def verify(assessment_json: Path, report: Path) -> tuple[VerifyResult, ...]:
    """Check the report's digest and every quote, evidence and near misses alike."""
    assessments = _load(assessment_json)
    quotes = _all_quotes(assessment_json, assessments)
    recognised = any(assessment["report"].get("ocr_pages") for assessment in assessments)
    pages = _pages(report, ocr=recognised)
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    results = [_check_digest(assessment, digest, report) for assessment in assessments]
    results += [_check_quote(quote, pages) for quote in quotes]
    return tuple(results)


def _pages(report: Path, *, ocr: bool) -> dict[int, _Page]:
    """Read the report again; a PDF's text is also taken as it stands in the file, past our own reader.

    Pages that were read by character recognition have no such text: they are recognised anew.
    """
    facts = read_facts(report)
    if facts is not None:
        cells = (cell for text in _texts_of(facts) for cell in text.split(CELL_SEPARATOR))
        return {0: _Page(text="\n".join(map(squash, cells)))}
    document = read(report, ocr=ocr)
    raw = raw_pages(report) if document.media_type == "application/pdf" else ()
    recognised = {page.number for page in document.pages if page.ocr}
    raw_texts = {number: _plain(text) for number, text in enumerate(raw, 1) if number not in recognised}
    unread = {page.number for page in document.unread_pages}
    return {
        number: _Page(text=text, raw=raw_texts.get(number), unread=number in unread)
        for number, text in page_texts(document).items()
    }


def _texts_of(facts: Facts) -> Iterator[str]:
    """Everything of a fact file that a quote may come from."""
    yield from (figure.quote for figure in facts.figures)
    yield from (explanation.text for explanation in facts.explanations)
    yield from (reference.text for reference in facts.references)
    yield from (claim.text for claim in facts.claims)


def page_texts(document: Document) -> dict[int, str]:
    """Text of each page without anything that `squash` ignores: a line a passage, cell or caption."""
    texts: dict[int, list[str]] = {page.number: [] for page in document.pages}
    for passage in document.passages:
        texts.setdefault(passage.page, []).extend(passage.text.split(CELL_SEPARATOR))
    for table in document.tables:
        texts.setdefault(table.page, []).append(table.caption)
        texts[table.page].extend(cell for row in table.rows for cell in row)
    return {number: "\n".join(squash(text) for text in parts) for number, parts in texts.items()}


def squash(text: str) -> str:
    """Leave out what a quote and its page may differ in: white space, cell separators, invisible marks."""
    return _IGNORED.sub("", text)


def _load(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Read the assessments of a file: one, or a list of several frameworks'."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not a JSON file; give what 'esgcheck check --format json' wrote") from error
    found = data.get("assessments", [data]) if isinstance(data, dict) else data
    if not isinstance(found, list) or not found or not all(_is_assessment(one) for one in found):
        raise UsageError(f"{path}: not an assessment; give what 'esgcheck check --format json' wrote")
    return tuple(found)


def _is_assessment(data: object) -> bool:
    return (
        isinstance(data, dict) and isinstance(data.get("report"), dict) and isinstance(data.get("requirements"), list)
    )


def _check_digest(assessment: Mapping[str, Any], digest: str, report: Path) -> VerifyResult:
    """Compare the digests: with another file, a quote that is missing proves nothing."""
    stated = str(assessment["report"].get("sha256", ""))
    problem = ""
    if stated != digest:
        problem = f"another file was assessed: SHA-256 {stated[:12]}..., while {report.name} has {digest[:12]}..."
    return VerifyResult(where=f"{_framework(assessment)} report", quote="", problem=problem)


def _framework(assessment: Mapping[str, Any]) -> str:
    framework = assessment.get("framework", {})
    return str(framework.get("id", "")) if isinstance(framework, dict) else str(framework)


def _all_quotes(path: Path, assessments: Iterable[Mapping[str, Any]]) -> tuple[_Quote, ...]:
    """Quotes of every assessment of the file; one that was edited into another shape is refused."""
    try:
        return tuple(quote for assessment in assessments for quote in _quotes(assessment))
    except (AttributeError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: not an assessment as 'esgcheck check --format json' writes it ({error})") from error


def _quotes(assessment: Mapping[str, Any]) -> Iterator[_Quote]:
    """Every quote with its place: of elements, of the content index and of the claim of use."""
    for requirement in assessment["requirements"]:
        for element in requirement.get("elements", ()):
            name = f"{_framework(assessment)} {requirement.get('id', '?')} {element.get('id', '?')}"
            for kind, found in (("", element.get("evidence", ())), (" near miss", element.get("near_misses", ()))):
                yield from _places(f"{name}{kind}", found)
    for finding in assessment.get("content_index", ()):
        yield from _row_quotes(f"{_framework(assessment)} index {finding.get('id') or '(whole)'}", finding)
    use = assessment.get("claim_of_use", {})
    for claim in use.get("claims", ()):
        yield from _places(f"{_framework(assessment)} claim {claim.get('id', '?')}", claim.get("evidence", ()))
    for condition in use.get("conditions", ()):
        name = f"{_framework(assessment)} claim condition {condition.get('datapoint', '?')}"
        yield from _places(name, condition.get("evidence", ()))
        for disclosure in condition.get("disclosures", ()):
            yield from _row_quotes(f"{name} {disclosure.get('id', '?')}", disclosure)


def _row_quotes(name: str, item: Mapping[str, Any]) -> Iterator[_Quote]:
    """The row of the index that something is said of, and the evidence for it."""
    yield from _places(f"{name} row", [item["row"]] if item.get("row") else ())
    yield from _places(name, item.get("evidence", ()))


def _places(name: str, found: Iterable[Mapping[str, Any]]) -> Iterator[_Quote]:
    for place in found:
        page = int(place.get("page") or 0)
        yield _Quote(where=f"{name} p.{page}", page=page, text=str(place.get("quote", "")))


def _check_quote(quote: _Quote, pages: Mapping[int, _Page]) -> VerifyResult:
    """Find the quote on its page, a table row cell by cell."""
    page = pages.get(quote.page)
    if page is None:
        problem = f"the report has no page {quote.page}"
    elif not squash(quote.text):
        problem = "the quote is empty"
    elif page.unread:
        problem = "the page has no text that can be read"
    else:
        absent = _absent(quote.text, page.text) or _absent_in_file(quote.text, page.raw)
        problem = f'not on the page: "{absent}"' if absent else ""
    return VerifyResult(where=quote.where, quote=quote.text, problem=problem)


def _absent(quote: str, page: str) -> str:
    """Return the part of a quote that is not on the page: the sentence, or the first such cell of a table row."""
    cells = quote.split(CELL_SEPARATOR)
    if len(cells) == 1:
        return "" if squash(quote) in page else quote
    return next((cell for cell in cells if not _holds_cell(page, squash(cell))), "")


def _holds_cell(page: str, cell: str) -> bool:
    """Say whether a cell stands on the page; a number must not be a part of a longer one (31 in 1,310)."""
    return cell in page and re.search(rf"(?<![\d.,]){re.escape(cell)}(?![\d])", page) is not None


def _absent_in_file(quote: str, raw: str | None) -> str:
    """Return what of a quote is not in the page's own text, which may stand in another order and break words."""
    if raw is None or _plain(quote) in raw:
        return ""
    words = _WORDS.findall(unicodedata.normalize("NFKC", quote))
    lost = [word for word in words if _plain(word) not in raw]
    numbers = [word for word in lost if any(char.isdigit() for char in word)]
    return numbers[0] if numbers else "" if len(lost) <= _MOST_LOST * len(words) else lost[0]


def _plain(text: str) -> str:
    """Leave out also hyphens, which stand at the ends of lines, and how a character is drawn."""
    return squash(unicodedata.normalize("NFKC", text)).replace("-", "").replace("\u2010", "").replace("\x02", "")
