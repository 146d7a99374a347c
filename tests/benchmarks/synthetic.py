"""A tree of any size as arrays alone: what the canvas needs of a scenario, answered node by node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np

from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import CHANCE, DECISION, LEAF, Frame, lower
from scenario_desk.analysis.topology import Topology, topology_of
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

_SEED = 7


def synthetic(count: int) -> Opened:
    """A tree of about this many nodes, two to four branches each, ready to show.

    Decisions and chances alternate by depth, leaves name the endpoints in turn. The nodes
    themselves are made when they are asked for, and forgotten.
    """
    topology = _topology(count)
    scenario = cast(Scenario, _Answers(small_scenario(), topology))
    frame = _frame(scenario, topology)
    return Opened(scenario, frame, evaluate(frame, scenario.assumptions))


def _topology(count: int) -> Topology:
    counts = np.random.default_rng(_SEED).integers(2, 5, count)
    ends = 1 + np.cumsum(counts)
    # So many nodes branch that the others are their leaves.
    branching = int(np.searchsorted(ends, count)) + 1
    total = int(ends[branching - 1])
    return topology_of(np.concatenate([counts[:branching], np.zeros(total - branching, int)]))


def _frame(scenario: Scenario, topology: Topology) -> Frame:
    total, leaf = len(topology.parent), topology.child_count == 0
    base = lower(small_scenario())
    rows = np.arange(total)
    decides = topology.depth % 2 == 0
    kind = np.where(leaf, LEAF, np.where(decides, DECISION, CHANCE)).astype(np.int8)
    return replace(
        base,
        **vars(topology),
        scenario=scenario,
        node_ids=_Ids(total),
        node_index=_Rows(total),
        kind=kind,
        owner=np.where(kind == DECISION, rows % len(base.actor_ids), -1).astype(np.int16),
        leaf_endpoint=np.where(leaf, rows % len(base.endpoint_ids), -1).astype(np.int32),
        probability=np.full((3, total), np.nan),
        resolves=np.full(total, -1, np.int8),
        information_sets={},
        information_set=np.zeros(total, bool),
    )


class _Ids(Sequence[str]):
    """The id of each row: its number."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __getitem__(self, row: Any) -> Any:
        return str(range(self.count)[row])

    def __len__(self) -> int:
        return self.count


class _Rows(Mapping[str, int]):
    """The row of each id."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __getitem__(self, key: str) -> int:
        if not key.isdecimal() or int(key) >= self.count:
            raise KeyError(key)
        return int(key)

    def __iter__(self) -> Iterator[str]:
        return map(str, range(self.count))

    def __len__(self) -> int:
        return self.count


class _Nodes(_Rows):
    """A node by its id, with the label that a tree of this size would have."""

    def __getitem__(self, key: str) -> Any:
        return Node(key, label=f"Branch {super().__getitem__(key)}")


class _Parents(Mapping[str, str]):
    """The parent of each node but the root."""

    def __init__(self, parent: Ints) -> None:
        self._parent = parent

    def __getitem__(self, key: str) -> str:
        above = int(self._parent[int(key)])
        if above < 0:
            raise KeyError(key)
        return str(above)

    def __iter__(self) -> Iterator[str]:
        return map(str, range(1, len(self._parent)))

    def __len__(self) -> int:
        return len(self._parent) - 1


class _Answers:
    """A scenario in everything but its nodes."""

    def __init__(self, scenario: Scenario, topology: Topology) -> None:
        self._scenario = scenario
        self.root = "0"
        self.nodes = _Nodes(len(topology.parent))
        self.parents = _Parents(topology.parent)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._scenario, name)
