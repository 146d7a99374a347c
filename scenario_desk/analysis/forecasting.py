"""Forecasts: branch probabilities as judged, made to add up, and what they reach."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only

TOLERANCE = 1e-9
"""Sums within this of 1 are 1."""


def forecast_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The frame's fields that hold its forecast with no package on the table."""
    counts = fields["child_count"][fields["branching"]]
    judged, totals = normalised(fields["probability"], counts)
    judged = with_moves(
        judged, fields["moves"], fields["parent"], fields["first_child"], fields["child_count"]
    )
    reach = reaches(judged, fields["parent"], fields["level_start"])
    return {
        "forecast": read_only(judged),
        "forecast_reach": read_only(reach),
        "forecast_endpoint_reach": read_only(
            endpoint_reaches(reach, fields["leaf_endpoint"], len(fields["endpoint_ids"]))
        ),
        "totals": read_only(totals),
    }


def normalised(probability: Floats, counts: Ints) -> tuple[Floats, Floats]:
    """Branch probabilities that add up to 1 per node, and what they added up to as typed.

    probability float64[N] of the branch to each node, nan for the rest, row 0 unread; counts
    int[B] numbers of children of the branching nodes in order, whose children are rows 1 … N − 1.
    The rest is max(0, 1 − Σ), shared equally by several; siblings that then do not add up to 1 are
    scaled, and spread evenly where they add up to 0. Returns float64[N] (1 for row 0) and
    float64[B].
    """
    result = np.ones(len(probability))
    if not len(counts):
        return result, np.zeros(0)
    typed = probability[1:]
    starts = np.cumsum(counts) - counts
    rest = np.isnan(typed)
    values = np.where(rest, 0.0, np.maximum(typed, 0.0))
    totals = np.add.reduceat(values, starts)
    rests = np.add.reduceat(rest, starts, dtype=np.int64)
    left = np.where(rests > 0, np.maximum(0.0, 1.0 - totals), 0.0)
    if rests.any():
        shares = left / np.maximum(rests, 1)
        values = np.where(rest, np.repeat(shares, counts), values)
    totals = totals + left
    off = np.abs(totals - 1.0) > TOLERANCE
    if off.any():
        some = totals > 0.0
        scale = np.where(off & some, 1.0 / np.where(some, totals, 1.0), 1.0)
        values = values * np.repeat(scale, counts)
        if not some.all():
            values = np.where(np.repeat(some, counts), values, np.repeat(1.0 / counts, counts))
    result[1:] = values
    return result, totals


def with_moves(
    forecast: Floats, moves: Ints, parent: Ints, first_child: Ints, child_count: Ints
) -> Floats:
    """The forecast given what has happened: the taken branch 1, its siblings 0.

    forecast float64[N]; moves int[M] rows of the branches taken.
    """
    if not len(moves):
        return forecast
    result = forecast.copy()
    for row in moves.tolist():
        above = parent[row]
        first = first_child[above]
        result[first : first + child_count[above]] = 0.0
    result[moves] = 1.0
    return result


def reaches(probability: Floats, parent: Ints, level_start: Ints) -> Floats:
    """Probability of reaching each node from the root, float64[N]: products down the tree."""
    reach = np.empty(len(probability))
    reach[0] = 1.0
    for start, stop in pairwise(level_start.tolist()[1:]):
        np.multiply(reach[parent[start:stop]], probability[start:stop], out=reach[start:stop])
    return reach


def endpoint_reaches(reach: Floats, leaf_endpoint: Ints, endpoints: int) -> Floats:
    """Probability of ending in each endpoint, float64[E]: summed over the leaves that name it."""
    # Whatever names none is counted in front, and dropped.
    found: Floats = np.bincount(leaf_endpoint + 1, reach, endpoints + 1)[1:]  # type: ignore[assignment]
    return found
