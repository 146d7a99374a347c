"""Where the nodes of a tree stand: leaves stacked, parents half way between first and last child.

Level by level over breadth-first arrays, twice: from the leaves up, how much room each subtree
takes above and below its node; from the root down, where that room is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scenario_desk.analysis.frame import Frame

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Direction = Literal["right", "left", "down"]


@dataclass(frozen=True, slots=True, eq=False)
class Sizes:
    """How much room things take, in layout units; a unit is a logical pixel at 100 %.

    Rows lie across the direction of growth and columns along it, one for each depth or as they are
    given: growing down, rows stand side by side.
    """

    row: float = 46.0
    column: float = 200.0
    rows: Floats | None = None
    """float64[N]: a row's height for each node, in place of `row`."""
    columns: Sequence[float] = ()
    """A width for each column, from a node to the next; beyond the last, `column`."""

    def edges(self, count: int) -> Floats:
        """float64[count + 1]: where each of so many columns begins, and where the last one ends."""
        widths = np.full(count, self.column)
        widths[: len(self.columns)] = self.columns[:count]
        return np.concatenate(([0.0], np.cumsum(widths)))


SIDEWAYS = Sizes(row=46.0, column=216.0)
DOWNWARD = Sizes(row=130.0, column=110.0)


def sizes_of(direction: Direction) -> Sizes:
    """The room that nodes with their words take: down, words stand side by side."""
    return DOWNWARD if direction == "down" else SIDEWAYS


@dataclass(frozen=True, slots=True, eq=False)
class TreeLayout:
    """Places of all N nodes, in layout units from the upper left corner.

    The nodes of one depth lie in their order in the frame, so within a depth the coordinate across
    the growth never falls. A node inside a folded subtree stands where the folded node stands.
    """

    x: Floats
    """float64[N]"""
    y: Floats
    """float64[N]"""
    visible: Bools
    """bool[N]: not inside a folded subtree."""
    hidden_count: NDArray[np.int64]
    """int64[N]: how many nodes a visible folded node hides; 0 for the others."""
    width: float
    height: float
    direction: Direction


def layout(
    frame: Frame,
    folded: Bools | None = None,
    sizes: Sizes | None = None,
    *,
    direction: Direction = "right",
    steps: Ints | None = None,
    root: int = 0,
) -> TreeLayout:
    """Place every node so that no row touches another and the children keep their order.

    folded: bool[N], nodes whose subtree takes a single row. steps: int64[N], the column of each
    node, rising from every node to its children; by default its depth. What it says of hidden nodes
    does not count. root: the node whose subtree alone is placed; the others are hidden and stand
    where it stands. O(N), about 3 ms for 100,000 nodes.
    """
    chosen = sizes or sizes_of(direction)
    visible = visible_nodes(frame, folded, root)
    across, breadth = _across(frame, visible, chosen, root)
    if steps is None:
        along, depth = _along(frame, visible, chosen)
    else:
        along, depth = _along_steps(frame, visible, chosen, steps)
    if root:
        before = float(along[root])
        along, depth = along - before, depth - before
        elsewhere = ~visible_nodes(frame, None, root)
        along[elsewhere], across[elsewhere] = 0.0, across[root]
    if direction == "left":
        along = depth - along
    x, y, width, height = (
        (across, along, breadth, depth) if direction == "down" else (along, across, depth, breadth)
    )
    hidden = _hidden_count(frame, folded, visible)
    return TreeLayout(x, y, visible, hidden, width, height, direction)


@dataclass(frozen=True, slots=True, eq=False)
class _Family:
    """The nodes of one depth that have children, and those children: one slice of the frame."""

    parents: NDArray[np.intp]
    counts: NDArray[np.signedinteger]
    first: NDArray[np.intp]
    """Of each parent: its first child, counted from `start`."""
    start: int
    stop: int


def _families(frame: Frame) -> list[_Family]:
    starts = frame.level_start.tolist()
    families = []
    for begin, start, stop in zip(starts, starts[1:], starts[2:], strict=False):
        parents = np.flatnonzero(frame.child_count[begin:start]) + begin
        first = frame.first_child[parents].astype(np.intp) - start
        families.append(_Family(parents, frame.child_count[parents], first, start, stop))
    return families


