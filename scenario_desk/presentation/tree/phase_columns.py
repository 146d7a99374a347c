"""Phases as columns: each phase a band of columns, as many as its longest way takes.

A node without a phase is in its parent's, and so is one whose phase comes before its parent's: time
does not run back along a branch.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scenario_desk.analysis.frame import Frame

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

BEFORE = -1
"""In place of a phase: what comes before the first."""


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of one phase: `first` and those after it, up to but without `stop`."""

    phase: int
    """Its place among the scenario's phases; BEFORE for what comes before them all."""
    first: int
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class PhaseColumns:
    """In which column every node stands, and the bands that the columns make up."""

    steps: Ints
    """int64[N], rising from every node that is shown to its children."""
    bands: tuple[Band, ...]
    """From the root on, without gaps; phases that nothing is in have none."""


def phase_columns(frame: Frame, own: Ints, visible: Bools) -> PhaseColumns:
    """Give every node its column.

    own: int64[N], the place of each node's phase among the scenario's, BEFORE for none; visible:
    bool[N]: what is not takes no column. O(N).
    """
    phase = own.copy()
    # Before the first node that is shown the columns are not counted.
    inside = np.full(len(own), 0 if visible[0] else -1)
    for start, stop in pairwise(frame.level_start[1:].tolist()):
        above = frame.parent[start:stop]
        phase[start:stop] = np.maximum(phase[start:stop], phase[above])
        goes_on = phase[start:stop] == phase[above]
        outside = (inside[above] < 0) & ~visible[start:stop]
        within = np.where(goes_on, inside[above] + 1, 0)
        inside[start:stop] = np.where(outside, -1, within)
    count = int(phase.max()) + 2
    widths = np.zeros(count, np.int64)
    np.maximum.at(widths, phase[visible] + 1, inside[visible] + 1)
    ends = np.cumsum(widths)
    firsts = ends - widths
    bands = tuple(
        Band(place - 1, int(firsts[place]), int(ends[place]))
        for place in np.flatnonzero(widths).tolist()
    )
    return PhaseColumns(firsts[phase + 1] + inside, bands)
