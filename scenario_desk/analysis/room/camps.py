"""Camps: participants whose answers follow a similar pattern, and where their camps meet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.room.agreement import NEAR
from scenario_desk.analysis.room.answers import Answers, quantile

MOST_CAMPS = 5
SUBSTANTIAL = 0.25
"""From this mean silhouette width on there are groups at all (Kaufman and Rousseeuw)."""
NO_CAMP = -1


@dataclass(frozen=True, eq=False)
class Camps:
    """C camps of P participants on J judgements, the largest first."""

    of: Ints
    """int64[P] the camp of each, or NO_CAMP for who cannot be compared with the others."""
    medians: Floats
    """float64[C, J] of the best values of each camp; nan where none of it answered."""
    between: Floats
    """float64[J] the greatest distance between two camps' medians, as a share of the scale; nan where
    fewer than two camps answered."""
    meet: Bools
    """bool[J] the camps' medians lie within a sixth of the scale: where they meet."""
    silhouette: float
    """How clear the camps are, −1 … 1; nan where the room is one."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many are in each."""
        return tuple(int((self.of == camp).sum()) for camp in range(len(self.medians)))


def camps(answers: Answers) -> Camps:
    """The camps of a room, by hierarchical clustering (average linkage) of patterns of answers.

    Two participants lie as far apart as their best values do on the judgements that **both**
    answered: the root of the mean square, each as a share of its scale. Two that share none are put
    as far apart as any two are. Who shares none with anybody is in no camp.

    **How many camps**: of two to five the number with the greatest mean silhouette width (how much
    nearer each is to its own camp than to the next); where that is below 0.25, which says that there
    is no structure to speak of, the room is one.
    """
    apart = distances(answers)
    compared = np.count_nonzero(~np.isnan(apart), axis=1) > 1
    rows = np.flatnonzero(compared)
    of = np.full(len(apart), NO_CAMP)
    best, clear = np.zeros(len(rows), np.int64), float("nan")
    if len(rows) > 2:
        known = apart[np.ix_(rows, rows)]
        known = np.where(np.isnan(known), np.nanmax(known), known)
        for labels in _divisions(known):
            width = silhouette(known, labels)
            if width >= SUBSTANTIAL and not width <= clear:
                best, clear = labels, width
    of[rows] = _largest_first(best)
    count = int(of.max(initial=NO_CAMP)) + 1
    medians = np.array([quantile(answers.best[of == camp], 0.5) for camp in range(count)])
    medians = medians.reshape(count, answers.values.shape[1])
    between = _between(medians) / answers.width
    return Camps(of, medians, between, between <= NEAR * (1.0 + 1e-12), clear)


def distances(answers: Answers) -> Floats:
    """float64[P, P] how far apart two participants lie, as a share of the scales; nan where no
    judgement was answered by both."""
    share = answers.best / answers.width
    known = ~np.isnan(share)
    filled, held = np.where(known, share, 0.0), known.astype(np.float64)
    both = held @ held.T
    squares = (filled**2) @ held.T
    sums = squares + squares.T - 2.0 * filled @ filled.T
    with_each = np.sqrt(np.maximum(sums, 0.0) / np.maximum(both, 1.0))
    np.fill_diagonal(with_each, 0.0)
    return np.where(both > 0.0, with_each, np.nan)


def silhouette(apart: Floats, labels: Ints) -> float:
    """The mean silhouette width of K participants, float64[K, K] apart, int64[K] in which group.

    (b − a) / max(a, b), where a is the mean distance to one's own group and b to the nearest other;
    0 for who is alone.
    """
    groups = labels[:, None] == np.arange(labels.max() + 1)
    sizes = groups.sum(axis=0)
    sums = apart @ groups
    mine = np.take_along_axis(sums, labels[:, None], axis=1)[:, 0]
    own = sizes[labels]
    within = mine / np.maximum(own - 1, 1)
    nearest = np.where(groups, np.inf, sums / np.maximum(sizes, 1)).min(axis=1)
    larger = np.maximum(within, nearest)
    alone = (own < 2) | (larger <= 0.0)
    return float(np.where(alone, 0.0, (nearest - within) / np.where(alone, 1.0, larger)).mean())


def _divisions(apart: Floats) -> list[Ints]:
    """The divisions into two, three … camps that clustering finds, int64[K] each."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    joined = linkage(squareform(apart, checks=False), "average")
    most = min(MOST_CAMPS, len(apart) - 1)
    found = [fcluster(joined, count, "maxclust") - 1 for count in range(2, most + 1)]
    return [labels for labels in found if labels.max() > 0]


def _largest_first(labels: Ints) -> Ints:
    """The same groups, numbered by their size; of two alike that of the first participant first."""
    groups, first, members = np.unique(labels, return_index=True, return_counts=True)
    rank = np.empty(len(groups), np.int64)
    rank[np.lexsort((first, -members))] = np.arange(len(groups))
    found: Ints = rank[np.searchsorted(groups, labels)]
    return found


def _between(medians: Floats) -> Floats:
    if len(medians) < 2:
        return np.full(medians.shape[1:], np.nan)
    found: Floats = np.fmax.reduce(medians, axis=0) - np.fmin.reduce(medians, axis=0)
    return np.where(np.count_nonzero(~np.isnan(medians), axis=0) > 1, found, np.nan)
