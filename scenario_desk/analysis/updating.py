"""The next tree from the last: what an edit did not touch is shared, never lowered again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scenario_desk.analysis.arrays import Array, kept, read_only
from scenario_desk.analysis.nodes import (
    COLUMNS,
    Nodes,
    columns_of,
    leaf_endpoints,
    lowered_nodes,
    moves_of,
    owners,
    shared_sets,
)
from scenario_desk.analysis.restructuring import information_sets, restructured
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Difference

NOTHING = Difference(frozenset(), frozenset(), frozenset())


def nodes_after(before: Nodes, old: RosterArrays, new: RosterArrays, changes: Changes) -> Nodes:
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


def _patched(before: Nodes, touched: list[Node], rosters: RosterArrays) -> Nodes:
    """The tree with the rows of `touched` read again."""
    rows = np.array([before.node_index[node.id] for node in touched], np.int64)
    read_again = columns_of(touched, before.child_count[rows], rosters)

    def patched(old: Array, read: Array) -> Array:
        if old.take(rows, axis=-1).tobytes() == read.tobytes():
            return old
        values = old.copy()
        values[..., rows] = read
        return read_only(values)

    columns = {name: patched(getattr(before, name), getattr(read_again, name)) for name in COLUMNS}
    sets = information_sets(before.information_sets, touched)
    if sets == before.information_sets:
        sets = before.information_sets
        if all(values is getattr(before, name) for name, values in columns.items()):
            return before
    shared = before.information_set
    if sets is not before.information_sets or columns["kind"] is not before.kind:
        shared = kept(shared, shared_sets(sets, before.node_index, columns["kind"]))
    return replace(before, **columns, information_sets=sets, information_set=shared)


def _referring(before: Nodes, scenario: Scenario, rosters: RosterArrays) -> Nodes:
    """The tree with the owners and endpoints of all nodes read again: rosters' rows moved."""
    nodes = [scenario.nodes.get(key) or Node(id=key) for key in before.node_ids]
    ends = leaf_endpoints(nodes, before.child_count, rosters)
    return replace(
        before,
        owner=kept(before.owner, owners(nodes, rosters)),
        leaf_endpoint=kept(before.leaf_endpoint, ends),
    )
