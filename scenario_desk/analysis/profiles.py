"""A profile as arrays: what one actor judges by, the gaps filled from its base profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only
from scenario_desk.model.entities import Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario

T = TypeVar("T")

NAN = float("nan")
Spread = tuple[float, float, float]
"""best, low, high"""
UNKNOWN: Spread = (NAN, NAN, NAN)


@dataclass(frozen=True, eq=False)
class ProfileArrays:
    """One profile, after what it leaves open was taken from the base profile of its actor.

    K interests of the actor, M overridden scores; nan is missing.
    """

    id: str
    actor: int
    """Row of the actor; −1 for none."""
    interests: Ints
    """int64[K] rows of the actor's interests."""
    weights: Floats
    """float64[K] swing points, 0 … 100."""
    weights_low: Floats
    weights_high: Floats
    floors: Floats
    """float64[K] red lines; nan where none is drawn."""
    override_endpoint: Ints
    """int64[M] rows."""
    override_interest: Ints
    """int64[M] rows."""
    overrides: Floats
    """float64[M] scores that take the place of the scenario's."""
    overrides_low: Floats
    overrides_high: Floats
    derived: bool
    """Whether the reservation value is derived from the tree."""
    reservation: Spread
    """best, low, high of a stated reservation value; nan where derived or open."""
    margin: Spread
    """best, low, high; nan where open."""


def spread(estimate: Estimate | None) -> Spread:
    """(best, low, high) of an estimate, nan where there is none."""
    if estimate is None:
        return UNKNOWN
    return (estimate.best, *estimate.spread)


def lower_profile(
    scenario: Scenario,
    profile: Profile,
    actor: int,
    interests: Ints,
    endpoint_index: Mapping[str, int],
) -> ProfileArrays:
    """The arrays of one profile.

    `actor` is the row of its actor (−1 for none), `interests` int64[K] the rows of that actor's
    interests in the scenario's order.
    """
    layers = _layers(scenario, profile)
    names = scenario.interests.order
    ids = [names[row] for row in interests.tolist()]
    rows = dict(zip(ids, interests.tolist(), strict=True))

    weights = np.array([spread(_first([x.weights.get(key) for x in layers])) for key in ids])
    lines = [_first([x.red_lines.get(key) for x in layers]) for key in ids]
    floors = [NAN if line is None or line.floor is None else line.floor for line in lines]

    scores: dict[tuple[str, str], Estimate] = {}
    for layer in reversed(layers):
        scores.update(layer.scores)
    places = sorted(
        (endpoint_index[endpoint], rows[interest], (endpoint, interest))
        for endpoint, interest in scores
        if endpoint in endpoint_index and interest in rows
    )
    values = np.array([spread(scores[key]) for *_, key in places])

    says: list[Estimate | str | None] = [x.reservation for x in layers]
    reservation = _first(says)
    margin = _first([x.margin for x in layers])
    weights, values = weights.reshape(-1, 3), values.reshape(-1, 3)
    return ProfileArrays(
        id=profile.id,
        actor=actor,
        interests=interests,
        weights=_column(weights, 0),
        weights_low=_column(weights, 1),
        weights_high=_column(weights, 2),
        floors=read_only(np.array(floors, np.float64)),
        override_endpoint=read_only(np.array([row for row, *_ in places], np.int64)),
        override_interest=read_only(np.array([row for _, row, _ in places], np.int64)),
        overrides=_column(values, 0),
        overrides_low=_column(values, 1),
        overrides_high=_column(values, 2),
        derived=reservation == "derived",
        reservation=spread(reservation) if isinstance(reservation, Estimate) else UNKNOWN,
        margin=spread(margin),
    )


def _layers(scenario: Scenario, profile: Profile) -> tuple[Profile, ...]:
    """The profile, and behind it the base profile of its actor."""
    actor = scenario.actors.get(profile.actor)
    base = scenario.profiles.get(actor.base_profile) if actor else None
    if base is None or base.id == profile.id or base.actor != profile.actor:
        return (profile,)
    return (profile, base)


def _first(said: Iterable[T | None]) -> T | None:
    """What the first layer says that says anything."""
    return next((each for each in said if each is not None), None)


def _column(values: Floats, column: int) -> Floats:
    return read_only(np.ascontiguousarray(values[:, column]))
