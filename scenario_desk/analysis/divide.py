"""The divide: which interests of the principals pull apart, what each fears, and what it goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.ranges import spans

MOST_COMPARED = 400
"""So many interests of the principals are compared in pairs, those of the widest weighted ranges: of
thousands the pairs would be millions, and none of the rest could pull harder than these."""
LISTED = 10
"""So many collisions are told, the hardest."""
_NOTHING = 1e-9
"""A covariance or a range nearer to 0 than this is rounding."""


@dataclass(frozen=True)
class Collision:
    """Two interests of different principals, of which one loses where the other gains."""

    interests: tuple[str, str]
    """Ids; that of the principal that stands first, first."""
    covariance: float
    """In squared points of utility, negative: see `covariances`."""


@dataclass(frozen=True)
class Stance:
    """What a principal fears most, and what it goes by; ids, None where nothing can be said."""

    actor: str
    endpoint: str | None
    """Where its utility is least, of those where it is known."""
    red_line: str | None
    """The interest whose red line is most likely to be crossed; None where none is."""
    crossing: float
    """How likely that is, 0 … 1."""
    goes_by: str | None
    """The interest by which it tells the endpoints apart most, that of the greatest weight × range
    used."""


@dataclass(frozen=True)
class Divide:
    """What stands between the principals."""

    collisions: tuple[Collision, ...]
    """Those that pull apart hardest, `LISTED` at most, the hardest first."""
    compared: bool
    """Whether any two interests of different principals are known at two endpoints at least."""
    stances: tuple[Stance, ...]
    """Of each principal, in their order."""


def divide(figures: Figures) -> Divide:
    """What stands between the principals under these figures; empty of what nobody judged.

    Without a sample axis: it names the winners, of which every draw has its own.
    """
    frame = figures.frame
    owner = frame.interest_actor
    principals = np.flatnonzero(frame.principal)
    widths = _widths(figures.effective_scores, figures.weights)
    columns = np.flatnonzero(np.isin(owner, principals))
    if len(columns) > MOST_COMPARED:
        widest = np.argsort(-widths[columns], kind="stable")
        columns = np.sort(columns[widest[:MOST_COMPARED]])
    found = covariances(figures.effective_scores[:, columns], figures.weights[columns])
    crossing = figures.endpoint_reach @ figures.crossed
    theirs = owner[columns]
    pairs = np.where(theirs[:, None] < theirs, found, np.nan)
    return Divide(
        collisions=_collisions(pairs, [frame.interest_ids[column] for column in columns]),
        compared=bool((~np.isnan(pairs)).any()),
        stances=tuple(_stance(figures, actor, crossing, widths) for actor in principals.tolist()),
    )


def covariances(scores: Floats, weights: Floats) -> Floats:
    """How weighted interests rise and fall together over the endpoints, float64[…, I, I].

    scores float64[…, E, I] with nan where missing; weights float64[…, I] normalised per actor.
    The entry of i and j is the covariance of w_i · s_ie and w_j · s_je over the endpoints where
    both are known, each endpoint counted once however likely it is: what matters is what could be
    agreed on. It is in squared points of utility; nan where both are known at fewer than two. Since
    U(a,e) = Σ_i w_i · s_ie, the entries of all pairs of two actors' interests add up to the
    covariance of their utilities: the most negative are what pulls the two apart.
    """
    worth = scores * weights[..., None, :]
    known = ~np.isnan(worth)
    count = known.sum(axis=-2, keepdims=True)
    # Around the mean, or large scores that hardly differ would leave nothing but rounding.
    filled = np.where(known, worth, 0.0)
    centred = np.where(known, filled - filled.sum(axis=-2, keepdims=True) / count.clip(1), 0.0)
    counted = known.astype(float)
    across = np.swapaxes(centred, -1, -2)
    both = np.swapaxes(counted, -1, -2) @ counted
    sums = across @ counted
    several = both.clip(1.0)
    found = across @ centred / several - sums * np.swapaxes(sums, -1, -2) / several**2
    return np.where(both >= 2.0, found, np.nan)


def _widths(scores: Floats, weights: Floats) -> Floats:
    """What the endpoints span of each interest, weighted, in points of utility; float64[I]."""
    low, high = spans(scores)
    spanned: Floats = np.nan_to_num(high - low) * weights
    return spanned


def _collisions(pairs: Floats, ids: Sequence[str]) -> tuple[Collision, ...]:
    """The hardest of these pairs, float64[K, K] with nan beside them, of the interests of these ids."""
    first, second = np.nonzero(pairs < -_NOTHING)
    hardest = np.argsort(pairs[first, second], kind="stable")[:LISTED]
    return tuple(
        Collision((ids[one], ids[other]), float(pairs[one, other]))
        for one, other in zip(first[hardest], second[hardest], strict=True)
    )


def _stance(figures: Figures, actor: int, crossing: Floats, widths: Floats) -> Stance:
    frame = figures.frame
    utility = figures.utility[:, actor]
    mine = frame.interest_actor == actor
    worst = _greatest(-utility, ~np.isnan(utility), least=-np.inf)
    line, widest = _greatest(crossing, mine), _greatest(widths, mine)
    return Stance(
        actor=frame.actor_ids[actor],
        endpoint=None if worst is None else frame.endpoint_ids[worst],
        red_line=None if line is None else frame.interest_ids[line],
        crossing=0.0 if line is None else float(crossing[line]),
        goes_by=None if widest is None else frame.interest_ids[widest],
    )


def _greatest(values: Floats, among: Bools, least: float = _NOTHING) -> int | None:
    """The place of the greatest value among these, if it is above `least`; the first in a tie."""
    places = np.flatnonzero(among)
    if not len(places):
        return None
    best = int(places[np.argmax(values[places])])
    return best if values[best] > least else None
