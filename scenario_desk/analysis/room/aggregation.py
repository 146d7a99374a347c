"""Aggregation: one estimate of each judgement from the answers of many participants."""

from __future__ import annotations

from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.room.answers import Answers, quantile
from scenario_desk.analysis.uncertainty.distributions import shares_below

How = Literal["median", "quantiles", "pool"]
"""The median of the lows, of the bests and of the highs; their averages (Vincent); the linear pool."""
_SHARES = np.array([0.5, 0.1, 0.9])
"""The quantiles that best, low and high are."""
_ROUNDING, _EXACT = 1e-12, 1e-9


def aggregated(answers: Answers, how: How = "median", weights: Floats | None = None) -> Floats:
    """What the participants come to together on each judgement, float64[J, 3] best, low, high.

    weights float64[P], none below 0, of any sum: None weighs all alike. nan where nobody who has
    weight gave a number.
    """
    if how == "median":
        return median(answers.values, weights)
    if how == "quantiles":
        return quantile_average(answers.values, weights)
    return linear_pool(answers, weights)


def median(values: Floats, weights: Floats | None = None) -> Floats:
    """The median over the participants of the lows, of the bests and of the highs.

    values float64[P, …], float64[…]. Without weights it is the ordinary one, half way between the
    two in the middle where they are even in number; with weights float64[P] the lowest value with at
    least half the weight at or below it.
    """
    if weights is None:
        return quantile(values, 0.5)
    if not len(values):
        return np.full(values.shape[1:], np.nan)
    order = np.argsort(values, axis=0, kind="stable")
    ordered = np.take_along_axis(values, order, axis=0)
    borne = np.where(np.isnan(ordered), 0.0, weights[order])
    below = np.cumsum(borne, axis=0)
    total = below[-1]
    # What adds up to half but for rounding is half.
    reached = below >= total * (0.5 - _ROUNDING)
    first = np.argmax(reached & (borne > 0.0), axis=0)
    found = np.take_along_axis(ordered, first[None], axis=0)[0]
    return np.where(total > 0.0, found, np.nan)


def quantile_average(values: Floats, weights: Floats | None = None) -> Floats:
    """The average over the participants of each quantile (Vincent), float64[…] of float64[P, …]."""
    borne = _borne(values, weights)
    total = borne.sum(axis=0)
    sums = (np.where(np.isnan(values), 0.0, values) * borne).sum(axis=0)
    return np.where(total > 0.0, sums, np.nan) / np.where(total > 0.0, total, 1.0)


def linear_pool(answers: Answers, weights: Floats | None = None) -> Floats:
    """The 10th, 50th and 90th percentile of the mixture of everybody's distributions, float64[J, 3].

    Each is two half-normals joined at the median, clipped to the scale, as wherever the program
    draws. Low and high are read as percentiles here whatever the scenario reads them as: the hard
    ends of a mixture would be those of its boldest member.
    """
    borne = _borne(answers.best, weights)
    total = borne.sum(axis=0)
    shares = borne / np.where(total > 0.0, total, 1.0)
    # A mixture's quantile lies among its members' own.
    held = np.where(borne[..., None] > 0.0, answers.values, np.nan)
    low = np.fmin.reduce(held, axis=0, initial=np.inf)
    high = np.fmax.reduce(held, axis=0, initial=-np.inf)
    found = _quantiles(answers.values, shares, low, high)
    found = found.clip(answers.least[:, None], answers.most[:, None])
    return np.where(total[:, None] > 0.0, found, np.nan)


def _quantiles(values: Floats, shares: Floats, low: Floats, high: Floats) -> Floats:
    """float64[J, 3] where the mixtures reach the three quantiles, each known to lie in low … high.

    values float64[P, J, 3], shares float64[P, J] of the mixture.
    """
    from scipy.optimize.elementwise import find_root

    estimates = np.moveaxis(values, -1, 0)

    def over(at: Floats, places: Ints) -> Floats:
        judgement, quantile = places // 3, places % 3
        below = shares_below(at, estimates[..., judgement])
        # What comes to a quantile but for rounding has reached it: there, not somewhere beyond
        # where nobody says anything, it lies.
        return np.asarray(
            (shares[:, judgement] * below).sum(axis=0) - _SHARES[quantile] + _ROUNDING
        )

    found = low.ravel().copy()
    ends = high.ravel()
    places = np.flatnonzero(ends > found)
    # Where many agree on one number a mixture may be past its quantile at once.
    places = places[over(found[places], places) < 0.0]
    if len(places):
        bracket = found[places], ends[places]
        found[places] = find_root(over, bracket, args=(places,), tolerances={"xatol": _EXACT}).x
    return found.reshape(low.shape)


def _borne(values: Floats, weights: Floats | None) -> Floats:
    """float64[P, …] the weight behind each value; 0 where there is none."""
    answered = ~np.isnan(values)
    if weights is None:
        return answered.astype(np.float64)
    return answered * weights.reshape(-1, *[1] * (values.ndim - 1))
