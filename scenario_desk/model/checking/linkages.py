"""Checks on linkages and on what packages put together."""

from __future__ import annotations

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.entities import Linkage, Package
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
        _check_demands(scenario, ledger, package)
        _check_groups(scenario, ledger, package)


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


def _check_demands(scenario: Scenario, ledger: Ledger, package: Package) -> None:
    for key in package.linkages:
        linkage = scenario.linkages.get(key)
        if linkage is None:
            continue
        for code, others in (
            ("package_lacks", [each for each in linkage.requires if each not in package.linkages]),
            ("package_excludes", [each for each in linkage.excludes if each in package.linkages]),
        ):
            for other in others:
                ledger.note(
                    "warning",
                    code,
                    "packages",
                    package.id,
                    package=package.name,
                    linkage=linkage.name,
                    other=name_of(scenario, "linkages", other),
                )


def _check_groups(scenario: Scenario, ledger: Ledger, package: Package) -> None:
    groups = [
        linkage.group
        for key in package.linkages
        if (linkage := scenario.linkages.get(key)) is not None
    ]
    for group in scenario.groups.values():
        count = groups.count(group.id)
        if count > 1 or (group.choose == "exactly_one" and count == 0):
            code = "package_crowds_group" if count else "package_skips_group"
            ledger.note(
                "warning",
                code,
                "packages",
                package.id,
                package=package.name,
                group=group.name,
                count=count,
            )
