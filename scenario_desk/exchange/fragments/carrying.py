"""Cuts branches out of a scenario, with the names of all they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenario_desk.model.edits import Fragment, copy
from scenario_desk.model.entities import Actor, Endpoint, Node, Package, Phase, Source
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.model.naming import own_name
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table


def carrier(scenario: Scenario, nodes: Iterable[str]) -> Scenario:
    """The scenario that carries these nodes and all below them; of nested ones the outer.

    Raises EditRefused where there is no such node.
    """
    fragment = copy(scenario, nodes)
    among = {node.id for node in fragment.nodes}
    root = new_id()
    held = Node(id=root, kind="chance", children=fragment.roots)
    packages = [
        Package(package.id, package.name, overrides=_within(package.overrides, among))
        for package in scenario.packages.values()
        if any(node in among for node in package.overrides)
    ]
    return Scenario(
        title=scenario.title,
        root=root,
        nodes=Table({root: held} | {node.id: node for node in fragment.nodes}),
        actors=_named(scenario.actors, Actor, (node.owner for node in fragment.nodes)),
        endpoints=_named(scenario.endpoints, Endpoint, (node.endpoint for node in fragment.nodes)),
        phases=_named(scenario.phases, Phase, (node.phase for node in fragment.nodes)),
        sources=_named(scenario.sources, Source, _sources(fragment)),
        packages=Roster(packages),
    )


def fragment_of(carried: Scenario) -> Fragment:
    """The branches that a carrier holds; raises EditRefused where it holds none."""
    return copy(carried, carried.nodes[carried.root].children)


def _named(roster: Roster[Any], kind: Any, keys: Iterable[str | None]) -> Roster[Any]:
    """The entities with these ids, with their names and nothing else."""
    found = [roster[key] for key in dict.fromkeys(keys) if key is not None and key in roster]
    return Roster([kind(each.id, own_name(each)) for each in found])


def _within(overrides: Table[str, Any], among: set[str]) -> Table[str, Any]:
    return Table({node: branches for node, branches in overrides.items() if node in among})


def _sources(fragment: Fragment) -> Iterable[str]:
    for node in fragment.nodes:
        yield from _cited(node.probability)
    for _package, _node, branches in fragment.overrides:
        for estimate in branches.values():
            yield from _cited(estimate)


def _cited(estimate: Estimate | None) -> tuple[str, ...]:
    return estimate.sources if estimate is not None else ()
