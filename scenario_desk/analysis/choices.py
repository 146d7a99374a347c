"""Choices: which branch is best for a decision's owner, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Bools, Floats, Ints, slices
from scenario_desk.analysis.frame import DECISION, Frame

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation

TIE = 1e-9
"""Branches tie within this, times the value where it is greater than 1."""
BLOCK = 64
"""Endpoints worked through at once when leads are doubted: bounds the memory."""


@dataclass(frozen=True, eq=False)
class Choices:
    """What the owners of D decision nodes would choose among C branches."""

    decisions: Ints
    """int64[D] rows."""
    counts: Ints
    """int64[D] how many branches each has."""
    branches: Ints
    """int64[C] rows, decision after decision."""
    values: Floats
    """float64[C] expected utility of the branch for the owner; nan is unknown."""
    best: Bools
    """bool[C] among the best; False throughout where one of the values is unknown."""
    ties: Ints
    """int64[D] how many are best; 0 where unknown."""
    lead: Floats
    """float64[D] over the next best; 0 in a tie; nan with one branch, or unknown."""


def choices(frame: Frame, decisions: Ints, expected: Floats) -> Choices:
    """The best branches of these decision nodes, each with children and an owner.

    decisions int[D] rows; expected float64[A, N] expected utilities, known at least for the
    children. Branches tie within TIE · max(1, |U|) of the best.
    """
    counts = frame.child_count[decisions].astype(np.int64)
    branches = slices(frame.first_child[decisions], counts)
    values = expected[np.repeat(frame.owner[decisions], counts), branches]
    if not len(decisions):
        nothing = np.zeros(0)
        return Choices(decisions, counts, branches, values, nothing > 0, counts, nothing)
    starts = np.cumsum(counts) - counts
    # maximum, unlike fmax, hands an unknown value on.
    top = np.maximum.reduceat(values, starts)
    slack = TIE * np.maximum(1.0, np.abs(top))
    best = values >= np.repeat(top - slack, counts)
    ties = np.add.reduceat(best, starts, dtype=np.int64)
    second = np.maximum.reduceat(np.where(best, -np.inf, values), starts)
    lead = np.where(ties > 1, 0.0, top - second)
    lead[(counts == 1) | (ties == 0)] = np.nan
    return Choices(decisions, counts, branches, values, best, ties, lead)


def open_decisions(frame: Frame, judges: Bools) -> NDArray[np.int64]:
    """Rows of the decision nodes with children whose owner judges (has weighted interests)."""
    rows = frame.branching
    owner = frame.owner[rows]
    chooses = (frame.kind[rows] == DECISION) & (owner >= 0)
    if len(judges):
        chooses &= judges[owner]
    found: NDArray[np.int64] = rows[chooses]
    return found


def uncertain_leads(evaluation: Evaluation) -> Bools:
    """Decision nodes whose lead could as well be a lag, bool[N].

    The lead of the best branch over the next is D = Σ_e Δ_e U(e), where Δ_e is how much more
    likely the one ends in e than the other; what both lead to alike cancels out. Each endpoint's
    utility spreads by itself, so the 10th percentile of D lies √Σ_e (Δ_e h_e)² below it, with h_e
    the distance from U(e) to its 10th percentile where Δ_e is positive and to its 90th where it is
    negative. A lead smaller than that is uncertain. Probabilities are held at their best values.
    """
    frame = evaluation.frame
    doubted = np.zeros(len(frame.node_ids), bool)
    decisions = np.flatnonzero(evaluation.lead > 0.0)
    if not len(decisions):
        return doubted
    first, second = _two_best(evaluation, decisions)
    owner = frame.owner[decisions]
    below = np.nan_to_num(evaluation.utility - evaluation.spread_low)
    above = np.nan_to_num(evaluation.spread_high - evaluation.utility)
    variance = np.zeros(len(decisions))
    for start in range(0, len(frame.endpoint_ids), BLOCK):
        block = slice(start, start + BLOCK)
        ends = _distribution(evaluation, block)
        more = ends[:, first] - ends[:, second]
        distance = np.where(more > 0.0, below[block][:, owner], above[block][:, owner])
        variance += ((more * distance) ** 2).sum(0)
    doubted[decisions] = evaluation.lead[decisions] < np.sqrt(variance)
    return doubted


def _two_best(evaluation: Evaluation, decisions: Ints) -> tuple[Ints, Ints]:
    """The best and the next best branch of each decision, int64[D] each."""
    found = choices(evaluation.frame, decisions, evaluation.expected_utility.T)
    ranked = np.lexsort((-found.values, np.repeat(np.arange(len(decisions)), found.counts)))
    starts = np.cumsum(found.counts) - found.counts
    return found.branches[ranked[starts]], found.branches[ranked[starts + 1]]


def _distribution(evaluation: Evaluation, endpoints: slice) -> Floats:
    """Probability of ending in each of these endpoints from each node, float64[K, N]."""
    # Only this one way: induction rests on choices.
    from scenario_desk.analysis.induction import carried_up

    frame = evaluation.frame
    wanted = np.arange(len(frame.endpoint_ids))[endpoints]
    ends: Floats = (frame.leaf_endpoint == wanted[:, None]).astype(np.float64)
    carried_up(frame, ends, evaluation.probability)
    return ends
