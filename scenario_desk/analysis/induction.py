"""Backward induction: from the endings up to the root, a level at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from scenario_desk.analysis import choices
from scenario_desk.analysis.arrays import Bools, Floats, Ints, in_any_draw
from scenario_desk.analysis.frame import DECISION, Frame
from scenario_desk.analysis.ties import slack
from scenario_desk.model.entities import Assumptions

NOT_ASKED, NO_OWNER, NO_INTERESTS, INFORMATION_SET, UNKNOWN = 0, 1, 2, 3, 4
"""Why a decision that its owner should choose at is judged."""
ROUNDING = 1e-12
"""Probabilities this near to one another are equal."""


@dataclass(frozen=True, eq=False)
class Induction:
    """N nodes, A actors; Q further quantities. With draws, one tree for each of S."""

    probability: Floats
    """float64[…, N] branch probability as resolved; 1 for the root."""
    rational: Bools
    """bool[…, N] resolved by rational choice."""
    quantal: Bools
    """bool[…, N] resolved by quantal response."""
    judged_instead: Ints
    """int8[…, N] see `Figures.judged_instead`."""
    expected: Floats
    """float64[…, A, N] expected utilities; nan is unknown."""
    likelihoods: Floats
    """float64[…, Q, N] probability, from the node, of ending in each of Q sets of endpoints."""
    chosen: Bools
    """bool[…, N]"""
    lead: Floats
    """float64[…, N]"""


def induction(
    frame: Frame,
    forecast: Floats,
    utility: Floats,
    judges: Bools,
    sets: Sequence[Bools],
    assumptions: Assumptions,
) -> Induction:
    """Resolve the tree from its leaves to its root.

    forecast float64[…, N] branch probabilities as judged, moves applied; utility float64[…, E, A];
    judges bool[…, A] who has weighted interests; sets Q sets of endpoints, bool[…, E] each; the
    assumptions say how decision nodes resolve that do not say it themselves. What has happened is
    never chosen again. A rational node gives its owner's best branches equal shares and the others
    nothing, draw by draw; a quantal one shares by `responses`. An unfinished leaf has unknown
    utility, which does not matter where it has no probability.
    """
    endpoints, actors = utility.shape[-2:]
    draws = max(
        forecast.shape[:-1],
        utility.shape[:-2],
        judges.shape[:-1],
        *(among.shape[:-1] for among in sets),
        key=len,
    )
    # One more column for the leaves that name none (row −1), and for all that is no leaf.
    endings = np.zeros((*draws, actors + len(sets), endpoints + 1))
    endings[..., :actors, :endpoints] = utility.swapaxes(-2, -1)
    endings[..., :actors, endpoints] = np.nan
    for row, among in enumerate(sets, actors):
        endings[..., row, :endpoints] = among
    values = endings.take(frame.leaf_endpoint, axis=-1, mode="wrap")
    each_node = (*draws, len(frame.node_ids))
    wanted, reasons = _wanted(frame, judges, assumptions)
    softly = wanted & (frame.resolves == -1) & (assumptions.decisions == "quantal")
    judged_instead = np.empty(each_node, np.int8)
    judged_instead[...] = reasons
    probability = forecast
    resolved = np.zeros(each_node, bool)
    if wanted.any():
        probability = np.empty(each_node)
        probability[...] = forecast

        def resolve(rows: Ints) -> None:
            asked = rows[wanted[rows]]
            if not len(asked):
                return
            found = choices.choices(frame, asked, values)
            known = found.ties > 0
            shares = found.best / np.maximum(found.ties, 1).repeat(found.counts, axis=-1)
            soft = softly[asked]
            if soft.any() or not known.all():
                typed = forecast.take(found.branches, axis=-1)
            if soft.any():
                answers = responses(found, typed, assumptions.sharpness)
                shares = np.where(soft.repeat(found.counts), answers, shares)
            if not known.all():
                shares = np.where(known.repeat(found.counts, axis=-1), shares, typed)
                said = judged_instead.take(asked, axis=-1)
                judged_instead[..., asked] = np.where(known | (said != NOT_ASKED), said, UNKNOWN)
            probability[..., found.branches] = shares
            resolved[..., asked] = known

        carried_up(frame, values, probability, resolve)
    else:
        carried_up(frame, values, probability)
    found = choices.choices(frame, choices.open_decisions(frame, judges), values)
    chosen = np.zeros(each_node, bool)
    chosen[..., found.branches] = found.best
    lead = np.full(each_node, np.nan)
    lead[..., found.decisions] = found.lead
    expected, likelihoods = values[..., :actors, :], values[..., actors:, :]
    return Induction(
        probability=probability,
        rational=resolved & ~softly,
        quantal=resolved & softly,
        judged_instead=judged_instead,
        expected=expected,
        likelihoods=likelihoods,
        chosen=chosen,
        lead=lead,
    )


def responses(found: choices.Choices, forecast: Floats, sharpness: float) -> Floats:
    """Quantal response (McKelvey and Palfrey 1998), around a forecast: the probability of each of C
    branches, float64[…, C], is proportional to forecast · exp(λ · (U − max U)).

    forecast float64[…, C], adding up to 1 at each decision; sharpness λ per point of utility: 0
    leaves the forecast, and the larger it is, the more goes to the best branch that is forecast at
    all. Where a value is unknown, so are all of its decision: nan.
    """
    starts = np.cumsum(found.counts) - found.counts
    with_chance = np.where((forecast > 0.0) | np.isnan(found.values), found.values, -np.inf)
    top = np.maximum.reduceat(with_chance, starts, axis=-1).repeat(found.counts, axis=-1)
    short = np.minimum(found.values - top, 0.0)
    short = np.where(short >= -slack(top), 0.0, short)
    odds = forecast * np.exp(sharpness * short)
    total = np.add.reduceat(odds, starts, axis=-1).repeat(found.counts, axis=-1)
    shares: Floats = odds / total
    return shares


def carried_up(
    frame: Frame,
    values: Floats,
    probability: Floats,
    resolve: Callable[[Ints], None] | None = None,
) -> None:
    """Fill in, from the deepest level up, the expected values of the nodes that have children.

    values float64[…, Q, N], known for the leaves; written in place. probability float64[…, N].
    Before a level is worked out `resolve(rows)` may still change the probabilities of its branches.
    A branch without probability adds nothing, even if its value is unknown.
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
        weights = probability[..., None, below]
        parts = values[..., below] * weights
        starts = first[cuts[level] : cuts[level + 1]] - edges[level + 1]
        sums = np.add.reduceat(parts, starts, axis=-1)
        if isnan(sums.sum()):
            np.copyto(parts, 0.0, where=weights == 0.0)
            sums = np.add.reduceat(parts, starts, axis=-1)
        values[..., rows] = sums


