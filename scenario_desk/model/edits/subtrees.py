"""Copying, pasting and duplicating parts of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.dataclasses import dataclass

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.children import holding, inserted, refuse_finished
from scenario_desk.model.edits.judging import refuse_unsound
from scenario_desk.model.edits.walking import (
    Nodes,
    below,
    node_of,
    parent_of,
    refuse_too_deep,
    tops,
)
from scenario_desk.model.entities import Node, Package
from scenario_desk.model.estimate import ENTITY, Estimate
from scenario_desk.model.ids import new_id
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

    Its top branches are the rest there: their numbers were judged among other branches. Owners,
    endpoints, phases and sources that this scenario lacks are left empty. A mark of history stays
    with the original while that exists. Refused below a leaf that ends somewhere. `ids` may name
    the new id of some nodes by the old one.
    """
    above = node_of(scenario, parent)
    refuse_finished(scenario, above)
    fresh = _fresh_ids(scenario, fragment, ids or {})
    refuse_too_deep(scenario, parent, _levels(fragment))
    for estimate in _probabilities(fragment):
        if estimate is not None:
            refuse_unsound(estimate, "probability")
    put = {
        fresh[node.id]: _transplanted(scenario, node, fresh, node.id in fragment.roots)
        for node in fragment.nodes
    }
    put[parent] = holding(
        above, inserted(above.children, [fresh[root] for root in fragment.roots], index)
    )
    return scenario.with_nodes(put, packages=_overriding(scenario, fragment, fresh))


def duplicate(scenario: Scenario, nodes: Nodes, ids: Mapping[str, str] | None = None) -> Scenario:
    """Copy each node, with all below it, as its next sibling; the new branch is the rest.

    Of nested nodes the outer is copied. The root cannot be: no branch leads to it. `ids` may name
    the new id of some nodes by the old one.
    """
    for node in tops(scenario, nodes):
        parent = parent_of(scenario, node)
        fragment = copy(scenario, node)
        fresh = _fresh_ids(scenario, fragment, ids or {})
        put = {
            fresh[each.id]: _transplanted(scenario, each, fresh, each.id == node)
            for each in fragment.nodes
        }
        above = scenario.nodes[parent]
        place = above.children.index(node) + 1
        put[parent] = amended(above, children=inserted(above.children, (fresh[node],), place))
        scenario = scenario.with_nodes(put, packages=_overriding(scenario, fragment, fresh))
    return scenario


def _fresh_ids(scenario: Scenario, fragment: Fragment, ids: Mapping[str, str]) -> dict[str, str]:
    """A new id for every node; raises EditRefused where one is taken or the fragment is broken."""
    fresh = {node.id: ids.get(node.id) or new_id() for node in fragment.nodes}
    if not _is_whole(fragment) or len(set(fresh.values())) != len(fresh):
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


def _transplanted(scenario: Scenario, node: Node, fresh: Mapping[str, str], top: bool) -> Node:
    return amended(
        node,
        id=fresh[node.id],
        children=tuple(fresh[child] for child in node.children),
        probability=None if top else _sourced(scenario, node.probability),
        owner=node.owner if node.owner in scenario.actors else None,
        endpoint=node.endpoint if node.endpoint in scenario.endpoints else None,
        phase=node.phase if node.phase in scenario.phases else None,
        historical=node.historical and node.id not in scenario.nodes,
    )


def _sourced(scenario: Scenario, estimate: Estimate | None) -> Estimate | None:
    if estimate is None or all(source in scenario.sources for source in estimate.sources):
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
