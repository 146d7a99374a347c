"""Targets: the figures that are asked what they hang on, and what cannot bear on them.

E endpoints, J judgements, S draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.uncertainty.drawing import rows_at_once
from scenario_desk.analysis.uncertainty.judgements import Judgements
from scenario_desk.analysis.uncertainty.measures import each_draw
from scenario_desk.analysis.uncertainty.sensitivity.bearing import bearing
from scenario_desk.analysis.zones import margin_of

Read = Callable[[Judgement, int], Floats]
"""(figures of a slice, its S draws) -> float64[S, …]."""


class Target(Protocol):
    """A figure that judgements bear on."""

    def read(self, judged: Judgement, count: int) -> Floats:
        """float64[S] the figure in each of `count` draws; nan where it is unknown."""

    def bears(self, judged: Judgements) -> Bools:
        """bool[J] whether the judgement can bear on it at all. One that cannot is in no formula
        that the figure rests on, whatever the others are; some that can may still never matter."""


@dataclass(frozen=True)
class Margin:
    """By how much the principal that gains least accepts an endpoint: the smallest U − threshold.

    In points; the endpoint is in the overlap from 0 up, unless a red line is crossed.
    """

    endpoint: int
    """Row."""

    def read(self, judged: Judgement, count: int) -> Floats:
        shortfall = judged.acceptance.shortfall[..., self.endpoint, :]
        found = margin_of(shortfall.compress(judged.frame.principal, axis=-1))
        return each_draw(found, 0, count)

    def clearance(self, judged: Judgement, count: int) -> Floats:
        """float64[S] how far the endpoint is from leaving the overlap, at least 0 where it is
        certainly in it, negative elsewhere: the margin, or the distance from the nearest red line
        where that is less."""
        frame = judged.frame
        lines = np.flatnonzero(
            ~np.isnan(judged.standards.active.floors)
            & frame.principal.take(frame.interest_actor, mode="wrap")
            & (frame.interest_actor >= 0)
        )
        above = judged.values.scores_high[..., self.endpoint, :].take(lines, axis=-1)
        above = above - judged.standards.floors.take(lines, axis=-1)
        nearest = each_draw(above, 1, count).min(axis=1, initial=np.inf)
        found = np.minimum(self.read(judged, count), nearest)
        inside = self.inside(judged, count)
        # What ties is in; where the figure is unknown only the answer is left.
        found = np.where(np.isnan(found), np.where(inside, 1.0, -1.0), found)
        outside = np.minimum(found, -np.finfo(float).tiny)
        return np.where(inside, np.maximum(found, 0.0), outside)

    def with_clearance(self, judged: Judgement, count: int) -> Floats:
        """float64[S, 2] both."""
        return np.stack([self.read(judged, count), self.clearance(judged, count)], axis=1)

    def inside(self, judged: Judgement, count: int) -> Bools:
        """bool[S] whether it certainly is in the overlap."""
        return each_draw(judged.zones.in_overlap[..., self.endpoint] == YES, 0, count)

    def bears(self, judged: Judgements) -> Bools:
        here = np.arange(len(judged.frame.endpoint_ids)) == self.endpoint
        through_tree = bool((judged.active.derived & judged.frame.principal).any())
        return bearing(judged, here, tree=through_tree, ends=False)


@dataclass(frozen=True)
class Likelihood:
    """The probability of ending in the overlap, or in the agreement zone alone."""

    of: Literal["overlap", "agreement"]

    def read(self, judged: Judgement, count: int) -> Floats:
        signed = judged.frame.needs_agreement | (self.of == "overlap")
        unsure = (judged.zones.in_overlap == UNDECIDED) & signed
        found = judged.tree.likelihoods[..., ("overlap", "agreement").index(self.of), 0]
        if unsure.any():
            open_ = np.where(unsure, judged.endpoint_reach, 0.0).sum(axis=-1)
            found = np.where(open_ > 0.0, np.nan, found)
        return each_draw(found, 0, count)

    def bears(self, judged: Judgements) -> Bools:
        frame = judged.frame
        reached = np.isin(np.arange(len(frame.endpoint_ids)), frame.leaf_endpoint)
        counted = reached & (frame.needs_agreement | (self.of == "overlap"))
        return bearing(judged, counted, tree=True, ends=True)


def read_at(judged: Judgements, number: Ints, value: Floats, read: Read) -> Floats:
    """What is read, float64[S, …], with judgements number[s] at value[s] and all else at its best.

    number int[S] and value float64[S], or [S, C] where C judgements differ. Worked out many at a
    time, in slices of bounded memory; those of one kind together, since what does not differ in a
    slice is worked out once for all of it.
    """
    numbers, values = number.reshape(len(number), -1), value.reshape(len(value), -1)
    kinds = judged.kind[numbers[:, 0]]
    found = None
    for kind in np.unique(kinds).tolist():
        for rows, figures in _slices(judged, numbers, values, np.flatnonzero(kinds == kind)):
            some = read(figures, len(rows))
            if found is None:
                found = np.empty((len(numbers), *some.shape[1:]), some.dtype)
            found[rows] = some
    return np.zeros(0) if found is None else found


def _slices(
    judged: Judgements, numbers: Ints, values: Floats, rows: Ints
) -> Iterator[tuple[Ints, Judgement]]:
    """The figures of these rows, some at a time; only what differs in one of them is drawn."""
    used = np.unique(numbers[rows])
    mask = np.zeros(len(judged), bool)
    mask[used] = True
    left = judged.only(mask)
    place = np.cumsum(mask) - 1
    step = rows_at_once(judged.frame, len(left), left.kind)
    for start in range(0, len(rows), step):
        some = rows[start : start + step]
        drawn = np.repeat(left.estimates[None, BEST], len(some), axis=0)
        np.put_along_axis(drawn, place[numbers[some]], values[some], axis=1)
        yield some, judge(judged.frame, judged.assumptions, left.draws(drawn))


def read_best(judged: Judgements, read: Read) -> Floats:
    """The same with everything at its best, float64[…]."""
    found: Floats = read(judge(judged.frame, judged.assumptions), 1)[0]
    return found
