"""A rule in plain sentences, for `esgcheck rules explain`; reads nothing and prints nothing."""

from collections.abc import Iterator

from checker.model.derived import Derived
from checker.model.rule import IndexPart, Question, QuestionKind, Reach, Rule

_SOUGHT: dict[QuestionKind, str] = {
    QuestionKind.FIGURE: "a figure",
    QuestionKind.POLICY: "a policy",
    QuestionKind.MEASURE: "something that is done",
    QuestionKind.PROCESS: "how something is handled",
    QuestionKind.GOVERNANCE: "who is responsible",
    QuestionKind.COMPLIANCE: "a statement of compliance",
    QuestionKind.TARGET: "a target",
    QuestionKind.RESULT: "a result",
    QuestionKind.RISK: "a risk",
    QuestionKind.STATEMENT: "a statement",
}
_REACHES: dict[Reach, str] = {
    Reach.SENTENCE: "in the sentence itself",
    Reach.PARAGRAPH: "in the same paragraph",
    Reach.SECTION: "in the sentence or in a heading above it",
}
_INDEX_PARTS: dict[IndexPart, str] = {
    IndexPart.LINES: "in a line of the content index that is no row of it",
    IndexPart.ANYWHERE: "in a line of the content index, or in what one of its rows answers",
}


def rule_lines(rule: Rule) -> Iterator[str]:
    """Yield one line a fact about the rule: what it asks, what it takes, what it turns down, what else answers it."""
    yield f"{rule.id} (version {rule.version}, {rule.path}:{rule.line})"
    yield rule.asks
    for number, question in enumerate(rule.questions):
        yield f"{'Takes' if number == 0 else 'Or takes'} {question_in_words(question)}."
    if rule.derived:
        yield derived_in_words(rule.derived)
    for guard in rule.guards:
        place = "in the same sentence" if guard.where == "near" else "in a heading above"
        yield f'Turns down what has "{guard.concept}" {place}: {guard.why}.'
    for other in rule.answered_by:
        if other.only_touches:
            yield f"Touched on where {other.datapoint} is answered, which makes it weak rather than missing."
        else:
            yield f"Also answered by {other.datapoint}{', where that says there were none' if other.only_nil else ''}."
    for example in rule.examples:
        sample = example.text or " / ".join(" | ".join(row) for row in (*example.table, *example.index))
        yield f"Example, {example.state}{f' ({example.because})' if example.because else ''}: {sample}"


def derived_in_words(derived: Derived) -> str:
    """Return the likes of `Derived from the content index and the other findings: omissions made.`."""
    parts = [f"Derived from the content index and the other findings: {derived.condition.replace('_', ' ')}"]
    parts += [f"for the reason {derived.reason}"] if derived.reason else []
    parts += [f"resting on {', '.join(derived.of)}"] if derived.of else []
    return "; ".join(parts) + "."


def question_in_words(question: Question) -> str:
    """Return the likes of `a figure (count or rate) on complaint, in the sentence itself`."""
    unit = f" ({_any(question.unit)})" if question.unit else ""
    parts = [f"{_SOUGHT[question.kind]}{unit} on {_any(question.of)}, {_REACHES[question.reach]}"]
    parts += [f"with {_any(group)} in the sentence" for group in question.with_]
    parts += [*_what(question), *_whose(question)]
    return "; ".join(parts)


def _what(question: Question) -> Iterator[str]:
    """Conditions on the figure or passage itself."""
    if question.index:
        yield _INDEX_PARTS[question.index]
    if question.by:
        yield f"split by {question.by}"
    if question.part:
        yield f"not of another part than {question.part}"
    if question.periods > 1:
        yield f"for {question.periods} years"
    if question.per is not None:
        yield "per something" if question.per else "not per something"
    if question.kind is QuestionKind.FIGURE and not question.nil:
        yield "a plain none does not count"
    if question.years:
        yield f"with the year of {_any(question.years)} as a value"


def _whose(question: Question) -> Iterator[str]:
    """Conditions on who speaks, and what an answer is worth."""
    if question.owners != ("own",):
        yield f"of {_any(question.owners)} operations"
    if question.negated is not None:
        yield "only where it is denied" if question.negated else "only where it is not denied"
    if question.touches:
        yield f"only weak: {question.touches}"


def _any(names: tuple[str, ...]) -> str:
    return " or ".join(names)
