"""The tree as arrays: which node stands in which row, and what each says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from scenario_desk.analysis.arrays import Bools, Ints, read_only
from scenario_desk.analysis.estimates import Estimates, estimates_of
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.analysis.row_index import Lineage, RowIds, RowIndex
from scenario_desk.analysis.topology import Topology, topology_of
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario

DECISION, CHANCE, LEAF = 0, 1, 2
KINDS = {"decision": DECISION, "chance": CHANCE, "leaf": LEAF}
RESOLVES = {None: -1, "judged": 0, "rational": 1}


@dataclass(frozen=True, eq=False)
class Columns:
    """What each of N nodes says of itself."""

    kind: Ints
    """int8[N] DECISION, CHANCE or LEAF, as the node says (a leaf may have children, or none)."""
    owner: Ints
    """int16[N] row of the owning actor; −1 for none."""
    leaf_endpoint: Ints
    """int32[N] row of the endpoint of a leaf without children; −1 for none."""
    probability: Estimates
    """float64[3, N] of the branch that leads here, 0 … 1, as typed; nan is the rest."""
    resolves: Ints
    """int8[N] how the decision resolves: −1 by default, 0 judged, 1 rational."""


COLUMNS = tuple(field.name for field in fields(Columns))


@dataclass(frozen=True, eq=False)
class Nodes(Topology, Columns):
    """The N nodes that the root reaches, breadth first."""

    node_ids: Sequence[str]
    """[N] ids of the nodes."""
    node_index: Mapping[str, int]
    """Row of a node by its id."""
    information_sets: Mapping[str, str]
    """Information set by node id, of the nodes that name one."""
    information_set: Bools
    """bool[N] whether the node shares its information set with another decision node."""
    moves: Ints
    """int64[M] rows of the branches that have happened, from the root down, gaps closed."""


def lowered_nodes(scenario: Scenario, rosters: RosterArrays) -> Nodes:
    """The tree of a scenario."""
    nodes, counts = _walked(scenario) or _walked_carefully(scenario)
    topology = topology_of(counts)
    ids = RowIds(Lineage.of([node.id for node in nodes]), read_only(np.arange(len(nodes))))
    return nodes_of(
        scenario,
        topology,
        columns_of(nodes, topology.child_count, rosters),
        ids,
        {node.id: node.information_set for node in nodes if node.information_set},
    )


def nodes_of(
    scenario: Scenario,
    topology: Topology,
    columns: Columns,
    ids: RowIds,
    information_sets: Mapping[str, str],
) -> Nodes:
    """The tree of this shape, with all that follows from it.

    `information_sets` may name nodes that are no longer there.
    """
    node_index = RowIndex(ids)
    sets = {key: name for key, name in information_sets.items() if key in node_index}
    return Nodes(
        **vars(topology),
        **vars(columns),
        node_ids=ids,
        node_index=node_index,
        information_sets=sets,
        information_set=shared_sets(sets, node_index, columns.kind),
        moves=moves_of(scenario, node_index, topology.parent),
    )


def columns_of(nodes: Sequence[Node], child_count: Ints, rosters: RosterArrays) -> Columns:
    """What these nodes say of themselves; child_count int[len(nodes)] how many children each has."""
    return Columns(
        kind=read_only(np.array([KINDS[node.kind] for node in nodes], np.int8)),
        owner=owners(nodes, rosters),
        leaf_endpoint=leaf_endpoints(nodes, child_count, rosters),
        probability=estimates_of([node.probability for node in nodes]),
        resolves=read_only(np.array([RESOLVES[node.resolves] for node in nodes], np.int8)),
    )


def owners(nodes: Iterable[Node], rosters: RosterArrays) -> Ints:
    row = rosters.actor_index.get
    rows = [-1 if node.owner is None else row(node.owner, -1) for node in nodes]
    return read_only(np.array(rows, np.int16))


def leaf_endpoints(nodes: Iterable[Node], child_count: Ints, rosters: RosterArrays) -> Ints:
    row = rosters.endpoint_index.get
    rows = [
        -1 if node.endpoint is None or node.kind != "leaf" else row(node.endpoint, -1)
        for node in nodes
    ]
    found = np.array(rows, np.int32)
    found[child_count > 0] = -1
    return read_only(found)


def shared_sets(sets: Mapping[str, str], node_index: Mapping[str, int], kind: Ints) -> Bools:
    """bool[N] whether a decision node's information set holds another decision node too."""
    shared = np.zeros(len(kind), bool)
    decisions = [node for node in sets if kind[node_index[node]] == DECISION]
    sizes = Counter(sets[node] for node in decisions)
    shared[[node_index[node] for node in decisions if sizes[sets[node]] > 1]] = True
    return read_only(shared)


def moves_of(scenario: Scenario, node_index: Mapping[str, int], parent: Ints) -> Ints:
    """The rows that have happened: a deeper branch declares those above it.

    A move that contradicts those before it is left out: one path is all that can have happened.
    """
    taken: dict[int, int] = {}  # by parent
    for move in scenario.moves:
        row = node_index.get(move.branch, 0)
        path: dict[int, int] = {}
        while row > 0 and taken.get(above := int(parent[row])) != row:
            path[above] = row
            row = above
        if taken.keys().isdisjoint(path):
            taken |= path
    return read_only(np.array(sorted(taken.values()), np.int64))


def _walked(scenario: Scenario) -> tuple[list[Node], Ints] | None:
    """The nodes breadth first, and int64[N] how many children each has; None if it is no tree."""
    get, most = scenario.nodes.get, len(scenario.nodes)
    ids = [scenario.root]
    nodes: list[Node] = []
    # The list grows while it is read.
    for key in ids:
        node = get(key)
        if node is None or len(ids) > most:
            return None
        nodes.append(node)
        ids += node.children
    if len(set(ids)) != len(ids):
        return None
    return nodes, np.array([len(node.children) for node in nodes], np.int64)


def _walked_carefully(scenario: Scenario) -> tuple[list[Node], Ints]:
    """The same where the nodes are no tree: who is missing is left out, who is met twice counts
    where it was met first; a root that is missing is an unfinished leaf."""
    ids = [scenario.root]
    nodes: list[Node] = []
    seen = {scenario.root}
    counts: list[int] = []
    for key in ids:
        node = scenario.nodes.get(key) or Node(id=key)
        fresh = [
            child
            for child in dict.fromkeys(node.children)
            if child in scenario.nodes and child not in seen
        ]
        seen.update(fresh)
        ids += fresh
        nodes.append(node)
        counts.append(len(fresh))
    return nodes, np.array(counts, np.int64)
