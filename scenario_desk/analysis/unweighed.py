"""Missing weights: what a weighted mean could be, whatever weights they turn out to be."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.standards import Standards

HEAVIEST = 100.0
"""The end of the scale of weights; the other is 0."""


def most(standards: Standards, values: Floats, means: Floats) -> Floats:
    """The greatest weighted means, float64[…, K, A], over all weights that are missing.

    values float64[…, K, I]; means float64[…, K, A] theirs where an actor has weighed all that it
    uses, or nothing; they are kept there. A mean rises or falls all the way with each of the
    missing weights, so at its greatest some values have the heaviest weight and the others none; and
    those are the greatest values.
    """
    if not standards.unweighed.any():
        return means
    found = means.copy()
    owner = np.where(standards.unweighed[:, None], standards.owned, False)
    for actor in np.flatnonzero(owner.any(axis=0)).tolist():
        mean = (values @ standards.by_actor[..., actor, None])[..., 0]
        swings = standards.swings[..., actor, None]
        falling = -np.sort(-values[..., owner[:, actor]], axis=-1)
        weight = HEAVIEST * np.arange(1, falling.shape[-1] + 1)
        total = (mean * swings)[..., None] + HEAVIEST * falling.cumsum(axis=-1)
        greatest = np.maximum(mean, (total / (swings[..., None] + weight)).max(axis=-1))
        judges = standards.judges[..., actor, None]
        found[..., actor] = np.where(judges, greatest, means[..., actor])
    return found


def least(standards: Standards, values: Floats, means: Floats) -> Floats:
    """The least weighted means, likewise."""
    return -most(standards, -values, -means)
