"""What is on the table: the linkages chosen, and their joint effect."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.effects import Effects, added_up
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


def on_the_table(frame: Frame, assumptions: Assumptions, draws: Draws) -> OnTheTable:
    """The linkages on the table, and what they add together."""
    package, linkages = chosen(frame, assumptions)
    attached = np.zeros(len(frame.endpoint_ids), bool)
    if not linkages:
        return OnTheTable((), package, attached, None)
    bearings = [frame.linkages[each] for each in linkages]
    for arrays in bearings:
        attached[arrays.endpoints] = True
    effects = added_up(bearings, *frame.scores.shape[1:])
    if draws.effects is not None:
        effects = replace(effects, total=draws.effects)
    return OnTheTable(linkages, package, attached, effects)


def chosen(frame: Frame, assumptions: Assumptions) -> tuple[PackageArrays | None, tuple[str, ...]]:
    """The package, and its linkages or without a package the ticked ones: those that exist."""
    package = frame.packages.get(assumptions.package) if assumptions.package else None
    named = package.linkages if package else assumptions.linkages
    return package, tuple(each for each in dict.fromkeys(named) if each in frame.linkages)
