"""What of the tree is unfolded, as arrays in which everything in a rectangle is two searches away.

Nodes stand breadth first, so the nodes of one depth are one slice, sorted from top to bottom. The
edges into that slice are sorted too, by their upper and by their lower end, since no two of them
cross: so an edge that only passes through the pane is found like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import TreeLayout
from scenario_desk.presentation.tree.columns import Columns

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Slice:
    """Neighbouring nodes of one depth: positions `start` to `stop` of the scene."""

    level: int
    start: int
    stop: int

    @property
    def count(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The V unfolded nodes, breadth first. Lengths are layout units."""

    index: Ints
    """[V] of each: its index in the frame."""
    place: Ints
    """[N] of each node of the frame: its position here; −1 inside a fold."""
    x: Floats
    """[V]"""
    y: Floats
    """[V]"""
    parent: Ints
    """[V] position of the parent; the root's own is its own."""
    level_start: Ints
    """[L + 1] nodes of depth d are at level_start[d] : level_start[d + 1]."""
    edge_top: Floats
    """[V] upper end of the edge that leads to each, ascending within a depth."""
    edge_bottom: Floats
    """[V] lower end, ascending within a depth."""
    left: Floats
    """[L] where the edges into a depth begin."""
    right: Floats
    """[L] where they end."""
    hidden: Ints
    """[V] how many nodes each hides."""
    ended: npt.NDArray[np.bool_]
    """[V] whether it has no branches, or folds them away."""
    bounds: Box
    gaps: Floats
    """[L] the least distance between two nodes of each depth; one row where there are none."""

    kept_ends: dict[int, Floats]
    """The heights `ends_of` has found, by depth."""
    columns: Columns | None = None
    """Where the nodes of a depth do not all stand in one column: the columns."""

    @property
    def count(self) -> int:
        return len(self.index)

    @property
    def row(self) -> float:
        """The least distance between two nodes of any one depth."""
        return float(self.gaps.min())

    @property
    def levels(self) -> int:
        return len(self.level_start) - 1

    def edges_in(self, box: Box) -> Iterator[Slice]:
        """Per depth, the nodes whose edge (their own end included) may touch the box."""
        for level in np.flatnonzero((self.right >= box.left) & (self.left <= box.right)).tolist():
            start, stop = int(self.level_start[level]), int(self.level_start[level + 1])
            first = start + int(np.searchsorted(self.edge_bottom[start:stop], box.top))
            last = start + int(np.searchsorted(self.edge_top[start:stop], box.bottom, "right"))
            if first < last:
                yield Slice(level, first, last)

    def nodes_in(self, box: Box) -> Iterator[Slice]:
        """Per depth, the nodes whose own place is in the box."""
        for level in np.flatnonzero((self.right >= box.left) & (self.left <= box.right)).tolist():
            start, stop = int(self.level_start[level]), int(self.level_start[level + 1])
            first = start + int(np.searchsorted(self.y[start:stop], box.top))
            last = start + int(np.searchsorted(self.y[start:stop], box.bottom, "right"))
            if first < last:
                yield Slice(level, first, last)

    def around(self, level: int, y: float) -> tuple[int, ...]:
        """The positions of the nodes of one depth just above and just below a height."""
        start, stop = int(self.level_start[level]), int(self.level_start[level + 1])
        below = start + int(np.searchsorted(self.y[start:stop], y))
        return tuple(at for at in (below - 1, below) if start <= at < stop)

    def ends_of(self, level: int) -> Floats:
        """The heights of the nodes of a depth where the tree, as it is folded, ends."""
        if level not in self.kept_ends:
            nodes = slice(int(self.level_start[level]), int(self.level_start[level + 1]))
            self.kept_ends[level] = self.y[nodes][self.ended[nodes]]
        return self.kept_ends[level]

    def level_of(self, position: int) -> int:
        return int(np.searchsorted(self.level_start, position, "right")) - 1


def scene(frame: Frame, layout: TreeLayout, steps: Ints | None = None) -> Scene:
    """Gather what is unfolded; O(N), done when structure or folds change and at no other time.

    steps: int64[N], the columns that the layout was given, if it was.
    """
    shown = np.asarray(layout.visible, bool)
    whole = bool(shown.all())
    index = np.arange(len(shown)) if whole else np.flatnonzero(shown)
    place = np.full(len(shown), -1, np.int64)
    place[index] = np.arange(len(index))
    starts = np.searchsorted(index, np.asarray(frame.level_start))
    # From the depth of the first node shown to that of the last.
    first, last = np.searchsorted(starts, [1, len(index)])
    starts = starts[first - 1 : last + 1]
    x = np.asarray(layout.x, np.float64)[index]
    y = np.asarray(layout.y, np.float64)[index]
    above = np.asarray(frame.parent)[index].astype(np.int64)
    parent = place[np.maximum(above, 0)]
    parent[0] = 0
    from_y = y[parent]
    hidden = np.asarray(layout.hidden_count, np.int64)[index]
    ended = (np.asarray(frame.child_count)[index] == 0) | (hidden > 0)
    columns = None if steps is None else _columns(steps[index], x, y, parent, ended)
    gaps = _least_gaps(y, starts, _breadth(layout))
    if columns is not None:
        # The neighbour of a node may be of another depth.
        gaps = np.full_like(gaps, gaps.min())
    return Scene(
        index=index,
        place=place,
        x=x,
        y=y,
        parent=parent,
        level_start=starts,
        edge_top=np.minimum(y, from_y),
        edge_bottom=np.maximum(y, from_y),
        left=np.minimum.reduceat(x[parent], starts[:-1]),
        right=np.maximum.reduceat(x, starts[:-1]),
        hidden=hidden,
        ended=ended,
        bounds=Box(float(x.min()), float(y.min()), float(x.max()), float(y.max())),
        gaps=gaps,
        kept_ends={},
        columns=columns,
    )


def raised(scene: Scene, y: Floats, bounds: Box) -> Scene:
    """The same nodes at other heights, [V] in the order of the old ones in each depth."""
    starts, columns = scene.level_start, scene.columns
    gaps = _least_gaps(y, starts, scene.row)
    if columns is not None:
        columns, gaps = replace(columns, y=y, kept={}), np.full_like(gaps, gaps.min())
    return replace(
        scene,
        y=y,
        edge_top=np.minimum(y, y[scene.parent]),
        edge_bottom=np.maximum(y, y[scene.parent]),
        bounds=bounds,
        gaps=gaps,
        kept_ends={},
        columns=columns,
    )


def _columns(
    steps: Ints, x: Floats, y: Floats, parent: Ints, ended: npt.NDArray[np.bool_]
) -> Columns:
    places = np.zeros(int(steps.max()) + 1)
    places[steps] = x
    return Columns(steps, places[np.maximum(steps - 1, 0)], x, y, parent, ended)


def _breadth(layout: TreeLayout) -> float:
    return layout.width if layout.direction == "down" else layout.height


def _least_gaps(y: Floats, starts: Ints, one_row: float) -> Floats:
    """[L] the least distance between neighbours of each depth; one row where there are none."""
    between = np.full(len(y), np.inf)
    between[:-1] = np.diff(y)
    between[starts[1:] - 1] = np.inf
    least = np.minimum.reduceat(between, starts[:-1])
    return np.where(np.isfinite(least), least, np.inf if np.isfinite(least).any() else one_row)
