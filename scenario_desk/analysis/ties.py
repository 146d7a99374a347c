"""Ties: when two utilities are the same but for rounding."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scenario_desk.analysis.arrays import Floats, Ints

TIE = 1e-9
"""Utilities tie within this, times the utility where it is greater than 1."""


def slack(utility: ArrayLike) -> Floats:
    """How far another utility may lie from this one and still tie with it, in points."""
    found: Floats = TIE * np.maximum(1.0, np.abs(utility))
    return found


def levels(utility: Floats) -> Ints:
    """The rank of each utility in its column, int64[K, P], from 0; those that tie share one.

    utility float64[K, P] without nan. What ties with a neighbour ties with that one's neighbours,
    so that ranks, unlike differences, are in one order.
    """
    if not utility.size:
        return np.zeros(utility.shape, np.int64)
    order = np.argsort(utility, axis=0, kind="stable")
    sorted_up = np.take_along_axis(utility, order, axis=0)
    rank = np.zeros(utility.shape, np.int64)
    rank[1:] = np.cumsum(np.diff(sorted_up, axis=0) > slack(sorted_up[1:]), axis=0)
    found = np.empty_like(rank)
    np.put_along_axis(found, order, rank, axis=0)
    return found
