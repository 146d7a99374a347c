"""From a scenario to arrays: the columns of the nodes, the rosters, and the scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from scenario_desk.analysis import linkages, profiles
from scenario_desk.analysis.arrays import Bools, Ints, read_only
from scenario_desk.analysis.forecasting import forecast_fields
from scenario_desk.analysis.linkages import LinkageArrays, PackageArrays
from scenario_desk.analysis.on_demand import OnDemand
from scenario_desk.analysis.profiles import ProfileArrays
from scenario_desk.analysis.row_index import Lineage, RowIds, RowIndex
from scenario_desk.analysis.topology import topology_of
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario

Fields = dict[str, Any]
"""Fields of a frame by name."""

DECISION, CHANCE, LEAF = 0, 1, 2
KINDS = {"decision": DECISION, "chance": CHANCE, "leaf": LEAF}
RESOLVES = {None: -1, "judged": 0, "rational": 1}
LEVERAGES = {"veto": 3, "strong": 2, "moderate": 1, "weak": 0}


def all_fields(scenario: Scenario) -> Fields:
    """Every field of the frame of a scenario."""
    fields: Fields = {"scenario": scenario}
    fields |= roster_fields(scenario)
    fields |= score_fields(scenario, fields["endpoint_index"], fields["interest_index"])
    fields |= node_fields(scenario, fields["actor_index"], fields["endpoint_index"])
    fields |= profile_fields(scenario, fields)
    fields |= linkage_fields(scenario, fields)
    fields |= package_fields(scenario, fields)
    fields |= move_fields(scenario, fields)
    return fields | forecast_fields(fields)


def roster_fields(scenario: Scenario) -> Fields:
    """The actors, interests and endpoints in their order."""
    actors = list(scenario.actors.values())
    actor_index = index_of(scenario.actors.order)
    interests = scenario.interests.values()
    return {
        "actor_ids": scenario.actors.order,
        "actor_index": actor_index,
        "principal": read_only(np.array([each.principal for each in actors], bool)),
        "leverage": read_only(np.array([LEVERAGES[each.leverage] for each in actors], np.int8)),
        "interest_ids": scenario.interests.order,
        "interest_index": index_of(scenario.interests.order),
        "interest_actor": read_only(
            np.array([actor_index.get(each.actor, -1) for each in interests], np.int16)
        ),
        "endpoint_ids": scenario.endpoints.order,
        "endpoint_index": index_of(scenario.endpoints.order),
        "needs_agreement": read_only(
            np.array([each.needs_agreement for each in scenario.endpoints.values()], bool)
        ),
    }


def index_of(ids: Iterable[str]) -> dict[str, int]:
    return {key: row for row, key in enumerate(ids)}


def score_fields(
    scenario: Scenario, endpoint_index: Mapping[str, int], interest_index: Mapping[str, int]
) -> Fields:
    """The scores as three matrices; those of unknown endpoints or interests are left out."""
    values = np.full((3, len(endpoint_index), len(interest_index)), np.nan)
    for endpoint, interest in scenario.scores:
        if endpoint in endpoint_index and interest in interest_index:
            cell = endpoint_index[endpoint], interest_index[interest]
            values[:, *cell] = profiles.spread(scenario.scores[endpoint, interest])
    return {
        "scores": read_only(values[0].copy()),
        "scores_low": read_only(values[1].copy()),
        "scores_high": read_only(values[2].copy()),
    }


def node_fields(
    scenario: Scenario, actor_index: Mapping[str, int], endpoint_index: Mapping[str, int]
) -> Fields:
    """The shape of the tree and the columns of its nodes."""
    nodes, counts = _walked(scenario) or _walked_carefully(scenario)
    lineage = Lineage.of([node.id for node in nodes])
    ids = RowIds(lineage, read_only(np.arange(len(nodes))))
    topology = topology_of(counts)
    sets = {node.id: node.information_set for node in nodes if node.information_set}
    node_index = RowIndex(ids)
    columns = node_columns(nodes, actor_index, endpoint_index)
    return {
        "node_ids": ids,
        "node_index": node_index,
        **vars(topology),
        **columns,
        "leaf_endpoint": without_children(columns["leaf_endpoint"], topology.child_count),
        "information_sets": sets,
        "information_set": shared_sets(sets, node_index, columns["kind"]),
    }


def node_columns(
    nodes: Sequence[Node], actor_index: Mapping[str, int], endpoint_index: Mapping[str, int]
) -> Fields:
    """What each of these nodes says of itself; `leaf_endpoint` still minds no children."""
    return {
        "kind": read_only(np.array([KINDS[node.kind] for node in nodes], np.int8)),
        "owner": owners(nodes, actor_index),
        "leaf_endpoint": leaf_endpoints(nodes, endpoint_index),
        "probability": read_only(
            np.array(
                [np.nan if node.probability is None else node.probability.best for node in nodes],
                np.float64,
            )
        ),
        "resolves": read_only(np.array([RESOLVES[node.resolves] for node in nodes], np.int8)),
    }


def owners(nodes: Sequence[Node], actor_index: Mapping[str, int]) -> Ints:
    rows = [-1 if node.owner is None else actor_index.get(node.owner, -1) for node in nodes]
    return read_only(np.array(rows, np.int16))


def leaf_endpoints(nodes: Sequence[Node], endpoint_index: Mapping[str, int]) -> Ints:
    rows = [
        -1
        if node.endpoint is None or node.kind != "leaf"
        else endpoint_index.get(node.endpoint, -1)
        for node in nodes
    ]
    return read_only(np.array(rows, np.int32))


def without_children(leaf_endpoint: Ints, child_count: Ints) -> Ints:
    """`leaf_endpoint`, but −1 where a node has children after all."""
    odd = (leaf_endpoint >= 0) & (child_count > 0)
    if not odd.any():
        return leaf_endpoint
    return read_only(np.where(odd, -1, leaf_endpoint).astype(np.int32))


def shared_sets(sets: Mapping[str, str], node_index: Mapping[str, int], kind: Ints) -> Bools:
    """bool[N] whether a decision node's information set holds another decision node too."""
    shared = np.zeros(len(kind), bool)
    decisions = [node for node in sets if kind[node_index[node]] == DECISION]
    sizes = Counter(sets[node] for node in decisions)
    shared[[node_index[node] for node in decisions if sizes[sets[node]] > 1]] = True
    return read_only(shared)


