"""Draws of the flagship against a second computation of them that shares nothing with the first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import beta, norm, triang

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.distributions import values_at
from scenario_desk.analysis.uncertainty.drawing import Drawing, drawing
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sampling import Sampling, Shape, uniforms
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.newsworthy import with_news
from tests.analysis.uncertainty.by_hand import Moment, drawn_by_name, spread_overrides

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"
CASES = {
    "nothing on the table": Assumptions(),
    "pk-a": Assumptions(package="pk-a"),
    "pk-b": Assumptions(package="pk-b"),
    "linkages one by one": Assumptions(linkages=("l1", "l3")),
    "another profile": Assumptions(profiles=Table({"us": "us-trump17"})),
    "rational": Assumptions(package="pk-a", decisions="rational"),
    "quantal": Assumptions(package="pk-b", decisions="quantal", sharpness=0.2),
}


def held_against(scenario: Scenario, assumptions: Assumptions, *, draws: int = 3) -> None:
    job = drawing(lower(scenario), assumptions, Sampling(draws, seed=7))
    values, found = next(job.replicate(0))
    frame = job.frame
    signed = {key for key, each in scenario.endpoints.items() if each.needs_agreement}
    principals = [frame.actor_index[each.id] for each in scenario.principals]
    for draw in range(draws):
        moment = Moment(scenario, assumptions, drawn_by_name(job.judged, values[draw].tolist()))
        attached = [key for key in scenario.endpoints if moment.attached(key)]
        own = [moment.reservation(frame.actor_ids[actor]) for actor in principals]
        reservation = np.broadcast_to(found.reservation.value, (draws, len(frame.actor_ids)))
        np.testing.assert_allclose(reservation[draw, principals], own, atol=1e-9)
        reach = list(moment.reach(table=True).values())
        ends = np.broadcast_to(found.endpoint_reach, (draws, len(frame.endpoint_ids)))
        np.testing.assert_allclose(ends[draw], reach, atol=1e-12)
        for row, endpoint in enumerate(frame.endpoint_ids):
            for actor, reserved in zip(principals, own, strict=True):
                name = frame.actor_ids[actor]
                worth = moment.utility(name, endpoint, table=True)
                assert found.values.utility[draw, row, actor] == pytest.approx(worth, abs=1e-9)
                accepts = moment.accepts(name, endpoint, reserved)
                assert bool(found.acceptance.acceptable[draw, row, actor]) == accepts
        sets = (
            moment.overlap(set(scenario.endpoints)),
            moment.overlap(signed),
            moment.overlap(set(attached) - signed),
        )
        np.testing.assert_allclose(found.tree.likelihoods[draw, :3, 0], sets, atol=1e-12)


@pytest.mark.parametrize("assumptions", CASES.values(), ids=CASES)
def test_draws_are_what_the_definitions_come_to(assumptions: Assumptions) -> None:
    held_against(load(FLAGSHIP), assumptions)


def test_a_package_is_drawn_with_the_spread_of_its_overrides() -> None:
    scenario = spread_overrides(load(FLAGSHIP), "pk-b")
    for decisions in ("judged", "rational"):
        held_against(scenario, Assumptions(package="pk-b", decisions=decisions))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("assumptions", CASES.values(), ids=CASES)
def test_and_with_news(assumptions: Assumptions, seed: int) -> None:
    held_against(with_news(load(FLAGSHIP), seed), assumptions, draws=2)


def cumulative(job: Drawing, values: np.ndarray) -> np.ndarray:
    """float64[2, S, J] shares of draws below each value, and up to it, by the distribution of its
    judgement, which has lumps where it is clipped and where one side has no spread."""
    best, low, high = job.judged.estimates
    ends = job.judged.scale
    with np.errstate(divide="ignore", invalid="ignore"):
        if job.shape is None:
            side = np.where(values < best, best - low, high - best) / norm.ppf(0.9)
            upto = norm.cdf((values - best) / side)
        elif job.shape == "triangular":
            upto = triang.cdf((values - low) / (high - low), (best - low) / (high - low))
        elif job.shape == "uniform":
            upto = (values - low) / (high - low)
        else:
            mode = 4 * (best - low) / (high - low)
            upto = beta.cdf((values - low) / (high - low), 1 + mode, 5 - mode)
    below = np.where((values <= ends[0]) | ((values == best) & (low == best)), 0, upto)
    upto = np.where((values >= ends[1]) | ((values == best) & (high == best)), 1, upto)
    centred = (values == best) & (job.shape is None)
    below = np.where(centred & (low < best), 0.5, below)
    return np.array([below, np.where(centred & (high > best), 0.5, upto)])


@pytest.mark.parametrize("shape", [None, "pert", "triangular", "uniform"])
def test_judgements_of_every_kind_have_the_distribution_of_their_estimate(
    shape: Shape | None,
) -> None:
    """Of the 256 points of a replicate one falls in each 256th of the distribution."""
    scenario = with_news(spread_overrides(load(FLAGSHIP), "pk-a"), 3)
    scenario = edits.amend(scenario, "profiles", "us-base", reservation=Estimate(-10, -30, 5))
    if shape is not None:
        scenario = replace(scenario, limits="hard")
    sampling = Sampling(4_096, seed=3, shape=shape or "pert")
    job = drawing(lower(scenario), Assumptions(package="pk-a"), sampling)
    assert {Kind(kind) for kind in job.judged.kind.tolist()} == set(Kind)
    values = np.concatenate([some for some, _ in job.replicate(0)])
    assert len(values) == 256
    below, upto = cumulative(job, np.sort(values, axis=0))
    place = np.arange(256)[:, None]
    low, high = job.judged.estimates[1:]
    spread = high > low
    assert spread.all()
    assert (below <= (place + 1) / 256 + 2e-5).all()
    assert (upto >= place / 256 - 2e-5).all()


def test_pert_values_of_many_modes_are_those_of_each_alone() -> None:
    best = np.linspace(0, 50, 300)
    estimates = np.array([best, np.zeros(300), np.full(300, 50.0)])
    normals = np.random.default_rng(2).standard_normal((50, 300))
    many = values_at(normals, estimates, "pert")
    alone = [values_at(normals[:, [k]], estimates[:, [k]], "pert")[:, 0] for k in range(0, 300, 7)]
    np.testing.assert_allclose(many[:, ::7].T, alone, atol=50 * 3e-6)
    assert many.min() >= 0
    assert many.max() <= 50


@pytest.mark.parametrize("quasi", [True, False])
def test_two_judgements_know_nothing_of_each_other(quasi: bool) -> None:
    sampling = Sampling(8_192, seed=3, quasi=quasi)
    job = drawing(lower(load(FLAGSHIP)), Assumptions(package="pk-a"), sampling)
    numbers = [each for part in range(32) for each in uniforms(sampling, part, job.width, 256)]
    drawn = job.values(np.concatenate(numbers))
    related = np.corrcoef(drawn, rowvar=False)[np.triu_indices(drawn.shape[1], 1)]
    assert np.sqrt((related**2).mean()) < 1.2 / np.sqrt(len(drawn))
    # Some pairs of Sobol' points go together within a replicate, whichever way in each of the 32.
    assert np.abs(related).max() < (0.5 if quasi else 6 / np.sqrt(len(drawn)))
