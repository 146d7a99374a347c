"""Clouds: where the draws put an endpoint, as the lines around half and nine tenths of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.uncertainty.bins import Bins
from scenario_desk.presentation.chart.contours import Floats, contours, enclosing, smoothed

SHARES = (0.9, 0.5)
"""Of the draws that lie inside a line, the outer line first."""
_MARGIN = 12
"""Cells kept around what was counted, so that a smoothed cloud is whole."""
_ROOM = 4_000_000
"""Cells that are counted in, about: of more endpoints each has fewer."""
_LEAST, _MOST = 40, 200
_CALM = 1.4


def cloud_bins(endpoints: int) -> int:
    """Into how many cells each way the draws of so many endpoints are counted."""
    return int(min(max((_ROOM // max(endpoints, 1)) ** 0.5, _LEAST), _MOST))


class Clouds:
    """The clouds of all endpoints; each is worked out when it is first asked for."""

    def __init__(self, counts: NDArray[np.int64]) -> None:
        """counts: int64[E, bins, bins] draws in each cell, by utility across and up."""
        self._counts = counts
        self._made: dict[int, tuple[tuple[Floats, ...], ...]] = {}

    def around(self, endpoint: int) -> tuple[tuple[Floats, ...], ...]:
        """For each of `SHARES` the lines around it: float64[n, 2] each, utilities across and up.

        None where nothing was counted, or all in one cell.
        """
        made = self._made.get(endpoint)
        if made is None:
            made = self._made[endpoint] = _around(self._counts[endpoint])
        return made


def _around(counts: NDArray[np.int64]) -> tuple[tuple[Floats, ...], ...]:
    if np.count_nonzero(counts) < 2:
        return ()
    bins = Bins(-100.0, 100.0, len(counts))
    first, part = _cropped(counts)
    heights = smoothed(part, _widths(part))
    lines = []
    for share in SHARES:
        # A cell's count stands at its middle.
        found = contours(heights, enclosing(heights, share))
        lines.append(tuple(bins.low + (each + first + 0.5) * bins.width for each in found))
    return tuple(lines)


def _cropped(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first cell, and the cells, around all that was counted."""
    used = [np.flatnonzero(counts.any(axis=1 - axis)) for axis in (0, 1)]
    low = np.array([each[0] for each in used]) - _MARGIN
    high = np.array([each[-1] for each in used]) + _MARGIN + 1
    part = np.pad(counts, _MARGIN)[tuple(map(slice, low + _MARGIN, high + _MARGIN))]
    return low, part


def _widths(part: NDArray[np.int64]) -> tuple[float, float]:
    """By how many cells draws are spread each way: the less, the more there are (Scott 1992).

    A little more than best for the density: what is drawn is a line, and calm.
    """
    total = part.sum()
    found = []
    for axis in (0, 1):
        places, weights = np.arange(part.shape[axis]), part.sum(axis=1 - axis)
        mean = (places * weights).sum() / total
        deviation = float(((places - mean) ** 2 * weights).sum() / total) ** 0.5
        found.append(min(max(_CALM * deviation * float(total) ** (-1 / 6), 0.4), _MARGIN / 3))
    return found[0], found[1]
