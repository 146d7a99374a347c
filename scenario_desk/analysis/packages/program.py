"""Packages by integer programs (HiGHS), where there are too many to go through one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.packages.hushed import hushed
from scenario_desk.analysis.packages.rules import Bits, held
from scenario_desk.analysis.packages.terms import Terms
from scenario_desk.analysis.utilities import BEST, WORST

STEP = 1e-4
"""Points by which one package must be better than another to be told apart, far above the tolerance
of HiGHS; of a feasibility, a hundredth of a percent of it."""
_NEVER = -50.0
"""The logarithm that stands for a chance of 0."""
_LEAST_TIME = 0.01


@dataclass(frozen=True)
class Searched:
    """What a program found."""

    packages: Bits
    """uint64[M]"""
    gap: float
    """Points by which a package that was not found could be better for every principal at once than
    those around it; 0 where nothing is left to find."""


class Program:
    """The valid packages of one endpoint as a mixed-integer program: K linkages, P principals."""

    def __init__(
        self, terms: Terms, chances: Floats, as_one: Iterable[Collection[int]], until: float
    ) -> None:
        """`until`: the moment, as of `time.monotonic`, at which it gives up."""
        self.terms, self.until = terms, until
        self.count = len(terms.linkages)
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.bounds: list[tuple[float, float, int]] = [(0.0, 1.0, 1)] * self.count
        self._rules()
        self.utility = [dict[int, float]() for _ in terms.spare]
        self.start = terms.scores.clip(WORST, BEST) @ terms.weights
        self._scores()
        self.chance: dict[int, float] = {}
        self.decisions = [tuple(rows) for rows in as_one]
        self.logs = np.log(np.maximum(chances, math.exp(_NEVER)))
        self._feasibility()

    def _variable(self, low: float, high: float, *, whole: bool = False) -> int:
        self.bounds.append((low, high, int(whole)))
        return len(self.bounds) - 1

    def _rules(self) -> None:
        rules = self.terms.rules
        for one, other in rules.requires:
            self.rows.append(({one: 1.0, other: -1.0} if one != other else {}, -np.inf, 0.0))
        for one, other in rules.excludes:
            if one == other:
                self.bounds[one] = (0.0, 0.0, 1)
            else:
                self.rows.append(({one: 1.0, other: 1.0}, -np.inf, 1.0))
        for group in rules.groups:
            self.rows.append((dict.fromkeys(group, 1.0), -np.inf, 1.0))
        for group in rules.exactly:
            self.rows.append((dict.fromkeys(group, 1.0), 1.0, np.inf))

    def _scores(self) -> None:
        """A variable for each score, as high as clipping lets it be."""
        terms = self.terms
        for place, score in enumerate(terms.scores.tolist()):
            effects = terms.effects[:, place]
            moved = {k: -float(effects[k]) for k in np.flatnonzero(effects).tolist()}
            lowest = score + float(np.minimum(effects, 0.0).sum())
            variable = self._variable(min(lowest, WORST), BEST)
            row = {variable: 1.0} | moved
            if lowest < WORST:
                clipped = self._variable(0.0, 1.0, whole=True)
                self.rows.append((row | {clipped: lowest - WORST}, -np.inf, score))
                self.rows.append(({variable: 1.0, clipped: BEST - WORST}, -np.inf, BEST))
            else:
                self.rows.append((row, -np.inf, score))
            for actor, weight in enumerate(terms.weights[place].tolist()):
                if weight > 0.0:
                    self.utility[actor][variable] = weight

    def _feasibility(self) -> None:
        """The logarithm of the feasibility as a sum over decisions."""
        self.chance = dict(enumerate(self.logs.tolist()))
        for rows in self.decisions:
            decided = self._variable(_NEVER, 0.0)
            for row in rows:
                del self.chance[row]
                self.rows.append(({decided: 1.0, row: -float(self.logs[row])}, -np.inf, 0.0))
            self.chance[decided] = 1.0

    def solved(
        self,
        objective: dict[int, float],
        rows: Iterable[tuple[dict[int, float], float, float]],
    ) -> tuple[Floats | None, bool]:
        """The values that are greatest by the objective, and whether that is proven.

        None and proven: there are none.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        left = self.until - monotonic()
        if left < _LEAST_TIME:
            return None, False
        given = [*self.rows, *rows]
        cells = [(k, i, v) for k, (row, _low, _high) in enumerate(given) for i, v in row.items()]
        ks, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        matrix = coo_array((values, (ks, columns)), shape=(len(given), len(self.bounds)))
        cost = np.zeros(len(self.bounds))
        cost[list(objective)] = -np.array(list(objective.values()))
        low, high, whole = map(np.array, zip(*self.bounds, strict=True))
        limits = [(row_low, row_high) for _row, row_low, row_high in given]
        with hushed():
            found = milp(
                cost,
                integrality=whole,
                bounds=Bounds(low, high),
                constraints=[LinearConstraint(matrix.tocsr(), *np.array(limits).T)]
                if given
                else [],
                options={"time_limit": left, "mip_rel_gap": 0.0},
            )
        # 0 is the best there is, 2 that there is none.
        return found.x, found.status in (0, 2)

    def bits(self, values: Floats) -> np.uint64:
        """The package that a solution is."""
        chosen = np.flatnonzero(values[: self.count] > 0.5).tolist()
        return np.uint64(sum(1 << row for row in chosen))

    def point(self, bits: np.uint64) -> Floats:
        """float64[P + 1] what the sums of variables are for a package: each principal's utility by
        the interests that are moved, and the logarithm of its feasibility."""
        chosen = held(np.array([bits], np.uint64), self.count)
        utility = self.start + self.terms.gained(chosen @ self.terms.effects)[0]
        rows = np.flatnonzero(chosen[0])
        logs = {row: float(self.logs[row]) for row in rows.tolist()}
        decided = [[logs.pop(row) for row in each if row in logs] for each in self.decisions]
        return np.append(
            utility, sum(logs.values()) + sum(min(each, default=0) for each in decided)
        )


