"""Bargaining over lotteries: the solutions where parties may also agree on a chance of each endpoint.

What can be had is then the convex hull of the endpoints' gains. Of two principals its edges are
walked, in closed form; of more a linear programme, or a concave one, is solved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.bargaining import RULES
from scenario_desk.analysis.pareto import pareto
from scenario_desk.analysis.ties import slack

_ROUNDS = 100
"""Of the concave programme, of which it takes some twenty."""
_AT_ONCE = 50
"""So many endpoints join a mixture at a time."""
_GAP = 1e-13
"""Of the mean logarithm of gains: so near the greatest a solution of it is."""
_NOTHING = 1e-9
"""A chance below this is none."""


@dataclass(frozen=True, eq=False)
class Lottery:
    """A mixture of E endpoints, for P principals."""

    chances: Floats
    """float64[E] adds up to 1."""
    gains: Floats
    """float64[P] expected utility less threshold, in points."""

    @property
    def is_one(self) -> bool:
        """Whether it is one endpoint for certain."""
        return int((self.chances > 0.0).sum()) == 1


def lotteries(gains: Floats, candidates: Bools) -> dict[str, Lottery]:
    """The bargaining solutions over all lotteries of the candidates, by rule.

    gains float64[E, P] utility less threshold, the disagreement point; candidates bool[E] those that
    could be agreed on. As in `bargaining.solutions`, but

    - kalai_smorodinsky and egalitarian are leximin: the smallest share of the ideal, or gain, as
      great as can be, then the second smallest (Imai 1983), so that no lottery is better for all
    - utilitarian gains nothing by lots: where several endpoints tie, each has the same chance

    Where several mixtures come to the same gains, one of them is given. No solution is there without
    candidates or principals, nor while a candidate's gain is unknown: then {}.
    """
    rows = np.flatnonzero(candidates)
    if not len(rows) or not gains.shape[1] or np.isnan(gains[rows]).any():
        return {}
    mine = np.where(gains[rows] <= slack(0.0), 0.0, gains[rows])
    efficient = np.flatnonzero(pareto(mine))
    # Equal endpoints: the first stands for all.
    _places, first = np.unique(mine[efficient].round(9), axis=0, return_index=True)
    efficient = efficient[np.sort(first)]
    mine, rows = mine[efficient], rows[efficient]
    gaining = mine.max(0) > 0.0
    found = {}
    for rule in RULES:
        weights = _RULES[rule](mine[:, gaining]) if gaining.any() else np.ones(len(mine))
        weights = np.where(weights > _NOTHING, weights, 0.0)
        chances = np.zeros(len(gains))
        chances[rows] = weights / weights.sum()
        found[rule] = Lottery(chances, chances[rows] @ gains[rows])
    return found


def hull(points: Floats) -> Ints:
    """The corners of what lotteries can reach that nobody can better for free: rows of points
    float64[K, 2], from the first one's least to its most. Corners on a straight line are left out."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    up = points[order, 1]
    beyond = np.append(np.maximum.accumulate(up[::-1])[::-1][1:], -np.inf)
    corners: list[int] = []
    for row in order[up > beyond].tolist():
        while len(corners) > 1 and not _turns(
            points[corners[-2]], points[corners[-1]], points[row]
        ):
            corners.pop()
        corners.append(row)
    return np.array(corners, np.int64)


def _turns(first: Floats, middle: Floats, last: Floats) -> bool:
    """Whether the middle one lies above the straight line between the others."""
    (x, y), (across, up) = middle - first, last - first
    return bool(x * up - y * across < -_NOTHING * max(1.0, abs(across), abs(up)))


def _nash(gains: Floats) -> Floats:
    """Weights float64[K] of the greatest product of the gains float64[K, P], each of which can be
    more than 0."""
    if gains.shape[1] == 1:
        return _greatest(gains[:, 0])
    if gains.shape[1] == 2:
        return _on_edges(gains, _best_product)
    return _greatest_product(gains)


def _best_product(start: Floats, end: Floats) -> float:
    """How far from start to end the product of the two gains is greatest, 0 … 1."""
    across, up = end - start
    best = -(start[0] * up + start[1] * across) / (2.0 * across * up)
    return float(np.clip(best, 0.0, 1.0))


def _egalitarian(gains: Floats) -> Floats:
    if gains.shape[1] == 1:
        return _greatest(gains[:, 0])
    return _on_edges(gains, _where_equal) if gains.shape[1] == 2 else _leximin(gains)


def _where_equal(start: Floats, end: Floats) -> float:
    """How far from start to end the two gains are most alike, 0 … 1."""
    before, after = start[0] - start[1], end[0] - end[1]
    return float(np.clip(-before / (after - before), 0.0, 1.0))


def _kalai_smorodinsky(gains: Floats) -> Floats:
    return _egalitarian(100.0 * gains / gains.max(0))


