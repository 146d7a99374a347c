"""The value of information: what would be worth finding out first, from the draws there are.

For who chooses, knowing more is worth what it then chooses better by (EVPI, and EVPPI for one
judgement; Raiffa and Schlaifer 1961). Nobody maximises a likelihood: there, knowing a judgement is
worth the variance it takes away, Var E[figure | judgement]. What is expected given one judgement is
regressed on the draws, so that nothing is drawn within draws (Strong and Oakley 2013, 2014): by
least squares on cubic splines with knots at the judgement's quintiles, or on its values themselves
where it has few.

Each half of the draws is judged by what the other half was fitted to. So chance cannot be mistaken
for knowledge: what bears on nothing is worth nothing but for its standard error, and on average a
value is never overstated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.choices import open_decisions
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.uncertainty.drawing import Drawing
from scenario_desk.analysis.uncertainty.judgements import Judgements
from scenario_desk.analysis.uncertainty.measures import each_draw
from scenario_desk.analysis.uncertainty.sensitivity.targets import Read

KEPT = 10_000
"""Draws that are kept at most: errors fall by their root, and memory grows with them."""
_ROOM = 8_000_000
"""Numbers that are kept at most, about."""
_DEGREE = 3
_CUTS = (0.2, 0.4, 0.6, 0.8)
_FEW = _DEGREE + 1 + len(_CUTS)
"""A signal of no more values than splines would have coefficients is taken value by value."""


class NobodyChooses(ValueError):
    """No owner with weighted interests chooses among branches there."""


@dataclass(frozen=True)
class Value:
    """A value of information, never below 0; nan where something it rests on is unknown."""

    value: float
    standard_error: float
    """nan of fewer than two blocks of draws."""

    @property
    def stands_out(self) -> bool:
        """Whether it is more than chance would make of nothing, in 999 of 1000 cases."""
        return self.value > 3.0 * self.standard_error


@dataclass(frozen=True, eq=False)
class Worth:
    """What knowing each of J judgements would be worth, and all of them at once.

    For who chooses at a node in points of its own utility; for a figure in units of its variance.
    """

    judged: Judgements
    samples: int
    everything: Value
    """EVPI; for a figure its variance, all of which would go."""
    each: tuple[Value, ...]
    """[J] EVPPI; for a figure the variance that would go, on average."""

    @property
    def order(self) -> list[int]:
        """The judgements, what is worth most first."""
        values = np.array([each.value for each in self.each])
        return [int(place) for place in np.argsort(-values, kind="stable")]


def perfect_information(benefits: Floats, block: int = 1) -> Value:
    """EVPI: what is gained by who chooses knowing all, over the best choice on means.

    benefits float64[S, B] what each of B branches is worth in each draw; `block` draws in a row
    depend on one another, as those of one replicate do.
    """
    known = benefits.max(axis=1) - benefits[:, _best(benefits)]
    return _mean(known, block)


def information(benefits: Floats, signal: Floats, block: int = 1) -> Value:
    """What is gained by who sees `signal`, float64[S], before choosing: EVPPI where that is one of
    the things judged, EVSI where it is an observation drawn along with them."""
    return _gained(benefits, _expected(signal, benefits, block), block)


def explained(figure: Floats, signal: Floats, block: int = 1) -> Value:
    """By how much the variance of a figure, float64[S], falls on average once `signal`, float64[S],
    is known: its first-order share times the variance."""
    return _taken_away(figure, _expected(signal, figure[:, None], block)[:, 0], block)


def variance(figure: Floats, block: int = 1) -> Value:
    """The variance of a figure over the draws, float64[S]."""
    return _mean((figure - figure.mean()) ** 2, block)


def worth_to_owner(drawing: Drawing, node: int) -> Worth:
    """EVPI and EVPPI for the owner of the decision in this row, in its own utility.

    Raises NobodyChooses.
    """
    benefits, values, block = _collected(drawing, _branch_values(drawing.frame, node))
    each = (information(benefits, values[:, place], block) for place in range(values.shape[1]))
    everything = perfect_information(benefits, block)
    return Worth(drawing.judged, len(values), everything, tuple(each))


def worth_for_figure(drawing: Drawing, read: Read) -> Worth:
    """What of a figure's variance goes with each judgement; `read` gives float64[S]."""
    found, values, block = _collected(drawing, read)
    figure = found[:, 0]
    each = (explained(figure, values[:, place], block) for place in range(values.shape[1]))
    return Worth(drawing.judged, len(values), variance(figure, block), tuple(each))


