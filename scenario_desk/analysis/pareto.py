"""The Pareto frontier: what nothing betters for one without worsening it for another."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.ties import levels, slack, steps

_PAIRED = 1 << 15
"""So many comparisons are made at once rather than shared out further."""
_WORTH = 0.9
"""Where one row does not leave out a tenth of the others, the next will not, either."""


def pareto(utility: Floats) -> Bools:
    """The rows that no other dominates: as good in every column and better in one.

    utility float64[K, P]; a row with an unknown value (nan) neither stands nor dominates.
    Returns bool[K]; values that tie are equal, and equal rows stand together. A million rows of two
    columns take about as long as to sort them once; K log K for two, a log K more for each further.
    """
    frontier = np.zeros(len(utility), bool)
    if not utility.shape[1]:
        return frontier
    # Column by column: numpy is slow at reducing a short last axis.
    unknown = np.isnan(utility[:, 0])
    for column in utility.T[1:]:
        unknown |= np.isnan(column)
    if unknown.any():
        known = np.flatnonzero(~unknown)
        frontier[known] = pareto(utility[known])
        return frontier
    rows, values = _hopeful(utility)
    if values.shape[1] == 2 and len(rows):
        frontier[rows] = _staircase(values)
    else:
        frontier[rows] = _undominated(levels(values))
    return frontier


def _hopeful(values: Floats) -> tuple[Ints, Floats]:
    """The rows that are not clearly dominated by one of a few that are good all round, and what is
    in them."""
    left, among = np.arange(len(values)), values
    columns = values.shape[1]
    for weights in (np.ones(columns), *(1.0 + 3.0 * np.eye(columns))):
        if not len(left):
            break
        best = among[np.argmax(among @ weights)]
        better, clearly = np.zeros((2, len(left)), bool)
        for column, value in enumerate(best.tolist()):
            better |= among[:, column] > value
            clearly |= among[:, column] < value - slack(value)
        kept = better | ~clearly
        if kept.sum() > _WORTH * len(left):
            break
        left, among = left[kept], among[kept]
    return left, among


def _undominated(rank: Ints) -> Bools:
    """bool[K] the rows of int32[K, P] that no other dominates; ranks count from 0 without a gap."""
    if rank.shape[1] == 1 or not len(rank):
        found: Bools = (rank == rank.max(initial=0)).all(axis=1)
        return found
    order = np.lexsort(rank.T)
    steps = (np.diff(rank[order], axis=0) != 0).any(axis=1)
    which = np.empty(len(rank), np.int64)
    which[order] = np.concatenate([[0], np.cumsum(steps)])
    distinct = rank[order[np.concatenate([[True], steps])]]
    stands = np.zeros(len(distinct), bool)
    stands[_front(distinct, np.arange(len(distinct)), 0)] = True
    return stands[which]


def _staircase(values: Floats) -> Bools:
    """The same for two columns, float64[K, 2]; nothing is put back in its order until the end."""
    first, second = map(np.ascontiguousarray, values.T)
    order = np.argsort(first)
    level = np.cumsum(steps(first[order]), dtype=np.int32)
    second = second[order]
    # Where the two go together, or against one another, it is nearly sorted.
    upwards = np.argsort(second, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[upwards] = np.cumsum(steps(second[upwards]), dtype=np.int32)
    top = np.maximum.reduceat(rank, np.flatnonzero(np.diff(level, prepend=-1)))
    beyond = np.full(len(top), -1, np.int32)
    beyond[:-1] = np.maximum.accumulate(top[:0:-1])[::-1]
    top[top <= beyond] = -1
    found = np.empty(len(order), bool)
    found[order] = rank == top[level]
    return found


def _front(rank: Ints, rows: Ints, column: int) -> Ints:
    """The undominated ones of these rows, which differ in the columns from this one on.

    By halves: what stands in the better half of a column stands, and of the worse half what stands
    there and is not beaten in the columns that follow.
    """
    if len(rows) <= 1:
        return rows
    values = rank[rows, column]
    low, high = int(values.min()), int(values.max())
    if column == rank.shape[1] - 1:
        return np.compress(values == high, rows)
    if len(rows) ** 2 <= _PAIRED:
        return np.compress(_as_good(rank, rows, rows, column).sum(axis=1) == 1, rows)
    if low == high:
        return _front(rank, rows, column + 1)
    upper = values > (low + high) // 2
    better = _front(rank, rows[upper], column)
    worse = _front(rank, rows[~upper], column)
    return np.concatenate([better, worse[~_beaten(rank, better, worse, column + 1)]])


def _beaten(rank: Ints, by: Ints, rows: Ints, column: int) -> Bools:
    """Whether each of `rows` is equalled or bettered, in the columns from this one on, by one row."""
    if not len(by) or not len(rows):
        return np.zeros(len(rows), bool)
    theirs, mine = rank[by, column], rank[rows, column]
    last = rank.shape[1] - 1
    if column == last:
        below: Bools = mine <= theirs.max()
        return below
    if column == last - 1:
        order = np.argsort(theirs)
        reach = np.maximum.accumulate(rank[by[order], last][::-1])[::-1]
        place = np.searchsorted(theirs[order], mine)
        within: Bools = rank[rows, last] <= np.append(reach, -1)[place]
        return within
    if len(by) * len(rows) <= _PAIRED:
        reached: Bools = np.logical_or.reduce(_as_good(rank, by, rows, column), axis=1)
        return reached
    low = int(min(theirs.min(), mine.min()))
    high = int(max(theirs.max(), mine.max()))
    if low == high:
        return _beaten(rank, by, rows, column + 1)
    middle = (low + high) // 2
    strong, upper = theirs > middle, mine > middle
    found = np.zeros(len(rows), bool)
    found[upper] = _beaten(rank, by[strong], rows[upper], column)
    found[~upper] = _beaten(rank, by[strong], rows[~upper], column + 1)
    left = np.flatnonzero(~upper & ~found)
    found[left] = _beaten(rank, by[~strong], rows[left], column)
    return found


def _as_good(rank: Ints, by: Ints, rows: Ints, column: int) -> Bools:
    """bool[rows, by] whether the one is as good as the other in the columns from this one on."""
    found = np.ones((len(rows), len(by)), bool)
    for each in range(column, rank.shape[1]):
        found &= rank[by, each] >= rank[rows, each, None]
    return found
