"""Weight space: with which weights of its interests an actor would accept an endpoint.

Everything but that actor's weights at its best. K interests that weigh or could; normalised weights
are the points of their simplex. U − R is a weighted mean of what the interests gain, Σ w_i g_i, also
where R is derived from the tree, as long as the tree does not hang on these weights; then shares
are exact and the nearest weights a linear program. Where owners choose by utility it may, and the
share is counted over draws.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge, resolves_by_choice
from scenario_desk.analysis.ties import TIE
from scenario_desk.analysis.uncertainty.drawing import rows_at_once
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.measures import each_draw
from scenario_desk.model.entities import Assumptions

_AT_ONCE = 10_000
"""Points of the simplex that are held at a time."""


@dataclass(frozen=True, eq=False)
class WeightSpace:
    """What an actor's acceptance of an endpoint hangs on, as far as its weights go."""

    judged: Judgement
    """At best values."""
    endpoint: int
    """Row; likewise below."""
    actor: int
    interests: Ints
    """int64[K] rows of those with a weight, and of those weighed 0."""
    weights: Floats
    """float64[K] normalised, as judged."""
    gains: Floats | None
    """float64[K] by how much each interest alone, with all the weight, takes U over the threshold,
    in points; None where acceptance is not linear in the weights, or something is missing."""
    accepts: bool
    """With the weights as judged."""
    never: bool
    """Whether a red line is crossed: then no weights help."""

    def on(self, frame: Frame) -> WeightSpace:
        """The same in a later frame of the same ground, in which only names may be others."""
        return replace(self, judged=replace(self.judged, frame=frame))


@dataclass(frozen=True)
class Share:
    """How much of the simplex an endpoint is acceptable in, 0 … 1; nan where nobody can say."""

    value: float
    standard_error: float
    """0 where the value is exact."""


@dataclass(frozen=True, eq=False)
class NearestWeights:
    """The weights nearest to those judged at which acceptance turns."""

    weights: Floats
    """float64[K] normalised."""
    distance: float
    """Σ |change| of normalised weights, 0 … 2."""


def weight_space(
    frame: Frame, assumptions: Assumptions, endpoint: int, actor: int
) -> WeightSpace | None:
    """Of the endpoint and the actor of these rows; None where the actor has no weighted interest."""
    judged = judge(frame, assumptions)
    owned = frame.interest_actor == actor
    weights = judged.standards.weights
    interests = np.flatnonzero(owned & ~np.isnan(judged.standards.active.weights[BEST]))
    if not judged.standards.judges[actor]:
        return None
    crossed = judged.acceptance.crossed[endpoint] & owned
    return WeightSpace(
        judged=judged,
        endpoint=endpoint,
        actor=actor,
        interests=interests,
        weights=weights[interests],
        gains=_gains(judged, endpoint, actor, interests),
        accepts=bool(judged.acceptance.acceptable[endpoint, actor] == YES),
        never=bool(crossed.any()),
    )


def _gains(judged: Judgement, endpoint: int, actor: int, interests: Ints) -> Floats | None:
    frame, standards, own = judged.frame, judged.standards, judged.reservation
    derived = bool(standards.active.derived[actor])
    if derived and (resolves_by_choice(frame, judged.assumptions) or np.isnan(own.value[actor])):
        return None
    scores = judged.values.scores[endpoint, interests]
    margin = judged.acceptance.threshold[endpoint, actor] - own.value[actor]
    expected = own.scores_low[interests] if derived else own.value[actor]
    if derived and (own.scores_low[interests] != own.scores_high[interests]).any():
        return None
    gains: Floats = scores - expected - margin
    unweighed = standards.unweighed & (frame.interest_actor == actor)
    return None if np.isnan(gains).any() or unweighed.any() else gains


def acceptable_share(space: WeightSpace, samples: int = 10_000, seed: int = 1) -> Share:
    """How much of the simplex of weights the endpoint is acceptable in (uniform, as in SMAA).

    Exact where acceptance is linear in the weights; else by so many draws.
    """
    if space.never:
        return Share(0.0, 0.0)
    if space.gains is not None:
        return Share(1.0 - _share_below(space.gains), 0.0)
    random = np.random.default_rng(np.random.SeedSequence(seed))
    accepted = 0.0
    for start in range(0, samples, _AT_ONCE):
        some = min(_AT_ONCE, samples - start)
        accepted += float(
            accepts_at(space, random.dirichlet(np.ones(len(space.interests)), some)).sum()
        )
        if np.isnan(accepted):
            return Share(float("nan"), float("nan"))
    value = accepted / samples
    return Share(value, float(np.sqrt(value * (1.0 - value) / samples)))