def _branch_values(frame: Frame, node: int) -> Read:
    """What the branches of the decision in this row are worth to its owner, float64[S, B]."""
    owner, count = int(frame.owner[node]), int(frame.child_count[node])
    happened = node in frame.parent[frame.moves]
    if owner < 0 or count < 2 or happened:
        raise NobodyChooses(node)
    branches = slice(int(frame.first_child[node]), int(frame.first_child[node]) + count)

    def read(judged: Judgement, draws: int) -> Floats:
        if node not in open_decisions(frame, judged.standards.judges):
            raise NobodyChooses(node)
        return np.asarray(each_draw(judged.tree.expected[..., owner, branches], 1, draws))

    return read


def _collected(drawing: Drawing, read: Read) -> tuple[Floats, Floats, int]:
    """What is read, float64[S, K], in draws with these values of the judgements, float64[S, J], and
    how many of them depend on one another; whole replicates, at most `KEPT` draws or so."""
    sampling = drawing.sampling
    most = min(KEPT, _ROOM // (len(drawing.judged) + 1))
    found, values = [], []
    for number in range(min(sampling.replicates, max(2, -(-most // sampling.replicate)))):
        for drawn, judged in drawing.replicate(number):
            values.append(drawn)
            found.append(np.array(read(judged, len(drawn))).reshape(len(drawn), -1))
    if not values:
        raise ValueError("a value needs one draw at least")
    return np.concatenate(found), np.concatenate(values), sampling.replicate


# Arrays alone: S draws, B branches.


def _best(benefits: Floats) -> int:
    """The branch that is best on means."""
    return int(benefits.mean(axis=0).argmax())


def _gained(benefits: Floats, expected: Floats, block: int) -> Value:
    """What choosing by what is expected, float64[S, B], gains over the best choice on means."""
    taken = np.take_along_axis(benefits, expected.argmax(axis=1)[:, None], axis=1)[:, 0]
    if np.isnan(benefits).any():
        return Value(np.nan, np.nan)
    return _mean(taken - benefits[:, _best(benefits)], block)


def _taken_away(figure: Floats, expected: Floats, block: int) -> Value:
    return _mean((figure - figure.mean()) ** 2 - (figure - expected) ** 2, block)


def _expected(signal: Floats, wanted: Floats, block: int) -> Floats:
    """What is expected of `wanted` float64[S, K] given the signal float64[S], float64[S, K]: in each
    half of the draws by what the other half says."""
    basis = _basis(signal)
    half = len(signal) // (2 * block) * block or len(signal) // 2
    parts = (slice(0, half), slice(half, None))
    found = np.empty_like(wanted, dtype=float)
    for here, other in (parts, parts[::-1]):
        known = basis[other]
        normal, right = known.T @ known, known.T @ wanted[other]
        found[here] = basis[here] @ np.linalg.lstsq(normal, right, rcond=None)[0]
    return found


def _basis(signal: Floats) -> Floats:
    """float64[S, ≤ 8] functions of a signal: one for each of its values where they are few, else
    those that span cubic splines with knots at its quintiles (truncated powers)."""
    rising = np.sort(signal)
    values = rising[np.append(True, np.diff(rising) > 0.0)]
    if len(values) <= _FEW:
        return np.eye(len(values))[np.searchsorted(values, signal)]
    low, high = values[0], values[-1]
    cuts = np.unique(rising[[int(share * len(rising)) for share in _CUTS]])
    cuts = cuts[(cuts > low) & (cuts < high)]
    # On −1 … 1, where powers are least alike.
    scaled, knots = (2.0 * (each - low) / (high - low) - 1.0 for each in (signal, cuts))
    powers = [scaled**power for power in range(_DEGREE + 1)]
    return np.column_stack(
        [*powers, *(np.maximum(scaled - knot, 0.0) ** _DEGREE for knot in knots)]
    )


def _mean(gains: Floats, block: int) -> Value:
    """The mean of float64[S], at least 0, with its standard error by how far blocks differ."""
    count = len(gains)
    starts = np.arange(0, count, block)
    sums = np.add.reduceat(gains, starts)
    sizes = np.diff(np.append(starts, count))
    mean = float(gains.mean())
    if len(starts) < 2:
        return Value(max(0.0, mean), np.nan)
    between = float((sums**2 / sizes).sum() - sums.sum() ** 2 / count)
    error = float(np.sqrt(max(0.0, between) / (len(starts) - 1) / count))
    return Value(mean if np.isnan(mean) else max(0.0, mean), error)
