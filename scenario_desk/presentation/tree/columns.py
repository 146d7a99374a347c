"""Columns that are not depths: what else stands, or passes, in the column of each node.

Where every depth is a column, the neighbours of a node are those of its depth. Where a branch may
lead over several columns, they are all branches that go through the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

ALONE = 1e9
"""The distance to a neighbour that is not there."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The columns of the V unfolded nodes. Lengths are layout units."""

    steps: Ints
    """[V] the column of each node, rising from every node to its children."""
    begins: Floats
    """[V] where each one's column begins: the place of the column before."""
    x: Floats
    """[V]"""
    y: Floats
    """[V]"""
    parent: Ints
    """[V] position of the parent; the root's own is its own."""
    ended: Bools
    """[V] whether it has no branches, or folds them away."""
    kept: dict[tuple[int, bool], Floats] = field(default_factory=dict)
    """What `heights` and `ends` have found, by column."""

    def heights(self, column: int) -> Floats:
        """The heights of all branches that lead into or through a column, ascending."""
        if (column, False) not in self.kept:
            through = (self.steps[self.parent] < column) & (self.steps >= column)
            self.kept[column, False] = np.sort(self.y[through])
        return self.kept[column, False]

    def ends(self, column: int) -> Floats:
        """The heights of the nodes of a column where the tree, as it is folded, ends, ascending."""
        if (column, True) not in self.kept:
            self.kept[column, True] = np.sort(self.y[self.ended & (self.steps == column)])
        return self.kept[column, True]

    def clearances(self, nodes: slice) -> Floats:
        """[6, n]: how far above and below each node something stands.

        The first two are the distances to the next branch of any column that its own goes through,
        the next two to the next end of the columns before those, the last two to the next branch of
        the column after.
        """
        steps, before, y = self.steps[nodes], self.steps[self.parent[nodes]], self.y[nodes]
        found = np.full((6, len(y)), ALONE)
        for column in range(int(before.min()) + 1, int(steps.max()) + 2):
            through = np.flatnonzero((before < column) & (column <= steps))
            if len(through):
                heights = y[through]
                beside = np.stack(
                    [
                        *_beside(self.heights(column), heights),
                        *nearest(self.ends(column - 1), heights),
                    ]
                )
                found[0:4, through] = np.minimum(found[0:4, through], beside)
            after = np.flatnonzero(steps == column - 1)
            if len(after):
                found[4:6, after] = nearest(self.heights(column), y[after])
        return found


def nearest(sorted_y: Floats, y: Floats) -> tuple[Floats, Floats]:
    """[n] each: how far above and below each height the nearest of others is; 0 is above."""
    if not len(sorted_y):
        return np.full(len(y), ALONE), np.full(len(y), ALONE)
    after = np.searchsorted(sorted_y, y, "right")
    # Looked up one by one: the others may be hundreds of thousands.
    above = np.where(after > 0, y - sorted_y[after - 1], ALONE)
    below = np.where(after < len(sorted_y), sorted_y[after % len(sorted_y)] - y, ALONE)
    return above, below


def _beside(sorted_y: Floats, y: Floats) -> tuple[Floats, Floats]:
    """[n] each: how far above and below each of these heights its neighbours are."""
    padded = np.concatenate([[-ALONE], sorted_y, [ALONE]])
    above = padded[np.searchsorted(sorted_y, y)]
    below = padded[np.searchsorted(sorted_y, y, "right") + 1]
    return y - above, below - y
