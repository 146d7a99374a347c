"""Contours of a density on a grid: closed lines around where it is at least so high."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_BELOW, _RIGHT, _ABOVE, _LEFT = range(4)
_SIDES = {
    1: ((_BELOW, _LEFT),),
    2: ((_RIGHT, _BELOW),),
    3: ((_RIGHT, _LEFT),),
    4: ((_ABOVE, _RIGHT),),
    5: ((_BELOW, _LEFT), (_ABOVE, _RIGHT)),
    6: ((_ABOVE, _BELOW),),
    7: ((_ABOVE, _LEFT),),
    8: ((_LEFT, _ABOVE),),
    9: ((_BELOW, _ABOVE),),
    10: ((_RIGHT, _BELOW), (_LEFT, _ABOVE)),
    11: ((_RIGHT, _ABOVE),),
    12: ((_LEFT, _RIGHT),),
    13: ((_BELOW, _RIGHT),),
    14: ((_LEFT, _BELOW),),
}
"""Through which sides of a cell the line goes, what is inside at its left, by its inner corners: 1 at
the left below, 2 at the right below, 4 at the right above, 8 at the left above."""

_Edge = tuple[int, int, int]
"""Column and row of a grid point, and 0 for the edge to its right, 1 for the one above it."""


def contours(heights: Floats, level: float) -> list[Floats]:
    """The lines at `level` of heights float64[columns, rows], which are 0 around the grid.

    float64[n, 2] each, in steps of the grid from its first point; the last point joins the first.
    """
    field = np.pad(heights, 1)
    inside = field >= level
    corners = inside[:-1, :-1] * 1 + inside[1:, :-1] * 2 + inside[1:, 1:] * 4 + inside[:-1, 1:] * 8
    goes_on: dict[_Edge, _Edge] = {}
    for column, row in zip(*np.nonzero((corners > 0) & (corners < 15)), strict=True):
        at = int(column), int(row)
        for one, other in _SIDES[int(corners[at])]:
            goes_on[_edge(*at, one)] = _edge(*at, other)
    found = []
    while goes_on:
        edge, after = goes_on.popitem()
        around = [edge]
        while after != edge:
            around.append(after)
            after = goes_on.pop(after)
        found.append(_points(field, level, np.array(around)) - 1.0)
    return found


def _edge(column: int, row: int, side: int) -> _Edge:
    if side == _RIGHT:
        return column + 1, row, 1
    if side == _ABOVE:
        return column, row + 1, 0
    return column, row, int(side == _LEFT)


def _points(field: Floats, level: float, edges: NDArray[np.int64]) -> Floats:
    """Where the level is met on each edge, by straight lines between the grid's points."""
    column, row, upright = edges.T
    first = field[column, row]
    last = field[column + (1 - upright), row + upright]
    along = (level - first) / (last - first)
    return np.column_stack((column + along * (1 - upright), row + along * upright))


def enclosing(heights: Floats, share: float) -> float:
    """The level that so large a share of everything lies above; heights float64[…], not all 0."""
    falling = np.sort(heights, axis=None)[::-1]
    upto = np.cumsum(falling)
    return float(falling[int(np.searchsorted(upto, share * upto[-1]))])


def smoothed(counts: NDArray[np.int64], widths: tuple[float, float]) -> Floats:
    """Counts int64[columns, rows] with each spread by a normal curve of so many steps each way."""
    found = counts.astype(np.float64)
    for axis, width in enumerate(widths):
        reach = max(1, int(3 * width + 0.5))
        curve = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
        spread = np.apply_along_axis(np.convolve, axis, found, curve / curve.sum(), "same")
        found = np.asarray(spread)
    return found