def visible_nodes(frame: Frame, folded: Bools | None, root: int = 0) -> Bools:
    """bool[N]: which nodes are in the subtree of `root` and not inside a folded one."""
    visible = np.ones(len(frame.parent), dtype=np.bool_)
    closed = folded if folded is not None and folded.any() else ~visible
    if not root and closed is not folded:
        return visible
    visible[:root] = False
    for family in _families(frame):
        unfolded = visible[family.parents] & ~closed[family.parents]
        children = visible[family.start : family.stop]
        children[:] = np.repeat(unfolded, family.counts)
        if family.start <= root < family.stop:
            children[:] = False
            visible[root] = True
    return visible


def _across(frame: Frame, visible: Bools, sizes: Sizes, root: int) -> tuple[Floats, float]:
    """The coordinate across the growth of every node, and how far it goes."""
    half = np.full(len(visible), sizes.row / 2) if sizes.rows is None else sizes.rows / 2
    whole = bool(visible.all())
    # From a node to the near and to the far end of what its visible subtree takes.
    above = np.where(visible, half, 0.0)
    below = above.copy()
    families = _families(frame)
    stacks: list[_Stack] = []
    for family in reversed(families):
        stack = _stacked(family, above, below)
        stacks.append(stack)
        taken, centre = stack.taken, stack.centre
        # Folded, a subtree takes 0, so its own row remains; inside a fold, not even that.
        own = above[family.parents]
        above[family.parents] = np.maximum(centre, own)
        below[family.parents] = np.maximum(taken - centre, own)
    # What leads to the root takes no room and yet is where the places below it are counted from.
    placed = visible.copy()
    while root:
        root = int(frame.parent[root])
        placed[root] = True
    places = np.empty(len(visible))
    places[0] = above[0]
    for family, stack in zip(families, reversed(stacks), strict=True):
        children = slice(family.start, family.stop)
        begins = places[family.parents] - stack.centre - stack.before[family.first]
        places[children] = np.repeat(begins, family.counts) + stack.before[:-1] + above[children]
        if not whole:
            _join_fold(places, frame, placed, children)
    return places, float(above[0] + below[0])


@dataclass(frozen=True, slots=True, eq=False)
class _Stack:
    """Children stacked: room before each in its depth, room taken and centre by parent."""

    before: Floats
    taken: Floats
    centre: Floats


def _stacked(family: _Family, above: Floats, below: Floats) -> _Stack:
    near, far = above[family.start : family.stop], below[family.start : family.stop]
    before = np.empty(len(near) + 1)
    before[0] = 0.0
    np.cumsum(near + far, out=before[1:])
    last = family.first + family.counts
    taken = before[last] - before[family.first]
    centre = (near[family.first] + taken - far[last - 1]) / 2
    return _Stack(before, taken, centre)


def _along(frame: Frame, visible: Bools, sizes: Sizes) -> tuple[Floats, float]:
    """The coordinate along the growth of every node, and how far it goes."""
    starts = frame.level_start
    edges = sizes.edges(len(starts) - 1)
    places = np.repeat(edges[:-1], np.diff(starts))
    if visible.all():
        return places, float(edges[-1])
    for start, stop in pairwise(starts[1:].tolist()):
        _join_fold(places, frame, visible, slice(start, stop))
    deepest = np.searchsorted(starts, np.flatnonzero(visible)[-1], side="right") - 1
    return places, float(edges[deepest + 1])


def _along_steps(frame: Frame, visible: Bools, sizes: Sizes, steps: Ints) -> tuple[Floats, float]:
    """The same where each node has a column of its own choosing."""
    taken = np.where(visible, steps, 0)
    edges = sizes.edges(int(taken.max()) + 1)
    places: Floats = edges[taken]
    if not visible.all():
        for start, stop in pairwise(frame.level_start[1:].tolist()):
            _join_fold(places, frame, visible, slice(start, stop))
    return places, float(edges[-1])


def _join_fold(places: Floats, frame: Frame, visible: Bools, level: slice) -> None:
    """Put the hidden nodes of a level where their parents are, in place."""
    places[level] = np.where(visible[level], places[level], places[frame.parent[level]])


def _hidden_count(frame: Frame, folded: Bools | None, visible: Bools) -> NDArray[np.int64]:
    hidden = np.zeros(len(visible), dtype=np.int64)
    if folded is None or not folded.any():
        return hidden
    subtree = np.ones(len(visible), dtype=np.int64)
    for family in reversed(_families(frame)):
        before = np.concatenate(([0], np.cumsum(subtree[family.start : family.stop])))
        last = family.first + family.counts
        subtree[family.parents] += before[last] - before[family.first]
    closed = folded & visible
    hidden[closed] = subtree[closed] - 1
    return hidden
