"""What is on the table: the linkages chosen, and their joint effect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.linkages import PackageArrays
from scenario_desk.model.entities import Assumptions


@dataclass(frozen=True, eq=False)
class OnTheTable:
    """The linkages that are on the table, added up."""

    linkages: tuple[str, ...]
    package: PackageArrays | None
    attached: Bools
    """bool[E] whether one of them is attached to the endpoint."""
    effects: Effects | None
    """None without any linkage."""


@dataclass(frozen=True, eq=False)
class Effects:
    """What the linkages on the table add to each score together, before clipping."""

    total: Floats
    """float64[…, E, I] with an axis S as drawn."""
    down: Floats
    """float64[E, I] sum of the squared distances from best to low."""
    up: Floats
    """float64[E, I] sum of the squared distances from best to high."""


def on_the_table(frame: Frame, assumptions: Assumptions, draws: Draws) -> OnTheTable:
    """The linkages on the table, and what they add together."""
    package, linkages = chosen(frame, assumptions)
    attached = np.zeros(len(frame.endpoint_ids), bool)
    if not linkages:
        return OnTheTable((), package, attached, None)
    total, down, up = np.zeros(frame.scores.shape)
    for each in linkages:
        arrays = frame.linkages[each]
        attached[arrays.endpoints] = True
        # One linkage has at most one effect on a score, so plain indexed adding is safe.
        cells = (arrays.effect_endpoint, arrays.effect_interest)
        best, low, high = arrays.effects
        total[cells] += best
        down[cells] += (best - low) ** 2
        up[cells] += (high - best) ** 2
    if draws.effects is not None:
        total = draws.effects
    return OnTheTable(linkages, package, attached, Effects(total, down, up))


def chosen(frame: Frame, assumptions: Assumptions) -> tuple[PackageArrays | None, tuple[str, ...]]:
    """The package, and its linkages or without a package the ticked ones: those that exist."""
    package = frame.packages.get(assumptions.package) if assumptions.package else None
    named = package.linkages if package else assumptions.linkages
    return package, tuple(each for each in dict.fromkeys(named) if each in frame.linkages)
