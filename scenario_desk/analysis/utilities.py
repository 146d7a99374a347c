"""Utilities: what every endpoint is worth to every actor, with the bounds of what is missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.effects import Effects
from scenario_desk.analysis.standards import Standards
from scenario_desk.analysis.unweighed import least, most

WORST, BEST = -100.0, 100.0
HARD_TO_PERCENTILE = 1.2815515655446004 / 3.0
"""From the distance between the best value and a hard end to that of the 10th percentile: the
standard deviation of a PERT distribution is a sixth of its range."""


@dataclass(frozen=True, eq=False)
class Utilities:
    """E endpoints, I interests, A actors; nan is unknown. With draws, one table for each of S."""

    added: Effects | None
    """What is added to the scores, before they are clipped."""
    scores: Floats
    """float64[…, E, I] with what is added to them, clipped to the scale; nan is missing."""
    scores_low: Floats
    """float64[…, E, I] the same, with −100 for what is missing before that."""
    scores_high: Floats
    """float64[…, E, I] the same, with +100."""
    missing: Bools
    """bool[…, E, I] no score, though weighted, red-lined, or in use without a weight."""
    gaps: bool
    """Whether any weighted score is missing, or any weight of an interest in use."""
    utility: Floats
    """float64[…, E, A]"""
    low: Floats
    """float64[…, E, A]"""
    high: Floats
    """float64[…, E, A]"""


def utilities(standards: Standards, effects: Effects | None) -> Utilities:
    """U(a,e) = Σ_i w_i · clip(s_ie + Σ_p l_pie, −100, 100), with the effects of all that is to count,
    linkages and injects alike.

    An actor without weighted interests has unknown utilities between −100 and 100. So it has where
    a weight is missing on an interest in use, between what weights of 0 and 100 there would give.
    """
    absent, by_actor = standards.absent, standards.by_actor
    weighted = standards.weights[..., None, :] > 0.0
    unweighed = standards.unweighed
    missing = absent & (weighted | unweighed | ~np.isnan(standards.active.floors))
    added = effects.total if effects else 0.0
    low = high = scores = (standards.scores + added).clip(WORST, BEST)
    gaps = bool(unweighed.any())
    if absent.any():
        low = np.where(absent, np.clip(WORST + added, WORST, BEST), scores)
        high = np.where(absent, np.clip(BEST + added, WORST, BEST), scores)
        gaps |= bool((absent & weighted).any())
    utility = utility_low = utility_high = low @ by_actor
    if gaps:
        unknown = (absent & weighted).astype(float) @ (by_actor > 0.0) > 0.0
        unknown |= (unweighed[:, None] & standards.owned).any(axis=0)
        utility = np.where(unknown, np.nan, utility_low)
        # Where nothing is missing the two products may differ in the last bit.
        utility_high = most(standards, high, np.where(unknown, high @ by_actor, utility_low))
        utility_low = least(standards, low, utility_low)
    if not standards.judges.all():
        judges = standards.judges[..., None, :]
        utility = np.where(judges, utility, np.nan)
        utility_low = np.where(judges, utility_low, WORST)
        utility_high = np.where(judges, utility_high, BEST)
    return Utilities(effects, scores, low, high, missing, gaps, utility, utility_low, utility_high)


def spreads(standards: Standards, values: Utilities, *, hard: bool) -> tuple[Floats, Floats]:
    """10th and 90th percentile of the utilities, float64[E, A] each, by the ranges of the scores.

    Without a sample axis: draws make it needless.

    Scores are independent and each is two half-normals joined at its median, so the distances from
    the median to a percentile add as squares on either side: U − √Σ_i (w_i (s_i − low_i))², and
    likewise above. Distances of effects are added to their score's as squares before;
    weights are at their best. With `hard` ends a distance stands for its PERT's percentile.
    """
    best, low, high = standards.active.scores
    down, up = best - low, high - best
    if values.added is not None:
        down = np.sqrt(down**2 + values.added.down)
        up = np.sqrt(up**2 + values.added.up)
    factor = HARD_TO_PERCENTILE if hard else 1.0
    # What lies outside the scale cannot happen.
    down = (factor * down).clip(0.0, values.scores - WORST)
    up = (factor * up).clip(0.0, BEST - values.scores)
    squares = standards.by_actor**2
    below = np.sqrt(np.where(np.isnan(down), 0.0, down * down) @ squares)
    above = np.sqrt(np.where(np.isnan(up), 0.0, up * up) @ squares)
    return values.utility - below, values.utility + above
