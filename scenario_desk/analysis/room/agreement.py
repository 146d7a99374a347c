"""Agreement: how far the participants' answers lie apart, and on what they agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.room.answers import Answers, quantile

NEAR = 1.0 / 6.0
"""Of a scale's length: farther from the median an answer does not agree with it; see `agreed`."""
MOST_OUTSIDE = 1.0 / 3.0
"""Fewer than this share of those who answered may lie farther from it."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """Of P participants on J judgements, by their best values; nan where too few answered."""

    count: Ints
    """int64[J] how many gave a number."""
    median: Floats
    """float64[J]"""
    range: Floats
    """float64[J] interquartile range, in the judgement's own unit."""
    apart: Floats
    """float64[J] how far two of them lie apart on average, in the judgement's own unit."""
    outside: Floats
    """float64[P, J] share of the others whose 10–90 range the best value lies outside of; nan where
    no other gave a range."""
    share_outside: Floats
    """float64[J] the mean of these over the participants."""
    agreed: Bools
    """bool[J] see `agreed`."""


def agreement(answers: Answers) -> Agreement:
    """How far the answers agree, judgement by judgement."""
    best = answers.best
    outside = share_outside(answers.values)
    known = np.count_nonzero(~np.isnan(outside), axis=0)
    total = np.nansum(outside, axis=0)
    return Agreement(
        count=answers.count,
        median=quantile(best, 0.5),
        range=quantile(best, 0.75) - quantile(best, 0.25),
        apart=apart(best),
        outside=outside,
        share_outside=np.where(known > 0, total, np.nan) / np.maximum(known, 1),
        agreed=agreed(answers),
    )


def agreed(answers: Answers) -> Bools:
    """Whether the participants agree on each judgement, bool[J].

    In plain English: **agreed means that at least two gave a number, and that fewer than a third of
    those who did lie farther than a sixth of the scale from the median** (33 points on a scale from
    −100 to 100, 17 on one from 0 to 100, 17 percentage points of a probability).

    After the RAND/UCLA Appropriateness Method, where a panel agrees if, of nine, no more than two
    rate outside the third of the scale (three of its nine points) that holds the median, and with 12
    or 15 no more than three or four. Its thirds are fixed, since they mean inappropriate, uncertain
    and appropriate. Here nothing lies between thirds of a scale, so the third is taken around the
    median, and two answers on either side of a border do not count as a quarrel.
    """
    best = answers.best
    far = np.abs(best - quantile(best, 0.5)) > NEAR * answers.width * (1.0 + 1e-12)
    count = answers.count
    few: Bools = np.count_nonzero(far, axis=0) < MOST_OUTSIDE * count
    return few & (count >= 2)


def apart(best: Floats) -> Floats:
    """How far two participants lie apart on average, float64[J] of float64[P, J]; nan below two."""
    count = np.count_nonzero(~np.isnan(best), axis=0)
    place = np.arange(len(best), dtype=np.float64)[:, None]
    ordered = np.sort(best, axis=0)
    weighed = np.nansum((2.0 * place - count + 1.0) * ordered, axis=0)
    pairs = np.where(count > 1, count * (count - 1) / 2.0, np.nan)
    found: Floats = weighed / pairs
    return found


def share_outside(values: Floats) -> Floats:
    """The share of the others whose low … high a participant's best value lies outside of.

    values float64[P, J, 3], float64[P, J]. Who gave a single number has no range, and is not among
    the others.
    """
    best, low, high = np.moveaxis(values, -1, 0)
    ranged = high > low
    others = np.count_nonzero(ranged, axis=0) - ranged
    lows = np.sort(np.where(ranged, low, np.nan), axis=0)
    highs = np.sort(np.where(ranged, high, np.nan), axis=0)
    out = np.zeros(best.shape)
    for column in range(best.shape[1]):
        mine = best[:, column]
        under = np.searchsorted(lows[:, column], mine, "right")
        over = np.searchsorted(highs[:, column], mine, "left")
        out[:, column] = np.count_nonzero(ranged[:, column]) - under + over
    # One's own range is not another's.
    out -= ranged & ((best < low) | (best > high))
    known = ~np.isnan(best) & (others > 0)
    shares: Floats = np.where(known, out, np.nan) / np.maximum(others, 1)
    return shares


def by_disagreement(answers: Answers) -> Ints:
    """The judgements, those where the room differs most first, int64[J] their places.

    By how far two participants lie apart on average, as a share of the scale; those on which fewer
    than two answered come last; ties stand in their order.
    """
    spread = np.nan_to_num(apart(answers.best) / answers.width, nan=-1.0).round(12)
    return np.argsort(-spread, kind="stable")


def moved(before: Answers, after: Answers) -> Floats:
    """How far each best value moved from one round to the next, float64[P, J]; nan where one of the
    two is no number. The rows of both are the same participants, the columns the same judgements."""
    found: Floats = after.values[..., BEST] - before.values[..., BEST]
    return found
