"""The phases of a tree: which one each node says it is in, and what their bands are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.frame import Frame
from scenario_desk.model.changes import changes
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.layout import Sizes, visible_nodes
from scenario_desk.presentation.tree.phase_columns import (
    BEFORE,
    Band,
    Bools,
    PhaseColumns,
    phase_columns,
)
from scenario_desk.presentation.words.language import _

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class NodePhases:
    """The phases of one scenario's nodes."""

    scenario: Scenario
    by_node: Mapping[str, int]
    """The place of a node's phase among the scenario's, by the node's id; only where it has one."""

    def rows(self, frame: Frame) -> Ints:
        """int64[N]: the same by row, BEFORE for none."""
        found = np.full(len(frame.parent), BEFORE, np.int64)
        index = frame.node_index
        for node, place in self.by_node.items():
            row = index.get(node)
            if row is not None:
                found[row] = place
        return found


def node_phases(scenario: Scenario, before: NodePhases | None = None) -> NodePhases:
    """The phases of the nodes; `before` holds those of another moment, to change from.

    Where nothing about them is different, `by_node` is the very same.
    """
    places = {phase: place for place, phase in enumerate(scenario.phases)}

    def place_of(key: str) -> int:
        node = scenario.nodes.get(key)
        return BEFORE if node is None else places.get(node.phase, BEFORE)

    if before is None or (what := changes(before.scenario, scenario)).touches("phases"):
        found = {key: place_of(key) for key in scenario.nodes}
        return NodePhases(scenario, {key: at for key, at in found.items() if at != BEFORE})
    told = before.by_node
    touched = what.added("nodes") | what.removed("nodes") | what.replaced("nodes")
    different = [key for key in touched if place_of(key) != told.get(key, BEFORE)]
    if different:
        kept = dict(told)
        for key in different:
            kept.pop(key, None)
            if place_of(key) != BEFORE:
                kept[key] = place_of(key)
        told = kept
    return NodePhases(scenario, told)


def columns_of(
    told: NodePhases, frame: Frame, folded: Bools | None, root: int
) -> PhaseColumns | None:
    """The columns of the nodes that are shown; None where the scenario has no phases."""
    if not told.scenario.phases:
        return None
    return phase_columns(frame, told.rows(frame), visible_nodes(frame, folded, root))


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase with its columns, in layout units along the direction of growth."""

    name: str
    dates: str
    start: float
    """Where its first column of nodes stands."""
    stop: float
    """Where that of the next one stands."""

    @property
    def words(self) -> list[str]:
        """Its name, and its dates if it has any."""
        return [self.name, self.dates] if self.dates else [self.name]


def phase_bands(scenario: Scenario, bands: Sequence[Band], sizes: Sizes) -> tuple[PhaseBand, ...]:
    """The bands with their words; sizes: how wide their columns are."""
    phases = list(scenario.phases.values())
    edges = sizes.edges(bands[-1].stop).tolist()
    found = []
    for band in bands:
        name, dates = _("Before the first phase"), ""
        if band.phase != BEFORE:
            phase = phases[band.phase]
            name, dates = phase.name or _("A phase without a name"), _dates(phase.start, phase.end)
        found.append(PhaseBand(name, dates, edges[band.first], edges[band.stop]))
    return tuple(found)


def _dates(start: str, end: str) -> str:
    if start and end:
        return _("{start} to {end}").format(start=start, end=end)
    if start:
        return _("from {start}").format(start=start)
    return _("until {end}").format(end=end) if end else ""
