"""Finding nodes by what is written at them: words prepared once, kept up with every edit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import folded


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Nodes that were found, in reading order: a node, then what is below it."""

    rows: Ints
    """int64[M] rows of the frame."""
    ranks: Ints
    """int64[M] their places in reading order, ascending."""

    def __len__(self) -> int:
        return len(self.rows)

    def place_of(self, rank: int) -> int:
        """Which of them stands at this place in reading order; −1 where none does."""
        place = int(np.searchsorted(self.ranks, rank))
        return place if place < len(self) and int(self.ranks[place]) == rank else -1

    def onwards(self, rank: int, step: int) -> int:
        """The nearest of them after this place (`step` 1), before it (−1), or from it on (0).

        Past the last comes the first again; −1 where nothing was found.
        """
        if not len(self):
            return -1
        if step < 0:
            return (int(np.searchsorted(self.ranks, rank)) - 1) % len(self)
        side = "right" if step else "left"
        return int(np.searchsorted(self.ranks, rank, side)) % len(self)  # type: ignore[call-overload]


class NodeSearch:
    """Finds text in labels, questions and notes, in names of endpoints, and of owners."""

    def __init__(self) -> None:
        self._scenario: Scenario | None = None
        self._words: dict[str, str] = {}
        """What is written at each node, folded."""
        self._listed: list[str] = []
        """The same by row of `_ids`."""
        self._ids: object = None
        self._shape: object = None
        self.ranks: Ints = np.zeros(0, np.int64)
        """int64[N] the place of each row in reading order."""

    def keep_up(self, frame: Frame) -> None:
        """Prepare the words of the nodes that are new or differ, and the order of all."""
        scenario = frame.scenario
        if scenario is not self._scenario:
            replaced = self._prepare(scenario)
            if frame.node_ids is self._ids:
                for key in replaced:
                    self._listed[frame.node_index[key]] = self._words[key]
            self._scenario = scenario
        if frame.node_ids is not self._ids:
            self._listed = [self._words[key] for key in frame.node_ids]
            self._ids = frame.node_ids
        if frame.parent is not self._shape:
            self.ranks = reading_order(frame)
            self._shape = frame.parent

    def find(self, text: str, frame: Frame) -> Found:
        """The nodes at which this text is written, whatever its case and accents."""
        self.keep_up(frame)
        wanted = folded(" ".join(text.split()))
        if not wanted:
            return Found(np.zeros(0, np.int64), np.zeros(0, np.int64))
        hit = np.zeros(len(self._listed), bool)
        hit[[row for row, words in enumerate(self._listed) if wanted in words]] = True
        scenario = frame.scenario
        ends = [wanted in _named(each) for each in scenario.endpoints.values()]
        owners = [wanted in _named(each) for each in scenario.actors.values()]
        # The last entry stands for no endpoint and no owner, which are −1.
        hit |= np.array([*ends, False])[frame.leaf_endpoint]
        hit |= np.array([*owners, False])[frame.owner]
        rows = np.flatnonzero(hit)
        rows = rows[np.argsort(self.ranks[rows], kind="stable")]
        return Found(rows, self.ranks[rows])

    def _prepare(self, scenario: Scenario) -> frozenset[str]:
        """Fold the words that are new; the ids of the nodes that were there and differ."""
        if self._scenario is None:
            self._words = {key: _written(node) for key, node in scenario.nodes.items()}
            return frozenset()
        between = changes(self._scenario, scenario)
        replaced = between.replaced("nodes")
        for key in between.removed("nodes"):
            del self._words[key]
        for key in (*between.added("nodes"), *replaced):
            self._words[key] = _written(scenario.nodes[key])
        return replaced


def reading_order(frame: Frame) -> Ints:
    """The place of each row when a node comes before its branches and they one after another.

    int64[N], the root 0. Worked out level by level from the sizes of the branches.
    """
    count = len(frame.parent)
    sizes = np.ones(count, np.int64)
    levels = [slice(start, stop) for start, stop in pairwise(frame.level_start.tolist())]
    for above, level in reversed(list(pairwise(levels))):
        parents = frame.parent[level] - above.start
        below = np.bincount(parents, sizes[level], above.stop - above.start)
        sizes[above] += below.astype(np.int64)
    ranks = np.zeros(count, np.int64)
    for level in levels[1:]:
        above = frame.parent[level]
        before = np.cumsum(sizes[level]) - sizes[level]
        ranks[level] = ranks[above] + 1 + before - before[frame.first_child[above] - level.start]
    return ranks


def _written(node: Node) -> str:
    return folded(f"{node.label}\n{node.question}\n{node.notes.replace(chr(10), ' ')}")


def _named(each: object) -> str:
    """The names of an endpoint or an actor."""
    names = (getattr(each, field, "") for field in ("name", "title", "short"))
    return folded("\n".join(names))