def _wanted(frame: Frame, judges: Bools, assumptions: Assumptions) -> tuple[Bools, Ints]:
    """Which nodes are to be resolved by choice in any draw, bool[N], and why those that should be
    are not, int8[…, N]."""
    asked = frame.resolves == 1
    if assumptions.decisions != "judged":
        asked |= frame.resolves == -1
    asked &= (frame.kind == DECISION) & (frame.child_count > 0)
    reason = np.zeros((*judges.shape[:-1], len(asked)), np.int8)
    if not asked.any():
        return asked, reason
    asked[frame.parent[frame.moves]] = False
    if judges.shape[-1]:
        reason[asked & ~judges.take(frame.owner, axis=-1, mode="wrap")] = NO_INTERESTS
    reason[..., asked & frame.information_set] = INFORMATION_SET
    reason[..., asked & (frame.owner < 0)] = NO_OWNER
    return asked & in_any_draw(reason == NOT_ASKED), reason


def importance(frame: Frame, probability: Floats, reach: Floats, overlap_reach: Floats) -> Floats:
    """How much of what is still open each node settles; all float64[…, N].

    reach(n) · Σ_b p_b · (overlap_reach(b) − overlap_reach(n))²: the variance of the probability of
    ending in the overlap that the node resolves. Over all nodes it adds up to q(1 − q) with q that
    of the root, as variances along a martingale do.
    """
    shift = overlap_reach - overlap_reach.take(frame.parent, axis=-1, mode="wrap")
    # Sums of floats differ by this much where nothing is settled.
    shift[np.abs(shift) <= ROUNDING] = 0.0
    steps = probability * shift**2
    result = np.zeros(steps.shape)
    if len(frame.branching):
        starts = frame.first_child[frame.branching].astype(np.int64) - 1
        result[..., frame.branching] = np.add.reduceat(steps[..., 1:], starts, axis=-1)
    return result * reach
