"""The efficient packages at one endpoint, exactly: put together part by part, and pruned."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.packages.chances import feasibility
from scenario_desk.analysis.packages.rules import Bits, held, valid_packages
from scenario_desk.analysis.packages.terms import Terms
from scenario_desk.analysis.pareto import pareto
from scenario_desk.analysis.ties import levels
from scenario_desk.analysis.utilities import BEST, WORST

MOST_OPTIONS = 1 << 14
"""Options of one part; a part with more is left to the program."""
MOST_STATES = 1 << 16
"""Packages of some parts that none dominates; with more of them the rest is left to the program."""


class TooMany(Exception):
    """There are more packages than are gone through one by one, or than there is time for."""


@dataclass(frozen=True, eq=False)
class States:
    """K packages of some of the parts: P principals, J interests."""

    packages: Bits
    """uint64[K]"""
    gained: Floats
    """float64[K, P] what they add to the utilities by the interests that are settled."""
    totals: Floats
    """float64[K, J] their effects on the others."""
    feasibility: Floats
    """float64[K]"""

    def at(self, rows: Ints | Bools) -> States:
        """Those of these rows."""
        return States(*(each[rows] for each in vars(self).values()))

    def and_(self, other: States) -> States:
        """Each of these with each of others, of other parts."""

        def each(mine: Floats, theirs: Floats) -> Floats:
            return (mine[:, None] + theirs[None]).reshape(len(mine) * len(theirs), mine.shape[1])

        return States(
            (self.packages[:, None] | other.packages).ravel(),
            each(self.gained, other.gained),
            each(self.totals, other.totals),
            (self.feasibility[:, None] * other.feasibility).ravel(),
        )


def efficient(
    terms: Terms,
    chances: Floats,
    as_one: Iterable[Collection[int]],
    go_on: Callable[[], None] = lambda: None,
    until: float = math.inf,
) -> Bits:
    """The packages that none dominates in the utility of each principal and in feasibility.

    One part after the other, and of what is put together only what may still come to stand: see
    `_standing`. Of packages that tie in everything some are kept. Raises TooMany, also at
    the moment `until`, as of `time.monotonic`. The empty package is not looked at where of some group
    exactly one is chosen.
    """
    sets = [tuple(rows) for rows in as_one]
    parts = [_options(terms, part, chances, sets) for part in terms.rules.parts(sets)]
    found = _nothing(terms)
    if not all(len(part.packages) for part in parts):
        return found.packages[:0]
    moving = np.array([part.totals.any(axis=0) for part in parts])
    left = list(range(len(parts)))
    while left:
        go_on()
        # The interests that are settled soonest first: what is settled keeps no account of its own.
        begun = np.logical_or.reduce(found.totals != 0.0, axis=0)
        part = min(left, key=lambda each: _kept_open(moving, left, each, begun))
        left.remove(part)
        coming = _Coming.of(parts, left)
        found = _settled(terms, found.and_(parts[part]), coming)
        found = _standing(terms, found, coming)
        if len(found.packages) > MOST_STATES or (left and monotonic() > until):
            raise TooMany
    return found.packages


def _nothing(terms: Terms) -> States:
    interests, principals = terms.weights.shape
    none = np.zeros((1, principals)), np.zeros((1, interests))
    return States(np.zeros(1, np.uint64), *none, np.ones(1))


def _options(
    terms: Terms, part: tuple[int, ...], chances: Floats, as_one: list[tuple[int, ...]]
) -> States:
    """All that can be chosen of one part."""
    inner = valid_packages(terms.rules.among(part), len(part), MOST_OPTIONS)
    if inner is None:
        raise TooMany
    chosen = np.zeros((len(inner), len(terms.linkages)), bool)
    chosen[:, list(part)] = held(inner, len(part))
    bits = np.bitwise_or.reduce(
        np.where(chosen, np.uint64(1) << np.arange(chosen.shape[1], dtype=np.uint64), np.uint64(0)),
        axis=1,
    )
    mine = [rows for rows in as_one if rows and rows[0] in part]
    return States(
        packages=bits,
        gained=np.zeros((len(inner), terms.weights.shape[1])),
        totals=chosen @ terms.effects,
        feasibility=feasibility(chances, chosen, mine),
    )


def _kept_open(moving: Bools, left: list[int], part: int, begun: Bools) -> int:
    """How many interests are begun and not settled once this part is put to the others."""
    others = [each for each in left if each != part]
    return int(((begun | moving[part]) & moving[others].any(axis=0)).sum())


@dataclass(frozen=True, eq=False)
class _Coming:
    """What the parts that are left may yet bring: J interests."""

    moves: Bools
    """bool[J]"""
    least: Floats
    """float64[J]"""
    most: Floats
    """float64[J]"""

    @classmethod
    def of(cls, parts: list[States], left: list[int]) -> _Coming:
        none = np.zeros(parts[0].totals.shape[1])
        totals = [parts[each].totals for each in left]
        return cls(
            moves=np.any([none != 0.0, *(each.any(axis=0) for each in totals)], axis=0),
            least=np.sum([none, *(each.min(axis=0) for each in totals)], axis=0),
            most=np.sum([none, *(each.max(axis=0) for each in totals)], axis=0),
        )


def _settled(terms: Terms, states: States, coming: _Coming) -> States:
    """The states with all interests weighed that no part left moves."""
    # Beyond the ends of the scale, whatever is to come, it makes no difference how far.
    low = WORST - terms.scores - coming.most
    high = BEST - terms.scores - coming.least
    totals = states.totals.clip(low, high)
    gained = states.gained + terms.gained(np.where(coming.moves, 0.0, totals))
    return replace(states, gained=gained, totals=np.where(coming.moves, totals, 0.0))


def _standing(terms: Terms, states: States, coming: _Coming) -> States:
    """Those that may still come to stand; of what is alike here the fewest items.

    A package goes where another is as feasible and, in the utility of each principal, as good
    whatever is to come. It is, if it is as good were nothing clipped, and each open interest stands
    no higher: the lower it stands, the less is lost above the scale, and the more is spared below
    it. It also is, if it is as good in what is settled and adds as much to each interest that is open.
    """
    items = np.bitwise_count(states.packages).astype(int)
    rows = np.arange(len(items))
    for account in (_unclipped, _as_it_stands):
        values = account(terms, states, coming)[rows]
        stands = np.flatnonzero(pareto(values))
        stands = stands[fewest_alike(values[stands], items[rows[stands]])]
        rows = rows[stands]
    return states.at(rows)


def _unclipped(terms: Terms, states: States, coming: _Coming) -> Floats:
    """float64[K, …] the utilities were nothing clipped, the feasibility, and how low each interest
    stands beyond where it could be clipped."""
    low, high = _safe(terms, coming)
    safe = np.where(low <= high, states.totals.clip(low, high), 0.0)
    utility = states.gained + states.totals @ terms.weights
    beyond = (safe - states.totals)[:, coming.moves]
    return np.column_stack([utility, states.feasibility, beyond])


def _as_it_stands(terms: Terms, states: States, coming: _Coming) -> Floats:
    """float64[K, …] the utilities so far, the feasibility, and the total of each open interest; one
    that no state can have clipped is not open."""
    low, high = _safe(terms, coming)
    still = coming.moves & ((states.totals < low) | (states.totals > high)).any(axis=0)
    utility = states.gained + np.where(still, 0.0, states.totals) @ terms.weights
    return np.column_stack([utility, states.feasibility, states.totals[:, still]])


def _safe(terms: Terms, coming: _Coming) -> tuple[Floats, Floats]:
    """float64[J] twice: between which totals nothing to come can have an interest clipped."""
    return WORST - terms.scores - coming.least, BEST - terms.scores - coming.most


def fewest_alike(values: Floats, items: Ints) -> Ints:
    """The rows of float64[K, C] that tie in every column with none of fewer items, int64[K]."""
    if not len(values):
        return np.zeros(0, np.int64)
    rank = levels(values)
    order = np.lexsort((items, *rank.T))
    starts = np.ones(len(order), bool)
    starts[1:] = (np.diff(rank[order], axis=0) != 0).any(axis=1)
    fewest = items[order][np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
    return np.sort(order[items[order] == fewest])
