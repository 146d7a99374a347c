"""Weights by swings: interests ranked and rated by what their swings are worth, and checked.

A swing brings an interest from its worst end to its best. Ratings are whole points by interest, in
the order of the ranking: the first has 100, none has more than one before it, None is not rated yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

TOP = 100
ALIKE = 5
"""Points by which two improvements may differ that are said to be about the same."""
_ASKED = 4
_HEAVIEST = 24
"""So many interests are asked about at most: the lighter ones hardly matter."""
_REPEAT, _LONGER = 10, 10
"""Points that a trade-off must be closer by to be asked again of an interest, or of four of them."""

STRENGTHS = 7
"""Strengths of preference to choose from, from 0, none, to 6, extreme, as M-MACBETH has them (Bana e
Costa & Vansnick 1994)."""

Ratings = Mapping[str, int | None]
Steps = Mapping[str, int | None]
"""By interest: the strength, 0 to 6, by which its swing is preferred to that of the next in the ranking,
and the last to no improvement; None is not said yet."""
Answer = Literal["first", "second", "alike"]


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """Two improvements to choose from, each the swings of one interest or of several together."""

    first: tuple[str, ...]
    second: tuple[str, ...]


Answers = Mapping[Tradeoff, Answer]


def started(weights: Mapping[str, float | None]) -> Ratings:
    """The ratings that weights in swing points come to, heaviest first; None where there is none."""
    known = {key: max(value, 0.0) for key, value in weights.items() if value is not None}
    order = sorted(weights, key=lambda key: -known.get(key, -1.0))
    scale = TOP / (max(known.values(), default=0.0) or TOP)
    return _headed({key: round(known[key] * scale) if key in known else None for key in order})


def as_weights(ratings: Ratings, weights: Mapping[str, float | None]) -> dict[str, float]:
    """The ratings as weights; a weight that only rounds to its rating is kept to its fraction."""
    taken = {}
    for key, points in ratings.items():
        if points is not None:
            before = weights.get(key)
            taken[key] = float(points) if before is None or round(before) != points else before
    return taken


def moved(ratings: Ratings, interest: str, place: int) -> Ratings:
    """Rank an interest at a place from 0; it keeps its rating, or takes the nearest that fits there.

    What comes first has 100; all others keep their ratings.
    """
    others = [key for key in ratings if key != interest]
    before, after = others[:place], others[place:]
    own = ratings[interest]
    if own is not None:
        own = min(max(own, *_rated(ratings, after), 0), *_rated(ratings, before), TOP)
    return _headed(
        {key: own if key == interest else ratings[key] for key in (*before, interest, *after)}
    )


def most(ratings: Ratings, interest: str) -> int:
    """The highest rating an interest may have: that of the one ranked before it."""
    order = list(ratings)
    return min(_rated(ratings, order[: order.index(interest)]), default=TOP)


def rated(ratings: Ratings, interest: str, points: int) -> Ratings:
    """Rate an interest; those ranked after it come down with it.

    Raises ValueError for the first, which has 100, and for what is not from 0 to `most`.
    """
    order = list(ratings)
    place = order.index(interest)
    if place == 0 or not 0 <= points <= most(ratings, interest):
        raise ValueError(f"{interest} cannot be rated {points}")
    lowered = {key: ratings[key] for key in order}
    lowered[interest] = points
    for key in order[place + 1 :]:
        now = lowered[key]
        lowered[key] = None if now is None else min(now, points)
    return lowered


def by_words(ratings: Ratings, steps: Steps) -> Ratings:
    """The ratings that strengths of preference come to, in the same ranking.

    MACBETH's basic scale, brought to 100: the lowest one in whole steps on which a stronger preference
    is a greater difference, by as many steps as it is stronger. Where only neighbours are compared,
    each difference is then as many steps as its strength. As they are where not all is said, or all
    are preferred to nothing by nothing.
    """
    said = [steps.get(key) for key in ratings]
    total = sum(step or 0 for step in said)
    if None in said or not total:
        return ratings
    points = {}
    left = total
    for key, step in zip(ratings, said, strict=True):
        points[key] = round(TOP * left / total)
        left -= step or 0
    return points


def tradeoffs(ratings: Ratings) -> tuple[Tradeoff, ...]:
    """The few trade-offs that test ratings most: closest by them, and each interest seldom.

    One interest against two below it, and two against the two between them; such as are rated over
    0, so with fewer than three of those there is nothing to ask.
    """
    chosen: list[Tradeoff] = []
    asked: Counter[str] = Counter()
    left = list(_candidates(ratings))
    while left and len(chosen) < _ASKED:
        best = min(left, key=lambda each: _distance(ratings, each, asked))
        left.remove(best)
        chosen.append(best)
        asked.update((*best.first, *best.second))
    return tuple(chosen)


def worth(ratings: Ratings, side: tuple[str, ...]) -> int:
    """What an improvement is rated in all; what is not rated counts nothing."""
    return sum(ratings.get(key) or 0 for key in side)


def contradicted(ratings: Ratings, asked: Tradeoff, answer: Answer) -> bool:
    """Whether ratings say otherwise than an answer: what is preferred has a point more at least."""
    lead = worth(ratings, asked.first) - worth(ratings, asked.second)
    low, high = _SAYS[answer]
    return not low <= lead <= high


def nearest(ratings: Ratings, answers: Answers) -> Ratings | None:
    """The ratings that agree with all answers and move least in all (least sum of changes).

    The ranking stays, and so does the first's 100. None where no ratings agree with all of it.
    """
    from scipy.optimize import linprog

    own = {key: points for key, points in ratings.items() if points is not None}
    column = {key: place for place, key in enumerate(own)}
    count = len(own)
    rows: list[np.ndarray] = []
    limits: list[float] = []
    for asked, answer in answers.items():
        lead = np.zeros(count)
        for side, sign in ((asked.first, 1.0), (asked.second, -1.0)):
            lead[[column[key] for key in side]] = sign
        low, high = _SAYS[answer]
        rows += [lead, -lead]
        limits += [high, -low]
    descending = np.diff(np.eye(count), axis=0)
    keeps = np.vstack([*rows, descending])
    near = np.array(list(own.values()), float)
    unit = np.eye(count)
    found = linprog(
        np.concatenate([np.zeros(count), np.ones(count)]),
        A_ub=np.vstack(
            [
                np.hstack([keeps, np.zeros((len(keeps), count))]),
                np.hstack([unit, -unit]),
                np.hstack([-unit, -unit]),
            ]
        ),
        b_ub=np.concatenate([limits, np.zeros(len(descending)), near, -near]),
        bounds=[(TOP, TOP), *[(0, TOP)] * (count - 1), *[(0, TOP)] * count],
        integrality=np.repeat([1, 0], count),
    )
    if found.status == _INFEASIBLE:
        return None
    if found.x is None:
        raise ArithmeticError(found.message)
    values = dict(zip(own, np.rint(found.x[:count]).astype(int).tolist(), strict=True))
    return {key: values.get(key) for key in ratings}


_INFEASIBLE = 2
_FAR = 2 * TOP
_SAYS: dict[Answer, tuple[int, int]] = {
    "first": (1, _FAR),
    "second": (-_FAR, -1),
    "alike": (-ALIKE, ALIKE),
}
"""By how many points the first is ahead of the second, at least and at most."""


def _rated(ratings: Ratings, keys: list[str]) -> list[int]:
    return [points for key in keys if (points := ratings[key]) is not None]


def _headed(ratings: dict[str, int | None]) -> Ratings:
    """The same with 100 for the first."""
    return {key: points if place else TOP for place, (key, points) in enumerate(ratings.items())}


def _candidates(ratings: Ratings) -> Iterator[Tradeoff]:
    heavy = [key for key, points in ratings.items() if points][:_HEAVIEST]
    for one, two, three in combinations(heavy, 3):
        yield Tradeoff((one,), (two, three))
    for one, two, three, four in combinations(heavy, 4):
        yield Tradeoff((one, four), (two, three))


def _distance(ratings: Ratings, each: Tradeoff, asked: Counter[str]) -> int:
    lead = abs(worth(ratings, each.first) - worth(ratings, each.second))
    members = (*each.first, *each.second)
    longer = _LONGER if len(members) > 3 else 0
    return lead + longer + _REPEAT * sum(asked[key] for key in members)
