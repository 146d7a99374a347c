"""Doubt: whether a verdict on best values would survive what the scores leave open."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints

CLOSE = 2.0
"""Points, a hundredth of the scale from −100 to +100: nearer than that, single numbers decide
nothing."""


class Doubt(IntEnum):
    """How much a distance between two utilities can be relied on."""

    NONE = 0
    """It is wider than the scores' ranges on the side where it could turn, or unknown."""
    WITHIN_RANGE = 1
    """It lies within the scores' 10th to 90th percentile: it could as well be the other way."""
    TOO_CLOSE = 2
    """No score has a range, and it is nearer than `CLOSE`."""
    NO_SPREAD = 3
    """No score has a range, so nobody knows how sure it is."""


CLOSE_CALLS = (Doubt.WITHIN_RANGE, Doubt.TOO_CLOSE)
"""Where it could as well be the other way."""


def doubts(distance: Floats, below: Floats, above: Floats) -> Ints:
    """The `Doubt` of each distance, int8[…].

    distance float64[…] in points, positive where it is over; below and above float64[…] from the
    utility down to its 10th and up to its 90th percentile. All nan where unknown.
    """
    turning = np.where(distance >= 0.0, below, above)
    spread = (below > 0.0) | (above > 0.0)
    size = np.abs(distance)
    found = np.select(
        [np.isnan(distance), spread & (size < turning), spread, size < CLOSE],
        [Doubt.NONE, Doubt.WITHIN_RANGE, Doubt.NONE, Doubt.TOO_CLOSE],
        Doubt.NO_SPREAD,
    )
    return found.astype(np.int8)
