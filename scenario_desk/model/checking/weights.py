"""Which weights a profile judges by, its base profile filling in what it leaves open."""

from __future__ import annotations

from scenario_desk.model.entities import Actor, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario


def base_of(scenario: Scenario, actor: str) -> Profile | None:
    """The actor's base profile, where it has one of its own."""
    found = scenario.actors.get(actor)
    profile: Profile | None = scenario.profiles.get(found.base_profile if found else None)
    return profile if profile is not None and profile.actor == actor else None


def weights_of(scenario: Scenario, profile: Profile) -> dict[str, Estimate | None]:
    """The weight of each interest of the profile's actor; None where nobody gave one."""
    base = base_of(scenario, profile.actor)
    layers = [profile] if base is None else [profile, base]
    found: dict[str, Estimate | None] = {}
    for interest in scenario.interests_of(profile.actor):
        given = (layer.weights.get(interest.id) for layer in layers)
        found[interest.id] = next((weight for weight in given if weight is not None), None)
    return found


def is_weighted(scenario: Scenario, actor: Actor) -> bool:
    """Whether some interest of the actor counts under its profile in the default assumptions."""
    chosen = scenario.assumptions.profiles.get(actor.id, actor.base_profile)
    profile = scenario.profiles.get(chosen)
    if profile is None or profile.actor != actor.id:
        profile = base_of(scenario, actor.id)
    if profile is None:
        return False
    weights = weights_of(scenario, profile).values()
    return any(weight is not None and weight.best > 0 for weight in weights)
