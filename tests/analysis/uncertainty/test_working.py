"""Draws shared out: to threads and processes, with the same figures, and stopped at any time."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.uncertainty.drawing import drawing
from scenario_desk.analysis.uncertainty.measures import acceptability, wins
from scenario_desk.analysis.uncertainty.robustness import (
    Robustness,
    confidence_factors,
    fingerprint,
    refined,
    robustness,
)
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.tally import tally
from scenario_desk.analysis.uncertainty.working import in_order
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

PACKAGE = Assumptions(package="pk-a")


def flagship() -> Frame:
    return lower(load(locate("scenarios", "syria-2017.scenario")))


def content(found: Robustness) -> dict[str, bytes]:
    sums = {name: value.tobytes() for name, value in found.tally.sums.items()}
    squares = {f"{name} ²": value.tobytes() for name, value in found.tally.squares.items()}
    return sums | squares


def spawned(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def test_threads_and_processes_come_to_the_same_bit_for_bit() -> None:
    frame, sampling = flagship(), Sampling(samples=3_000, correlation=0.3)
    extra = (wins,)
    alone = robustness(frame, PACKAGE, sampling, extra=extra)
    for pool in (ThreadPoolExecutor(1), ThreadPoolExecutor(2), spawned(2)):
        with pool:
            other = robustness(frame, PACKAGE, sampling, pool, extra=extra)
            assert content(other) == content(alone), pool
            assert (
                confidence_factors(other, pool).tobytes() == confidence_factors(alone).tobytes()
            ), pool


def test_a_frame_that_was_sent_is_lowered_once() -> None:
    frame = flagship()
    job = drawing(frame, PACKAGE, Sampling(samples=64))
    sent, again = pickle.loads(pickle.dumps(job)), pickle.loads(pickle.dumps(job))
    assert sent.frame is again.frame
    assert sent.frame is not frame
    assert sent.frame.scenario == frame.scenario
    assert fingerprint(sent) == fingerprint(job)
    one, other = tally(sent, (acceptability,), 0), tally(job, (acceptability,), 0)
    np.testing.assert_array_equal(one.sums["accepted"], other.sums["accepted"])


class OneAtATime(Executor):
    """Does nothing until it is asked for the result, and knows what it was given."""

    def __init__(self) -> None:
        self.given: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def result(timeout: float | None = None) -> Any:
            return fn(*args, **kwargs)

        future.result = result  # type: ignore[method-assign]
        self.given.append(future)
        return future


def test_pieces_are_handed_out_some_ahead_and_taken_back_in_order() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    pool = OneAtATime()
    done = in_order(lambda number: number**2, pieces(), pool)
    assert [next(done), next(done), next(done)] == [0, 1, 4]
    assert 3 <= len(taken) < 50
    done.close()
    assert all(future.cancelled() for future in pool.given[3:])
    assert len(list(in_order(str, range(1_000), OneAtATime()))) == 1_000


class Stopping:
    """A measure during which somebody presses Ctrl+C, after so many slices."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, judged: Any, count: int) -> dict[str, Any]:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return {}


def test_what_was_finished_when_it_was_stopped_comes_last() -> None:
    frame, sampling = flagship(), Sampling(samples=2_000)
    size = sampling.replicate
    pictures = refined(frame, Assumptions(), sampling, extra=(Stopping(7),))
    seen = [next(pictures) for _ in range(3)]
    with pytest.raises(KeyboardInterrupt):
        next(pictures)
    assert [each.samples for each in seen] == [2 * size, 4 * size, 7 * size]
    assert not seen[-1].finished
    with pytest.raises(KeyboardInterrupt):
        next(refined(frame, Assumptions(), sampling, extra=(Stopping(0),)))


def test_long_runs_have_pictures_all_along(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "scenario_desk.analysis.uncertainty.robustness"
    monkeypatch.setattr(f"{module}._MOST", 4)
    monkeypatch.setattr(f"{module}.MEASURES", (acceptability,))
    sampling = Sampling(samples=640)
    seen = [each.samples for each in refined(flagship(), Assumptions(), sampling)]
    size = sampling.replicate
    assert seen[:3] == [2 * size, 4 * size, 8 * size]
    assert {later - former for former, later in pairwise(seen[2:])} == {4 * size}
    assert seen[-1] == 640


def test_a_fingerprint_knows_the_table_and_how_it_is_drawn() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))

    def print_of(each: Any, assumptions: Assumptions = PACKAGE, **how: Any) -> str:
        return fingerprint(drawing(lower(each), assumptions, Sampling(**how)))

    first = print_of(scenario)
    assert first == print_of(scenario, samples=7, seed=9)
    assert first != print_of(scenario, Assumptions())
    assert first != print_of(scenario, weights="rank")
    quantal = replace(PACKAGE, decisions="quantal", sharpness=0.1)
    sharper = replace(quantal, sharpness=0.2)
    assert len({first, print_of(scenario, quantal), print_of(scenario, sharper)}) == 3
    together = print_of(scenario, correlation=0.5)
    assert first != together
    score = scenario.scores["e04", "us1"]
    cited = Estimate(score.best, score.low, score.high, sources=tuple(scenario.sources)[:1])
    assert together != print_of(edits.set_score(scenario, "e04", "us1", cited), correlation=0.5)
    linkage = scenario.packages["pk-a"].linkages[0]
    (interest, effect), *_ = sorted(scenario.linkages[linkage].effects.items())
    moved = Estimate(effect.best + 1, effect.low, None if effect.high is None else effect.high + 1)
    effects = Table({**scenario.linkages[linkage].effects, interest: moved})
    changed = replace(scenario.linkages[linkage], effects=effects)
    assert first != print_of(edits.amend(scenario, "linkages", linkage, effects=changed.effects))


def test_an_endpoint_that_is_first_by_any_weights_is_so_with_confidence() -> None:
    """Without a spread in the scores the central weights settle it."""
    scenario = load(locate("scenarios", "after-assad-2024.scenario"))
    found = robustness(
        lower(scenario), Assumptions(), Sampling(samples=2_000, weights="unknown"), extra=(wins,)
    )
    confident, first = confidence_factors(found), found.rank_acceptability[:, :, 0]
    assert np.isnan(confident[first == 0]).all()
    # The weights for which an endpoint is the best are convex, so their mean is one of them.
    np.testing.assert_array_equal(confident[first > 0], 1.0)
    assert (first > 0).sum() > found.frame.principal.sum()
    wins_and_losses = found.winning + found.winning.swapaxes(1, 2)
    assert wins_and_losses.max() == 1.0
