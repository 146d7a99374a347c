"""Checks on linkages and on what packages put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.entities import Linkage
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import judgements
from scenario_desk.model.scenario import Scenario


def check_linkages(scenario: Scenario, ledger: Ledger) -> None:
    """Note linkages that cannot work as they are described."""
    for linkage in scenario.linkages.values():
        _check_linkage(scenario, ledger, linkage)


def check_packages(scenario: Scenario, ledger: Ledger) -> None:
    """Note packages that put together what may not be, or leave out what must be."""
    for package in scenario.packages.values():
        for what, values in clashes(scenario, package.linkages):
            about = ("packages", package.id)
            ledger.note("warning", _OF_PACKAGE[what], *about, package=package.name, **values)


_OF_PACKAGE = {
    "lacks": "package_lacks",
    "excludes": "package_excludes",
    "crowds_group": "package_crowds_group",
    "skips_group": "package_skips_group",
}


def _check_linkage(scenario: Scenario, ledger: Ledger, linkage: Linkage) -> None:
    about = ("linkages", linkage.id)
    if linkage.feasibility is None:
        ledger.note("info", "no_feasibility", *about, linkage=linkage.name)
    if not linkage.endpoints:
        ledger.note("info", "linkage_without_endpoints", *about, linkage=linkage.name)
    for endpoint in sorted(set(linkage.endpoint_effects) - set(linkage.endpoints)):
        if endpoint in scenario.endpoints:
            ledger.note(
                "info",
                "effects_not_attached",
                *about,
                linkage=linkage.name,
                endpoint=name_of(scenario, "endpoints", endpoint),
            )
    for other in linkage.requires:
        if other in linkage.excludes:
            ledger.note(
                "warning",
                "linkage_contradicts_itself",
                *about,
                linkage=linkage.name,
                other=name_of(scenario, "linkages", other),
            )
    for _field, what, estimate in judgements(linkage):
        ledger.note_unsound(estimate, what, *about, linkage.name)


def clashes(scenario: Scenario, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is wrong with putting these linkages on the table together.

    Yields (what, values): "lacks" and "excludes" with `linkage` and `other`, "crowds_group" and
    "skips_group" with `group` and `count`. Two that exclude one another are told once.
    """
    told: set[frozenset[str]] = set()
    for key in chosen:
        linkage = scenario.linkages.get(key)
        if linkage is None:
            continue
        for other in linkage.requires:
            if other not in chosen:
                yield "lacks", _pair(scenario, linkage, other)
        for other in linkage.excludes:
            pair = frozenset((key, other))
            if other in chosen and pair not in told:
                told.add(pair)
                yield "excludes", _pair(scenario, linkage, other)
    groups = [
        linkage.group for key in chosen if (linkage := scenario.linkages.get(key)) is not None
    ]
    for group in scenario.groups.values():
        count = groups.count(group.id)
        if count > 1 or (group.choose == "exactly_one" and count == 0):
            what = "crowds_group" if count else "skips_group"
            yield what, {"group": group.name, "count": count}


def _pair(scenario: Scenario, linkage: Linkage, other: str) -> dict[str, Any]:
    return {"linkage": linkage.name, "other": name_of(scenario, "linkages", other)}
