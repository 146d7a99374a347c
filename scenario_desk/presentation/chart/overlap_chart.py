"""The overlap chart as data: where each endpoint lies for two actors, and where the lines stand.

Desirability is the axes, likelihood the size. Nothing here knows pixels but `radii` and `ticks`,
which are told how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, log10

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.lotteries import hull

Floats = NDArray[np.float64]

SOLUTIONS = {
    "nash": "N",
    "kalai_smorodinsky": "K",
    "egalitarian": "E",
    "utilitarian": "U",
}
"""The letter that marks an endpoint as a bargaining solution."""


@dataclass(frozen=True, slots=True)
class Lines:
    """One actor's two lines on its axis, in its utility; nan where unknown or not drawn.

    `low` and `high` bound a no-agreement value that missing scores leave open.
    """

    actor: str
    reservation: float
    low: float
    high: float
    margin: float
    signing: float
    stated: bool
    """Whether the no-agreement value is stated, not derived from the tree."""

    @property
    def known(self) -> bool:
        return isfinite(self.reservation)

    @property
    def signs(self) -> bool:
        return isfinite(self.signing)

    @property
    def bar(self) -> float:
        """What an endpoint must reach: the signing line, else the no-agreement line."""
        return self.signing if self.signs else self.reservation


@dataclass(frozen=True, slots=True)
class Lotteries:
    """What lots among the endpoints that would be signed could reach."""

    corners: NDArray[np.intp]
    """The endpoints between which it lies, from left to right."""
    solutions: tuple[tuple[str, float, float], ...]
    """Where the bargaining solutions that need a lot lie: their letters, x and y."""


@dataclass(frozen=True, slots=True)
class OverlapChart:
    """Everything the chart draws of an evaluation; arrays are in the order of the endpoints.

    x, y: float64[E] utilities of the two actors, nan unknown; x_low … y_high their 10th and 90th
    percentiles, or the bounds where a score is missing. reach: float64[E] likelihoods.
    acceptable: int8[E, P] by principal (1, 0, −1 undecided); zone: int8[E] the `Zone` where
    all accept.
    frontier: the Pareto frontier's endpoints from left to right; empty unless the axes are all
    the principals there are. marks: letters of bargaining solutions, by endpoint. lotteries: empty
    unless asked for, and likewise.
    """

    ids: tuple[str, ...]
    x: Floats
    y: Floats
    x_low: Floats
    x_high: Floats
    y_low: Floats
    y_high: Floats
    reach: Floats
    known: NDArray[np.bool_]
    acceptable: NDArray[np.int8]
    zone: NDArray[np.int8]
    across: Lines
    up: Lines
    frontier: NDArray[np.intp]
    marks: Mapping[int, str]
    lotteries: Lotteries
    whole: bool
    """Whether the two axes are all the principals: the region is then the whole answer."""
    classes: NDArray[np.int64]
    """int64[E]: endpoints of one number have one acceptance glyph."""

    @property
    def missing(self) -> tuple[int, ...]:
        """The endpoints that have no place because scores are missing."""
        return tuple(int(each) for each in np.flatnonzero(~self.known))


def overlap_chart(
    evaluation: Evaluation, across: str, up: str, *, lotteries: bool = False
) -> OverlapChart:
    """Lay an evaluation out on the utilities of two actors, given by id; with lotteries if asked."""
    frame = evaluation.frame
    a, b = frame.actor_index[across], frame.actor_index[up]
    principals = np.flatnonzero(frame.principal)
    x, y = evaluation.utility[:, a], evaluation.utility[:, b]
    known = np.isfinite(x) & np.isfinite(y)
    whole = set(principals.tolist()) == {a, b}
    return OverlapChart(
        ids=tuple(frame.endpoint_ids),
        x=x,
        y=y,
        x_low=_or_bound(evaluation.spread_low[:, a], evaluation.utility_low[:, a]),
        x_high=_or_bound(evaluation.spread_high[:, a], evaluation.utility_high[:, a]),
        y_low=_or_bound(evaluation.spread_low[:, b], evaluation.utility_low[:, b]),
        y_high=_or_bound(evaluation.spread_high[:, b], evaluation.utility_high[:, b]),
        reach=evaluation.endpoint_reach,
        known=known,
        acceptable=evaluation.acceptable[:, principals],
        zone=evaluation.zone,
        across=lines_of(evaluation, across),
        up=lines_of(evaluation, up),
        frontier=_frontier(x, y, known & evaluation.pareto) if whole else _NONE,
        marks=_marks(evaluation),
        lotteries=_lotteries(evaluation, a, b) if whole and lotteries else NO_LOTTERIES,
        whole=whole,
        classes=_classes(evaluation.acceptable[:, principals], evaluation.zone),
    )


def lines_of(evaluation: Evaluation, actor: str) -> Lines:
    """The lines of an actor, given by id.

    A signing line is drawn for who signs, which is the principals: others' margins count nowhere.
    """
    index = evaluation.frame.actor_index[actor]
    reservation = float(evaluation.reservation[index])
    margin = float(evaluation.margin[index])
    principal = bool(evaluation.frame.principal[index])
    signs = isfinite(reservation) and isfinite(margin) and principal
    return Lines(
        actor=actor,
        reservation=reservation,
        low=float(evaluation.reservation_low[index]),
        high=float(evaluation.reservation_high[index]),
        margin=margin,
        signing=reservation + margin if signs else float("nan"),
        stated=isfinite(reservation) and not bool(evaluation.derived[index]),
    )


def radii(reach: Floats, largest: float, smallest: float) -> Floats:
    """Radii in pixels whose areas are as the likelihoods; float64[E].

    `largest` is the radius of a certainty; below `smallest` a dot could not be seen or read.
    """
    return np.maximum(smallest, largest * np.sqrt(np.clip(np.nan_to_num(reach), 0, 1)))


def span(values: Floats, padding: float = 0.09, least: float = 20.0) -> tuple[float, float]:
    """A range that holds every finite value with some room around, `least` units wide at least."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return (-100.0, 100.0)
    low, high = float(finite.min()), float(finite.max())
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    room = (high - low) * padding
    return (low - room, high + room)


def ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Round values from `low` to `high`, at most about `most`, and the decimals they need."""
    width = high - low
    if not width > 0 or most < 1:
        return [], 0
    raw = width / most
    unit = 10.0 ** floor(log10(raw))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw * (1 - 1e-9))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    decimals = max(0, -floor(log10(step) + 1e-9))
    return [round(number * step, decimals) + 0.0 for number in range(first, last + 1)], decimals


def step_of(units: float) -> float:
    """The round step a handle moves by where one pixel is `units` wide: 0.1, 1, 10 …"""
    if not (0 < units < inf):
        return 0.1
    return float(max(0.1, 10.0 ** floor(log10(units))))


_NONE = np.empty(0, dtype=np.intp)
NO_LOTTERIES = Lotteries(_NONE, ())


def _classes(acceptable: NDArray[np.int8], zone: NDArray[np.int8]) -> NDArray[np.int64]:
    """Number the combinations that occur, so that a glyph is made once for each."""
    rows = np.column_stack((acceptable, zone))
    _, numbers = np.unique(rows, axis=0, return_inverse=True)
    return numbers.reshape(-1).astype(np.int64)


def _or_bound(spread: Floats, bound: Floats) -> Floats:
    return np.where(np.isfinite(spread), spread, bound)


def _frontier(x: Floats, y: Floats, efficient: NDArray[np.bool_]) -> NDArray[np.intp]:
    chosen = np.flatnonzero(efficient)
    return chosen[np.lexsort((-y[chosen], x[chosen]))]


def _lotteries(evaluation: Evaluation, a: int, b: int) -> Lotteries:
    """For the actors of these two rows, the principals that there are."""
    found = evaluation.lotteries
    if not found:
        return NO_LOTTERIES
    rows = np.flatnonzero(evaluation.negotiable)
    points = evaluation.utility[rows][:, (a, b)]
    places: dict[tuple[float, float], str] = {}
    for rule, letter in SOLUTIONS.items():
        if not found[rule].is_one:
            x, y = (found[rule].chances[rows] @ points).round(6).tolist()
            places[x, y] = places.get((x, y), "") + letter
    return Lotteries(
        rows[hull(points)], tuple((letters, x, y) for (x, y), letters in places.items())
    )


def _marks(evaluation: Evaluation) -> dict[int, str]:
    index = evaluation.frame.endpoint_index
    marks: dict[int, str] = {}
    for solution, letter in SOLUTIONS.items():
        for endpoint in evaluation.bargaining.get(solution, ()):
            marks[index[endpoint]] = marks.get(index[endpoint], "") + letter
    return marks
