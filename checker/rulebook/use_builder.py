"""The claims of use of an edition: checked YAML in, UseRules out; ids that do not fit together are problems."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.model.use import AcceptedReason, ClaimOfUse, UseRules
from checker.rulebook.problems import Problem, did_you_mean
from checker.rulebook.values import mapping, text, text_at, texts
from checker.rulebook.yaml_source import Place, Source

_OF_REQUIREMENTS = ("general", "managed_by", "requirements")
_OF_CLAIMS = ("yields_to", "excludes")


def use_problems(source: Source, known: set[str]) -> Iterator[Problem]:
    """Find names of requirements and claims that the file does not have, and a pattern that is none."""
    body = mapping(source.data).get("claims")
    if body is None:
        return
    claims = {one["id"] for one in body["stated"]}
    for index, one in enumerate(body["stated"]):
        place: Place = ("claims", "stated", index)
        for keys, what, names in ((_OF_REQUIREMENTS, "requirement", known), (_OF_CLAIMS, "claim", claims)):
            for key in keys:
                yield from _unknown(source, (*place, key), what, texts(one.get(key)), names)
    try:
        re.compile(text_at(body, "sector_reference"))
    except re.error as error:
        yield source.problem(("claims", "sector_reference"), f"not a regular expression: {error}")


def _unknown(source: Source, place: Place, what: str, named: Sequence[str], known: set[str]) -> Iterator[Problem]:
    for index, name in enumerate(named):
        if name not in known:
            hint = did_you_mean(name, known) or f"; allowed: a {what} of this file"
            yield source.problem((*place, index), f"unknown {what} {name!r}{hint}")


def build_use(body: Mapping[str, Any]) -> UseRules:
    """Build the claims from a file without problems."""
    return UseRules(
        claims=tuple(map(_claim, body["stated"])),
        reasons=tuple(
            AcceptedReason(
                reason=one["reason"],
                title=text(one["title"]),
                explain=text(one["explain"]),
                remedy=one.get("remedy", False),
            )
            for one in body["omissions"]
        ),
        sector_reference=text_at(body, "sector_reference"),
    )


def _claim(one: Mapping[str, Any]) -> ClaimOfUse:
    return ClaimOfUse(
        id=one["id"],
        title=text(one["title"]),
        stated_by=one["stated_by"],
        yields_to=texts(one.get("yields_to")),
        excludes=texts(one.get("excludes")),
        general=texts(one.get("general")),
        managed_by=texts(one.get("managed_by")),
        whole_topics=one.get("topic_disclosures") == "all",
        requirements=texts(one.get("requirements")),
        conditions=tuple((text(item["title"]), item["datapoint"]) for item in one.get("conditions", ())),
    )