def _share_below(gains: Floats) -> float:
    """The share of the simplex in which Σ w_i g_i < 0, exactly (Varsi 1973, Ali 1973): only convex
    combinations, so nothing cancels."""
    # What ties is accepted, as everywhere.
    negative = gains[gains < -TIE]
    other = np.maximum(gains[gains >= -TIE], 0.0)
    found = np.zeros(len(other) + 1)
    found[0] = 1.0
    for down in negative.tolist():
        for place, up in enumerate(other.tolist(), 1):
            found[place] = (up * found[place] - down * found[place - 1]) / (up - down)
    return float(found[-1]) if len(other) else 1.0


def accepts_at(space: WeightSpace, weights: Floats) -> Floats:
    """Whether the actor accepts with these weights float64[S, K]: 1, 0, or nan if undecided,
    float64[S]. By the whole chain, so also where it is not linear."""
    judged, frame = space.judged, space.judged.frame
    best = judged.standards.active.weights[BEST]
    step = rows_at_once(frame, len(best), np.array([Kind.WEIGHT]))
    parts = [np.zeros(0)]
    for start in range(0, len(weights), step):
        some = weights[start : start + step]
        drawn = np.tile(best, (len(some), 1))
        drawn[:, space.interests] = 100.0 * some
        figures = judge(frame, judged.assumptions, Draws(weights=drawn))
        answers = figures.acceptance.acceptable[..., space.endpoint, space.actor]
        found = each_draw(answers, 0, len(some)).astype(float)
        parts.append(np.where(found < 0.0, np.nan, found))
    return np.concatenate(parts)


def nearest_weights(space: WeightSpace) -> NearestWeights | None:
    """The smallest change of the normalised weights (Σ |change|) at which acceptance turns; None
    where none does, or where acceptance is not linear in the weights.

    What is found lies on the boundary, where an endpoint is still accepted.
    """
    gains = space.gains
    if gains is None or space.never:
        return None
    # The weights w, and for each how far it moves: w − t ≤ judged, −w − t ≤ −judged.
    from scipy.optimize import linprog

    count, sign = len(gains), 1.0 if space.accepts else -1.0
    one = np.eye(count)
    turned = np.concatenate([sign * gains, np.zeros(count)])
    found = linprog(
        np.concatenate([np.zeros(count), np.ones(count)]),
        A_ub=np.concatenate([np.block([[one, -one], [-one, -one]]), turned[None]]),
        b_ub=np.concatenate([space.weights, -space.weights, [0.0]]),
        A_eq=np.concatenate([np.ones(count), np.zeros(count)])[None],
        b_eq=[1.0],
    )
    if found.status != 0 or found.x is None or found.fun is None:
        return None
    return NearestWeights(found.x[:count], float(found.fun))


@dataclass(frozen=True, eq=False)
class PairMap:
    """Acceptance over the weights of two interests, the others sharing the rest as judged."""

    first: Floats
    """float64[X] shares of all the weight that the first of the two has, 0 … 1."""
    second: Floats
    """float64[Y]"""
    gain: Floats
    """float64[Y, X] U − threshold in points; nan where the two together have more than all."""
    boundary: Floats
    """float64[2, 2] the two ends (rows) of the line where acceptance turns, as (first, second);
    nan where it is nowhere."""


def pair_map(space: WeightSpace, first: int, second: int, steps: int = 51) -> PairMap | None:
    """Of two of the K interests, by their places; None where acceptance is not linear in the weights.

    If nothing else has a weight the two share all of it, and only the line first + second = 1 is
    filled.
    """
    if space.gains is None:
        return None
    rest = _without(space.weights, (first, second))
    left = float(rest.sum())
    others = float((space.gains * rest).sum()) / left if left > 0.0 else float("nan")
    axis = np.linspace(0.0, 1.0, steps)
    x, y = np.meshgrid(axis, axis)
    remainder = 1.0 - x - y
    one, two = space.gains[[first, second]]
    on_line = np.abs(remainder) < 1e-12
    gain = x * one + y * two + np.where(on_line, 0.0, remainder * others)
    gain = np.where(remainder < -1e-12, np.nan, gain)
    corners = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    return PairMap(axis, axis, gain, _cut(corners, np.array([one, two, others])))


def _without(weights: Floats, places: tuple[int, int]) -> Floats:
    """The weights without those in these places."""
    found = weights.copy()
    found[list(places)] = 0.0
    return found


def _cut(corners: Floats, gains: Floats) -> Floats:
    """Where the line of no gain cuts a triangle, float64[2, 2]."""
    found = []
    for one, two in ((0, 1), (1, 2), (2, 0)):
        if (gains[one] < 0.0) != (gains[two] < 0.0) and not np.isnan(gains[[one, two]]).any():
            at = gains[one] / (gains[one] - gains[two])
            found.append(corners[one] + at * (corners[two] - corners[one]))
    # Where nothing else has a weight the line is a point.
    return np.array([found[0], found[-1]]) if found else np.full((2, 2), np.nan)
