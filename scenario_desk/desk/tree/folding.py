"""Which nodes are folded: a way of looking, kept beside the scenario and never undone."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.scene import Ints


@dataclass(slots=True)
class Folding:
    """Everything from a depth on is folded, but for the nodes opened and closed one by one."""

    depth: int | None = None
    """Nodes this deep and deeper are folded; None folds none."""
    opened: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def mask(self, frame: Frame) -> Bools:
        """bool[N] which nodes of a frame are folded; a node without children never is."""
        folded = np.zeros(len(frame.node_ids), bool)
        if self.depth is not None and self.depth < len(frame.level_start) - 1:
            folded[int(frame.level_start[self.depth]) :] = True
        for ids, value in ((self.closed, True), (self.opened, False)):
            rows = [frame.node_index[key] for key in ids if key in frame.node_index]
            folded[rows] = value
        folded &= np.asarray(frame.child_count) > 0
        return folded

    def fold(self, node: str) -> None:
        self.opened.discard(node)
        self.closed.add(node)

    def unfold(self, node: str) -> None:
        self.closed.discard(node)
        self.opened.add(node)

    def open_ways(self, frame: Frame, rows: Ints) -> None:
        """Unfold everything that hides one of these rows of a frame."""
        hiding = above(frame, rows) & self.mask(frame)
        for row in np.flatnonzero(hiding).tolist():
            self.unfold(frame.node_ids[row])

    def only_ways(self, frame: Frame, rows: Ints) -> None:
        """Fold everything but the ways from the root to these rows of a frame."""
        self.to_depth(0)
        ways = np.flatnonzero(above(frame, rows)).tolist()
        self.opened.update(frame.node_ids[row] for row in ways)

    def to_depth(self, depth: int | None) -> None:
        """Forget what was opened and closed one by one, and fold from a depth on."""
        self.depth = depth
        self.opened.clear()
        self.closed.clear()


def above(frame: Frame, rows: Ints) -> Bools:
    """bool[N] the nodes above any of these rows."""
    found = np.zeros(len(frame.node_ids), bool)
    parent = np.asarray(frame.parent)
    rows = np.unique(parent[rows])
    while len(rows) and rows[-1] >= 0:
        rows = rows[rows >= 0]
        rows = rows[~found[rows]]
        found[rows] = True
        rows = np.unique(parent[rows])
    return found


def first_depth(frame: Frame, rows: int, columns: int) -> int | None:
    """The depth to fold at so that a tree is read at first sight; None to show it whole.

    rows and columns: how many of them the pane shows at a legible size.
    """
    shown = 1
    for depth in range(1, len(frame.level_start) - 1):
        level = slice(int(frame.level_start[depth - 1]), int(frame.level_start[depth]))
        counts = np.asarray(frame.child_count[level])
        shown += int(np.maximum(counts - 1, 0).sum())
        if depth > 1 and (shown > rows or depth > columns):
            return depth - 1
    return None