def _utilitarian(gains: Floats) -> Floats:
    return _greatest(gains.sum(1))


def _greatest(values: Floats) -> Floats:
    """Equal weights on all that tie for the greatest."""
    top = values.max()
    weights: Floats = (values >= top - slack(top)).astype(float)
    return weights


def _on_edges(gains: Floats, along: Callable[[Floats, Floats], float]) -> Floats:
    """Walk the hull of two principals' gains: up to where `along` an edge is its best place.

    What is looked for rises along the edges up to one place, and falls from there.
    """
    corners = hull(gains)
    weights = np.zeros(len(gains))
    for start, end in pairwise(corners.tolist()):
        share = along(gains[start], gains[end])
        if share < 1.0:
            weights[start], weights[end] = 1.0 - share, share
            return weights
    weights[corners[-1]] = 1.0
    return weights


def _leximin(gains: Floats) -> Floats:
    """Weights whose smallest expected gain is the greatest, among these the second smallest …

    One linear programme for each level: whoever its price is on cannot rise above it.
    """
    from scipy.optimize import linprog

    count, principals = gains.shape
    reached = np.zeros(principals)
    rising = np.ones(principals, bool)
    bounds: list[tuple[float | None, None]] = [(0.0, None)] * count + [(None, None)]
    weights = np.ones(count)
    while rising.any():
        # The level is one more variable: all that rise are at it or above, the others where they were.
        found: Any = linprog(
            np.append(np.zeros(count), -1.0),
            A_ub=np.column_stack((-gains.T, rising.astype(float))),
            b_ub=np.where(rising, 0.0, _NOTHING - reached),
            A_eq=np.append(np.ones(count), 0.0)[None],
            b_eq=np.ones(1),
            bounds=bounds,
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        )
        weights, level = found.x[:count], float(found.x[count])
        # The prices of those that rise add up to 1.
        stuck = rising & (-found.ineqlin.marginals > 0.5 / principals)
        reached[stuck] = level
        rising &= ~stuck
    return weights


def _greatest_product(gains: Floats) -> Floats:
    """Weights of the greatest mean logarithm of the expected gains g, to within `_GAP`.

    At the best weights the mean of G/g is no more than 1 for any endpoint. So those where it is more
    join the few that are mixed, until there is none.
    """
    from scipy.optimize import nnls

    some = np.unique(np.append(gains.argmax(0), gains.sum(1).argmax()))
    while True:
        mixed = _best_weights(gains[some]) @ gains[some]
        worth = (gains / mixed).mean(1)
        worth[some] = 0.0
        joining = np.argsort(-worth)[:_AT_ONCE]
        joining = joining[worth[joining] > 1.0 + 2.0 * _GAP]
        if not len(joining):
            break
        some = np.append(some, joining)
    # Of the mixtures with these gains one of no more endpoints than it needs.
    highest = gains.max()
    few, _rest = nnls(
        np.vstack((gains[some].T, np.full(len(some), highest))), np.append(mixed, highest)
    )
    weights = np.zeros(len(gains))
    weights[some] = few
    return weights


def _best_weights(gains: Floats) -> Floats:
    """The same of few endpoints: all of them are mixed at once.

    A concave programme, by steps of Newton's method on its conditions: at the best weights w the
    mean of G/g is 1 for every endpoint with a chance and no more for any other, so that w times
    what is lacking to 1 is 0. These products are driven to 0 together (primal-dual interior point).
    """
    count = len(gains)
    weights, lacking, level = np.full(count, 1.0 / count), np.ones(count), 2.0
    for _round in range(_ROUNDS):
        shares = gains / (weights @ gains)
        worth = shares.mean(1)
        if worth.max() <= 1.0 + _GAP:
            break
        aim = 0.1 * float(weights @ lacking) / count
        # Slopes of the conditions worth + lacking = level, Σ weights = 1 and weights · lacking = aim.
        matrix = np.zeros((count + 1, count + 1))
        matrix[:count, :count] = shares @ shares.T / gains.shape[1] + np.diag(lacking / weights)
        matrix[:count, count] = matrix[count, :count] = 1.0
        wanted = np.append(worth - level + aim / weights, 1.0 - weights.sum())
        *moves, by = np.linalg.solve(matrix, wanted)
        step = np.array(moves)
        other = (aim - lacking * step) / weights - lacking
        size = min(_farthest(weights, step), _farthest(lacking, other))
        weights, lacking = weights + size * step, lacking + size * other
        level += size * float(by)
    return weights


def _farthest(values: Floats, step: Floats) -> float:
    """How much of a step can be gone, at most all, so that all values stay above 0."""
    falling = step < 0.0
    return min(1.0, 0.95 * float((-values[falling] / step[falling]).min(initial=np.inf)))


_RULES: dict[str, Callable[[Floats], Floats]] = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}
