"""By what each actor judges: the active profiles put together into one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.frame import Frame


@dataclass(frozen=True, eq=False)
class Standards:
    """A actors, I interests, E endpoints; nan is missing."""

    profiles: tuple[str | None, ...]
    """[A] id of each actor's active profile."""
    weights: Floats
    """float64[I] normalised to add up to 1 per actor; 0 where not weighted."""
    judges: Bools
    """bool[A] whether the actor has a weighted interest."""
    floors: Floats
    """float64[I] red lines; nan where none is drawn."""
    derived: Bools
    """bool[A] whether the reservation value is derived from the tree."""
    stated: Floats
    """float64[A] a stated reservation value."""
    margin: Floats
    """float64[A]"""
    scores: Floats
    """float64[E, I] the scenario's scores under the profiles' own."""
    scores_low: Floats
    scores_high: Floats
    by_actor: Floats
    """float64[I, A] `weights` in the column of each interest's actor: scores @ by_actor are
    utilities."""


def standards(frame: Frame, profiles: Mapping[str, str]) -> Standards:
    """The standards under these active profiles, by actor; an actor not named, or named with a
    profile that is not of it, is judged by its base profile.

    An interest that neither the profile nor the base profile weighs does not count.
    """
    actors, interests = len(frame.actor_ids), len(frame.interest_ids)
    active = tuple(active_profile(frame, row, profiles) for row in range(actors))
    weights, floors = np.zeros(interests), np.full(interests, np.nan)
    stated, margin = np.full(actors, np.nan), np.full(actors, np.nan)
    derived = np.zeros(actors, bool)
    scores = [frame.scores, frame.scores_low, frame.scores_high]
    for row, key in enumerate(active):
        if key is None:
            continue
        profile = frame.profiles[key]
        weights[profile.interests] = profile.weights
        floors[profile.interests] = profile.floors
        derived[row] = profile.derived
        stated[row] = profile.reservation[0]
        margin[row] = profile.margin[0]
        if len(profile.overrides):
            if scores[0] is frame.scores:
                scores = [array.copy() for array in scores]
            cells = (profile.override_endpoint, profile.override_interest)
            values = (profile.overrides, profile.overrides_low, profile.overrides_high)
            for array, override in zip(scores, values, strict=True):
                array[cells] = override
    weights = np.where(weights > 0.0, weights, 0.0)
    owned = np.flatnonzero(frame.interest_actor >= 0)
    owner = frame.interest_actor[owned]
    sums = np.bincount(owner, weights[owned], actors)
    by_actor = np.zeros((interests, actors))
    weights[owned] /= np.where(sums > 0.0, sums, 1.0)[owner]
    by_actor[owned, owner] = weights[owned]
    return Standards(
        profiles=active,
        weights=weights,
        judges=sums > 0.0,
        floors=floors,
        derived=derived,
        stated=stated,
        margin=margin,
        scores=scores[0],
        scores_low=scores[1],
        scores_high=scores[2],
        by_actor=by_actor,
    )


def active_profile(frame: Frame, actor: int, profiles: Mapping[str, str]) -> str | None:
    """The id of the profile that the actor of this row is judged by; None where it has none."""
    name = frame.actor_ids[actor]
    for key in (profiles.get(name), frame.scenario.actors[name].base_profile):
        if key is not None and key in frame.profiles and frame.profiles[key].actor == actor:
            return key
    return None
