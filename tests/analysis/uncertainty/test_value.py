"""What knowing is worth: textbook cases by value, and what an owner would pay in its own utility."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.uncertainty import value
from scenario_desk.analysis.uncertainty.drawing import Drawing, drawing
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.value import (
    NobodyChooses,
    explained,
    information,
    perfect_information,
    variance,
    worth_for_figure,
    worth_to_owner,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Move
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from tests.analysis.games import chance, decision, ending, game

OIL = {"dry": (0.5, -70), "wet": (0.3, 50), "soaking": (0.2, 200)}
SEISMIC = {"dry": (0.6, 0.3, 0.1), "wet": (0.3, 0.4, 0.3), "soaking": (0.1, 0.4, 0.5)}
"""Raiffa (1968): how likely sounding shows no, an open or a closed structure."""
DECILE = 1.2815515655446004


def wildcatter() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Net benefits of drilling and not drilling, the state and the seismic signal, in draws that
    have every case exactly as often as it is likely."""
    cases = [
        (round(share * likely * 100), payoff, row, signal)
        for row, (state, (share, payoff)) in enumerate(OIL.items())
        for signal, likely in enumerate(SEISMIC[state])
    ]
    rows = np.array([case[1:] for case in cases for _ in range(case[0])], float)
    rows = np.tile(rows, (20, 1))
    return np.column_stack([rows[:, 0], np.zeros(len(rows))]), rows[:, 1], rows[:, 2]


def test_the_oil_wildcatter() -> None:
    benefits, state, signal = wildcatter()
    assert benefits.mean(axis=0).tolist() == [20, 0]
    assert perfect_information(benefits, 100).value == pytest.approx(35)
    assert information(benefits, state, 100).value == pytest.approx(35)
    assert information(benefits, signal, 100).value == pytest.approx(12.5)
    # Every hundred draws are the same, so nothing is left to chance.
    assert information(benefits, signal, 100).standard_error == pytest.approx(0, abs=1e-9)
    assert information(benefits, np.zeros(len(benefits))).value == 0.0


def opening(mean: float, deviation: float) -> float:
    """E max(0, X) − max(0, E X) of a normal X."""
    at = mean / deviation
    return float(mean * norm.cdf(at) + deviation * norm.pdf(at) - max(0.0, mean))


@pytest.mark.parametrize("mean", [-1.0, 0.0, 0.7])
def test_a_normal_gain_known_in_part_or_through_noise(mean: float) -> None:
    """Conjugate: a branch is worth mean + first + second, the other 0; a reading of the first with
    noise of variance 4 leaves a posterior mean of variance 4² / (4 + 4)."""
    random = np.random.default_rng(3)
    first, second, noise, idle = random.standard_normal((4, 40_000)) * [[2.0], [1.0], [2.0], [1.0]]
    benefits = np.column_stack([np.zeros(40_000), mean + first + second])
    for found, deviation in (
        (perfect_information(benefits), 5.0**0.5),
        (information(benefits, first), 2.0),
        (information(benefits, second), 1.0),
        (information(benefits, first + noise), 2.0**0.5),
    ):
        assert 0 < found.standard_error < 0.02
        assert found.value == pytest.approx(opening(mean, deviation), abs=4 * found.standard_error)
    nothing = information(benefits, idle)
    assert nothing.value <= 4 * nothing.standard_error


def test_three_branches_of_which_two_hang_on_one_judgement() -> None:
    """max(x, −x, 0) of a standard normal x: E |x| = √(2/π)."""
    random = np.random.default_rng(5)
    signal, other = random.standard_normal((2, 20_000))
    benefits = np.column_stack([signal, -signal, 0.5 * other])
    found = information(benefits, signal)
    assert found.value == pytest.approx((2 / np.pi) ** 0.5, abs=4 * found.standard_error)


def test_the_variance_that_knowing_takes_away() -> None:
    random = np.random.default_rng(7)
    first, second, idle = random.standard_normal((3, 40_000))
    figure = 3 * first + second**2
    for signal, share in ((first, 9.0), (second, 2.0), (idle, 0.0)):
        found = explained(figure, signal)
        assert found.standard_error < 0.15
        assert found.value == pytest.approx(share, abs=4 * found.standard_error + 1e-3)
    whole = variance(figure)
    assert whole.value == pytest.approx(11.0, abs=4 * whole.standard_error)


def test_what_is_clipped_to_few_values_and_what_never_varies() -> None:
    random = np.random.default_rng(9)
    clipped = random.standard_normal(20_000).clip(0.0, 1.0)
    found = explained(clipped, clipped)
    assert found.value == pytest.approx(clipped.var(), rel=1e-3)
    assert explained(clipped, np.ones(20_000)).value == pytest.approx(0, abs=1e-4)


