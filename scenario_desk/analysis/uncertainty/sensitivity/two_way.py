"""Two-way map: a figure over any two judgements, all others at best, and where acceptance turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.uncertainty.judgements import Judgements
from scenario_desk.analysis.uncertainty.sensitivity.targets import Margin, Target, read_at
from scenario_desk.analysis.uncertainty.sensitivity.tornado import HIGH, LOW

STEPS = 41


@dataclass(frozen=True, eq=False)
class TwoWayMap:
    """X values of one judgement, Y of another."""

    first: Floats
    """float64[X] on the horizontal axis, ascending."""
    second: Floats
    """float64[Y]"""
    value: Floats
    """float64[Y, X] the figure; nan is unknown."""
    inside: Bools | None
    """bool[Y, X] whether the endpoint certainly is in the overlap; None of a likelihood."""
    boundary: Floats
    """float64[K, 2, 2] pieces of the line where acceptance turns, each from one point to another
    as (first, second), straight within a cell; none of a likelihood."""


def two_way(
    judged: Judgements,
    target: Target,
    first: int,
    second: int,
    *,
    over: Literal["range", "scale"] = "range",
    steps: int = STEPS,
) -> TwoWayMap:
    """The map of the judgements in these two places, from low to high or over their whole scales;
    all of it in one go. Raises ValueError where the two are one."""
    if first == second:
        raise ValueError("a map needs two judgements")
    ends = judged.scale if over == "scale" else judged.estimates[[LOW, HIGH]]
    across, up = (np.linspace(ends[0, each], ends[1, each], steps) for each in (first, second))
    values = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    numbers = np.tile(np.array([first, second]), (len(values), 1))
    if not isinstance(target, Margin):
        found = read_at(judged, numbers, values, target.read).reshape(steps, steps)
        return TwoWayMap(across, up, found, None, np.zeros((0, 2, 2)))
    pairs = read_at(judged, numbers, values, target.with_clearance).reshape(steps, steps, 2)
    clearance = pairs[..., 1]
    lines = boundary(across, up, clearance)
    return TwoWayMap(across, up, pairs[..., 0], clearance >= 0.0, lines)


def boundary(across: Floats, up: Floats, figure: Floats) -> Floats:
    """Where a figure float64[Y, X] passes 0, float64[K, 2, 2], by marching triangles: each cell is
    cut into two, in which the line is straight."""
    y, x = np.meshgrid(np.arange(len(up) - 1), np.arange(len(across) - 1), indexing="ij")
    corners = [
        np.stack([y + dy, x + dx], axis=-1).reshape(-1, 2)
        for dy, dx in ((0, 0), (0, 1), (1, 1), (1, 0))
    ]
    triangles = np.concatenate(
        [np.stack([corners[each] for each in three], axis=1) for three in ((0, 1, 2), (0, 2, 3))]
    )
    points = np.stack([across[triangles[..., 1]], up[triangles[..., 0]]], axis=-1)
    values = figure[triangles[..., 0], triangles[..., 1]]
    # The corner that stands alone on its side has the line across both of its edges.
    above = values >= 0.0
    count = above.sum(axis=1)
    cut = (count == 1) | (count == 2)
    points, values, above = points[cut], values[cut], above[cut]
    alone = np.argmax(above == (count[cut] == 1)[:, None], axis=1)
    row = np.arange(len(points))
    start, at_start = points[row, alone], values[row, alone]
    pieces = []
    for turn in (1, 2):
        other = (alone + turn) % 3
        share = at_start / (at_start - values[row, other])
        pieces.append(start + share[:, None] * (points[row, other] - start))
    return np.stack(pieces, axis=1)
