"""What many answers come to together, by hand; and many judgements as each alone."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from scenario_desk.analysis.room.aggregation import How, aggregated
from scenario_desk.analysis.uncertainty.distributions import (
    normal,
    percentile_values,
    shares_below,
)
from tests.analysis.room.rooms import OPEN, many, room

TENTH = norm.ppf(0.9)
WAYS: tuple[How, ...] = ("median", "quantiles", "pool")


def one(found: np.ndarray) -> list[float]:
    """Low, best and high of the first judgement."""
    best, low, high = found[0].tolist()
    return [low, best, high]


def test_the_median_is_that_of_the_lows_of_the_bests_and_of_the_highs() -> None:
    three = room([[(-20, 0, 10)], [(-10, 20, 60)], [(-40, 5, 30)]])
    assert one(aggregated(three)) == [-20, 5, 30]
    four = room([[(-20, 0, 10)], [(-10, 20, 60)], [(-40, 5, 30)], [(0, 10, 40)]])
    assert one(aggregated(four)) == [-15, 7.5, 35]


def test_a_weighted_median_is_the_lowest_value_with_half_the_weight_at_or_below() -> None:
    four = room([[10], [20], [30], [40]])
    assert one(aggregated(four, "median", np.array([1.0, 1, 1, 1]))) == [20, 20, 20]
    assert one(aggregated(four, "median", np.array([0.1, 0.1, 0.2, 0.6]))) == [40, 40, 40]
    assert one(aggregated(four, "median", np.array([0.5, 0, 0, 0.5]))) == [10, 10, 10]
    # Three of ten tenths are not exactly half of six.
    assert one(aggregated(four, "median", np.array([0.1, 0.2, 0.2, 0.1]))) == [20, 20, 20]


def test_the_quantile_average_by_hand() -> None:
    two = room([[(-20, 0, 10)], [(0, 30, 50)]])
    assert one(aggregated(two, "quantiles")) == [-10, 15, 30]
    weighed = aggregated(two, "quantiles", np.array([1.0, 3.0]))
    assert one(weighed) == pytest.approx([-5, 22.5, 40])


def test_the_pool_of_two_far_apart_by_hand() -> None:
    """Each has half: the 10th percentile of the pool is the 20th of the lower, its 90th the 80th of
    the upper, and its median lies where nobody looks for it, half way."""
    two = room([[(-55, -50, -45)], [(45, 50, 55)]])
    fifth = 5 * norm.ppf(0.2) / TENTH
    low, best, high = one(aggregated(two, "pool"))
    assert (low, high) == (pytest.approx(-50 + fifth), pytest.approx(50 - fifth))
    assert -45 < best < 45


def test_the_pool_of_one_and_of_many_alike_is_what_they_say() -> None:
    assert one(aggregated(room([[(-20, 0, 40)]]), "pool")) == pytest.approx([-20, 0, 40])
    assert one(aggregated(room([[(-20, 0, 40)]] * 5), "pool")) == pytest.approx([-20, 0, 40])


def test_the_pool_of_single_numbers_steps_from_one_to_the_next() -> None:
    assert one(aggregated(room([[-30], [10], [20]]), "pool")) == pytest.approx([-30, 10, 20])
    heavy = aggregated(room([[-30], [10], [20]]), "pool", np.array([0.05, 0.05, 0.9]))
    assert one(heavy) == pytest.approx([10, 20, 20])


def test_the_pool_is_wider_than_the_average_where_people_differ() -> None:
    """A mixture keeps the dissent that an average hides."""
    two = room([[(-60, -50, -40)], [(40, 50, 60)]])
    average, pool = one(aggregated(two, "quantiles")), one(aggregated(two, "pool"))
    assert average == [-10, 0, 10]
    assert pool[0] < -45
    assert pool[2] > 45


def test_the_pool_is_what_draws_of_its_members_say() -> None:
    answers, weights = (
        room([[(-90, 80, 95)], [(0, 10, 70)], [(-20, -20, 5)]]),
        np.array([1.0, 2, 1]),
    )
    numbers = np.random.default_rng(7)
    members = np.moveaxis(answers.values[:, 0], -1, 0)
    which = numbers.choice(3, 200_000, p=weights / 4)
    drawn = percentile_values(normal(numbers.random(which.shape)), members[:, which]).clip(
        -100, 100
    )
    assert one(aggregated(answers, "pool", weights)) == pytest.approx(
        np.quantile(drawn, [0.1, 0.5, 0.9]).tolist(), abs=0.6
    )


def test_the_share_below_is_the_other_way_round_from_the_value() -> None:
    members = np.array([[0.0, 5.0, 3.0], [-10.0, 5.0, 3.0], [30.0, 9.0, 3.0]])
    for share in (0.1, 0.3, 0.5, 0.8, 0.9):
        there = percentile_values(np.full(3, norm.ppf(share)), members)
        below = shares_below(there + 1e-9, members)
        assert below[0] == pytest.approx(share)
        assert below[1] == pytest.approx(max(share, 0.5))
        assert below[2] == 1.0
    assert shares_below(np.array([2.9]), members[:, 2:])[0] == 0.0


@pytest.mark.parametrize("how", WAYS)
def test_who_gives_no_number_or_has_no_weight_has_no_part(how: How) -> None:
    answers = room([[(0, 10, 20)], [OPEN], [(80, 90, 95)]])
    only = np.array([1.0, 1.0, 0.0])
    assert one(aggregated(answers, how, only)) == pytest.approx([0, 10, 20])
    assert np.isnan(aggregated(answers, how, np.array([0.0, 1.0, 0.0]))).all()
    assert np.isnan(aggregated(room([[OPEN], [OPEN]]), how)).all()


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("weighed", [False, True])
def test_many_judgements_are_as_each_alone_and_in_order(how: How, weighed: bool) -> None:
    answers = many(30, 12)
    weights = np.random.default_rng(3).random(30) if weighed else None
    found = aggregated(answers, how, weights)
    best, low, high = found.T
    assert (low <= best + 1e-9).all()
    assert (best <= high + 1e-9).all()
    for judgement in range(12):
        alone = aggregated(answers.on(np.array([judgement])), how, weights)
        np.testing.assert_allclose(found[judgement], alone[0], atol=1e-7)


@pytest.mark.parametrize("how", WAYS)
def test_nobody_comes_to_nothing(how: How) -> None:
    assert np.isnan(aggregated(many(0, 4), how)).all()
    assert aggregated(many(3, 0), how).shape == (0, 3)
