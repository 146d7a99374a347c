"""What is known from elsewhere: exact volumes, an earlier computation, how errors shrink."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.robustness import Robustness, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Interest, Linkage
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from tests.analysis.games import chance, ending, game

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"


def alternatives(scores: Mapping[str, tuple[float, ...]], **weights: float) -> Scenario:
    """One actor's endpoints, each with one score on each of its interests."""
    tree = chance("n", *((None, ending(f"leaf-{key}", key)) for key in scores))
    scenario = game(tree, {key: {"us": 0} for key in scores}, reservation=0.0)
    count = len(next(iter(scores.values())))
    names = [f"us{number + 1}" for number in range(count)]
    for name in names[1:]:
        scenario = edits.add(scenario, "interests", Interest(name, "us", name))
    for name in names:
        weight = weights.get(name, 50.0)
        scenario = edits.set_weight(scenario, "us-base", name, Estimate(weight))
    for endpoint, values in scores.items():
        for name, value in zip(names, values, strict=True):
            scenario = edits.set_score(scenario, endpoint, name, Estimate(value))
    return scenario


def run(scenario: Scenario, sampling: Sampling) -> Robustness:
    return robustness(lower(scenario), Assumptions(), sampling)


def test_three_alternatives_each_best_at_one_thing_share_the_simplex() -> None:
    scenario = alternatives({"a": (100, 0, 0), "b": (0, 100, 0), "c": (0, 0, 100)})
    found = run(scenario, Sampling(20_000, weights="unknown")).rank_acceptability[0]
    np.testing.assert_allclose(found, np.full((3, 3), 1 / 3), atol=0.005)


def test_a_compromise_takes_its_exact_part_of_the_simplex() -> None:
    """It is worth 50, whatever the weights: best where none of three weights is above a half, which
    leaves out three corners of a quarter each; never last but on a line."""
    extremes = {"a": (100, 0, 0), "b": (0, 100, 0), "c": (0, 0, 100)}
    scenario = alternatives({**extremes, "middle": (50, 50, 50)})
    found = run(scenario, Sampling(20_000, weights="unknown")).rank_acceptability[0]
    np.testing.assert_allclose(found[:, 0], [1 / 4, 1 / 4, 1 / 4, 1 / 4], atol=0.006)
    np.testing.assert_allclose(found[3], [1 / 4, 3 / 4, 0, 0], atol=0.006)


def test_the_order_of_weights_leaves_one_corner_of_the_simplex() -> None:
    """Of w1 > w2 > w3 the mean is (11, 5, 2) / 18."""
    scenario = alternatives({"a": (100, 0, 0), "b": (0, 0, 0)}, us1=90, us2=60, us3=30)
    found = run(scenario, Sampling(20_000, weights="rank"))
    np.testing.assert_allclose(found.central_weights[0, 0], np.array([11, 5, 2]) / 18, atol=0.004)
    tied = alternatives({"a": (100, 0, 0), "b": (0, 0, 0)}, us1=90, us2=30, us3=30)
    found = run(tied, Sampling(20_000, weights="rank"))
    # The heaviest of three is 11/18 on average; those that tie share the rest.
    np.testing.assert_allclose(found.central_weights[0, 0], np.array([22, 7, 7]) / 36, atol=0.004)


def test_an_earlier_computation_of_the_flagship_is_reproduced() -> None:
    """Under its rules: triangular on scores and weights, with low and high as ends, the tree fixed,
    and a margin on every endpoint, which is there once something is attached to it."""
    scenario = load(FLAGSHIP)
    for key, node in scenario.nodes.items():
        if node.probability is not None:
            scenario = edits.set_probability(scenario, key, Estimate(node.probability.best))
    nothing = Linkage("signature", "A signature", endpoints=scenario.endpoints.order)
    scenario = replace(edits.add(scenario, "linkages", nothing), limits="hard")
    found = robustness(
        lower(scenario),
        Assumptions(linkages=("signature",)),
        Sampling(20_000, shape="triangular"),
    )
    earlier = {"e01": 0.52, "e04": 0.94, "e05": 0.54, "e06": 0.59, "e07": 0.76, "e08": 0.46}
    expected = [earlier.get(key, 0.0) for key in found.frame.endpoint_ids]
    np.testing.assert_allclose(found.overlap_index.value, expected, atol=0.016)


def close(count: int) -> Scenario:
    """`count` interests that spread alike: the mean of as many half-normals."""
    scenario = alternatives({"a": (10,) * count, "b": (0,) * count})
    for number in range(count):
        spread = Estimate(10, 10 - 1.2815515655446004 * 20, 10 + 1.2815515655446004 * 20)
        scenario = edits.set_score(scenario, "a", f"us{number + 1}", spread)
    return scenario


@pytest.mark.parametrize("quasi", [True, False])
def test_the_standard_error_says_how_far_off_the_figures_are(quasi: bool) -> None:
    """Over many seeds the mean squared distance from the truth is the squared standard error."""
    truth = norm.cdf(10 / (20 / np.sqrt(3)))
    off, said = [], []
    for seed in range(40):
        found = run(close(3), Sampling(4_096, seed=seed, quasi=quasi)).acceptability
        off.append(found.value[0, 0] - truth)
        said.append(found.standard_error[0, 0])
    ratio = np.sqrt(np.mean(np.square(off)) / np.mean(np.square(said)))
    assert 0.7 < ratio < 1.4
    assert abs(np.mean(off)) < 4 * np.sqrt(np.mean(np.square(said)) / 40)


def test_errors_shrink_with_the_draws_and_are_smaller_with_sobol_points() -> None:
    def error(samples: int, *, quasi: bool) -> float:
        errors = [
            run(close(3), Sampling(samples, seed=seed, quasi=quasi)).utility_error[0, 0]
            for seed in range(8)
        ]
        return float(np.sqrt(np.mean(np.square(errors))))

    assert error(1_024, quasi=False) / error(16_384, quasi=False) == pytest.approx(4, rel=0.25)
    assert error(4_096, quasi=True) < error(4_096, quasi=False) / 4
