"""Two-way map: a figure over any two judgements, all others at best, and where acceptance turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.uncertainty.judgements import Judgements
from scenario_desk.analysis.uncertainty.sensitivity.targets import Margin, Target, read_rows
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
    axes = np.linspace(ends[0, [first, second]], ends[1, [first, second]], steps, axis=1)
    values = np.repeat(judged.estimates[None, BEST], steps * steps, axis=0)
    values[:, first] = np.tile(axes[0], steps)
    values[:, second] = np.repeat(axes[1], steps)
    if not isinstance(target, Margin):
        found = read_rows(judged, values, target.read).reshape(steps, steps)
        return TwoWayMap(*axes, found, None, np.zeros((0, 2, 2)))

    def both(figures: Judgement, count: int) -> Floats:
        return np.stack([target.read(figures, count), target.clearance(figures, count)], axis=1)

    found = read_rows(judged, values, both).reshape(steps, steps, 2)
    clearance = found[..., 1]
    lines = boundary(axes[0], axes[1], clearance)
    return TwoWayMap(*axes, found[..., 0], clearance >= 0.0, lines)


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
