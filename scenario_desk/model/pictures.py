"""Who holds a picture of whom, and under which assumptions all is as a holder sees it.

A picture is a perceived profile: the first that a holder has of another actor, in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.lenses import settled
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


def pictures_held(scenario: Scenario) -> dict[str, dict[str, str]]:
    """By holder, in the order of the actors: the profile it holds of each other actor."""
    held: dict[str, dict[str, str]] = {}
    for profile in scenario.profiles.values():
        holder = profile.holder
        if (
            profile.kind == "perceived"
            and holder is not None
            and holder in scenario.actors
            and profile.actor in scenario.actors
            and profile.actor != holder
        ):
            held.setdefault(holder, {}).setdefault(profile.actor, profile.id)
    return {actor: held[actor] for actor in scenario.actors if actor in held}


def by_own(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """The same where every actor judges by a profile of its own."""
    return as_seen(scenario, assumptions, {})


def as_seen(
    scenario: Scenario, assumptions: Assumptions, pictures: Mapping[str, str]
) -> Assumptions:
    """The same as who holds these pictures, profiles by actor, sees it: the others by their own."""
    found = ((actor, _own(scenario, assumptions, actor)) for actor in scenario.actors)
    own = {actor: key for actor, key in found if key is not None}
    return replace(assumptions, profiles=Table(own | dict(pictures)))


def seen_by(scenario: Scenario, assumptions: Assumptions) -> str | None:
    """The first holder whose view these assumptions are.

    None where they are nobody's, or where everybody's own profiles come to the same.
    """
    held = settled(scenario, assumptions).profiles
    if settled(scenario, by_own(scenario, assumptions)).profiles == held:
        return None
    for holder, pictures in pictures_held(scenario).items():
        if settled(scenario, as_seen(scenario, assumptions, pictures)).profiles == held:
            return holder
    return None


def _own(scenario: Scenario, assumptions: Assumptions, actor: str) -> str | None:
    """The profile of its own by which an actor is judged, else its base, else its first; None where
    it has only pictures of it."""
    wanted = assumptions.profiles.get(actor), scenario.actors[actor].base_profile
    for key in (*wanted, *scenario.profiles):
        profile: Profile | None = scenario.profiles.get(key)
        if profile is not None and profile.actor == actor and profile.kind == "own":
            return profile.id
    return None
