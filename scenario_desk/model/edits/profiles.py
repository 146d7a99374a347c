"""What a profile says: weights, its own scores, red lines, reservation and margin."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import judged, known, refuse_off_scale
from scenario_desk.model.entities import Derived, Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table


def set_weight(
    scenario: Scenario, profile: str, interest: str, estimate: Estimate | None
) -> Scenario:
    """Weigh the swing of one of the actor's interests; None leaves it open."""
    found = _profile_with(scenario, profile, interest)
    judged(scenario, estimate, "weight")
    return _amended(scenario, found, weights=_with(found.weights, interest, estimate))


def set_profile_score(
    scenario: Scenario, profile: str, endpoint: str, interest: str, estimate: Estimate | None
) -> Scenario:
    """Score an endpoint as only this profile sees it; None takes the scenario's score again."""
    found = _profile_with(scenario, profile, interest)
    known(scenario, "endpoints", endpoint)
    judged(scenario, estimate, "score")
    return _amended(scenario, found, scores=_with(found.scores, (endpoint, interest), estimate))


def set_red_line(scenario: Scenario, profile: str, interest: str, line: RedLine | None) -> Scenario:
    """Draw a red line on an interest; None leaves it open.

    A line without a floor says that this profile does not draw the base profile's line, so it is
    refused in a base profile.
    """
    found = _profile_with(scenario, profile, interest)
    if line is not None:
        refuse_unsound_line(scenario, found, line)
    return _amended(scenario, found, red_lines=_with(found.red_lines, interest, line))


def set_reservation(
    scenario: Scenario, profile: str, reservation: Derived | Estimate | None
) -> Scenario:
    """State what the actor can have without a deal, derive it from the tree, or leave it open."""
    found = known(scenario, "profiles", profile)
    if reservation != "derived":
        judged(scenario, reservation, "reservation")
    return _amended(scenario, found, reservation=reservation)


def set_margin(scenario: Scenario, profile: str, estimate: Estimate | None) -> Scenario:
    """Say what signing costs the actor on top of its reservation; None leaves it open."""
    found = known(scenario, "profiles", profile)
    return _amended(scenario, found, margin=judged(scenario, estimate, "margin"))


def refuse_unsound_line(scenario: Scenario, profile: Profile, line: RedLine) -> None:
    """Raise EditRefused for a floor off the scale, or for none where the profile is the base."""
    if line.floor is not None:
        refuse_off_scale(line.floor, "red_line")
    elif is_base(scenario, profile):
        raise EditRefused("red_line_needs_floor", profile=profile.name)


def is_base(scenario: Scenario, profile: Profile) -> bool:
    """Whether this is its actor's base profile."""
    actor = scenario.actors.get(profile.actor)
    return actor is not None and actor.base_profile == profile.id


def refuse_stranger(scenario: Scenario, profile: Profile, interest: str) -> None:
    """Raise EditRefused where the interest is not the profile's actor's."""
    if known(scenario, "interests", interest).actor != profile.actor:
        raise EditRefused(
            "interest_of_another",
            interest=name_of(scenario, "interests", interest),
            profile=profile.name,
            actor=name_of(scenario, "actors", profile.actor),
        )


def _profile_with(scenario: Scenario, profile: str, interest: str) -> Profile:
    found: Profile = known(scenario, "profiles", profile)
    refuse_stranger(scenario, found, interest)
    return found


def _with(table: Table[Any, Any], key: Any, value: Any) -> Table[Any, Any]:
    return table.without(key) if value is None else table.set(key, value)


def _amended(scenario: Scenario, profile: Profile, **fields: Any) -> Scenario:
    return replace(scenario, profiles=scenario.profiles.put(amended(profile, **fields)))
