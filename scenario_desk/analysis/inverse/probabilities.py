"""Branch probabilities: acceptance as linear conditions on the branches of one node.

All principals whose no-agreement value is derived hang on the same branches, so that the cheapest
change is a linear program with a condition for each of them. Each condition alone is a knapsack
that says what the change costs at least, and mostly what it is: only where the cheapest for the
hardest condition breaks another is the program solved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.inverse.branches import Branches
from scenario_desk.analysis.inverse.problems import BEYOND, ROUNDING, Found, Move, by_rate, filled

_LEAST = 1e-6
"""The chance of ending without agreement that is left at least: else nobody could say what is
expected there."""


@dataclass(frozen=True)
class Condition:
    """What one principal needs of the branches."""

    actor: int
    level: float
    """U − margin."""
    spare: float
    """U − threshold, in points."""
    gains: bool
    """Whether acceptance is to be there; else it is to be lost."""

    def at_node(self, branches: Branches, place: int) -> Floats:
        """float64[K] by how much each branch of a node helps."""
        found = branches.at_node(place, self.actor, self._limit)
        return found if self.gains else -found

    def least_cost(self, branches: Branches) -> Floats:
        """float64[B] what it costs at least at each node; inf where it cannot be."""
        found = branches.coefficients(self.actor, self._limit)
        return branches.least_cost(found if self.gains else -found, self.need(branches))

    @property
    def _limit(self) -> float:
        return self.level if self.gains else self.level + BEYOND

    def need(self, branches: Branches) -> float:
        """How much of it is needed; less than nothing where there is some to spare."""
        wanted = -self.spare if self.gains else self.spare + BEYOND
        return wanted * branches.total


@dataclass(frozen=True, eq=False)
class Node:
    """One node's branches, and what they are to achieve."""

    branches: Branches
    place: int
    """Of the node among those that branch."""
    conditions: tuple[Condition, ...]

    def quick(self, excluded: frozenset[int]) -> Found | None:
        task = self._task(excluded)
        hardest: Found | None = Found(0.0, {}, exact=False)
        for gains, need in zip(task.gains, task.needs, strict=True):
            found = task.alone(gains, float(need))
            if found is None:
                return None
            if hardest is None or found.cost >= hardest.cost:
                hardest = found
        assert hardest is not None
        return Found(hardest.cost, hardest.changes, exact=task.met(hardest))

    def solve(self, excluded: frozenset[int]) -> Found | None:
        found = self.quick(excluded)
        if found is None or found.exact:
            return found
        return self._task(excluded).together()

    def _task(self, excluded: frozenset[int]) -> Task:
        branches, place = self.branches, self.place
        rows = branches.rows(place)
        items = list(range(rows.start, rows.stop))
        beside = slice(rows.start - 1, rows.stop - 1)
        typed = branches.typed[beside]
        rests = not typed.all()
        gains = [each.at_node(branches, place) for each in self.conditions]
        ends = branches.values[-1, rows] * branches.reach[place]
        by_branch = np.array([*gains, ends])
        if rests:
            by_branch -= by_branch[:, ~typed].mean(axis=1, keepdims=True)
        probability = branches.probability[beside]
        return Task(
            items=items,
            probability=probability,
            movable=branches.movable[beside] & np.array([item not in excluded for item in items]),
            left=float(probability[~typed].sum()) if rests else None,
            gains=by_branch[:-1],
            needs=np.array([each.need(branches) for each in self.conditions]),
            ends=by_branch[-1],
            spare=max(branches.total - _LEAST, 0.0),
        )


@dataclass(frozen=True, eq=False)
class Task:
    """K branches and C conditions; branches that are the rest follow the others."""

    items: list[int]
    """[K] rows of the branches."""
    probability: Floats
    """float64[K]"""
    movable: Bools
    """bool[K]"""
    left: float | None
    """What the rest has; None where no branch is the rest."""
    gains: Floats
    """float64[C, K] by branch, against the rest where there is one."""
    needs: Floats
    """float64[C]"""
    ends: Floats
    """float64[K] what each adds to the chance of ending without agreement."""
    spare: float
    """How much of that chance there is to lose."""

    def alone(self, gain: Floats, need: float) -> Found | None:
        """The cheapest for one condition, as if the rest had no end; None where none does."""
        if need <= 0.0:
            return Found(0.0)
        if self.left is None:
            return self._in_pairs(gain, need)
        return filled(need, self._against_rest(gain), frozenset())

    def met(self, found: Found, within: float = 10.0 * ROUNDING) -> bool:
        """Whether a change meets every condition."""
        moved = np.array([found.changes.get(item, 0.0) for item in self.items])
        enough = (self.gains @ moved >= self.needs - within).all()
        ends = self.ends @ moved >= -self.spare - within
        return bool(enough and ends and (self.left is None or moved.sum() <= self.left + within))

    def together(self) -> Found | None:
        """The cheapest for all conditions: a linear program in what each branch goes up and down."""
        from scipy.optimize import linprog

        able = np.flatnonzero(self.movable)
        one = np.ones(len(able))
        rows, limits = [*-self.gains[:, able], -self.ends[able]], [*-self.needs, self.spare]
        # What the judged branches add up to, at most and, where there is no rest, at least.
        rows.append(one)
        limits.append(0.0 if self.left is None else self.left)
        if self.left is None:
            rows.append(-one)
            limits.append(0.0)
        conditions = np.array(rows)
        probability = self.probability[able]
        room = np.concatenate([1.0 - probability, probability])
        solved = linprog(
            np.ones(2 * len(able)),
            A_ub=np.concatenate([conditions, -conditions], axis=1),
            b_ub=np.array(limits),
            bounds=np.array([np.zeros(len(room)), room]).T.tolist(),
            options={"primal_feasibility_tolerance": 1e-10},
        )
        if solved.x is None or solved.status != 0:
            return None
        moved = solved.x[: len(able)] - solved.x[len(able) :]
        changes = {
            self.items[place]: change
            for place, change in zip(able.tolist(), moved.tolist(), strict=True)
            if abs(change) > ROUNDING
        }
        return Found(float(np.abs(moved).sum()), changes)

    def _against_rest(self, gain: Floats) -> list[Move]:
        moves = []
        for place in np.flatnonzero(self.movable & (gain != 0.0)).tolist():
            value, probability = float(gain[place]), float(self.probability[place])
            room, step = (1.0 - probability, 1.0) if value > 0.0 else (probability, -1.0)
            moves.append(Move(self.items[place], abs(value), room, step))
        return sorted(moves, key=by_rate)

    def _in_pairs(self, gain: Floats, need: float) -> Found | None:
        """From the worst branch on to the best, which has room for all of them."""
        able = np.flatnonzero(self.movable)
        if not len(able):
            return None
        best = int(able[np.argmax(gain[able])])
        moved, changes, done = 0.0, {}, ROUNDING * max(1.0, need)
        for place in able[np.lexsort((-self.probability[able], gain[able]))].tolist():
            rate, room = float(gain[best] - gain[place]), float(self.probability[place])
            if rate <= 0.0:
                break
            if room <= 0.0:
                continue
            taken = min(room, need / rate)
            changes[self.items[place]] = -taken
            moved += taken
            need -= rate * taken
            if need <= done:
                return Found(2.0 * moved, {**changes, self.items[best]: moved})
        return None
