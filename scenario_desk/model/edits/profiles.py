"""What a profile says: weights, its own scores, red lines, reservation and margin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import judged, known, refuse_off_scale
from scenario_desk.model.entities import Derived, Profile, RedLine, ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table

Scores = Mapping[ScoreKey, Estimate | None]
"""By endpoint and interest: an estimate, or None where there shall be none."""


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
    return set_profile_scores(scenario, profile, {(endpoint, interest): estimate})


def set_profile_scores(scenario: Scenario, profile: str, estimates: Scores) -> Scenario:
    """Set several scores as only this profile sees them, or none where one is refused."""
    found: Profile = known(scenario, "profiles", profile)
    for (endpoint, interest), estimate in estimates.items():
        refuse_stranger(scenario, found, interest)
        known(scenario, "endpoints", endpoint)
        judged(scenario, estimate, "score")
    given = {key: value for key, value in estimates.items() if value is not None}
    missing = [key for key, value in estimates.items() if value is None]
    return _amended(scenario, found, scores=found.scores.updated(given, missing))


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


def shift_reservation(scenario: Scenario, profile: str, best: float) -> Scenario:
    """State what the actor can have without a deal around another best value.

    Low and high move along, cut off at the ends of the scale. What the profile leaves open moves
    from where its base profile has it; what was derived is a single number from now on.
    """
    return set_reservation(scenario, profile, _shifted(scenario, profile, "reservation", best))


def shift_margin(scenario: Scenario, profile: str, best: float) -> Scenario:
    """Say what signing costs the actor around another best value, moved in the same way."""
    return set_margin(scenario, profile, _shifted(scenario, profile, "margin", best))


def shift_weights(scenario: Scenario, profile: str, bests: Mapping[str, float]) -> Scenario:
    """Weigh several of the actor's interests around other best values, or none where one is refused.

    Low and high move along as in `shift_reservation`; what was a single number stays one, and what
    weighs what it did before stays as it is, open or not.
    """
    for interest, best in bests.items():
        found = _profile_with(scenario, profile, interest)
        base = _base(scenario, found) or found
        held = found.weights.get(interest) or base.weights.get(interest)
        if held is None or held.best != best:
            scenario = set_weight(scenario, profile, interest, _moved(held, best, "weight"))
    return scenario


def _shifted(scenario: Scenario, key: str, field: str, best: float) -> Estimate:
    profile: Profile = known(scenario, "profiles", key)
    base = _base(scenario, profile)
    held = getattr(profile, field)
    if held is None and base is not None:
        held = getattr(base, field)
    return _moved(held if isinstance(held, Estimate) else None, best, field)


def _base(scenario: Scenario, profile: Profile) -> Profile | None:
    """The profile that says what this one leaves open; its own, where it is the base itself."""
    actor = scenario.actors.get(profile.actor)
    base: Profile | None = scenario.profiles.get(actor.base_profile if actor else None)
    return base


def _moved(held: Estimate | None, best: float, what: str) -> Estimate:
    """An estimate around another best value, its ends moved along on the scale of `what`."""
    if held is None:
        return Estimate(best)
    if held.low is None or held.high is None:
        return amended(held, best=best)
    least, most = SCALES[what]
    low, high = (
        min(max(round(end + best - held.best, 6), least), most) for end in (held.low, held.high)
    )
    return amended(held, best=best, low=low, high=high)


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
