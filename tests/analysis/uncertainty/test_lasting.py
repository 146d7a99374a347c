"""How often endpoints hold over draws, held against each draw evaluated alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.stability.concepts import CONCEPTS, stabilities
from scenario_desk.analysis.stability.graph import StateGraph, state_graph
from scenario_desk.analysis.stability.keeping import keeping
from scenario_desk.analysis.uncertainty.lasting import Lasting, lasts
from scenario_desk.analysis.uncertainty.robustness import Robustness, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

SYRIA = load(Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario")
FEW = Sampling(samples=48)


def drawn(scenario: Scenario, sampling: Sampling = FEW) -> Robustness:
    frame = lower(scenario)
    return robustness(frame, scenario.assumptions, sampling, extra=[Lasting.of(frame)])


def one_by_one(found: Robustness) -> Iterator[Evaluation]:
    """Each draw written into the scenario as its best values."""
    scenario = found.frame.scenario
    job = found.drawing
    for number in range(job.sampling.replicates):
        for values, judged in job.replicate(number):
            for draw in range(len(values)):
                yield _alone(scenario, judged, draw)


def _alone(scenario: Scenario, judged, draw: int) -> Evaluation:
    """An evaluation whose figures are those of one draw."""
    plain = evaluate(judged.frame, judged.assumptions)

    def at(values: np.ndarray, axes: int) -> np.ndarray:
        return values[draw] if values.ndim > axes else values

    return replace(
        plain,
        utility=at(judged.values.utility, 2),
        utility_low=at(judged.values.low, 2),
        utility_high=at(judged.values.high, 2),
        expected_utility=at(judged.tree.expected, 2).T,
        reservation=at(judged.reservation.value, 1),
    )


@pytest.mark.parametrize("scenario", [SYRIA, small_scenario()], ids=["Syria 2017", "small"])
def test_shares_are_those_of_each_draw_alone(scenario: Scenario) -> None:
    found = drawn(scenario)
    told = lasts(found)
    assert told is not None
    assert told.stable is not None
    every = list(one_by_one(found))
    assert len(every) == found.samples
    stable = np.array([each.holding.equilibrium for each in every if each.holding])
    np.testing.assert_allclose(told.stable.low, (stable == YES).mean(axis=0))
    np.testing.assert_allclose(told.stable.high, (stable != 0).mean(axis=0))
    assert told.stable.low.min(axis=0).max() > 0.0
    for row in range(len(found.frame.endpoint_ids)):
        alone = [keeping(each, row) for each in every]
        assert told.asked[row] == (alone[0] is not None)
        if told.asked[row]:
            answers = np.array([each.answer for each in alone if each])
            assert told.kept.low[row] == pytest.approx((answers == YES).mean())
            unsure = (answers == UNDECIDED).mean()
            assert told.kept.high[row] - told.kept.low[row] == pytest.approx(unsure)


def test_the_error_falls_with_more_draws() -> None:
    """Whether everybody goes on to the guaranteed zones hangs on judgements."""
    row = lower(SYRIA).endpoint_index["e07"]
    few, more = (lasts(drawn(SYRIA, Sampling(samples=count))) for count in (256, 2_048))
    assert few is not None
    assert more is not None
    assert 0.3 < more.kept.value[row] < 0.7
    assert 0.0 < more.kept.standard_error[row] < few.kept.standard_error[row]


def test_of_other_shifts_nothing_is_said() -> None:
    """They are in no frame: what was counted for those of before is no answer any more."""
    found = drawn(small_scenario())
    bare = edits.remove(small_scenario(), "shifts", "push-on")
    assert lasts(found) is not None
    assert lasts(found.on(lower(bare))) is None
    without = lasts(drawn(bare))
    assert without is not None
    assert without.stable is None


def random_graph(chance: np.random.Generator, draws: int, unknown: float) -> StateGraph:
    states, actors = int(chance.integers(2, 7)), int(chance.integers(1, 5))
    moves = chance.random((actors, states, states)) < 0.4
    low = chance.integers(-3, 4, (draws, states, actors)).astype(float)
    high = low + 2.0 * (chance.random(low.shape) < unknown)
    return state_graph(moves, low, high)


@pytest.mark.parametrize("unknown", [0.0, 0.3])
@pytest.mark.parametrize("seed", range(25))
def test_many_draws_of_a_graph_are_answered_as_each_alone(seed: int, unknown: float) -> None:
    graph = random_graph(np.random.default_rng(seed), 12, unknown)
    found = stabilities(graph).by_actor
    for draw in range(12):
        alone = StateGraph(graph.moves, graph.better[draw], graph.maybe_better[draw])
        np.testing.assert_array_equal(found[:, draw], stabilities(alone).by_actor)


def test_a_frame_names_its_shifts() -> None:
    frame: Frame = lower(SYRIA)
    assert len(CONCEPTS) == 4
    assert Lasting.of(frame) == Lasting.of(lower(SYRIA))
    assert Lasting.of(frame) != Lasting.of(lower(small_scenario()))
