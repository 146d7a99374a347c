"""Robustness: how sure the overlap is, from many joint draws of everything that was judged.

Definitions as in stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001), with
acceptance in place of rank one: an endpoint must satisfy every principal in the same draw.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.on_the_table import chosen
from scenario_desk.analysis.uncertainty import measures
from scenario_desk.analysis.uncertainty.drawing import Drawing, drawing
from scenario_desk.analysis.uncertainty.measures import (
    REACH_BINS,
    UTILITY_BINS,
    Confidence,
    Measure,
)
from scenario_desk.analysis.uncertainty.sampling import FEWEST, Sampling
from scenario_desk.analysis.uncertainty.tally import Tally, tally, total
from scenario_desk.analysis.uncertainty.working import in_order
from scenario_desk.model.entities import Assumptions

MEASURES: tuple[Measure, ...] = (
    measures.acceptability,
    measures.likelihoods,
    measures.utilities,
    measures.ranks,
)
_SPAN = (0.1, 0.5, 0.9)
_SAME = 1e-9
"""Below this a standard error is rounding."""


@dataclass(frozen=True, eq=False)
class Shares:
    """Shares of the draws, or means of probabilities over them, float64[…] each.

    `value` is nan where a missing judgement leaves some draws undecided: it is then between low and
    high. `standard_error` is that of the mean over draws, nan from a single replicate.
    """

    value: Floats
    low: Floats
    high: Floats
    standard_error: Floats


@dataclass(frozen=True, eq=False)
class Robustness:
    """What the draws so far come to: E endpoints, A actors, I interests, N nodes."""

    drawing: Drawing
    tally: Tally

    @property
    def samples(self) -> int:
        """Draws so far."""
        return self.tally.draws

    @property
    def finished(self) -> bool:
        return self.samples >= self.drawing.sampling.samples

    @property
    def frame(self) -> Frame:
        return self.drawing.frame

    @property
    def assumptions(self) -> Assumptions:
        return self.drawing.judged.assumptions

    def on(self, frame: Frame) -> Robustness:
        """The same in a later frame of the same ground, in which only names may be others."""
        return replace(self, drawing=replace(self.drawing, judged=self.drawing.judged.on(frame)))

    @property
    def spread(self) -> bool:
        """Whether anything is drawn at all: without, every draw is the same."""
        return self.drawing.width > 0

    @cached_property
    def acceptability(self) -> Shares:
        """[E, A] how often the actor accepts the endpoint."""
        return self.shares("accepted", "unsettled")

    @cached_property
    def overlap_index(self) -> Shares:
        """[E] how often every principal accepts it in the same draw."""
        return self.shares("overlap", "undecided")

    @cached_property
    def largest_error(self) -> float:
        """The largest standard error of an overlap index; 0 without endpoints, nan while unknown."""
        return float(self.overlap_index.standard_error.max(initial=0.0))

    def reached(self, error: float | None) -> bool:
        """Whether no overlap index has a standard error above the one wanted, if one is; no sooner
        than there are draws enough for a standard error to rest on."""
        if error is None or not (self.tally.replicates >= FEWEST or self.finished):
            return False
        return self.largest_error <= error

    @cached_property
    def no_overlap(self) -> Shares:
        """[] how often the overlap is empty."""
        return self.shares("no_overlap", "maybe_no_overlap")

    @cached_property
    def no_agreement(self) -> Shares:
        """[] how often the agreement zone is empty."""
        return self.shares("no_agreement", "maybe_no_agreement")

    @cached_property
    def likelihoods(self) -> Shares:
        """[3] mean probability of ending in the overlap, the agreement zone, and with the package."""
        means, errors = self.tally.mean("likelihoods"), self.tally.standard_error("likelihoods")
        low, undecided = means[:3], means[3:]
        value = np.where(undecided > 0.0, np.nan, low)
        return Shares(value, low, low + undecided, errors[:3])

    @cached_property
    def likelihood_span(self) -> Floats:
        """float64[3, 3] 10th, 50th and 90th percentile over draws (rows) of each of these."""
        found = REACH_BINS.quantiles(self.tally.sums["likelihood_bins"], _SPAN)
        # What is the same in every draw is known better than its bin.
        same = self.tally.standard_error("likelihoods")[:3] < _SAME
        return np.where(same, self.tally.mean("likelihoods")[:3], found)

    @cached_property
    def utility(self) -> Floats:
        """float64[E, A] mean over draws; nan where a draw left it unknown."""
        return np.where(self.tally.sums["unknown"] > 0, np.nan, self.tally.mean("utility"))

    @cached_property
    def utility_error(self) -> Floats:
        """float64[E, A] the standard error of that mean."""
        return self.tally.standard_error("utility")

    @cached_property
    def utility_span(self) -> Floats:
        """float64[3, E, A] 10th, 50th and 90th percentile over draws; nan where some are unknown."""
        found = UTILITY_BINS.quantiles(self.tally.sums["utility_bins"], _SPAN)
        variance = self.tally.mean("utility_squares") - self.tally.mean("utility") ** 2
        found = np.where(variance < UTILITY_BINS.width**2 / 1e4, self.tally.mean("utility"), found)
        return np.where(self.tally.sums["unknown"] > 0, np.nan, found)

    @cached_property
    def rank_acceptability(self) -> Floats:
        """float64[A, E, E] how often the endpoint (row) has this rank, the best first; nan for
        who is no principal, or some of whose utilities are unknown in every draw."""
        ranked = self.tally.sums["ranked"][:, None, None]
        shares = self.tally.sums["ranks"] / np.maximum(ranked, 1)
        return self._by_actor(np.where(ranked > 0, shares, np.nan))

    @cached_property
    def rank_error(self) -> Floats:
        """float64[A, E, E] its standard error, where every draw could be ranked."""
        return self._by_actor(self.tally.standard_error("ranks"))

    @cached_property
    def central_weights(self) -> Floats:
        """float64[A, E, I] the mean of the weights with which the endpoint is a principal's best: who
        would have to think what for it; nan where it never is."""
        central = self.tally.sums["central_weights"]
        first = self.tally.sums["ranks"][:, :, :1].reshape(*central.shape[:2], 1)
        return self._by_actor(np.where(first > 0, central / np.maximum(first, 1), np.nan))

    @cached_property
    def winning(self) -> Floats:
        """float64[A, E, E] how often the endpoint (row) is better for a principal than another; of a
        run with `measures.wins` among its extra ones. Unknown utilities win and lose nothing."""
        return self.tally.mean("wins")

    @cached_property
    def importance(self) -> Floats:
        """float64[N] mean share of what is still open of the overlap that is settled here; needs the
        measure `junctures`, as do the next two."""
        return self.tally.mean("importance")

    @cached_property
    def importance_spread(self) -> Floats:
        """float64[N] its standard deviation over draws."""
        squares = self.tally.mean("importance_squares") - self.importance**2
        return np.asarray(np.sqrt(np.maximum(squares, 0.0)))

    @cached_property
    def chosen(self) -> Floats:
        """float64[N] how often the branch is the best, or one of the best, for who decides."""
        return self.tally.mean("chosen")

    def _by_actor(self, values: Floats) -> Floats:
        """float64[A, …] of what is known of the principals alone, float64[P, …]."""
        found = np.full((len(self.frame.actor_ids), *values.shape[1:]), np.nan)
        found[self.frame.principal] = values
        return found

    def shares(self, yes: str, unsure: str) -> Shares:
        """How often, by the names of two sums over draws: where it is so, and where nobody knows."""
        low, unsettled = self.tally.mean(yes), self.tally.mean(unsure)
        value = np.where(unsettled > 0.0, np.nan, low)
        return Shares(value, low, low + unsettled, self.tally.standard_error(yes))


def refined(
    frame: Frame,
    assumptions: Assumptions,
    sampling: Sampling,
    executor: Executor | None = None,
    *,
    extra: Sequence[Measure] = (),
    error: float | None = None,
) -> Iterator[Robustness]:
    """Ever finer figures: after the first replicates, then after each doubling of the draws (of a
    long run, every few 100,000), and last after all of them, or as soon as no overlap index has a
    standard error above `error`.

    Work that nobody wants any more is stopped by no longer asking; where it is interrupted, what was
    finished comes before the KeyboardInterrupt. The figures of a seed are the same on any executor.
    Without draws nothing comes.
    """
    job = drawing(frame, assumptions, sampling)
    work = partial(_part, job, (*MEASURES, *extra))
    found = Tally()
    pictures = _pictures(sampling.replicates)
    wanted = next(pictures, 0)
    with closing(in_order(work, _parts(sampling.replicates), executor)) as done:
        try:
            for each in done:
                found += each
                if found.replicates < wanted:
                    continue
                wanted = next(pictures, 0)
                robustness = Robustness(job, found)
                yield robustness
                if robustness.reached(error):
                    return
        except KeyboardInterrupt:
            if found.draws:
                yield Robustness(job, found)
            raise


def robustness(
    frame: Frame,
    assumptions: Assumptions,
    sampling: Sampling,
    executor: Executor | None = None,
    *,
    extra: Sequence[Measure] = (),
) -> Robustness:
    """The figures after all draws."""
    last = deque(refined(frame, assumptions, sampling, executor, extra=extra), maxlen=1)
    if not last:
        raise ValueError("a run needs one draw at least")
    return last[0]


_FIRST = 2
"""Replicates of the first picture."""


def _pictures(replicates: int) -> Iterator[int]:
    """After how many replicates there is a picture."""
    last = 0
    while last < replicates:
        last = min(replicates, max(_FIRST, last + min(last, _MOST)))
        yield last


def _parts(replicates: int) -> Iterator[range]:
    """The replicates, in their order, in parts that are shared out; no picture cuts one in two.

    They rest on the number of replicates alone: floats added in another order differ in the last
    bit.
    """
    first = 0
    for last in _pictures(replicates):
        some = max(1, min(_TOGETHER, (last - first) // _APART))
        yield from (range(at, min(last, at + some)) for at in range(first, last, some))
        first = last


def _part(job: Drawing, wanted: Sequence[Measure], numbers: range) -> Tally:
    """What a worker is asked for at once."""
    return total(tally(job, wanted, number) for number in numbers)


_TOGETHER = 8
"""Replicates that one worker adds up before it hands them over: sums are a megabyte and more."""
_APART = 8
"""Parts that there are at least for several workers, where there are as many replicates."""
_MOST = 1024
"""Replicates after which there is a new picture in any case."""


def confidence_factors(found: Robustness, executor: Executor | None = None) -> Floats:
    """float64[A, E] how often the endpoint is the actor's first if it judges by the central weights
    of that endpoint (SMAA-2), in the same draws; nan where it never is. Draws all of it anew."""
    central = found.central_weights
    work = partial(_part, found.drawing, (Confidence(central),))
    confident = total(in_order(work, _parts(found.tally.replicates), executor))
    if not confident.draws:
        return np.full(central.shape[:2], np.nan)
    return np.where(np.isnan(central).any(axis=2), np.nan, confident.mean("confident"))


def fingerprint(drawing: Drawing) -> str:
    """A hash of everything that the figures rest on but the seed and the number of draws: the same
    where nothing that bears on them differs."""
    frame, active, sampling = drawing.frame, drawing.judged.active, drawing.sampling
    assumptions = drawing.judged.assumptions
    digest = hashlib.sha256()
    for values in (
        *(frame.parent, frame.child_count, frame.kind, frame.owner, frame.leaf_endpoint),
        *(frame.probability, frame.resolves, frame.information_set, frame.moves),
        *(frame.principal, frame.leverage, frame.interest_actor, frame.needs_agreement),
        *(active.scores, active.weights, active.floors, active.derived),
        *(active.reservation, active.margin),
        *(drawing.judged.kind, drawing.judged.place, drawing.simplex, drawing.groups),
        *_added(frame, assumptions),
    ):
        digest.update(
            str((values.shape, values.dtype)).encode() + np.ascontiguousarray(values).tobytes()
        )
    sharpness = assumptions.sharpness if assumptions.decisions == "quantal" else None
    how = (frame.scenario.limits, assumptions.decisions, sharpness, drawing.shape)
    digest.update(repr((*how, sampling.quasi, sampling.weights, sampling.correlation)).encode())
    return digest.hexdigest()[:16]


def _added(frame: Frame, assumptions: Assumptions) -> Iterator[NDArray[Any]]:
    """What is on the table, and the news."""
    package, linkages = chosen(frame, assumptions)
    for over in (package, frame.news.overrides):
        if over is not None:
            yield from (over.branches, over.probability)
    for each in (*(frame.linkages[key] for key in linkages), *frame.news.bearings):
        yield from (each.endpoints, each.effect_endpoint, each.effect_interest, each.effects)
        yield each.of_endpoint
