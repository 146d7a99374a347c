"""By what each actor judges: the active profiles put together into one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, sums_by
from scenario_desk.analysis.draws import Draws, drawn
from scenario_desk.analysis.estimates import BEST, NAN, Estimates
from scenario_desk.analysis.frame import Frame


@dataclass(frozen=True, eq=False)
class ActiveProfiles:
    """What the active profiles say, with its spreads: A actors, I interests, E endpoints."""

    ids: tuple[str | None, ...]
    """[A] id of each actor's active profile."""
    weights: Estimates
    """float64[3, I] swing points; nan where nobody weighs the interest."""
    floors: Floats
    """float64[I] red lines; nan where none is drawn."""
    derived: Bools
    """bool[A] whether the reservation value is derived from the tree."""
    reservation: Estimates
    """float64[3, A] a stated reservation value; nan where there is none."""
    margin: Estimates
    """float64[3, A] nan where open."""
    scores: Estimates
    """float64[3, E, I] the scenario's scores under the profiles' own; nan is missing."""


@dataclass(frozen=True, eq=False)
class Standards:
    """One value for everything the actors judge by, as best judged or, with an axis S, as drawn."""

    active: ActiveProfiles
    weights: Floats
    """float64[…, I] normalised to add up to 1 per actor; 0 where not weighted."""
    by_actor: Floats
    """float64[…, I, A] `weights` in the column of each interest's actor: scores @ by_actor are
    utilities."""
    judges: Bools
    """bool[…, A] whether the actor has a weighted interest."""
    stated: Floats
    """float64[…, A] a stated reservation value."""
    margin: Floats
    """float64[…, A]"""
    scores: Floats
    """float64[…, E, I]"""
    absent: Bools
    """bool[E, I] no score."""


def standards(frame: Frame, active: ActiveProfiles, draws: Draws) -> Standards:
    """The standards that the active profiles come to."""
    swings = drawn(active.weights, draws.weights)
    swings = np.where(swings > 0.0, swings, 0.0)
    sums = sums_by(swings, frame.interest_actor, len(frame.actor_ids))
    owned = np.flatnonzero(frame.interest_actor >= 0)
    owner = frame.interest_actor[owned]
    weights = swings.copy()
    weights[..., owned] /= np.where(sums > 0.0, sums, 1.0)[..., owner]
    by_actor = np.zeros((*weights.shape, len(frame.actor_ids)))
    by_actor[..., owned, owner] = weights[..., owned]
    return Standards(
        active=active,
        weights=weights,
        by_actor=by_actor,
        judges=sums > 0.0,
        stated=drawn(active.reservation, draws.reservations),
        margin=drawn(active.margin, draws.margins),
        scores=drawn(active.scores, draws.scores),
        absent=np.isnan(active.scores[BEST]),
    )


def active_profiles(frame: Frame, profiles: Mapping[str, str]) -> ActiveProfiles:
    """What is judged by under these active profiles, by actor; an actor not named, or named with a
    profile that is not of it, is judged by its base profile.

    An interest that neither the profile nor the base profile weighs does not count.
    """
    actors, interests = len(frame.actor_ids), len(frame.interest_ids)
    ids = tuple(active_profile(frame, row, profiles) for row in range(actors))
    weights, floors = np.full((3, interests), NAN), np.full(interests, NAN)
    reservation, margin = np.full((2, 3, actors), NAN)
    derived = np.zeros(actors, bool)
    scores = frame.scores
    for row, key in enumerate(ids):
        if key is None:
            continue
        profile = frame.profiles[key]
        weights[:, profile.interests] = profile.weights
        floors[profile.interests] = profile.floors
        derived[row] = profile.derived
        reservation[:, row] = profile.reservation
        margin[:, row] = profile.margin
        if len(profile.override_endpoint):
            if scores is frame.scores:
                scores = scores.copy()
            scores[:, profile.override_endpoint, profile.override_interest] = profile.overrides
    return ActiveProfiles(ids, weights, floors, derived, reservation, margin, scores)


def active_profile(frame: Frame, actor: int, profiles: Mapping[str, str]) -> str | None:
    """The id of the profile that the actor of this row is judged by; None where it has none."""
    name = frame.actor_ids[actor]
    for key in (profiles.get(name), frame.scenario.actors[name].base_profile):
        if key is not None and key in frame.profiles and frame.profiles[key].actor == actor:
            return key
    return None
