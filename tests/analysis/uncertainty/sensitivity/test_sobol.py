"""Sobol' indices: published values by their error, a linear case by hand, the same on any thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sampling import Sampling, uniforms
from scenario_desk.analysis.uncertainty.sensitivity.estimators import (
    Indices,
    Replicates,
    replicate,
)
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares, refined, study
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin, Target
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from tests.analysis.uncertainty.sensitivity.examples import NOBODY, RATIONAL, deal, flagship


def indices(
    function: Callable[[np.ndarray], np.ndarray], inputs: int, **sampling: object
) -> Indices:
    """Of a plain function of numbers inside 0 … 1."""
    job = Sampling(**sampling)  # type: ignore[arg-type]
    found: list[Replicates] = []
    for number in range(job.replicates):
        for numbers in uniforms(job, number, 2 * inputs, job.replicate):
            a, b = numbers[:, :inputs], numbers[:, inputs:]
            found.append(replicate(function, a, b, np.arange(inputs), 1000))
    return Indices(sum(found[1:], start=found[0]))


def ishigami(numbers: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * numbers - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


G = np.array([0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0])


def sobol_g(numbers: np.ndarray) -> np.ndarray:
    return np.prod((np.abs(4 * numbers - 2) + G) / (1 + G), axis=1)


def g_indices() -> tuple[np.ndarray, np.ndarray]:
    alone = 1 / 3 / (1 + G) ** 2
    whole = np.prod(1 + alone) - 1
    return alone / whole, alone / (1 + alone) * np.prod(1 + alone) / whole


def near(found: Indices, first: np.ndarray, total: np.ndarray, widest: float) -> None:
    for value, error, exact in (
        (found.first_order, found.first_order_error, first),
        (found.total, found.total_error, total),
    ):
        assert (np.abs(value - exact) <= 4 * error + 1e-12).all()
        assert (error < widest).all()
        assert (error > 0).any()


@pytest.mark.parametrize("quasi", [True, False])
def test_ishigami(quasi: bool) -> None:
    found = indices(ishigami, 3, samples=16_384, quasi=quasi, seed=5)
    first, total = np.array([0.3139, 0.4424, 0.0]), np.array([0.5576, 0.4424, 0.2437])
    near(found, first, total, widest=0.02)
    assert found.variance == pytest.approx(13.8446, rel=0.05)
    assert found.mean == pytest.approx(3.5, abs=0.1)


@pytest.mark.parametrize("quasi", [True, False])
def test_sobol_g(quasi: bool) -> None:
    found = indices(sobol_g, 8, samples=16_384, quasi=quasi, seed=5)
    first, total = g_indices()
    assert first[:2] == pytest.approx([0.7162, 0.1790], abs=1e-4)
    near(found, first, total, widest=0.03)


def test_intervals_hold_about_as_often_as_they_say() -> None:
    exact = np.array([0.3139, 0.4424, 0.0])
    held = []
    for seed in range(40):
        low, high = indices(ishigami, 3, samples=512, quasi=False, seed=seed).first_order_interval
        held.append((low <= exact) & (exact <= high))
    assert 0.85 <= np.mean(held) <= 1.0


def test_a_constant_has_no_shares() -> None:
    found = indices(lambda numbers: np.full(len(numbers), 7.3), 2, samples=64)
    assert np.isnan(found.first_order).all()
    assert np.isnan(found.total_interval).all()


def last(target: Target, scenario: object, assumptions: Assumptions = NOBODY) -> Shares:
    frame = lower(scenario)  # type: ignore[arg-type]
    *_, found = refined(study(frame, assumptions, Sampling(samples=4_096), target))
    return found


def test_a_sum_of_scores_shares_its_variance_by_their_squares() -> None:
    """U − R = 0.6 s + 0.4 t with Russia out of the way: shares 0.36 σ² to 0.16 τ²."""
    scenario = edits.set_weight(deal(), "us-base", "us1", Estimate(60))
    scenario = edits.set_score(scenario, "deal", "us1", Estimate(0, -10, 10))
    scenario = edits.set_score(scenario, "deal", "us2", Estimate(0, -20, 20))
    scenario = edits.set_score(scenario, "deal", "ru1", Estimate(100))
    scenario = edits.set_score(scenario, "war", "ru1", Estimate(-40, -60, 0))
    found = last(Margin(0), scenario)
    exact = np.array([0.36, 0.64, 0.0])
    assert [found.judged.about(each) for each in range(3)] == [
        ("deal", "us1"),
        ("deal", "us2"),
        ("war", "ru1"),
    ]
    for values in (found.indices.first_order, found.indices.total):
        np.testing.assert_allclose(found.of_all(values), exact, atol=0.02)
    assert found.finished
    assert found.study.evaluations == 4_096 * 4


def test_what_cannot_bear_takes_no_evaluation() -> None:
    frame = flagship()
    job = study(frame, NOBODY, Sampling(samples=64), Margin(4))
    idle = ~job.bears
    kinds = {Kind(kind) for kind in job.judged.kind[idle].tolist()}
    assert Kind.SCORE in kinds
    seen: list[int] = []
    read = Margin.read

    class Counted(Margin):
        def read(self, judged, count):  # type: ignore[no-untyped-def]
            seen.append(count)
            return read(self, judged, count)

    job = study(frame, NOBODY, Sampling(samples=64), Counted(4))
    *_, found = refined(job)
    assert sum(seen) == job.evaluations == 64 * (int(job.bears.sum()) + 2)
    assert (found.of_all(found.indices.total)[idle] == 0).all()


@pytest.mark.parametrize("assumptions", [NOBODY, RATIONAL], ids=["judged", "rational"])
def test_the_same_on_any_number_of_threads(assumptions: Assumptions) -> None:
    frame, sampling = lower(deal("derived")), Sampling(samples=200)
    job = study(frame, assumptions, sampling, Likelihood("overlap"))
    alone = [each.indices.replicates for each in refined(job)]
    with ThreadPoolExecutor(2) as pool:
        shared = [each.indices.replicates for each in refined(job, pool)]
    assert len(alone) > 2
    for one, other in zip(alone, shared, strict=True):
        for each in fields(one):
            assert getattr(one, each.name).tobytes() == getattr(other, each.name).tobytes()


def test_slices_of_a_replicate_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = lower(deal())
    job = study(frame, NOBODY, Sampling(samples=64), Margin(0))
    whole = job.replicate(1)
    monkeypatch.setattr("scenario_desk.analysis.uncertainty.drawing._ROOM", 100)
    sliced = job.replicate(1)
    for each in fields(whole):
        np.testing.assert_allclose(getattr(sliced, each.name), getattr(whole, each.name))


def test_weights_nobody_knows_vary_beside_the_judgements() -> None:
    sampling = Sampling(samples=2_048, weights="unknown")
    job = study(lower(deal()), NOBODY, sampling, Margin(0))
    *_, found = refined(job)
    assert Kind.WEIGHT not in found.judged.kind
    assert 0.2 < found.indices.total.sum() < 1.2
    assert found.indices.first_order.sum() < 0.95


def test_enough_is_enough_and_nothing_is_nothing() -> None:
    frame = lower(deal())
    job = study(frame, NOBODY, Sampling(samples=8_192), Margin(0))
    *_, found = refined(job, error=0.05)
    assert not found.finished
    assert max(found.indices.total_error) <= 0.05
    assert list(refined(study(frame, NOBODY, Sampling(samples=0), Margin(0)))) == []
    certain = edits.set_score(deal(), "deal", "us1", Estimate(1))
    certain = edits.set_score(certain, "deal", "us2", Estimate(1))
    certain = edits.set_weight(certain, "us-base", "us1", Estimate(60))
    assert list(refined(study(lower(certain), NOBODY, Sampling(), Margin(0)))) == []
