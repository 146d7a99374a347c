"""Backward induction: from the endings up to the root, a level at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis import choices
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.frame import DECISION, Frame

NOT_ASKED, NO_OWNER, NO_INTERESTS, INFORMATION_SET, UNKNOWN = 0, 1, 2, 3, 4
"""Why a decision that should be rational is judged."""
ROUNDING = 1e-12
"""Probabilities this near to one another are equal."""


@dataclass(frozen=True, eq=False)
class Induction:
    """N nodes, A actors; Q further quantities."""

    probability: Floats
    """float64[N] branch probability as resolved; 1 for the root."""
    rational: Bools
    """bool[N] resolved by the owner's choice."""
    judged_instead: Ints
    """int8[N] see `Evaluation.judged_instead`."""
    expected: Floats
    """float64[A, N] expected utilities; nan is unknown."""
    likelihoods: Floats
    """float64[Q, N] probability, from the node, of ending in each of Q sets of endpoints."""
    chosen: Bools
    """bool[N]"""
    lead: Floats
    """float64[N]"""


def induction(
    frame: Frame,
    forecast: Floats,
    utility: Floats,
    judges: Bools,
    sets: Bools,
    *,
    rational: bool,
) -> Induction:
    """Resolve the tree from its leaves to its root.

    forecast float64[N] branch probabilities as judged, moves applied; utility float64[E, A]; judges
    bool[A] who has weighted interests; sets bool[Q, E] sets of endpoints; `rational` the default of
    decision nodes that do not say themselves. What has happened is never chosen again. A rational
    node gives its owner's best branches equal shares and the others nothing. An unfinished leaf has
    unknown utility, which does not matter where it has no probability.
    """
    nodes, actors = len(frame.node_ids), utility.shape[1]
    # One more column for the leaves that name none (row −1), and for all that is no leaf.
    endings = np.concatenate([utility.T, sets.astype(np.float64)])
    nothing = np.zeros((len(endings), 1))
    nothing[:actors] = np.nan
    endings = np.concatenate([endings, nothing], axis=1)
    values = np.take(endings, frame.leaf_endpoint, axis=1, mode="wrap")
    wanted, judged_instead = _wanted(frame, judges, rational=rational)
    probability = forecast
    resolved = np.zeros(nodes, bool)
    if wanted.any():
        probability = forecast.copy()

        def resolve(rows: Ints) -> None:
            asked = rows[wanted[rows]]
            if not len(asked):
                return
            found = choices.choices(frame, asked, values)
            known = found.ties > 0
            shares = found.best / np.repeat(np.maximum(found.ties, 1), found.counts)
            kept = np.repeat(known, found.counts)
            probability[found.branches[kept]] = shares[kept]
            resolved[asked[known]] = True
            judged_instead[asked[~known]] = UNKNOWN

        carried_up(frame, values, probability, resolve)
    else:
        carried_up(frame, values, probability)
    found = choices.choices(frame, choices.open_decisions(frame, judges), values)
    chosen = np.zeros(nodes, bool)
    chosen[found.branches[found.best]] = True
    lead = np.full(nodes, np.nan)
    lead[found.decisions] = found.lead
    return Induction(
        probability, resolved, judged_instead, values[:actors], values[actors:], chosen, lead
    )


def carried_up(
    frame: Frame,
    values: Floats,
    probability: Floats,
    resolve: Callable[[Ints], None] | None = None,
) -> None:
    """Fill in, from the deepest level up, the expected values of the nodes that have children.

    values float64[Q, N], known for the leaves; written in place. probability float64[N]. Before a
    level is worked out `resolve(rows)` may still change the probabilities of its branches. A branch
    without probability adds nothing, even if its value is unknown.
    """
    branching, bounds = frame.branching, frame.level_start
    if not len(branching):
        return
    cuts = np.searchsorted(branching, bounds).tolist()
    edges = bounds.tolist()
    first = frame.first_child[branching].astype(np.int64)
    for level in range(len(edges) - 3, -1, -1):
        rows = branching[cuts[level] : cuts[level + 1]]
        if resolve is not None:
            resolve(rows)
        below = slice(edges[level + 1], edges[level + 2])
        weights = probability[below]
        parts = values[:, below] * weights
        starts = first[cuts[level] : cuts[level + 1]] - edges[level + 1]
        sums = np.add.reduceat(parts, starts, axis=1)
        if np.isnan(sums).any():
            parts[:, weights == 0.0] = 0.0
            sums = np.add.reduceat(parts, starts, axis=1)
        values[:, rows] = sums


def _wanted(frame: Frame, judges: Bools, *, rational: bool) -> tuple[Bools, Ints]:
    """Which nodes are to be resolved by choice, bool[N], and why others that should are not."""
    asked = frame.resolves == 1
    if rational:
        asked |= frame.resolves == -1
    asked &= (frame.kind == DECISION) & (frame.child_count > 0)
    reason = np.zeros(len(asked), np.int8)
    if not asked.any():
        return asked, reason
    asked[frame.parent[frame.moves]] = False
    idle = frame.owner < 0
    if len(judges):
        reason[asked & ~judges[frame.owner]] = NO_INTERESTS
    reason[asked & frame.information_set] = INFORMATION_SET
    reason[asked & idle] = NO_OWNER
    return asked & (reason == NOT_ASKED), reason


def importance(frame: Frame, probability: Floats, reach: Floats, overlap_reach: Floats) -> Floats:
    """How much of what is still open each node settles, float64[N].

    reach(n) · Σ_b p_b · (overlap_reach(b) − overlap_reach(n))²: the variance of the probability of
    ending in the overlap that the node resolves. Over all nodes it adds up to q(1 − q) with q that
    of the root, as variances along a martingale do.
    """
    result = np.zeros(len(reach))
    if len(frame.branching):
        shift = overlap_reach - overlap_reach[frame.parent]
        # Sums of floats differ by this much where nothing is settled.
        shift[np.abs(shift) <= ROUNDING] = 0.0
        steps = probability * shift**2
        starts = frame.first_child[frame.branching].astype(np.int64) - 1
        result[frame.branching] = np.add.reduceat(steps[1:], starts)
    return result * reach
