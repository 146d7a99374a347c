"""A profile as arrays: what one actor judges by, the gaps filled from its base profile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only
from scenario_desk.analysis.estimates import NAN, Estimates, estimate_of, estimates_of
from scenario_desk.analysis.on_demand import OnDemand
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario

T = TypeVar("T")


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
    weights: Estimates
    """float64[3, K] swing points, 0 … 100."""
    floors: Floats
    """float64[K] red lines; nan where none is drawn."""
    override_endpoint: Ints
    """int64[M] rows."""
    override_interest: Ints
    """int64[M] rows."""
    overrides: Estimates
    """float64[3, M] scores that take the place of the scenario's."""
    derived: bool
    """Whether the reservation value is derived from the tree."""
    reservation: Estimates
    """float64[3] a stated reservation value; nan where derived or open."""
    margin: Estimates
    """float64[3]; nan where open."""


def lowered_profiles(scenario: Scenario, rosters: RosterArrays) -> OnDemand[ProfileArrays]:
    """The profiles by id, each lowered when first asked for."""

    def make(key: str) -> ProfileArrays:
        return _lowered(scenario, scenario.profiles[key], rosters)

    return OnDemand(scenario.profiles.order, make)


def profiles_after(
    before: OnDemand[ProfileArrays], old: RosterArrays, new: RosterArrays, changes: Changes
) -> OnDemand[ProfileArrays]:
    """The profiles of the next scenario, with what is already lowered where it still holds."""
    was, now = changes.old, changes.new
    same_rows = old.same_rows(new)
    if same_rows and was.profiles is now.profiles and was.actors is now.actors:
        return before
    profiles = lowered_profiles(now, new)
    if same_rows:
        profiles.inherit(before, (key for key in now.profiles if _says_the_same(was, now, key)))
    return profiles


def _says_the_same(was: Scenario, now: Scenario, key: str) -> bool:
    """Whether a profile and the base profile of its actor say what they said."""
    profile = now.profiles[key]
    actor, before = now.actors.get(profile.actor), was.actors.get(profile.actor)
    if actor is None or before is None or actor.base_profile != before.base_profile:
        return False
    base = actor.base_profile
    return was.profiles.get(key) is profile and was.profiles.get(base) is now.profiles.get(base)


def _lowered(scenario: Scenario, profile: Profile, rosters: RosterArrays) -> ProfileArrays:
    actor = rosters.actor_index.get(profile.actor, -1)
    layers = _layers(scenario, profile)
    interests = np.flatnonzero(rosters.interest_actor == actor) if actor >= 0 else np.zeros(0, int)
    rows = {rosters.interest_ids[row]: row for row in interests.tolist()}
    lines = [_first(layer.red_lines.get(key) for layer in layers) for key in rows]
    floors = [NAN if line is None or line.floor is None else line.floor for line in lines]

    scores: dict[tuple[str, str], Estimate] = {}
    for layer in reversed(layers):
        scores.update(layer.scores)
    ends = rosters.endpoint_index
    places = sorted((ends[e], rows[i], (e, i)) for e, i in scores if e in ends and i in rows)

    says: list[Estimate | str | None] = [layer.reservation for layer in layers]
    reservation = _first(says)
    return ProfileArrays(
        id=profile.id,
        actor=actor,
        interests=read_only(interests),
        weights=estimates_of(_first(layer.weights.get(key) for layer in layers) for key in rows),
        floors=read_only(np.array(floors, np.float64)),
        override_endpoint=read_only(np.array([row for row, *_ in places], np.int64)),
        override_interest=read_only(np.array([row for _, row, _ in places], np.int64)),
        overrides=estimates_of(scores[key] for *_, key in places),
        derived=reservation == "derived",
        reservation=estimate_of(reservation if isinstance(reservation, Estimate) else None),
        margin=estimate_of(_first(layer.margin for layer in layers)),
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
