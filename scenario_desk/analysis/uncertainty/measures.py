"""Measures: what is added up over draws. E endpoints, A actors, I interests, N nodes.

Each takes the S draws of a slice, all figures of them, and returns sums over its draws by name;
sums of slices and of replicates are added, so any number of workers can share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.induction import importance
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.uncertainty.bins import Bins
from scenario_desk.analysis.zones import Zone

Sums = Mapping[str, NDArray[Any]]
Measure = Callable[[Judgement, int], Sums]
"""(figures of a slice, how many draws it has) -> sums over them."""

UTILITY_BINS = Bins(-100.0, 100.0, 800)
REACH_BINS = Bins(0.0, 1.0, 2_000)


def acceptability(judged: Judgement, count: int) -> Sums:
    """How often an actor accepts an endpoint, all principals do, and nobody knows.

    accepted, unsettled [E, A]; overlap, undecided [E]; no_overlap, no_agreement, and maybe_… where
    an undecided endpoint would fill the empty set: one number each.
    """
    accepted = each_draw(judged.acceptance.acceptable, 2, count)
    overlap = each_draw(judged.zones.in_overlap, 1, count)
    signed = overlap[:, judged.frame.needs_agreement]
    return {
        "accepted": (accepted == YES).sum(axis=0),
        "unsettled": (accepted == UNDECIDED).sum(axis=0),
        "overlap": (overlap == YES).sum(axis=0),
        "undecided": (overlap == UNDECIDED).sum(axis=0),
        **_empty("overlap", overlap),
        **_empty("agreement", signed),
    }


def _empty(name: str, members: Ints) -> Sums:
    """How often a set int8[S, …] in three values is empty for certain, and perhaps."""
    some = (members == YES).any(axis=1)
    perhaps = (members == UNDECIDED).any(axis=1) & ~some
    return {
        f"no_{name}": np.asarray((~some & ~perhaps).sum()),
        f"maybe_no_{name}": np.asarray(perhaps.sum()),
    }


def likelihoods(judged: Judgement, count: int) -> Sums:
    """The probability of ending in each set of endpoints: overlap, agreement zone, with the package;
    then where nobody knows whether it is in the first, the second, the third. Sums [6], and how the
    first three spread, [3, bins]."""
    reach = each_draw(judged.endpoint_reach, 1, count)
    unsure = each_draw(judged.zones.in_overlap == UNDECIDED, 1, count)
    zones = judged.zones
    certain = (zones.overlap, zones.agreement_zone, zones.with_package)
    sets = [*(each_draw(among, 1, count) for among in certain), unsure]
    sets += [unsure & (zones.zone == zone) for zone in (Zone.AGREEMENT, Zone.WITH_PACKAGE)]
    found = [np.where(among, reach, 0.0).sum(axis=1) for among in sets]
    values = np.array(found).reshape(6, count).clip(0.0, 1.0)
    return {"likelihoods": values.sum(axis=1), "likelihood_bins": REACH_BINS.counts(values[:3].T)}


def utilities(judged: Judgement, count: int) -> Sums:
    """utility, utility_squares, unknown [E, A] and how utilities spread, [E, A, bins]."""
    utility = each_draw(judged.values.utility, 2, count)
    unknown = np.isnan(utility)
    known = np.where(unknown, 0.0, utility)
    return {
        "utility": known.sum(axis=0),
        "utility_squares": np.einsum("sea,sea->ea", known, known),
        "unknown": unknown.sum(axis=0),
        "utility_bins": UTILITY_BINS.counts(np.where(unknown, np.nan, utility)),
    }


def ranks(judged: Judgement, count: int) -> Sums:
    """How often each endpoint has each rank for one of P principals, [P, E, E], the best first; those
    that tie share the better rank (Lahdelma and Salminen 2001). Where its utilities are not all known
    nothing is counted; ranked [P] says how often they were.

    central_weights [P, E, I]: the sum of the weights with which the endpoint is its first.
    """
    frame = judged.frame
    utility, weights = judged.values.utility, each_draw(judged.standards.weights, 1, count)
    principals, endpoints = np.flatnonzero(frame.principal).tolist(), utility.shape[-2]
    ranked = np.zeros(len(principals), np.int64)
    counted = np.zeros((len(principals), endpoints, endpoints), np.int64)
    central = np.zeros((len(principals), endpoints, weights.shape[1]))
    for place, actor in enumerate(principals):
        mine = np.ascontiguousarray(each_draw(utility[..., actor], 1, count))
        better = _better(mine)
        cells = better + np.arange(endpoints) * endpoints
        known = ~np.isnan(mine.sum(axis=1))
        ranked[place] = known.sum()
        if ranked[place] < count:
            cells, better = cells[known], better[known]
        counted[place].flat = np.bincount(cells.ravel(), minlength=endpoints**2)
        own = np.flatnonzero(frame.interest_actor == actor)
        with_weights = weights if ranked[place] == count else weights[known]
        central[place][:, own] = (better == 0).astype(float).T @ with_weights[:, own]
    return {"ranks": counted, "ranked": ranked, "central_weights": central}


def _better(utility: Floats) -> Ints:
    """How many endpoints are better than each, int64[…, E]; those that tie are not.

    utility float64[…, E]; where one is nan it means nothing.
    """
    if not utility.size:
        return np.zeros(utility.shape, np.int64)
    order = np.argsort(-utility, axis=-1)
    order += np.arange(0, utility.size, max(1, utility.shape[-1])).reshape(*utility.shape[:-1], 1)
    falling = utility.ravel()[order]
    place = np.zeros(utility.shape, np.int64)
    drops = falling[..., :-1] - falling[..., 1:] > slack(falling[..., :-1])
    np.multiply(drops, np.arange(1, utility.shape[-1]), out=place[..., 1:])
    found = np.empty(utility.size, np.int64)
    found[order] = np.maximum.accumulate(place, axis=-1)
    return found.reshape(utility.shape)


def wins(judged: Judgement, count: int) -> Sums:
    """How often an endpoint is better for a principal than another, wins [A, E, E] (row over
    column); nothing is counted for who is none."""
    utility = each_draw(judged.values.utility, 2, count)
    endpoints, actors = utility.shape[1:]
    found = np.zeros((actors, endpoints, endpoints), np.int64)
    for actor in np.flatnonzero(judged.frame.principal).tolist():
        mine = np.ascontiguousarray(utility[:, :, actor])
        for row in range(endpoints):
            lead = mine[:, row, None] - mine
            found[actor, row] = (lead > slack(mine[:, row])[:, None]).sum(axis=0)
    return {"wins": found}


def junctures(judged: Judgement, count: int) -> Sums:
    """What nodes settle of the overlap, importance [N] with importance_squares, and how often a
    branch is the best for who decides, chosen [N] (ties shared)."""
    tree = judged.tree
    settled = importance(judged.frame, tree.probability, judged.reach, tree.likelihoods[..., 0, :])
    settled = each_draw(settled, 1, count)
    chosen = each_draw(tree.chosen, 1, count)
    return {
        "importance": settled.sum(axis=0),
        "importance_squares": (settled**2).sum(axis=0),
        "chosen": chosen.sum(axis=0),
    }


@dataclass(frozen=True)
class Cloud:
    """Where an endpoint falls between two actors, [E, bins, bins] under `name`."""

    across: int
    """Row of the actor on the horizontal axis; likewise below."""
    up: int
    bins: int = 80

    @property
    def name(self) -> str:
        return f"{self.across} {self.up} cloud"

    def __call__(self, judged: Judgement, count: int) -> Sums:
        bins = Bins(-100.0, 100.0, self.bins)
        utility = each_draw(judged.values.utility, 2, count)
        pair = utility[:, :, [self.across, self.up]]
        known = ~np.isnan(pair).any(axis=2)
        places = bins.place(np.where(known[..., None], pair, 0.0))
        endpoint = np.broadcast_to(np.arange(utility.shape[1]), known.shape)
        cells = (endpoint * self.bins + places[..., 0]) * self.bins + places[..., 1]
        size = utility.shape[1] * self.bins**2
        counted = np.bincount(cells[known], minlength=size)
        return {self.name: counted.reshape(utility.shape[1], self.bins, self.bins)}


@dataclass(frozen=True, eq=False)
class Confidence:
    """How often an endpoint is an actor's first by the central weights of that endpoint, confident
    [A, E]; whoever ties for it is first."""

    central: Floats
    """float64[A, E, I]; nan where the endpoint never is the first, and then nothing is counted."""

    def __call__(self, judged: Judgement, count: int) -> Sums:
        scores = each_draw(judged.values.scores, 2, count)
        found = np.zeros(self.central.shape[:2], np.int64)
        for actor, row in np.argwhere(~np.isnan(self.central).any(axis=2)).tolist():
            weighted = np.flatnonzero(self.central[actor, row])
            utility = scores[:, :, weighted] @ self.central[actor, row, weighted]
            best = utility.max(axis=1)
            found[actor, row] = (utility[:, row] >= best - slack(best)).sum()
        return {"confident": found}


def each_draw(values: NDArray[Any], axes: int, count: int) -> NDArray[Any]:
    """`values` with an axis of `count` draws before their `axes` last, also where nothing was drawn."""
    return np.broadcast_to(values, (count, *values.shape[values.ndim - axes :]))
