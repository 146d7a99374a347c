"""Where dragged branches can land: the nodes that may take them in, found once for a whole drag."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scenario_desk.analysis.frame import LEAF, Frame
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.scene import Ints, Scene


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for branches: under a node of the scene, at an index or last."""

    parent: int
    """Its position in the scene."""
    index: int | None
    """Counted among the branches that stay where they are; None is last."""


class Landing:
    """The spots for some branches, moved or copied. What it says is what the edits would say.

    To ask the edits at every step of the mouse would be slow on a huge tree: what lies below the
    dragged branches is found once, so that every later answer is a look into an array.
    """

    def __init__(self, frame: Frame, scene: Scene, nodes: tuple[str, ...]) -> None:
        rows = np.array([frame.node_index[node] for node in nodes], np.int64)
        steps = _steps_below(frame, rows)
        self._scene = scene
        self._tops: Ints = np.flatnonzero(steps == 0)
        self.nodes: tuple[str, ...] = tuple(frame.node_ids[row] for row in self._tops.tolist())
        """Those of the branches that are not below another of them, level by level."""
        inside = (steps >= 0)[scene.index]
        finished = (frame.kind == LEAF) & (frame.leaf_endpoint >= 0)
        levels = int(steps.max()) + 1
        too_deep = np.asarray(frame.depth)[scene.index] + 1 + levels > TREE_LEVELS
        self._stays: Bools = np.isin(np.arange(scene.count), scene.place[self._tops], invert=True)
        self.no_copy: Bools = finished[scene.index] | too_deep
        """[V] under which nodes no copy can be put."""
        self.no_move: Bools = inside | too_deep
        """[V] under which nodes they cannot be moved."""
        if not self._takes_over(frame):
            self.no_move |= finished[scene.index]
        if np.isin(self._tops, frame.moves).any():
            self.no_move[:] = True
        self._stay_beside(frame, inside)

    def spot_beside(self, position: int, after: bool, copying: bool) -> Spot | None:
        """The spot before or after a node among the branches of its parent; None at the root."""
        scene = self._scene
        if position == 0:
            return None
        parent = int(scene.parent[position])
        first = _first_child(scene, position)
        end = position + (1 if after else 0)
        index = end - first if copying else int(self._stays[first:end].sum())
        return Spot(parent, index)

    def stays_put(self, spot: Spot) -> bool:
        """Whether moving there would change nothing."""
        scene = self._scene
        children = _children(scene, spot.parent)
        moving = np.flatnonzero(~self._stays[children])
        if len(moving) != len(self._tops):
            return False
        if spot.index is None:
            return bool(moving[0] == len(children) - len(moving))
        together = bool(moving[-1] - moving[0] == len(moving) - 1)
        return together and bool(moving[0] == spot.index)

    def neighbours(self, spot: Spot, copying: bool) -> tuple[int, int]:
        """The positions before and after a spot among the branches that stay; −1 for none."""
        children = _children(self._scene, spot.parent)
        staying = children if copying else children[self._stays[children]]
        index = len(staying) if spot.index is None else spot.index
        before = int(staying[index - 1]) if index > 0 else -1
        after = int(staying[index]) if index < len(staying) else -1
        return before, after

    def _takes_over(self, frame: Frame) -> bool:
        """Whether they are one leaf without an end, which takes over that of a finished leaf."""
        if len(self._tops) != 1:
            return False
        top = int(self._tops[0])
        unfinished = not frame.child_count[top] and frame.leaf_endpoint[top] < 0
        return bool(unfinished)

    def _stay_beside(self, frame: Frame, inside: Bools) -> None:
        """Under the parent they all have they may always move: only their order changes."""
        parents = np.unique(np.asarray(frame.parent)[self._tops])
        if len(parents) == 1 and parents[0] >= 0:
            home = int(self._scene.place[parents[0]])
            if home >= 0:
                self.no_move[home] = inside[home]


def _steps_below(frame: Frame, rows: Ints) -> Ints:
    """[N] how many steps each node is below the nearest of `rows` above it; −1 below none.

    0 are the rows that are not below another.
    """
    steps = np.full(len(frame.node_ids), -1, np.int64)
    steps[rows] = 0
    starts = np.asarray(frame.level_start).tolist()
    parent = np.asarray(frame.parent)
    for start, stop in pairwise(starts[1:]):
        above = steps[parent[start:stop]]
        own = steps[start:stop]
        steps[start:stop] = np.where(above >= 0, above + 1, own)
    return steps


def _first_child(scene: Scene, position: int) -> int:
    """The position of the first branch of a node's parent."""
    start = int(scene.level_start[scene.level_of(position)])
    parent = int(scene.parent[position])
    return start + int(np.searchsorted(scene.parent[start : position + 1], parent))


def _children(scene: Scene, position: int) -> Ints:
    """The positions of a node's branches; none where it hides them."""
    level = scene.level_of(position) + 1
    if level >= scene.levels:
        return np.zeros(0, np.int64)
    start, stop = int(scene.level_start[level]), int(scene.level_start[level + 1])
    first, last = np.searchsorted(scene.parent[start:stop], [position, position + 1]) + start
    return np.arange(first, last)