def profile_fields(scenario: Scenario, fields: Mapping[str, Any]) -> Fields:
    interests: Ints = fields["interest_actor"]
    actor_index, endpoint_index = fields["actor_index"], fields["endpoint_index"]

    def make(key: str) -> ProfileArrays:
        profile = scenario.profiles[key]
        actor = actor_index.get(profile.actor, -1)
        rows = np.flatnonzero(interests == actor) if actor >= 0 else np.zeros(0, np.int64)
        return profiles.lower_profile(scenario, profile, actor, read_only(rows), endpoint_index)

    return {"profiles": OnDemand(scenario.profiles.order, make)}


def linkage_fields(scenario: Scenario, fields: Mapping[str, Any]) -> Fields:
    endpoint_index, interest_index = fields["endpoint_index"], fields["interest_index"]

    def make(key: str) -> LinkageArrays:
        return linkages.lower_linkage(scenario.linkages[key], endpoint_index, interest_index)

    return {"linkages": OnDemand(scenario.linkages.order, make)}


def package_fields(scenario: Scenario, fields: Mapping[str, Any]) -> Fields:
    lower = partial(
        linkages.lower_package,
        linkages=scenario.linkages,
        node_index=fields["node_index"],
        node_ids=fields["node_ids"],
        first_child=fields["first_child"],
        child_count=fields["child_count"],
    )

    def make(key: str) -> PackageArrays:
        return lower(scenario.packages[key])

    return {"packages": OnDemand(scenario.packages.order, make)}


def move_fields(scenario: Scenario, fields: Mapping[str, Any]) -> Fields:
    """The rows that have happened: a deeper branch declares those above it.

    A move that contradicts those before it is left out: one path is all that can have happened.
    """
    taken: dict[int, int] = {}  # by parent
    for move in scenario.moves:
        row = fields["node_index"].get(move.branch, 0)
        path: dict[int, int] = {}
        while row > 0 and taken.get(above := int(fields["parent"][row])) != row:
            path[above] = row
            row = above
        if taken.keys().isdisjoint(path):
            taken |= path
    return {"moves": read_only(np.array(sorted(taken.values()), np.int64))}


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
