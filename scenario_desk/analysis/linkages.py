"""Linkages and packages as arrays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scenario_desk.analysis.effects import EffectArrays, lowered_effects
from scenario_desk.analysis.estimates import Estimates, estimate_of
from scenario_desk.analysis.news import News
from scenario_desk.analysis.nodes import Nodes
from scenario_desk.analysis.on_demand import OnDemand
from scenario_desk.analysis.overrides import OverrideArrays, lowered_overrides
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Linkage, Package
from scenario_desk.model.scenario import Scenario


@dataclass(frozen=True, eq=False)
class LinkageArrays(EffectArrays):
    """One linkage, and what it adds to the scores of the endpoints it can be attached to."""

    id: str
    feasibility: Estimates
    """float64[3] chance that the giver can deliver, 0 … 1; nan where open."""


@dataclass(frozen=True, eq=False)
class PackageArrays(OverrideArrays):
    """One package: its linkages, and the branches whose probability it overrides, where no inject in
    force does."""

    id: str
    linkages: tuple[str, ...]
    """Ids of those that exist, each once."""


def lowered_linkages(scenario: Scenario, rosters: RosterArrays) -> OnDemand[LinkageArrays]:
    """The linkages by id, each lowered when first asked for."""
    return OnDemand(
        scenario.linkages.order, lambda key: _lowered_linkage(scenario.linkages[key], rosters)
    )


def linkages_after(
    before: OnDemand[LinkageArrays], old: RosterArrays, new: RosterArrays, changes: Changes
) -> OnDemand[LinkageArrays]:
    """The linkages of the next scenario, with what is already lowered where it still holds."""
    was, now = changes.old.linkages, changes.new.linkages
    if old.same_rows(new) and was is now:
        return before
    linkages = lowered_linkages(changes.new, new)
    if old.same_rows(new):
        linkages.inherit(before, (key for key in now if was.get(key) is now[key]))
    return linkages


def lowered_packages(scenario: Scenario, nodes: Nodes, news: News) -> OnDemand[PackageArrays]:
    """The packages by id, each lowered when first asked for."""
    settled = frozenset(nodes.parent[news.overrides.branches].tolist())
    return OnDemand(
        scenario.packages.order,
        lambda key: _lowered_package(scenario.packages[key], scenario.linkages, nodes, settled),
    )


def packages_after(
    before: OnDemand[PackageArrays],
    old: tuple[Nodes, News],
    new: tuple[Nodes, News],
    changes: Changes,
) -> OnDemand[PackageArrays]:
    """The packages of the next scenario; old, new: the tree and the news before and after."""
    was, now = changes.old, changes.new
    same_rows = old[0].node_index is new[0].node_index and old[1] is new[1]
    if same_rows and was.linkages is now.linkages and was.packages is now.packages:
        return before
    return lowered_packages(now, *new)


def _lowered_linkage(linkage: Linkage, rosters: RosterArrays) -> LinkageArrays:
    return LinkageArrays(
        **vars(lowered_effects(linkage, rosters)),
        id=linkage.id,
        feasibility=estimate_of(linkage.feasibility),
    )


def _lowered_package(
    package: Package, linkages: Mapping[str, Linkage], nodes: Nodes, settled: Collection[int]
) -> PackageArrays:
    """The arrays of one package; the nodes in `settled` go by an inject."""
    return PackageArrays(
        **vars(lowered_overrides(package.overrides, nodes, settled)),
        id=package.id,
        linkages=tuple(each for each in dict.fromkeys(package.linkages) if each in linkages),
    )
