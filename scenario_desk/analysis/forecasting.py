"""Forecasts: branch probabilities as judged, made to add up, and what they reach.

Each takes probabilities with any leading axes, one tree of them per draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only, sums_by
from scenario_desk.analysis.nodes import Nodes
from scenario_desk.analysis.topology import Topology

TOLERANCE = 1e-9
"""Sums within this of 1 are 1."""


@dataclass(frozen=True, eq=False)
class Forecast:
    """N nodes, of which B branch; E endpoints."""

    probability: Floats
    """float64[…, N] branch probability as judged: normalised, moves applied; 1 for the root."""
    totals: Floats
    """float64[…, B] what the children's probabilities add up to as typed, their rest counted."""
    reach: Floats
    """float64[…, N] probability of reaching the node."""
    endpoint_reach: Floats
    """float64[…, E] probability of ending there."""


def forecast(nodes: Nodes, typed: Floats, endpoints: int) -> Forecast:
    """What branch probabilities as typed, float64[…, N], nan for the rest, come to."""
    judged, totals = judged_probabilities(nodes, typed)
    reach = reaches(nodes, judged)
    ends = sums_by(reach, nodes.leaf_endpoint, endpoints)
    return Forecast(read_only(judged), read_only(totals), read_only(reach), read_only(ends))


def judged_probabilities(nodes: Nodes, typed: Floats) -> tuple[Floats, Floats]:
    """The first two of a `Forecast`: what has happened wins over whatever is typed."""
    judged, totals = normalised(typed, nodes.child_count[nodes.branching])
    for row in nodes.moves.tolist():
        above = nodes.parent[row]
        first = nodes.first_child[above]
        judged[..., first : first + nodes.child_count[above]] = 0.0
        judged[..., row] = 1.0
    return judged, totals


def normalised(probability: Floats, counts: Ints) -> tuple[Floats, Floats]:
    """Branch probabilities that add up to 1 per node, and what they added up to as typed.

    probability float64[…, N] of the branch to each node, nan for the rest, row 0 unread; counts
    int[B] numbers of children of the branching nodes in order, whose children are rows 1 … N − 1.
    The rest is max(0, 1 − Σ), shared equally by several; siblings that then do not add up to 1 are
    scaled, and spread evenly where they add up to 0. Returns float64[…, N] (1 for row 0) and
    float64[…, B].
    """
    result = np.ones(probability.shape)
    if not len(counts):
        return result, np.zeros((*probability.shape[:-1], 0))
    typed = probability[..., 1:]
    starts = np.cumsum(counts) - counts
    rest = np.isnan(typed)
    values = np.where(rest, 0.0, np.maximum(typed, 0.0))
    totals = np.add.reduceat(values, starts, axis=-1)
    rests = np.add.reduceat(rest, starts, axis=-1, dtype=np.int64)
    left = np.where(rests > 0, np.maximum(0.0, 1.0 - totals), 0.0)
    if rests.any():
        shares = left / np.maximum(rests, 1)
        values = np.where(rest, np.repeat(shares, counts, axis=-1), values)
    totals = totals + left
    off = np.abs(totals - 1.0) > TOLERANCE
    if off.any():
        some = totals > 0.0
        values = values / np.repeat(np.where(off & some, totals, 1.0), counts, axis=-1)
        if not some.all():
            even = np.repeat(1.0 / counts, counts)
            values = np.where(np.repeat(some, counts, axis=-1), values, even)
    result[..., 1:] = values
    return result, totals


def reaches(tree: Topology, probability: Floats) -> Floats:
    """Probability of reaching each node from the root: products down the tree.

    probability float64[…, N] of the branch to each node; returns float64[…, N].
    """
    reach = np.empty(probability.shape)
    reach[..., 0] = 1.0
    for start, stop in pairwise(tree.level_start.tolist()[1:]):
        level = slice(start, stop)
        above = reach.take(tree.parent[level], axis=-1)
        np.multiply(above, probability[..., level], out=reach[..., level])
    return reach
