"""Leads: whether a decision's best branch could as well be its next best."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.choices import choices
from scenario_desk.analysis.doubts import Doubt, doubts
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.induction import carried_up

BLOCK = 64
"""Endpoints worked through at once: bounds the memory."""


def lead_doubts(figures: Figures) -> Ints:
    """How far the lead of each decision node can be relied on, a `Doubt` int8[N].

    The lead of the best branch over the next is D = Σ_e Δ_e U(e), where Δ_e is how much more
    likely the one ends in e than the other; what both lead to alike cancels out. Each endpoint's
    utility spreads by itself, so the 10th percentile of D lies √Σ_e (Δ_e h_e)² below it, with h_e
    the distance from U(e) to its 10th percentile where Δ_e is positive and to its 90th where it is
    negative. A lead smaller than that could as well be a lag. Probabilities are held at their best values, and
    there is no sample axis: draws count how often a branch is best.
    """
    frame = figures.frame
    doubted = np.full(len(frame.node_ids), Doubt.NONE, np.int8)
    decisions = np.flatnonzero(figures.lead > 0.0)
    if not len(decisions):
        return doubted
    first, second = _two_best(figures, decisions)
    owner = frame.owner[decisions]
    below = np.nan_to_num(figures.utility - figures.spread_low)
    above = np.nan_to_num(figures.spread_high - figures.utility)
    variance = np.zeros(len(decisions))
    for start in range(0, len(frame.endpoint_ids), BLOCK):
        block = slice(start, start + BLOCK)
        ends = _distribution(figures, block)
        more = ends[:, first] - ends[:, second]
        distance = np.where(more > 0.0, below[block][:, owner], above[block][:, owner])
        variance += ((more * distance) ** 2).sum(0)
    spread = np.sqrt(variance)
    doubted[decisions] = doubts(figures.lead[decisions], spread, spread)
    return doubted


def _two_best(figures: Figures, decisions: Ints) -> tuple[Ints, Ints]:
    """The best and the next best branch of each decision, int64[D] each."""
    found = choices(figures.frame, decisions, figures.expected_utility.T)
    ranked = np.lexsort((-found.values, np.repeat(np.arange(len(decisions)), found.counts)))
    starts = np.cumsum(found.counts) - found.counts
    return found.branches[ranked[starts]], found.branches[ranked[starts + 1]]


def _distribution(figures: Figures, endpoints: slice) -> Floats:
    """Probability of ending in each of these endpoints from each node, float64[K, N]."""
    frame = figures.frame
    wanted = np.arange(len(frame.endpoint_ids))[endpoints]
    ends: Floats = (frame.leaf_endpoint == wanted[:, None]).astype(np.float64)
    carried_up(frame, ends, figures.probability)
    return ends
