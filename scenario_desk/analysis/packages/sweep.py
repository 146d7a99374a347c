"""Every combination of some twenty linkages at one endpoint, in two halves that are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.packages.rules import Bits
from scenario_desk.analysis.packages.terms import Terms
from scenario_desk.analysis.utilities import BEST, WORST

CLOSE = 5e-3
"""Points within which the chain decides: what is swept is reckoned in single precision."""
_AT_ONCE = 1 << 15


@dataclass(frozen=True, eq=False)
class _Half:
    """All H combinations of half the linkages."""

    first: int
    """The lowest linkage of it."""
    held: Bools
    """bool[H, K] which of all linkages are chosen."""
    totals: Floats
    """float64[H, J] the effects together."""
    number: Ints
    """int16[H] the same as bits of this half alone."""

    def has(self, linkage: int) -> bool:
        """Whether the linkage is of this half."""
        return 0 <= linkage - self.first < len(self.number).bit_length() - 1

    def any_of(self, linkages: Sequence[int] | Ints) -> Bools:
        """bool[H] whether one of these linkages is chosen."""
        found: Bools = np.logical_or.reduce(self.held[:, np.asarray(linkages, np.int64)], axis=1)
        return found


def candidates(terms: Terms) -> tuple[Bits, Bools]:
    """The valid packages that may bring the endpoint in, and which of them surely do."""
    count = len(terms.linkages)
    high, low = _half(terms, count // 2, count), _half(terms, 0, count // 2)
    joint = _joint(terms, high, low)
    mine, other = _side(terms, high, joint), _side(terms, low, joint)
    rows, columns = _hopeful(terms, joint, mine, other), _hopeful(terms, joint, other, mine)
    valid = _valid(terms, high, low)
    size = max(1, _AT_ONCE // max(1, len(columns)))
    found, sure = [np.zeros(0, np.uint64)], [np.zeros(0, bool)]
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        down, across = mine.of(some), other.of(columns)
        here = _hopeful(terms, joint, across, down)
        reach = columns[here]
        least = _least(terms, joint, down, across.of(here))
        passing = (least >= -CLOSE) & valid[some[:, None], reach]
        up, along = np.nonzero(passing)
        found.append((some[up] << high.first | reach[along]).astype(np.uint64))
        sure.append(terms.known & (least[up, along] > CLOSE))
    return np.concatenate(found), np.concatenate(sure)


def _half(terms: Terms, first: int, end: int) -> _Half:
    number = np.arange(1 << (end - first))
    chosen = np.zeros((len(number), len(terms.linkages)), bool)
    chosen[:, first:end] = number[:, None] >> np.arange(end - first) & 1 == 1
    return _Half(first, chosen, chosen @ terms.effects, number.astype(np.int16))


def _joint(terms: Terms, high: _Half, low: _Half) -> Bools:
    """bool[J] the interests of which the halves must be added before they are weighed: both move
    them and they may be clipped, or they have a red line."""
    both = low.totals.any(axis=0) & high.totals.any(axis=0)
    least = terms.scores + low.totals.min(axis=0) + high.totals.min(axis=0)
    most = terms.scores + low.totals.max(axis=0) + high.totals.max(axis=0)
    found: Bools = both & ((least < WORST) | (most > BEST)) | (terms.floors > -np.inf)
    return found


@dataclass(frozen=True, eq=False)
class _Side:
    """What the combinations of one half bring along."""

    gains: Floats
    """float[H, P] what they add to the utilities by the interests that are not joint."""
    totals: Floats
    """float[H, C] their effects on the joint ones."""

    def of(self, rows: Ints) -> _Side:
        """Those of these rows, in single precision."""
        gains, totals = self.gains[rows], self.totals[rows]
        return _Side(gains.astype(np.float32), totals.astype(np.float32))


def _side(terms: Terms, half: _Half, joint: Bools) -> _Side:
    return _Side(terms.gained(np.where(joint, 0.0, half.totals)), half.totals[:, joint])


def _hopeful(terms: Terms, joint: Bools, mine: _Side, other: _Side) -> Ints:
    """The combinations of one half that may open with the best that the other could add."""
    best = _Side(other.gains.max(axis=0)[None], other.totals.max(axis=0)[None])
    found: Ints = np.flatnonzero(_least(terms, joint, mine, best)[:, 0] >= -CLOSE)
    return found


def _least(terms: Terms, joint: Bools, down: _Side, across: _Side) -> Floats:
    """float[R, C] by how much each pair is above the threshold, or a red line, that is nearest."""
    kind = down.gains.dtype
    spare = terms.spare.astype(kind)
    values = [
        (down.gains[:, place] + own)[:, None] + across.gains[:, place]
        for place, own in enumerate(spare)
    ]
    least = np.full((len(down.gains), len(across.gains)), np.inf, kind)
    for place, row in enumerate(np.flatnonzero(joint).tolist()):
        score, floor = terms.scores[row], terms.floors[row]
        moved = (down.totals[:, place] + kind.type(score))[:, None] + across.totals[:, place]
        np.clip(moved, WORST, BEST, out=moved)
        if floor > -np.inf:
            np.minimum(least, moved - kind.type(floor), out=least)
        moved -= kind.type(min(max(score, WORST), BEST))
        for value, weight in zip(values, terms.weights[row], strict=True):
            if weight > 0.0:
                value += moved * kind.type(weight)
    for value in values:
        np.minimum(least, value, out=least)
    return least


def _valid(terms: Terms, high: _Half, low: _Half) -> Bools:
    """bool[H, L] whether the rules allow each pair, and something of it is attached here."""
    barred, needed = _asked(terms, high, low)
    _barred, owed = _asked(terms, low, high)
    fits = [_fits(terms, half) for half in (high, low)]
    found: Bools = fits[0][:, None] & fits[1]
    attached = [half.any_of(np.flatnonzero(terms.attached)) for half in (high, low)]
    found &= attached[0][:, None] | attached[1]
    if barred.any():
        found &= barred[:, None] & low.number == 0
    if needed.any():
        found &= needed[:, None] & ~low.number == 0
    if owed.any():
        found &= ~high.number[:, None] & owed == 0
    for group in terms.rules.exactly:
        chosen = [half.any_of(group) for half in (high, low)]
        found &= chosen[0][:, None] | chosen[1]
    return found


def _fits(terms: Terms, half: _Half) -> Bools:
    """bool[H] whether no rule within the half is broken."""
    found, ours = np.ones(len(half.held), bool), half.has
    for one, other in terms.rules.requires:
        if ours(one) and ours(other):
            found &= ~half.held[:, one] | half.held[:, other]
    for one, other in terms.rules.apart:
        if ours(one) and ours(other):
            found &= ~(half.held[:, one] & half.held[:, other])
    return found


def _asked(terms: Terms, half: _Half, other: _Half) -> tuple[Ints, Ints]:
    """What each combination of one half bars of the other, and what it needs there: bits int[H]."""
    barred, needed = np.zeros((2, len(half.held)), half.number.dtype)
    pairs = [*terms.rules.apart, *((b, a) for a, b in terms.rules.apart)]
    for asked, rules in ((barred, pairs), (needed, terms.rules.requires)):
        for one, another in rules:
            if half.has(one) and other.has(another):
                asked[half.held[:, one]] |= 1 << (another - other.first)
    return barred, needed
