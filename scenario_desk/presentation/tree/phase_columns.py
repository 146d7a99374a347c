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
    """int64[N], rising from every node to its children unless a fold hides them."""
    bands: tuple[Band, ...]
    """From the root on, without gaps; phases that nothing is in have none."""


def phase_columns(frame: Frame, own: Ints, visible: Bools) -> PhaseColumns:
    """Give every node its column.

    own: int64[N], the place of each node's phase among the scenario's, BEFORE for none; visible:
    bool[N]. What a fold hides takes no column and stands with its parent. O(N).
    """
    phase = own.copy()
    inside = np.zeros(len(own), np.int64)
    for start, stop in pairwise(frame.level_start[1:].tolist()):
        above = frame.parent[start:stop]
        phase[start:stop] = np.maximum(phase[start:stop], phase[above])
        goes_on = phase[start:stop] == phase[above]
        inside[start:stop] = np.where(goes_on, inside[above] + 1, 0)
        hidden = ~visible[start:stop]
        phase[start:stop][hidden] = phase[above][hidden]
        inside[start:stop][hidden] = inside[above][hidden]
    count = int(phase.max()) + 2
    widths = np.zeros(count, np.int64)
    np.maximum.at(widths, phase + 1, inside + 1)
    ends = np.cumsum(widths)
    firsts = ends - widths
    bands = tuple(
        Band(place - 1, int(firsts[place]), int(ends[place]))
        for place in np.flatnonzero(widths).tolist()
    )
    return PhaseColumns(firsts[phase + 1] + inside, bands)