def frontier(
    terms: Terms,
    chances: Floats,
    as_one: Iterable[Collection[int]],
    until: float,
    go_on: Callable[[], None] = lambda: None,
) -> Searched:
    """The packages that none dominates in the utility of each principal and in feasibility.

    By epsilon constraints: of every corner that what is found leaves open, the package with the
    greatest sum among those better than the corner in everything, until no corner is left (Klamroth,
    Lacour and Vanderpooten 2015). What is better by less than `STEP` is not told apart.
    """
    program = Program(terms, chances, as_one, until)
    wanted = [*program.utility, program.chance]
    corners = [np.array([*(-2 * BEST for _ in program.utility), 2 * _NEVER * len(chances) - 1.0])]
    total: dict[int, float] = {}
    for values in wanted:
        for key, value in values.items():
            total[key] = total.get(key, 0.0) + value
    found: list[np.uint64] = []
    while corners:
        go_on()
        corner = corners.pop()
        rows = [
            (values, float(least) + STEP, np.inf)
            for values, least in zip(wanted, corner, strict=True)
        ]
        solution, proven = program.solved(total, rows)
        if solution is not None:
            found.append(program.bits(solution))
        if not proven:
            return Searched(np.array(found, np.uint64), _depth(program, [*corners, corner]))
        if solution is not None:
            # A point that is not beyond its corner but for the solver's tolerance closes that corner.
            point = program.point(found[-1])
            corners = _split([*corners, corner] if (point > corner).all() else corners, point)
    return Searched(np.array(found, np.uint64), 0.0)


def _split(corners: list[Floats], point: Floats) -> list[Floats]:
    """The corners that are left open once a point is found, none within another's reach."""
    kept = [each for each in corners if not (point > each).all()]
    raised = []
    for corner in corners:
        if (point > corner).all():
            for place in range(len(point)):
                new = corner.copy()
                new[place] = point[place]
                raised.append(new)
    for new in raised:
        if not any(other is not new and (other <= new).all() for other in (*kept, *raised)):
            kept.append(new)
    return kept


def _depth(program: Program, corners: list[Floats]) -> float:
    """How far, in points, a package could lie beyond one of these corners for all principals."""
    best = [max(0.0, _most(program, values)) for values in program.utility]
    return max(
        min(most - float(least) for most, least in zip(best, corner, strict=False))
        for corner in corners
    )


def _most(program: Program, values: dict[int, float]) -> float:
    """What a sum of variables cannot exceed, by their bounds alone."""
    return sum(v * program.bounds[k][1] for k, v in values.items())


@dataclass(frozen=True)
class Fewest:
    """Packages of the fewest items that bring an endpoint in, as far as they were found."""

    packages: Bits
    """uint64[M]"""
    proven: bool
    """No package of fewer items does."""
    all: bool
    """No other of as few items does, either."""


def fewest(
    terms: Terms,
    opens: Callable[[Bits], Bools],
    until: float,
    most: int,
    go_on: Callable[[], None] = lambda: None,
) -> Fewest:
    """The packages of the fewest items that content every principal, at most so many.

    `opens`: the chain's verdict. What lies nearer to a threshold than the solver is exact may be missed.
    """
    program = Program(terms, np.ones(len(terms.linkages)), (), until)
    rows = _contenting(program)
    items = dict.fromkeys(range(program.count), 1.0)
    found: list[np.uint64] = []
    while len(found) < most:
        go_on()
        solution, proven = program.solved(dict.fromkeys(items, -1.0), rows)
        if solution is None or not proven:
            return Fewest(np.array(found, np.uint64), bool(found) or proven, proven)
        bits = program.bits(solution)
        chosen = [row for row in items if int(bits) >> row & 1]
        rows.append((items | dict.fromkeys(chosen, -1.0), 1.0 - len(chosen), np.inf))
        if opens(np.array([bits]))[0]:
            if not found:
                rows.append((items, 0.0, float(len(chosen))))
            found.append(bits)
    return Fewest(np.array(found, np.uint64), proven=True, all=False)


def _contenting(program: Program) -> list[tuple[dict[int, float], float, float]]:
    """That each principal is at its threshold at least, above its red lines, and asked to sign."""
    terms = program.terms
    rows = [
        (values, float(least), np.inf)
        for values, least in zip(program.utility, program.start - terms.spare, strict=True)
    ]
    for place in np.flatnonzero(terms.floors > -np.inf).tolist():
        effects = {k: float(v) for k, v in enumerate(terms.effects[:, place]) if v}
        rows.append((effects, float(terms.floors[place] - terms.scores[place]), np.inf))
    attached = np.flatnonzero(terms.attached).tolist()
    return [*rows, (dict.fromkeys(attached, 1.0), 1.0, np.inf)]
