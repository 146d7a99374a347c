"""How long the figures take: backward induction beside its peers, and everything after one edit."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import DECISION, Frame, lower
from scenario_desk.analysis.induction import induction
from scenario_desk.analysis.ties import TIE
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.analysis.growing import large_scenario
from tests.benchmarks.figures import figure, milliseconds

SIZES = (1_000, 10_000, 100_000)
FRAME_MS = 16.0
"""A frame of the screen."""
EDIT_MS = 50.0
"""From an edit of a large tree to its picture."""
SMALL = 2_000
"""Nodes up to which everything is to follow within a frame."""
FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """Times in milliseconds, medians; the peers of an edit lower the whole scenario anew."""
    scenarios = {size: large_scenario(size) for size in sizes}
    gc.collect()
    gc.freeze()
    found = [row for scenario in scenarios.values() for row in _induction_rows(scenario)]
    found += _edit_rows(load(FLAGSHIP), "e05", "us1")
    for scenario in scenarios.values():
        found += _edit_rows(scenario, "e1", "a0i0")
    gc.unfreeze()
    return found


def _induction_rows(scenario: Scenario) -> list[dict[str, Any]]:
    frame = lower(scenario)
    utility = evaluate(frame).utility
    judges = np.ones(len(frame.actor_ids), bool)
    forecast = frame.forecast.probability

    def ours() -> float:
        found = induction(frame, forecast, utility, judges, (), Assumptions(decisions="rational"))
        return float(found.expected[0, 0])

    graph = _graph(frame)
    peers: dict[str, Callable[[], float]] = {
        "lists in Python": lambda: _over_lists(frame, utility),
        "networkx": lambda: _over_graph(graph, utility),
    }
    for peer, work in peers.items():
        if not np.isclose(ours(), work()):
            raise AssertionError(f"{peer} comes to another value at the root")
    mine = milliseconds(ours, 15)
    return [
        figure(
            "backward induction",
            len(frame.node_ids),
            mine,
            FRAME_MS,
            peer=peer,
            peer_value=milliseconds(work, 5),
        )
        for peer, work in peers.items()
    ]


def _edit_rows(scenario: Scenario, endpoint: str, interest: str) -> list[dict[str, Any]]:
    """From an edited scenario to every figure of it."""
    frame = lower(scenario)
    places = len(frame.node_ids)
    leaf = frame.node_ids[-1]
    edited = {
        "a score": edits.set_score(scenario, endpoint, interest, Estimate(3)),
        "a probability": edits.set_probability(scenario, leaf, Estimate(0.3)),
        "a branch more": edits.add_child(scenario, frame.node_ids[0], "new"),
    }
    limit = FRAME_MS if places <= SMALL else EDIT_MS
    found = []
    for what, after in edited.items():
        difference = changes(scenario, after)
        mine = milliseconds(lambda d=difference: evaluate(frame.updated(d)), 15)
        anew = milliseconds(lambda s=after: evaluate(lower(s)), 3)
        found.append(
            figure(
                f"every figure after {what}",
                places,
                mine,
                limit,
                peer="lowered anew",
                peer_value=anew,
            )
        )
    return found


def _over_lists(frame: Frame, utility: np.ndarray) -> float:
    """The same induction a node at a time; the root's value for the first actor."""
    first, count = frame.first_child.tolist(), frame.child_count.tolist()
    kind, owner = frame.kind.tolist(), frame.owner.tolist()
    forecast, ends = frame.forecast.probability.tolist(), frame.leaf_endpoint.tolist()
    payoffs = utility.tolist()
    values: list[list[float]] = [[]] * len(first)
    for node in range(len(first) - 1, -1, -1):
        if not count[node]:
            values[node] = payoffs[ends[node]]
            continue
        children = range(first[node], first[node] + count[node])
        shares = [forecast[child] for child in children]
        if kind[node] == DECISION:
            shares = _even_shares([values[child][owner[node]] for child in children])
        values[node] = [
            sum(share * values[child][actor] for share, child in zip(shares, children, strict=True))
            for actor in range(len(payoffs[0]))
        ]
    return values[0][0]


def _graph(frame: Frame) -> nx.DiGraph:
    graph = nx.DiGraph()
    for row, key in enumerate(frame.node_ids):
        graph.add_node(
            key,
            decides=frame.kind[row] == DECISION,
            owner=int(frame.owner[row]),
            end=int(frame.leaf_endpoint[row]),
        )
        if row:
            above = frame.node_ids[frame.parent[row]]
            graph.add_edge(above, key, share=float(frame.forecast.probability[row]))
    return graph


def _over_graph(graph: nx.DiGraph, utility: np.ndarray) -> float:
    """The same induction over a graph that is already built."""
    payoffs = utility.tolist()
    root = next(iter(graph))
    values: dict[str, list[float]] = {}
    for key in nx.dfs_postorder_nodes(graph, root):
        below = graph.adj[key]
        node = graph.nodes[key]
        if not below:
            values[key] = payoffs[node["end"]]
            continue
        shares = [edge["share"] for edge in below.values()]
        if node["decides"]:
            shares = _even_shares([values[child][node["owner"]] for child in below])
        values[key] = [
            sum(share * values[child][actor] for share, child in zip(shares, below, strict=True))
            for actor in range(len(payoffs[0]))
        ]
    return values[root][0]


def _even_shares(values: list[float]) -> list[float]:
    top = max(values)
    best = [value >= top - TIE * max(1.0, abs(top)) for value in values]
    return [mine / sum(best) for mine in best]


if __name__ == "__main__":
    for row in rows():
        print(row)
