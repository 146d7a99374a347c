"""Sobol' indices: what share of a figure's variance hangs on which judgement, alone and in all.

Over the raw judgements, each drawn by itself: a weight before it is normalised, a probability
before its node adds up to 1. Scores are drawn without the correlation of those that rest on one
source, since shares of variance are of independent inputs. Weights of which only the order or
nothing is known vary in every draw and are not judgements; what they move is in no index.

Judgements that cannot bear on the target (`Target.bears`: none of the target's formulas has them)
are not varied and take no evaluation; their indices are 0. A run of n draws takes n (d + 2)
evaluations for d judgements that can bear on it. In hundreds of dimensions a few hundred Sobol'
points are no better than pseudo-random numbers (`Sampling.quasi`), and their intervals hold less
often: 90 of 100 times rather than 95.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.uncertainty.drawing import Drawing, drawing, rows_at_once
from scenario_desk.analysis.uncertainty.judgements import Judgements
from scenario_desk.analysis.uncertainty.sampling import FEWEST, Sampling, uniforms
from scenario_desk.analysis.uncertainty.sensitivity import estimators
from scenario_desk.analysis.uncertainty.sensitivity.estimators import Indices, Replicates
from scenario_desk.analysis.uncertainty.sensitivity.targets import Target
from scenario_desk.analysis.uncertainty.working import in_order
from scenario_desk.model.entities import Assumptions

_FIRST = 2
"""Replicates of the first picture: on fewer no error can rest."""
_LARGEST = 32
"""Draws of a replicate at most: each takes hundreds of evaluations."""


@dataclass(frozen=True, eq=False)
class Study:
    """A target, and the J judgements that it is asked about."""

    judged: Judgements
    """All that are drawn."""
    bears: Bools
    """bool[J] which can bear on the target."""
    drawing: Drawing
    """Of these alone."""
    target: Target

    @cached_property
    def evaluations(self) -> int:
        """How often the scenario is worked out in all."""
        return self.drawing.sampling.samples * (len(self.drawing.judged) + 2)

    def replicate(self, number: int) -> Replicates:
        """The sums of one replicate; any process may work it out."""
        job, count = self.drawing, len(self.drawing.judged)
        rows = rows_at_once(job.frame, job.width, job.judged.kind)
        inputs = np.arange(count)
        parts = []
        for numbers in uniforms(job.sampling, number, 2 * job.width, rows):
            a, b = (
                np.concatenate([job.values(each), each[:, count:]], axis=1)
                for each in (numbers[:, : job.width], numbers[:, job.width :])
            )
            parts.append(estimators.replicate(self.figure, a, b, inputs, rows))
        return sum(parts[1:], start=parts[0]).added_up()

    def figure(self, inputs: Floats) -> Floats:
        """float64[S] of the judgements' values and the numbers for the simplex, float64[S, width]."""
        job, count = self.drawing, len(self.drawing.judged)
        draws = job.drawn(inputs[:, :count], inputs[:, count:])
        judged = job.judged
        return self.target.read(judge(judged.frame, judged.assumptions, draws), len(inputs))


@dataclass(frozen=True, eq=False)
class Shares:
    """Indices of all J judgements after some draws; one that cannot bear on the target has 0."""

    study: Study
    indices: Indices
    """Of those that can."""

    @property
    def judged(self) -> Judgements:
        return self.study.judged

    @property
    def samples(self) -> int:
        return self.indices.samples

    @property
    def finished(self) -> bool:
        return self.samples >= self.study.drawing.sampling.samples

    def of_all(self, values: Floats) -> Floats:
        """float64[…, J] of float64[…, those that can bear on it]: one of the fields of `indices`."""
        found = np.zeros((*values.shape[:-1], len(self.judged)))
        found[..., self.study.bears] = values
        return found


def study(frame: Frame, assumptions: Assumptions, sampling: Sampling, target: Target) -> Study:
    """What is to be worked out; `sampling.correlation` is left out of account."""
    independent = replace(sampling, correlation=0.0, largest=_LARGEST)
    whole = drawing(frame, assumptions, independent)
    bears = target.bears(whole.judged)
    return Study(whole.judged, bears, replace(whole, judged=whole.judged.only(bears)), target)


def refined(
    job: Study, executor: Executor | None = None, *, error: float | None = None
) -> Iterator[Shares]:
    """Ever finer indices: after the first replicates, then after each doubling of the draws, last
    after all of them, or as soon as no index has a standard error above `error`, once there are
    replicates enough for one to rest on.

    Work that nobody wants any more is stopped by no longer asking; where it is interrupted, what was
    finished comes before the KeyboardInterrupt. The figures of a seed are the same on any executor.
    Where nothing that is drawn can bear on the target, or no draws are wanted, nothing comes.
    """
    found: Replicates | None = None
    last = 0
    while last < job.drawing.sampling.replicates and len(job.drawing.judged):
        first, last = last, min(job.drawing.sampling.replicates, max(_FIRST, 2 * last))
        try:
            for each in in_order(job.replicate, range(first, last), executor):
                found = each if found is None else found + each
        except KeyboardInterrupt:
            if found is not None:
                yield Shares(job, Indices(found))
            raise
        assert found is not None
        indices = Indices(found)
        yield Shares(job, indices)
        if error is None or last < FEWEST:
            continue
        # What is not known is not small.
        if np.max([indices.first_order_error, indices.total_error]) <= error:
            return
