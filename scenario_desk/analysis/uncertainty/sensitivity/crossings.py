"""Crossings: where a figure passes 0, for many lines at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints

_NEAR = 1e-9
"""A figure this near to 0 is 0: points are compared no more finely."""
_NARROW = 1e-13
"""So narrow a part of the first bracket is one value: a jump, not a crossing."""

Along = Callable[[Ints, Floats], Floats]
"""(lines int[K], where on them float64[K]) -> float64[K]."""


def crossings(along: Along, ends: Floats, figures: Floats) -> Floats:
    """Where on each of M lines the figure passes 0, float64[M].

    ends float64[2, M] two places on each; figures float64[2, M] there, of which one is negative and
    the other is not. By false position (Illinois) with every third step a bisection, so that a jump
    is found, too; a straight line takes one step. All lines that are still open are read at once.
    """
    ends, figures = ends.copy(), figures.copy()
    pulls = figures.copy()
    found = np.where(figures[0] == 0.0, ends[0], ends[1])
    width = np.abs(ends[1] - ends[0])
    open_ = np.flatnonzero((figures != 0.0).all(axis=0))
    moved = np.full(ends.shape[1], -1)
    step = 0
    while len(open_):
        step += 1
        (first, last), (low, high) = ends[:, open_], pulls[:, open_]
        middle = (first + last) / 2.0
        at = middle if step % 3 == 0 else first - low * (last - first) / (high - low)
        at = np.where((at - first) * (at - last) < 0.0, at, middle)
        value = along(open_, at)
        side = np.where((value < 0.0) == (figures[0, open_] < 0.0), 0, 1)
        # An end that stays twice is pulled in, or false position would creep from one side.
        pulls[1 - side, open_] *= np.where(side == moved[open_], 0.5, 1.0)
        moved[open_] = side
        ends[side, open_], figures[side, open_], pulls[side, open_] = at, value, value
        found[open_] = at
        narrow = np.abs(ends[1, open_] - ends[0, open_]) <= _NARROW * width[open_]
        open_ = open_[~(narrow | (np.abs(value) <= _NEAR) | (step > 200))]
    return np.asarray(found)
