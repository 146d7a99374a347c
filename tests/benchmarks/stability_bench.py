"""How long it takes to say which endpoints would hold: Syria 2017, and a graph of 200 states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.stability.coalitions import jumps
from scenario_desk.analysis.stability.concepts import stabilities
from scenario_desk.analysis.stability.graph import StateGraph, state_graph
from scenario_desk.analysis.stability.shifts import holding
from scenario_desk.exchange.scenario_file import load
from tests.benchmarks.figures import figure, milliseconds

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
STATES, ACTORS = 200, 6
LIMIT_MS = 2_000.0


def rows() -> list[dict[str, Any]]:
    """Times in milliseconds, medians; sizes are endpoints, or states × actors."""
    evaluation = evaluate(lower(load(FLAGSHIP)))
    taken = milliseconds(lambda: holding(evaluation), 5)
    found = [figure("stability of Syria 2017", len(evaluation.frame.endpoint_ids), taken)]
    size = STATES * ACTORS
    for name, share in (("a few moves", 0.01), ("many moves", 0.3)):
        graph = random_graph(share)
        taken = milliseconds(lambda graph=graph: stabilities(graph), 3)
        found.append(figure(f"stability of 200 states, {name}", size, taken, LIMIT_MS))
    graph = random_graph(0.01)
    taken = milliseconds(lambda: jumps(graph))
    found.append(figure("coalitions of 200 states, a few moves", size, taken))
    return found


def random_graph(share: float) -> StateGraph:
    """Each move with this chance, utilities at random."""
    chance = np.random.default_rng(1)
    moves = chance.random((ACTORS, STATES, STATES)) < share
    utility = chance.uniform(-100.0, 100.0, (STATES, ACTORS))
    return state_graph(moves, utility, utility)
