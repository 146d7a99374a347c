"""Branches: which nodes a derived no-agreement value could be moved by, and by how much.

R = Σ reach(f) U(f) / Σ reach(f) over the endpoints f that need no agreement, so U(e) − margin ≥ R is
Σ reach(f) (t − U(f)) ≥ 0 with t = U(e) − margin, and that is linear in the branch probabilities of
one node: with N the chance of ending without agreement from a node on and V = Σ U(f) over these
endings, moving branch b by d adds d · reach(node) · (t N_b − V_b).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.forecasting import TOLERANCE
from scenario_desk.analysis.induction import carried_up
from scenario_desk.analysis.inverse.ground import Ground
from scenario_desk.analysis.inverse.problems import ROUNDING


@dataclass(frozen=True, eq=False)
class Branches:
    """N nodes, B of which branch, A actors; as the tree stands without a deal.

    All but `values` in the order of rows 1 … N − 1: the branches of one node are one slice.
    """

    ground: Ground

    @cached_property
    def values(self) -> Floats:
        """float64[A + 1, N] V of each actor, and last N; 0 where `unscored`."""
        return np.nan_to_num(self._carried)

    @cached_property
    def unscored(self) -> Bools:
        """bool[N − 1] whether a branch leads to something on which nobody could rest what a
        principal expects."""
        rows = np.flatnonzero(self.ground.derived & self.ground.judged.frame.principal)
        found: Bools = np.logical_or.reduce(np.isnan(self._carried[rows, 1:]), axis=0)
        return found

    @cached_property
    def _carried(self) -> Floats:
        frame, plain = self.ground.judged.frame, self.ground.judged.plain.utility
        alone = ~frame.needs_agreement
        # One more column for the leaves that name no endpoint (row −1), and all that is no leaf.
        endings = np.zeros((plain.shape[1] + 1, len(alone) + 1))
        endings[:-1, :-1] = np.where(alone, plain.T, 0.0)
        endings[-1, :-1] = alone
        values = endings.take(frame.leaf_endpoint, axis=-1, mode="wrap")
        carried_up(frame, values, self.ground.judged.without_package.probability)
        return values

    @cached_property
    def total(self) -> float:
        """The chance of ending without agreement, from the root."""
        return float(self.values[-1, 0])

    @cached_property
    def starts(self) -> Ints:
        """int64[B] where the branches of each node begin."""
        frame = self.ground.judged.frame
        return frame.first_child[frame.branching].astype(np.int64) - 1

    @cached_property
    def counts(self) -> Ints:
        """int64[B] how many branches each has."""
        frame = self.ground.judged.frame
        return frame.child_count[frame.branching].astype(np.int64)

    @cached_property
    def probability(self) -> Floats:
        """float64[N − 1] as resolved."""
        return self.ground.judged.without_package.probability[1:]

    @cached_property
    def typed(self) -> Bools:
        """bool[N − 1] whether it is judged; else it is the rest."""
        frame = self.ground.judged.frame
        return ~np.isnan(frame.news.over(frame.probability[BEST])[1:])

    @cached_property
    def movable(self) -> Bools:
        """bool[N − 1] whether it can be judged otherwise: not where news say what it is."""
        found = self.typed & ~self.unscored
        found[self.ground.judged.frame.news.overrides.branches - 1] = False
        return found

    @cached_property
    def rests(self) -> Ints:
        """int64[B] how many branches of the node are the rest."""
        return np.add.reduceat(~self.typed, self.starts, dtype=np.int64)

    @cached_property
    def reach(self) -> Floats:
        """float64[B] of the node."""
        standing, frame = self.ground.judged.without_package, self.ground.judged.frame
        return standing.reach[frame.branching]

    @cached_property
    def free(self) -> Bools:
        """bool[B] whether the node's probabilities are judged, add up, and count, and what is left
        to the rest is scored."""
        judged = self.ground.judged
        frame, chosen = judged.frame, judged.tree.rational | judged.tree.quantal
        judges = np.logical_or.reduceat(self.movable, self.starts)
        judges &= ~np.logical_or.reduceat(self.unscored & ~self.typed, self.starts)
        judges &= np.abs(frame.forecast.totals - 1.0) <= TOLERANCE
        happened = np.isin(frame.branching, frame.parent[frame.moves])
        free: Bools = judges & (self.reach > 0.0) & ~happened & ~chosen[frame.branching]
        return free

    def coefficients(self, actor: int, level: float) -> Floats:
        """float64[N − 1] by how much U(e) − R − margin, times `total`, rises with each branch.

        level: U(e) − margin.
        """
        gain = level * self.values[-1, 1:] - self.values[actor, 1:]
        found: Floats = gain * self._reach_above
        return found

    def at_node(self, place: int, actor: int, level: float) -> Floats:
        """float64[K] the same of the branches of one node."""
        rows = self.rows(place)
        found: Floats = (level * self.values[-1, rows] - self.values[actor, rows]) * self.reach[
            place
        ]
        return found

    def rows(self, place: int) -> slice:
        """The rows of the branches of a node, by its place among the B."""
        start = int(self.starts[place]) + 1
        return slice(start, start + int(self.counts[place]))

    @cached_property
    def _reach_above(self) -> Floats:
        found: Floats = np.repeat(self.reach, self.counts)
        return found

    def of_rest(self, coefficients: Floats) -> Floats:
        """float64[B] the same of what is left by the branches that are judged; 0 where none is."""
        sums = np.add.reduceat(np.where(self.typed, 0.0, coefficients), self.starts)
        found: Floats = sums / np.maximum(self.rests, 1)
        return found

    def least_cost(self, coefficients: Floats, need: float) -> Floats:
        """float64[B] what it costs at least to gain what is needed at each node; inf where that is
        not possible."""
        rest = self.of_rest(coefficients)
        has = self.rests > 0
        starts, probability = self.starts, self.probability
        judged = np.where(self.movable, coefficients, -np.inf)
        best = np.maximum.reduceat(judged, starts)
        worst = np.minimum.reduceat(
            np.where(self.movable & (probability > 0.0), coefficients, np.inf), starts
        )
        now = np.add.reduceat(probability * coefficients, starts)
        most = np.maximum(best, np.where(has, rest, -np.inf)) - now
        # Against the rest one branch moves; without one, two do.
        with_rest = np.maximum(best - rest, rest - worst)
        rate = np.where(has, with_rest, (best - worst) / 2.0)
        possible = self.free & (most >= need - ROUNDING * max(1.0, need)) & (rate > 0.0)
        cost: Floats = np.full(len(starts), np.inf)
        cost[possible] = max(need, 0.0) / rate[possible]
        if need <= 0.0:
            cost[self.free] = 0.0
        return cost
