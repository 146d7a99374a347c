"""Estimates as arrays: each best value with both of its ends."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import read_only
from scenario_desk.model.estimate import Estimate

Estimates = NDArray[np.float64]
"""float64[3, …] best, low and high of each; where there is no spread all three are the best value,
and where nothing is judged they are nan."""
BEST = 0
"""Where the best values stand: `estimates[BEST]`."""

NAN = float("nan")


def estimates_of(judged: Iterable[Estimate | None]) -> Estimates:
    """float64[3, M], read-only, of M estimates in their order."""
    listed = list(judged)
    values = np.empty((3, len(listed)))
    values[:] = np.array([NAN if each is None else each.best for each in listed], np.float64)
    # Of a huge tree's branches few have a spread.
    spread = [place for place, each in enumerate(listed) if each and each.low is not None]
    if spread:
        values[1:, spread] = np.array([listed[place].spread for place in spread]).T  # type: ignore[union-attr]
    return read_only(values)


def estimate_of(judged: Estimate | None) -> Estimates:
    """float64[3], read-only, of one estimate."""
    return read_only(estimates_of([judged])[:, 0])