def test_errors_are_those_of_blocks_that_depend_on_one_another() -> None:
    """Blocks of a thousand equal draws say no more than one draw each."""
    few = np.random.default_rng(11).standard_normal(64)
    benefits = np.column_stack([np.zeros(64), few])
    alone = perfect_information(benefits)
    blocks = perfect_information(np.repeat(benefits, 1000, axis=0), 1000)
    assert blocks.value == pytest.approx(alone.value)
    assert blocks.standard_error == pytest.approx(alone.standard_error)
    assert np.isnan(perfect_information(benefits, 64).standard_error)


def test_what_is_unknown_is_worth_nobody_knows_what() -> None:
    benefits = np.array([[1.0, np.nan], [0.0, 1.0], [0.0, 2.0]])
    for found in (perfect_information(benefits), information(benefits, np.arange(3.0))):
        assert np.isnan(found.value)


def bargain(first: Estimate, second: Estimate) -> Scenario:
    """One decides between a sure 0 and a chance of two ends, even odds."""
    tree = decision(
        "d",
        "us",
        (0.5, ending("l0", "sure")),
        (None, chance("c", (0.5, ending("l1", "one")), (0.5, ending("l2", "two")))),
    )
    scenario = game(tree, {"sure": {"us": 0}, "one": {"us": 0}, "two": {"us": 0}})
    scenario = edits.set_score(scenario, "one", "us1", first)
    return edits.set_score(scenario, "two", "us1", second)


def spread(mean: float, deviation: float) -> Estimate:
    return Estimate(mean, mean - DECILE * deviation, mean + DECILE * deviation)


def drawn(scenario: Scenario, **sampling: Any) -> Drawing:
    return drawing(lower(scenario), Assumptions(), Sampling(**{"samples": 10_000} | sampling))


def test_what_an_owner_would_give_to_know_a_score() -> None:
    """The branch is worth (first + second) / 2: a normal of mean 4, deviations 8 and 4 in half."""
    job = drawn(bargain(spread(4, 16), spread(4, 8)))
    found = worth_to_owner(job, 0)
    assert found.samples == 10_000
    assert len(found.each) == len(job.judged) == 2
    assert {Kind(kind) for kind in job.judged.kind.tolist()} == {Kind.SCORE}
    whole = found.everything
    assert whole.value == pytest.approx(opening(4, 80**0.5), abs=4 * whole.standard_error)
    for place, deviation in ((0, 8.0), (1, 4.0)):
        each = found.each[place]
        assert job.judged.about(place) == (("one", "two")[place], "us1")
        assert each.value == pytest.approx(opening(4, deviation), abs=4 * each.standard_error)
        assert 0 < each.standard_error < 0.1
    assert found.order == [0, 1]


def test_the_same_seed_gives_the_same_values() -> None:
    one, two = (worth_to_owner(drawn(bargain(spread(4, 16), spread(4, 8))), 0) for _ in range(2))
    assert one.each == two.each


def test_what_of_a_likelihood_hangs_on_which_judgement() -> None:
    """Ending in “one” or “two” hangs on the odds at the root alone."""
    scenario = bargain(spread(4, 16), spread(4, 8))
    scenario = edits.set_probability(scenario, "l0", spread(0.5, 0.05))

    def alone(judged: Judgement, count: int) -> np.ndarray:
        return judged.endpoint_reach[..., 0]

    found = worth_for_figure(drawn(scenario), alone)
    assert found.everything.value == pytest.approx(0.05**2, rel=0.02)
    assert found.order[0] == len(found.each) - 1
    assert found.each[-1].value == pytest.approx(found.everything.value, rel=1e-3)
    for each in found.each[:-1]:
        assert each.value <= 4 * each.standard_error + 1e-9


def test_memory_is_bounded_by_the_draws_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = bargain(spread(4, 16), spread(4, 8))
    assert worth_to_owner(drawn(scenario, samples=100_000), 0).samples == 10_240
    monkeypatch.setattr(value, "_ROOM", 3_000)
    assert worth_to_owner(drawn(scenario, samples=100_000), 0).samples == 1_024


def test_where_nobody_chooses_nobody_gains() -> None:
    scenario = bargain(spread(4, 16), spread(4, 8))
    frame = lower(scenario)
    chance_row = frame.node_index["c"]
    moved = replace_fields(scenario, moves=(Move("l0"),))
    unowned = edits.set_owner(scenario, ("d",), None)
    for each, row in ((scenario, chance_row), (moved, 0), (unowned, 0)):
        with pytest.raises(NobodyChooses):
            worth_to_owner(drawn(each, samples=64), row)
    with pytest.raises(ValueError, match="one draw"):
        worth_to_owner(drawn(scenario, samples=0), 0)
