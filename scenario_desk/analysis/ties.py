"""Ties: when two utilities are the same but for rounding."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scenario_desk.analysis.arrays import Bools, Floats, Ints

TIE = 1e-9
"""Utilities tie within this, times the utility where it is greater than 1."""


def slack(utility: ArrayLike) -> Floats:
    """How far another utility may lie from this one and still tie with it, in points."""
    found: Floats = TIE * np.maximum(1.0, np.abs(utility))
    return found


def levels(utility: Floats) -> Ints:
    """The rank of each utility in its column, int32[K, P], from 0; those that tie share one.

    utility float64[K, P] without nan. What ties with a neighbour ties with that one's neighbours,
    so that ranks, unlike differences, are in one order.
    """
    found = np.empty(utility.shape[::-1], np.int32)
    order = None
    for column, values in enumerate(utility.T):
        # Side by side: what is strided is slow to pick from.
        values = np.ascontiguousarray(values)
        if order is None:
            order = np.argsort(values)
            sorted_up = values[order]
        else:
            # From the order of the one before: where they go together, or against one another, it
            # is nearly sorted.
            before = values[order]
            again = np.argsort(before, kind="stable")
            order, sorted_up = order[again], before[again]
        found[column, order] = np.cumsum(steps(sorted_up), dtype=np.int32)
    return found.T


def steps(sorted_up: Floats) -> Bools:
    """Where a new level begins, the first one aside: bool[K] of float64[K], the lowest first."""
    found = np.zeros(len(sorted_up), bool)
    np.greater(np.diff(sorted_up), slack(sorted_up[1:]), out=found[1:])
    return found
