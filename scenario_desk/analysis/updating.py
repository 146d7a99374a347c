"""The next tree from the last: what an edit did not touch is shared, never lowered again."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from scenario_desk.analysis.arrays import Array, kept, read_only
from scenario_desk.analysis.nodes import (
    Columns,
    Nodes,
    columns_of,
    leaf_endpoints,
    lowered_nodes,
    moves_of,
    owners,
    shared_sets,
)
from scenario_desk.analysis.restructuring import information_sets, restructured
from scenario_desk.analysis.rosters import Rosters
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Difference

NOTHING = Difference(frozenset(), frozenset(), frozenset())


def nodes_after(before: Nodes, old: Rosters, new: Rosters, changes: Changes) -> Nodes:
    """The tree of the next scenario; `before` itself where nothing of it changed.

    It is restructured if children changed, else patched cell by cell. `old` and `new` are the
    rosters before and after.
    """
    scenario = changes.new
    difference = changes.tables.get("nodes", NOTHING)
    moved = old.actor_ids is not new.actor_ids or old.endpoint_ids is not new.endpoint_ids
    touched = [scenario.nodes[key] for key in difference.replaced if key in before.node_index]
    if (
        scenario.root != changes.old.root
        or difference.added
        or difference.removed
        or any(node.children != changes.old.nodes[node.id].children for node in touched)
    ):
        shifted = None if moved else restructured(before, scenario, difference, new)
        return shifted or lowered_nodes(scenario, new)
    nodes = _patched(before, touched, new) if touched else before
    if moved:
        nodes = _referring(nodes, scenario, new)
    if scenario.moves == changes.old.moves:
        return nodes
    return replace(nodes, moves=moves_of(scenario, nodes.node_index, nodes.parent))


def _patched(before: Nodes, touched: list[Node], rosters: Rosters) -> Nodes:
    """The tree with the rows of `touched` read again."""
    rows = np.array([before.node_index[node.id] for node in touched], np.int64)
    read_again = columns_of(touched, before.child_count[rows], rosters)

    def patched(old: Array, read: Array) -> Array:
        if np.array_equal(old[..., rows], read, equal_nan=read.dtype.kind == "f"):
            return old
        values = old.copy()
        values[..., rows] = read
        return read_only(values)

    names = [field.name for field in fields(Columns)]
    columns = {each: patched(getattr(before, each), getattr(read_again, each)) for each in names}
    sets = information_sets(before.information_sets, touched)
    if sets != before.information_sets or (sets and columns["kind"] is not before.kind):
        shared = shared_sets(sets, before.node_index, columns["kind"])
        return replace(
            before,
            **columns,
            information_sets=sets,
            information_set=kept(before.information_set, shared),
        )
    return replace(before, **columns)


def _referring(before: Nodes, scenario: Scenario, rosters: Rosters) -> Nodes:
    """The tree with the owners and endpoints of all nodes read again: rosters' rows moved."""
    nodes = [scenario.nodes.get(key) or Node(id=key) for key in before.node_ids]
    ends = leaf_endpoints(nodes, before.child_count, rosters)
    return replace(
        before,
        owner=kept(before.owner, owners(nodes, rosters)),
        leaf_endpoint=kept(before.leaf_endpoint, ends),
    )
