"""Rows inserted, taken out and moved, without reading the rest of the tree again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Ints, read_only
from scenario_desk.analysis.nodes import COLUMNS, Columns, Nodes, columns_of, nodes_of
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.analysis.row_index import RowIds, RowIndex
from scenario_desk.analysis.topology import breadth_first
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Difference


def restructured(
    before: Nodes, new: Scenario, difference: Difference, rosters: RosterArrays
) -> Nodes | None:
    """The tree after nodes were added, removed, moved or replaced, under the same rosters.

    Old rows keep their number and new nodes get further ones; whose children did not change keeps
    the slice of children it had; then one walk, breadth first and level by level, puts all in
    order. None where that cannot be done (no root, or no tree): then all is lowered anew.
    """
    if new.root not in new.nodes:
        return None
    rows = len(before.node_ids)
    index = before.node_index
    changed = [new.nodes[key] for key in _touched(before, new, difference)]
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

    total = rows + len(fresh)
    count, start = np.zeros((2, total), np.int64)
    count[:rows] = before.child_count
    start[:rows] = before.first_child
    mine = np.array([index[node.id] for node in changed] + list(range(rows, total)), np.int64)
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
    read_again = columns_of([*changed, *fresh], lengths, rosters)

    def ordered(old: NDArray[Any], read: NDArray[Any]) -> NDArray[Any]:
        values = np.empty((*old.shape[:-1], total), old.dtype)
        values[..., :rows] = old
        values[..., mine] = read
        return read_only(values.take(order, axis=-1))

    return nodes_of(
        new,
        topology,
        Columns(
            **{each: ordered(getattr(before, each), getattr(read_again, each)) for each in COLUMNS}
        ),
        _ids(before, fresh, order),
        information_sets(before.information_sets, [*changed, *fresh]),
    )


def information_sets(before: Mapping[str, str], nodes: Iterable[Node]) -> Mapping[str, str]:
    """The information sets by node, with what these nodes say now."""
    after = dict(before)
    for node in nodes:
        if node.information_set:
            after[node.id] = node.information_set
        else:
            after.pop(node.id, None)
    return after


def _touched(before: Nodes, new: Scenario, difference: Difference) -> list[str]:
    """The nodes to be read again: those replaced, and any whose list of children names a node
    that came or went (a child that names nothing has no row)."""
    index = before.node_index
    assert isinstance(index, RowIndex)
    above = {new.parents.get(key) for key in difference.added}
    rows = index.rows_of(difference.removed)
    gone = np.zeros(len(before.parent), bool)
    gone[rows[rows > 0]] = True
    left = np.unique(before.parent[gone])
    above.update(before.node_ids[row] for row in left[~gone[left]].tolist())
    return [
        key
        for key in {*difference.replaced, *above}
        if key is not None and key in index and key in new.nodes
    ]


def _ids(before: Nodes, fresh: list[Node], order: Ints) -> RowIds:
    """The id of each row after `fresh` were put behind the old ones and all stands in `order`."""
    ids = before.node_ids
    assert isinstance(ids, RowIds)
    added = np.array([ids.lineage.handle(node.id) for node in fresh], np.int64)
    return RowIds(ids.lineage, read_only(np.concatenate([ids.handles, added])[order]))
