"""What is on the table: linkages and packages as arrays, and their joint effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints, read_only
from scenario_desk.analysis.profiles import spread
from scenario_desk.model.entities import Assumptions, Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenario_desk.analysis.frame import Frame


@dataclass(frozen=True, eq=False)
class LinkageArrays:
    """One linkage: M effects, each on one score."""

    id: str
    endpoints: Ints
    """int64[…] rows of the endpoints it can be attached to."""
    effect_endpoint: Ints
    """int64[M] rows."""
    effect_interest: Ints
    """int64[M] rows."""
    effects: Floats
    """float64[M] what it adds to the score."""
    effects_low: Floats
    effects_high: Floats


@dataclass(frozen=True, eq=False)
class PackageArrays:
    """One package: its linkages, and the branches whose probability it overrides."""

    id: str
    linkages: tuple[str, ...]
    """Ids of those that exist, each once."""
    branches: Ints
    """int64[M] rows of the branches; of a node with an override, all of them."""
    probability: Floats
    """float64[M] as typed; nan is the rest, and so is a branch the override does not name."""


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
    """float64[E, I]"""
    down: Floats
    """float64[E, I] sum of the squared distances from best to low."""
    up: Floats
    """float64[E, I] sum of the squared distances from best to high."""


def lower_linkage(
    linkage: Linkage, endpoint_index: Mapping[str, int], interest_index: Mapping[str, int]
) -> LinkageArrays:
    """The arrays of one linkage; effects listed for an endpoint replace all the general ones.

    An empty list there leaves none.
    """
    ends = [each for each in dict.fromkeys(linkage.endpoints) if each in endpoint_index]
    cells: list[tuple[int, int, Estimate]] = []
    for end in ends:
        effects: Table[str, Estimate] = linkage.endpoint_effects.get(end, linkage.effects)
        cells += (
            (endpoint_index[end], interest_index[interest], effects[interest])
            for interest in effects
            if interest in interest_index
        )
    cells.sort(key=lambda cell: cell[:2])
    values = np.array([spread(estimate) for *_, estimate in cells]).reshape(-1, 3)
    return LinkageArrays(
        id=linkage.id,
        endpoints=read_only(np.array([endpoint_index[end] for end in ends], np.int64)),
        effect_endpoint=read_only(np.array([row for row, *_ in cells], np.int64)),
        effect_interest=read_only(np.array([row for _, row, _ in cells], np.int64)),
        effects=read_only(values[:, 0].copy()),
        effects_low=read_only(values[:, 1].copy()),
        effects_high=read_only(values[:, 2].copy()),
    )


def lower_package(
    package: Package,
    linkages: Mapping[str, object],
    node_index: Mapping[str, int],
    node_ids: Sequence[str],
    first_child: Ints,
    child_count: Ints,
) -> PackageArrays:
    """The arrays of one package; an override that names no branch of its node is left out."""
    rows: list[int] = []
    probabilities: list[float] = []
    for node, branches in package.overrides.items():
        row = node_index.get(node, -1)
        children = (
            range(first_child[row], first_child[row] + child_count[row]) if row >= 0 else range(0)
        )
        if not any(node_ids[child] in branches for child in children):
            continue
        for child in children:
            rows.append(child)
            probabilities.append(spread(branches.get(node_ids[child]))[0])
    order = np.argsort(np.array(rows, np.int64), kind="stable")
    return PackageArrays(
        id=package.id,
        linkages=tuple(each for each in dict.fromkeys(package.linkages) if each in linkages),
        branches=read_only(np.array(rows, np.int64)[order]),
        probability=read_only(np.array(probabilities, np.float64)[order]),
    )


def on_the_table(frame: Frame, assumptions: Assumptions) -> OnTheTable:
    """The package's linkages, or without a package the ticked ones, and what they add together."""
    package = frame.packages.get(assumptions.package) if assumptions.package else None
    chosen = package.linkages if package else assumptions.linkages
    linkages = tuple(each for each in dict.fromkeys(chosen) if each in frame.linkages)
    attached = np.zeros(len(frame.endpoint_ids), bool)
    if not linkages:
        return OnTheTable((), package, attached, None)
    total, down, up = np.zeros((3, *frame.scores.shape))
    for each in linkages:
        arrays = frame.linkages[each]
        attached[arrays.endpoints] = True
        # One linkage has at most one effect on a score, so plain indexed adding is safe.
        cells = (arrays.effect_endpoint, arrays.effect_interest)
        total[cells] += arrays.effects
        down[cells] += (arrays.effects - arrays.effects_low) ** 2
        up[cells] += (arrays.effects_high - arrays.effects) ** 2
    return OnTheTable(linkages, package, attached, Effects(total, down, up))
