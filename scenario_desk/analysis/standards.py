"""By what each actor judges: the active profiles put together into one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.draws import Draws, drawn
from scenario_desk.analysis.estimates import BEST, NAN, Estimates
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.profiles import ProfileArrays


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
    owned: Bools
    """bool[I, A] whose interest it is."""
    swings: Floats
    """float64[…, A] what each actor's weights add up to, before they are normalised."""
    judges: Bools
    """bool[…, A] whether the actor has a weighted interest."""
    unweighed: Bools
    """bool[I] no weight, though in use: an endpoint has a score on it."""
    stated: Floats
    """float64[…, A] a stated reservation value."""
    margin: Floats
    """float64[…, A]"""
    floors: Floats
    """float64[…, I] red lines; nan where none is drawn."""
    scores: Floats
    """float64[…, E, I]"""
    absent: Bools
    """bool[E, I] no score."""


def standards(frame: Frame, active: ActiveProfiles, draws: Draws) -> Standards:
    """The standards that the active profiles come to."""
    swings = drawn(active.weights, draws.weights)
    owned = frame.interest_actor[:, None] == np.arange(len(frame.actor_ids))
    counted = np.where(swings > 0.0, swings, 0.0)
    sums = counted @ owned
    of_owner = sums @ owned.T
    weights = np.where(of_owner > 0.0, counted, 0.0) / np.where(of_owner > 0.0, of_owner, 1.0)
    by_actor = weights[..., None] * owned
    absent = np.isnan(active.scores[BEST])
    return Standards(
        active=active,
        weights=weights,
        by_actor=by_actor,
        owned=owned,
        swings=sums,
        judges=sums > 0.0,
        unweighed=np.isnan(active.weights[BEST]) & ~absent.all(axis=0),
        stated=drawn(active.reservation, draws.reservations),
        margin=drawn(active.margin, draws.margins),
        floors=drawn(active.floors[None], draws.floors),
        scores=drawn(active.scores, draws.scores),
        absent=absent,
    )


def active_profiles(frame: Frame, profiles: Mapping[str, str]) -> ActiveProfiles:
    """What is judged by under these active profiles, by actor; an actor not named, or named with a
    profile that is not of it, is judged by its base profile.

    An interest that neither the profile nor the base profile weighs has no weight (nan).
    """
    actors, interests = len(frame.actor_ids), len(frame.interest_ids)
    active = [active_profile(frame, row, profiles) for row in range(actors)]
    held = [profile for profile in active if profile is not None]
    weights, floors = np.full((3, interests), NAN), np.full(interests, NAN)
    reservation, margin = np.full((2, actors, 3), NAN)
    derived = np.zeros(actors, bool)
    scores = frame.scores
    if held:
        rows = np.concatenate([profile.interests for profile in held])
        floors[rows] = np.concatenate([profile.floors for profile in held])
        said = np.concatenate([profile.weights for profile in held], axis=1)
        # One after the other: numpy is slow at picking places of a later axis.
        for mine, each in zip(weights, said, strict=True):
            mine[rows] = each
    for profile in held:
        derived[profile.actor] = profile.derived
        reservation[profile.actor] = profile.reservation
        margin[profile.actor] = profile.margin
        if len(profile.override_endpoint):
            if scores is frame.scores:
                scores = scores.copy()
            scores[:, profile.override_endpoint, profile.override_interest] = profile.overrides
    ids = tuple(profile.id if profile else None for profile in active)
    return ActiveProfiles(ids, weights, floors, derived, reservation.T, margin.T, scores)


def active_profile(frame: Frame, actor: int, profiles: Mapping[str, str]) -> ProfileArrays | None:
    """The profile that the actor of this row is judged by; None where it has none."""
    name = frame.actor_ids[actor]
    for key in (profiles.get(name), frame.scenario.actors[name].base_profile):
        profile = None if key is None else frame.profiles.get(key)
        if profile is not None and profile.actor == actor:
            return profile
    return None
