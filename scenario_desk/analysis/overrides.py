"""Overrides: probabilities that take the place of those of a whole node's branches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only
from scenario_desk.analysis.estimates import BEST, Estimates, estimates_of
from scenario_desk.analysis.nodes import Nodes
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

Said = Table[str, Table[str, Estimate | None]]
"""By node, then by branch; None is the rest."""


@dataclass(frozen=True, eq=False)
class OverrideArrays:
    """The branches whose probability something overrides."""

    branches: Ints
    """int64[M] rows of the branches in order; of a node with an override, all of them."""
    probability: Estimates
    """float64[3, M] as typed; nan is the rest, and so is a branch the override does not name."""


def lowered_overrides(overrides: Said, nodes: Nodes, but: Collection[int] = ()) -> OverrideArrays:
    """The overrides; one that names no branch of its node is left out, and so is one of a node whose
    row is in `but`."""
    rows: list[int] = []
    said: list[Estimate | None] = []
    for node, branches in overrides.items():
        row = nodes.node_index.get(node, -1)
        if row < 0 or row in but:
            continue
        first = int(nodes.first_child[row])
        children = range(first, first + int(nodes.child_count[row]))
        names = [nodes.node_ids[child] for child in children]
        if any(name in branches for name in names):
            rows += children
            said += [branches.get(name) for name in names]
    order = np.argsort(np.array(rows, np.int64), kind="stable")
    return OverrideArrays(
        branches=read_only(np.array(rows, np.int64)[order]),
        probability=read_only(estimates_of(said)[:, order]),
    )


def put_over(typed: Floats, overrides: OverrideArrays, drawn: Floats | None = None) -> Floats:
    """Branch probabilities float64[…, N] with overrides in their place, at best values or as drawn
    float64[S, M]; what is the rest in an override stays it. `typed` itself where there is none."""
    if not len(overrides.branches):
        return typed
    best = overrides.probability[BEST]
    values = best if drawn is None else np.where(np.isnan(best), np.nan, drawn)
    longer = max(typed.shape[:-1], values.shape[:-1], key=len)
    found = np.array(np.broadcast_to(typed, (*longer, typed.shape[-1])))
    found[..., overrides.branches] = values
    return found
