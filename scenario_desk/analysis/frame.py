"""The frame: a scenario lowered to arrays, on which every figure is computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenario_desk.analysis import lowering, updating
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.linkages import LinkageArrays, PackageArrays
from scenario_desk.analysis.lowering import CHANCE, DECISION, LEAF
from scenario_desk.analysis.profiles import ProfileArrays
from scenario_desk.analysis.row_index import RowIndex
from scenario_desk.model.scenario import Scenario

if TYPE_CHECKING:
    from scenario_desk.model.changes import Changes

__all__ = ["CHANCE", "DECISION", "LEAF", "Frame", "lower"]


@dataclass(frozen=True, eq=False)
class Frame:
    """A scenario as arrays: N nodes, A actors, I interests, E endpoints.

    Nodes stand in breadth-first order: the root is row 0, the nodes of one depth are one slice,
    the children of one node are one slice, and what follows the root is the children of `branching`
    one after the other. Actors, interests and endpoints stand in their scenario's order. Every
    array is read-only. A reference that names nothing is −1, a child that names nothing is left
    out, and nodes that the root does not reach have no row.
    """

    scenario: Scenario
    """What was lowered."""

    node_ids: Sequence[str]
    """[N] ids of the nodes."""
    node_index: Mapping[str, int]
    """Row of a node by its id."""
    parent: Ints
    """int32[N] row of the parent; −1 for the root."""
    first_child: Ints
    """int32[N] row of the first child; −1 without children."""
    child_count: Ints
    """int32[N] how many children."""
    depth: Ints
    """int32[N] steps from the root."""
    level_start: Ints
    """int64[L + 1] the nodes of depth d are rows level_start[d] : level_start[d + 1]."""
    branching: Ints
    """int64[B] rows that have children, ascending."""

    kind: Ints
    """int8[N] DECISION, CHANCE or LEAF, as the node says (a leaf may have children, or none)."""
    owner: Ints
    """int16[N] row of the owning actor; −1 for none."""
    leaf_endpoint: Ints
    """int32[N] row of the endpoint of a leaf without children; −1 for none."""
    probability: Floats
    """float64[N] best value of the branch that leads here, 0 … 1, as typed; nan is the rest."""
    resolves: Ints
    """int8[N] how the decision resolves: −1 by default, 0 judged, 1 rational."""
    information_sets: Mapping[str, str]
    """Information set by node id, of the nodes that name one."""
    information_set: Bools
    """bool[N] whether the node shares its information set with another decision node."""

    actor_ids: tuple[str, ...]
    actor_index: Mapping[str, int]
    principal: Bools
    """bool[A]"""
    leverage: Ints
    """int8[A] 3 veto, 2 strong, 1 moderate, 0 weak."""
    interest_ids: tuple[str, ...]
    interest_index: Mapping[str, int]
    interest_actor: Ints
    """int16[I] row of the actor whose interest it is; −1 for none."""
    endpoint_ids: tuple[str, ...]
    endpoint_index: Mapping[str, int]
    needs_agreement: Bools
    """bool[E] whether the principals must sign."""

    scores: Floats
    """float64[E, I] best value, −100 … 100; nan is missing."""
    scores_low: Floats
    """float64[E, I] low end; the best value where there is no spread."""
    scores_high: Floats
    """float64[E, I] high end; the best value where there is no spread."""

    profiles: Mapping[str, ProfileArrays]
    """Profiles by id, lowered when first asked for."""
    linkages: Mapping[str, LinkageArrays]
    """Linkages by id, lowered when first asked for."""
    packages: Mapping[str, PackageArrays]
    """Packages by id, lowered when first asked for."""

    moves: Ints
    """int32[M] rows of the branches that have happened, from the root down, gaps closed."""
    forecast: Floats
    """float64[N] branch probability as judged, with no package: normalised, moves applied."""
    forecast_reach: Floats
    """float64[N] probability of reaching the node on `forecast`."""
    forecast_endpoint_reach: Floats
    """float64[E] probability of ending there on `forecast`."""
    totals: Floats
    """float64[B] what the children's probabilities add up to as typed, their rest counted."""

    def updated(self, changes: Changes) -> Frame:
        """The frame of `changes.new`, sharing every array that the changes do not touch.

        Equal, field by field, to `lower(changes.new)`. Where the changes do not start from this
        frame's scenario it is lowered anew.
        """
        if changes.old is not self.scenario:
            return lower(changes.new)
        return replace(self, **updating.updated_fields(self, changes))

    def rows_of(self, nodes: Collection[str]) -> Ints:
        """int64[len(nodes)] the rows of many nodes at once; −1 where there is none.

        Of all nodes of a frame that was updated from this one, or this from it, in no time.
        """
        assert isinstance(self.node_index, RowIndex)
        return self.node_index.rows_of(nodes)


def lower(scenario: Scenario) -> Frame:
    """The frame of a scenario, from nothing (some 70 ms for 100,000 nodes)."""
    return Frame(**lowering.all_fields(scenario))
