"""Checks on linkages and on what packages put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scenario_desk.model import graphs
from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.entities import Linkage
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import judgements
from scenario_desk.model.scenario import Scenario

MOST_STEPS = 100_000
"""So many rules are looked at for all packages together: each may lead through all there are."""


def check_linkages(scenario: Scenario, ledger: Ledger) -> None:
    """Note linkages that cannot work as they are described."""
    never = graphs.never_chosen(scenario)
    if never is None:
        ledger.note("info", "rules_not_followed", "scenario", scenario.root)
        never = {}
    for linkage in scenario.linkages.values():
        ledger.go_on()
        _check_linkage(scenario, ledger, linkage, never.get(linkage.id))
    _check_groups(scenario, ledger, never)


def check_packages(scenario: Scenario, ledger: Ledger) -> None:
    """Note packages that put together what may not be, or leave out what must be.

    Where the rules are too many for all packages, the first that was not looked at to its end is
    noted, and those after it are left out.
    """
    steps = graphs.Steps(MOST_STEPS)
    for package in scenario.packages.values():
        ledger.go_on()
        about = ("packages", package.id)
        try:
            for what, values in clashes(scenario, package.linkages, steps):
                ledger.note("warning", _OF_PACKAGE[what], *about, package=package.name, **values)
        except graphs.TooManyRules:
            ledger.note("info", "rules_not_followed", *about)
            return


_OF_PACKAGE = {
    "lacks": "package_lacks",
    "excludes": "package_excludes",
    "crowds_group": "package_crowds_group",
    "skips_group": "package_skips_group",
}


def _check_linkage(
    scenario: Scenario, ledger: Ledger, linkage: Linkage, never: graphs.Contradiction | None
) -> None:
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
    excluded = set(linkage.excludes) if linkage.requires else ()
    contradictions = [other for other in dict.fromkeys(linkage.requires) if other in excluded]
    for other in contradictions:
        ledger.note(
            "warning", "linkage_contradicts_itself", *about, **_pair(scenario, linkage, other)
        )
    if never is not None and not contradictions:
        _note_never(scenario, ledger, linkage, never)
    for _field, what, estimate in judgements(linkage):
        ledger.note_unsound(estimate, what, *about, linkage.name)


def _note_never(
    scenario: Scenario, ledger: Ledger, linkage: Linkage, never: graphs.Contradiction
) -> None:
    values = {"linkage": linkage.name}
    if never.through:
        code = "linkage_requires_impossible"
        values["other"] = name_of(scenario, "linkages", never.through)
    elif never.one == never.other:
        code = "linkage_excludes_itself"
    else:
        values["other"] = name_of(scenario, "linkages", never.other)
        if never.one != linkage.id:
            values["one"] = name_of(scenario, "linkages", never.one)
        if never.group is not None:
            values["group"] = name_of(scenario, "groups", never.group)
        code = _NEVER[never.one == linkage.id, never.group is not None]
    ledger.note("warning", code, "linkages", linkage.id, **values)


_NEVER = {
    (True, False): "linkage_requires_excluded",
    (False, False): "linkage_requires_excluding",
    (True, True): "linkage_requires_of_its_group",
    (False, True): "linkage_requires_of_one_group",
}
"""By whether the linkage itself is one of the two, and whether they share a group."""


def _check_groups(
    scenario: Scenario, ledger: Ledger, never: Mapping[str, graphs.Contradiction]
) -> None:
    choosable = {each.group for each in scenario.linkages.values() if each.id not in never}
    for group in scenario.groups.values():
        if group.choose == "exactly_one" and group.id not in choosable:
            ledger.note("warning", "group_without_choice", "groups", group.id, group=group.name)


def clashes(
    scenario: Scenario, chosen: Collection[str], steps: graphs.Steps
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is wrong with putting these linkages on the table together.

    Yields (what, values): "lacks" and "excludes" with `linkage` and `other`, "crowds_group" and
    "skips_group" with `group` and `count`. Two that exclude one another are told once. Raises
    TooManyRules where `steps` has none left for a rule or a group.
    """
    linkages = scenario.linkages
    for key, other in graphs.lacking(scenario, chosen, steps):
        yield "lacks", _pair(scenario, linkages[key], other)
    for key, other in graphs.excluding(scenario, chosen, steps):
        yield "excludes", _pair(scenario, linkages[key], other)
    groups = Counter(linkages[key].group for key in dict.fromkeys(chosen) if key in linkages)
    steps.take(len(scenario.groups))
    for group in scenario.groups.values():
        count = groups[group.id]
        if count > 1 or (group.choose == "exactly_one" and count == 0):
            what = "crowds_group" if count else "skips_group"
            yield what, {"group": group.name, "count": count}


def _pair(scenario: Scenario, linkage: Linkage, other: str) -> dict[str, Any]:
    return {"linkage": linkage.name, "other": name_of(scenario, "linkages", other)}
