"""The shape of the tree as arrays, breadth first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Ints, read_only, slices


@dataclass(frozen=True, eq=False)
class Topology:
    """Where each node and its children stand; the fields of the same names of the frame."""

    parent: Ints
    first_child: Ints
    child_count: Ints
    depth: Ints
    level_start: Ints
    branching: Ints


def breadth_first(
    root: int, children: Ints, start: Ints, count: Ints
) -> tuple[NDArray[np.int64], Topology] | None:
    """The nodes in breadth-first order, and the shape of the tree in that order.

    Nodes are numbered 0 … T − 1 in any order; the children of node t are
    children[start[t] : start[t] + count[t]]. Returns the numbers of the N nodes that the root
    reaches, int64[N], and their topology; None if a node is reached twice, which is no tree.
    """
    levels = [np.array([root], np.int64)]
    total = 1
    while True:
        level = levels[-1]
        below = children[slices(start[level], count[level])]
        if not len(below):
            break
        total += len(below)
        if total > len(start):
            return None
        levels.append(below)
    order = np.concatenate(levels)
    seen = np.zeros(len(start), bool)
    seen[order] = True
    if np.count_nonzero(seen) != len(order):
        return None

    return order, topology_of(count[order])


def topology_of(count: Ints) -> Topology:
    """The shape of a tree from the number of children of each node, int[N], breadth first."""
    ends = 1 + np.cumsum(count)
    bounds = [0, 1]
    while bounds[-1] < len(count):
        bounds.append(int(ends[bounds[-1] - 1]))
    sizes = np.diff(bounds)
    child_count = count.astype(np.int32)
    branching = np.flatnonzero(child_count)
    counts = child_count[branching]
    first_child = np.full(len(count), -1, np.int32)
    first_child[branching] = ends[branching] - counts
    parent = np.full(len(count), -1, np.int32)
    parent[1:] = np.repeat(branching, counts)
    return Topology(
        parent=read_only(parent),
        first_child=read_only(first_child),
        child_count=read_only(child_count),
        depth=read_only(np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)),
        level_start=read_only(np.array(bounds, np.int64)),
        branching=read_only(branching),
    )
