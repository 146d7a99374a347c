"""Copying, pasting and duplicating parts of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic.dataclasses import dataclass

from scenario_desk.model.edits.amending import amended, made, twin
from scenario_desk.model.edits.children import holding, inserted, refuse_finished
from scenario_desk.model.edits.judging import refuse_unsound
from scenario_desk.model.edits.walking import (
    Nodes,
    below,
    depth_with,
    node_of,
    parent_of,
    tops,
)
from scenario_desk.model.entities import Node, Package
from scenario_desk.model.estimate import ENTITY, Estimate
from scenario_desk.model.ids import new_ids
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table


@dataclass(frozen=True, slots=True, config=ENTITY)
class Fragment:
    """Parts of a tree, cut loose: what the clipboard holds.

    `nodes` are all nodes, each before its children; `roots` those that no other holds.
    `overrides` are what packages say about nodes of the fragment: (package, node, by branch).
    """

    roots: tuple[str, ...]
    nodes: tuple[Node, ...]
    overrides: tuple[tuple[str, str, Table[str, Estimate | None]], ...] = ()


def copy(scenario: Scenario, nodes: Nodes) -> Fragment:
    """Cut nodes loose with all below them; of nested ones the outer."""
    roots = tops(scenario, nodes)
    keys = [key for root in roots for key in below(scenario, root)]
    among = set(keys)
    return Fragment(
        roots,
        tuple(scenario.nodes[key] for key in keys),
        tuple(
            (package.id, node, branches)
            for package in scenario.packages.values()
            for node, branches in package.overrides.items()
            if node in among
        ),
    )


def paste(
    scenario: Scenario,
    parent: str,
    fragment: Fragment,
    index: int | None = None,
    ids: Mapping[str, str] | None = None,
) -> Scenario:
    """Put a fragment below `parent` at `index`, else last, every node under a fresh id.

    Every branch keeps its number: what the branches there then sum to is a finding. Owners,
    endpoints, phases and sources that this scenario lacks are left empty. A mark of history stays
    with the original while that exists. Refused below a leaf that ends somewhere. `ids` may name
    the new id of some nodes by the old one.
    """
    above = node_of(scenario, parent)
    refuse_finished(scenario, above)
    fresh = _fresh_ids(scenario, fragment, ids or {})
    levels = depth_with(scenario, parent, _levels(fragment))
    for estimate in _probabilities(fragment):
        if estimate is not None:
            refuse_unsound(estimate, "probability")
    put = _transplanted(scenario, fragment, fresh)
    put[parent] = holding(
        above, inserted(above.children, [fresh[root] for root in fragment.roots], index)
    )
    packages = _overriding(scenario, fragment, fresh)
    return scenario.with_nodes(put, levels=levels, packages=packages)


def duplicate(scenario: Scenario, nodes: Nodes, ids: Mapping[str, str] | None = None) -> Scenario:
    """Copy each node, with all below it, as its next sibling; the new branch is the rest.

    Of nested nodes the outer is copied. The root cannot be: no branch leads to it. `ids` may name
    the new id of some nodes by the old one.
    """
    fragment = copy(scenario, nodes)
    beside: dict[str, set[str]] = {}
    for node in fragment.roots:
        beside.setdefault(parent_of(scenario, node), set()).add(node)
    fresh = _fresh_ids(scenario, fragment, ids or {})
    put = _transplanted(scenario, fragment, fresh, fragment.roots)
    for parent, doubled in beside.items():
        above = scenario.nodes[parent]
        children = [
            each
            for key in above.children
            for each in ((key, fresh[key]) if key in doubled else (key,))
        ]
        put[parent] = amended(above, children=tuple(children))
    # Beside its original nothing comes to stand deeper.
    return scenario.with_nodes(put, levels=0, packages=_overriding(scenario, fragment, fresh))


def _fresh_ids(scenario: Scenario, fragment: Fragment, ids: Mapping[str, str]) -> dict[str, str]:
    """A new id for every node; raises EditRefused where one is taken or the fragment is broken."""
    own = [node.id for node in fragment.nodes]
    fresh = dict(zip(own, new_ids(len(own)), strict=True))
    for key in fresh.keys() & ids.keys():
        fresh[key] = made(Node, id=ids[key]).id
    if not _is_whole(fragment) or len(set(fresh.values())) != len(own):
        raise EditRefused("fragment_is_broken")
    for key in fresh.values():
        if key in scenario.nodes:
            raise EditRefused("id_taken", collection="nodes", id=key)
    return fresh


def _is_whole(fragment: Fragment) -> bool:
    """Whether all its nodes, each there once, hang on its roots in one place each."""
    children = {node.id: node.children for node in fragment.nodes}
    found: set[str] = set()
    waiting = list(fragment.roots)
    while waiting:
        key = waiting.pop()
        if key in found or key not in children:
            return False
        found.add(key)
        waiting.extend(children[key])
    return 0 < len(found) == len(children) == len(fragment.nodes)


def _probabilities(fragment: Fragment) -> Iterator[Estimate | None]:
    yield from (node.probability for node in fragment.nodes)
    for _package, _node, branches in fragment.overrides:
        yield from branches.values()


def _levels(fragment: Fragment) -> int:
    children = {node.id: node.children for node in fragment.nodes}
    level, count = list(fragment.roots), 0
    while level:
        count += 1
        level = [child for key in level for child in children[key]]
    return count


def _transplanted(
    scenario: Scenario, fragment: Fragment, fresh: Mapping[str, str], rest: Iterable[str] = ()
) -> dict[str, Node]:
    """The nodes of the fragment by their new ids, naming only what this scenario has.

    The branches to the nodes in `rest` are the rest, whatever they were.
    """
    rest = frozenset(rest)
    actors, endpoints = frozenset(scenario.actors), frozenset(scenario.endpoints)
    phases, nodes = frozenset(scenario.phases), scenario.nodes
    put = {}
    for node in fragment.nodes:
        key = fresh[node.id]
        put[key] = twin(
            node,
            id=key,
            children=tuple([fresh[child] for child in node.children]),
            probability=None if node.id in rest else _sourced(scenario, node.probability),
            owner=node.owner if node.owner in actors else None,
            endpoint=node.endpoint if node.endpoint in endpoints else None,
            phase=node.phase if node.phase in phases else None,
            historical=node.historical and node.id not in nodes,
        )
    return put


def _sourced(scenario: Scenario, estimate: Estimate | None) -> Estimate | None:
    if estimate is None or not estimate.sources:
        return estimate
    if all(source in scenario.sources for source in estimate.sources):
        return estimate
    listed = tuple(source for source in estimate.sources if source in scenario.sources)
    return amended(estimate, sources=listed)


def _overriding(
    scenario: Scenario, fragment: Fragment, fresh: Mapping[str, str]
) -> Roster[Package]:
    packages = scenario.packages
    for key, node, branches in fragment.overrides:
        renamed = Table(
            {
                fresh[child]: _sourced(scenario, each)
                for child, each in branches.items()
                if child in fresh
            }
        )
        if key in packages and node in fresh and renamed:
            overrides = packages[key].overrides.set(fresh[node], renamed)
            packages = packages.put(amended(packages[key], overrides=overrides))
    return packages
