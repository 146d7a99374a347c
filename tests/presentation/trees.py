"""Trees as breadth-first arrays, without a scenario around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray


@dataclass(frozen=True)
class Tree:
    """The part of a frame that a layout reads."""

    parent: NDArray[np.int32]
    first_child: NDArray[np.int32]
    child_count: NDArray[np.int32]
    level_start: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.parent)

    def children(self, node: int) -> range:
        first = int(self.first_child[node])
        return range(first, first + int(self.child_count[node])) if first >= 0 else range(0)

    def ancestors(self, node: int) -> set[int]:
        """A node, its parent, and so on to the root."""
        found = {node}
        while self.parent[node] >= 0:
            node = int(self.parent[node])
            found.add(node)
        return found


def tree(counts: Sequence[int]) -> Tree:
    """A tree from the number of children of each node, breadth first; what is left out is a leaf."""
    parent, first, count = [-1], [], []
    starts, node = [0], 0
    while node < len(parent):
        if node == starts[-1]:
            starts.append(len(parent))
        wanted = counts[node] if node < len(counts) else 0
        first.append(len(parent) if wanted else -1)
        count.append(wanted)
        parent.extend([node] * wanted)
        node += 1
        if node == starts[-1] and node == len(parent):
            break
    return Tree(
        np.array(parent, np.int32),
        np.array(first, np.int32),
        np.array(count, np.int32),
        np.array(starts, np.int64),
    )


def trees(most: int = 20) -> st.SearchStrategy[Tree]:
    """Any small tree, with `most` nodes at most that may have children."""
    return st.lists(st.integers(0, 4), max_size=most).map(tree)
