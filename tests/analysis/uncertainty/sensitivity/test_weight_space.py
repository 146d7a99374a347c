"""Weight space: shares in closed form, against draws, and nearest weights against brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    WeightSpace,
    acceptable_share,
    accepts_at,
    nearest_weights,
    pair_map,
    weight_space,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Interest, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.analysis.uncertainty.sensitivity.examples import NOBODY, RATIONAL, deal, flagship


def of(scenario: Scenario, endpoint: int = 0, actor: int = 0) -> WeightSpace:
    found = weight_space(lower(scenario), NOBODY, endpoint, actor)
    assert found is not None
    return found


def three(*scores: float, weights: tuple[float, ...] = (50, 30, 20)) -> Scenario:
    """The US with three interests, scored so for the deal; it expects 0 without one."""
    scenario = edits.add(deal(), "interests", Interest("us3", "us", "Third"))
    for key, score, weight in zip(("us1", "us2", "us3"), scores, weights, strict=True):
        scenario = edits.set_score(scenario, "deal", key, Estimate(score))
        scenario = edits.set_score(scenario, "war", key, Estimate(0))
        scenario = edits.set_weight(scenario, "us-base", key, Estimate(weight))
    return scenario


def test_the_share_of_two_interests_is_a_length() -> None:
    # 10 w − 10 (1 − w) ≥ 0 from one half up; 10 w − 30 (1 − w) from three quarters.
    assert acceptable_share(of(deal())).value == pytest.approx(0.5)
    scenario = edits.set_score(deal(), "deal", "us2", Estimate(-30))
    assert acceptable_share(of(scenario)).value == pytest.approx(0.25)
    assert acceptable_share(of(scenario)).standard_error == 0


def test_the_share_of_three_interests_is_an_area() -> None:
    # From the corner of the one gain the line cuts 3/4 and 3/5 of the two edges.
    assert acceptable_share(of(three(30, -10, -20))).value == pytest.approx(0.75 * 0.6)
    assert acceptable_share(of(three(-30, 10, 20))).value == pytest.approx(1 - 0.75 * 0.6)
    assert acceptable_share(of(three(1, 2, 3))).value == 1
    assert acceptable_share(of(three(-1, -2, -3))).value == 0
    assert acceptable_share(of(three(0, 0, -3))).value == 0


@pytest.mark.parametrize("endpoint", [4, 7, 11])
@pytest.mark.parametrize("actor", [0, 1])
def test_the_flagships_shares_are_those_of_draws(endpoint: int, actor: int) -> None:
    space = weight_space(flagship(), NOBODY, endpoint, actor)
    assert space is not None
    exact = acceptable_share(space)
    points = np.random.default_rng(1).dirichlet(np.ones(len(space.interests)), 4_000)
    drawn = accepts_at(space, points)
    error = np.sqrt(max(exact.value * (1 - exact.value), 1e-9) / len(drawn))
    assert abs(drawn.mean() - exact.value) <= 4 * error + 1e-9
    if not space.never:
        assert space.gains is not None
        np.testing.assert_array_equal(points @ space.gains >= -1e-9, drawn == 1)
        assert (space.weights @ space.gains >= -1e-9) == space.accepts


@pytest.mark.parametrize("scores", [(30, -10, -20), (-30, 10, 20), (40, -35, -30)])
def test_the_nearest_weights_are_those_of_brute_force(scores: tuple[float, ...]) -> None:
    space = of(three(*scores))
    found = nearest_weights(space)
    assert found is not None
    steps = 400
    grid = np.array(
        [(a, b, steps - a - b) for a, b in product(range(steps + 1), repeat=2) if a + b <= steps]
    )
    weights = grid / steps
    turned = (accepts_at(space, weights) == 1) != space.accepts
    least = np.abs(weights[turned] - space.weights).sum(axis=1).min()
    assert found.distance == pytest.approx(least, abs=3 / steps)
    assert found.distance <= least + 1e-9
    assert found.weights.sum() == pytest.approx(1)
    assert np.abs(found.weights - space.weights).sum() == pytest.approx(found.distance)
    # Just past what was found acceptance has turned, just before it has not.
    for step, accepts in ((1.001, not space.accepts), (0.999, space.accepts)):
        there = space.weights + step * (found.weights - space.weights)
        assert bool(accepts_at(space, there[None])[0]) == accepts


def test_a_derived_reservation_moves_with_the_weights() -> None:
    space = of(edits.set_score(deal("derived"), "war", "us2", Estimate(-40)))
    # War is what comes without a deal: gains 10 + 50 and −10 + 40, whatever the weights.
    np.testing.assert_allclose(space.gains, [60.0, 30.0])
    assert nearest_weights(space) is None
    assert acceptable_share(space).value == 1


def test_a_crossed_red_line_cannot_be_weighed_away() -> None:
    space = of(edits.set_red_line(deal(), "us-base", "us1", RedLine(10.0)))
    assert space.never
    assert acceptable_share(space).value == 0
    assert nearest_weights(space) is None


def test_where_owners_choose_by_utility_shares_are_counted() -> None:
    space = weight_space(lower(deal("derived")), RATIONAL, 0, 0)
    assert space is not None
    assert space.gains is None
    assert nearest_weights(space) is None
    found = acceptable_share(space, samples=500)
    assert 0 <= found.value <= 1
    points = np.array([[0.5, 0.5], [0.9, 0.1]])
    assert np.isin(accepts_at(space, points), [0, 1]).all()


def test_a_missing_score_leaves_the_share_open() -> None:
    space = of(edits.set_score(deal(), "deal", "us2", None))
    assert space.gains is None
    assert np.isnan(acceptable_share(space, samples=50).value)


def test_nobody_weighs_nothing() -> None:
    scenario = edits.set_weight(deal(), "us-base", "us1", None)
    scenario = edits.set_weight(scenario, "us-base", "us2", None)
    assert weight_space(lower(scenario), NOBODY, 0, 0) is None


def test_the_map_of_two_interests_has_the_boundary_on_it() -> None:
    space = of(three(30, -10, -20))
    found = pair_map(space, 0, 1, steps=11)
    assert found is not None
    assert found.gain[0, 0] == pytest.approx(-20)
    assert found.gain[0, 10] == pytest.approx(30)
    assert found.gain[5, 5] == pytest.approx(10)
    assert np.isnan(found.gain[6, 6])
    # First against second turns at 1/4 : 3/4, first against the third at 2/5.
    ends = sorted(found.boundary.tolist())
    np.testing.assert_allclose(ends, [[0.25, 0.75], [0.4, 0.0]])
    alone = pair_map(of(deal()), 0, 1)
    assert alone is not None
    np.testing.assert_allclose(alone.boundary, [[0.5, 0.5], [0.5, 0.5]])
