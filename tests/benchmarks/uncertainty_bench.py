"""How long draws take, beside the making of their random numbers, a matrix product and other tools.

Rows of other tools stand here where these are installed (group `bench` in pyproject.toml).
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.uncertainty import measures
from scenario_desk.analysis.uncertainty.drawing import drawing
from scenario_desk.analysis.uncertainty.robustness import refined, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.tally import tally
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Actor, Assumptions, Endpoint, Interest, Node, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from tests.analysis.growing import large_scenario
from tests.benchmarks.figures import figure, milliseconds

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
DRAWS = 10_000
MANY = 100_000
THREE_TIMES, FOUR_TIMES = 3.0, 4.0
SECONDS = 3.0
FIRST_MS = 100.0
MEGABYTES = 100.0


def rows(draws: int = DRAWS, many: int = MANY, endpoints: int = 1_000) -> list[dict[str, Any]]:
    """Ratios are of processor time; what people wait for is by the clock, on two threads."""
    flagship = lower(load(FLAGSHIP))
    return [
        _beside_random_numbers(flagship, draws),
        _first_picture(flagship),
        _by_the_clock(flagship, many),
        _beside_a_product(endpoints),
        _memory(draws),
        *_beside_others(),
    ]


def _beside_random_numbers(frame: Frame, draws: int) -> dict[str, Any]:
    """Everything drawn and judged, in times of what numpy needs for as many normal numbers."""
    sampling = Sampling(draws)
    numbers = drawing(frame, Assumptions(), sampling).width * draws
    made = _least(lambda: np.random.default_rng(1).standard_normal(numbers))
    mine = _least(lambda: robustness(frame, Assumptions(), sampling))
    return figure(
        "joint draws, beside their random numbers alone",
        draws,
        mine / made,
        THREE_TIMES,
        peer="numpy, normal",
        peer_value=1.0,
        unit="times",
    )


def _first_picture(frame: Frame) -> dict[str, Any]:
    ours = milliseconds(lambda: next(refined(frame, Assumptions(), Sampling(DRAWS))), 5)
    return figure("the first picture of many draws", DRAWS, ours, FIRST_MS)


def _by_the_clock(frame: Frame, draws: int) -> dict[str, Any]:
    with ThreadPoolExecutor(2) as pool:
        taken = milliseconds(lambda: robustness(frame, Assumptions(), Sampling(draws), pool))
    return figure("joint draws by the clock, two threads", draws, taken / 1e3, SECONDS, unit="s")


def _beside_a_product(endpoints: int, interests: int = 20) -> dict[str, Any]:
    """How often each endpoint is acceptable where nothing is known of the weights, in times of the
    product of weights and scores; one replicate of many that are alike."""
    frame = lower(_wide(endpoints, interests))
    job = drawing(frame, Assumptions(), Sampling(MANY, weights="unknown"))
    draws, actors = job.sampling.replicate, 2
    numbers = np.random.default_rng(1)
    weights = numbers.random((draws, interests))
    scores = numbers.random((interests, endpoints))
    product = actors * _least(lambda: weights @ scores)
    mine = _least(lambda: tally(job, (measures.acceptability,), 0))
    return figure(
        "acceptability over unknown weights, beside the product",
        endpoints,
        mine / product,
        FOUR_TIMES,
        peer="numpy, matmul",
        peer_value=1.0,
        unit="times",
    )


def _memory(draws: int, nodes: int = 1_000) -> dict[str, Any]:
    """The most that is held at once while choices in a tree are drawn."""
    frame = lower(large_scenario(nodes))
    sampling = Sampling(draws)
    tracemalloc.start()
    robustness(frame, frame.scenario.assumptions, sampling, extra=(measures.junctures,))
    held = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return figure("induction in many draws", nodes, held, MEGABYTES, unit="MB")


def _beside_others(draws: int = 2_000) -> list[dict[str, Any]]:
    """The ranks of endpoints over unknown weights, by the weighted sum of another tool."""
    if find_spec("pymcdm") is None:
        return []
    from pymcdm.methods import WSM

    endpoints, interests = 16, 8
    frame = lower(_wide(endpoints, interests))
    scores = frame.scores[0, :, :interests]
    weights = np.random.default_rng(1).dirichlet(np.ones(interests), draws)
    method, kinds = WSM(lambda values, cost=False: values), np.ones(interests)

    def theirs() -> None:
        for row in weights:
            method.rank(method(scores, row, kinds))

    job = Sampling(draws, weights="unknown")
    mine = milliseconds(lambda: robustness(frame, Assumptions(), job), 3)
    taken = milliseconds(theirs)
    what = "ranks over unknown weights"
    return [figure(what, draws, mine, peer="pymcdm", peer_value=taken)]


def _wide(endpoints: int, interests: int) -> Scenario:
    """Two principals with so many interests each, every endpoint a branch of the root."""
    numbers = np.random.default_rng(0)
    actors = ("us", "ru")
    owned = [Interest(f"{a}{k}", a, f"{a}{k}") for a in actors for k in range(interests)]
    ends = [
        Endpoint(f"e{row}", f"e{row}", needs_agreement=row % 2 == 1) for row in range(endpoints)
    ]
    leaves = [Node(f"n{end.id}", endpoint=end.id) for end in ends]
    root = Node("root", "chance", children=tuple(leaf.id for leaf in leaves))
    return Scenario(
        title="Wide",
        root="root",
        nodes=Table({node.id: node for node in (root, *leaves)}),
        actors=Roster(Actor(a, a, principal=True, base_profile=f"{a}-base") for a in actors),
        interests=Roster(owned),
        endpoints=Roster(ends),
        profiles=Roster(
            Profile(
                f"{a}-base",
                a,
                a,
                weights=Table({each.id: Estimate(50) for each in owned if each.actor == a}),
                reservation="derived",
                margin=Estimate(3),
            )
            for a in actors
        ),
        scores=Table(
            {
                (end.id, each.id): Estimate(float(numbers.uniform(-60, 60)))
                for end in ends
                for each in owned
            }
        ),
    )


def _least(work: Callable[[], object], times: int = 5) -> float:
    """The least processor time of some runs, in seconds."""
    taken = []
    work()
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)
