"""Many joint draws: what they come to is known in closed form, and the same however it is worked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.measures import junctures
from scenario_desk.analysis.uncertainty.robustness import (
    Robustness,
    fingerprint,
    refined,
    robustness,
)
from scenario_desk.analysis.uncertainty.sampling import FEWEST, Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Interest, Linkage
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from tests.analysis.games import chance, ending, game

NOBODY = Assumptions()


def deal(us: Estimate, ru: Estimate) -> Scenario:
    """One endpoint to be signed, another that comes about; both expect 0 without a deal."""
    tree = chance("n", (0.4, ending("a", "deal")), (0.6, ending("b", "war")))
    scenario = game(
        tree,
        {"deal": {"us": 0, "ru": 0}, "war": {"us": -50, "ru": -50}},
        signed=("deal",),
        reservation=0.0,
    )
    scenario = edits.set_score(scenario, "deal", "us1", us)
    return edits.set_score(scenario, "deal", "ru1", ru)


def run(scenario: Scenario, **sampling: Any) -> Robustness:
    return robustness(lower(scenario), NOBODY, Sampling(**sampling))


def arrays(found: Robustness) -> Iterator[tuple[str, np.ndarray]]:
    for name, value in found.tally.sums.items():
        yield name, value
    for name, value in found.tally.squares.items():
        yield f"{name} squared", value


def same(one: Robustness, other: Robustness) -> None:
    for (name, mine), (_, theirs) in zip(arrays(one), arrays(other), strict=True):
        assert mine.tobytes() == theirs.tobytes(), name


@pytest.mark.parametrize("quasi", [True, False])
def test_what_both_accept_is_known_in_closed_form(quasi: bool) -> None:
    """Two independent half-normals, each accepted from 0 up."""
    scenario = deal(Estimate(10, -2.8155, 22.8155), Estimate(-10, -22.8155, 2.8155))
    found = run(scenario, samples=20_000, quasi=quasi)
    us, ru = norm.cdf(1.0), norm.cdf(-1.0)
    index, errors = found.overlap_index, found.overlap_index.standard_error
    assert abs(index.value[0] - us * ru) < 4 * errors[0]
    assert 0 < errors[0] < 0.004
    np.testing.assert_allclose(found.acceptability.value[0], [us, ru], atol=0.012)
    # Where it is in the overlap, it is with probability 0.4 that it comes to it.
    np.testing.assert_allclose(found.likelihoods.value[:2], 0.4 * index.value[0])
    np.testing.assert_allclose(found.no_agreement.value, 1 - index.value[0])
    low, median, high = found.utility_span[:, 0, 0]
    assert (low, median, high) == pytest.approx((-2.8155, 10, 22.8155), abs=0.5)


def test_without_a_spread_every_draw_is_the_evaluation() -> None:
    scenario = deal(Estimate(10), Estimate(-10))
    found, once = run(scenario, samples=100), evaluate(lower(scenario))
    assert not found.spread
    np.testing.assert_array_equal(found.overlap_index.value, once.in_overlap)
    np.testing.assert_allclose(found.utility_span[0], once.utility)
    np.testing.assert_allclose(found.utility_span[2], once.utility)
    np.testing.assert_allclose(found.overlap_index.standard_error, 0)


def flagship() -> Frame:
    return lower(load(Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"))


def test_the_same_seed_gives_the_same_figures_on_any_number_of_threads() -> None:
    frame, sampling = flagship(), Sampling(samples=700)
    alone = robustness(frame, NOBODY, sampling)
    for workers in (1, 2, 3):
        with ThreadPoolExecutor(workers) as pool:
            same(alone, robustness(frame, NOBODY, sampling, pool))
    other = robustness(frame, NOBODY, replace(sampling, seed=2))
    assert (other.overlap_index.value != alone.overlap_index.value).any()


def test_slices_of_a_replicate_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    frame, sampling = flagship(), Sampling(samples=300)
    whole = robustness(frame, NOBODY, sampling)
    monkeypatch.setattr("scenario_desk.analysis.uncertainty.drawing._ROOM", 20_000)
    sliced = robustness(frame, NOBODY, sampling)
    assert sliced.drawing.rows < whole.drawing.rows
    for (name, mine), (_, theirs) in zip(arrays(sliced), arrays(whole), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-12, err_msg=name)


def test_pictures_get_finer_and_the_last_has_all_draws() -> None:
    frame, sampling = flagship(), Sampling(samples=2_000)
    seen = [each.samples for each in refined(frame, NOBODY, sampling)]
    assert seen == sorted(set(seen))
    assert seen[-1] == 2_000
    assert len(seen) > 3
    enough = list(refined(frame, NOBODY, sampling, error=0.05))
    assert enough[-1].samples < 2_000
    assert enough[-1].overlap_index.standard_error.max() <= 0.05


def test_a_missing_score_leaves_bounds() -> None:
    scenario = deal(Estimate(10, -20, 40), Estimate(10, -20, 40))
    scenario = edits.set_score(scenario, "deal", "us1", None)
    found = run(scenario, samples=400)
    index = found.overlap_index
    assert np.isnan(index.value[0])
    assert index.low[0] == 0
    assert 0.5 < index.high[0] < 0.9
    assert np.isnan(found.likelihoods.value[1])
    np.testing.assert_allclose(found.likelihoods.high[1], 0.4 * index.high[0])
    assert np.isnan(found.utility_span[:, 0, 0]).all()
    assert np.isnan(found.no_agreement.value)


def test_weights_of_which_nothing_is_known_fill_the_simplex() -> None:
    """Two endpoints, two interests: one is better where w > 1/3 (exact volume of SMAA)."""
    scenario = deal(Estimate(0), Estimate(0))
    scenario = edits.add(scenario, "interests", Interest("us2", "us", "Second"))
    interests = [key for key, each in scenario.interests.items() if each.actor == "us"]
    assert len(interests) == 2
    first, second = interests
    for endpoint, values in {"deal": (100, 0), "war": (0, 50)}.items():
        for key, value in zip((first, second), values, strict=True):
            scenario = edits.set_score(scenario, endpoint, key, Estimate(value))
    profile = scenario.actors["us"].base_profile
    assert profile is not None
    for key in interests:
        scenario = edits.set_weight(scenario, profile, key, Estimate(50))
    found = run(scenario, samples=20_000, weights="unknown")
    ranks = found.rank_acceptability[0]
    assert ranks[0, 0] == pytest.approx(2 / 3, abs=0.01)
    assert ranks[1, 0] == pytest.approx(1 / 3, abs=0.01)
    # The central weight of what is best from w = 1/3 up is the middle between 1/3 and 1.
    row = found.frame.interest_index[first]
    assert found.central_weights[0, 0, row] == pytest.approx(2 / 3, abs=0.01)
    assert found.central_weights[0, 1, row] == pytest.approx(1 / 6, abs=0.01)


def test_scores_of_one_source_can_stand_or_fall_together() -> None:
    scenario = deal(Estimate(10, -2.8155, 22.8155), Estimate(10, -2.8155, 22.8155))
    apart = run(scenario, samples=20_000).overlap_index.value[0]
    together = run(scenario, samples=20_000, correlation=1.0).overlap_index.value[0]
    assert apart == pytest.approx(norm.cdf(1.0) ** 2, abs=0.01)
    assert together == pytest.approx(norm.cdf(1.0), abs=0.01)


def test_hard_ends_are_never_passed() -> None:
    scenario = replace_fields(deal(Estimate(10, -5, 20), Estimate(10, -5, 20)), limits="hard")
    for shape in ("pert", "triangular", "uniform"):
        found = run(scenario, samples=2_000, shape=shape)
        for values, _ in found.drawing.replicate(0):
            assert values.min() >= -5
            assert values.max() <= 20
    kinds = {Kind(kind) for kind in found.drawing.judged.kind.tolist()}
    assert kinds == {Kind.SCORE}


def test_a_fingerprint_follows_what_bears_on_the_figures() -> None:
    scenario = deal(Estimate(10, -5, 20), Estimate(10, -5, 20))

    def print_of(each: Scenario) -> str:
        return fingerprint(run(each, samples=16).drawing)

    assert print_of(replace_fields(scenario, title="Another")) == print_of(scenario)
    assert print_of(edits.set_score(scenario, "deal", "us1", Estimate(9))) != print_of(scenario)
    assert print_of(replace_fields(scenario, limits="hard")) != print_of(scenario)


def test_a_run_without_draws_gives_nothing() -> None:
    frame = lower(deal(Estimate(10), Estimate(-10)))
    assert list(refined(frame, NOBODY, Sampling(samples=0))) == []
    with pytest.raises(ValueError, match="one draw"):
        robustness(frame, NOBODY, Sampling(samples=0))


def test_every_figure_has_its_shape() -> None:
    frame = lower(deal(Estimate(10, -5, 20), Estimate(10, -5, 20)))
    found = robustness(frame, NOBODY, Sampling(samples=64), extra=(junctures,))
    endpoints, actors, nodes = 2, 2, 3
    shapes = {
        "rank_acceptability": (actors, endpoints, endpoints),
        "importance": (nodes,),
        "chosen": (nodes,),
        "utility": (endpoints, actors),
        "likelihood_span": (3, 3),
    }
    for name, shape in shapes.items():
        assert getattr(found, name).shape == shape, name
    for name in ("acceptability", "overlap_index", "no_overlap", "likelihoods"):
        shares = getattr(found, name)
        sizes = {getattr(shares, each.name).shape for each in fields(shares)}
        assert len(sizes) == 1, name


def weighed_apart(weight: Estimate | None) -> Scenario:
    """The US has a second interest, with a score that spreads widely on the deal."""
    scenario = deal(Estimate(10), Estimate(10))
    scenario = edits.add(scenario, "interests", Interest("us2", "us", "Second"))
    scenario = edits.set_score(scenario, "deal", "us2", Estimate(0, -60, 60))
    scenario = edits.set_score(scenario, "war", "us2", Estimate(0))
    return scenario if weight is None else edits.set_weight(scenario, "us-base", "us2", weight)


def test_scores_that_a_missing_weight_could_count_are_drawn() -> None:
    """Whatever the weight the US accepts where the score is good enough; else it hangs on it."""
    found = run(weighed_apart(None), samples=4_096).overlap_index
    weight = weighed_apart(None).profiles["us-base"].weights["us1"].best
    certain = norm.cdf(10 * weight / 100 / (60 / norm.ppf(0.9)))
    assert found.low[0] == pytest.approx(certain, abs=0.02)
    assert found.high[0] == 1


def test_weights_that_vanish_together_still_are_weights() -> None:
    """With one interest a weight says nothing, also where it is drawn as 0."""
    scenario = deal(Estimate(10, -2.8155, 22.8155), Estimate(10))
    wide = edits.set_weight(scenario, "us-base", "us1", Estimate(50, 0, 100))
    found = run(wide, samples=4_096)
    drawn = np.concatenate([values for values, _ in found.drawing.replicate(0)])
    assert (drawn[:, found.drawing.judged.kind == Kind.WEIGHT] == 0).any()
    assert found.overlap_index.value[0] == pytest.approx(norm.cdf(1.0), abs=0.02)


def test_what_has_nothing_attached_is_not_reached_with_the_package() -> None:
    tree = chance(
        "n", (0.4, ending("a", "deal")), (0.4, ending("b", "war")), (None, ending("c", "ice"))
    )
    payoffs = {key: {"us": 10.0, "ru": 10.0} for key in ("deal", "war", "ice")}
    scenario = game(tree, payoffs, signed=("deal",), reservation=0.0, spread=5.0)
    scenario = edits.set_score(scenario, "ice", "us1", None)
    scenario = edits.add(scenario, "linkages", Linkage("aid", "Aid", endpoints=("war",)))
    assumptions = Assumptions(linkages=("aid",))
    found = robustness(lower(scenario), assumptions, Sampling(64)).likelihoods
    assert np.isnan(found.value).tolist() == [True, False, False]
    assert found.high[2] == found.low[2] == pytest.approx(0.4)
    assert found.high[0] == pytest.approx(found.low[0] + 0.2)


def test_a_run_is_not_ended_by_an_error_that_nothing_rests_on() -> None:
    scenario = deal(Estimate(10, -20, 40), Estimate(10, -20, 40))
    *_, last = refined(lower(scenario), NOBODY, Sampling(50_000), error=0.9)
    assert last.tally.replicates == FEWEST
    assert last.reached(0.9)
    assert not last.finished


def test_however_many_draws_are_wanted_there_is_a_first_picture() -> None:
    first = next(refined(flagship(), NOBODY, Sampling(10**18)))
    assert first.samples == 512
    assert not first.reached(0.9)
