"""Rows inserted, taken out and moved, without reading the rest of the tree again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.analysis import lowering
from scenario_desk.analysis.arrays import Ints, kept, read_only
from scenario_desk.analysis.lowering import Fields
from scenario_desk.analysis.row_index import RowIds, RowIndex
from scenario_desk.analysis.topology import breadth_first
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Difference

if TYPE_CHECKING:
    from scenario_desk.analysis.frame import Frame

COLUMNS = ("kind", "owner", "leaf_endpoint", "probability", "resolves")


def restructured(
    frame: Frame,
    new: Scenario,
    difference: Difference,
    actor_index: Mapping[str, int],
    endpoint_index: Mapping[str, int],
) -> Fields | None:
    """The tree's fields after nodes were added, removed, moved or replaced.

    Old rows keep their number and new nodes get further ones; whose children did not change keeps
    the slice of children it had; then one walk, breadth first and level by level, puts all in
    order. None where that cannot be done (no root, or no tree): then all is lowered anew.
    """
    if new.root not in new.nodes:
        return None
    rows = len(frame.node_ids)
    index = frame.node_index
    changed = [new.nodes[key] for key in _touched(frame, new, difference)]
    fresh = [new.nodes[key] for key in difference.added]
    numbers = {node.id: rows + place for place, node in enumerate(fresh)}

    def number(key: str) -> int:
        """The number of a node that is there, and was not added now."""
        found = index.get(key, -1)
        if found < 0:
            found = numbers[key] = rows + len(fresh)
            fresh.append(new.nodes[key])
        return found

    root = numbers[new.root] if new.root in numbers else number(new.root)
    # `fresh` may grow while it is read: a node that nothing led to before brings its children.
    lists = [
        [
            numbers[child] if child in numbers else number(child)
            for child in node.children
            if child in numbers or child in new.nodes
        ]
        for node in chain(changed, fresh)
    ]

    count = np.zeros(rows + len(fresh), np.int64)
    start = np.zeros(rows + len(fresh), np.int64)
    count[:rows] = frame.child_count
    start[:rows] = frame.first_child
    mine = [index[node.id] for node in changed] + list(range(rows, rows + len(fresh)))
    lengths = np.array([len(each) for each in lists], np.int64)
    count[mine] = lengths
    start[mine] = rows + np.cumsum(lengths) - lengths
    pool = np.concatenate(
        [np.arange(rows), np.array([child for each in lists for child in each], np.int64)]
    )
    found = breadth_first(root, pool, start, count)
    if found is None:
        return None
    order, topology = found
    return {
        **vars(topology),
        **_columns(frame, changed, fresh, order, topology.child_count, actor_index, endpoint_index),
    }


def _touched(frame: Frame, new: Scenario, difference: Difference) -> list[str]:
    """The nodes to be read again: those replaced, and any whose list of children names a node
    that came or went (a child that names nothing has no row)."""
    index = frame.node_index
    assert isinstance(index, RowIndex)
    above = {new.parents.get(key) for key in difference.added}
    rows = index.rows_of(difference.removed)
    gone = np.zeros(len(frame.parent), bool)
    gone[rows[rows > 0]] = True
    left = np.unique(frame.parent[gone])
    above.update(frame.node_ids[row] for row in left[~gone[left]].tolist())
    return [
        key
        for key in {*difference.replaced, *above}
        if key is not None and key in index and key in new.nodes
    ]


def _columns(
    frame: Frame,
    changed: list[Node],
    fresh: list[Node],
    order: Ints,
    child_count: Ints,
    actor_index: Mapping[str, int],
    endpoint_index: Mapping[str, int],
) -> Fields:
    """The nodes' columns in their new order; rows of `changed` read again, `fresh` put behind."""
    rows = len(frame.node_ids)
    read_again = lowering.node_columns([*changed, *fresh], actor_index, endpoint_index)
    mine = [frame.node_index[node.id] for node in changed] + list(range(rows, rows + len(fresh)))
    fields: Fields = {}
    for name in COLUMNS:
        before = getattr(frame, name)
        values = np.empty(rows + len(fresh), before.dtype)
        values[:rows] = before
        values[mine] = read_again[name]
        fields[name] = read_only(values[order])
    fields["leaf_endpoint"] = lowering.without_children(fields["leaf_endpoint"], child_count)

    before = frame.node_ids
    assert isinstance(before, RowIds)
    lineage = before.lineage
    added = np.array([lineage.handle(node.id) for node in fresh], np.int64)
    ids = RowIds(lineage, read_only(np.concatenate([before.handles, added])[order]))
    node_index = RowIndex(ids)
    sets = information_sets(frame.information_sets, [*changed, *fresh])
    sets = {key: name for key, name in sets.items() if key in node_index}
    shared = lowering.shared_sets(sets, node_index, fields["kind"])
    return fields | {
        "node_ids": ids,
        "node_index": node_index,
        "information_sets": sets,
        "information_set": kept(frame.information_set, shared),
    }


def information_sets(before: Mapping[str, str], nodes: Iterable[Node]) -> Mapping[str, str]:
    """The information sets by node, with what these nodes say now."""
    after = dict(before)
    for node in nodes:
        if node.information_set:
            after[node.id] = node.information_set
        else:
            after.pop(node.id, None)
    return after
