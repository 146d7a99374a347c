"""Linkages and packages as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Ints, read_only
from scenario_desk.analysis.estimates import Estimates, estimate_of, estimates_of
from scenario_desk.analysis.nodes import Nodes
from scenario_desk.analysis.on_demand import OnDemand
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


@dataclass(frozen=True, eq=False)
class LinkageArrays:
    """One linkage: M effects, each on one score."""

    id: str
    feasibility: Estimates
    """float64[3] chance that the giver can deliver, 0 … 1; nan where open."""
    endpoints: Ints
    """int64[…] rows of the endpoints it can be attached to."""
    effect_endpoint: Ints
    """int64[M] rows."""
    effect_interest: Ints
    """int64[M] rows."""
    effects: Estimates
    """float64[3, M] what it adds to the score."""
    of_endpoint: Bools
    """bool[M] judged for that endpoint alone; what is not is one judgement at all of its endpoints."""


@dataclass(frozen=True, eq=False)
class PackageArrays:
    """One package: its linkages, and the branches whose probability it overrides."""

    id: str
    linkages: tuple[str, ...]
    """Ids of those that exist, each once."""
    branches: Ints
    """int64[M] rows of the branches; of a node with an override, all of them."""
    probability: Estimates
    """float64[3, M] as typed; nan is the rest, and so is a branch the override does not name."""


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


def lowered_packages(scenario: Scenario, nodes: Nodes) -> OnDemand[PackageArrays]:
    """The packages by id, each lowered when first asked for."""
    return OnDemand(
        scenario.packages.order,
        lambda key: _lowered_package(scenario.packages[key], scenario.linkages, nodes),
    )


def packages_after(
    before: OnDemand[PackageArrays], old: Nodes, new: Nodes, changes: Changes
) -> OnDemand[PackageArrays]:
    """The packages of the next scenario."""
    was, now = changes.old, changes.new
    same_rows = old.node_index is new.node_index
    if same_rows and was.linkages is now.linkages and was.packages is now.packages:
        return before
    return lowered_packages(now, new)


def _lowered_linkage(linkage: Linkage, rosters: RosterArrays) -> LinkageArrays:
    """The arrays of one linkage; effects listed for an endpoint replace all the general ones.

    An empty list there leaves none.
    """
    endpoint_index, interest_index = rosters.endpoint_index, rosters.interest_index
    ends = [each for each in dict.fromkeys(linkage.endpoints) if each in endpoint_index]
    cells: list[tuple[int, int, Estimate]] = []
    for end in ends:
        effects: Table[str, Estimate] = linkage.endpoint_effects.get(end, linkage.effects)
        cells += (
            (endpoint_index[end], interest_index[interest], effects[interest])
            for interest in effects
            if interest in interest_index
        )
    cells.sort(key=lambda cell: cell[:2])
    return LinkageArrays(
        id=linkage.id,
        feasibility=estimate_of(linkage.feasibility),
        endpoints=read_only(np.array([endpoint_index[end] for end in ends], np.int64)),
        effect_endpoint=read_only(np.array([row for row, *_ in cells], np.int64)),
        effect_interest=read_only(np.array([row for _, row, _ in cells], np.int64)),
        effects=estimates_of(estimate for *_, estimate in cells),
        of_endpoint=read_only(
            np.array(
                [rosters.endpoint_ids[row] in linkage.endpoint_effects for row, *_ in cells], bool
            )
        ),
    )


def _lowered_package(
    package: Package, linkages: Mapping[str, Linkage], nodes: Nodes
) -> PackageArrays:
    """The arrays of one package; an override that names no branch of its node is left out."""
    rows: list[int] = []
    said: list[Estimate | None] = []
    for node, branches in package.overrides.items():
        row = nodes.node_index.get(node, -1)
        if row < 0:
            continue
        first = int(nodes.first_child[row])
        children = range(first, first + int(nodes.child_count[row]))
        names = [nodes.node_ids[child] for child in children]
        if any(name in branches for name in names):
            rows += children
            said += [branches.get(name) for name in names]
    order = np.argsort(np.array(rows, np.int64), kind="stable")
    return PackageArrays(
        id=package.id,
        linkages=tuple(each for each in dict.fromkeys(package.linkages) if each in linkages),
        branches=read_only(np.array(rows, np.int64)[order]),
        probability=read_only(estimates_of(said)[:, order]),
    )
